//! Responses and answers against a definition: every problem, in page order.

use crate::{
    Answer, Answers, Definition, Kind, MAX_STORY_BYTES, Organisation, Problem, ProblemKind,
    Question, QuestionId, Response, Story, WaveId,
};

/// Checks the answer to one question, as the widget does on Continue.
///
/// `None` means that the person may go on.
pub fn answer(
    definition: &Definition,
    organisations: &[Organisation],
    question: &Question,
    answers: &Answers,
) -> Option<ProblemKind> {
    let Some(answer) = answers.get(question.id.as_str()) else {
        return question.required.then_some(ProblemKind::Required);
    };
    match (question.kind, answer) {
        (Kind::One | Kind::Organisation, Answer::One(choice)) => question
            .choice(choice.as_str())
            .is_none()
            .then_some(ProblemKind::UnknownChoice),
        (Kind::Many, Answer::Many(chosen)) => {
            let mut offered = chosen.iter().map(|c| question.choice(c.as_str()));
            if offered.any(|c| c.is_none()) {
                return Some(ProblemKind::UnknownChoice);
            }
            let alone = question
                .choices
                .iter()
                .any(|c| c.alone && chosen.contains(c.id.as_str()));
            (alone && chosen.len() > 1).then_some(ProblemKind::NotAlone)
        }
        (Kind::Organisation, Answer::Organisation(code)) => {
            let area = answers.get(definition.counting.area.as_str());
            let listed = organisations.iter().any(|o| {
                o.code == *code
                    && area.is_none_or(|a| !names_area(definition, a) || a.has(o.area.as_str()))
            });
            (!listed).then_some(ProblemKind::UnknownOrganisation)
        }
        _ => Some(ProblemKind::WrongKind),
    }
}

fn names_area(definition: &Definition, answer: &Answer) -> bool {
    answer
        .choices()
        .any(|c| definition.area(c.as_str()).is_some())
}

/// Checks a whole response, as the widget does before sealing and the desk
/// after opening. An empty list means that it may be counted.
pub fn response(
    definition: &Definition,
    wave: &WaveId,
    organisations: &[Organisation],
    response: &Response,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut note = |kind, question: Option<&QuestionId>| {
        let question = question.cloned();
        problems.push(Problem { kind, question });
    };
    if response.survey != definition.id || response.wave != *wave {
        note(ProblemKind::OtherSurvey, None);
        return problems;
    }
    if response.definition_version != definition.version
        || response.consent_version != definition.consent_version
        || !definition.languages.contains(&response.language)
    {
        note(ProblemKind::OtherVersion, None);
        return problems;
    }
    let path = definition.path(&response.answers);
    for question in &definition.questions {
        let on_path = path.questions.iter().any(|q| q.id == question.id);
        if on_path {
            if let Some(kind) = answer(definition, organisations, question, &response.answers) {
                note(kind, Some(&question.id));
            }
        } else if response.answers.get(question.id.as_str()).is_some() {
            note(ProblemKind::NotAsked, Some(&question.id));
        }
    }
    for (id, _) in response.answers.iter() {
        if definition.question(id.as_str()).is_none() {
            note(ProblemKind::UnknownQuestion, Some(id));
        }
    }
    if path.closing.is_some() {
        note(ProblemKind::Closed, None);
    }
    let story = response.story.as_ref();
    if let Some(kind) = story.and_then(|story| self::story(definition, story)) {
        note(kind, None);
    }
    problems
}

/// Checks a story that is about to be sent.
pub fn story(definition: &Definition, story: &Story) -> Option<ProblemKind> {
    let rules = &definition.story;
    if story.text.chars().all(char::is_whitespace) {
        return Some(ProblemKind::StoryEmpty);
    }
    if story.text.len() > MAX_STORY_BYTES {
        return Some(ProblemKind::StoryTooLong);
    }
    if story.text.chars().any(misleads) {
        return Some(ProblemKind::StoryControls);
    }
    let known = story.labels.iter().all(|l| rules.labels.contains(l))
        && story.word.iter().all(|w| rules.words.contains(w));
    (!known).then_some(ProblemKind::UnknownLabel)
}

/// Takes out the characters that could mislead a reader: control characters
/// other than line breaks and tabs, and the marks that override the direction
/// of text (Unicode Standard Annex 9), which can make a line read differently
/// from what is stored.
pub fn clean_story(text: &str) -> String {
    // One copy: a text that grows leaves its beginning behind.
    let mut clean = text.to_owned();
    clean.retain(|c| !misleads(c));
    clean
}

fn misleads(c: char) -> bool {
    let direction = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (c.is_control() && c != '\n' && c != '\t') || direction
}
