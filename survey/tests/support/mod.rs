//! The surveys of two campaigns, as the tests read them.

use std::io::ErrorKind;
use std::path::Path;
use survey::parse::{self, Campaign};
use survey::{Answer, Answers, ChoiceId, QuestionId};

/// The demonstration's.
#[allow(dead_code, reason = "not every test file needs it")]
pub(crate) fn campaign() -> Campaign {
    read("../content")
}

/// Another campaign's, which shares no id with the demonstration's.
#[allow(dead_code, reason = "not every test file needs it")]
pub(crate) fn second() -> Campaign {
    read("../tests/second")
}

/// Reads a content folder as the desk and the generator do.
fn read(content: &str) -> Campaign {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join(content);
    let read = |path: &str| match std::fs::read_to_string(content.join(path)) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        read => read.map(Some),
    };
    parse::folder(read).unwrap_or_else(|reports| {
        let shown: Vec<_> = reports.iter().map(|r| r.render(false)).collect();
        panic!("{}", shown.join("\n\n"))
    })
}

/// One choice for each question named.
#[allow(dead_code, reason = "not every test file needs it")]
pub(crate) fn answers(choices: &[(&str, &str)]) -> Answers {
    let one = |(question, choice): &(&str, &str)| {
        let question = QuestionId::new(question).unwrap();
        (question, Answer::One(ChoiceId::new(choice).unwrap()))
    };
    choices.iter().map(one).collect()
}
