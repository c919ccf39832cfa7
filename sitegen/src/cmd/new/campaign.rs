//! `sitegen new campaign`: a whole small campaign.

use super::{create, fill};
use anyhow::Result;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::path::Path;

/// Our own small campaign.
static CAMPAIGN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scaffold/campaign");
/// The survey of the demonstration, and whom its answers can be about.
static SURVEY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../content/survey");
static ORGANISATIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../content/organisations");

/// Files of the demonstration that hold for any campaign with this survey: they name the
/// campaign only by what `site.toml` says.
const SHARED: [(&str, &str); 7] = [
    (
        "helplines.toml",
        include_str!("../../../../content/helplines.toml"),
    ),
    (
        "pages/accessibility.md",
        include_str!("../../../../content/pages/accessibility.md"),
    ),
    (
        "pages/method.md",
        include_str!("../../../../content/pages/method.md"),
    ),
    (
        "pages/moderation.md",
        include_str!("../../../../content/pages/moderation.md"),
    ),
    (
        "pages/privacy.md",
        include_str!("../../../../content/pages/privacy.md"),
    ),
    (
        "pages/what-we-can-see.md",
        include_str!("../../../../content/pages/what-we-can-see.md"),
    ),
    (
        "pages/withdraw.md",
        include_str!("../../../../content/pages/withdraw.md"),
    ),
];

/// Writes a whole campaign, if none of its files is there.
pub(super) fn begin(folder: &Path, answers: &BTreeMap<&'static str, String>) -> Result<()> {
    let content = folder.join("content");
    let files = campaign();
    let there = files
        .iter()
        .map(|(path, _)| content.join(path))
        .find(|path| path.exists());
    if let Some(there) = there {
        anyhow::bail!("{} is there already; name a new folder", there.display());
    }
    for (path, text) in &files {
        create(&content.join(path), &fill(text, answers))?;
    }
    let folder = folder.display();
    println!("made a campaign of {} files in {folder}", files.len());
    println!("next: `cd {folder}`, then `sitegen serve` shows the site and follows as you save");
    println!(
        "      `sitegen check` tells what is wrong, `sitegen build` makes the site to put online"
    );
    Ok(())
}

/// Every file of a new campaign: its path in the content folder, and its text.
fn campaign() -> Vec<(String, &'static str)> {
    let mut files = Vec::new();
    gather(&CAMPAIGN, Path::new(""), &mut files);
    gather(&SURVEY, Path::new("survey"), &mut files);
    gather(&ORGANISATIONS, Path::new("organisations"), &mut files);
    files.extend(SHARED.map(|(path, text)| (path.to_owned(), text)));
    // A wave's keys are a campaign's own.
    files.retain(|(path, _)| !path.starts_with("survey/keys"));
    files.sort();
    files
}

fn gather(dir: &Dir<'static>, below: &Path, files: &mut Vec<(String, &'static str)>) {
    for file in dir.files() {
        let path = below.join(file.path()).display().to_string();
        files.extend(
            file.contents_utf8()
                .map(|text| (path.replace('\\', "/"), text)),
        );
    }
    for inner in dir.dirs() {
        gather(inner, below, files);
    }
}
