//! `organisations/*.csv`: trusts and health boards.

use super::{Finding, finding::Findings, nearest};
use crate::{Definition, Language, Organisation, OrganisationCode};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    code: String,
    name_en: String,
    name_cy: String,
    area: String,
    known_as: String,
    source: String,
    checked: String,
}

/// Reads the list of organisations: a CSV file with a header line and the
/// columns `code`, `name_en`, `name_cy`, `area`, `known_as` (separated by `;`),
/// `source` and `checked`.
///
/// # Errors
/// Missing or unknown columns, codes that are not codes or occur twice, areas
/// that the definition does not have, rows without a name or source.
pub fn organisations(
    source: &str,
    definition: &Definition,
) -> Result<Vec<Organisation>, Vec<Finding>> {
    let mut findings = Findings::default();
    let mut all: Vec<Organisation> = Vec::new();
    let mut reader = csv::Reader::from_reader(source.as_bytes());
    let mut record = csv::StringRecord::new();
    let headers = reader
        .headers()
        .cloned()
        .map_err(|error| vec![at_start(&error)])?;
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(0);
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                findings.add(Finding::new(line_at(source, start), error.to_string()));
                break;
            }
        }
        let span = line_at(source, start);
        let row: Row = match record.deserialize(Some(&headers)) {
            Ok(row) => row,
            Err(error) => {
                findings.add(Finding::new(span, error.to_string()));
                break;
            }
        };
        match organisation(&row, definition) {
            Ok(new) if all.iter().any(|o| o.code == new.code) => {
                findings.add(Finding::new(
                    span,
                    format!("code `{}` appears twice", new.code),
                ));
            }
            Ok(new) => all.push(new),
            Err(finding) => findings.add(Finding { span, ..finding }),
        }
    }
    findings.or(all)
}

fn at_start(error: &csv::Error) -> Finding {
    Finding::new(0..0, error.to_string())
}

/// The line that begins at or after `start`, without its line break.
fn line_at(source: &str, start: usize) -> std::ops::Range<usize> {
    let rest = source.get(start..).unwrap_or_default();
    let skipped = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let start = start + skipped;
    let len = source
        .get(start..)
        .and_then(|r| r.lines().next())
        .map_or(0, str::len);
    start..start + len
}

fn organisation(row: &Row, definition: &Definition) -> Result<Organisation, Finding> {
    let code = OrganisationCode::new(&row.code)
        .map_err(|error| Finding::new(0..0, format!("code `{}`: {error}", row.code)))?;
    let area = definition.area(&row.area).ok_or_else(|| {
        let areas = definition.areas.iter().map(|a| a.id.as_str());
        let finding = Finding::new(0..0, format!("area `{}` is not in the survey", row.area));
        match nearest(&row.area, areas) {
            Some(name) => finding.help(format!("did you mean `{name}`?")),
            None => finding,
        }
    })?;
    for (column, value) in [
        ("name_en", &row.name_en),
        ("source", &row.source),
        ("checked", &row.checked),
    ] {
        if value.trim().is_empty() {
            return Err(Finding::new(
                0..0,
                format!("code `{code}` has no `{column}`"),
            ));
        }
    }
    let names = [("en", &row.name_en), ("cy", &row.name_cy)];
    let names: BTreeMap<_, _> = names
        .into_iter()
        .filter(|(_, name)| !name.trim().is_empty())
        .filter_map(|(tag, name)| Some((Language::new(tag).ok()?, name.trim().to_owned())))
        .collect();
    let known_as = row.known_as.split(';').map(str::trim);
    Ok(Organisation {
        code,
        names,
        area: area.id.clone(),
        known_as: known_as
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
    })
}
