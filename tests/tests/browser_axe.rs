//! axe-core finds nothing, in every state, language, set of colours and width.

use anyhow::{Result, ensure};
use tests::axe::Axe;
use tests::browser::{Browser, Screen, chromium_only};
use tests::chain::Chain;
use tests::emulate::{self, Colours};
use tests::states::visit;

/// A small phone, or a laptop at 400%; and a laptop.
const WIDTHS: [u32; 2] = [320, 1280];
const WHY: &str = "axe reads markup and styles, which are one for all engines";

#[tokio::test(flavor = "multi_thread")]
async fn browser_axe_finds_nothing_in_english() -> Result<()> {
    nothing_is_found("en").await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_axe_finds_nothing_in_welsh() -> Result<()> {
    nothing_is_found("cy").await
}

async fn nothing_is_found(language: &str) -> Result<()> {
    if chromium_only(WHY) {
        return Ok(());
    }
    let axe = Axe::read()?;
    let chain = Chain::start().await?;
    let browser = Browser::start(Screen::Desktop).await?;
    let driver = &browser.driver;
    let mut found = Vec::new();
    visit(driver, &chain, language, async |state| {
        for colours in Colours::ALL {
            emulate::colours(driver, colours).await?;
            for width in WIDTHS {
                emulate::size(driver, width, 900).await?;
                for fault in axe.faults(driver).await? {
                    let name = state.name;
                    found.push(format!("{name}, {}, {width} px: {fault}", colours.name()));
                }
            }
        }
        Ok(())
    })
    .await?;
    ensure!(found.is_empty(), "axe finds:\n{}", found.join("\n"));
    browser.quit().await?;
    Ok(())
}
