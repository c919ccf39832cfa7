//! A story while it is being written.

use crate::mistake::Mistake;
use survey::{ChoiceId, Choices, MAX_STORY_BYTES, Permission, Story, StoryRules, validate};
use zeroize::Zeroize;

/// Counts the characters of a text as a person sees them.
type Count = fn(&str) -> usize;

/// A story while it is being written, with what its writer allows.
#[derive(Debug, Default)]
pub struct Draft {
    /// Whether the person chose to tell one.
    pub wanted: bool,
    /// Their words.
    pub text: String,
    /// What may be done with them; nothing is chosen beforehand.
    pub permission: Option<Permission>,
    /// Whether the box of the story's own consent is ticked.
    pub consent: bool,
    /// The content labels they chose.
    pub labels: Choices,
    /// The word they prefer for the loss.
    pub word: Option<ChoiceId>,
    /// Whether the browser checks the spelling, which may send the words away.
    pub spelling: bool,
    /// Passages that were asked about and stay.
    pub(crate) kept: Vec<String>,
}

impl Draft {
    /// How many characters are left, below zero if there are too many.
    ///
    /// A story may also be too long in bytes: composed characters can take
    /// many. Each character over then stands for the four bytes that it may take.
    pub(crate) fn left(&self, rules: &StoryRules, count: Count) -> i64 {
        let characters = i64::from(rules.max_characters) - to_i64(count(&self.text));
        let bytes = (to_i64(MAX_STORY_BYTES) - to_i64(self.text.len())).div_euclid(4);
        characters.min(bytes)
    }

    /// How many characters are left, once three quarters of them are used.
    pub(crate) fn worth_showing(&self, rules: &StoryRules, count: Count) -> Option<i64> {
        let quarter = i64::from(rules.max_characters) / 4;
        // No text has more characters than bytes: a short one need not be counted.
        let sure = i64::from(rules.max_characters) - to_i64(self.text.len()) > quarter;
        let left = if sure {
            i64::MAX
        } else {
            self.left(rules, count)
        };
        (left <= quarter).then_some(left)
    }

    /// What is wrong with the words themselves.
    pub(crate) fn mistake(&self, rules: &StoryRules, count: Count) -> Option<Mistake> {
        if self.text.chars().all(char::is_whitespace) {
            return Some(Mistake::StoryEmpty);
        }
        let left = self.left(rules, count);
        (left < 0).then(|| Mistake::StoryLong(left.unsigned_abs()))
    }

    /// The story as it is sent; none if none was wanted, or without permission.
    pub fn story(&self) -> Option<Story> {
        let permission = self.permission.filter(|_| self.wanted && self.consent)?;
        Some(Story {
            text: validate::clean_story(&self.text),
            permission,
            labels: self.labels.clone(),
            word: self.word.clone(),
        })
    }

    /// Takes in what the box holds, in the place of what it held.
    pub(crate) fn write(&mut self, text: String) {
        self.text.zeroize();
        self.text = text;
    }

    /// Overwrites the words and forgets the rest.
    pub(crate) fn wipe(&mut self) {
        self.text.zeroize();
        self.kept.zeroize();
        *self = Self::default();
    }
}

fn to_i64(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
