//! The whole chain in real browsers: the crate `tests`, once for each engine.

use super::counts::Counts;
use super::left_out::{LeftOut, left_out};
use super::steps::Built;
use super::summary::Summary;
use crate::run::Task;
use crate::tools::{self, Drive};
use crate::workspace::{Workspace, cargo};
use anyhow::Result;
use std::time::Duration;

/// The tests that need a browser have names that begin with this.
const PREFIX: &str = "browser_";
/// Those that need the checker of accessibility too.
const AXE: &str = "browser_axe_";

/// An engine: its name for the tests, its step, and how to come by it.
type Engine = (&'static str, &'static str, fn(&Workspace) -> Result<Drive>);

const ENGINES: [Engine; 3] = [
    (
        "chromium",
        "the whole chain, in Chromium",
        tools::chromium::find_or_install,
    ),
    (
        "firefox",
        "the whole chain, in Firefox",
        tools::firefox::find_or_install,
    ),
    (
        "webkit",
        "the whole chain, in WebKit",
        tools::webkit::find_or_install,
    ),
];

/// Runs them on what was built. Without a browser its tests are listed as
/// skipped; those that need none run with the first engine.
pub(super) fn tests(
    workspace: &Workspace,
    built: Option<&Built>,
    summary: &mut Summary,
) -> Result<()> {
    for (at, engine) in ENGINES.iter().enumerate() {
        match built {
            Some(built) => in_engine(workspace, engine, at == 0, built, summary)?,
            None => summary.record(engine.1, Counts::check(false), Duration::ZERO),
        }
    }
    Ok(())
}

fn in_engine(
    workspace: &Workspace,
    (name, step, find): &Engine,
    first: bool,
    built: &Built,
    summary: &mut Summary,
) -> Result<()> {
    let log = format!("chain-{name}");
    let mut task = Task::new(*step, &log, cargo())
        .args(["test", "--locked", "--package", "tests", "--no-fail-fast"])
        .env("CODE_OF_CARE_BROWSER", name)
        .env("CODE_OF_CARE_WIDGET", &built.widget.folder)
        .env("CODE_OF_CARE_BIN", &built.binaries);
    let mut args = vec!["--", "--show-output"];
    match find(workspace) {
        Ok(programs) => {
            task = task.envs(&programs);
            if !first {
                args.push(PREFIX);
            }
        }
        Err(error) => {
            println!("  {error:#}");
            summary.skip(names(workspace, PREFIX)?, format!("{name}: {error:#}"));
            if !first {
                return Ok(());
            }
            args.extend(["--skip", PREFIX]);
        }
    }
    match tools::axe::find_or_fetch(workspace) {
        Ok(axe) => task = task.env("CODE_OF_CARE_AXE", axe),
        Err(error) => {
            summary.skip(names(workspace, AXE)?, format!("axe-core: {error:#}"));
            args.extend(["--skip", AXE]);
        }
    }
    let done = task.args(args).attempt(workspace)?;
    let out: Vec<LeftOut> = left_out(&done.output);
    let mut counts = Counts::of_cargo_test(&done.output, done.success);
    counts.passed = counts.passed.saturating_sub(out.len());
    counts.skipped += out.len();
    summary.add(step, counts, &done);
    summary.leave_out(name, out);
    Ok(())
}

/// The tests whose names hold `prefix`.
fn names(workspace: &Workspace, prefix: &str) -> Result<Vec<String>> {
    let done = Task::new("list the browser tests", "chain-list", cargo())
        .args(["test", "--locked", "--package", "tests", "--", "--list"])
        .run(workspace)?;
    Ok(listed(&done.output, prefix))
}

/// The browser tests in what `--list` prints: lines of `path::name: test`.
fn listed(output: &str, prefix: &str) -> Vec<String> {
    let tests = output
        .lines()
        .filter_map(|line| line.strip_suffix(": test"));
    tests
        .filter(|name| name.contains(prefix))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_browser_tests_by_name() {
        let output = "     Running tests/chain.rs\nbrowser_keyboard: test\nwire::two_requests: test\n\n2 tests, 0 benchmarks\n";
        assert_eq!(listed(output, PREFIX), ["browser_keyboard"]);
    }
}
