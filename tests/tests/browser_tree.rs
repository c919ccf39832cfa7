//! What a screen reader is told, in every state and language, is reviewed text:
//! `tests/snapshots/<state>.<language>.txt`. `UPDATE_EXPECTED=1` writes it anew.

use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tests::browser::{Browser, Screen, chromium_only};
use tests::chain::Chain;
use tests::states::{WALKS, visit};
use tests::{built, tree};

const LANGUAGES: [&str; 2] = ["en", "cy"];
const WHY: &str = "the accessibility tree is read over Chromium's own protocol";

#[tokio::test(flavor = "multi_thread")]
async fn browser_tree_of_each_state_is_as_reviewed_in_english() -> Result<()> {
    each_state_is_as_reviewed("en").await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_tree_of_each_state_is_as_reviewed_in_welsh() -> Result<()> {
    each_state_is_as_reviewed("cy").await
}

async fn each_state_is_as_reviewed(language: &str) -> Result<()> {
    if chromium_only(WHY) {
        return Ok(());
    }
    let chain = Chain::start().await?;
    let browser = Browser::start(Screen::Desktop).await?;
    let driver = &browser.driver;
    let mut different = Vec::new();
    visit(driver, &chain, language, async |state| {
        let found = tree::read(driver).await?;
        if !is_expected(&place(state.name, language), &found)? {
            different.push(format!("{}.{language}:\n{found}", state.name));
        }
        Ok(())
    })
    .await?;
    ensure!(
        different.is_empty(),
        "{} states are told otherwise than in tests/snapshots; read what is told now and, if it \
         is right, run this test with UPDATE_EXPECTED=1:\n{}",
        different.len(),
        different.join("\n")
    );
    browser.quit().await?;
    Ok(())
}

#[test]
fn each_snapshot_is_of_a_state() -> Result<()> {
    let states = WALKS.iter().copied().flatten();
    let expected: BTreeSet<PathBuf> = states
        .flat_map(|state| LANGUAGES.map(|language| place(state.name, language)))
        .collect();
    let found: BTreeSet<PathBuf> = fs::read_dir(folder())?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    assert_eq!(found, expected);
    Ok(())
}

fn folder() -> PathBuf {
    built::root().join("tests/snapshots")
}

fn place(state: &str, language: &str) -> PathBuf {
    folder().join(format!("{state}.{language}.txt"))
}

/// Compares with the file, or writes it if that is asked for.
fn is_expected(place: &Path, found: &str) -> Result<bool> {
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::create_dir_all(folder())?;
        fs::write(place, found).with_context(|| place.display().to_string())?;
    }
    Ok(fs::read_to_string(place).unwrap_or_default() == found)
}
