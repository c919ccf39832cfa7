//! What a page weighs on the line: itself and all that it loads, without its images.

use anyhow::{Result, ensure};
use tests::browser::{Browser, Screen};
use tests::site::{Page, Site};
use thirtyfour::WebDriver;

/// The most bytes, each file by brotli at its best. Pages that hold the survey have
/// a budget of their own (`budget.rs`).
const LIMIT: u64 = 30_000;

/// What the page has asked for, but for images.
const LOADED: &str = "return performance.getEntriesByType('resource')
    .filter(entry => !['img', 'image', 'icon', 'css-image'].includes(entry.initiatorType))
    .map(entry => entry.name);";
/// The ends of the names of images, which a style sheet or an icon asks for, too.
const IMAGES: [&str; 7] = [".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".ico"];

#[tokio::test(flavor = "multi_thread")]
async fn site_weight_of_every_page_is_within_the_limit() -> Result<()> {
    let site = Site::start()?;
    let browser = Browser::start(Screen::Phone).await?;
    let mut sizes = Vec::new();
    for page in site.pages().iter().filter(|page| !page.holds_survey()) {
        sizes.push((weight(&browser.driver, &site, page).await?, &page.path));
    }
    browser.quit().await?;
    sizes.sort();
    for (size, path) in sizes.iter().rev().take(10) {
        println!("{size:>8}  {path}");
    }
    sizes.retain(|(size, _)| *size > LIMIT);
    ensure!(sizes.is_empty(), "more than {LIMIT} bytes: {sizes:#?}");
    Ok(())
}

async fn weight(driver: &WebDriver, site: &Site, page: &Page) -> Result<u64> {
    driver.goto(site.address(page)).await?;
    let loaded = driver.execute(LOADED, Vec::new()).await?;
    let mut loaded: Vec<String> = loaded.convert()?;
    loaded.sort();
    loaded.dedup();
    loaded.retain(|address| !IMAGES.iter().any(|end| address.ends_with(end)));
    let mut total = site.weight(&page.path)?;
    for address in &loaded {
        let path = site.path(address);
        let path = path.ok_or_else(|| anyhow::anyhow!("{} asks for {address}", page.path))?;
        total += site.weight(path)?;
    }
    Ok(total)
}
