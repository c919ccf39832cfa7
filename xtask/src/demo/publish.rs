//! From the collector's box to the built site.

use super::{Demo, collector, site};
use crate::progress::Progress;
use crate::run::Task;
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// Fetches the boxes, opens and tabulates them, and builds the site.
///
/// # Errors
/// Says which step failed. The site is then as it was.
pub(super) fn publish(demo: &Demo<'_>) -> Result<()> {
    let mut earlier: Option<PathBuf> = None;
    for (wave, key) in demo.campaign.waves_and_keys() {
        let folder = demo.state.wave(&wave.id)?;
        let fetching = Progress::start(format!("wave {}: fetch the box", wave.id));
        let (letters, withdrawn) = collector::fetch(demo, key.key.id(), &folder)?;
        fetching.done("");

        let opened = folder.join("opened");
        let desk = || Command::new(demo.binaries.join("desk"));
        let open = Task::new(format!("wave {}: open it", wave.id), "desk-open", desk())
            .args(["open".as_ref(), letters.as_os_str()])
            .args(["--content".as_ref(), demo.campaign.content.as_os_str()])
            .args(["--wave", wave.id.as_str()])
            .args(["--key".as_ref(), key.private.as_os_str()])
            .args(["--passphrase-file".as_ref(), key.passphrase.as_os_str()])
            .args(["--withdrawn".as_ref(), withdrawn.as_os_str()])
            .args(["--out".as_ref(), opened.as_os_str(), "--force".as_ref()])
            .run(demo.workspace)?;
        show(&open.output);

        let ledger = folder.join("ledger.json");
        let mut table = Task::new(
            format!("wave {}: make the table", wave.id),
            "desk-tabulate",
            desk(),
        )
        .args(["tabulate".as_ref(), opened.as_os_str()])
        .args(["--content".as_ref(), demo.campaign.content.as_os_str()])
        .args(["--wave", wave.id.as_str()])
        .args([
            "--out".as_ref(),
            demo.campaign.results(&wave.id).as_os_str(),
        ])
        .args(["--ledger".as_ref(), ledger.as_os_str()]);
        if let Some(earlier) = &earlier {
            table = table.args(["--earlier".as_ref(), earlier.as_os_str()]);
        }
        show(&table.run(demo.workspace)?.output);
        earlier = Some(ledger);
    }
    site::build(demo)
}

/// What the desk says of its work, but for the names of files.
fn show(output: &str) {
    let lines = output
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    for line in lines.filter(|line| !line.starts_with('/')) {
        println!("      {line}");
    }
}
