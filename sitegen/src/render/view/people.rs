//! How to complain, who offers support, what standards say, and the history.

use crate::content::{DirectoryKind, Event, Helper, How, Offer, Route, Standard, State, When};
use crate::render::words;
use serde::Serialize;

/// Where an entry comes from, for showing.
#[derive(Debug, Serialize)]
pub(crate) struct Evidence {
    source: String,
    checked: String,
    /// Whether it must still be looked at before a real launch.
    unchecked: bool,
}

/// How to complain in one nation.
#[derive(Debug, Serialize)]
pub(crate) struct RouteView<'a> {
    nation: &'static str,
    steps: &'a [String],
    helps: &'a [Helper],
    limits: &'a [String],
    next: &'a str,
    note: Option<&'a str>,
    evidence: Evidence,
}

/// The directory, grouped, with ways to find something in it.
#[derive(Debug, Serialize)]
pub(crate) struct DirectoryView<'a> {
    kinds: Vec<KindView<'a>>,
    /// The names that are offered in each way.
    ways: Vec<WayView<'a>>,
}

#[derive(Debug, Serialize)]
struct KindView<'a> {
    kind: DirectoryKind,
    entries: Vec<OfferView<'a>>,
}

#[derive(Debug, Serialize)]
struct WayView<'a> {
    how: How,
    entries: Vec<Place<'a>>,
}

/// A link to an entry.
#[derive(Debug, Serialize)]
struct Place<'a> {
    id: String,
    name: &'a str,
}

#[derive(Debug, Serialize)]
struct OfferView<'a> {
    id: String,
    name: &'a str,
    offers: &'a str,
    whom: &'a str,
    nations: Vec<&'static str>,
    languages: String,
    how: &'a [How],
    contact: Option<&'a str>,
    /// Whether that is a telephone number, which can be rung from here.
    rings: bool,
    evidence: Evidence,
}

/// A standard beside a point of the code.
#[derive(Debug, Serialize)]
pub(crate) struct StandardView<'a> {
    name: &'a str,
    what: &'a str,
    evidence: Evidence,
}

/// Something that happened.
#[derive(Debug, Serialize)]
pub(crate) struct EventView<'a> {
    /// For machines: `2021-05`.
    datetime: String,
    /// "May 2021".
    date: String,
    title: &'a str,
    text: &'a str,
    source: Option<&'a str>,
    example: bool,
}

/// The routes, in the order of the nations.
pub(crate) fn routes(routes: &[Route]) -> Vec<RouteView<'_>> {
    let views = routes.iter().map(|route| RouteView {
        nation: route.nation.get_ref().as_str(),
        steps: route.steps.get_ref(),
        helps: &route.helps,
        limits: &route.limits,
        next: &route.next,
        note: route.note.as_deref(),
        evidence: evidence(&route.source, route.checked, *route.state.get_ref()),
    });
    views.collect()
}

/// The directory; kinds and ways that nobody offers are left out.
pub(crate) fn directory(offers: &[Offer]) -> DirectoryView<'_> {
    let kinds = DirectoryKind::ALL.into_iter().map(|kind| KindView {
        kind,
        entries: offers
            .iter()
            .filter(|offer| offer.kind == kind)
            .map(offer)
            .collect(),
    });
    let ways = How::ALL.into_iter().map(|how| WayView {
        how,
        entries: offers
            .iter()
            .filter(|offer| offer.how.get_ref().contains(&how))
            .map(|offer| Place {
                id: id(offer),
                name: offer.name.get_ref(),
            })
            .collect(),
    });
    DirectoryView {
        kinds: kinds.filter(|kind| !kind.entries.is_empty()).collect(),
        ways: ways.filter(|way| !way.entries.is_empty()).collect(),
    }
}

/// The standards beside one point.
pub(crate) fn standards<'a>(standards: &'a [Standard], point: &str) -> Vec<StandardView<'a>> {
    let beside = standards
        .iter()
        .filter(|standard| standard.principle.get_ref().as_str() == point);
    beside
        .map(|standard| StandardView {
            name: &standard.name,
            what: &standard.what,
            evidence: evidence(
                &standard.source,
                standard.checked,
                *standard.state.get_ref(),
            ),
        })
        .collect()
}

/// The history, the earliest first.
pub(crate) fn history(events: &[Event]) -> Vec<EventView<'_>> {
    let views = events.iter().map(|event| EventView {
        datetime: datetime(event.date),
        date: words::when(event.date),
        title: &event.title,
        text: &event.text,
        source: event.source.as_deref(),
        example: event.example().is_some(),
    });
    views.collect()
}

fn offer(offer: &Offer) -> OfferView<'_> {
    OfferView {
        id: id(offer),
        name: offer.name.get_ref(),
        offers: &offer.offers,
        whom: &offer.whom,
        nations: offer.nations.names(),
        languages: words::list(&offer.languages),
        how: offer.how.get_ref(),
        contact: offer.contact.as_deref(),
        rings: offer.contact.as_deref().is_some_and(is_number),
        evidence: evidence(&offer.source, offer.checked, *offer.state.get_ref()),
    }
}

fn is_number(contact: &str) -> bool {
    contact.chars().all(|c| c.is_ascii_digit() || c == ' ')
}

fn id(offer: &Offer) -> String {
    format!("offer-{}", crate::content::slug(offer.name.get_ref()))
}

fn evidence(source: &str, checked: survey::Date, state: State) -> Evidence {
    Evidence {
        source: source.to_owned(),
        checked: words::date(checked),
        unchecked: state == State::CheckBeforeLaunch,
    }
}

fn datetime(when: When) -> String {
    let date = when.first.to_string();
    date[..when.exact.length()].to_owned()
}
