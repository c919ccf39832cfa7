//! A page by keyboard alone: where the Tab key leads, and whether that shows.

use crate::survey_page::SurveyPage;
use anyhow::{Result, ensure};
use thirtyfour::{Key, TypingData, WebDriver};

/// Numbers every place where the Tab key should stop, in reading order. Of a
/// group of radio buttons it is the chosen one, or any.
const STOPS: &str = "
    const seen = e => e.checkVisibility({ visibilityProperty: true });
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')];
    const stops = all.filter(e => seen(e) && !e.disabled && e.tabIndex >= 0);
    const key = e => e.type === 'radio' ? 'group ' + e.name : e;
    window.stops = [...new Set(stops.map(key))];
    return window.stops.length;";

/// Where the focus is: the place's number, or -1, and whether it can be seen.
const AT: &str = "
    const e = document.activeElement;
    const style = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
    return [
        window.stops.indexOf(e.type === 'radio' ? 'group ' + e.name : e),
        style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 3,
        !!at && (e.contains(at) || at.contains(e)),
        e.outerHTML.slice(0, 120),
    ];";

/// Goes with the Tab key from where the focus is to the end of the page: it
/// stops everywhere, in reading order, each time with an outline of at least
/// three pixels that nothing covers; and goes back from there with Shift.
///
/// # Errors
/// If not; says where.
pub async fn walk_by_tab(driver: &WebDriver) -> Result<()> {
    let count: i64 = driver.execute(STOPS, Vec::new()).await?.convert()?;
    // The focus is at the heading, or at the summary of what is wrong.
    let (mut last, mut first) = (-1, None);
    while last < count - 1 {
        press(driver, Key::Tab + "").await?;
        let (at, outlined, uncovered, what) = focus(driver).await?;
        ensure!(at >= 0, "after stop {last} the focus is lost at {what}");
        ensure!(
            first.is_none() || at == last + 1,
            "from stop {last} to {at}: {what}"
        );
        ensure!(outlined, "the focus cannot be seen on {what}");
        ensure!(uncovered, "something covers {what}");
        first.get_or_insert(at);
        last = at;
    }
    let first = first.unwrap_or(0);
    while last > first {
        press(driver, Key::Shift + Key::Tab).await?;
        let (at, ..) = focus(driver).await?;
        ensure!(at == last - 1, "back from stop {last} to {at}");
        last = at;
    }
    Ok(())
}

async fn press(driver: &WebDriver, keys: impl Into<TypingData>) -> Result<()> {
    SurveyPage::here(driver).press_key(keys).await
}

async fn focus(driver: &WebDriver) -> Result<(i64, bool, bool, String)> {
    Ok(driver.execute(AT, Vec::new()).await?.convert()?)
}
