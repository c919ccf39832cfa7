//! From opened responses to a publishable table.
//!
//! One pass adds every response to a [`Tally`]; tallies of parts merge into
//! the tally of the whole. [`release`] then applies the rules of DOMAIN C and
//! gives [`survey::results::Results`], the only thing that leaves the desk.

mod cell;
mod count;
mod hide;
mod place;
mod release;
mod tally;
mod who;

pub use cell::{cell, too_few};
pub use count::{Count, Mean};
pub use hide::{Member, held_back, hold_back};
pub use place::{Place, Places};
pub use release::release;
pub use tally::Tally;
pub use who::{EARLIER, Who, who};

use crate::Content;
use survey::results::Results;
use survey::{Answers, Wave};

/// Tabulates the answers of one wave in one pass.
///
/// # Errors
/// Passes on the first error of `answers`.
pub fn tabulate<A: std::borrow::Borrow<Answers>, E>(
    content: &Content,
    wave: &Wave,
    answers: impl IntoIterator<Item = Result<A, E>>,
) -> Result<Results, E> {
    let places = Places::of(content);
    let mut tally = Tally::new(&content.definition, &places);
    for answers in answers {
        tally.add(&content.definition, &places, answers?.borrow());
    }
    Ok(release(content, wave, &places, &tally))
}
