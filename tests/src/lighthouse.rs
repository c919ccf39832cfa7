//! Lighthouse, run in a browser that is there already.

use crate::browser::Browser;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What runs it on one page after another.
const RUNNER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/lighthouse.mjs");

/// The package that `CODE_OF_CARE_LIGHTHOUSE` names, and Node to run it.
#[derive(Debug)]
pub struct Lighthouse {
    folder: PathBuf,
}

/// What Lighthouse found on a page.
#[derive(Debug)]
pub struct Verdict {
    /// The page.
    pub address: String,
    /// The name of each category and its points, of 100; none if the visit failed.
    pub points: Vec<(String, u32)>,
    /// What cost points, or why the visit failed, a line for each.
    pub faults: Vec<String>,
}

/// A page, and the audits that cannot hold on it.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Its address.
    pub address: String,
    /// The names of the audits.
    pub skip: Vec<&'static str>,
}

impl Lighthouse {
    /// Finds it.
    ///
    /// # Errors
    /// If the variable names no folder.
    pub fn find() -> Result<Self> {
        let folder = std::env::var_os("CODE_OF_CARE_LIGHTHOUSE").map(PathBuf::from);
        let folder = folder.filter(|folder| folder.is_dir()).context(
            "CODE_OF_CARE_LIGHTHOUSE has to name Lighthouse's folder: `cargo xtask test` fetches it",
        )?;
        Ok(Self { folder })
    }

    /// Looks at pages, in their order.
    ///
    /// # Errors
    /// If it does not run, or cannot open a page.
    pub fn visit(&self, browser: &Browser, visits: &[Visit]) -> Result<Vec<Verdict>> {
        let mut child = Command::new("node")
            .arg(RUNNER)
            .arg(&self.folder)
            .arg(browser.debugging_port()?.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start `node`")?;
        let wanted: Vec<_> = visits
            .iter()
            .map(|visit| json!({ "address": visit.address, "skip": visit.skip }))
            .collect();
        // Written and closed before anything is read: it reads all of it first.
        let mut input = child.stdin.take().context("the input is not piped")?;
        input.write_all(Value::from(wanted).to_string().as_bytes())?;
        drop(input);
        let output = child.wait_with_output()?;
        ensure!(output.status.success(), "Lighthouse ended early");
        let lines = String::from_utf8(output.stdout)?;
        let verdicts = lines
            .lines()
            .map(|line| verdict(&serde_json::from_str(line)?));
        let verdicts = verdicts.collect::<Result<Vec<_>>>()?;
        ensure!(verdicts.len() == visits.len(), "a page has no verdict");
        Ok(verdicts)
    }
}

impl Verdict {
    /// Whether nothing is left to be wished for.
    pub fn is_perfect(&self) -> bool {
        !self.points.is_empty() && self.points.iter().all(|(_, points)| *points == 100)
    }

    /// Whether another look may find it perfect: only its speed is not, which a busy
    /// machine can do to a page, or the visit failed, whose record the browser loses
    /// now and then.
    pub fn may_be_chance(&self) -> bool {
        let good = |(name, points): &(String, u32)| *points == 100 || name == "performance";
        self.points.iter().all(good)
    }
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.address)?;
        for (category, points) in &self.points {
            write!(f, "  {category} {points}")?;
        }
        self.faults
            .iter()
            .try_for_each(|fault| write!(f, "\n    {fault}"))
    }
}

fn verdict(result: &Value) -> Result<Verdict> {
    let address = result["requestedUrl"].to_string();
    if let Some(error) = result["runtimeError"]["message"].as_str() {
        return Ok(Verdict {
            address,
            points: Vec::new(),
            faults: vec![error.to_owned()],
        });
    }
    let categories = result["categories"].as_object().context("no categories")?;
    let mut points = Vec::new();
    let mut faults = Vec::new();
    for (name, category) in categories {
        let score = category["score"].as_f64();
        let score = score.with_context(|| format!("{name} has no score"))?;
        points.push((name.clone(), hundredths(score)));
        let audits = category["auditRefs"].as_array().into_iter().flatten();
        let costly = audits.filter(|audit| audit["weight"].as_f64() > Some(0.0));
        let ids = costly.filter_map(|audit| audit["id"].as_str());
        faults.extend(ids.filter_map(|id| fault(&result["audits"][id])));
    }
    ensure!(points.len() == 4, "four categories, not {points:?}");
    Ok(Verdict {
        address,
        points,
        faults,
    })
}

/// A score from 0 to 1, which Lighthouse has rounded to hundredths.
fn hundredths(score: f64) -> u32 {
    (score * 100.0).round() as u32
}

fn fault(audit: &Value) -> Option<String> {
    audit["score"].as_f64().filter(|score| *score < 1.0)?;
    let text = |name: &str| audit[name].as_str().unwrap_or_default();
    let items = audit["details"]["items"].to_string();
    let items: String = items.chars().take(500).collect();
    Some(format!(
        "{}: {} {} {items}",
        text("id"),
        text("displayValue"),
        text("explanation")
    ))
}
