//! Tools that come from elsewhere and are fetched once.

pub(crate) mod binaryen;
pub(crate) mod chromium;
