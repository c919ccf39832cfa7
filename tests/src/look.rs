//! What can be measured of how a page looks.

use anyhow::Result;
use thirtyfour::WebDriver;

/// What the checks below share: every control that can be seen.
const CONTROLS: &str = "
    const seen = e => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length
        && !e.closest('.coc-hidden');
    const named = e => e.outerHTML.slice(0, 140);
    const controls = [...document.querySelectorAll(
        'a[href], button, input, select, textarea, summary, [role=option]')].filter(seen);";

/// What is wider than the window or cut off, in words.
///
/// # Errors
/// If the page is gone.
pub async fn cut_off(driver: &WebDriver) -> Result<Vec<String>> {
    let script = "
        const found = [];
        const root = document.scrollingElement;
        if (root.scrollWidth > root.clientWidth)
            found.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);
        for (const e of document.body.querySelectorAll('*')) {
            if (!seen(e)) continue;
            const box = e.getBoundingClientRect();
            if (box.right > root.clientWidth + 1 || box.left < -1)
                found.push(`reaches from ${box.left} to ${box.right}: ${named(e)}`);
            const style = getComputedStyle(e);
            const clips = style.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1
                || style.overflowY === 'hidden' && e.scrollHeight > e.clientHeight + 1;
            if (clips && !e.matches('input, textarea, select'))
                found.push(`cut off: ${named(e)}`);
        }
        return found;";
    run(driver, script).await
}

/// Controls smaller than 44 by 44 pixels, in words. A radio button or box is
/// as large as itself: its label is more than that.
///
/// # Errors
/// If the page is gone.
pub async fn small_targets(driver: &WebDriver) -> Result<Vec<String>> {
    let script = "
        return controls.map(e => [e, e.getBoundingClientRect()])
            .filter(([, box]) => box.width < 43.9 || box.height < 43.9)
            .map(([e, box]) => `${box.width} by ${box.height}: ${named(e)}`);";
    run(driver, script).await
}

/// Controls over which another lies, or which two can be hit at one place.
///
/// # Errors
/// If the page is gone.
pub async fn covered(driver: &WebDriver) -> Result<Vec<String>> {
    let script = "
        const open = document.querySelector('[role=listbox]');
        return controls.filter(e => {
            if (open && seen(open) && !open.contains(e)) return false;
            e.scrollIntoView({ block: 'center' });
            const box = e.getClientRects()[0];
            const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return !at || !(e.contains(at) || at.contains(e));
        }).map(named);";
    run(driver, script).await
}

/// Controls that have no border to be known by where backgrounds are taken
/// away: forced colours. Links are known by their line, and what a list offers by
/// the list's.
///
/// # Errors
/// If the page is gone.
pub async fn without_edge(driver: &WebDriver) -> Result<Vec<String>> {
    let script = "
        return controls.filter(e => {
            const style = getComputedStyle(e);
            const line = style.textDecorationLine.includes('underline');
            const edge = ['Top', 'Right', 'Bottom', 'Left'].some(side =>
                parseFloat(style[`border${side}Width`]) >= 1
                && style[`border${side}Style`] !== 'none'
                && !/rgba\\(.*, 0\\)/.test(style[`border${side}Color`]));
            return !line && !edge && !e.matches('[role=option]');
        }).map(named);";
    run(driver, script).await
}

/// What moves by itself or fades, in words.
///
/// # Errors
/// If the page is gone.
pub async fn moving(driver: &WebDriver) -> Result<Vec<String>> {
    let script = "
        return [...document.querySelectorAll('*')].filter(e => {
            const style = getComputedStyle(e);
            const none = time => time.split(', ').every(t => parseFloat(t) === 0);
            return style.animationName !== 'none' || !none(style.transitionDuration)
                || style.scrollBehavior !== 'auto';
        }).map(named);";
    run(driver, script).await
}

/// Adds rules to the page, over its own, until it is loaded again; the last
/// added take the place of those before.
///
/// # Errors
/// If the page is gone.
pub async fn restyle(driver: &WebDriver, css: &str) -> Result<()> {
    let script = "const sheet = new CSSStyleSheet(); sheet.replaceSync(arguments[0]);
        document.adoptedStyleSheets = [sheet];";
    driver.execute(script, vec![css.into()]).await?;
    Ok(())
}

async fn run(driver: &WebDriver, script: &str) -> Result<Vec<String>> {
    let script = [CONTROLS, script].concat();
    Ok(driver.execute(script, Vec::new()).await?.convert()?)
}
