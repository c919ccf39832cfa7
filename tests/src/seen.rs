//! What a page gives to somebody who looks at it: its words, links and controls.

use anyhow::Result;
use thirtyfour::WebDriver;

/// Where a page is more with script than without: the survey, which is paper
/// where there is no script, and the search, below which the same page lists all
/// parts of the site. Whatever else a script adds belongs here only with the
/// reason why nobody misses it.
const LIVELY: &str = "[data-survey], code-of-care-survey, .search";

const LOOK: &str = "
    const shown = element => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
    const lively = element => !!element.closest(arguments[0]);
    const seen = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
        if (!shown(element) || lively(element)) continue;
        if (node !== element) {
            const text = node.data.trim().replace(/\\s+/g, ' ');
            if (text) seen.push(text);
        } else if (element.matches('a[href]')) {
            seen.push(`link to ${element.getAttribute('href')}`);
        } else if (element.matches('button, input, select, textarea, summary')) {
            seen.push(`control ${element.cloneNode().outerHTML}`);
        }
    }
    return seen;";

/// The links that are to be seen where the survey would be, and below the search.
const WAYS: &str = "
    const places = [...document.querySelectorAll('[data-survey], code-of-care-survey, .search ~ *')];
    return places.map(place => {
        const inside = [...(place.shadowRoot ?? place).querySelectorAll('a[href]'), ...place.querySelectorAll('a[href]')];
        return inside.filter(a => a.checkVisibility({ visibilityProperty: true })).length;
    });";

/// Everything that is to be seen on the page that is open, in its order: words,
/// links and controls, but for the survey.
///
/// # Errors
/// If the page is gone.
pub async fn seen(driver: &WebDriver) -> Result<Vec<String>> {
    let found = driver.execute(LOOK, vec![LIVELY.into()]).await?;
    Ok(found.convert()?)
}

/// How many links each place has to show that a script would fill.
///
/// # Errors
/// If the page is gone.
pub async fn ways_on(driver: &WebDriver) -> Result<Vec<usize>> {
    Ok(driver.execute(WAYS, Vec::new()).await?.convert()?)
}
