//! `sitegen new`.

mod kinds;

use super::site::on;
use anyhow::{Context, Result, ensure};
use clap::Args as ClapArgs;
use kinds::{Ask, KINDS, Kind, Makes};
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{IsTerminal, Write, stdin};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use survey::Date;
use survey::parse::{nearest, quoted};

/// What `new` is told.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// What to begin; the list is below.
    kind: String,
    /// Its name in addresses, as in `visiting-hours`; for a campaign, its folder.
    name: PathBuf,
    /// An answer to one of the questions; the rest are asked on a terminal.
    #[arg(long = "set", value_name = "KEY=WORDS", value_parser = pair)]
    set: Vec<(String, String)>,
    /// The campaign's content.
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// When it was checked, in place of today.
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (key, words) = text.split_once('=').ok_or("write it as key=words")?;
    Ok((key.trim().to_owned(), words.trim().to_owned()))
}

/// The exit code for a command that was not understood, as clap gives it.
const MISUSED: u8 = 2;

/// Begins something. Never overwrites a file.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let answers = kind(&args.kind).and_then(|kind| Ok((kind, answers(kind, args)?)));
    let (kind, mut answers) = match answers {
        Ok(found) => found,
        Err(problem) => {
            eprintln!("error: {problem}");
            return Ok(ExitCode::from(MISUSED));
        }
    };
    let today = on(args.date);
    answers.insert("today", today.to_string());
    answers.insert("in_a_year", in_a_year(today).to_string());
    match kind.makes {
        Makes::Campaign => campaign(&args.name, &answers)?,
        Makes::File { path, template } => {
            let path = path.replace("@id@", &args.name.to_string_lossy());
            create(&args.content.join(&path), &fill(template, &answers))?;
            println!(
                "made {}; look it over, then run `sitegen check`",
                args.content.join(path).display()
            );
        }
        Makes::Entry { path, template } => {
            let path = args.content.join(path);
            let file = OpenOptions::new().append(true).open(&path);
            file.and_then(|mut file| file.write_all(fill(template, &answers).as_bytes()))
                .with_context(|| format!("cannot add to {}", path.display()))?;
            println!(
                "added to {}; look it over, then run `sitegen check`",
                path.display()
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn kind(name: &str) -> Result<&'static Kind, String> {
    let names = || KINDS.iter().map(|kind| kind.name);
    KINDS.iter().find(|kind| kind.name == name).ok_or_else(|| {
        let near = nearest(name, names());
        let near = near.map(|name| format!("; did you mean `{name}`?"));
        let all = names().collect::<Vec<_>>().join(", ");
        format!(
            "there is no `{name}` to begin{}\n  there are {all}",
            near.unwrap_or_default()
        )
    })
}

/// The answers that were given, then those that a person gives now.
fn answers(kind: &Kind, args: &Args) -> Result<BTreeMap<&'static str, String>, String> {
    let mut answers = BTreeMap::new();
    for (key, words) in &args.set {
        let keys = || kind.asks.iter().map(|ask| ask.key);
        let Some(known) = keys().find(|known| known == key) else {
            let all = keys().collect::<Vec<_>>().join(", ");
            return Err(format!("a {} has no `{key}`; it has {all}", kind.name));
        };
        answers.insert(known, words.clone());
    }
    if !matches!(kind.makes, Makes::Campaign) {
        let name = args.name.to_string_lossy();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name.is_empty() || !name.chars().all(plain) {
            return Err(format!(
                "`{name}` cannot stand in an address: use small letters, digits and `-`"
            ));
        }
        answers.insert("id", name.into_owned());
    }
    let mut missing = Vec::new();
    for ask in kind.asks {
        if answers.contains_key(ask.key) {
            continue;
        }
        match answer(ask) {
            Some(words) => {
                answers.insert(ask.key, words);
            }
            None => missing.push(format!("--set {}=…   {}", ask.key, ask.question)),
        }
    }
    if missing.is_empty() {
        return Ok(answers);
    }
    Err(format!(
        "these must be said, as there is no terminal to ask at:\n  {}",
        missing.join("\n  ")
    ))
}

/// Asks a person, if one is there.
fn answer(ask: &Ask) -> Option<String> {
    if !stdin().is_terminal() {
        return ask.default.map(str::to_owned);
    }
    loop {
        let default = ask.default.map(|words| format!(" [{words}]"));
        eprint!("{}{} ", ask.question, default.unwrap_or_default());
        let mut line = String::new();
        if stdin().read_line(&mut line).ok()? == 0 {
            return None;
        }
        match (line.trim(), ask.default) {
            ("", Some(words)) => return Some(words.to_owned()),
            ("", None) => {}
            (words, _) => return Some(words.to_owned()),
        }
    }
}

/// Writes a whole campaign, if none of its files is there.
fn campaign(folder: &Path, answers: &BTreeMap<&'static str, String>) -> Result<()> {
    let content = folder.join("content");
    let files = kinds::campaign();
    let there = files
        .iter()
        .map(|(path, _)| content.join(path))
        .find(|path| path.exists());
    if let Some(there) = there {
        anyhow::bail!("{} is there already; name a new folder", there.display());
    }
    for (path, text) in &files {
        create(&content.join(path), &fill(text, answers))?;
    }
    let folder = folder.display();
    println!("made a campaign of {} files in {folder}", files.len());
    println!("next: `cd {folder}`, `sitegen build`, `sitegen serve`");
    Ok(())
}

/// Puts the answers in the place of their names: a text as TOML has it, with its marks,
/// but for a day and in the name of a file.
fn fill(template: &str, answers: &BTreeMap<&'static str, String>) -> String {
    let mut text = template.to_owned();
    for (key, words) in answers {
        let words = if *key == "today" {
            words.clone()
        } else {
            quoted(words)
        };
        text = text.replace(&format!("@{key}@"), &words);
    }
    text
}

fn create(path: &Path, text: &str) -> Result<()> {
    ensure!(
        !path.exists(),
        "{} is there already; nothing was changed",
        path.display()
    );
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    file.and_then(|mut file| file.write_all(text.as_bytes()))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// What there is to begin, with what is asked for each, and examples.
pub(crate) fn help() -> String {
    let mut text = "What can be begun:\n".to_owned();
    for kind in KINDS {
        let keys = kind
            .asks
            .iter()
            .map(|ask| ask.key)
            .collect::<Vec<_>>()
            .join(", ");
        text.push_str(&format!("  {:<9} {} ({keys})\n", kind.name, kind.about));
    }
    text.push_str(
        "\nExamples:\n  sitegen new campaign my-campaign\n  sitegen new page visiting --set title=Visiting \
         --set description=\"When to come.\"",
    );
    text
}

/// The same day of the next year; the first of March after the last of February.
fn in_a_year(day: Date) -> Date {
    let next = Date::new(day.year() + 1, day.month(), day.day());
    next.or_else(|| Date::new(day.year() + 1, 3, 1))
        .unwrap_or(day)
}
