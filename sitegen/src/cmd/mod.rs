//! The commands, one file each.

pub(crate) mod approve;
pub(crate) mod build;
pub(crate) mod check;
mod progress;
mod said;
pub(crate) mod serve;
mod site;
