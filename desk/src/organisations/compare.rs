//! What differs between the list and the report.

use super::name::essence;
use super::{Difference, Etr, List, Trust};
use std::collections::BTreeSet;
use survey::{Date, OrganisationCode};

/// What a curator has decided about trusts that the list does not have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Trusts to take in.
    pub taken: BTreeSet<OrganisationCode>,
    /// Trusts that stay out: they give none of the care that is asked about.
    pub left_out: BTreeSet<OrganisationCode>,
}

/// Every difference, in the order of the list, then of the report. `on` is the
/// day of the report: what had closed by then is not new.
pub fn compare(list: &List, etr: &Etr, kept: &Kept, on: Date) -> Vec<Difference> {
    let mut differences = Vec::new();
    for code in list.codes() {
        match etr.trust(code) {
            Some(trust) => known(list, trust, &mut differences),
            None if list.cell(code, "nation") == "england" => {
                differences.push(Difference::Missing {
                    code: code.to_owned(),
                    name: list.cell(code, "name_en").to_owned(),
                });
            }
            // The report is of England.
            None => {}
        }
    }
    let listed: BTreeSet<_> = list.codes().collect();
    for trust in etr.trusts() {
        let open = trust.closed.is_none_or(|last| last >= on);
        if listed.contains(trust.code.as_str()) {
            continue;
        }
        if kept.taken.contains(&trust.code) {
            differences.push(Difference::Added(trust.clone()));
        } else if open && !kept.left_out.contains(&trust.code) {
            differences.push(Difference::Unknown(trust.clone()));
        }
    }
    differences
}

/// A trust that both have.
fn known(list: &List, trust: &Trust, differences: &mut Vec<Difference>) {
    let code = trust.code.to_string();
    let cell = |column| list.cell(&code, column).to_owned();
    let name = cell("name_en");
    if essence(&name) != essence(&trust.name) {
        differences.push(Difference::Renamed {
            code: code.clone(),
            from: name.clone(),
            to: trust.name.clone(),
        });
    }
    if let Some(region) = trust.region
        && region != cell("region")
    {
        differences.push(Difference::Moved {
            code: code.clone(),
            from: cell("region"),
            to: region.to_owned(),
        });
    }
    let day = |column| cell(column).parse::<Date>().ok();
    if let Some(on) = trust.opened
        && day("valid_from") != Some(on)
    {
        let code = code.clone();
        differences.push(Difference::Opened { code, on });
    }
    let succeeded = !cell("successor").is_empty();
    match (day("valid_to"), trust.closed) {
        (listed, Some(on)) if listed != Some(on) => differences.push(Difference::Closed {
            code,
            name,
            on,
            succeeded,
        }),
        (Some(_), Some(_)) if !succeeded => {
            differences.push(Difference::Unsucceeded { code, name });
        }
        (Some(_), None) => differences.push(Difference::Open { code, name }),
        _ => {}
    }
}
