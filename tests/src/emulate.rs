//! A page as other people have it: narrow, dark, in their own colours, printed.
//! Over Chromium's own protocol.

use anyhow::Result;
use serde_json::json;
use thirtyfour::WebDriver;

/// How a person's device shows colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// The light ones.
    Light,
    /// The dark ones.
    Dark,
    /// The person's own, in place of the page's.
    Forced,
}

impl Colours {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Forced];

    /// Its name in the names of files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Forced => "forced",
        }
    }
}

/// Shows the page in these colours; without any motion, as for those who want none.
///
/// # Errors
/// If the browser refuses.
pub async fn colours(driver: &WebDriver, colours: Colours) -> Result<()> {
    let scheme = if colours == Colours::Dark {
        "dark"
    } else {
        "light"
    };
    let forced = if colours == Colours::Forced {
        "active"
    } else {
        "none"
    };
    let features = json!([
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "forced-colors", "value": forced },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    let wanted = json!({ "media": "", "features": features });
    driver
        .cdp()
        .send_raw("Emulation.setEmulatedMedia", wanted)
        .await?;
    Ok(())
}

/// Shows the page as it is printed.
///
/// # Errors
/// If the browser refuses.
pub async fn print(driver: &WebDriver) -> Result<()> {
    let wanted = json!({ "media": "print" });
    driver
        .cdp()
        .send_raw("Emulation.setEmulatedMedia", wanted)
        .await?;
    Ok(())
}

/// Gives the page this many CSS pixels of width and height.
///
/// # Errors
/// If the browser refuses.
pub async fn size(driver: &WebDriver, width: u32, height: u32) -> Result<()> {
    let wanted = json!({
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
    });
    driver
        .cdp()
        .send_raw("Emulation.setDeviceMetricsOverride", wanted)
        .await?;
    Ok(())
}

/// Takes the page's connection away, or gives it back.
///
/// # Errors
/// If the browser refuses.
pub async fn offline(driver: &WebDriver, offline: bool) -> Result<()> {
    let cdp = driver.cdp();
    let wanted = json!({
        "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
    });
    cdp.send_raw("Network.enable", json!({})).await?;
    cdp.send_raw("Network.emulateNetworkConditions", wanted)
        .await?;
    Ok(())
}
