//! The places that results are given for: areas and organisations as one tree.

use crate::Content;
use std::collections::{BTreeMap, BTreeSet};
use survey::{AreaId, Language, Level, Organisation, OrganisationCode, Standing};

/// One area or organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The area's id, or the organisation's code.
    pub code: String,
    /// Which publication rules apply.
    pub level: Level,
    /// Its place in [`Places`] of what it is part of.
    pub parent: Option<usize>,
    /// The places directly within it, in the order of publication.
    pub children: Vec<usize>,
    /// Its name, by language.
    pub names: BTreeMap<Language, String>,
    /// What makes it the same place in another wave: for an organisation, its
    /// code and those of the ones that it has taken over; for an area, its id
    /// and those of the areas within it.
    pub boundary: BTreeSet<String>,
}

/// Every place, in the order of publication: each parent before its children,
/// siblings by their names in the default language, never by a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    all: Vec<Place>,
    areas: BTreeMap<AreaId, usize>,
    organisations: BTreeMap<OrganisationCode, usize>,
}

/// What a place is made from, before its number is known.
struct Seed<'a> {
    area: Option<&'a AreaId>,
    organisation: Option<&'a OrganisationCode>,
    level: Level,
    names: BTreeMap<Language, String>,
}

impl Seed<'_> {
    fn code(&self) -> &str {
        let area = self.area.map(AreaId::as_str);
        area.or(self.organisation.map(OrganisationCode::as_str))
            .unwrap_or_default()
    }
}

impl Places {
    /// The places of a campaign. Every tabulated organisation is one, but for
    /// those that have been succeeded: their codes stand for the successor.
    pub fn of(content: &Content) -> Self {
        let mut places = Self {
            all: Vec::new(),
            areas: BTreeMap::new(),
            organisations: BTreeMap::new(),
        };
        places.add_within(content, None, None);
        for organisation in &content.tabulated {
            let code = &organisation.code;
            if let Standing::Succeeded(heir) =
                Organisation::standing(&content.tabulated, code.as_str())
                && let Some(place) = places.organisation(heir.code.as_str())
            {
                places.organisations.insert(code.clone(), place);
                places.all[place].boundary.insert(code.to_string());
            }
        }
        places
    }

    /// Adds what is directly within `area` (the whole, if `None`), each
    /// followed by what is within it.
    fn add_within(&mut self, content: &Content, area: Option<&AreaId>, parent: Option<usize>) {
        let areas = content.definition.areas.iter();
        let mut seeds: Vec<_> = areas
            .filter(|a| a.parent.as_ref() == area)
            .map(|a| Seed {
                area: Some(&a.id),
                organisation: None,
                level: a.level,
                names: content.area_names.get(&a.id).cloned().unwrap_or_default(),
            })
            .collect();
        let organisations = content.tabulated.iter();
        seeds.extend(
            organisations
                .filter(|o| Some(&o.area) == area && o.successor.is_none())
                .map(|o| Seed {
                    area: None,
                    organisation: Some(&o.code),
                    level: Level::Trust,
                    names: o
                        .names
                        .iter()
                        .map(|(k, v)| (k.clone(), v.clone()))
                        .collect(),
                }),
        );
        let language = content.definition.languages.first();
        seeds.sort_by_cached_key(|seed| {
            let name = language.and_then(|l| seed.names.get(l));
            let name = name.map(|n| n.to_lowercase()).unwrap_or_default();
            (name, seed.code().to_owned())
        });
        for seed in seeds {
            self.add(content, seed, parent);
        }
    }

    fn add(&mut self, content: &Content, seed: Seed<'_>, parent: Option<usize>) {
        let index = self.all.len();
        let code = seed.code().to_owned();
        self.all.push(Place {
            code: code.clone(),
            level: seed.level,
            parent,
            children: Vec::new(),
            names: seed.names,
            boundary: BTreeSet::from([code]),
        });
        if let Some(parent) = parent {
            self.all[parent].children.push(index);
        }
        if let Some(code) = seed.organisation {
            self.organisations.insert(code.clone(), index);
        }
        if let Some(area) = seed.area {
            self.areas.insert(area.clone(), index);
            self.add_within(content, Some(area), Some(index));
            let within = self.all[index]
                .children
                .iter()
                .map(|child| &self.all[*child]);
            let areas = within.filter(|place| place.level != Level::Trust);
            let codes: Vec<_> = areas.map(|place| place.code.clone()).collect();
            self.all[index].boundary.extend(codes);
        }
    }

    /// Every place, in the order of publication.
    pub fn all(&self) -> &[Place] {
        &self.all
    }

    /// The number of the area with this id.
    pub fn area(&self, id: &str) -> Option<usize> {
        self.areas.get(id).copied()
    }

    /// The number of the organisation with this code, or of the one that it
    /// became part of.
    pub fn organisation(&self, code: &str) -> Option<usize> {
        self.organisations.get(code).copied()
    }

    /// The number of the whole: the first area that is part of no other.
    pub fn whole(&self) -> Option<usize> {
        self.all.iter().position(|p| p.parent.is_none())
    }
}
