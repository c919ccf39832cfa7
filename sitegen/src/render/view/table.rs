//! Tables of open data, with small groups held back.

use crate::content::{Group, Table, Tables};
use serde::Serialize;
use std::collections::BTreeMap;

/// A table, ready to be placed.
#[derive(Debug, Serialize)]
pub(crate) struct TableView {
    title: String,
    source: String,
    group: String,
    columns: Vec<String>,
    rows: Vec<Row>,
    minimum: u32,
    /// Whether a group was held back.
    held_back: bool,
}

/// A group; without figures if it is held back.
#[derive(Debug, Serialize)]
struct Row {
    name: String,
    count: Option<String>,
    means: Vec<String>,
}

/// All tables by name.
pub(crate) fn tables(tables: &Tables) -> BTreeMap<&str, TableView> {
    let views = tables
        .all
        .iter()
        .map(|table| (table.name.as_str(), view(table)));
    views.collect()
}

fn view(table: &Table) -> TableView {
    let small: Vec<_> = table
        .groups
        .iter()
        .filter(|group| group.count < table.front.minimum)
        .collect();
    let mut rows: Vec<_> = table
        .groups
        .iter()
        .map(|group| row(group, group.count >= table.front.minimum))
        .collect();
    if let Some(name) = &table.front.total {
        // What all groups but the small ones come to, taken from the total, is
        // what the small ones come to: they must be a crowd of their own.
        let hidden: u32 = small.iter().map(|group| group.count).sum();
        let safe = small.is_empty() || (small.len() > 1 && hidden >= table.front.minimum);
        rows.push(row(&total(name, &table.groups), safe));
    }
    TableView {
        title: table.front.title.clone(),
        source: table.front.source.clone(),
        group: table.front.group_title.clone().unwrap_or_default(),
        columns: table.front.mean.iter().map(|m| m.title.clone()).collect(),
        held_back: rows.iter().any(|row| row.count.is_none()),
        rows,
        minimum: table.front.minimum,
    }
}

fn row(group: &Group, shown: bool) -> Row {
    let mean = |sum: &i64| format!("{:.2}", *sum as f64 / f64::from(group.count));
    Row {
        name: group.name.clone(),
        count: shown.then(|| group.count.to_string()),
        means: match shown {
            true => group.sums.iter().map(mean).collect(),
            false => Vec::new(),
        },
    }
}

fn total(name: &str, groups: &[Group]) -> Group {
    let columns = groups.first().map_or(0, |group| group.sums.len());
    Group {
        name: name.to_owned(),
        count: groups.iter().map(|group| group.count).sum(),
        sums: (0..columns)
            .map(|column| groups.iter().map(|group| group.sums[column]).sum())
            .collect(),
    }
}
