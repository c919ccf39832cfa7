//! The lines of a list against each other: what is there twice, and who
//! succeeds whom.

use super::Listed;
use crate::Organisation;
use crate::parse::{Finding, Findings, nearest};
use std::collections::BTreeSet;

pub(super) fn check(listed: &[Listed], findings: &mut Findings) {
    for (at, one) in listed.iter().enumerate() {
        let (before, organisation) = (&listed[..at], &one.organisation);
        if let Some(message) = twice(before, organisation) {
            findings.add(Finding::new(one.line.clone(), message));
        }
        if let Some(finding) = successor(listed, organisation) {
            findings.add(Finding {
                span: one.line.clone(),
                ..finding
            });
        }
    }
}

fn twice(before: &[Listed], one: &Organisation) -> Option<String> {
    let mut before = before.iter().map(|l| &l.organisation);
    if before.clone().any(|other| other.code == one.code) {
        return Some(format!("code `{}` appears twice", one.code));
    }
    before.find_map(|other| {
        let mut names = one.names.values();
        let name = names.find(|n| other.names.values().any(|o| o == *n))?;
        Some(format!(
            "codes `{}` and `{}` have the same name, `{name}`",
            other.code, one.code
        ))
    })
}

fn successor(listed: &[Listed], one: &Organisation) -> Option<Finding> {
    let find = |code: &str| {
        let mut all = listed.iter().map(|l| &l.organisation);
        all.find(|o| o.code.as_str() == code)
    };
    let code = one.successor.as_ref()?;
    let Some(next) = find(code.as_str()) else {
        let message = format!("successor `{code}` of `{}` is not in the list", one.code);
        let known = listed.iter().map(|l| l.organisation.code.as_str());
        let finding = Finding::new(0..0, message);
        return Some(match nearest(code.as_str(), known) {
            Some(name) => finding.help(format!("did you mean `{name}`?")),
            None => finding.help("add a line for it".to_owned()),
        });
    };
    if next.valid_to.is_some() && next.successor.is_none() {
        let message = format!(
            "successor `{code}` of `{}` has closed and has no successor of its own",
            one.code
        );
        return Some(Finding::new(0..0, message));
    }
    let mut seen = BTreeSet::from([&one.code]);
    let mut at = next;
    while seen.insert(&at.code) {
        at = find(at.successor.as_ref()?.as_str())?;
    }
    // Each member of a circle says so; what merely leads into one does not.
    (at.code == one.code).then(|| {
        let message = format!("the successors of `{}` lead back to it", one.code);
        Finding::new(0..0, message)
    })
}
