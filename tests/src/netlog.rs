//! Every address that the browser asked for, from Chromium's own network log:
//! it sees all frames and workers, whatever the page tells.

use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// The addresses asked for, from a log that the browser has finished.
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
    Ok(started
        .filter_map(|e| e["params"]["url"].as_str())
        .map(str::to_owned)
        .collect())
}
