//! One line of a list of organisations.

use crate::parse::{Finding, nearest};
use crate::{AreaId, Date, Definition, Language, Organisation, OrganisationCode};

/// The cells of one line, by their columns.
pub(super) struct Row<'a> {
    headers: &'a csv::StringRecord,
    cells: &'a csv::StringRecord,
}

impl<'a> Row<'a> {
    pub(super) fn new(headers: &'a csv::StringRecord, cells: &'a csv::StringRecord) -> Self {
        Self { headers, cells }
    }

    fn cell(&self, column: &str) -> &'a str {
        let at = self.headers.iter().position(|h| h == column);
        at.and_then(|at| self.cells.get(at)).unwrap_or("").trim()
    }

    /// The values of a cell that are parted by `;`.
    fn values(&self, column: &str) -> Vec<String> {
        let values = self.cell(column).split(';').map(str::trim);
        values
            .filter(|v| !v.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// Everything that is wrong with the line itself.
    pub(super) fn mistakes(&self, definition: &Definition) -> Vec<Finding> {
        let mut found = Vec::new();
        if let Err(error) = self.code("code") {
            found.push(error);
        }
        for column in ["name_en", "source", "checked"] {
            if self.cell(column).is_empty() {
                found.push(plain(format!("{} has no `{column}`", self.who())));
            }
        }
        for column in ["valid_from", "valid_to", "checked"] {
            found.extend(self.date(column).err());
        }
        if let (Ok(Some(first)), Ok(Some(last))) = (self.date("valid_from"), self.date("valid_to"))
            && last < first
        {
            found.push(plain(format!(
                "{} closes (`valid_to` {last}) before it opens (`valid_from` {first})",
                self.who()
            )));
        }
        if !self.cell("successor").is_empty() {
            found.extend(self.code("successor").err());
            if self.cell("valid_to").is_empty() {
                let message = format!(
                    "{} has a `successor`, so it has closed, but no `valid_to`",
                    self.who()
                );
                found.push(plain(message).help("write its last day there".to_owned()));
            }
        }
        found.extend(self.area(definition).err());
        found
    }

    /// The organisation of the line; `None` if it cannot be made out. Other
    /// mistakes do not keep it from being compared with the other lines.
    pub(super) fn organisation(&self, definition: &Definition) -> Option<Organisation> {
        let names = [("en", self.cell("name_en")), ("cy", self.cell("name_cy"))];
        let names = names.into_iter().filter(|(_, name)| !name.is_empty());
        let root = definition.areas.first()?;
        Some(Organisation {
            code: self.code("code").ok()?,
            names: names
                .filter_map(|(tag, name)| Some((Language::new(tag).ok()?, name.to_owned())))
                .collect(),
            area: self.area(definition).unwrap_or_else(|_| root.id.clone()),
            hospitals: self.values("main_hospitals"),
            former_names: self.values("former_names"),
            valid_from: self.date("valid_from").ok().flatten(),
            valid_to: self.date("valid_to").ok().flatten(),
            successor: self.code("successor").ok(),
        })
    }

    /// How the line is spoken of.
    fn who(&self) -> String {
        format!("code `{}`", self.cell("code"))
    }

    fn code(&self, column: &str) -> Result<OrganisationCode, Finding> {
        let text = self.cell(column);
        OrganisationCode::new(text).map_err(|error| plain(format!("{column} `{text}`: {error}")))
    }

    /// The date of a cell, if it is not empty.
    fn date(&self, column: &str) -> Result<Option<Date>, Finding> {
        let text = self.cell(column);
        if text.is_empty() {
            return Ok(None);
        }
        let date = text.parse().map(Some);
        date.map_err(|error| plain(format!("`{column}`: {error}")))
    }

    /// The smallest area of the line: the region, or the nation if it has none.
    fn area(&self, definition: &Definition) -> Result<AreaId, Finding> {
        let (nation, region) = (self.cell("nation"), self.cell("region"));
        let found = definition.area(nation).ok_or_else(|| {
            let known = definition.areas.iter().filter(|a| a.parent.is_some());
            unknown("nation", nation, known.map(|a| a.id.as_str()))
        })?;
        let areas = definition.areas.iter();
        let known: Vec<_> = areas
            .filter(|a| a.parent.as_ref() == Some(&found.id))
            .collect();
        match region {
            "" if known.is_empty() => Ok(found.id.clone()),
            "" => {
                let names: Vec<_> = known.iter().map(|a| format!("`{}`", a.id)).collect();
                let message = format!("{} has no `region`", self.who());
                Err(plain(message).help(format!(
                    "the regions of `{nation}` are {}",
                    names.join(", ")
                )))
            }
            _ => match known.iter().find(|a| a.id.as_str() == region) {
                Some(area) => Ok(area.id.clone()),
                None if known.is_empty() => Err(plain(format!(
                    "`{nation}` has no regions; leave `region` empty"
                ))),
                None if definition.area(region).is_some() => Err(plain(format!(
                    "region `{region}` is not in nation `{nation}`"
                ))),
                None => Err(unknown(
                    "region",
                    region,
                    known.iter().map(|a| a.id.as_str()),
                )),
            },
        }
    }
}

fn plain(message: String) -> Finding {
    Finding::new(0..0, message)
}

fn unknown<'a>(what: &str, found: &str, known: impl Iterator<Item = &'a str>) -> Finding {
    let finding = plain(format!("{what} `{found}` is not an area of the survey"));
    match nearest(found, known) {
        Some(name) => finding.help(format!("did you mean `{name}`?")),
        None => finding,
    }
}
