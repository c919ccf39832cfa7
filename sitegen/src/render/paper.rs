//! Every question on one page, in each language of the survey: as a form to
//! print and send by post, and to read before answering.

use super::Canvas;
use super::data::Data;
use super::env::value;
use super::spoken::{QuestionWords, Spoken};
use super::view::{self, Alternate, QuestionView};
use crate::model::Site;
use serde::Serialize;
use survey::text::fill;
use survey::{Condition, Definition, Language, Test, Texts};

/// The page in one language.
#[derive(Serialize)]
struct PaperView<'a> {
    /// Whether it is the form, or else the list to read.
    form: bool,
    text: &'a Texts,
    own: &'a Spoken,
    languages: Vec<Other<'a>>,
    questions: Vec<QuestionView>,
    labels: Vec<&'a str>,
    words: Vec<&'a str>,
    /// The lines of the postal address.
    post: &'a [String],
    style: &'a str,
    /// The list in each language that is approved.
    alternates: Vec<Alternate>,
}

/// The same page in a language.
#[derive(Serialize)]
struct Other<'a> {
    language: &'a Language,
    name: &'a str,
    url: String,
}

/// The paper form in the survey's first language.
pub(crate) const FIRST: &str = "/survey/paper/";

/// The address of the paper form in a language.
pub(super) fn form_url(site: &Site, language: &Language) -> String {
    match site.content.survey.texts.first() {
        Some(first) if first.language == *language => FIRST.to_owned(),
        _ => format!("{FIRST}{language}/"),
    }
}

/// The address of every question in a language.
pub(crate) fn questions_url(site: &Site, language: &Language) -> String {
    if site.texts().language == *language {
        "/take-part/questions/".to_owned()
    } else {
        format!("/take-part/questions/{language}/")
    }
}

/// Draws the paper form, where the survey can be answered, and the lists in the
/// languages that the site's own pages are not in.
pub(super) fn pages(
    site: &Site,
    spoken: &[Spoken],
    style: &str,
    data: &Data,
    canvas: &mut Canvas<'_>,
) {
    for (text, own) in site.content.survey.texts.iter().zip(spoken) {
        let mut draw = |form, address: fn(&Site, &Language) -> String| {
            let mut view = view(site, text, own, form, address, style);
            let url = address(site, &text.language);
            view.alternates = data.site.languages.get(&url).cloned().unwrap_or_default();
            canvas.draw("paper.html", &url, data.with([("paper", value(&view))]));
        };
        if site.invitation.is_some() {
            draw(true, form_url);
        }
        if site.texts().language != text.language {
            draw(false, questions_url);
        }
    }
}

fn view<'a>(
    site: &'a Site,
    text: &'a Texts,
    own: &'a Spoken,
    form: bool,
    address: fn(&Site, &Language) -> String,
    style: &'a str,
) -> PaperView<'a> {
    let survey = &site.content.survey;
    let definition = &survey.definition;
    let mut questions = view::questions(definition, text);
    for (view, question) in questions.iter_mut().zip(&definition.questions) {
        let only_if = question.only_if.iter().map(|c| (true, c));
        let unless = question.unless.iter().map(|c| (false, c));
        let all = only_if.chain(unless);
        view.conditions = all
            .map(|(asked, condition)| explain(asked, condition, definition, text, &own.questions))
            .collect();
    }
    let languages = survey.texts.iter().map(|other| Other {
        language: &other.language,
        name: &other.name,
        url: address(site, &other.language),
    });
    let story = &definition.story;
    let label = |id| text.story.labels.get(id).map_or("", String::as_str);
    let word = |id| text.story.words.get(id).map_or("", String::as_str);
    PaperView {
        form,
        text,
        own,
        languages: languages.collect(),
        questions,
        labels: story.labels.iter().map(label).collect(),
        words: story.words.iter().map(word).collect(),
        post: &site.content.settings.survey.post_to,
        style,
        alternates: Vec::new(),
    }
}

/// When a question is asked, in the words of the language.
fn explain(
    asked: bool,
    condition: &Condition,
    definition: &Definition,
    text: &Texts,
    words: &QuestionWords,
) -> String {
    let mut all = definition.questions.iter();
    let number = all.position(|q| q.id == condition.question);
    let number = number.map_or(0, |at| at + 1).to_string();
    let (choices, pattern) = match (&condition.test, asked) {
        (Test::Any(choices), true) => (choices, &words.only_if),
        (Test::Any(choices), false) => (choices, &words.unless),
        (Test::Only(choices), true) => (choices, &words.only_if_alone),
        (Test::Only(choices), false) => (choices, &words.unless_alone),
    };
    let question = &text.questions[&condition.question];
    let choices = choices.iter().map(|choice| {
        let answer = question.choice(choice, None);
        fill(&words.answer, &[("answer", answer)])
    });
    let answers = choices.collect::<Vec<_>>().join(&words.or);
    fill(pattern, &[("number", &number), ("answers", &answers)])
}
