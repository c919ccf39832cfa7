//! Everything that `sitegen new` can begin. To add a kind: its template in
//! `scaffold/kinds/`, and an entry here.

use include_dir::{Dir, include_dir};
use std::path::Path;

/// Our own small campaign.
static CAMPAIGN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scaffold/campaign");
/// The survey of the demonstration, and whom its answers can be about.
static SURVEY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../content/survey");
static ORGANISATIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../content/organisations");

/// Files of the demonstration that hold for any campaign with this survey: they name the
/// campaign only by what `site.toml` says.
const SHARED: [(&str, &str); 7] = [
    (
        "helplines.toml",
        include_str!("../../../../content/helplines.toml"),
    ),
    (
        "pages/accessibility.md",
        include_str!("../../../../content/pages/accessibility.md"),
    ),
    (
        "pages/method.md",
        include_str!("../../../../content/pages/method.md"),
    ),
    (
        "pages/moderation.md",
        include_str!("../../../../content/pages/moderation.md"),
    ),
    (
        "pages/privacy.md",
        include_str!("../../../../content/pages/privacy.md"),
    ),
    (
        "pages/what-we-can-see.md",
        include_str!("../../../../content/pages/what-we-can-see.md"),
    ),
    (
        "pages/withdraw.md",
        include_str!("../../../../content/pages/withdraw.md"),
    ),
];

/// Something that can be begun.
pub(super) struct Kind {
    /// What a person types.
    pub(super) name: &'static str,
    /// What it is, for the list.
    pub(super) about: &'static str,
    /// What must be known for it.
    pub(super) asks: &'static [Ask],
    /// What it becomes.
    pub(super) makes: Makes,
}

/// Something that must be known: `@key@` in the template.
pub(super) struct Ask {
    pub(super) key: &'static str,
    /// The question, to a person.
    pub(super) question: &'static str,
    /// What is taken if nothing is said.
    pub(super) default: Option<&'static str>,
}

/// What a kind becomes.
pub(super) enum Makes {
    /// A folder with a whole campaign.
    Campaign,
    /// A file of its own; `@id@` is its name.
    File {
        path: &'static str,
        template: &'static str,
    },
    /// An entry at the end of a file.
    Entry {
        path: &'static str,
        template: &'static str,
    },
}

const fn ask(key: &'static str, question: &'static str) -> Ask {
    Ask {
        key,
        question,
        default: None,
    }
}

const fn or(key: &'static str, question: &'static str, default: &'static str) -> Ask {
    Ask {
        key,
        question,
        default: Some(default),
    }
}

/// The kinds, as the help lists them.
pub(super) const KINDS: &[Kind] = &[
    Kind {
        name: "campaign",
        about: "a whole small campaign, in a new folder",
        asks: &[
            ask("name", "What is the campaign called?"),
            ask("controller", "Who answers for the data, in law?"),
            ask("contact", "What is its e-mail address?"),
            ask(
                "address",
                "What will the site's address be, as in https://example.org?",
            ),
            or(
                "endpoint",
                "What will the address be that takes answers?",
                "https://answers.example",
            ),
        ],
        makes: Makes::Campaign,
    },
    Kind {
        name: "page",
        about: "a page in pages/",
        asks: &[
            ask("title", "What is its heading?"),
            ask("description", "What is it about, in a sentence?"),
        ],
        makes: Makes::File {
            path: "pages/@id@.md",
            template: include_str!("../../../scaffold/kinds/page.md"),
        },
    },
    Kind {
        name: "point",
        about: "the page of a point of the code, in code/; the survey names the points",
        asks: &[ask("description", "What is it about, in a sentence?")],
        makes: Makes::File {
            path: "code/@id@.md",
            template: include_str!("../../../scaffold/kinds/point.md"),
        },
    },
    Kind {
        name: "quote",
        about: "a quote that is an example, in quotes/; the desk writes those of real people",
        asks: &[
            ask(
                "who",
                "Who could have said it, as in “A person waiting for a scan”?",
            ),
            ask("text", "What are the words?"),
        ],
        makes: Makes::File {
            path: "quotes/@id@.toml",
            template: include_str!("../../../scaffold/kinds/quote.toml"),
        },
    },
    Kind {
        name: "helpline",
        about: "a helpline, at the end of helplines.toml",
        asks: &[
            ask("name", "Who answers?"),
            ask("need", "Under which heading does it stand?"),
            ask("purpose", "What is it for, in a sentence?"),
            ask("number", "What is the number, with spaces?"),
            ask("hours", "When is it answered?"),
            or("cost", "What does a call cost?", "Free to call"),
            or(
                "nation",
                "Where does it serve: uk, england, wales, scotland or ni?",
                "uk",
            ),
            ask("source", "Where did you find the number?"),
        ],
        makes: Makes::Entry {
            path: "helplines.toml",
            template: include_str!("../../../scaffold/kinds/helpline.toml"),
        },
    },
];

/// Every file of a new campaign: its path in the content folder, and its text.
pub(super) fn campaign() -> Vec<(String, &'static str)> {
    let mut files = Vec::new();
    gather(&CAMPAIGN, Path::new(""), &mut files);
    gather(&SURVEY, Path::new("survey"), &mut files);
    gather(&ORGANISATIONS, Path::new("organisations"), &mut files);
    files.extend(SHARED.map(|(path, text)| (path.to_owned(), text)));
    // A wave's keys are a campaign's own.
    files.retain(|(path, _)| !path.starts_with("survey/keys"));
    files.sort();
    files
}

fn gather(dir: &Dir<'static>, below: &Path, files: &mut Vec<(String, &'static str)>) {
    for file in dir.files() {
        let path = below.join(file.path()).display().to_string();
        files.extend(
            file.contents_utf8()
                .map(|text| (path.replace('\\', "/"), text)),
        );
    }
    for inner in dir.dirs() {
        gather(inner, below, files);
    }
}
