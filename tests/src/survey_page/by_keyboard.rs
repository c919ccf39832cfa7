//! The survey without a pointer.

use super::SurveyPage;
use crate::waiting::wait_for;
use anyhow::{Context, Result, bail};
use thirtyfour::{Key, TypingData, WebElement};

/// After so many presses of Tab a person has been everywhere.
const ROUND: usize = 80;

impl SurveyPage<'_> {
    /// Presses the button with these words by keyboard alone.
    ///
    /// # Errors
    /// If the Tab key does not lead to it.
    pub async fn press_by_keyboard(&self, words: &str) -> Result<()> {
        let button = self.ready_button(words).await?;
        self.tab_to(words, &button).await?;
        self.press_key(Key::Enter + "").await
    }

    /// Chooses the answer with this label by keyboard: Tab to the group, then
    /// arrows for radio buttons, Space for boxes.
    ///
    /// # Errors
    /// If the keys do not lead to it.
    pub async fn choose_by_keyboard(&self, label: &str) -> Result<()> {
        let target = self.target(label).await?;
        let input = self.by_id(&target).await?;
        let radio = input.attr("type").await?.as_deref() == Some("radio");
        let name = input.attr("name").await?.unwrap_or_default();
        for _ in 0..ROUND {
            let at = self.focus().await?;
            if at.id == target {
                if !at.checked {
                    self.press_key(" ").await?;
                }
                return Ok(());
            }
            if radio && at.name == name && !name.is_empty() {
                self.press_key(Key::Down + "").await?;
            } else {
                self.tab_towards(&input).await?;
            }
        }
        bail!("the keyboard does not lead to `{label}`")
    }

    /// Ticks the one box on the page by keyboard.
    ///
    /// # Errors
    /// If the Tab key does not lead to it.
    pub async fn tick_by_keyboard(&self) -> Result<()> {
        let boxes = self.all("input[type=checkbox]").await?;
        let first = boxes.first().context("there is no box")?;
        self.tab_to("a box", first).await?;
        self.press_key(" ").await
    }

    /// Goes to the field with this label by the Tab key.
    ///
    /// # Errors
    /// If it does not lead there.
    pub async fn focus_by_keyboard(&self, label: &str) -> Result<()> {
        let target = self.target(label).await?;
        self.tab_to(label, &self.by_id(&target).await?).await
    }

    /// Follows the link with these words by keyboard.
    ///
    /// # Errors
    /// If the Tab key does not lead to it.
    pub async fn follow_by_keyboard(&self, words: &str) -> Result<()> {
        let links = self.named("a", words).await?;
        let link = links.first().context("there is no such link")?;
        self.tab_to(words, link).await?;
        self.press_key(Key::Enter + "").await
    }

    /// Presses keys where the focus is.
    ///
    /// # Errors
    /// If the page is gone.
    pub async fn press_key(&self, keys: impl Into<TypingData>) -> Result<()> {
        let keys = keys.into().to_string();
        // Between the look and the press another page may have come.
        wait_for(async || {
            let at = self.focused().await?;
            at.send_keys(keys.as_str()).await?;
            Ok(true)
        })
        .await
    }

    /// Passes over questions by keyboard until another page comes.
    ///
    /// # Errors
    /// If a page has no such button, or stays.
    pub async fn skip_until_by_keyboard(&self, skip: &str, heading: &str) -> Result<()> {
        while self.heading().await? != heading {
            let asked = self.heading().await?;
            self.press_by_keyboard(skip).await?;
            self.leave_behind(&asked).await?;
        }
        Ok(())
    }

    /// Waits until the field with this label holds this.
    ///
    /// # Errors
    /// If it does not.
    pub async fn expect_text_in(&self, label: &str, value: &str) -> Result<()> {
        let target = self.target(label).await?;
        wait_for(async || {
            let field = self.by_id(&target).await?;
            Ok(field.prop("value").await?.as_deref() == Some(value))
        })
        .await
        .with_context(|| format!("expected `{value}` in the box"))
    }

    async fn tab_to(&self, what: &str, element: &WebElement) -> Result<()> {
        for _ in 0..ROUND {
            if !self.tab_towards(element).await? {
                return Ok(());
            }
        }
        bail!("the Tab key does not lead to `{what}`")
    }

    /// Presses Tab, or Shift and Tab if the element comes before the focus; does
    /// nothing if it has the focus. Past the page's end the focus is the browser's
    /// own, and Firefox's driver does not bring it back.
    async fn tab_towards(&self, element: &WebElement) -> Result<bool> {
        let script = "const [to] = arguments, at = focused();
            if (to === at) return 0;
            // Of what is in another tree, where that tree stands counts.
            const host = to.getRootNode() === at.getRootNode() ? to : to.getRootNode().host ?? to;
            return host.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;";
        let way = self.look(script, vec![element.to_json()?]).await?;
        let way = way.as_i64().unwrap_or_default();
        if way != 0 {
            let back = Key::Shift + Key::Tab;
            let key = if way < 0 { back } else { Key::Tab + "" };
            self.press_key(key).await?;
        }
        Ok(way != 0)
    }

    async fn focus(&self) -> Result<Focus> {
        let script = "const e = focused();
            return [e.id, e.name ?? '', !!e.checked];";
        let found = self.look(script, Vec::new()).await?;
        let (id, name, checked) = serde_json::from_value(found)?;
        Ok(Focus { id, name, checked })
    }
}

/// What has the focus, seen at one glance: it may be gone at the next.
struct Focus {
    id: String,
    name: String,
    checked: bool,
}
