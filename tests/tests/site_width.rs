//! No page has to be moved sideways to be read, nor is cut off on paper.

use anyhow::Result;
use tests::browser::{Browser, Screen};
use tests::emulate::{self, Colours};
use tests::faults::Faults;
use tests::site::Site;

/// A small phone, a phone, a sheet of A4 and a tablet, where tables stand with all
/// their columns in the least room, and a laptop.
const WIDTHS: [u32; 5] = [320, 390, 720, 820, 1280];
/// The sheet.
const PAPER: u32 = 720;

/// What reaches furthest over the edge, if something does.
const WIDE: &str = "const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const end = element => element.getBoundingClientRect().right;
    const all = [...document.body.querySelectorAll('*')].filter(element => end(element) > room);
    all.sort((a, b) => end(b) - end(a));
    return [`${document.documentElement.scrollWidth} pixels wide: ${all[0]?.outerHTML.slice(0, 200)}`];";

#[tokio::test(flavor = "multi_thread")]
async fn site_width_of_every_page_is_that_of_its_window() -> Result<()> {
    let site = Site::start()?;
    let browser = Browser::start(Screen::Desktop).await?;
    let driver = &browser.driver;
    let mut faults = Faults::default();
    for page in site.pages() {
        driver.goto(site.address(page)).await?;
        for width in WIDTHS {
            emulate::size(driver, width, 900).await?;
            let found: Vec<String> = driver.execute(WIDE, Vec::new()).await?.convert()?;
            faults.add(&format!("{}, {width} px", page.path), found);
        }
        emulate::size(driver, PAPER, 900).await?;
        emulate::print(driver).await?;
        let found: Vec<String> = driver.execute(WIDE, Vec::new()).await?.convert()?;
        faults.add(&format!("{}, printed", page.path), found);
        emulate::colours(driver, Colours::Light).await?;
    }
    browser.quit().await?;
    faults.none()
}
