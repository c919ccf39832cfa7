//! Checked names: what a definition calls its questions, choices and areas.
//!
//! An id is the same in every language and every wave; answers are stored as
//! ids, never as words.

use crate::pack::{Pack, Packer, Unpacker};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest id, in bytes. Fifteen questions with every choice ticked then
/// encode to well under the 2,000 bytes that the sealed body keeps for answers.
pub const MAX_ID_LEN: usize = 40;

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum IdError {
    /// Nothing was written.
    Empty,
    /// It is longer than [`MAX_ID_LEN`] bytes.
    TooLong,
    /// It holds a character that ids do not have.
    Character(char),
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("an id cannot be empty"),
            Self::TooLong => write!(f, "an id has at most {MAX_ID_LEN} characters"),
            Self::Character(found) => write!(f, "`{found}` cannot stand in this id"),
        }
    }
}

impl std::error::Error for IdError {}

fn check(text: &str, allowed: fn(char) -> bool) -> Result<(), IdError> {
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    if text.len() > MAX_ID_LEN {
        return Err(IdError::TooLong);
    }
    match text.chars().find(|&c| !allowed(c)) {
        Some(found) => Err(IdError::Character(found)),
        None => Ok(()),
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-'
}

fn is_code(c: char) -> bool {
    c.is_ascii_uppercase() || c.is_ascii_digit()
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $allowed:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "String"))]
        pub struct $name(Box<str>);

        impl $name {
            /// Checks `text` and makes it an id.
            ///
            /// # Errors
            /// Says what is wrong with the text: see [`IdError`].
            pub fn new(text: &str) -> Result<Self, IdError> {
                check(text, $allowed)?;
                Ok(Self(text.into()))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(text: String) -> Result<Self, IdError> {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.into()
            }
        }

        impl Pack for $name {
            fn pack(&self, to: &mut Packer) {
                to.id(&self.0);
            }

            fn unpack(from: &mut Unpacker<'_>) -> Self {
                let text = from.id();
                if check(text, $allowed).is_err() {
                    from.damaged();
                }
                Self(text.into())
            }
        }

        impl std::str::FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::new(text)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// Names a survey: `code-of-care`.
    SurveyId,
    is_name
);
id!(
    /// Names one round of a survey: `2026`.
    WaveId,
    is_name
);
id!(
    /// Names a question: `staff_listening`.
    QuestionId,
    is_name
);
id!(
    /// Names one answer that a question offers: `always`.
    ChoiceId,
    is_name
);
id!(
    /// Names a point of the code: `joined-up`.
    PrincipleId,
    is_name
);
id!(
    /// Names an area that results are given for: `en_london`.
    AreaId,
    is_name
);
id!(
    /// Names a closing page: `outside_uk`.
    ClosingId,
    is_name
);
id!(
    /// Names a language by its tag: `en`, `cy`.
    Language,
    is_name
);
id!(
    /// Names the site that carried the survey, if it gave a name: `a-forum`.
    EmbedId,
    is_name
);
id!(
    /// A trust's or health board's code in the organisation list: `X01`.
    OrganisationCode,
    is_code
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_plain_words() {
        assert!(QuestionId::new("staff_listening").is_ok());
        assert_eq!(QuestionId::new(""), Err(IdError::Empty));
        assert_eq!(QuestionId::new("Staff"), Err(IdError::Character('S')));
        assert_eq!(QuestionId::new(&"a".repeat(41)), Err(IdError::TooLong));
        assert_eq!(OrganisationCode::new("x01"), Err(IdError::Character('x')));
    }
}
