//! axe-core, run in the page: every rule of WCAG 2.0, 2.1 and 2.2, A and AA,
//! its best practices, and the contrast that AAA asks for.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::path::PathBuf;
use thirtyfour::WebDriver;

const TAGS: [&str; 7] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22a",
    "wcag22aa",
    "best-practice",
];

const RUN: &str = "const [options, done] = arguments;
    axe.run(document, options).then(
        found => done(found.violations.map(v => ({
            rule: v.id,
            help: v.help,
            nodes: v.nodes.map(n => n.html + '\\n      ' + n.failureSummary.replaceAll('\\n', ' ')),
        }))),
        error => done(String(error)));";

/// The checker, read from the file that `CODE_OF_CARE_AXE` names.
#[derive(Debug)]
pub struct Axe {
    script: String,
}

impl Axe {
    /// Reads it.
    ///
    /// # Errors
    /// If the variable names no file.
    pub fn read() -> Result<Self> {
        let place = std::env::var_os("CODE_OF_CARE_AXE").map(PathBuf::from);
        let place = place.context(
            "CODE_OF_CARE_AXE has to name axe-core's `axe.min.js`: `cargo xtask test` fetches it",
        )?;
        let script = std::fs::read_to_string(&place)
            .with_context(|| format!("cannot read {}", place.display()))?;
        Ok(Self { script })
    }

    /// What it finds wrong with the page as it stands, a line for each.
    ///
    /// # Errors
    /// If it does not run.
    pub async fn faults(&self, driver: &WebDriver) -> Result<Vec<String>> {
        let there = driver
            .execute("return 'axe' in window;", Vec::new())
            .await?;
        if there.json() != &Value::Bool(true) {
            driver.execute(self.script.as_str(), Vec::new()).await?;
        }
        let options = json!({
            "runOnly": { "type": "tag", "values": TAGS },
            "rules": { "color-contrast-enhanced": { "enabled": true } },
            "resultTypes": ["violations"],
        });
        let found = driver.execute_async(RUN, vec![options]).await?;
        let found = found.json();
        let faults = found.as_array().with_context(|| format!("axe: {found}"))?;
        Ok(faults.iter().map(fault).collect())
    }
}

fn fault(found: &Value) -> String {
    let text = |name: &str| found[name].as_str().unwrap_or_default();
    let nodes = found["nodes"].as_array().into_iter().flatten();
    let nodes: Vec<_> = nodes.filter_map(Value::as_str).collect();
    let nodes = nodes.join("\n    ");
    format!("{}: {}\n    {nodes}", text("rule"), text("help"))
}
