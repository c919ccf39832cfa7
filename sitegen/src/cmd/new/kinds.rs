//! Everything that `sitegen new` can begin. To add a kind: its template in
//! `scaffold/kinds/`, and an entry here.

use super::ask::{Ask, Form, Otherwise, ask};

/// Something that can be begun.
#[derive(Debug)]
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

/// What a kind becomes.
#[derive(Debug)]
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

const DESCRIPTION: Ask = ask("description", "What is it about, in a sentence?");
const DATE: Ask = ask("date", "Which date does it bear, as in 2027-03-03?")
    .otherwise(Otherwise::ItsDay)
    .form(Form::Day);
const CONTACT: Ask = ask("contact", "To which e-mail address can people write?").if_any();

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
            ask("endpoint", "What will the address be that takes answers?")
                .or("https://answers.example"),
        ],
        makes: Makes::Campaign,
    },
    Kind {
        name: "page",
        about: "a page in pages/",
        asks: &[ask("title", "What is its heading?"), DESCRIPTION],
        makes: Makes::File {
            path: "pages/@id@.md",
            template: include_str!("../../../scaffold/kinds/page.md"),
        },
    },
    Kind {
        name: "point",
        about: "the page of a point of the code, in code/; the survey names the points",
        asks: &[DESCRIPTION],
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
        name: "news",
        about: "a news item, in news/",
        asks: &[
            ask("title", "What is its heading?"),
            DESCRIPTION,
            ask(
                "embargo",
                "If it has an embargo: until when, as in 2027-03-03T00:01?",
            )
            .if_any()
            .form(Form::Time),
            DATE,
            ask("author", "Who wrote it?").if_any(),
            CONTACT,
            ask(
                "study",
                "If it belongs to a study: what is the name of its file?",
            )
            .if_any(),
        ],
        makes: Makes::File {
            path: "news/@id@.md",
            template: include_str!("../../../scaffold/kinds/news.md"),
        },
    },
    Kind {
        name: "study",
        about: "the page of a study, in studies/",
        asks: &[
            ask("title", "What is the study called?"),
            DESCRIPTION,
            ask("summary", "What is it, in two or three plain sentences?"),
            ask("status", "How far is it?")
                .or("planned")
                .form(Form::One(&["planned", "recruiting", "closed", "reported"])),
            ask(
                "who-can",
                "Who can take part? Sentences, with semicolons between them.",
            )
            .otherwise(Otherwise::WithoutUnless("recruiting"))
            .form(Form::Sentences),
            ask("how", "What does somebody do who wants to take part?")
                .otherwise(Otherwise::WithoutUnless("recruiting")),
            ask(
                "closes",
                "Which is the last day to take part, as in 2027-03-03?",
            )
            .otherwise(Otherwise::WithoutUnless("recruiting"))
            .form(Form::Day),
            ask(
                "ethics",
                "Which committee has approved it, under which reference?",
            )
            .otherwise(Otherwise::WithoutUnless("recruiting")),
            ask("findings", "Where are its findings?")
                .otherwise(Otherwise::WithoutUnless("reported")),
            ask("funder", "Who pays for it?").if_any(),
            CONTACT,
            DATE,
        ],
        makes: Makes::File {
            path: "studies/@id@.md",
            template: include_str!("../../../scaffold/kinds/study.md"),
        },
    },
    Kind {
        name: "story",
        about: "a story that is an example, in stories/; the desk writes those of real people",
        asks: &[
            ask("title", "What is it called?"),
            DESCRIPTION,
            ask("who", "Who tells it, as in “A partner”?").if_any(),
            ask("place", "Where did it happen, in general words?").if_any(),
            ask("area", "In which area of the survey, as in en_london?").if_any(),
            ask(
                "points",
                "Of which points of the code does it speak, as in places, staff?",
            )
            .if_any()
            .form(Form::List),
            ask(
                "tags",
                "Under which topics is it found, as in waiting, kindness?",
            )
            .if_any()
            .form(Form::List),
            ask(
                "content-note",
                "What should people know before they read it?",
            )
            .if_any(),
            DATE,
        ],
        makes: Makes::File {
            path: "stories/@id@.md",
            template: include_str!("../../../scaffold/kinds/story.md"),
        },
    },
    Kind {
        name: "health",
        about: "a page about health, in health/",
        asks: &[
            ask("title", "What is its heading?"),
            DESCRIPTION,
            ask("lead", "What is the first thing that readers should know?"),
            ask("author", "Who writes it?"),
            ask(
                "reviewer",
                "In what role will somebody check it, as in “an early pregnancy nurse”?",
            ),
            ask("source", "Who is it based on, as in NHS?"),
            ask("what", "On what of theirs, and of when?"),
            ask("menu", "What is it called in menus, if that is shorter?").if_any(),
            ask(
                "order",
                "Which is its place in the list, from the lowest number?",
            )
            .or("100")
            .form(Form::Number),
            ask(
                "related",
                "Which pages should be read next, by the names of their files?",
            )
            .if_any()
            .form(Form::List),
        ],
        makes: Makes::File {
            path: "health/@id@.md",
            template: include_str!("../../../scaffold/kinds/health.md"),
        },
    },
    Kind {
        name: "fact",
        about: "a fact with its source, at the end of facts.toml",
        asks: &[
            ask(
                "says",
                "Which words stand in a sentence, as in “about 1 in 8”?",
            ),
            ask("counts", "What do they count, or what are they about?"),
            ask("source", "Who says so?"),
            ask("what", "In what, and when?"),
            ask("state", "Have you read it there?")
                .or("unverified")
                .form(Form::One(&["seen", "seen_second_hand", "unverified"])),
            ask("note", "What should readers know about it?").if_any(),
        ],
        makes: Makes::Entry {
            path: "facts.toml",
            template: include_str!("../../../scaffold/kinds/fact.toml"),
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
            ask("cost", "What does a call cost?").or("Free to call"),
            ask("nation", "Where does it serve?")
                .or("uk")
                .form(Form::One(&["uk", "england", "wales", "scotland", "ni"])),
            ask("source", "Where did you find the number?"),
        ],
        makes: Makes::Entry {
            path: "helplines.toml",
            template: include_str!("../../../scaffold/kinds/helpline.toml"),
        },
    },
];
