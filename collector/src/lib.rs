//! The endpoint: keeps sealed envelopes that it cannot read.
