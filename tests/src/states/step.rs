//! One thing that a person does on the way to a state.

use super::settle;
use crate::chain::Chain;
use crate::emulate;
use crate::survey_page::SurveyPage;
use crate::wire::Answer;
use anyhow::{Context, Result, bail};
use std::time::{Duration, Instant};
use thirtyfour::{By, Key, WebDriver, WebElement};

const PATIENCE: Duration = Duration::from_secs(30);
const GLANCE: Duration = Duration::from_millis(20);
/// The buttons that take a person on, of the form and not of what is in it.
const BUTTONS: &str = ".coc-form > .coc-actions > button";

/// One thing that a person does. Elements are named by CSS selectors, of which
/// the first that can be seen counts.
#[derive(Debug, Clone)]
pub enum Step {
    /// Presses the start page's button, once it can be pressed.
    Start,
    /// Presses the page's first button, which goes on.
    Next,
    /// Presses the page's second button.
    Other,
    /// Goes back by the page's own button.
    Back,
    /// Presses this.
    Click(&'static str),
    /// Chooses the answer at this place, counted from 0.
    Choose(usize),
    /// Types into this field, over what is in it.
    Type(&'static str, &'static str),
    /// Has so many characters in this field, over what is in it.
    Fill(&'static str, usize),
    /// Presses a key where the focus is.
    Key(Key),
    /// Passes over questions until there is another kind of page.
    SkipQuestions,
    /// Chooses what becomes of what is sent.
    Wire(Answer),
    /// Loses the connection, or has it again.
    Offline(bool),
    /// Loads the page again.
    Reload,
    /// Waits until this is there.
    Until(&'static str),
}

impl Step {
    pub(super) async fn take(&self, driver: &WebDriver, chain: &Chain) -> Result<()> {
        match self {
            Self::Start => click(driver, "[data-start]:not(:disabled)").await,
            Self::Next => click(driver, BUTTONS).await,
            Self::Other => press_nth(driver, 1).await,
            Self::Back => click(driver, ".coc-back").await,
            Self::Click(css) => click(driver, css).await,
            Self::Choose(place) => choose(driver, *place).await,
            Self::Type(css, text) => write(driver, css, text).await,
            Self::Fill(css, length) => fill(driver, css, *length).await,
            Self::Key(key) => {
                let focused = SurveyPage::here(driver).focused().await?;
                Ok(focused.send_keys(key.clone() + "").await?)
            }
            Self::SkipQuestions => skip_questions(driver).await,
            Self::Wire(answer) => {
                chain.wire.answer(*answer);
                Ok(())
            }
            Self::Offline(offline) => emulate::offline(driver, *offline).await,
            Self::Reload => Ok(driver.refresh().await?),
            Self::Until(css) => seen(driver, css).await.map(|_| ()),
        }
    }
}

/// Waits for the first element of these that can be seen.
async fn seen(driver: &WebDriver, css: &str) -> Result<WebElement> {
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        if let Some(found) = look(driver, css).await {
            return Ok(found);
        }
        tokio::time::sleep(GLANCE).await;
    }
    bail!("there is no `{css}`")
}

/// Looks once, without the driver's own waiting.
async fn look(driver: &WebDriver, css: &str) -> Option<WebElement> {
    let script = "return [...document.querySelectorAll(arguments[0])]
        .find(e => e.getClientRects().length) ?? null;";
    let found = driver.execute(script, vec![css.into()]).await.ok()?;
    found.element().ok()
}

async fn click(driver: &WebDriver, css: &str) -> Result<()> {
    let found = seen(driver, css).await?;
    found.scroll_into_view().await?;
    found.click().await?;
    settle(driver).await
}

async fn choose(driver: &WebDriver, place: usize) -> Result<()> {
    let choices = driver.find_all(By::Css(".coc-form .coc-options input"));
    let choices = choices.await?;
    let choice = choices.get(place).context("there is no such answer")?;
    choice.scroll_into_view().await?;
    choice.click().await?;
    settle(driver).await
}

async fn press_nth(driver: &WebDriver, place: usize) -> Result<()> {
    let buttons = driver.find_all(By::Css(BUTTONS)).await?;
    let button = buttons.get(place).context("there is no such button")?;
    button.scroll_into_view().await?;
    button.click().await?;
    settle(driver).await
}

async fn write(driver: &WebDriver, css: &str, text: &str) -> Result<()> {
    let field = seen(driver, css).await?;
    field.send_keys(Key::Control + "a").await?;
    Ok(field.send_keys(text).await?)
}

/// Too many to type: as if pasted.
async fn fill(driver: &WebDriver, css: &str, length: usize) -> Result<()> {
    let field = seen(driver, css).await?;
    let script = "const [field, length] = arguments;
        field.value = 'An example story. '.repeat(length / 18 + 1).slice(0, length);
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    driver
        .execute(script, vec![field.to_json()?, length.into()])
        .await?;
    Ok(())
}

/// A page that asks a question says which one it is, above it.
async fn skip_questions(driver: &WebDriver) -> Result<()> {
    while look(driver, ".coc-caption:not(.coc-hidden)")
        .await
        .is_some()
    {
        press_nth(driver, 1).await?;
    }
    Ok(())
}
