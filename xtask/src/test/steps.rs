//! The checks that need no browser.

use super::counts::Counts;
use super::summary::Summary;
use crate::binaries;
use crate::run::Task;
use crate::toolchain::{Host, WASM};
use crate::widget::{self, Widget, WidgetArgs};
use crate::workspace::{Workspace, cargo};
use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

/// What was built for those who come after.
#[derive(Debug)]
pub(super) struct Built {
    /// The widget.
    pub(super) widget: Widget,
    /// The folder of the programs.
    pub(super) binaries: PathBuf,
}

/// Formatting.
pub(super) fn format(workspace: &Workspace, summary: &mut Summary) -> Result<()> {
    let fmt =
        Task::new("check the formatting", "fmt", cargo()).args(["fmt", "--all", "--", "--check"]);
    check(fmt, "formatting", workspace, summary)
}

/// Lints, for this machine and, where its standard library is at hand, for the
/// browser.
pub(super) fn lint(workspace: &Workspace, summary: &mut Summary) -> Result<()> {
    let lint = |what, log| Task::new(what, log, cargo()).args(["clippy", "--locked"]);
    let here = lint("lint everything", "clippy").args([
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]);
    check(here, "lints", workspace, summary)?;
    if !Host::find()?.has_wasm_std()? {
        println!(
            "  lints of the widget for the browser are left to the compiler: no standard library for {WASM}"
        );
        return Ok(());
    }
    let browser = lint("lint the widget for the browser", "clippy-wasm").args([
        "--package",
        "widget",
        "--lib",
        "--target",
        WASM,
        "--",
        "-D",
        "warnings",
    ]);
    check(browser, "lints, for the browser", workspace, summary)
}

/// Unit, integration and property tests, and the examples in the documentation.
pub(super) fn unit_tests(workspace: &Workspace, summary: &mut Summary) -> Result<()> {
    let done = Task::new("unit, integration and property tests", "test", cargo())
        .args([
            "test",
            "--locked",
            "--workspace",
            "--exclude",
            "tests",
            "--no-fail-fast",
        ])
        .attempt(workspace)?;
    let counts = Counts::of_cargo_test(&done.output, done.success);
    summary.add("unit, integration and property tests", counts, &done);
    Ok(())
}

/// The documentation, whose links must lead somewhere.
pub(super) fn documentation(workspace: &Workspace, summary: &mut Summary) -> Result<()> {
    let doc = Task::new("write the documentation", "doc", cargo())
        .env("RUSTDOCFLAGS", "-D warnings")
        .args(["doc", "--locked", "--workspace", "--no-deps"]);
    check(doc, "documentation", workspace, summary)
}

/// The smallest widget that can be built here, and the programs; `None` if they do not compile.
pub(super) fn build(
    workspace: &Workspace,
    widget: WidgetArgs,
    summary: &mut Summary,
) -> Option<Built> {
    let started = Instant::now();
    let widget = widget::build(workspace, widget.smallest(), widget::FOLDER);
    let built = widget.and_then(|widget| {
        Ok(Built {
            widget,
            binaries: binaries::build(workspace)?,
        })
    });
    summary.record(
        "build of the widget and the programs",
        Counts::check(built.is_ok()),
        started.elapsed(),
    );
    built.inspect_err(|error| println!("error: {error:#}")).ok()
}

/// The demonstration, in a fresh folder.
pub(super) fn demonstration(
    workspace: &Workspace,
    built: bool,
    summary: &mut Summary,
) -> Result<()> {
    if !built {
        summary.record(
            "the demonstration",
            Counts::check(false),
            std::time::Duration::ZERO,
        );
        return Ok(());
    }
    let own = env::current_exe().context("cannot find this program itself")?;
    let folder = workspace.target.join("xtask/demo-check");
    let demo = Task::new(
        "run the demonstration and look at its pages",
        "demo-check",
        Command::new(own),
    )
    .env("CODE_OF_CARE_DEMO_DIR", folder)
    .args(["demo", "--check", "--fresh"]);
    check(demo, "the demonstration", workspace, summary)
}

fn check(task: Task, name: &str, workspace: &Workspace, summary: &mut Summary) -> Result<()> {
    let done = task.attempt(workspace)?;
    summary.add(name, Counts::check(done.success), &done);
    Ok(())
}
