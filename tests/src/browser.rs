//! A real browser, driven by `WebDriver`.

use crate::process::Server;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, WebDriver};

/// How long to wait for something that a person would see.
const PATIENCE: Duration = Duration::from_secs(30);

/// Chromium with a fresh profile, which is gone with it.
#[derive(Debug)]
pub struct Browser {
    /// The session.
    pub driver: WebDriver,
    profile: TempDir,
    _chromedriver: Server,
}

/// Window sizes that people have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// A small phone: 360 by 740.
    Phone,
    /// A laptop: 1,280 by 900.
    Desktop,
}

impl Browser {
    /// Starts `chromedriver` (or the program that `CHROMEDRIVER` names) and a browser.
    ///
    /// # Errors
    /// If either is not installed or does not start.
    pub async fn start(screen: Screen) -> Result<Self> {
        Self::start_with(screen, true).await
    }

    /// The same, with the scripts of pages switched off.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn without_script(screen: Screen) -> Result<Self> {
        Self::start_with(screen, false).await
    }

    async fn start_with(screen: Screen, script: bool) -> Result<Self> {
        let program = std::env::var_os("CHROMEDRIVER")
            .map_or_else(|| PathBuf::from("chromedriver"), PathBuf::from);
        let mut command = Command::new(program);
        command.arg("--port=0");
        let chromedriver = Server::start(&mut command, |line| {
            line.contains("started successfully on port")
        })
        .context("chromedriver is needed: `cargo xtask test` installs it on Debian")?;
        let port: String = chromedriver
            .ready
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        let profile = tempfile::tempdir()?;
        let mut wanted = DesiredCapabilities::chrome();
        let (width, height) = match screen {
            Screen::Phone => (360, 740),
            Screen::Desktop => (1280, 900),
        };
        for argument in [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            &format!("--window-size={width},{height}"),
            &format!(
                "--user-data-dir={}",
                profile.path().join("profile").display()
            ),
            &format!("--log-net-log={}", netlog(profile.path()).display()),
        ] {
            wanted.add_arg(argument)?;
        }
        if !script {
            let off =
                serde_json::json!({ "profile.managed_default_content_settings.javascript": 2 });
            wanted.add_experimental_option("prefs", off)?;
        }
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), wanted).await?;
        driver.set_implicit_wait_timeout(PATIENCE).await?;
        Ok(Self {
            driver,
            profile,
            _chromedriver: chromedriver,
        })
    }

    /// Ends the browser and gives every address that it asked for.
    ///
    /// # Errors
    /// If the browser does not end or left no log.
    pub async fn quit(self) -> Result<std::collections::BTreeSet<String>> {
        self.driver.quit().await?;
        crate::netlog::addresses(&netlog(self.profile.path()))
    }
}

fn netlog(profile: &Path) -> PathBuf {
    profile.join("network.json")
}
