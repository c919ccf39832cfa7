//! axe-core finds nothing on any page: on a phone and on a laptop, in light and
//! in dark colours, with what is folded unfolded.

use anyhow::Result;
use tests::axe::Axe;
use tests::browser::{Browser, Screen};
use tests::emulate::{self, Colours};
use tests::faults::Faults;
use tests::site::Site;

/// What is folded is not looked at.
const UNFOLD: &str = "for (const part of document.querySelectorAll('details')) part.open = true;";
const VIEWS: [(Colours, u32); 2] = [(Colours::Light, 390), (Colours::Dark, 1280)];

#[tokio::test(flavor = "multi_thread")]
async fn site_axe_finds_nothing_on_any_page() -> Result<()> {
    let axe = Axe::read()?;
    let site = Site::start()?;
    let browser = Browser::start(Screen::Desktop).await?;
    let driver = &browser.driver;
    let mut faults = Faults::default();
    for page in site.pages() {
        driver.goto(site.address(page)).await?;
        driver.execute(UNFOLD, Vec::new()).await?;
        for (colours, width) in VIEWS {
            emulate::colours(driver, colours).await?;
            emulate::size(driver, width, 900).await?;
            let place = format!("{}, {}, {width} px", page.path, colours.name());
            faults.add(&place, axe.faults(driver).await?);
        }
    }
    browser.quit().await?;
    faults.none()
}
