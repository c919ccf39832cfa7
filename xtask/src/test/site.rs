//! Every page of the demonstration's site, held against what others check pages
//! with. After the browsers' tests and not beside them: Lighthouse measures time.

use super::browser::names;
use super::counts::Counts;
use super::steps::Built;
use super::summary::Summary;
use crate::run::Task;
use crate::tools::{self, Drive};
use crate::workspace::{Workspace, cargo};
use anyhow::Result;
use std::time::Duration;

/// The tests of the site's pages have names that begin with this.
pub(super) const PREFIX: &str = "site_";
/// The same for the files that they are in.
const FILES: &str = "site_*";
const STEP: &str = "every page of the site";

/// What tests need, by how their names begin, and how to come by it.
type Tool = (
    &'static str,
    &'static [&'static str],
    fn(&Workspace) -> Result<Drive>,
);

const TOOLS: [Tool; 4] = [
    (
        "chromium",
        &[
            "site_axe_",
            "site_lighthouse_",
            "site_script_",
            "site_shift_",
            "site_weight_",
        ],
        tools::chromium::find_or_install,
    ),
    ("axe-core", &["site_axe_"], axe),
    (
        "the Nu HTML checker",
        &["site_html_"],
        tools::vnu::find_or_fetch,
    ),
    (
        "Lighthouse",
        &["site_lighthouse_"],
        tools::lighthouse::find_or_fetch,
    ),
];

fn axe(workspace: &Workspace) -> Result<Drive> {
    Ok(vec![(
        "CODE_OF_CARE_AXE",
        tools::axe::find_or_fetch(workspace)?,
    )])
}

/// Runs them on what was built; those whose tools are not to be had are listed
/// as skipped.
pub(super) fn tests(
    workspace: &Workspace,
    built: Option<&Built>,
    summary: &mut Summary,
) -> Result<()> {
    let Some(built) = built else {
        summary.record(STEP, Counts::check(false), Duration::ZERO);
        return Ok(());
    };
    let mut task = Task::new(STEP, "site", cargo())
        .args(["test", "--locked", "--package", "tests", "--no-fail-fast"])
        .args(["--test", FILES, "--", "--show-output"])
        // One after another, so that nothing is slower for what runs beside it.
        .env("RUST_TEST_THREADS", "1")
        .env("CODE_OF_CARE_BROWSER", "chromium")
        .env("CODE_OF_CARE_WIDGET", &built.widget.folder)
        .env("CODE_OF_CARE_BIN", &built.binaries);
    let mut skipped: Vec<&str> = Vec::new();
    for (name, needing, find) in TOOLS {
        match find(workspace) {
            Ok(programs) => task = task.envs(&programs),
            Err(error) => {
                println!("  {error:#}");
                for prefix in needing.iter().filter(|one| !skipped.contains(one)) {
                    summary.skip(names(workspace, prefix)?, format!("{name}: {error:#}"));
                    task = task.args(["--skip", prefix]);
                }
                skipped.extend(needing);
            }
        }
    }
    let done = task.attempt(workspace)?;
    let counts = Counts::of_cargo_test(&done.output, done.success);
    summary.add(STEP, counts, &done);
    Ok(())
}
