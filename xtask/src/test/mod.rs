//! `cargo xtask test`: everything that must hold before a change lands.
//!
//! Every step runs even if one before it failed, so that one run shows all
//! there is to mend. Nothing is left out in silence: what cannot run here is
//! listed by name, and counts as a failure where `CI` is set.

mod browser;
mod counts;
mod left_out;
mod plain;
mod site;
mod steps;
mod summary;

use crate::widget::WidgetArgs;
use crate::workspace::Workspace;
use anyhow::Result;
use clap::Args;
use std::env;
use std::process::ExitCode;
use summary::Summary;

/// How to run the tests.
#[derive(Debug, Args)]
pub(crate) struct TestArgs {
    #[command(flatten)]
    widget: WidgetArgs,
    /// Leave out all that needs a browser or the widget: a minute instead of twenty
    #[arg(long)]
    quick: bool,
    /// Let Lighthouse look at every page of the site, not only at one of each kind
    #[arg(long, conflicts_with = "quick")]
    every_page: bool,
}

/// Runs every check; the code is 1 if one failed, or was skipped in CI.
///
/// # Errors
/// If a step could not even be started.
pub(crate) fn run(workspace: &Workspace, args: &TestArgs) -> Result<ExitCode> {
    let mut summary = Summary::default();
    steps::format(workspace, &mut summary)?;
    steps::lint(workspace, &mut summary)?;
    steps::unit_tests(workspace, &mut summary)?;
    steps::documentation(workspace, &mut summary)?;
    if !args.quick {
        let built = steps::build(workspace, args.widget, &mut summary);
        browser::tests(workspace, built.as_ref(), &mut summary)?;
        site::tests(workspace, built.as_ref(), args.every_page, &mut summary)?;
        plain::test(workspace, built.as_ref(), &mut summary)?;
        steps::demonstration(workspace, built.is_some(), &mut summary)?;
    }
    print!("{}", summary.render());
    Ok(if summary.is_good(in_ci()) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Whether this runs where nobody watches: `CI` is set to something but `false`.
fn in_ci() -> bool {
    env::var("CI").is_ok_and(|ci| !ci.is_empty() && ci != "false")
}
