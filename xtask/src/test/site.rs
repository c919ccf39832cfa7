//! Every page of the demonstration's site, held against what others check pages
//! with. After the browsers' tests and not beside them: Lighthouse measures time.

use super::browser::{at_the_same_time, names};
use super::counts::Counts;
use super::steps::Built;
use super::summary::Summary;
use crate::run::{Done, Task};
use crate::tools::{self, Drive};
use crate::workspace::{Workspace, cargo};
use anyhow::Result;
use std::time::Duration;

/// The tests of the site's pages have names that begin with this.
pub(super) const PREFIX: &str = "site_";
const SHIFT: &str = "site_shift_";
const LIGHTHOUSE: &str = "site_lighthouse_";

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
            LIGHTHOUSE,
            "site_script_",
            SHIFT,
            "site_weight_",
            "site_width_",
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
        &[LIGHTHOUSE],
        tools::lighthouse::find_or_fetch,
    ),
];

fn axe(workspace: &Workspace) -> Result<Drive> {
    Ok(vec![(
        "CODE_OF_CARE_AXE",
        tools::axe::find_or_fetch(workspace)?,
    )])
}

/// Tests, and the arguments of `cargo test` that run them.
struct Part {
    step: &'static str,
    log: &'static str,
    files: &'static str,
    skip: &'static [&'static str],
}

/// What does not measure time; what moves on a page is beside it, for on a slow
/// line it does little but wait.
const BESIDE: [Part; 2] = [
    Part {
        step: "every page of the site",
        log: "site",
        files: "site_*",
        skip: &[SHIFT, LIGHTHOUSE],
    },
    Part {
        step: "every page of the site, as it loads",
        log: "site-shift",
        files: "site_shift",
        skip: &[],
    },
];
/// What measures time, and has the machine to itself.
const ALONE: Part = Part {
    step: "pages of the site, by Lighthouse",
    log: "site-lighthouse",
    files: "site_lighthouse",
    skip: &[],
};

/// The tools that were found, and the tests that have to do without one.
#[derive(Default)]
struct Found {
    programs: Drive,
    left: Vec<&'static str>,
}

/// Runs them on what was built; those whose tools are not to be had are listed
/// as skipped.
pub(super) fn tests(
    workspace: &Workspace,
    built: Option<&Built>,
    every_page: bool,
    summary: &mut Summary,
) -> Result<()> {
    let Some(built) = built else {
        for part in BESIDE.iter().chain([&ALONE]) {
            summary.record(part.step, Counts::check(false), Duration::ZERO);
        }
        return Ok(());
    };
    let found = find(workspace, summary)?;
    let beside = BESIDE.iter().map(|part| (part, part.task(built, &found)));
    for (part, done) in at_the_same_time(workspace, beside.collect()) {
        record(part, &done?, summary);
    }
    let mut task = ALONE.task(built, &found);
    if every_page {
        task = task.env("CODE_OF_CARE_EVERY_PAGE", "1");
    }
    record(&ALONE, &task.attempt(workspace)?, summary);
    Ok(())
}

fn find(workspace: &Workspace, summary: &mut Summary) -> Result<Found> {
    let mut found = Found::default();
    for (name, needing, find) in TOOLS {
        match find(workspace) {
            Ok(programs) => found.programs.extend(programs),
            Err(error) => {
                println!("  {error:#}");
                for prefix in needing.iter().filter(|one| !found.left.contains(one)) {
                    summary.skip(names(workspace, prefix)?, format!("{name}: {error:#}"));
                }
                found.left.extend(needing);
            }
        }
    }
    Ok(found)
}

impl Part {
    fn task(&self, built: &Built, found: &Found) -> Task {
        let skip = self.skip.iter().chain(&found.left);
        Task::new(self.step, self.log, cargo())
            .args(["test", "--locked", "--package", "tests", "--no-fail-fast"])
            .args(["--test", self.files, "--", "--show-output"])
            .args(skip.flat_map(|prefix| ["--skip", prefix]))
            // One after another, so that nothing is slower for what runs beside it.
            .env("RUST_TEST_THREADS", "1")
            .env("CODE_OF_CARE_BROWSER", "chromium")
            .env("CODE_OF_CARE_WIDGET", &built.widget.folder)
            .env("CODE_OF_CARE_BIN", &built.binaries)
            .envs(&found.programs)
    }
}

fn record(part: &Part, done: &Done, summary: &mut Summary) {
    let counts = Counts::of_cargo_test(&done.output, done.success);
    summary.add(part.step, counts, done);
}
