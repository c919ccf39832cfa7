//! How far what is shown moves by itself while a page loads.

use crate::emulate;
use anyhow::Result;
use serde_json::json;
use thirtyfour::WebDriver;

/// Gathers every shift since the page began, after going down to its end, where
/// things may come late: each with what moved. Gives how much it was in all.
const WATCH: &str = "const done = arguments[0];
    const named = node => node?.outerHTML?.slice(0, 200) ?? node?.nodeName ?? 'something that is gone';
    const shifts = [];
    const keep = list => shifts.push(...list.getEntries().map(entry =>
        `${entry.value.toFixed(4)} ${entry.sources.map(source => named(source.node)).join(' | ')}`));
    new PerformanceObserver(keep).observe({ type: 'layout-shift', buffered: true });
    const drawn = () => new Promise(then => requestAnimationFrame(() => requestAnimationFrame(then)));
    const ready = image => image.complete || new Promise(then => image.onload = image.onerror = then);
    const pause = ms => new Promise(then => setTimeout(then, ms));
    (async () => {
        for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
            scrollTo({ top: y, behavior: 'instant' });
            await drawn();
        }
        await Promise.all([...document.images].map(ready));
        await pause(LATE);
        await drawn();
        done(shifts);
    })();";
/// How long a page with frames or scripts has to settle, in milliseconds: what
/// they bring comes after the page itself.
const LATE: u32 = 1500;

/// A line on which what a page loads comes later than the page.
///
/// # Errors
/// If the browser refuses.
pub async fn slow(driver: &WebDriver) -> Result<()> {
    let cdp = driver.cdp();
    let line = json!({
        "offline": false, "latency": 60, "downloadThroughput": 400_000, "uploadThroughput": 100_000,
    });
    cdp.send_raw("Network.enable", json!({})).await?;
    let nothing = json!({ "cacheDisabled": true });
    cdp.send_raw("Network.setCacheDisabled", nothing).await?;
    cdp.send_raw("Network.emulateNetworkConditions", line)
        .await?;
    Ok(())
}

/// What moves while the page at an address loads, in a window of this width.
///
/// # Errors
/// If the page does not open.
pub async fn shifts(driver: &WebDriver, address: &str, width: u32) -> Result<Vec<String>> {
    emulate::size(driver, width, 900).await?;
    driver.goto(address).await?;
    let lively = "return !!document.querySelector('script[src], iframe');";
    let lively = driver.execute(lively, Vec::new()).await?;
    let late = if lively.json() == &json!(true) {
        LATE
    } else {
        0
    };
    let watch = WATCH.replace("LATE", &late.to_string());
    Ok(driver.execute_async(watch, Vec::new()).await?.convert()?)
}
