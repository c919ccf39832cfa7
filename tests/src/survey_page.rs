//! The survey as a person uses it: by what it says, not by how it is built.

mod by_keyboard;
mod by_pointer;
mod finding;

use crate::waiting::wait_for;
use anyhow::{Context, Result, bail};
use std::cell::Cell;
use std::time::Instant;
use thirtyfour::{By, Key, WebDriver, WebElement};

/// The frame in this element, that it made or holds, found by a script: the library
/// asks for what is in a shadow root in a way that only Chromium's driver understands.
pub(crate) async fn frame_of(host: &WebElement) -> Result<WebElement> {
    let script = "const [it] = arguments;
        return it.shadowRoot?.querySelector('iframe') ?? it.querySelector('iframe');";
    let found = host.handle().execute(script, vec![host.to_json()?]).await?;
    Ok(found.element()?)
}

/// The survey in the browser's present frame.
#[derive(Debug)]
pub struct SurveyPage<'a> {
    driver: &'a WebDriver,
    /// The one that it is in, if it is in one.
    frame: Option<WebElement>,
    /// When something was clicked, or this began.
    clicked: Cell<Instant>,
}

impl<'a> SurveyPage<'a> {
    /// Opens a partner's page and goes into the frame that its element made.
    ///
    /// # Errors
    /// If there is no such frame.
    pub async fn on_partner(driver: &'a WebDriver, address: &str) -> Result<Self> {
        driver.goto(address).await?;
        Self::on_this_page(driver).await
    }

    /// Goes into the survey's frame on the page that is open.
    ///
    /// # Errors
    /// If there is none.
    pub async fn on_this_page(driver: &'a WebDriver) -> Result<Self> {
        let host = driver.find(By::Css("code-of-care-survey")).await?;
        // The script may be on its way still; it makes the frame when the
        // element is near what is seen.
        wait_for(async || Ok(frame_of(&host).await.is_ok()))
            .await
            .context("the frame does not come")?;
        Self::in_frame(driver, frame_of(&host).await?).await
    }

    /// Opens the frame's own address, as a plain link does.
    ///
    /// # Errors
    /// If the page does not open.
    pub async fn by_link(driver: &'a WebDriver, address: &str) -> Result<Self> {
        driver.goto(address).await?;
        // A driver that does not wait for the page is at the one before still.
        let script = "return location.href.startsWith(arguments[0]) && !!document.body;";
        let is_here = async || {
            let found = driver.execute(script, vec![address.into()]).await?;
            Ok(found.convert()?)
        };
        wait_for(is_here).await.context("the page does not open")?;
        Ok(Self::here(driver))
    }

    /// Takes the browser as it is, at the survey already.
    pub fn here(driver: &'a WebDriver) -> Self {
        Self {
            driver,
            frame: None,
            clicked: Cell::new(Instant::now()),
        }
    }

    /// Goes into this frame, which is the survey's.
    ///
    /// # Errors
    /// If it is gone.
    pub async fn in_frame(driver: &'a WebDriver, frame: WebElement) -> Result<Self> {
        frame.clone().enter_frame().await?;
        Ok(Self {
            frame: Some(frame),
            ..Self::here(driver)
        })
    }

    /// Waits until the frame is as high as what is in it: nobody should have to
    /// scroll in a page within a page.
    ///
    /// # Errors
    /// If it stays lower.
    pub async fn expect_whole_frame(&self) -> Result<()> {
        let script = "return document.documentElement.scrollHeight <= window.innerHeight;";
        wait_for(async || Ok(self.driver.execute(script, Vec::new()).await?.convert()?))
            .await
            .context("the frame does not grow with what is in it")
    }

    /// The heading of the page that is shown.
    ///
    /// # Errors
    /// If there is none.
    pub async fn heading(&self) -> Result<String> {
        for heading in self.headings().await? {
            if heading.is_displayed().await? {
                return Ok(heading.text().await?);
            }
        }
        bail!("no heading is shown")
    }

    /// Waits until the heading is this one, and has the focus.
    ///
    /// # Errors
    /// If it does not come.
    pub async fn expect(&self, heading: &str) -> Result<()> {
        let found = wait_for(async || Ok(self.heading().await? == heading)).await;
        match found {
            Ok(()) => Ok(()),
            Err(_) => bail!(
                "expected the page `{heading}`, found `{}`",
                self.heading().await.unwrap_or_default()
            ),
        }
    }

    /// The text of the whole page.
    ///
    /// # Errors
    /// If the page is gone.
    pub async fn text(&self) -> Result<String> {
        // Not what the driver finds: WebKit's knows no lines.
        let script = "const inner = tree === document ? [] : [...tree.children];
            return [document.body, ...inner].filter(e => e.getClientRects().length)
                .map(e => e.innerText).join('\\n');";
        let found = self.look(script, Vec::new()).await?;
        Ok(found.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page says this.
    ///
    /// # Errors
    /// If it does not.
    pub async fn expect_text(&self, text: &str) -> Result<()> {
        let found = wait_for(async || Ok(self.text().await?.contains(text))).await;
        match found {
            Ok(()) => Ok(()),
            Err(_) => bail!(
                "expected `{text}` in:\n{}",
                self.text().await.unwrap_or_default()
            ),
        }
    }

    /// Waits until screen readers are told this.
    ///
    /// # Errors
    /// If they are not.
    pub async fn expect_said(&self, words: &str) -> Result<()> {
        let script = "return all('[data-said]').map(words).join(' ');";
        let said = async || self.look(script, Vec::new()).await;
        wait_for(async || {
            Ok(said()
                .await?
                .as_str()
                .is_some_and(|said| said.contains(words)))
        })
        .await
        .with_context(|| format!("`{words}` is not said"))
    }

    /// Types into the box with this label.
    ///
    /// # Errors
    /// If there is none.
    pub async fn write(&self, label: &str, text: &str) -> Result<()> {
        let target = self.target(label).await?;
        let field = self.by_id(&target).await?;
        Ok(field.send_keys(text).await?)
    }

    /// Types into the search box with this label, which finds one organisation,
    /// and takes it.
    ///
    /// # Errors
    /// If there is no such box, or it finds another number of them.
    pub async fn search(&self, label: &str, text: &str, name: &str) -> Result<()> {
        self.write(label, text).await?;
        self.expect_said("1 found").await?;
        let input = self.focused().await?;
        input.send_keys(Key::Down + "").await?;
        input.send_keys(Key::Enter + "").await?;
        self.expect_text_in(label, name).await
    }

    /// The labels of what is chosen on the page.
    ///
    /// # Errors
    /// If the page is gone.
    pub async fn chosen(&self) -> Result<Vec<String>> {
        let script = "return all('input:checked').map(e => words(e.labels[0]));";
        Ok(serde_json::from_value(
            self.look(script, Vec::new()).await?,
        )?)
    }

    /// The id of the field that this label is for.
    async fn target(&self, label: &str) -> Result<String> {
        let label = self.label(label).await?;
        label.attr("for").await?.context("a label without `for`")
    }

    async fn label(&self, label: &str) -> Result<WebElement> {
        match self.labels(label).await?.into_iter().next() {
            Some(label) => Ok(label),
            None => bail!("no answer `{label}` in:\n{}", self.text().await?),
        }
    }

    /// From the start page to the first page of the form.
    ///
    /// # Errors
    /// If that page does not come.
    pub async fn start(&self) -> Result<()> {
        self.press("Start now").await?;
        self.expect("Leaving quickly").await
    }

    /// From the start page to the check page with only what must be answered,
    /// as a partner.
    ///
    /// # Errors
    /// If a page on the way does not come.
    pub async fn answer_the_least(&self) -> Result<()> {
        self.start().await?;
        self.answer_the_least_after_start().await
    }

    /// The same, once the start page is past.
    ///
    /// # Errors
    /// If a page on the way does not come.
    pub async fn answer_the_least_after_start(&self) -> Result<()> {
        self.answer_the_questions().await?;
        self.press("No, go on without a story").await
    }

    /// From the start page to the check page with a story.
    ///
    /// # Errors
    /// If a page on the way does not come.
    pub async fn answer_with_story(&self, story: &str) -> Result<()> {
        self.start().await?;
        self.answer_the_questions().await?;
        self.press("Yes, I want to tell my story").await?;
        let prompt = self.heading_that_asks_for("your own words").await?;
        self.write(&prompt, story).await?;
        self.press("Continue").await?;
        self.allow_research().await
    }

    /// From what may be done with the story to the check page: for research only,
    /// if nothing is chosen yet.
    ///
    /// # Errors
    /// If a page on the way does not come.
    pub async fn allow_research(&self) -> Result<()> {
        self.expect("What may we do with your story?").await?;
        if self.chosen().await?.is_empty() {
            self.choose("Research only").await?;
            self.tick_the_only_box().await?;
        }
        self.press("Continue").await?;
        self.expect("Does your story mention any of these?").await?;
        self.press("Continue").await
    }

    /// From the start page to the first question.
    ///
    /// # Errors
    /// If a page on the way does not come.
    pub async fn agree(&self) -> Result<()> {
        self.start().await?;
        self.agree_after_start().await
    }

    async fn agree_after_start(&self) -> Result<()> {
        self.press("Continue").await?;
        self.expect("Are you 16 or over?").await?;
        self.choose("Yes").await?;
        self.press("Continue").await?;
        self.expect("Your agreement").await?;
        self.tick_the_only_box().await?;
        self.press("Continue").await?;
        self.expect("Which of these is closest to you?").await
    }

    async fn answer_the_questions(&self) -> Result<()> {
        self.agree_after_start().await?;
        self.choose("My partner had the miscarriage").await?;
        self.press("Continue").await?;
        self.expect("When did it happen?").await?;
        self.choose("6 to 12 months ago").await?;
        self.press("Continue").await?;
        self.expect("How far along was the pregnancy?").await?;
        self.press("Skip this question").await?;
        self.expect("Where was your partner cared for?").await?;
        self.choose("Wales").await?;
        self.press("Continue").await?;
        self.expect("Which NHS trust or health board gave most of the care?")
            .await?;
        self.skip_until("Skip this question", "Would you like to tell your story?")
            .await
    }

    /// Presses the button that passes over a question until another page comes.
    ///
    /// # Errors
    /// If a page has no such button, or stays.
    pub async fn skip_until(&self, skip: &str, heading: &str) -> Result<()> {
        while self.heading().await? != heading {
            let asked = self.heading().await?;
            self.press(skip).await?;
            self.leave_behind(&asked).await?;
        }
        Ok(())
    }

    async fn leave_behind(&self, heading: &str) -> Result<()> {
        wait_for(async || Ok(self.heading().await? != heading))
            .await
            .with_context(|| format!("the page `{heading}` does not go"))
    }

    async fn heading_that_asks_for(&self, words: &str) -> Result<String> {
        self.expect_text(words).await?;
        self.heading().await
    }

    /// The withdrawal code on the last page.
    ///
    /// # Errors
    /// If the page shows none.
    pub async fn code(&self) -> Result<String> {
        let text = self.text().await?;
        let code = text
            .split_whitespace()
            .find(|word| survey::WithdrawalCode::parse(word).is_ok());
        code.map(str::to_owned)
            .with_context(|| format!("no code in:\n{text}"))
    }
}
