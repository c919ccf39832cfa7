//! The commands, one file each.

pub(crate) mod approve;
pub(crate) mod build;
pub(crate) mod check;
mod collector;
pub(crate) mod due;
pub(crate) mod hosts;
pub(crate) mod new;
pub(crate) mod preview_at;
mod progress;
mod said;
pub(crate) mod serve;
pub(crate) mod shell;
mod site;
