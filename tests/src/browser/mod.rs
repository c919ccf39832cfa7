//! A real browser, driven by `WebDriver`: Chromium, Firefox or `WebKit`, as
//! `CODE_OF_CARE_BROWSER` says.

mod engine;
mod session;

pub use engine::{Engine, chromium_only, left_out, left_out_if};

use crate::process::Server;
use anyhow::{Context, Result};
use session::Wish;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;
use thirtyfour::WebDriver;

/// How long to wait for something that a person would see.
const PATIENCE: Duration = Duration::from_secs(30);

/// A browser with a fresh profile, which is gone with it.
#[derive(Debug)]
pub struct Browser {
    /// The session.
    pub driver: WebDriver,
    engine: Engine,
    profile: TempDir,
    _servers: Vec<Server>,
}

/// Window sizes that people have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// A small phone: 360 by 740. Firefox makes no window narrower than 450.
    Phone,
    /// A laptop: 1,280 by 900.
    Desktop,
}

impl Screen {
    fn size(self) -> (u32, u32) {
        match self {
            Self::Phone => (360, 740),
            Self::Desktop => (1280, 900),
        }
    }
}

impl Browser {
    /// Starts the engine's driver and a browser. `CHROMEDRIVER`, `GECKODRIVER`,
    /// `WEBKITDRIVER` and `MINIBROWSER` name programs that are not on the `PATH`.
    ///
    /// # Errors
    /// If either is not installed or does not start.
    pub async fn start(screen: Screen) -> Result<Self> {
        Self::start_with(Wish::usual(screen)).await
    }

    /// The same, with the scripts of pages switched off.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn without_script(screen: Screen) -> Result<Self> {
        let script = false;
        Self::start_with(Wish {
            script,
            ..Wish::usual(screen)
        })
        .await
    }

    /// One whose driver does not wait for a page that is opened: what it loads
    /// may be held up.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn impatient(screen: Screen) -> Result<Self> {
        let strategy = "none";
        Self::start_with(Wish {
            strategy,
            ..Wish::usual(screen)
        })
        .await
    }

    async fn start_with(wish: Wish) -> Result<Self> {
        let engine = Engine::here();
        let profile = tempfile::tempdir()?;
        let session = session::start(engine, wish, profile.path()).await?;
        let driver = session.driver;
        driver.set_implicit_wait_timeout(PATIENCE).await?;
        Ok(Self {
            driver,
            engine,
            profile,
            _servers: session.servers,
        })
    }

    /// Which engine it has.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Where programs other than its driver can talk to it. Only Chromium has it.
    ///
    /// # Errors
    /// If it did not say.
    pub fn debugging_port(&self) -> Result<u16> {
        let said = self.profile.path().join("profile/DevToolsActivePort");
        let said = std::fs::read_to_string(&said)
            .with_context(|| format!("cannot read {}", said.display()))?;
        let port = said.lines().next().unwrap_or_default();
        port.parse().with_context(|| format!("`{port}` is no port"))
    }

    /// Ends the browser and gives every address that it asked for. Only Chromium
    /// keeps account of them; the others give nothing.
    ///
    /// # Errors
    /// If the browser does not end or left no log.
    pub async fn quit(self) -> Result<BTreeSet<String>> {
        self.driver.quit().await?;
        match self.engine {
            Engine::Chromium => crate::netlog::addresses(&netlog(self.profile.path())),
            Engine::Firefox | Engine::WebKit => Ok(BTreeSet::new()),
        }
    }
}

fn netlog(profile: &Path) -> PathBuf {
    profile.join("network.json")
}
