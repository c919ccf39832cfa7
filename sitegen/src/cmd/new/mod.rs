//! `sitegen new`.

mod args;
mod ask;
mod campaign;
mod kinds;
mod write;

pub(crate) use args::Args;

use super::site::on;
use anyhow::Result;
use ask::{Ask, Otherwise};
use kinds::{Kind, Makes};
use std::collections::BTreeMap;
use std::io::{IsTerminal, stdin};
use std::process::ExitCode;
use survey::Date;
use write::{add, create, fill};

/// The exit code for a command that was not understood, as clap gives it.
const MISUSED: u8 = 2;

/// What is known so far, as the template has it.
type Answers = BTreeMap<&'static str, String>;

/// Begins something. Never overwrites a file.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let (name, mut answers) = match answers(args) {
        Ok(found) => found,
        Err(problem) => {
            eprintln!("error: {problem}");
            return Ok(ExitCode::from(MISUSED));
        }
    };
    let today = on(args.date);
    answers.insert("today", today.to_string());
    let next = in_a_year(today).to_string();
    answers.insert("in-a-year", survey::parse::quoted(&next));
    let (path, template, done) = match args.kind.makes {
        Makes::Campaign => {
            campaign::begin(name.as_ref(), &answers)?;
            return Ok(ExitCode::SUCCESS);
        }
        Makes::File { path, template } => (path, template, "made"),
        Makes::Entry { path, template } => (path, template, "added to"),
    };
    let path = args.content.join(path.replace("@id@", &name));
    let text = fill(template, &answers);
    match args.kind.makes {
        Makes::Entry { .. } => add(&path, &text, &name)?,
        _ => create(&path, &text)?,
    }
    println!(
        "{done} {}; look it over, then run `sitegen check`",
        path.display()
    );
    if text.contains("\ndraft = true\n") {
        println!(
            "it is a draft: `sitegen serve` shows it, `sitegen build` leaves it out until you take \
             `draft = true` out of it"
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// The name, and the answers: those that were given, then those that a person gives now.
fn answers(args: &Args) -> Result<(String, Answers), String> {
    let kind = args.kind;
    let mut given: BTreeMap<&str, String> = BTreeMap::new();
    for (key, words) in &args.given {
        let keys = || kind.asks.iter().map(|ask| ask.key);
        let Some(ask) = kind.asks.iter().find(|ask| ask.key == key) else {
            let all = keys().collect::<Vec<_>>().join(", ");
            return Err(format!("a {} has no `{key}`; it has {all}", kind.name));
        };
        let words = ask.form.read(words);
        given.insert(
            ask.key,
            words.map_err(|problem| format!("--{key}: {problem}"))?,
        );
    }
    let mut missing = Vec::new();
    let name = match (&args.name, kind.question()) {
        (Some(name), _) => kind.named(name)?,
        (None, question) => match asked(&question, None, |name| kind.named(name)) {
            Some(name) => name,
            None => {
                missing.push(format!("NAME   {question}"));
                String::new()
            }
        },
    };
    for ask in kind.asks {
        if given.contains_key(ask.key) {
            continue;
        }
        let default = default(ask, &given, args.date);
        match asked(ask.question, default.as_deref(), |words| {
            ask.form.read(words)
        }) {
            Some(words) => {
                given.insert(ask.key, words);
            }
            None => missing.push(format!("--{} …   {}", ask.key, ask.question)),
        }
    }
    if !missing.is_empty() {
        return Err(format!(
            "these must be said, as there is no terminal to ask at:\n  {}",
            missing.join("\n  ")
        ));
    }
    let mut answers = Answers::new();
    answers.insert("id", survey::parse::quoted(&name));
    for ask in kind.asks {
        let words = given.get(ask.key).map_or("", String::as_str).trim();
        // What there is nothing to say of is left out of the file.
        let words = match words.is_empty() {
            true => String::new(),
            false => ask.form.written(words),
        };
        answers.insert(ask.key, words);
    }
    Ok((name, answers))
}

/// What is taken if nothing is said; nothing if it must be.
fn default(ask: &Ask, given: &BTreeMap<&str, String>, today: Option<Date>) -> Option<String> {
    let said = |key: &str| given.get(key).filter(|words| !words.is_empty());
    match ask.otherwise {
        Otherwise::Nothing => None,
        Otherwise::Words(words) => Some(words.to_owned()),
        Otherwise::Without => Some(String::new()),
        Otherwise::ItsDay => {
            let embargo = said("embargo").and_then(|time| time.get(..10).map(str::to_owned));
            Some(embargo.unwrap_or_else(|| on(today).to_string()))
        }
        Otherwise::WithoutUnless(status) => {
            let must = said("status").is_some_and(|words| words == status);
            (!must).then(String::new)
        }
    }
}

/// Asks a person, if one is there, until the answer can be one. Without anybody, what
/// is taken if nothing is said.
fn asked(
    question: &str,
    default: Option<&str>,
    read: impl Fn(&str) -> Result<String, String>,
) -> Option<String> {
    if !stdin().is_terminal() {
        return default.map(str::to_owned);
    }
    loop {
        let shown = match default {
            None => String::new(),
            Some("") => " [nothing]".to_owned(),
            Some(words) => format!(" [{words}]"),
        };
        eprint!("{question}{shown} ");
        let mut line = String::new();
        if stdin().read_line(&mut line).ok()? == 0 {
            return None;
        }
        match (line.trim(), default) {
            ("", Some(words)) => return Some(words.to_owned()),
            ("", None) => {}
            (words, _) => match read(words) {
                Ok(words) => return Some(words),
                Err(problem) => eprintln!("{problem}"),
            },
        }
    }
}

impl Kind {
    /// What asks for its name.
    fn question(&self) -> String {
        match self.makes {
            Makes::Campaign => "In which new folder?".to_owned(),
            _ => "What is it called in addresses, as in visiting-hours?".to_owned(),
        }
    }

    /// A name that it can have.
    fn named(&self, name: &str) -> Result<String, String> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let fine = !name.is_empty() && name.chars().all(plain);
        match fine || matches!(self.makes, Makes::Campaign) {
            true => Ok(name.to_owned()),
            false => Err(format!(
                "`{name}` cannot stand in an address: use small letters, digits and `-`"
            )),
        }
    }
}

/// The same day of the next year; the first of March after the last of February.
fn in_a_year(day: Date) -> Date {
    let next = Date::new(day.year() + 1, day.month(), day.day());
    next.or_else(|| Date::new(day.year() + 1, 3, 1))
        .unwrap_or(day)
}

/// Examples for the help.
pub(crate) const EXAMPLES: &str = "\
Examples:
  sitegen new campaign my-campaign
  sitegen new page visiting --title Visiting --description \"When to come.\"
  sitegen new news first-results --title \"What you told us\" --embargo 2027-03-03T00:01
  sitegen new health --help

Without a terminal to ask at, everything must be said that has no default. Nothing is ever
written over.";
