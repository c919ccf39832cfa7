//! What a campaign knows beforehand: its places and its support lines.

use super::Replace;
use super::fold::Folded;
use super::names::NAMES;
use super::rules::{lines, put};
use crate::text::cut;
use crate::{Organisation, SupportLine};

/// The places to look for, and the support lines to leave alone. It is made
/// once; [`hints`](super::hints) then only reads it.
#[derive(Debug, Clone)]
pub struct Known {
    /// Patterns, as alternatives: of support lines, of places, and of places
    /// without their "Hospital" or "Ysbyty".
    pub(super) lists: [String; 3],
    pub(super) replace: Replace,
}

impl Known {
    /// With the names of places and the numbers of support lines. A note in
    /// round brackets is not part of a name, and a name of nothing but general
    /// words ("General Hospital") is not looked for.
    pub fn new<'a>(
        places: impl IntoIterator<Item = &'a str>,
        support: impl IntoIterator<Item = &'a str>,
        replace: Replace,
    ) -> Self {
        let (mut numbers, mut names) = (String::new(), String::new());
        for place in places {
            add(&mut names, "\n", place);
        }
        for number in support {
            add(&mut numbers, "\n", number);
        }
        Self::read(&numbers, "", &names, replace)
    }

    /// From a campaign's lists: every name of every organisation in every
    /// language, now and before, its hospitals with and without the town behind
    /// the comma, and the names and numbers of the support lines.
    pub fn of(organisations: &[Organisation], support: &[SupportLine], replace: Replace) -> Self {
        let (mut numbers, mut lines, mut names) = (String::new(), String::new(), String::new());
        for line in support {
            add(&mut numbers, "\n", &line.number);
            add(&mut lines, "\n", &line.name);
        }
        for organisation in organisations {
            for name in organisation.names.values() {
                add(&mut names, "\n", name);
            }
            for name in &organisation.former_names {
                add(&mut names, "\n", name);
            }
            for hospital in &organisation.hospitals {
                add(&mut names, "\n;", hospital);
            }
        }
        Self::read(&numbers, &lines, &names, replace)
    }

    /// From names and numbers, one a line.
    fn read(numbers: &str, support: &str, places: &str, replace: Replace) -> Self {
        let mut known = Self {
            lists: Default::default(),
            replace,
        };
        for (i, text) in [numbers, support, places, places].iter().enumerate() {
            let text = patterns(text, 1 << i, replace);
            longest_first(&mut known.lists[i.saturating_sub(1)], &text);
        }
        known
    }
}

fn add(all: &mut String, before: &str, name: &str) {
    all.push_str(before);
    all.push_str(name);
}

/// Turns names into patterns, by the lines of [`NAMES`] that are for this kind.
fn patterns(names: &str, kind: u8, replace: Replace) -> String {
    let mut text = Folded::new(names).text;
    for step in lines(NAMES) {
        if step[0] & kind != 0 {
            let mut halves = step[1..].split(|&byte| byte == b'\t');
            let (mut pattern, mut with) = (String::new(), String::new());
            put(&mut pattern, halves.next().unwrap_or_default(), &[]);
            for &byte in halves.next().unwrap_or_default() {
                with.push(char::from(byte));
            }
            text = replace(&pattern, &text, &with);
        }
    }
    text
}

/// Adds the lines of a text as alternatives. The longest comes first, so that
/// it is preferred. A list has some thousand names at the most, so that moving
/// the shorter ones costs less than the code of a sort.
fn longest_first(all: &mut String, text: &str) {
    let mut names: Vec<&str> = Vec::new();
    let mut left = text;
    // A folded text ends with a line break.
    while let Some((name, after)) = cut(left, b'\n') {
        left = after;
        if !name.is_empty() {
            let longer = names.iter().take_while(|other| other.len() >= name.len());
            names.insert(longer.count(), name);
        }
    }
    for name in names {
        add(all, "|", name);
    }
}
