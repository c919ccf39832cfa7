//! The commands, one file each.

pub(crate) mod approve;
pub(crate) mod build;
pub(crate) mod hosts;
pub(crate) mod serve;
