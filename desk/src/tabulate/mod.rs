//! From opened responses to a publishable table.
//!
//! One pass adds every response to a [`Tally`]; tallies of parts merge into
//! the tally of the whole. [`release`] then applies the rules of DOMAIN C and
//! gives [`survey::results::Results`], the only thing that leaves the desk.

mod answers;
mod bands;
mod breakdown;
mod cell;
mod change;
mod compare;
mod count;
mod hide;
mod ledger;
mod place;
mod point;
mod quality;
mod release;
mod replies;
mod said;
mod sides;
mod tally;
mod tree;
mod who;

pub use bands::Bands;
pub use cell::{cell, too_few};
pub use compare::compare;
pub use count::{Count, Mean};
pub use hide::{Before, Member, Whole, hide, may_change};
pub use ledger::{Entry, ExactTotals, LEDGER_FORMAT, Ledger, OLDEST_LEDGER_FORMAT, PlaceEntry};
pub use place::{Place, Places};
pub use release::{Circumstances, release};
pub use replies::{Chosen, Replies};
pub use said::Said;
pub use sides::Sides;
pub use tally::Tally;
pub use tree::{Statement, decide};
pub use who::{EARLIER, Who, who};

use crate::Content;
use survey::results::Results;
use survey::{Answers, Wave};

/// Tabulates the answers of one wave in one pass: its results, and the ledger
/// that the next release needs.
///
/// # Errors
/// Passes on the first error of `answers`.
pub fn tabulate<A: std::borrow::Borrow<Answers>, E>(
    content: &Content,
    wave: &Wave,
    answers: impl IntoIterator<Item = Result<A, E>>,
    after: Circumstances<'_>,
) -> Result<(Results, Ledger), E> {
    let places = Places::of(content);
    let mut tally = Tally::of(content, &places);
    for answers in answers {
        tally.add(&content.definition, &places, answers?.borrow());
    }
    Ok(release(content, wave, &places, &tally, after))
}
