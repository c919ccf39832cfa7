//! Nothing moves by itself while a page loads, on a phone and on a laptop.

use anyhow::{Result, ensure};
use tests::browser::{Browser, Screen};
use tests::faults::Faults;
use tests::hosts::Hosts;
use tests::shift;
use tests::site::Site;

const PHONE: u32 = 390;
const LAPTOP: u32 = 1280;

#[tokio::test(flavor = "multi_thread")]
async fn site_shift_is_none_on_any_page() -> Result<()> {
    let site = Site::start()?;
    // Beside each other: on a slow line both do little but wait.
    let (phone, laptop) = tokio::try_join!(look(&site, PHONE), look(&site, LAPTOP))?;
    phone.none()?;
    laptop.none()
}

async fn look(site: &Site, width: u32) -> Result<Faults> {
    let browser = Browser::start(Screen::Desktop).await?;
    shift::slow(&browser.driver).await?;
    let mut faults = Faults::default();
    for page in site.pages() {
        let found = shift::shifts(&browser.driver, &site.address(page), width).await?;
        faults.add(&format!("{}, {width} px", page.path), found);
    }
    browser.quit().await?;
    Ok(faults)
}

#[tokio::test(flavor = "multi_thread")]
async fn site_shift_is_seen_where_there_is_one() -> Result<()> {
    let hosts = Hosts::start().await?;
    let picture = "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='300'/>";
    hosts.picture("/late.svg", picture);
    let html = "<!doctype html><img src=late.svg alt=><p>Pushed down</p>";
    let address = hosts.page("/", &[], html);
    let browser = Browser::start(Screen::Desktop).await?;
    shift::slow(&browser.driver).await?;
    let shifts = shift::shifts(&browser.driver, &address, PHONE).await?;
    ensure!(shifts.join("").contains("Pushed down"), "{shifts:?}");
    browser.quit().await?;
    Ok(())
}
