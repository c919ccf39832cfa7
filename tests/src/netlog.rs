//! Every address that pages asked for, from Chromium's own network log: it
//! sees all frames and workers, whatever the page tells.

use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// What the log writes in the place of an origin for requests that the browser
/// makes for itself: updates, models, form statistics.
const BROWSER_ITSELF: &str = "not an origin";

/// The addresses that pages asked for, from a log that the browser has
/// finished. What the browser asked for on its own account is left out: no
/// page can bring it about or prevent it.
///
/// # Errors
/// If the file is not such a log.
pub fn addresses(log: &Path) -> Result<BTreeSet<String>> {
    let text = std::fs::read_to_string(log).context("the browser wrote no network log")?;
    let log: Value = serde_json::from_str(&text).context("the network log is not whole")?;
    let types = &log["constants"]["logEventTypes"];
    let start = types["URL_REQUEST_START_JOB"]
        .as_u64()
        .context("no such event in this log")?;
    let events = log["events"].as_array().context("the log has no events")?;
    let started = events.iter().filter(|e| e["type"].as_u64() == Some(start));
    let by_pages = started.map(|e| &e["params"]).filter(|params| {
        params["initiator"]
            .as_str()
            .is_some_and(|origin| origin != BROWSER_ITSELF)
    });
    Ok(by_pages
        .filter_map(|params| params["url"].as_str())
        .map(str::to_owned)
        .collect())
}
