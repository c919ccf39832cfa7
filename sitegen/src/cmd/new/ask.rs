//! What must be known to begin something, and what an answer can be.

use sitegen::Moment;
use survey::Date;
use survey::parse::{nearest, quoted};

/// Something that must be known: `@key@` in the template, `--key` on the command line.
#[derive(Debug)]
pub(super) struct Ask {
    pub(super) key: &'static str,
    /// The question, to a person.
    pub(super) question: &'static str,
    /// What is taken if nothing is said.
    pub(super) otherwise: Otherwise,
    /// What an answer can be.
    pub(super) form: Form,
}

/// What is taken if nothing is said.
#[derive(Debug, Clone, Copy)]
pub(super) enum Otherwise {
    /// It must be said.
    Nothing,
    Words(&'static str),
    /// The line of the template that needs it goes.
    Without,
    /// The day on which it comes out, or today.
    ItsDay,
    /// It must be said if the status is this one, and is left out otherwise.
    WithoutUnless(&'static str),
}

/// What an answer can be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    Words,
    Day,
    /// A time of the UK's clocks.
    Time,
    Number,
    /// Several names, with commas between them.
    List,
    /// Several sentences, with semicolons between them.
    Sentences,
    /// One of these.
    One(&'static [&'static str]),
}

/// A question that must be answered, in any words.
pub(super) const fn ask(key: &'static str, question: &'static str) -> Ask {
    Ask {
        key,
        question,
        otherwise: Otherwise::Nothing,
        form: Form::Words,
    }
}

impl Ask {
    pub(super) const fn or(self, default: &'static str) -> Self {
        self.otherwise(Otherwise::Words(default))
    }

    pub(super) const fn if_any(self) -> Self {
        self.otherwise(Otherwise::Without)
    }

    pub(super) const fn otherwise(self, otherwise: Otherwise) -> Self {
        Self { otherwise, ..self }
    }

    pub(super) const fn form(self, form: Form) -> Self {
        Self { form, ..self }
    }
}

impl Form {
    /// The answer, if it can be one.
    ///
    /// # Errors
    /// Says what it should be.
    pub(super) fn read(self, words: &str) -> Result<String, String> {
        let wrong = |what: &str| format!("`{words}` is not {what}");
        match self {
            Self::Words | Self::List | Self::Sentences => {}
            Self::Day => {
                let day: Result<Date, _> = words.parse();
                day.map_err(|_| wrong("a date: write it as 2027-03-03"))?;
            }
            Self::Time => {
                words.parse::<Moment>()?;
            }
            Self::Number => {
                words.parse::<u16>().map_err(|_| wrong("a whole number"))?;
            }
            Self::One(choices) if !choices.contains(&words) => {
                let near = nearest(words, choices.iter().copied());
                let near = near.map(|name| format!("; did you mean `{name}`?"));
                let all = choices.join(", ");
                return Err(wrong(&format!("one of {all}{}", near.unwrap_or_default())));
            }
            Self::One(_) => {}
        }
        Ok(words.to_owned())
    }

    /// The answer as TOML has it, without the brackets of a list.
    pub(super) fn written(self, words: &str) -> String {
        let several = |mark| {
            let each = words.split(mark).map(str::trim);
            let each = each.filter(|one| !one.is_empty()).map(quoted);
            each.collect::<Vec<_>>().join(", ")
        };
        match self {
            Self::Number => words.to_owned(),
            Self::List => several(','),
            Self::Sentences => several(';'),
            _ => quoted(words),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_cannot_be_one_is_told() {
        let choices = Form::One(&["planned", "closed"]);
        assert!(choices.read("closed").is_ok());
        let told = choices.read("close").unwrap_err();
        assert!(told.contains("did you mean `closed`?"), "{told}");
        assert!(Form::Day.read("3 March").is_err());
        assert!(Form::Time.read("2027-03-03T00:01").is_ok());
        assert!(Form::Number.read("ten").is_err());
    }

    #[test]
    fn several_answers_are_parted() {
        assert_eq!(Form::List.written("a, b"), r#""a", "b""#);
        assert_eq!(
            Form::Sentences.written("One, two.; Three."),
            r#""One, two.", "Three.""#
        );
        assert_eq!(Form::Number.written("7"), "7");
    }
}
