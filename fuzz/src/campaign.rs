//! The demonstration campaign, which the targets check against.

use desk::Content;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use survey::{Response, Wave};

/// The content folder of the repository.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

/// The campaign, read once.
pub(crate) fn content() -> &'static Content {
    static CONTENT: LazyLock<Content> =
        LazyLock::new(|| Content::read(&folder()).unwrap_or_else(|error| panic!("{error}")));
    &CONTENT
}

/// The wave that responses belong to: the last of the file.
pub(crate) fn wave() -> &'static Wave {
    content().waves.last().expect("a campaign has a wave")
}

/// Made-up answers to its last wave, as few as there can be.
pub(crate) fn made_up() -> &'static [Response] {
    static MADE_UP: LazyLock<Vec<Response>> = LazyLock::new(|| {
        let made_up = desk::sample::generate(content(), wave(), 1, 1_500);
        made_up.expect("the demonstration is a sample")
    });
    &MADE_UP
}
