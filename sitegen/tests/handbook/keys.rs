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
    /// The chapters that these examples stand in.
    pub(crate) chapters: BTreeSet<String>,
    /// The files, for messages.
    pub(crate) files: BTreeSet<String>,
}

/// Every kind of table that the examples have: by its keys, as the program lists them.
pub(crate) type Kinds = BTreeMap<BTreeSet<String>, Known>;

/// A table within an example.
struct Place {
    chapter: String,
    example: Fence,
    /// The way to it: names of keys, and numbers in lists.
    path: Vec<String>,
    keys: BTreeSet<String>,
}

/// Asks of every table of every example.
pub(crate) fn kinds(chapters: &[Chapter]) -> Kinds {
    let examples: Vec<Fence> = chapters.iter().flat_map(Chapter::examples).collect();
    let mut rounds: Vec<Vec<Place>> = Vec::new();
    for place in chapters.iter().flat_map(places) {
        // One question a file at a time, and none beside those about site.toml, without which
        // nothing else is read.
        let alone = |place: &Place| place.example.file.as_deref() == Some("content/site.toml");
        let free = rounds.iter_mut().find(|round| {
            let taken = |other: &Place| other.example.file == place.example.file || alone(other);
            !alone(&place) && !round.iter().any(taken)
        });
        match free {
            Some(round) => round.push(place),
            None => rounds.push(vec![place]),
        }
    }
    let campaign = Campaign::new().with_results().with(&examples);
    let mut kinds = Kinds::new();
    for round in rounds {
        ask(&campaign, round, &mut kinds);
    }
    kinds
}

fn ask(campaign: &Campaign, round: Vec<Place>, kinds: &mut Kinds) {
    for place in &round {
        let file = place.example.file.as_deref().unwrap();
        campaign.write(file, &with_strange(&place.example, &place.path));
    }
    let said = campaign.check();
    for place in round {
        let file = place.example.file.as_deref().unwrap();
        campaign.write(file, &place.example.text);
        let of_file = said.iter().filter(|one| {
            let place = one.place.as_ref();
            place.is_some_and(|place| format!("content/{}", place.file) == file)
        });
        let start = format!("unknown field `{STRANGE}`, expected ");
        let mut answers = of_file.filter_map(|one| one.message.strip_prefix(&start));
        // A table whose keys are names of the campaign’s own has no list.
        let Some(answer) = answers.next() else {
            continue;
        };
        let names = answer.split('`').skip(1).step_by(2).map(str::to_owned);
        let known = kinds.entry(names.collect()).or_default();
        known.shown.extend(place.keys);
        known.chapters.insert(place.chapter);
        known.files.insert(file.to_owned());
    }
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

/// The example with the strange key in one of its tables.
fn with_strange(example: &Fence, path: &[String]) -> String {
    let (keys, rest) = front(example).unwrap();
    let mut value: Value = Value::Table(toml::from_str(keys).unwrap());
    let mut at = &mut value;
    for step in path {
        at = match at {
            Value::Table(table) => table.get_mut(step).unwrap(),
            Value::Array(list) => &mut list[step.parse::<usize>().unwrap()],
            _ => unreachable!("only tables and lists have parts"),
        };
    }
    let table = at.as_table_mut().unwrap();
    table.insert(STRANGE.to_owned(), Value::Integer(1));
    let text = toml::to_string(&value).unwrap();
    match example.file.as_deref().unwrap().ends_with(".toml") {
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

/// The keys that stand in no table of a chapter that has an example of them.
pub(crate) fn untold(kinds: &Kinds, chapters: &[Chapter]) -> Vec<String> {
    let mut untold = Vec::new();
    for (names, known) in kinds {
        for key in names {
            let forms = [
                format!("`{key}`"),
                format!("`[{key}]`"),
                format!("`[[{key}]]`"),
            ];
            let row =
                |line: &str| line.starts_with('|') && forms.iter().any(|form| line.contains(form));
            let told = chapters
                .iter()
                .filter(|chapter| known.chapters.contains(&chapter.path))
                .any(|chapter| chapter.text.lines().any(row));
            if !told {
                untold.push(format!("`{key}`, in {:?}", known.chapters));
            }
        }
    }
    untold
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
