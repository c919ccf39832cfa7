//! `organisations/*.csv`: trusts and health boards.

mod row;
mod succession;

use super::{Finding, finding::Findings, nearest};
use crate::{Definition, Organisation};
use row::Row;
use std::ops::Range;

/// The columns of a list, in their order.
pub const COLUMNS: [&str; 12] = [
    "code",
    "name_en",
    "name_cy",
    "nation",
    "region",
    "main_hospitals",
    "valid_from",
    "valid_to",
    "successor",
    "former_names",
    "source",
    "checked",
];

/// An organisation and its line.
struct Listed {
    organisation: Organisation,
    line: Range<usize>,
}

/// Reads a list of organisations: a CSV file with a header line of [`COLUMNS`].
/// Several hospitals or former names in a cell are parted by `;`, dates are
/// ISO 8601, `nation` and `region` are areas of the definition (`region` is
/// empty in a nation without regions), and each row names its source and the
/// day on which it was checked.
///
/// # Errors
/// Every mistake of every line: columns, codes, areas, dates, names and codes
/// that occur twice, and successors that are not in the list, lead round in a
/// circle, or have closed without a successor of their own.
pub fn organisations(
    source: &str,
    definition: &Definition,
) -> Result<Vec<Organisation>, Vec<Finding>> {
    let mut findings = Findings::default();
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(source.as_bytes());
    let headers = reader.headers().cloned().unwrap_or_default();
    let wrong = header(&headers, line_at(source, 0));
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut listed: Vec<Listed> = Vec::new();
    let mut record = csv::StringRecord::new();
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(0);
        let more = reader.read_record(&mut record);
        let line = line_at(source, start);
        match more.map(|more| (more, misshapen(&record, headers.len()))) {
            Ok((false, _)) => break,
            Ok((true, Some(finding))) => findings.add(Finding {
                span: line,
                ..finding
            }),
            Ok((true, None)) => {
                let row = Row::new(&headers, &record);
                for finding in row.mistakes(definition) {
                    let span = line.clone();
                    findings.add(Finding { span, ..finding });
                }
                if let Some(organisation) = row.organisation(definition) {
                    listed.push(Listed { organisation, line });
                }
            }
            Err(error) => {
                findings.add(Finding::new(line, error.to_string()));
                break;
            }
        }
    }
    succession::check(&listed, &mut findings);
    findings.or(listed.into_iter().map(|l| l.organisation).collect())
}

/// What keeps a line from being read at all.
fn misshapen(record: &csv::StringRecord, columns: usize) -> Option<Finding> {
    // From a quote that never ends, the rest of the file is one cell.
    if record.iter().any(|cell| cell.contains(['\r', '\n'])) {
        let message =
            "a cell goes on in the next line: there is one double quote too few or too many";
        return Some(Finding::new(0..0, message));
    }
    let cells = record.len();
    (cells != columns).then(|| {
        let message = format!("this line has {cells} cells, the header has {columns}");
        Finding::new(0..0, message).help("a cell with a comma in it stands between double quotes")
    })
}

/// What is wrong with the header line. A column that is missing because it is
/// misspelt is one mistake.
fn header(headers: &csv::StringRecord, line: Range<usize>) -> Vec<Finding> {
    if let Some(finding) = misshapen(headers, headers.len()) {
        let span = line;
        return vec![Finding { span, ..finding }];
    }
    let count = |column: &str| headers.iter().filter(|h| *h == column).count();
    let mut missing: Vec<_> = COLUMNS.into_iter().filter(|c| count(c) == 0).collect();
    let mut findings = Vec::new();
    for found in headers.iter().filter(|h| !COLUMNS.contains(h)) {
        let finding = Finding::new(line.clone(), format!("there is no column `{found}`"));
        findings.push(match nearest(found, missing.iter().copied()) {
            Some(name) => {
                let finding = finding.help(format!("did you mean `{name}`?"));
                let name = name.to_owned();
                missing.retain(|column| *column != name);
                finding
            }
            None => finding.help(format!("the columns are {}", COLUMNS.join(","))),
        });
    }
    let twice = COLUMNS.into_iter().filter(|c| count(c) > 1);
    let twice = twice.map(|column| format!("column `{column}` appears twice"));
    let missing = missing
        .into_iter()
        .map(|column| format!("column `{column}` is missing"));
    findings.extend(missing.chain(twice).map(|m| Finding::new(line.clone(), m)));
    findings
}

/// The line that begins at or after `start`, without its line break.
fn line_at(source: &str, start: usize) -> Range<usize> {
    let rest = source.get(start..).unwrap_or_default();
    let skipped = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let start = start + skipped;
    let len = source
        .get(start..)
        .and_then(|r| r.lines().next())
        .map_or(0, str::len);
    start..start + len
}
