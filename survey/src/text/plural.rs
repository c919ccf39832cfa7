//! Words that follow a number.

use crate::pack::packed;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The kinds of number that a language may tell apart (Unicode CLDR plural
/// categories). English has two of them, Welsh all six.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// In Welsh, 0.
    Zero,
    /// In English and Welsh, 1.
    One,
    /// In Welsh, 2.
    Two,
    /// In Welsh, 3.
    Few,
    /// In Welsh, 6.
    Many,
    /// Every other number. Each language has it.
    Other,
}

/// The names by which Unicode, browsers and our files know them, in the order
/// of [`Category`].
const NAMES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

impl Category {
    /// Every category.
    pub const ALL: [Self; 6] = [
        Self::Zero,
        Self::One,
        Self::Two,
        Self::Few,
        Self::Many,
        Self::Other,
    ];

    /// Its name: "few".
    pub fn as_str(self) -> &'static str {
        NAMES[self as usize]
    }

    /// The category of this name; [`Self::Other`] for a name that is none.
    pub fn named(name: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|c| c.as_str() == name).unwrap_or(Self::Other)
    }
}

/// Words in a form for each kind of number that their language tells apart.
///
/// In a file they are one text, the same for every number, or a table:
/// `{ one = "{n} day", other = "{n} days" }`. With feature `parse`,
/// [`crate::parse::texts`] sees to it that every form that the language needs
/// is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plural {
    /// In the order of [`Category`]; empty where there is no form of its own.
    forms: [String; 6],
}

impl Plural {
    /// The words for numbers of this category.
    pub fn form(&self, category: Category) -> &str {
        match self.forms[category as usize].as_str() {
            "" => &self.forms[Category::Other as usize],
            own => own,
        }
    }

    /// The forms that were written, each with its category. One text for every
    /// number is the form of [`Category::Other`].
    pub fn forms(&self) -> impl Iterator<Item = (Category, &str)> {
        let all = Category::ALL.into_iter().zip(&self.forms);
        all.filter(|(_, words)| !words.is_empty())
            .map(|(category, words)| (category, words.as_str()))
    }
}

packed!(Plural { forms });

impl Serialize for Plural {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (category, words) in self.forms() {
            map.serialize_entry(category.as_str(), words)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Plural {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Written)
    }
}

/// Reads either way of writing it.
struct Written;

impl<'de> Visitor<'de> for Written {
    type Value = Plural;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or a table such as `{ one = \"…\", other = \"…\" }`")
    }

    fn visit_str<E: serde::de::Error>(self, words: &str) -> Result<Plural, E> {
        let mut forms = <[String; 6]>::default();
        words.clone_into(&mut forms[Category::Other as usize]);
        Ok(Plural { forms })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Plural, A::Error> {
        let mut forms = <[String; 6]>::default();
        while let Some(name) = map.next_key::<String>()? {
            let place = NAMES.iter().position(|known| *known == name);
            let place = place.ok_or_else(|| A::Error::unknown_field(&name, &NAMES))?;
            forms[place] = map.next_value()?;
        }
        if forms[Category::Other as usize].is_empty() {
            return Err(A::Error::missing_field("other"));
        }
        Ok(Plural { forms })
    }
}
