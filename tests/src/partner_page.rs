//! A partner's page, as its visitors see it.

use crate::survey_page::{SurveyPage, frame_of};
use crate::waiting::wait_for;
use anyhow::{Context, Result};
use serde_json::Value;
use thirtyfour::{By, Key, WebDriver, WebElement};

/// The page in the browser, with any number of surveys.
#[derive(Debug)]
pub struct PartnerPage<'a> {
    driver: &'a WebDriver,
}

impl<'a> PartnerPage<'a> {
    /// Opens the page.
    ///
    /// # Errors
    /// If it does not open.
    pub async fn open(driver: &'a WebDriver, address: &str) -> Result<Self> {
        driver.goto(address).await?;
        Ok(Self { driver })
    }

    /// Takes the browser as it is.
    pub fn here(driver: &'a WebDriver) -> Self {
        Self { driver }
    }

    /// What a script gives that looks at the page.
    ///
    /// # Errors
    /// If it fails.
    pub async fn look(&self, script: &str) -> Result<Value> {
        let script = format!("return {script};");
        Ok(self
            .driver
            .execute(script.as_str(), Vec::new())
            .await?
            .json()
            .clone())
    }

    /// Waits until something is true of the page.
    ///
    /// # Errors
    /// If it does not come to be.
    pub async fn expect(&self, condition: &str) -> Result<()> {
        let seen = wait_for(async || Ok(self.look(condition).await? == Value::Bool(true))).await;
        seen.with_context(|| format!("expected `{condition}` on the partner's page"))
    }

    /// Runs a script on the page.
    ///
    /// # Errors
    /// If it fails.
    pub async fn run(&self, script: &str) -> Result<()> {
        self.driver.execute(script, Vec::new()).await?;
        Ok(())
    }

    /// Waits until the survey with this id is open: its link has given way.
    ///
    /// # Errors
    /// If it does not open.
    pub async fn expect_open(&self, id: &str) -> Result<()> {
        self.expect(&format!(
            "(() => {{ const it = document.getElementById('{id}');
               const frame = it.shadowRoot?.querySelector('iframe') ?? it.querySelector('iframe');
               return !!frame && getComputedStyle(frame).opacity === '1' && !it.querySelector('a')?.checkVisibility(); }})()"
        ))
        .await
    }

    /// The frame of the survey with this id.
    ///
    /// # Errors
    /// If it has none.
    pub async fn frame(&self, id: &str) -> Result<WebElement> {
        let host = self.driver.find(By::Id(id)).await?;
        frame_of(&host).await
    }

    /// Goes into that frame.
    ///
    /// # Errors
    /// If the survey has none.
    pub async fn enter(&self, id: &str) -> Result<SurveyPage<'a>> {
        SurveyPage::in_frame(self.driver, self.frame(id).await?).await
    }

    /// Goes back out of it.
    ///
    /// # Errors
    /// If the page is gone.
    pub async fn come_out(&self) -> Result<()> {
        Ok(self.driver.enter_default_frame().await?)
    }

    /// Presses a key by itself, wherever the focus is, this many times.
    ///
    /// # Errors
    /// If the page is gone.
    pub async fn press(&self, key: Key, times: usize) -> Result<()> {
        for _ in 0..times {
            let chain = self.driver.action_chain();
            chain
                .key_down(key.clone())
                .key_up(key.clone())
                .perform()
                .await?;
        }
        Ok(())
    }

    /// Presses letters while Shift is held.
    ///
    /// # Errors
    /// If the page is gone.
    pub async fn press_with_shift(&self, letter: char) -> Result<()> {
        let chain = self.driver.action_chain();
        let chain = chain.key_down(Key::Shift).key_down(letter).key_up(letter);
        Ok(chain.key_up(Key::Shift).perform().await?)
    }

    /// Scrolls to the survey with this id.
    ///
    /// # Errors
    /// If there is none.
    pub async fn show(&self, id: &str) -> Result<()> {
        self.run(&format!("document.getElementById('{id}').scrollIntoView()"))
            .await
    }

    /// Waits until the page has been drawn, and drawn once more.
    ///
    /// # Errors
    /// If the page is gone.
    pub async fn draw_twice(&self) -> Result<()> {
        let script =
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done));";
        self.driver.execute_async(script, Vec::new()).await?;
        Ok(())
    }

    /// Waits until the browser has thrown away what all these weak references
    /// stand for.
    ///
    /// # Errors
    /// If something holds them, or the browser is not a Chromium.
    pub async fn expect_collected(&self, references: &str) -> Result<()> {
        let tools = self.driver.cdp();
        let gone = format!("{references}.every(one => !one.deref())");
        let seen = wait_for(async || {
            tools
                .send_raw("HeapProfiler.collectGarbage", serde_json::json!({}))
                .await?;
            Ok(self.look(&gone).await? == Value::Bool(true))
        });
        seen.await
            .with_context(|| format!("something still holds on to `{references}`"))
    }
}
