//! A campaign, and a browser that is about to visit its site.

use crate::browser::{Browser, Screen};
use crate::chain::Chain;
use crate::survey_page::SurveyPage;
use anyhow::Result;

/// Somebody at the campaign's own site.
#[derive(Debug)]
pub struct Visit {
    /// The campaign.
    pub chain: Chain,
    /// The browser.
    pub browser: Browser,
}

impl Visit {
    /// Starts a campaign and a browser.
    ///
    /// # Errors
    /// If either does not start.
    pub async fn start(screen: Screen) -> Result<Self> {
        Self::with(Browser::start(screen).await?).await
    }

    /// Starts a campaign for this browser.
    ///
    /// # Errors
    /// If it does not start.
    pub async fn with(browser: Browser) -> Result<Self> {
        let chain = Chain::start().await?;
        Ok(Self { chain, browser })
    }

    /// Opens the survey's own page.
    ///
    /// # Errors
    /// If it does not open.
    pub async fn survey(&self) -> Result<SurveyPage<'_>> {
        self.open("/survey/").await
    }

    /// Opens the page at this path, which the survey is on.
    ///
    /// # Errors
    /// If it does not open.
    pub async fn open(&self, path: &str) -> Result<SurveyPage<'_>> {
        SurveyPage::by_link(&self.browser.driver, &self.chain.site_address(path)).await
    }

    /// Loads the page anew.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn reload(&self) -> Result<()> {
        Ok(self.browser.driver.refresh().await?)
    }

    /// Ends the browser, then the campaign.
    ///
    /// # Errors
    /// If the browser does not end.
    pub async fn end(self) -> Result<()> {
        self.browser.quit().await.map(drop)
    }
}
