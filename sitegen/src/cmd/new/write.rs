//! From a template and answers to a file.

use super::Answers;
use anyhow::{Context, Result, ensure};
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

/// Puts the answers in the place of their names, as `@name@`. A line with an answer that is
/// empty goes, and with it the lines of comment above it.
pub(super) fn fill(template: &str, answers: &Answers) -> String {
    let mut text = String::new();
    let mut comments = String::new();
    for line in template.split_inclusive('\n') {
        let mut named = answers
            .iter()
            .filter(|(key, _)| line.contains(&format!("@{key}@")));
        if named.any(|(_, words)| words.is_empty()) {
            comments.clear();
            continue;
        }
        if line.starts_with("# ") {
            comments.push_str(line);
            continue;
        }
        text.push_str(&std::mem::take(&mut comments));
        text.push_str(&filled(line, answers));
    }
    text + &comments
}

fn filled(line: &str, answers: &Answers) -> String {
    let mut text = line.to_owned();
    for (key, words) in answers {
        text = text.replace(&format!("@{key}@"), words);
    }
    text
}

/// Writes a new file.
///
/// # Errors
/// If it is there already or cannot be written.
pub(super) fn create(path: &Path, text: &str) -> Result<()> {
    ensure!(
        !path.exists(),
        "{} is there already; nothing was changed",
        path.display()
    );
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    file.and_then(|mut file| file.write_all(text.as_bytes()))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// Adds an entry to the end of a file.
///
/// # Errors
/// If one of this name is there, or the file cannot be written.
pub(super) fn add(path: &Path, text: &str, name: &str) -> Result<()> {
    let before = fs::read_to_string(path).unwrap_or_default();
    let id = format!("id = {}", survey::parse::quoted(name));
    ensure!(
        !before.lines().any(|line| line.trim() == id),
        "{} has a `{name}` already; nothing was changed",
        path.display()
    );
    let file = OpenOptions::new().append(true).create(true).open(path);
    file.and_then(|mut file| file.write_all(text.as_bytes()))
        .with_context(|| format!("cannot add to {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_nothing_is_said_for_goes_with_its_comment() {
        let template = "a = @a@\n# Why.\nb = @b@\n# Kept.\nc = 1\n";
        let answers = Answers::from([("a", "\"x @c@\"".to_owned()), ("b", String::new())]);
        assert_eq!(fill(template, &answers), "a = \"x @c@\"\n# Kept.\nc = 1\n");
    }
}
