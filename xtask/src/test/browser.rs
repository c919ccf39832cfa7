//! The whole chain in real browsers: the crate `tests`, once for each engine.

use super::counts::Counts;
use super::left_out::{LeftOut, left_out};
use super::site;
use super::steps::Built;
use super::summary::Summary;
use crate::run::{Done, Task};
use crate::tools::{self, Drive};
use crate::workspace::{Workspace, cargo};
use anyhow::Result;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;
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

/// Runs them on what was built, in all engines at the same time: a browser waits
/// more than it computes. Without a browser its tests are listed as skipped; those
/// that need none run with the first engine.
pub(super) fn tests(
    workspace: &Workspace,
    built: Option<&Built>,
    summary: &mut Summary,
) -> Result<()> {
    let Some(built) = built else {
        for (_, step, _) in ENGINES {
            summary.record(step, Counts::check(false), Duration::ZERO);
        }
        return Ok(());
    };
    // Once for all, or each would wait for the others and be said to take longer.
    let what = "compile the tests of the whole chain";
    let compiled = Task::new(what, "chain-compile", cargo())
        .args(["test", "--locked", "--package", "tests", "--no-run"])
        .attempt(workspace)?;
    if !compiled.success {
        summary.add(what, Counts::check(false), &compiled);
        return Ok(());
    }
    let mut tasks = Vec::new();
    for (at, engine) in ENGINES.iter().enumerate() {
        if let Some(task) = prepare(workspace, engine, at == 0, built, summary)? {
            tasks.push((engine, task));
        }
    }
    for (engine, done) in at_the_same_time(workspace, tasks) {
        record(engine, &done?, summary);
    }
    Ok(())
}

/// What runs the tests in an engine; the first also has those that need none.
fn prepare(
    workspace: &Workspace,
    (name, step, find): &Engine,
    first: bool,
    built: &Built,
    summary: &mut Summary,
) -> Result<Option<Task>> {
    let mut task = Task::new(*step, &format!("chain-{name}"), cargo())
        .args(["test", "--locked", "--package", "tests", "--no-fail-fast"])
        .env("RUST_TEST_THREADS", threads().to_string())
        .env("CODE_OF_CARE_BROWSER", name)
        .env("CODE_OF_CARE_WIDGET", &built.widget.folder)
        .env("CODE_OF_CARE_BIN", &built.binaries);
    // The pages of the site have a step of their own.
    let mut args = vec!["--", "--show-output", "--skip", site::PREFIX];
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
                return Ok(None);
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
    Ok(Some(task.args(args)))
}

/// How many tests each engine runs at once, so that all of them together keep the
/// processors busy and no more.
fn threads() -> usize {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    processors.div_ceil(ENGINES.len())
}

/// Runs tasks beside each other, and gives what came of them in their order.
pub(super) fn at_the_same_time<T: Send>(
    workspace: &Workspace,
    tasks: Vec<(T, Task)>,
) -> Vec<(T, Result<Done>)> {
    thread::scope(|scope| {
        let started: Vec<_> = tasks
            .into_iter()
            .map(|(whose, task)| (whose, scope.spawn(|| task.attempt(workspace))))
            .collect();
        let ended = started.into_iter().map(|(whose, thread)| {
            let done = thread.join();
            (whose, done.unwrap_or_else(|panic| resume_unwind(panic)))
        });
        ended.collect()
    })
}

fn record((name, step, _): &Engine, done: &Done, summary: &mut Summary) {
    let out: Vec<LeftOut> = left_out(&done.output);
    let mut counts = Counts::of_cargo_test(&done.output, done.success);
    counts.passed = counts.passed.saturating_sub(out.len());
    counts.skipped += out.len();
    summary.add(step, counts, done);
    summary.leave_out(name, out);
}

/// The tests whose names hold `prefix`.
pub(super) fn names(workspace: &Workspace, prefix: &str) -> Result<Vec<String>> {
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
    use crate::workspace::Version;
    use std::process::Command;

    #[test]
    fn tasks_run_beside_each_other_and_end_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace {
            root: folder.path().to_owned(),
            target: folder.path().to_owned(),
            rust_version: Version::parse("1.94").unwrap(),
        };
        // The first ends only when the second has begun.
        let task = |name, script| {
            let mut shell = Command::new("sh");
            shell.args(["-c", script]);
            (
                name,
                Task::new(name, name, shell).limit(Duration::from_secs(30)),
            )
        };
        let tasks = vec![
            task("first", "until test -e begun; do sleep 0.01; done"),
            task("second", "touch begun"),
        ];
        let done = at_the_same_time(&workspace, tasks);
        let ended: Vec<_> = done
            .into_iter()
            .map(|(name, done)| (name, done.unwrap().success))
            .collect();
        assert_eq!(ended, [("first", true), ("second", true)]);
    }

    #[test]
    fn finds_the_browser_tests_by_name() {
        let output = "     Running tests/chain.rs\nbrowser_keyboard: test\nwire::two_requests: test\n\n2 tests, 0 benchmarks\n";
        assert_eq!(listed(output, PREFIX), ["browser_keyboard"]);
    }
}
