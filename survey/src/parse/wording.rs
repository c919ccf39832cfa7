//! A language's file as a list of texts by their dotted keys:
//! `question.role.label`, `widget.leave_more`.

use super::Located;
use super::locate::At::Key;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::{Table, Value};

/// Every text of a language's file, in the order of the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Wording(Vec<Text>);

/// What is translated and reviewed as one: a text, a list of paragraphs, or
/// the forms that follow a number.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) key: String,
    pub(super) value: Value,
    pub(super) span: Range<usize>,
    pub(super) line: usize,
}

impl Wording {
    /// Of a file that has been read without error.
    pub(super) fn of(source: &str) -> Self {
        let table: Table = toml::from_str(source).unwrap_or_default();
        let located = Located::new(source);
        let mut texts = Vec::new();
        for (key, value) in table.iter().filter(|(_, v)| v.is_table()) {
            collect(&[key], value, &mut |path, value| {
                let at: Vec<_> = path.iter().map(|key| Key(key)).collect();
                let span = located.span(&at);
                texts.push(Text {
                    key: path.join("."),
                    value: value.clone(),
                    line: 1,
                    span,
                });
            });
        }
        texts.sort_by_key(|text| text.span.start);
        // From one text to the next: counted from the top each time, a long file
        // would be read hundreds of times.
        let (mut line, mut counted) = (1, 0);
        for text in &mut texts {
            line += source[counted..text.span.start].matches('\n').count();
            counted = text.span.start;
            text.line = line;
        }
        Self(texts)
    }

    /// The texts, in the order of the file.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Text> {
        self.0.iter()
    }

    /// The text of this key.
    pub(super) fn get(&self, key: &str) -> Option<&Text> {
        self.0.iter().find(|text| text.key == key)
    }

    /// The words of which a translation's text is one: those of the same key,
    /// or, where only the translation words a voice's choice otherwise, those
    /// of the choice.
    pub(super) fn source_of(&self, key: &str) -> Option<&Value> {
        let found = self.get(key).or_else(|| self.get(&choice_of(key)?));
        found.map(|text| &text.value)
    }
}

/// The key of the choice that a voice words in its own way.
pub(super) fn choice_of(key: &str) -> Option<String> {
    let (question, voice) = key.split_once(".as.")?;
    let (_, choice) = voice.split_once(".choices.")?;
    Some(format!("{question}.choices.{choice}"))
}

fn collect(path: &[&str], value: &Value, found: &mut impl FnMut(&[&str], &Value)) {
    // A table two deep in `widget` holds the forms of one text.
    let forms = path.len() == 2 && path[0] == "widget";
    match value {
        Value::Table(table) if !forms => {
            for (key, value) in table {
                collect(&[path, &[key.as_str()]].concat(), value, found);
            }
        }
        _ => found(path, value),
    }
}

/// The names in braces that a text has, in any of its parts: `n`, `campaign`.
pub(super) fn names(value: &Value) -> BTreeSet<&str> {
    match value {
        Value::String(text) => {
            let parts = text.split('{').skip(1);
            parts
                .filter_map(|part| Some(part.split_once('}')?.0))
                .collect()
        }
        Value::Array(parts) => parts.iter().flat_map(names).collect(),
        Value::Table(forms) => forms.values().flat_map(names).collect(),
        _ => BTreeSet::new(),
    }
}
