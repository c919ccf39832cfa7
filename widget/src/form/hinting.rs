//! What in a story may point to a person, asked about before it is sent.
//!
//! It never blocks: pressing Continue again goes on, and whatever is listed then
//! counts as kept.

use super::{Focus, Form};
use crate::page::Page;
use survey::hints::{Kind, Known, hints};
use zeroize::Zeroize;

/// The id of the list of what was found.
pub(crate) const HINTS: &str = "coc-hints";
/// The id of the story's box.
pub(crate) const STORY: &str = "coc-story";

/// A passage of the story that is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// What it looks like.
    pub kind: Kind,
    /// Its words.
    pub words: String,
    /// Where it begins, in bytes.
    start: usize,
}

/// What is done with a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is marked in the box.
    Show,
    /// It is replaced with dots.
    TakeOut,
    /// It stays, and is not asked about again.
    Keep,
}

impl Form {
    /// The passages that are asked about, as the story was when they were found.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// What is to be marked in the story's box, once: from and to, as the
    /// browser counts (UTF-16).
    pub fn take_marked(&mut self) -> Option<(u32, u32)> {
        self.marked.take()
    }

    /// Does what was decided about a passage. One that has been changed in the
    /// box since is looked at anew instead.
    pub fn decide(&mut self, place: usize, fate: Fate) {
        let Some(wanted) = self.passages.get(place).cloned() else {
            return;
        };
        self.look_for_passages();
        // The nearest of the same words, if text before it was changed.
        let mut found: Option<usize> = None;
        for passage in &self.passages {
            let same = passage.kind == wanted.kind && passage.words == wanted.words;
            let far = passage.start.abs_diff(wanted.start);
            if same && found.is_none_or(|nearest| far < nearest.abs_diff(wanted.start)) {
                found = Some(passage.start);
            }
        }
        match (found, fate) {
            (Some(start), Fate::Show) => {
                let from = utf16_len(&self.draft.text[..start]);
                self.marked = Some((from, from + utf16_len(&wanted.words)));
                return;
            }
            (Some(start), Fate::TakeOut) => {
                let end = start + wanted.words.len();
                let text = &self.draft.text;
                let text = [&text[..start], "…", &text[end..]].concat();
                self.draft.text.zeroize();
                self.draft.text = text;
                self.say(self.words().hint_taken());
            }
            (_, Fate::Keep) => {
                self.draft.kept.push(wanted.words.clone());
                self.say(self.words().hint_kept());
            }
            (None, _) => {}
        }
        self.look_for_passages();
        let next = if self.passages.is_empty() {
            STORY
        } else {
            HINTS
        };
        self.focus = Focus::To(next.to_owned());
        self.drawn += 1;
    }

    /// Whether there is something to ask about before going on from the story.
    /// It is asked about once.
    pub(super) fn asks_about_passages(&mut self) -> bool {
        if self.page != Page::Story {
            return false;
        }
        let asked = std::mem::take(&mut self.passages);
        if asked.is_empty() {
            self.look_for_passages();
        }
        for passage in &asked {
            self.draft.kept.push(passage.words.clone());
        }
        !self.passages.is_empty()
    }

    fn look_for_passages(&mut self) {
        let bundle = self.bundle;
        let known = self.known.get_or_insert_with(|| {
            Known::of(&bundle.organisations, &bundle.support, self.host.replace)
        });
        self.passages.clear();
        for hint in hints(&self.draft.text, known) {
            let passage = Passage {
                kind: hint.kind,
                start: hint.span.start,
                words: self.draft.text[hint.span].to_owned(),
            };
            if !self.draft.kept.contains(&passage.words) {
                self.passages.push(passage);
            }
        }
    }
}

/// How long the browser finds a text.
fn utf16_len(text: &str) -> u32 {
    text.chars().map(|c| c.len_utf16() as u32).sum()
}

impl Drop for Passage {
    fn drop(&mut self) {
        self.words.zeroize();
    }
}
