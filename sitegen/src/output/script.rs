//! A script of the theme that pages load.

use super::{Tree, digest};
use crate::render::theme;
use std::collections::BTreeMap;

/// Where the script is, and the hash that a page holds it to.
#[derive(Debug)]
pub(crate) struct Script {
    pub(crate) url: String,
    pub(crate) integrity: String,
}

impl Script {
    /// Adds the script to the tree: the campaign's own as it is, or else ours.
    pub(super) fn add(own: &BTreeMap<String, String>, name: &str, tree: &mut Tree) -> Self {
        let text = match own.get(name) {
            Some(text) => text.clone(),
            None => without_comments(theme::ours(name).unwrap_or_default()),
        };
        let file = name.rsplit('/').next().unwrap_or(name);
        Self {
            integrity: digest::sha384(text.as_bytes()),
            url: tree.add_asset(file, text.into_bytes()),
        }
    }
}

/// Leaves out lines of comment and spaces before others. Ours have no text of more
/// than one line that this could change.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let comment = |line: &str| line.starts_with("//") || line.starts_with("/**");
    let kept = lines.filter(|line| !line.is_empty() && !comment(line));
    kept.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_comment_are_left_out() {
        let script = "// why\n\nconst a = () => {\n  /** What. */\n  return \"//\"; // kept\n};\n";
        let expected = "const a = () => {\nreturn \"//\"; // kept\n};\n";
        assert_eq!(without_comments(script), expected);
    }

    #[test]
    fn no_text_of_our_scripts_has_more_than_one_line() {
        for line in theme::ours(theme::SEARCH).unwrap().lines() {
            assert_eq!(line.matches('`').count() % 2, 0, "{line}");
        }
    }
}
