//! The list of trusts and health boards against a fresh export of the
//! Organisation Data Service.
//!
//! [`Etr`] is the export, [`List`] the campaign's own table. [`compare`] says
//! what differs, one [`Difference`] at a time, and what a curator has to
//! decide; [`List::apply`] puts the differences into the table. What a curator
//! wrote stays: Welsh names, hospitals, former names.

mod compare;
mod difference;
mod etr;
mod list;
mod name;

pub use compare::{Kept, compare};
pub use difference::Difference;
pub use etr::{Etr, EtrError, Trust};
pub use list::{List, ListError};
pub use name::proper_case;
