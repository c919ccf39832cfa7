//! The whole chain, as people use it: real browser, real collector, built site.
