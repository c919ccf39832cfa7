//! The widget as those build it who have no source of the standard library: a
//! whole survey with it, since everything else is tested with the smallest.

use super::counts::Counts;
use super::left_out::LeftOut;
use super::steps::Built;
use super::summary::Summary;
use crate::run::Task;
use crate::toolchain::{Host, WASM};
use crate::tools;
use crate::widget::{self, Widget, WidgetArgs};
use crate::workspace::{Workspace, cargo};
use anyhow::Result;
use std::time::Instant;

/// The test of a whole survey, sent and counted.
const TEST: &str = "browser_answer";
/// Where it is built, so that the smallest stays where it is.
const FOLDER: &str = "xtask/widget-plain";
/// What the widget is called in the summary.
const NAME: &str = "plain widget";

/// Builds it, and answers the survey with it in Chromium.
pub(super) fn test(
    workspace: &Workspace,
    built: Option<&Built>,
    summary: &mut Summary,
) -> Result<()> {
    // One that is not the smallest is this one, with which everything was tested.
    let Some(built) = built.filter(|built| built.widget.smallest) else {
        return Ok(());
    };
    if !Host::find()?.has_wasm_std()? {
        let why = format!("the toolchain has no standard library for {WASM}");
        let name = TEST.to_owned();
        summary.leave_out(NAME, vec![LeftOut { name, why }]);
        return Ok(());
    }
    let started = Instant::now();
    let widget = widget::build(workspace, WidgetArgs::installed(), FOLDER);
    let counts = Counts::check(widget.is_ok());
    summary.record("build of the plain widget", counts, started.elapsed());
    match widget {
        Ok(widget) => survey(workspace, &widget, built, summary),
        Err(error) => {
            println!("error: {error:#}");
            Ok(())
        }
    }
}

fn survey(
    workspace: &Workspace,
    widget: &Widget,
    built: &Built,
    summary: &mut Summary,
) -> Result<()> {
    let programs = match tools::chromium::find_or_install(workspace) {
        Ok(programs) => programs,
        Err(error) => {
            let name = format!("{TEST}, with the {NAME}");
            summary.skip(vec![name], format!("chromium: {error:#}"));
            return Ok(());
        }
    };
    let step = "a whole survey, with the plain widget";
    let done = Task::new(step, "chain-plain", cargo())
        .args(["test", "--locked", "--package", "tests", "--test", TEST])
        .env("CODE_OF_CARE_BROWSER", "chromium")
        .env("CODE_OF_CARE_WIDGET", &widget.folder)
        .env("CODE_OF_CARE_BIN", &built.binaries)
        .envs(&programs)
        .attempt(workspace)?;
    let counts = Counts::of_cargo_test(&done.output, done.success);
    summary.add(step, counts, &done);
    Ok(())
}
