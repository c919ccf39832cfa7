//! What is said about every place on one measure: the rules of DOMAIN C2 and
//! C3 down the tree of places.

use super::hide::{Member, Whole, hide};
use super::{Places, Said, Sides};
use survey::results::Settings;

/// What is said about one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// What is said.
    pub said: Said,
    /// Whether that is what the release before said, figure and all.
    pub kept: bool,
}

/// Decides every place, in the order of [`Places::all`]: from the whole to its
/// parts, so that each place is decided before what is within it.
///
/// `member` gives a place as its own counts allow it, and `direct` the people
/// in it who are at nothing within it.
pub fn decide<'a>(
    places: &Places,
    member: impl Fn(usize) -> Member<'a>,
    direct: impl Fn(usize) -> Sides,
    settings: &Settings,
) -> Vec<Statement> {
    let all = places.all();
    let mut decided: Vec<_> = (0..all.len()).map(|i| Statement::of(&member(i))).collect();
    for (index, place) in all.iter().enumerate() {
        let mut parts: Vec<_> = place.children.iter().map(|child| member(*child)).collect();
        let whole = Whole {
            said: decided[index].said,
            unassigned: direct(index),
            change: change(&member(index)),
        };
        hide(&mut parts, &whole, settings);
        for (child, part) in place.children.iter().zip(&parts) {
            decided[*child] = Statement::of(part);
        }
    }
    decided
}

/// What was added to a whole since the release before; `None` if nothing could
/// be taken away from it then.
fn change(whole: &Member<'_>) -> Option<Sides> {
    let before = whole.before?;
    let none = matches!(before.said, Said::Fewer | Said::TooFew);
    (!none).then(|| whole.now - before.counts)
}

impl Statement {
    fn of(member: &Member<'_>) -> Self {
        Self {
            said: member.said,
            kept: member.kept,
        }
    }
}
