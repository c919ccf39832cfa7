//! Every word that the survey says, in one language.

mod months;
mod plural;
mod widget;

pub use months::Months;
pub use plural::{Category, Plural};
pub use widget::WidgetText;

use crate::pack::packed;
use crate::{AreaId, ChoiceId, ClosingId, Language, Permission, PrincipleId, QuestionId};
use litemap::LiteMap;
use serde::{Deserialize, Serialize};

/// The words of a survey in one language.
///
/// With feature `parse`, [`crate::parse::texts`] makes one and guarantees that
/// nothing the definition needs is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// The language.
    pub language: Language,
    /// Its name in itself: "Cymraeg".
    pub name: String,
    /// Whether a fluent speaker has approved the words. As read by
    /// [`crate::parse::folder`]: approved only if every single text is.
    pub state: Review,
    /// The pages before the first question.
    pub start: StartText,
    /// The points of the code.
    #[serde(rename = "principle")]
    pub principles: LiteMap<PrincipleId, PrincipleText>,
    /// The areas.
    #[serde(rename = "area")]
    pub areas: LiteMap<AreaId, String>,
    /// The questions.
    #[serde(rename = "question")]
    pub questions: LiteMap<QuestionId, QuestionText>,
    /// The pages that end the survey early.
    #[serde(rename = "closing")]
    pub closings: LiteMap<ClosingId, PageText>,
    /// The story page.
    pub story: StoryText,
    /// The furniture of the form: buttons, messages, headings.
    pub widget: WidgetText,
}

/// Whether words may be published.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// Written, not yet approved.
    #[default]
    Draft,
    /// Approved by a fluent speaker.
    Approved,
}

/// The pages before the first question. `{campaign}` stands for its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartText {
    /// The heading of the start page.
    pub title: String,
    /// What it is for, who can take part, how long it takes, what happens to answers.
    pub intro: Vec<String>,
    /// The content note.
    pub content_note: String,
    /// The question of the age gate.
    pub age_question: String,
    /// The heading of the consent page.
    pub consent_title: String,
    /// The statement beside the unticked box.
    pub consent_statement: String,
    /// Plain lines below it.
    pub consent_lines: Vec<String>,
}

/// A point of the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrincipleText {
    /// Its name.
    pub title: String,
    /// What it asks for.
    pub summary: String,
}

/// A question as the first voice is asked it, and as each other voice is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionText {
    /// The question.
    pub label: String,
    /// A line below it.
    #[serde(default)]
    pub hint: Option<String>,
    /// A few words for lists and charts: "Staff listened".
    #[serde(default)]
    pub short: Option<String>,
    /// The words of each choice.
    pub choices: LiteMap<ChoiceId, String>,
    /// The approved wordings for other voices.
    #[serde(default, rename = "as")]
    pub voices: LiteMap<ChoiceId, VoiceText>,
}

/// A question as one voice is asked it: an approved text of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoiceText {
    /// The question.
    pub label: String,
    /// A line below it.
    #[serde(default)]
    pub hint: Option<String>,
    /// Choices that are worded otherwise; the rest are as in the question.
    #[serde(default)]
    pub choices: LiteMap<ChoiceId, String>,
}

/// A page of plain paragraphs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageText {
    /// The heading.
    pub title: String,
    /// The paragraphs.
    pub body: Vec<String>,
}

/// The story page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoryText {
    /// The heading of the page that offers it.
    pub title: String,
    /// The label of the box.
    pub prompt: String,
    /// The line below the label.
    pub hint: String,
    /// That this is not a way to get help.
    pub not_help: String,
    /// The question above the permissions.
    pub permission_question: String,
    /// "Research only" and what it means.
    pub research: ChoiceText,
    /// "Publish as a quote" and what it means.
    pub quote: ChoiceText,
    /// "Publish in full" and what it means.
    pub full: ChoiceText,
    /// The statement beside the unticked box.
    pub consent_statement: String,
    /// The question above the content labels.
    pub labels_question: String,
    /// The content labels.
    pub labels: LiteMap<ChoiceId, String>,
    /// The question above the words for the loss.
    pub words_question: String,
    /// The words for the loss.
    pub words: LiteMap<ChoiceId, String>,
}

/// A choice with a line below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceText {
    /// The choice.
    pub label: String,
    /// What it means.
    pub hint: String,
}

impl StoryText {
    /// The words of a permission.
    pub fn permission(&self, permission: Permission) -> &ChoiceText {
        match permission {
            Permission::Research => &self.research,
            Permission::Quote => &self.quote,
            Permission::Full => &self.full,
        }
    }
}

impl QuestionText {
    /// The question as this voice is asked it.
    pub fn label(&self, voice: Option<&str>) -> &str {
        self.voice(voice).map_or(&self.label, |v| &v.label)
    }

    /// The line below the question, for this voice.
    pub fn hint(&self, voice: Option<&str>) -> Option<&str> {
        let hint = match self.voice(voice) {
            Some(own) => &own.hint,
            None => &self.hint,
        };
        hint.as_deref()
    }

    /// The words of a choice, for this voice; its id if it has none.
    pub fn choice<'a>(&'a self, choice: &'a ChoiceId, voice: Option<&str>) -> &'a str {
        self.voice(voice)
            .and_then(|own| own.choices.get(choice))
            .or_else(|| self.choices.get(choice))
            .map_or(choice.as_str(), String::as_str)
    }

    fn voice(&self, voice: Option<&str>) -> Option<&VoiceText> {
        self.voices.get(voice?)
    }
}

/// A whole number in digits and nothing else. The standard library's way to
/// write numbers brings all of its formatting into the browser.
pub fn decimal(mut number: u64) -> String {
    let mut digits = String::new();
    loop {
        digits.insert(0, char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return digits;
        }
    }
}

/// A text before and behind the first of an ASCII character. The standard library's
/// way looks for any character, as quickly as can be, in six times the code.
pub fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == at)?;
    Some((&text[..place], &text[place + 1..]))
}

/// Puts values in the place of `{names}`; an unknown name stays as it is.
///
/// # Examples
/// ```
/// let line = survey::text::fill("Question {n} of up to {total}", &[("n", "4"), ("total", "15")]);
/// assert_eq!(line, "Question 4 of up to 15");
/// ```
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = cut(rest, b'{') {
        filled.push_str(before);
        let known = cut(after, b'}').and_then(|(name, tail)| {
            let (_, value) = values.iter().find(|(key, _)| *key == name)?;
            Some((*value, tail))
        });
        match known {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

packed!(Texts {
    language,
    start,
    questions,
    closings,
    story,
    widget,
} without { name, state, principles, areas });
packed!(StartText {
    age_question,
    consent_title,
    consent_statement,
    consent_lines,
} without { title, intro, content_note });
packed!(QuestionText {
    label,
    hint,
    choices,
    voices,
} without { short });
packed!(VoiceText {
    label,
    hint,
    choices,
});
packed!(PageText { title, body });
packed!(StoryText {
    title,
    prompt,
    hint,
    not_help,
    permission_question,
    research,
    quote,
    full,
    consent_statement,
    labels_question,
    labels,
    words_question,
    words,
});
packed!(ChoiceText { label, hint });
