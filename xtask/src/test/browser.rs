//! The whole chain in real browsers: the crate `tests`.

use super::counts::Counts;
use super::steps::Built;
use super::summary::Summary;
use crate::run::Task;
use crate::tools::chromium;
use crate::workspace::{Workspace, cargo};
use anyhow::Result;

/// The tests that need a browser have names that begin with this.
const PREFIX: &str = "browser_";
const NAME: &str = "the whole chain, in browsers";

/// Runs them on what was built; without a browser only those that need none,
/// and lists the others as skipped.
pub(super) fn tests(
    workspace: &Workspace,
    built: Option<&Built>,
    summary: &mut Summary,
) -> Result<()> {
    let Some(built) = built else {
        summary.record(NAME, Counts::check(false), std::time::Duration::ZERO);
        return Ok(());
    };
    let mut task = Task::new(NAME, "chain", cargo())
        .args(["test", "--locked", "--package", "tests", "--no-fail-fast"])
        .env("CODE_OF_CARE_WIDGET", &built.widget)
        .env("CODE_OF_CARE_BIN", &built.binaries);
    match chromium::find_or_install(workspace) {
        Ok(driver) => task = task.env("CHROMEDRIVER", driver),
        Err(error) => {
            println!("  {error:#}");
            task = task.args(["--", "--skip", PREFIX]);
            summary.skip(names(workspace)?, format!("{error:#}"));
        }
    }
    let done = task.attempt(workspace)?;
    summary.add(
        NAME,
        Counts::of_cargo_test(&done.output, done.success),
        &done,
    );
    Ok(())
}

fn names(workspace: &Workspace) -> Result<Vec<String>> {
    let done = Task::new("list the browser tests", "chain-list", cargo())
        .args(["test", "--locked", "--package", "tests", "--", "--list"])
        .run(workspace)?;
    Ok(listed(&done.output))
}

/// The browser tests in what `--list` prints: lines of `path::name: test`.
fn listed(output: &str) -> Vec<String> {
    let tests = output
        .lines()
        .filter_map(|line| line.strip_suffix(": test"));
    tests
        .filter(|name| name.contains(PREFIX))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_browser_tests_by_name() {
        let output = "     Running tests/chain.rs\nbrowser_keyboard: test\nwire::two_requests: test\n\n2 tests, 0 benchmarks\n";
        assert_eq!(listed(output), ["browser_keyboard"]);
    }
}
