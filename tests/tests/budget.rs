//! What the survey weighs on the line: everything that the frame loads to be of
//! full use, in every language and with the list of organisations.

use anyhow::{Result, ensure};
use std::path::{Path, PathBuf};
use tests::browser::{Browser, Screen, chromium_only, left_out_if};
use tests::built;
use tests::chain::Chain;
use tests::site::packed;
use tests::survey_page::SurveyPage;

/// The most bytes, each file by brotli at its best.
const LIMIT: usize = 70_000;
/// The most bytes of the script that every page of a partner loads.
const LOADER_LIMIT: usize = 1_500;
/// Its name.
const LOADER: &str = "embed.js";

#[tokio::test(flavor = "multi_thread")]
async fn browser_the_frame_and_all_it_loads_stay_within_the_budget() -> Result<()> {
    if chromium_only("only Chromium keeps account of every address that was asked for")
        || left_out_if(
            !built::widget_is_smallest()?,
            "the budget is for the widget as it is released, and its standard library could \
             not be built for size here",
        )
    {
        return Ok(());
    }
    let chain = Chain::start().await?;
    let mut files = loaded(&chain).await?;
    ensure!(files.contains(&chain.dist().join(LOADER)), "{files:?}");
    files.retain(|file| !file.ends_with(LOADER));

    let sizes = files.iter().map(|file| Ok((packed(file)?.len(), file)));
    let sizes: Vec<_> = sizes.collect::<Result<_>>()?;
    let total: usize = sizes.iter().map(|(size, _)| size).sum();
    for (size, file) in &sizes {
        println!("{size:>8}  {}", file.display());
    }
    println!("{total:>8}  of {LIMIT}");
    assert!(
        total <= LIMIT,
        "the survey weighs {total} bytes, {LIMIT} are the most: {sizes:#?}"
    );
    Ok(())
}

#[test]
fn what_partners_pages_load_stays_within_its_budget() -> Result<()> {
    let size = packed(&built::widget()?.join(LOADER))?.len();
    assert!(
        size <= LOADER_LIMIT,
        "{LOADER} weighs {size} bytes, {LOADER_LIMIT} are the most"
    );
    Ok(())
}

/// The files of the site that a visitor of a partner's page is given, from there to
/// the end of the survey.
async fn loaded(chain: &Chain) -> Result<Vec<PathBuf>> {
    let browser = Browser::start(Screen::Phone).await?;
    let page = SurveyPage::on_partner(&browser.driver, &chain.partner_address()).await?;
    page.answer_the_least().await?;
    page.expect("Check your answers").await?;
    page.press("Send my answers").await?;
    page.expect("Thank you").await?;
    let site = chain.site_address("/");
    let asked = browser.quit().await?;
    let own = asked
        .iter()
        .filter_map(|address| address.strip_prefix(&site));
    let mut files: Vec<_> = own.map(|rest| file(&chain.dist(), rest)).collect();
    files.sort();
    files.dedup();
    Ok(files)
}

/// The file at an address of the site, given without its origin.
fn file(site: &Path, address: &str) -> PathBuf {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let file = site.join(path);
    if file.is_dir() {
        return file.join("index.html");
    }
    file
}
