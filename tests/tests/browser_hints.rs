//! The patterns of the hints in the browser's own engine and in the one that
//! every other test uses: both find the same.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use survey::Bundle;
use survey::hints::{Known, hints, native};
use tests::browser::{Browser, Screen};
use tests::built::root;
use tests::chain::Chain;
use tests::survey_page::SurveyPage;
use thirtyfour::By;

const PROMPT: &str = "If you want to, tell us what happened in your own words. What helped? What would have made it better?";

/// Less than the longest story.
const MOST: usize = 5_000;

#[tokio::test(flavor = "multi_thread")]
async fn browser_hints_are_those_of_the_other_engine() -> Result<()> {
    let chain = Chain::start().await?;
    let bundle = fs::read(file(&chain.dist(), "survey.", ".bin")?)?;
    let bundle = Bundle::leaked(&bundle)?;
    let known = Known::of(&bundle.organisations, &bundle.support, native::replace);

    let browser = Browser::start(Screen::Desktop).await?;
    let page = SurveyPage::by_link(&browser.driver, &chain.site_address("/survey/")).await?;
    page.answer_the_least().await?;
    page.press("Change Your story").await?;
    page.press("Yes, I want to tell my story").await?;
    page.expect(PROMPT).await?;
    let mut kept: Vec<String> = Vec::new();
    for story in stories(bundle.organisations[0].names.values().next())? {
        let found = hints(&story, &known).into_iter();
        let mut found: Vec<String> = found.map(|hint| story[hint.span].to_owned()).collect();
        // What was left in an earlier story is not asked about again.
        found.retain(|words| !kept.contains(words));
        assert!(found.len() > 9, "{found:?}");
        tell(&browser, &story).await?;
        page.press("Continue").await?;
        page.expect_text("Before you go on").await?;
        assert_eq!(listed(&browser).await?, found);
        kept.append(&mut found);
        page.press("Continue").await?;
        page.expect("What may we do with your story?").await?;
        page.go_back().await?;
        page.expect(PROMPT).await?;
    }
    browser.quit().await?;
    Ok(())
}

/// The labelled passages of every language, without their labels, in stories of
/// a fit length, and forms that only few have.
fn stories(place: Option<&String>) -> Result<Vec<String>> {
    let mut stories = vec![String::new()];
    let mut corpus = String::from(
        "É\u{301}a 🌻 Dr Si\u{302}n O’Brien\u{a0}rang +44\u{202f}(0)1632 960001 “twice”.\nMRS EL-AMIN said 12fed o Fawrth…\n",
    );
    if let Some(place) = place {
        corpus += &["We were at ", place, ".\n"].concat();
    }
    for file in ["en.txt", "cy.txt"] {
        corpus += &fs::read_to_string(root().join("survey/tests/hints").join(file))?;
    }
    for line in corpus.lines().filter(|line| !line.starts_with('#')) {
        let mut text = String::new();
        for part in line.split('{') {
            let labelled = part.split_once('}').and_then(|(words, rest)| {
                let (_, words) = words.split_once(':')?;
                Some([words, rest].concat())
            });
            text += &labelled.unwrap_or_else(|| part.to_owned());
        }
        let last = stories.last_mut().expect("one");
        if last.chars().count() + text.chars().count() > MOST {
            stories.push(text + "\n");
        } else {
            *last += &(text + "\n");
        }
    }
    Ok(stories)
}

/// Puts a story into the box, as one that is pasted.
async fn tell(browser: &Browser, story: &str) -> Result<()> {
    let script = "const box = document.getElementById('coc-story');
        box.value = arguments[0];
        box.dispatchEvent(new Event('input', { bubbles: true }));";
    browser.driver.execute(script, vec![story.into()]).await?;
    Ok(())
}

/// The passages that are asked about.
async fn listed(browser: &Browser) -> Result<Vec<String>> {
    let mut listed = Vec::new();
    for quoted in browser.driver.find_all(By::Css("#coc-hints q")).await? {
        listed.push(quoted.prop("textContent").await?.unwrap_or_default());
    }
    Ok(listed)
}

/// The file in a folder whose name begins and ends so.
fn file(folder: &Path, begins: &str, ends: &str) -> Result<PathBuf> {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.is_dir() {
                folders.push(path);
            } else if name.starts_with(begins) && name.ends_with(ends) {
                return Ok(path);
            }
        }
    }
    None.with_context(|| format!("no {begins}…{ends} in {}", folder.display()))
}
