//! A set of choices.

use crate::ChoiceId;
use serde::{Deserialize, Serialize};
use std::slice;

/// A set of choices, in order of their ids.
///
/// A sorted list: a person ticks a handful at most, and the browser's program
/// would carry all of a tree's code for them.
///
/// # Examples
/// ```
/// use survey::{ChoiceId, Choices};
///
/// let id = |name| ChoiceId::new(name).unwrap();
/// let mut choices = Choices::from([id("gp"), id("epu"), id("gp")]);
/// assert_eq!(choices.len(), 2);
/// assert_eq!(choices.iter().next(), Some(&id("epu")));
/// choices.remove("gp");
/// assert!(!choices.contains("gp"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<ChoiceId>", into = "Vec<ChoiceId>")]
pub struct Choices(Vec<ChoiceId>);

impl Choices {
    /// Adds a choice; says whether it was not there yet.
    pub fn insert(&mut self, choice: ChoiceId) -> bool {
        match self.0.binary_search(&choice) {
            Ok(_) => false,
            Err(at) => {
                self.0.insert(at, choice);
                true
            }
        }
    }

    /// Takes a choice out, if it is there.
    pub fn remove(&mut self, choice: &str) {
        self.0.retain(|other| other.as_str() != choice);
    }

    /// Keeps only the choices for which `keep` holds.
    pub fn retain(&mut self, keep: impl Fn(&ChoiceId) -> bool) {
        self.0.retain(keep);
    }

    /// Whether a choice is in it.
    pub fn contains(&self, choice: &str) -> bool {
        self.0.iter().any(|other| other.as_str() == choice)
    }

    /// The choices, in order of their ids.
    pub fn iter(&self) -> slice::Iter<'_, ChoiceId> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Vec<ChoiceId>> for Choices {
    fn from(mut choices: Vec<ChoiceId>) -> Self {
        choices.sort_unstable();
        choices.dedup();
        Self(choices)
    }
}

impl<const N: usize> From<[ChoiceId; N]> for Choices {
    fn from(choices: [ChoiceId; N]) -> Self {
        Self::from(Vec::from(choices))
    }
}

impl From<Choices> for Vec<ChoiceId> {
    fn from(choices: Choices) -> Self {
        choices.0
    }
}

impl FromIterator<ChoiceId> for Choices {
    fn from_iter<T: IntoIterator<Item = ChoiceId>>(choices: T) -> Self {
        Self::from(Vec::from_iter(choices))
    }
}

impl Extend<ChoiceId> for Choices {
    fn extend<T: IntoIterator<Item = ChoiceId>>(&mut self, choices: T) {
        for choice in choices {
            self.insert(choice);
        }
    }
}

impl<'a> IntoIterator for &'a Choices {
    type Item = &'a ChoiceId;
    type IntoIter = slice::Iter<'a, ChoiceId>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Choices {
    type Item = ChoiceId;
    type IntoIter = std::vec::IntoIter<ChoiceId>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
