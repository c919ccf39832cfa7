//! The offline tool: opens envelopes and makes publishable tables.
