//! The plan of a demonstration: how many people, where, and how they fared.

use serde::Deserialize;
use std::collections::BTreeMap;
use survey::{ChoiceId, EmbedId, OrganisationCode, PrincipleId, WaveId, parse};

/// The plan, as `plan.toml` beside this file has it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Plan {
    points: BTreeMap<String, BTreeMap<PrincipleId, f64>>,
    pub(super) habits: Habits,
    empty: Rows,
    pub(super) place: Vec<PlaceRow>,
    apart: Vec<ApartRow>,
}

/// How people answer, whatever their care was like. Chances are from 0 to 1.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Habits {
    /// Skip a question that can be skipped.
    pub(super) skip: f64,
    /// Choose an answer that carries no points.
    pub(super) unscored: f64,
    /// Tell a story.
    pub(super) story: f64,
    /// Come by way of a partner's page.
    pub(super) embed: f64,
    /// The partners' pages.
    pub(super) embeds: Vec<EmbedId>,
}

/// How many people a row has.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Rows {
    people: usize,
}

/// People of the main figures at one place.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceRow {
    pub(super) area: ChoiceId,
    pub(super) org: Option<OrganisationCode>,
    people: usize,
    #[serde(default)]
    people_in: BTreeMap<String, usize>,
    #[serde(default)]
    share: usize,
    /// The chance that any point was met, in place of the wave's.
    met: Option<f64>,
    /// Added to the wave's chance.
    #[serde(default)]
    shift: f64,
}

/// People whose answers are given apart.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ApartRow {
    role: Option<ChoiceId>,
    when: Option<ChoiceId>,
    people: usize,
    #[serde(default)]
    share: usize,
}

/// People of one kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Group<'a> {
    /// How many.
    pub(super) people: usize,
    /// Their role; the first of the person's own if `None`.
    pub(super) role: Option<&'a ChoiceId>,
    /// When it was; any recent answer if `None`.
    pub(super) when: Option<&'a ChoiceId>,
    /// Where they were; drawn from the places if `None`.
    pub(super) place: Option<&'a PlaceRow>,
    /// Whether they pass over every scored question.
    pub(super) empty: bool,
}

/// Fewer answers than the small cases of the plan need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooFew {
    /// The least that will do.
    pub(super) least: usize,
}

impl Plan {
    /// The plan that is built in.
    pub(super) fn built_in() -> Result<Self, Vec<parse::Finding>> {
        parse::toml(include_str!("plan.toml"))
    }

    /// The chance that a point was met at a place.
    pub(super) fn chance(&self, wave: &WaveId, place: &PlaceRow, principle: &PrincipleId) -> f64 {
        let of = |name: &str| self.points.get(name)?.get(principle).copied();
        let usual = of(wave.as_str()).or_else(|| of("default")).unwrap_or(0.5);
        place.met.unwrap_or(usual + place.shift).clamp(0.0, 1.0)
    }

    /// Everybody: `count` people in groups.
    pub(super) fn groups(&self, wave: &WaveId, count: usize) -> Result<Vec<Group<'_>>, TooFew> {
        let (mut groups, shares) = self.rows(wave);
        let least = groups.iter().map(|g| g.people).sum();
        let rest = count.checked_sub(least).ok_or(TooFew { least })?;
        for (group, extra) in groups.iter_mut().zip(deal(rest, &shares)) {
            group.people += extra;
        }
        Ok(groups)
    }

    fn rows(&self, wave: &WaveId) -> (Vec<Group<'_>>, Vec<usize>) {
        let none = Group {
            people: 0,
            role: None,
            when: None,
            place: None,
            empty: false,
        };
        let places = self.place.iter().map(|row| {
            let people = row.people_in.get(wave.as_str()).copied();
            let group = Group {
                people: people.unwrap_or(row.people),
                place: Some(row),
                ..none
            };
            (group, row.share)
        });
        let apart = self.apart.iter().map(|row| {
            let group = Group {
                people: row.people,
                role: row.role.as_ref(),
                when: row.when.as_ref(),
                ..none
            };
            (group, row.share)
        });
        let empty = Group {
            people: self.empty.people,
            empty: true,
            ..none
        };
        places.chain(apart).chain([(empty, 0)]).unzip()
    }
}

/// Deals `rest` out by `shares`; what does not divide goes to the first rows
/// that have a share. All of it is dealt if any share is above 0.
fn deal(rest: usize, shares: &[usize]) -> Vec<usize> {
    let total: usize = shares.iter().sum();
    let mut dealt: Vec<_> = shares
        .iter()
        .map(|share| (rest * share).checked_div(total).unwrap_or(0))
        .collect();
    let mut left = rest - dealt.iter().sum::<usize>();
    for (part, share) in dealt.iter_mut().zip(shares) {
        if *share > 0 && left > 0 {
            *part += 1;
            left -= 1;
        }
    }
    dealt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_plan_reads_and_deals_out_everybody() {
        let plan = Plan::built_in().unwrap();
        let wave = WaveId::new("2026").unwrap();
        let TooFew { least } = plan.groups(&wave, 0).unwrap_err();
        for count in [least, least + 1, 1_500, 2_500] {
            let groups = plan.groups(&wave, count).unwrap();
            assert_eq!(groups.iter().map(|g| g.people).sum::<usize>(), count);
        }
    }

    #[test]
    fn deals_without_remainder() {
        assert_eq!(deal(10, &[1, 0, 2]), [4, 0, 6]);
        assert_eq!(deal(0, &[1, 2]), [0, 0]);
    }
}
