//! Parts of a text that stand or go with their figures.
//!
//! What stands between `{if-figures}` and `{end-if}` is shown if every figure in
//! it may be given. Otherwise it goes as a whole, and what follows
//! `{otherwise}`, if anything does, is shown in its place.

use super::{Body, Mistakes, Segment, Source, figure};
use std::ops::Range;
use survey::parse::Finding;

const IF: &str = "if-figures";
const OTHERWISE: &str = "otherwise";
const END: &str = "end-if";

/// Where in a part with a condition a piece of text is.
enum Place {
    Outside,
    /// Shown if its figures are given. Whether any was seen, and where it began.
    Then(bool, Range<usize>),
    /// Shown if they are not.
    Otherwise(Range<usize>),
}

/// Notes what is wrong with the conditions of a text.
pub(super) fn check(body: &Body, source: &Source, mistakes: &mut Mistakes) {
    let mut place = Place::Outside;
    for segment in &body.segments {
        let (problem, next) = step(segment, place);
        place = next;
        if let Some((span, message, help)) = problem {
            mistakes.add(
                source,
                Finding::new(span, message).code("figure").help(help),
            );
        }
    }
    if let Place::Then(_, span) | Place::Otherwise(span) = place {
        let finding = Finding::new(span, "this part has no end").code("figure");
        mistakes.add(
            source,
            finding.help("write `{end-if}` in a paragraph of its own after it"),
        );
    }
}

type Problem = Option<(Range<usize>, &'static str, &'static str)>;

/// What is wrong with a piece at its place, and the place of the next one.
fn step(segment: &Segment, place: Place) -> (Problem, Place) {
    let (name, span) = match segment {
        Segment::Prose(html) => {
            let place = match place {
                Place::Then(seen, span) => {
                    Place::Then(seen || !figure::marked(html).is_empty(), span)
                }
                other => other,
            };
            return (None, place);
        }
        Segment::Block { name, span, .. } => (name.as_str(), span.clone()),
    };
    match (name, place) {
        (IF, Place::Outside) => (None, Place::Then(false, span)),
        (IF, inside) => {
            let help = "write `{end-if}` before the next part begins";
            (
                Some((span, "one part cannot stand in another", help)),
                inside,
            )
        }
        (OTHERWISE, Place::Then(true, began)) => (None, Place::Otherwise(began)),
        (END, Place::Then(true, _) | Place::Otherwise(_)) => (None, Place::Outside),
        (OTHERWISE | END, Place::Then(false, began)) => {
            let help = "name one in it, as in `{figure uk scanning 2026}`; the part is shown if all of them are given";
            let next = if name == END {
                Place::Outside
            } else {
                Place::Otherwise(began.clone())
            };
            (Some((began, "no figure stands in this part", help)), next)
        }
        (OTHERWISE | END, place) => {
            let help = "a part begins with `{if-figures}`, and has one `{otherwise}` at most";
            (
                Some((
                    span,
                    "nothing that this could belong to comes before it",
                    help,
                )),
                place,
            )
        }
        (_, place) => (None, place),
    }
}

/// The pieces that stay. `given` says whether the figure of this number can be
/// shown.
pub(crate) fn choose(segments: Vec<Segment>, given: impl Fn(usize) -> bool) -> Vec<Segment> {
    let mut kept = Vec::new();
    let mut pieces = segments.into_iter();
    while let Some(piece) = pieces.next() {
        if is(&piece, IF) {
            let part: Vec<_> = pieces.by_ref().take_while(|p| !is(p, END)).collect();
            for piece in one_of(part, &given) {
                keep(&mut kept, piece);
            }
        } else {
            keep(&mut kept, piece);
        }
    }
    kept
}

/// Prose that a condition parted is one again.
fn keep(kept: &mut Vec<Segment>, piece: Segment) {
    match (kept.last_mut(), piece) {
        (Some(Segment::Prose(before)), Segment::Prose(after)) => before.push_str(&after),
        (_, piece) => kept.push(piece),
    }
}

/// The side of a part that is shown.
fn one_of(part: Vec<Segment>, given: impl Fn(usize) -> bool) -> Vec<Segment> {
    let middle = part.iter().position(|p| is(p, OTHERWISE));
    let mut then = part;
    let otherwise = match middle {
        Some(at) => then.split_off(at).into_iter().skip(1).collect(),
        None => Vec::new(),
    };
    let all = then.iter().all(|piece| match piece {
        Segment::Prose(html) => figure::marked(html).into_iter().all(&given),
        Segment::Block { .. } => true,
    });
    if all { then } else { otherwise }
}

fn is(piece: &Segment, wanted: &str) -> bool {
    matches!(piece, Segment::Block { name, .. } if name == wanted)
}
