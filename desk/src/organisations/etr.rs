//! The Organisation Data Service's report of NHS trusts, `etr`.

use super::proper_case;
use survey::{Date, OrganisationCode};

/// The columns of every report of the service; `etr` has no header line.
const COLUMNS: usize = 27;

/// NHS England's regions in the report, and the survey's areas.
const REGIONS: [(&str, &str); 7] = [
    ("Y56", "en_london"),
    ("Y58", "en_south_west"),
    ("Y59", "en_south_east"),
    ("Y60", "en_midlands"),
    ("Y61", "en_east"),
    ("Y62", "en_north_west"),
    ("Y63", "en_ney"),
];

/// One trust of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trust {
    /// Column 1.
    pub code: OrganisationCode,
    /// Column 2, written as people do.
    pub name: String,
    /// The area of column 3; `None` outside England.
    pub region: Option<&'static str>,
    /// Column 11, the first day.
    pub opened: Option<Date>,
    /// Column 12, the last day, which may be to come.
    pub closed: Option<Date>,
}

/// A whole report, in the order of the file. Never empty; each code once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Etr(Vec<Trust>);

/// Why a file is not an `etr` report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EtrError {
    /// There is nothing in it.
    #[error("the file is empty; an etr report has a line for each NHS trust")]
    Empty,
    /// It is not CSV.
    #[error("this is not a CSV file: {0}")]
    Csv(String),
    /// A line has another number of columns.
    #[error(
        "line {line} has {found} columns; an etr report has 27 and no header line. Download \
         `etr.csv` from the Organisation Data Service as it is, without opening it in a spreadsheet"
    )]
    Columns {
        /// The line, from 1.
        line: u64,
        /// Its columns.
        found: usize,
    },
    /// A cell is not what its column holds.
    #[error("line {line}, column {column} (the {what}): {found}")]
    Cell {
        /// The line, from 1.
        line: u64,
        /// The column, from 1.
        column: usize,
        /// What the column holds.
        what: &'static str,
        /// What is wrong.
        found: String,
    },
    /// The codes are not those of trusts: another report of the same shape.
    #[error(
        "only {trusts} of {rows} codes look like those of NHS trusts (`R` and two more), so this \
         is another report of the service; the one of trusts is `etr.csv`"
    )]
    OtherReport {
        /// Codes of trusts.
        trusts: usize,
        /// All lines.
        rows: usize,
    },
}

impl Etr {
    /// Reads a report.
    ///
    /// # Errors
    /// It is not an `etr` report: says at which line and column.
    pub fn read(bytes: &[u8]) -> Result<Self, EtrError> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes);
        let mut trusts: Vec<Trust> = Vec::new();
        for (line, record) in (1..).zip(reader.records()) {
            let record = record.map_err(|error| EtrError::Csv(error.to_string()))?;
            let trust = trust(&record, line)?;
            if trusts.iter().any(|t| t.code == trust.code) {
                let found = format!("`{}` appears twice", trust.code);
                return Err(cell(line, 1, "code", found));
            }
            trusts.push(trust);
        }
        let rows = trusts.len();
        let usual = trusts.iter().filter(|t| is_trust(t.code.as_str())).count();
        match rows {
            0 => Err(EtrError::Empty),
            // Newer trusts have longer codes, most do not.
            _ if usual * 2 < rows => Err(EtrError::OtherReport {
                trusts: usual,
                rows,
            }),
            _ => Ok(Self(trusts)),
        }
    }

    /// The trusts, in the order of the file.
    pub fn trusts(&self) -> &[Trust] {
        &self.0
    }

    /// The trust of this code.
    pub fn trust(&self, code: &str) -> Option<&Trust> {
        self.0.iter().find(|t| t.code.as_str() == code)
    }
}

fn is_trust(code: &str) -> bool {
    code.len() == 3 && code.starts_with('R')
}

fn cell(line: u64, column: usize, what: &'static str, found: String) -> EtrError {
    EtrError::Cell {
        line,
        column,
        what,
        found,
    }
}

fn trust(record: &csv::StringRecord, line: u64) -> Result<Trust, EtrError> {
    if record.len() != COLUMNS {
        let found = record.len();
        return Err(EtrError::Columns { line, found });
    }
    let text = |column: usize| record.get(column - 1).unwrap_or("").trim();
    let code = OrganisationCode::new(text(1));
    let code = code.map_err(|error| cell(line, 1, "code", format!("`{}`: {error}", text(1))))?;
    if text(2).is_empty() {
        return Err(cell(line, 2, "name", format!("`{code}` has none")));
    }
    let date = |column: usize, what| match text(column) {
        "" => Ok(None),
        digits => read_date(digits).map(Some).ok_or_else(|| {
            let found = format!("`{digits}` is not a date as in 20260401");
            cell(line, column, what, found)
        }),
    };
    let region = match text(3) {
        "" => None,
        found => Some(region(found).ok_or_else(|| {
            let known: Vec<_> = REGIONS.iter().map(|(code, _)| *code).collect();
            let known = known.join(", ");
            cell(line, 3, "region", format!("`{found}` is none of {known}"))
        })?),
    };
    Ok(Trust {
        name: proper_case(text(2)),
        region,
        opened: date(11, "first day")?,
        closed: date(12, "last day")?,
        code,
    })
}

fn region(code: &str) -> Option<&'static str> {
    let found = REGIONS.iter().find(|(known, _)| *known == code);
    found.map(|(_, area)| *area)
}

/// A date without hyphens: 20260401.
fn read_date(digits: &str) -> Option<Date> {
    if digits.len() != 8 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number = |range: std::ops::Range<usize>| digits[range].parse().ok();
    Date::new(
        number(0..4)?,
        number(4..6)?.try_into().ok()?,
        number(6..8)?.try_into().ok()?,
    )
}
