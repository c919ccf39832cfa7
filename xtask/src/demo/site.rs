//! The built site, and the pretend partner's page.

use super::Demo;
use crate::files::{Draft, read};
use crate::run::Task;
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Builds the site.
///
/// # Errors
/// If the generator refuses the content, with what it said.
pub(super) fn build(demo: &Demo<'_>) -> Result<()> {
    let mut task = Task::new(
        "build the site",
        "sitegen",
        Command::new(demo.binaries.join("sitegen")),
    )
    .args([
        "build".as_ref(),
        "--content".as_ref(),
        demo.campaign.content.as_os_str(),
    ])
    .args(["--out".as_ref(), demo.state.dist.as_os_str()])
    .args(["--widget".as_ref(), demo.widget.as_os_str()])
    .args(["--endpoint", &demo.ports.endpoint()])
    .args(["--base-url", &demo.ports.site_origin()]);
    if let Some(day) = demo.campaign.day() {
        task = task.args(["--date", &day]);
    }
    let done = task.run(demo.workspace)?;
    for line in done.output.lines() {
        println!("      {line}");
    }
    Ok(())
}

/// The partner's page, with the campaign's address in its one line.
///
/// # Errors
/// If it cannot be written.
pub(super) fn partner(demo: &Demo<'_>) -> Result<PathBuf> {
    let place = demo.state.path("partner");
    let draft = Draft::of(&place)?;
    let from = demo.workspace.root.join("xtask/partner");
    let page = read(&from.join("index.html"))?.replace("{campaign}", &demo.ports.site_origin());
    fs::write(draft.path().join("index.html"), page).context("cannot write the partner's page")?;
    for name in ["style.css", "_headers"] {
        fs::copy(from.join(name), draft.path().join(name))
            .with_context(|| format!("cannot copy {name} of the partner's page"))?;
    }
    draft.finish()?;
    Ok(place)
}
