//! Looks at what the demonstration serves, as a visitor's browser would.

use super::Demo;
use crate::progress::Progress;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::time::Duration;
use survey::results::Results;

/// The states that a cell can have; between them the waves must show them all,
/// so that a visitor sees every rule of publication at work.
const STATES: [&str; 5] = [
    "shown",
    "small_count",
    "base_lt10",
    "base_10_29",
    "held_back",
];

/// Fetches the key pages and checks what they say.
///
/// # Errors
/// Names the first page that does not answer or says something else.
pub(super) fn check(demo: &Demo<'_>) -> Result<()> {
    let mut progress = Progress::start("look at the pages");
    let mut browser = Browser::new();
    let site = demo.ports.site_origin();
    let home = browser.page(&format!("{site}/"), &["/results/", "/take-part/"])?;
    ensure!(
        home.to_lowercase().contains("sample"),
        "{site}/ does not say that its figures are invented"
    );
    browser.page(&format!("{site}/take-part/"), &["/survey/"])?;
    browser.page(&format!("{site}/embed.js"), &["code-of-care-survey"])?;
    progress.tick(String::new);
    frame(&mut browser, demo)?;
    results(&mut browser, demo)?;
    let partner = demo
        .ports
        .partner_origin()
        .replace("localhost", "127.0.0.1");
    let line = format!("{site}/embed.js");
    browser.page(
        &format!("{partner}/"),
        &["pretend", "<code-of-care-survey", &line],
    )?;
    browser.page(
        &format!("{}/v1/health", demo.ports.endpoint()),
        &["\"status\":\"ok\""],
    )?;
    progress.done(&format!("{} answer", browser.seen));
    Ok(())
}

/// The frame page lets the partner carry it, and what it loads is there.
fn frame(browser: &mut Browser, demo: &Demo<'_>) -> Result<()> {
    let site = demo.ports.site_origin();
    let address = format!("{site}/survey/");
    let page = browser.page(&address, &["id=\"code-of-care\"", "data-start"])?;
    let policy = browser.header("content-security-policy");
    let partner = demo.ports.partner_origin();
    ensure!(
        policy
            .split_once("frame-ancestors")
            .is_some_and(|(_, allowed)| allowed.contains(&partner)),
        "{address} may not stand on {partner}; its policy is `{policy}`"
    );
    for name in ["data-glue", "data-wasm", "data-bundle"] {
        let asset = attributes(&page, name).next();
        let asset = asset.with_context(|| format!("{address} has no `{name}`"))?;
        browser.bytes(&format!("{site}{asset}"))?;
        if name == "data-wasm" {
            let kind = browser.header("content-type");
            ensure!(kind == "application/wasm", "{asset} is served as `{kind}`");
        }
    }
    Ok(())
}

/// Each wave has its page, its areas' pages and its file, and the files show
/// every state of a cell.
fn results(browser: &mut Browser, demo: &Demo<'_>) -> Result<()> {
    let site = demo.ports.site_origin();
    let mut states = BTreeSet::new();
    for wave in &demo.campaign.waves {
        let path = format!("/results/{}/", wave.id);
        let page = browser.page(&format!("{site}{path}"), &[wave.id.as_str()])?;
        let links: Vec<&str> = attributes(&page, "href").collect();
        let area = links
            .iter()
            .find(|link| link.starts_with(&path) && link.len() > path.len() && link.ends_with('/'));
        let area = area.with_context(|| format!("{path} leads to no area"))?;
        browser.page(&format!("{site}{area}"), &["sample"])?;
        let file = links.iter().find(|link| link.ends_with(".json"));
        let file = file.with_context(|| format!("{path} offers no JSON"))?;
        let file = browser.page(&format!("{site}{file}"), &["\"sample\": true"])?;
        let results: Results =
            serde_json::from_str(&file).context("the JSON is no results file")?;
        ensure!(results.totals.responses > 0, "{path} has no responses");
        states.extend(cell_states(&results));
    }
    let missing: Vec<_> = STATES
        .iter()
        .filter(|state| !states.contains(**state))
        .collect();
    ensure!(
        missing.is_empty(),
        "the results show no cell that is {missing:?}"
    );
    Ok(())
}

fn cell_states(results: &Results) -> BTreeSet<&'static str> {
    let main = results.areas.iter().flat_map(|area| &area.points);
    let apart = results.apart.iter().flat_map(|group| &group.points);
    main.chain(apart)
        .map(|point| point.met.reason().unwrap_or("shown"))
        .collect()
}

/// The values of an attribute, in the order of the page.
fn attributes<'a>(page: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let start = format!(" {name}=\"");
    let starts: Vec<usize> = page
        .match_indices(&start)
        .map(|(at, _)| at + start.len())
        .collect();
    starts
        .into_iter()
        .filter_map(|at| page[at..].split('"').next())
}

/// Fetches pages and remembers the headers of the last.
struct Browser {
    agent: ureq::Agent,
    headers: ureq::http::HeaderMap,
    seen: usize,
}

impl Browser {
    fn new() -> Self {
        let limit = Some(Duration::from_secs(30));
        Self {
            agent: ureq::Agent::config_builder()
                .timeout_global(limit)
                .build()
                .into(),
            headers: ureq::http::HeaderMap::new(),
            seen: 0,
        }
    }

    /// A page that says all of this.
    fn page(&mut self, address: &str, says: &[&str]) -> Result<String> {
        let page = String::from_utf8(self.bytes(address)?)
            .with_context(|| format!("{address} is not text"))?;
        let lower = page.to_lowercase();
        for words in says {
            ensure!(
                lower.contains(&words.to_lowercase()),
                "{address} does not say `{words}`"
            );
        }
        Ok(page)
    }

    fn bytes(&mut self, address: &str) -> Result<Vec<u8>> {
        let mut answer = self
            .agent
            .get(address)
            .call()
            .with_context(|| format!("{address} does not answer"))?;
        self.headers = answer.headers().clone();
        self.seen += 1;
        let bytes = answer
            .body_mut()
            .with_config()
            .limit(u64::MAX)
            .read_to_vec()?;
        ensure!(!bytes.is_empty(), "{address} is empty");
        Ok(bytes)
    }

    /// A header of the last page; empty if it had none.
    fn header(&self, name: &str) -> String {
        let value = self.headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_attributes_in_order() {
        let page = "<a href=\"/a\">x</a><div data-href=\"/no\"></div><a class=\"b\" href=\"/c\">";
        assert_eq!(attributes(page, "href").collect::<Vec<_>>(), ["/a", "/c"]);
    }
}
