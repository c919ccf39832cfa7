//! Every state zoomed, with larger and wider text, in forced colours and for
//! fingers: nothing scrolls sideways, is cut off, covered or too small.

use anyhow::{Result, ensure};
use tests::browser::{Browser, Screen, chromium_only};
use tests::chain::Chain;
use tests::emulate::{self, Colours};
use tests::look;
use tests::states::visit;
use thirtyfour::WebDriver;

/// 400% of a window of 1,280 by 1,024 pixels.
const ZOOMED: (u32, u32) = (320, 256);
/// What WCAG 2.2, 1.4.12 has people set.
const SPACED: &str = "* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-block-end: 2em !important }";
/// Text alone at 200%.
const LARGE: &str = "html { font-size: 200% !important }";
const WHY: &str = "sizes and colours are set over Chromium's own protocol";

#[tokio::test(flavor = "multi_thread")]
async fn browser_look_is_whole_at_every_size_in_english() -> Result<()> {
    looks_whole("en").await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_look_is_whole_at_every_size_in_welsh() -> Result<()> {
    looks_whole("cy").await
}

async fn looks_whole(language: &str) -> Result<()> {
    if chromium_only(WHY) {
        return Ok(());
    }
    let chain = Chain::start().await?;
    let browser = Browser::start(Screen::Desktop).await?;
    let driver = &browser.driver;
    let mut faults = Vec::new();
    visit(driver, &chain, language, async |state| {
        let found = faults_of_state(driver).await?;
        faults.extend(found.into_iter().map(|f| format!("{}: {f}", state.name)));
        Ok(())
    })
    .await?;
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    browser.quit().await?;
    Ok(())
}

/// What is wrong with the state that is shown, each with where.
async fn faults_of_state(driver: &WebDriver) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut add = |place: &str, found: Vec<String>| {
        faults.extend(found.into_iter().map(|fault| format!("{place}: {fault}")));
    };
    emulate::colours(driver, Colours::Light).await?;
    for (place, (width, height), css) in [
        ("on a laptop", (1280, 900), ""),
        ("at 400%", ZOOMED, ""),
        ("at 400%, text spaced", ZOOMED, SPACED),
        ("on a laptop, text spaced", (1280, 900), SPACED),
        ("on a laptop, text at 200%", (1280, 900), LARGE),
        ("on a phone, text at 200%", (390, 844), LARGE),
    ] {
        emulate::size(driver, width, height).await?;
        look::restyle(driver, css).await?;
        add(place, look::cut_off(driver).await?);
        if css.is_empty() {
            add(place, look::small_targets(driver).await?);
            add(place, look::covered(driver).await?);
            add(place, look::moving(driver).await?);
        }
    }
    look::restyle(driver, "").await?;
    emulate::colours(driver, Colours::Forced).await?;
    add("in forced colours", look::without_edge(driver).await?);
    emulate::colours(driver, Colours::Light).await?;
    emulate::size(driver, 1280, 900).await?;
    Ok(faults)
}
