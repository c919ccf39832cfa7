//! The campaign's own table, cell by cell, so that nothing in it is lost.

use super::{Difference, Etr, Trust};
use survey::parse::{self, COLUMNS, FileReport};
use survey::{Date, Definition};

/// A list that was read and checked.
#[derive(Debug, Clone)]
pub struct List {
    rows: Vec<Vec<String>>,
}

/// A list with mistakes.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.render(false))]
pub struct ListError(FileReport);

impl List {
    /// Reads a list; `path` is for the report of mistakes.
    ///
    /// # Errors
    /// Every mistake in it.
    pub fn read(path: &str, source: &str, definition: &Definition) -> Result<Self, ListError> {
        let checked = parse::organisations(source, definition);
        checked.map_err(|findings| {
            ListError(FileReport {
                path: path.to_owned(),
                source: source.to_owned(),
                findings,
            })
        })?;
        let mut reader = csv::Reader::from_reader(source.as_bytes());
        let headers = reader.headers().cloned().unwrap_or_default();
        let cells = |record: csv::StringRecord| {
            let cell = |column| {
                let at = headers.iter().position(|h| h == column);
                at.and_then(|at| record.get(at)).unwrap_or("").trim()
            };
            COLUMNS.into_iter().map(|c| cell(c).to_owned()).collect()
        };
        // It was read once without an error.
        let rows = reader.records().filter_map(Result::ok).map(cells).collect();
        Ok(Self { rows })
    }

    /// The codes, in the order of the list.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|row| row[at("code")].as_str())
    }

    /// A cell of the row of this code; empty if there is none.
    pub fn cell(&self, code: &str, column: &str) -> &str {
        let row = self.rows.iter().find(|row| row[at("code")] == code);
        row.map_or("", |row| &row[at(column)])
    }

    /// Puts the differences into the list. Rows that the report does not
    /// contradict get its day as their date; curated cells stay as they are.
    pub fn apply(&mut self, etr: &Etr, differences: &[Difference], on: Date) {
        for difference in differences {
            match difference {
                Difference::Added(trust) => self.add(trust),
                Difference::Renamed { code, from, to } => {
                    let former = self.cell(code, "former_names");
                    let former = match former {
                        "" => from.clone(),
                        before => format!("{from}; {before}"),
                    };
                    self.set(code, "former_names", former);
                    self.set(code, "name_en", to.clone());
                }
                Difference::Moved { code, to, .. } => self.set(code, "region", to.clone()),
                Difference::Closed { code, on, .. } => self.set(code, "valid_to", on.to_string()),
                Difference::Opened { code, on } => self.set(code, "valid_from", on.to_string()),
                _ => {}
            }
        }
        let contradicted = |code: &str| {
            let mut all = differences.iter();
            all.any(|d| matches!(d, Difference::Open { code: other, .. } if other == code))
        };
        for trust in etr.trusts() {
            let code = trust.code.as_str();
            if contradicted(code) {
                continue;
            }
            let source = confirmed(self.cell(code, "source"), on);
            self.set(code, "source", source);
            self.set(code, "checked", on.to_string());
        }
    }

    fn add(&mut self, trust: &Trust) {
        let mut row = vec![String::new(); COLUMNS.len()];
        let opened = trust.opened.map(|day| day.to_string());
        let closed = trust.closed.map(|day| day.to_string());
        for (column, value) in [
            ("code", trust.code.to_string()),
            ("name_en", trust.name.clone()),
            ("nation", "england".to_owned()),
            ("region", trust.region.unwrap_or_default().to_owned()),
            ("valid_from", opened.unwrap_or_default()),
            ("valid_to", closed.unwrap_or_default()),
        ] {
            row[at(column)] = value;
        }
        // After the last English row before it, so that the diff is one line.
        let english = |r: &Vec<String>| r[at("nation")] == "england" && r[0] < row[0];
        let place = self.rows.iter().rposition(english).map_or(0, |at| at + 1);
        self.rows.insert(place, row);
    }

    fn set(&mut self, code: &str, column: &str, value: String) {
        if let Some(row) = self.rows.iter_mut().find(|row| row[at("code")] == code) {
            row[at(column)] = value;
        }
    }

    /// The list as a file.
    ///
    /// # Panics
    /// Never: writing to memory does not fail.
    pub fn to_csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let header: Vec<_> = COLUMNS.iter().map(|c| (*c).to_owned()).collect();
        for row in std::iter::once(&header).chain(&self.rows) {
            writer.write_record(row).expect("memory takes every row");
        }
        let bytes = writer.into_inner().expect("memory can be flushed");
        String::from_utf8(bytes).expect("every cell is text")
    }
}

/// The number of a column.
fn at(column: &str) -> usize {
    COLUMNS.iter().position(|c| *c == column).unwrap_or(0)
}

/// The source of a row that a report confirms. What follows the first `;`
/// (where the hospitals are from) stays.
fn confirmed(source: &str, on: Date) -> String {
    let confirmed = format!("ODS etr {on}");
    match source.split_once(';') {
        Some((_, rest)) => format!("{confirmed};{rest}"),
        None => confirmed,
    }
}
