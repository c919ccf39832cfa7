//! The pattern engine of every place but the browser.

use fancy_regex::{Regex, RegexBuilder};
use std::cell::RefCell;
use std::collections::HashMap;

thread_local! {
    static COMPILED: RefCell<HashMap<String, Regex>> = RefCell::default();
}

/// Replaces what a pattern finds, as [`Replace`](super::Replace) asks.
///
/// # Panics
/// If the pattern is none, or if reading the text takes more steps than
/// patterns may take that are fit for any text.
pub fn replace(pattern: &str, text: &str, with: &str) -> String {
    let with = with.replace("$&", "${0}");
    let with = ["$1", "$2", "$3"].into_iter().fold(with, |with, group| {
        with.replace(group, &format!("${{{}}}", &group[1..]))
    });
    compiled(pattern).replace_all(text, with).into_owned()
}

fn compiled(pattern: &str) -> Regex {
    let cached = COMPILED.with_borrow(|compiled| compiled.get(pattern).cloned());
    cached.unwrap_or_else(|| {
        let built = RegexBuilder::new(pattern)
            .backtrack_limit(20_000_000)
            .build();
        let built = built.unwrap_or_else(|error| panic!("{error}"));
        COMPILED.with_borrow_mut(|compiled| compiled.insert(pattern.to_owned(), built.clone()));
        built
    })
}
