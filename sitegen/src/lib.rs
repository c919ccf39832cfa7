//! Turns content into a static campaign site.
