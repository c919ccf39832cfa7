//! The encoding of a response.

use crate::campaign::{content, wave};
use survey::scoring::score;
use survey::{Response, validate};

/// One response, one byte string: what can be read is written the same again,
/// and neither a byte more nor a byte less is a response. Whatever can be read
/// can be checked and scored.
///
/// # Panics
/// If a reader breaks its word.
pub fn response(bytes: &[u8]) {
    let response = match Response::decode(bytes) {
        Ok(response) => response,
        Err(error) => {
            let words = error.to_string();
            assert!(
                words.starts_with("not a response: ") && words.len() < 400,
                "{words}"
            );
            return;
        }
    };
    assert_eq!(response.encode(), bytes, "a second form of one response");
    assert!(Response::decode(&bytes[..bytes.len() - 1]).is_err());
    assert!(Response::decode(&[bytes, &[0]].concat()).is_err());
    let (definition, organisations) = (&content().definition, &content().organisations);
    let problems = validate::response(definition, &wave().id, organisations, &response);
    let most = definition.questions.len() + response.answers.len() + 2;
    assert!(problems.len() <= most, "{problems:?}");
    let scores = score(definition, &response.answers);
    assert_eq!(scores.len(), definition.principles.len());
    for score in scores.into_iter().flatten() {
        assert!((0.0..=100.0).contains(&score.score()));
    }
}
