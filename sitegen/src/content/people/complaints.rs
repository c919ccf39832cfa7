//! `complaints.toml`: how to complain, in each nation.

use super::Reading;
use crate::content::{Nation, State};
use serde::{Deserialize, Serialize};
use survey::Date;
use survey::parse::{self, Finding};
use toml::Spanned;

/// How to complain in one nation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Route {
    /// Where; each nation has its own way.
    pub(crate) nation: Spanned<Nation>,
    /// What to do, in order.
    pub(crate) steps: Spanned<Vec<String>>,
    /// Who helps, for nothing.
    pub(crate) helps: Vec<Helper>,
    /// How soon to complain, and how long an answer takes.
    pub(crate) limits: Vec<String>,
    /// Where to go if the answer is not right.
    pub(crate) next: String,
    /// Where this comes from.
    pub(crate) source: String,
    /// When it was looked up.
    pub(crate) checked: Date,
    /// Whether it has been checked for launch.
    pub(crate) state: Spanned<State>,
    /// What must be looked at above all.
    pub(crate) note: Option<String>,
}

/// Someone who helps people to complain.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Helper {
    /// Who.
    pub(crate) name: String,
    /// With what.
    pub(crate) what: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    route: Vec<Route>,
}

/// Reads the routes and puts them in the order of the nations.
pub(super) fn read(mut file: Reading<'_>) -> Vec<Route> {
    let text = parse::toml::<File>(&file.source.text);
    let Some(File { route: mut routes }) = file.mistakes.take(file.source, text) else {
        return Vec::new();
    };
    for (at, route) in routes.iter().enumerate() {
        let nation = *route.nation.get_ref();
        let name = nation.as_str();
        let finding = if nation == Nation::Uk {
            Some("each nation has its own way to complain: write one route for each")
        } else {
            let again = routes[..at].iter().any(|r| *r.nation.get_ref() == nation);
            again.then_some("this nation has a route already")
        };
        if let Some(message) = finding {
            file.add(Finding::new(route.nation.span(), message));
        }
        file.some("steps", &route.steps);
        file.checked(&format!("the route for `{name}`"), &route.state);
    }
    for nation in missing(&routes) {
        let message = format!("nothing says how to complain in `{}`", nation.as_str());
        let finding = Finding::new(0..0, message).help("write a `[[route]]` for it");
        file.mistakes.warn(file.source, finding);
    }
    routes.sort_by_key(|route| *route.nation.get_ref());
    routes
}

fn missing(routes: &[Route]) -> impl Iterator<Item = Nation> {
    let has = |nation: &Nation| routes.iter().any(|r| r.nation.get_ref() == nation);
    Nation::EACH.into_iter().filter(move |nation| !has(nation))
}
