//! The work of a build: what is to be made is planned first, then made side by
//! side, and only where something that it is made from has changed.
//!
//! - `plan` has every page with its template and the stamp of its own values;
//! - `shared` has what all pages can read, and notes what each one does read;
//! - `draw` makes the pages that cannot be kept, and puts them away at once;
//! - `extras` makes what follows from the pages: pictures, search, sitemap, copies;
//! - `links` checks every link of what was made;
//! - `stage` is the only code that writes to the output folder;
//! - `memory` is what one build leaves for the next.

mod apart;
mod draw;
mod engine;
mod extras;
mod found;
mod inputs;
mod links;
mod memory;
mod parts;
mod plan;
mod scan;
mod seen;
mod shared;
mod stage;
mod stamp;

pub(crate) use apart::apart;
pub(crate) use engine::{build, check};
pub(crate) use memory::{Known, KnownTable};
pub(crate) use plan::{Own, Plan, Planned, address_of, file_of};
pub(crate) use seen::Seen;
pub(crate) use shared::{Mask, Readings, Shared};
pub(crate) use stamp::{Stamp, Stamper};

/// How many files one thread takes at a time, where there are thousands: few, so
/// that none waits long for another at the end.
pub(crate) const LOT: usize = 32;
