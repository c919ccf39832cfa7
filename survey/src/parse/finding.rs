//! A mistake in a file: where, what, and what to do.

use std::ops::Range;

/// One mistake in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The bytes of the file that it is about.
    pub span: Range<usize>,
    /// What is wrong, for the person who wrote it: lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The stable name of this kind of mistake, if it has one of its own.
    pub code: Option<&'static str>,
}

impl Finding {
    /// A mistake at `span`.
    pub fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
            help: None,
            code: None,
        }
    }

    /// Names the kind of mistake, in words joined by `-`, for programs that
    /// read reports.
    #[must_use]
    pub fn code(mut self, code: &'static str) -> Self {
        self.code = Some(code);
        self
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Mistakes found so far.
#[derive(Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    pub(super) fn add(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// The value if nothing was found, or everything found, in file order.
    pub(super) fn or<T>(mut self, value: T) -> Result<T, Vec<Finding>> {
        if self.0.is_empty() {
            return Ok(value);
        }
        self.0.sort_by_key(|f| f.span.start);
        Err(self.0)
    }
}

/// The name among `known` that `found` is most likely meant to be.
///
/// # Examples
/// ```
/// # use survey::parse::nearest;
/// assert_eq!(nearest("stafff", ["staff", "places"]), Some("staff"));
/// assert_eq!(nearest("weather", ["staff", "places"]), None);
/// ```
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(found, name), name))
        .filter(|(distance, name)| *distance <= 1 + name.len().min(found.len()) / 4)
        .min()
        .map(|(_, name)| name)
}

/// "`x` is not …", with the nearest name that is.
pub(super) fn unknown<'a>(
    found: &str,
    what: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> (String, Option<String>) {
    let help = nearest(found, known).map(|name| format!("did you mean `{name}`?"));
    (format!("`{found}` is not {what}"), help)
}

/// A mistake that the TOML reader found. Its list of allowed names becomes the
/// nearest one.
pub(super) fn of_toml(error: &toml::de::Error, source: &str) -> Finding {
    let span = error.span().unwrap_or(0..0);
    let said = error.message().trim().replace('\n', " ");
    let code = kind_of_toml(&said);
    let (message, help) = in_plain_words(code, said);
    let span = span.start.min(source.len())..span.end.min(source.len());
    Finding {
        span,
        message,
        help,
        code: Some(code),
    }
}

/// What the TOML reader says in a programmer's words (fields, variants), for an editor, and
/// what to do about it.
fn in_plain_words(code: &str, said: String) -> (String, Option<String>) {
    let mut quoted = said.split('`').skip(1).step_by(2);
    let Some(name) = quoted.next() else {
        return (said, None);
    };
    let known: Vec<_> = quoted.collect();
    let list: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
    let list = list.join(", ");
    let near = nearest(name, known.iter().copied()).map(|name| format!("did you mean `{name}`?"));
    match code {
        "unknown-key" if known.is_empty() => (format!("there is no key `{name}` here"), None),
        "unknown-key" => (
            format!("there is no key `{name}` here; there are {list}"),
            near,
        ),
        "unknown-choice" => (
            format!("`{name}` is none of the words to choose from: {list}"),
            near,
        ),
        "missing-key" => {
            let help = format!("add a line `{name} = …` here");
            (format!("the key `{name}` is missing"), Some(help))
        }
        _ => (said, None),
    }
}

/// The kind of mistake, which the TOML reader only says in words.
fn kind_of_toml(message: &str) -> &'static str {
    let kinds = [
        ("unknown field", "unknown-key"),
        ("unknown variant", "unknown-choice"),
        ("missing field", "missing-key"),
        ("duplicate key", "key-twice"),
        ("invalid type", "wrong-type"),
        ("invalid value", "wrong-value"),
    ];
    let known = kinds.iter().find(|(words, _)| message.starts_with(words));
    known.map_or("not-toml", |(_, kind)| kind)
}
