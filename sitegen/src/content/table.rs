//! `tables/*.toml`: what open data in a CSV file comes to, by group.
//!
//! This is for data that anybody may have row by row. The survey's own answers
//! never come here: the desk makes their figures, under its rules.

use super::{Folder, Mistakes, Source};
use crate::build::{KnownTable, Stamp};
use anyhow::Result;
use csv::{ByteRecord, ReaderBuilder};
use foldhash::HashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use survey::parse::{self, Finding, nearest};
use toml::Spanned;

/// The tables of a site, and what the next build should know of them.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub(crate) all: Vec<Table>,
    pub(crate) known: HashMap<String, KnownTable>,
}

/// A table.
#[derive(Debug)]
pub(crate) struct Table {
    /// Its name: the file's.
    pub(crate) name: String,
    pub(crate) front: Front,
    /// In order of name.
    pub(crate) groups: Vec<Group>,
}

/// What `tables/<name>.toml` says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Front {
    /// What the table shows.
    pub(crate) title: String,
    /// Where the data comes from, and when.
    pub(crate) source: String,
    /// The CSV file, in `tables/`.
    file: Spanned<String>,
    /// The column whose values each have a row.
    group: Spanned<String>,
    /// The heading of that column, if not its name.
    pub(crate) group_title: Option<String>,
    /// What the row of all together is called; without it there is none.
    pub(crate) total: Option<String>,
    /// A group of fewer records is not shown.
    #[serde(default = "minimum")]
    pub(crate) minimum: u32,
    /// The columns of numbers whose mean is shown.
    pub(crate) mean: Vec<Mean>,
}

/// A column of numbers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mean {
    column: Spanned<String>,
    /// Its heading.
    pub(crate) title: String,
    /// The lowest number that it can hold.
    from: i64,
    /// The highest.
    to: i64,
}

/// What the records of a group come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) count: u32,
    /// The sum of each column.
    pub(crate) sums: Vec<i64>,
}

fn minimum() -> u32 {
    10
}

/// Reads all tables; those whose data is as it was in the last build not at all.
///
/// # Errors
/// If a file cannot be read.
pub(super) fn read(
    folder: &Folder,
    before: &HashMap<String, KnownTable>,
    mistakes: &mut Mistakes,
) -> Result<Tables> {
    let mut tables = Tables::default();
    let files: HashMap<_, _> = folder.list("tables", "csv")?.into_iter().collect();
    for source in folder.files("tables", "toml")? {
        let Some(front) = mistakes.take(&source, parse::toml::<Front>(&source.text)) else {
            continue;
        };
        let path = format!("tables/{}", front.file.get_ref());
        let Some(seen) = files.get(&path).copied() else {
            let finding = Finding::new(front.file.span(), format!("there is no `{path}`"));
            let known = files.keys().filter_map(|path| path.strip_prefix("tables/"));
            let finding = match nearest(front.file.get_ref(), known) {
                Some(name) => finding.help(format!("did you mean `{name}`?")),
                None => finding.help("put the data beside this file"),
            };
            mistakes.add(&source, finding);
            continue;
        };
        let asked = Stamp::of(source.text.as_bytes());
        let known = before.get(source.stem());
        let known = known.filter(|known| known.sure && known.seen == seen && known.asked == asked);
        let groups = match known {
            Some(known) => known.groups.clone(),
            None => match Reading::new(&source, &front, &path).groups(folder, mistakes)? {
                Some(groups) => groups,
                None => continue,
            },
        };
        let known = KnownTable {
            seen,
            sure: false,
            asked,
            groups: groups.clone(),
        };
        tables.known.insert(source.stem().to_owned(), known);
        tables.all.push(Table {
            name: source.stem().to_owned(),
            front,
            groups,
        });
    }
    Ok(tables)
}

/// The reading of one CSV file.
struct Reading<'a> {
    source: &'a Source,
    front: &'a Front,
    path: &'a str,
}

/// The most mistakes that are told of one file: more would be the same one.
const MOST: usize = 10;

impl<'a> Reading<'a> {
    fn new(source: &'a Source, front: &'a Front, path: &'a str) -> Self {
        Self {
            source,
            front,
            path,
        }
    }

    /// The groups; `None` if something is wrong, with the mistakes noted.
    fn groups(&self, folder: &Folder, mistakes: &mut Mistakes) -> Result<Option<Vec<Group>>> {
        let text = folder.source(self.path)?.text;
        let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
        let headers = reader.headers()?.clone();
        let place = |name: &Spanned<String>| {
            let found = headers
                .iter()
                .position(|header| header.trim() == name.get_ref());
            found.ok_or_else(|| {
                let message = format!("`{}` has no column `{}`", self.path, name.get_ref());
                let finding = Finding::new(name.span(), message);
                match nearest(name.get_ref(), headers.iter()) {
                    Some(column) => finding.help(format!("did you mean `{column}`?")),
                    None => finding,
                }
            })
        };
        let group = place(&self.front.group);
        let means = self.front.mean.iter().map(|mean| {
            let column = place(&mean.column)?;
            Ok((column, mean.from..=mean.to))
        });
        let means: Result<Vec<_>, Finding> = means.collect();
        let (group, means) = match (group, means) {
            (Ok(group), Ok(means)) => (group, means),
            (group, means) => {
                let wrong = [group.err(), means.err()];
                wrong
                    .into_iter()
                    .flatten()
                    .for_each(|finding| mistakes.add(self.source, finding));
                return Ok(None);
            }
        };
        let mut sums = Sums {
            group,
            means,
            groups: BTreeMap::new(),
        };
        let mut record = ByteRecord::new();
        let mut wrong = Vec::new();
        loop {
            match reader.read_byte_record(&mut record) {
                Ok(false) => break,
                Ok(true) => {
                    if let Err(problem) = sums.add(&record) {
                        let at = record.position().map_or(0..0, |position| {
                            let start = usize::try_from(position.byte()).unwrap_or(0);
                            start..start + record.as_slice().len()
                        });
                        wrong.push(Finding::new(at, problem));
                    }
                }
                Err(error) => wrong.push(Finding::new(0..0, error.to_string())),
            }
            if wrong.len() >= MOST {
                break;
            }
        }
        if wrong.is_empty() {
            return Ok(Some(sums.done()));
        }
        let source = Source {
            path: self.path.to_owned(),
            text,
        };
        for finding in wrong {
            mistakes.add(&source, finding);
        }
        Ok(None)
    }
}

/// The sums so far.
struct Sums {
    group: usize,
    means: Vec<(usize, RangeInclusive<i64>)>,
    groups: BTreeMap<Vec<u8>, (u32, Vec<i64>)>,
}

impl Sums {
    fn add(&mut self, record: &ByteRecord) -> Result<(), String> {
        let name = record.get(self.group).unwrap_or_default();
        if name.trim_ascii().is_empty() {
            return Err("this record is of no group".to_owned());
        }
        if !self.groups.contains_key(name) {
            let empty = (0, vec![0; self.means.len()]);
            self.groups.insert(name.to_vec(), empty);
        }
        let Some((count, sums)) = self.groups.get_mut(name) else {
            return Ok(());
        };
        for ((column, range), sum) in self.means.iter().zip(sums) {
            let text = record.get(*column).unwrap_or_default().trim_ascii();
            let number = std::str::from_utf8(text).ok().and_then(|t| t.parse().ok());
            match number.filter(|number| range.contains(number)) {
                Some(number) => *sum += number,
                None => {
                    return Err(format!(
                        "`{}` is not a whole number from {} to {}",
                        String::from_utf8_lossy(text),
                        range.start(),
                        range.end()
                    ));
                }
            }
        }
        *count += 1;
        Ok(())
    }

    fn done(self) -> Vec<Group> {
        let groups = self.groups.into_iter().map(|(name, (count, sums))| Group {
            name: String::from_utf8_lossy(&name).trim().to_owned(),
            count,
            sums,
        });
        groups.collect()
    }
}
