//! The survey by mouse or finger.

use super::SurveyPage;
use crate::browser::Engine;
use crate::waiting::wait_for;
use anyhow::{Result, bail};
use std::time::{Duration, Instant};
use thirtyfour::WebElement;

/// The longest time between the presses of a double press.
const DOUBLE: Duration = Duration::from_millis(600);
/// How far below the frame's top an element is.
const PLACE: &str = "return arguments[0].getBoundingClientRect().y;";
/// Scrolls so that what is so far below a frame's top is in the window's middle.
const SCROLL: &str = "const [frame, place] = arguments;
    scrollBy(0, frame.getBoundingClientRect().y + place - innerHeight / 2);";

impl SurveyPage<'_> {
    /// Presses the button with these words, once it can be pressed.
    ///
    /// # Errors
    /// If there is none, or it stays disabled.
    pub async fn press(&self, words: &str) -> Result<()> {
        let button = self.ready_button(words).await?;
        self.click(&button).await
    }

    /// Clicks what has come to rest, no sooner after the last click than a
    /// person would: `WebKit`'s driver clicks where a thing was when it looked, and
    /// counts what is quicker as a double press, whose second press the form
    /// ignores on purpose.
    async fn click(&self, element: &WebElement) -> Result<()> {
        element.scroll_into_view().await?;
        if Engine::here() == Engine::WebKit {
            self.show_in_frame(element).await?;
            tokio::time::sleep(DOUBLE.saturating_sub(self.clicked.get().elapsed())).await;
        }
        element.click().await?;
        self.clicked.set(Instant::now());
        Ok(())
    }

    /// Scrolls the page around the frame to what is in it, as a person would.
    /// Other engines do so by themselves.
    async fn show_in_frame(&self, element: &WebElement) -> Result<()> {
        let Some(frame) = &self.frame else {
            return Ok(());
        };
        let place = vec![element.to_json()?];
        let place: f64 = self.driver.execute(PLACE, place).await?.convert()?;
        self.driver.enter_parent_frame().await?;
        let wanted = vec![frame.to_json()?, place.into()];
        self.driver.execute(SCROLL, wanted).await?;
        Ok(frame.clone().enter_frame().await?)
    }

    pub(super) async fn ready_button(&self, words: &str) -> Result<WebElement> {
        let ready = async || {
            for button in self.named("button", words).await? {
                if button.is_displayed().await? && button.is_enabled().await? {
                    return anyhow::Ok(Some(button));
                }
            }
            Ok(None)
        };
        // The second look is at the page as the first left it.
        wait_for(async || Ok(ready().await?.is_some())).await.ok();
        match ready().await? {
            Some(button) => Ok(button),
            None => bail!(
                "no button `{words}` that can be pressed in:\n{}",
                self.text().await?
            ),
        }
    }

    /// Chooses the answer, or ticks the box, with this label.
    ///
    /// # Errors
    /// If there is none.
    pub async fn choose(&self, label: &str) -> Result<()> {
        let label = self.label(label).await?;
        self.click(&label).await
    }

    /// Ticks the one box on the page.
    ///
    /// # Errors
    /// If there is none, or more than one.
    pub async fn tick_the_only_box(&self) -> Result<()> {
        let boxes = self.all("input[type=checkbox]").await?;
        let [only] = boxes.as_slice() else {
            bail!("expected one box, found {}", boxes.len());
        };
        self.click(only).await
    }

    /// Goes back by the link on the page.
    ///
    /// # Errors
    /// If there is none.
    pub async fn go_back(&self) -> Result<()> {
        self.press("Back").await
    }
}
