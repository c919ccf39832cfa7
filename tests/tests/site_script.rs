//! No page needs script: it says and offers the same without it.

use anyhow::{Result, ensure};
use tests::browser::{Browser, Screen};
use tests::faults::Faults;
use tests::seen::{seen, ways_on};
use tests::site::{Page, Site};

#[tokio::test(flavor = "multi_thread")]
async fn site_script_is_needed_on_no_page() -> Result<()> {
    let site = Site::start()?;
    let with = Browser::start(Screen::Phone).await?;
    let without = Browser::without_script(Screen::Phone).await?;
    let mut faults = Faults::default();
    for page in site.pages().iter().filter(|page| !page.is_frame()) {
        faults.add(&page.path, compare(&site, page, &with, &without).await?);
    }
    with.quit().await?;
    without.quit().await?;
    faults.none()
}

async fn compare(
    site: &Site,
    page: &Page,
    with: &Browser,
    without: &Browser,
) -> Result<Vec<String>> {
    let path = &page.path;
    with.driver.goto(site.address(page)).await?;
    without.driver.goto(site.address(page)).await?;
    let (more, less) = (seen(&with.driver).await?, seen(&without.driver).await?);
    ensure!(more.len() > 10, "{path} is all but empty: {more:?}");
    let mut faults = Vec::new();
    for (one, other, words) in [(&more, &less, "only with"), (&less, &more, "only without")] {
        let alone = one.iter().filter(|item| !other.contains(item));
        faults.extend(alone.map(|item| format!("{words} script: {item}")));
    }
    for links in ways_on(&without.driver).await? {
        if links == 0 {
            faults.push("without script no way on from where there would be some".to_owned());
        }
    }
    Ok(faults)
}
