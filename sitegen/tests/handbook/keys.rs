//! Which keys there are, asked of the program itself: a key that cannot be is put into each
//! table of each example, and the answer lists the names that can be.

use super::book::{Chapter, Fence};
use super::campaign::Campaign;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use toml::{Table, Value};

/// A key that nothing has.
const STRANGE: &str = "zzz_no_such_key";

/// What the program says of one kind of table, and what the handbook has of it.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// The keys that its examples have.
    pub(crate) shown: BTreeSet<String>,
    /// Those without which the program does not take it.
    pub(crate) needed: BTreeSet<String>,
    /// The chapters that these examples stand in.
    pub(crate) chapters: BTreeSet<String>,
    /// The files, for messages.
    pub(crate) files: BTreeSet<String>,
}

/// Every kind of table that the examples have: by its keys, as the program lists them.
pub(crate) type Kinds = BTreeMap<BTreeSet<String>, Known>;

/// A table within an example.
#[derive(Clone)]
struct Place {
    chapter: String,
    example: Fence,
    /// The way to it: names of keys, and numbers in lists.
    path: Vec<String>,
    keys: BTreeSet<String>,
}

impl Place {
    fn file(&self) -> &str {
        self.example.file.as_deref().unwrap()
    }
}

/// A table that is changed, to hear what the program says.
struct Question<'a> {
    place: &'a Place,
    /// The key that is taken away; if none is, the strange one is put in.
    without: Option<&'a str>,
}

/// Asks of every table of every example: with a strange key, and without each of its own.
pub(crate) fn kinds(chapters: &[Chapter]) -> Kinds {
    let examples: Vec<Fence> = chapters.iter().flat_map(Chapter::examples).collect();
    let campaign = Campaign::new().with_results().with(&examples);
    let places: Vec<Place> = chapters.iter().flat_map(places).collect();
    let strange = places.iter().map(|place| Question {
        place,
        without: None,
    });
    let mut kinds = Kinds::new();
    let mut of = Vec::new();
    for (question, said) in answers(&campaign, strange) {
        let start = format!("there is no key `{STRANGE}` here; there are ");
        let mut lists = said.iter().filter_map(|said| said.strip_prefix(&start));
        // A table whose keys are names of the campaign’s own has no list.
        let Some(list) = lists.next() else {
            continue;
        };
        let names: BTreeSet<_> = list
            .split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect();
        let place = question.place;
        let known = kinds.entry(names.clone()).or_default();
        known.shown.extend(place.keys.iter().cloned());
        known.chapters.insert(place.chapter.clone());
        known.files.insert(place.file().to_owned());
        of.push((place, names));
    }
    let without = of.iter().flat_map(|(place, _)| {
        let keys = place.keys.iter();
        keys.map(|key| Question {
            place,
            without: Some(key),
        })
    });
    for (question, said) in answers(&campaign, without) {
        let key = question.without.unwrap();
        if said.contains(&format!("the key `{key}` is missing")) {
            let (_, names) = of
                .iter()
                .find(|(place, _)| std::ptr::eq(*place, question.place))
                .unwrap();
            let known = kinds.get_mut(names).unwrap();
            known.needed.insert(key.to_owned());
        }
    }
    kinds
}

/// What the program says of each changed file. One question a file is asked at a time, and
/// none beside those about site.toml, without which nothing else is read.
fn answers<'a>(
    campaign: &Campaign,
    questions: impl Iterator<Item = Question<'a>>,
) -> Vec<(Question<'a>, Vec<String>)> {
    let alone = |question: &Question<'_>| question.place.file() == "content/site.toml";
    let mut rounds: Vec<Vec<Question<'_>>> = Vec::new();
    for question in questions {
        let free = rounds.iter_mut().find(|round| {
            let taken =
                |other: &Question<'_>| other.place.file() == question.place.file() || alone(other);
            !alone(&question) && !round.iter().any(taken)
        });
        match free {
            Some(round) => round.push(question),
            None => rounds.push(vec![question]),
        }
    }
    let mut answers = Vec::new();
    for round in rounds {
        for question in &round {
            campaign.write(question.place.file(), &changed(question));
        }
        let all = campaign.check();
        for question in round {
            let file = question.place.file();
            campaign.write(file, &question.place.example.text);
            let of_file = all.iter().filter(|one| {
                let place = one.place.as_ref();
                place.is_some_and(|place| format!("content/{}", place.file) == file)
            });
            let said = of_file.map(|one| one.message.clone()).collect();
            answers.push((question, said));
        }
    }
    answers
}

fn places(chapter: &Chapter) -> Vec<Place> {
    let mut places = Vec::new();
    for example in chapter.examples() {
        let Some((front, _)) = front(&example) else {
            continue;
        };
        let table: Table = toml::from_str(front).unwrap_or_else(|error| {
            panic!("{}:{}: {error}", chapter.path, example.line);
        });
        let mut found = Vec::new();
        walk(&Value::Table(table), &mut Vec::new(), &mut found);
        places.extend(found.into_iter().map(|(path, keys)| Place {
            chapter: chapter.path.clone(),
            example: example.clone(),
            path,
            keys,
        }));
    }
    places
}

fn walk(value: &Value, path: &mut Vec<String>, found: &mut Vec<(Vec<String>, BTreeSet<String>)>) {
    match value {
        Value::Table(table) => {
            found.push((path.clone(), table.keys().cloned().collect()));
            for (key, value) in table {
                path.push(key.clone());
                walk(value, path, found);
                path.pop();
            }
        }
        Value::Array(list) => {
            for (at, value) in list.iter().enumerate() {
                path.push(at.to_string());
                walk(value, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

/// The keys of an example as text, and what comes after them.
fn front(example: &Fence) -> Option<(&str, &str)> {
    let file = example.file.as_deref()?;
    if file.starts_with("content/theme/") || file.starts_with("content/survey/") {
        return None;
    }
    if file.ends_with(".toml") {
        return Some((&example.text, ""));
    }
    let inner = example.text.strip_prefix("+++\n")?;
    inner.split_once("+++\n")
}

/// The example as a question has it.
fn changed(question: &Question<'_>) -> String {
    let example = &question.place.example;
    let (keys, rest) = front(example).unwrap();
    let mut value: Value = Value::Table(toml::from_str(keys).unwrap());
    let mut at = &mut value;
    for step in &question.place.path {
        at = match at {
            Value::Table(table) => table.get_mut(step).unwrap(),
            Value::Array(list) => &mut list[step.parse::<usize>().unwrap()],
            _ => unreachable!("only tables and lists have parts"),
        };
    }
    let table = at.as_table_mut().unwrap();
    match question.without {
        Some(key) => table.remove(key),
        None => table.insert(STRANGE.to_owned(), Value::Integer(1)),
    };
    let text = toml::to_string(&value).unwrap();
    match question.place.file().ends_with(".toml") {
        true => text,
        false => format!("+++\n{text}+++\n{rest}"),
    }
}

/// The keys that the handbook’s examples do not have, each with the kind’s files.
pub(crate) fn missing(kinds: &Kinds) -> Vec<String> {
    let mut missing = Vec::new();
    for (names, known) in kinds {
        for key in names.difference(&known.shown) {
            missing.push(format!("`{key}`, of {:?}", known.files));
        }
    }
    missing
}

/// The keys whose row, in the chapters that have an example of them, is not there, or does
/// not say as the program does whether they are needed.
pub(crate) fn untold(kinds: &Kinds, chapters: &[Chapter]) -> Vec<String> {
    let mut untold = Vec::new();
    for (names, known) in kinds {
        let chapters = || {
            let of = |chapter: &&Chapter| known.chapters.contains(&chapter.path);
            chapters.iter().filter(of)
        };
        for key in names {
            let needed = known.needed.contains(key);
            let mut lines = chapters().flat_map(|chapter| chapter.text.lines());
            if !lines.any(|line| tells(line, key, needed)) {
                let needed = if needed { "needed" } else { "not needed" };
                untold.push(format!("`{key}`, {needed}, in {:?}", known.chapters));
            }
        }
    }
    untold
}

/// Whether a row of a table tells of a key, and says “needed” if it is.
fn tells(line: &str, key: &str, needed: bool) -> bool {
    let Some(row) = line.strip_prefix('|') else {
        return false;
    };
    let cells: Vec<_> = row.split('|').map(str::trim).collect();
    // The row at the head of a table names the part that the table is about.
    let head = cells[0].starts_with("key of ");
    let forms = [
        format!("`{key}`"),
        format!("`[{key}]`"),
        format!("`[[{key}]]`"),
    ];
    let named = forms.iter().any(|form| line.contains(form));
    named && (head || cells.contains(&"needed") == needed)
}

/// The keys of every type that the program reads content into, from its source.
pub(crate) fn in_source() -> Vec<(String, BTreeSet<String>)> {
    let mut types = Vec::new();
    read_types(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content"),
        &mut types,
    );
    assert!(types.len() > 30, "only {} types were found", types.len());
    types
}

fn read_types(folder: &Path, types: &mut Vec<(String, BTreeSet<String>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_types(&path, types);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        // The tests of a file have types of their own.
        let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        for after in text.split("deny_unknown_fields").skip(1) {
            let (_, after) = after.split_once("struct ").unwrap();
            let (name, after) = after.split_once('{').unwrap();
            let (fields, _) = after.split_once("\n}").unwrap();
            let name = format!("{}: {}", path.display(), name.trim());
            types.push((name, names_of(fields)));
        }
    }
}

/// The names of the fields that can stand in a file.
fn names_of(fields: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut skipped = false;
    for line in fields.lines().map(str::trim) {
        if line.starts_with("#[serde(skip") {
            skipped = true;
        } else if let Some((name, _)) = line.split_once(": ")
            && !line.starts_with(['/', '#'])
        {
            let name = name.rsplit(' ').next().unwrap_or(name);
            if !std::mem::take(&mut skipped) {
                names.insert(name.to_owned());
            }
        }
    }
    names
}
