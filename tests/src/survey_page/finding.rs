//! Finding things by what they say, on the survey's own page and in the shadow
//! root in which it stands on another page of the campaign's.

use super::SurveyPage;
use crate::waiting::wait_for;
use anyhow::{Context, Result};
use serde_json::Value;
use thirtyfour::WebElement;

/// What the looks below share.
const TREE: &str = r"
    const tree = document.querySelector('[data-survey]')?.shadowRoot ?? document;
    const words = e => e.textContent.trim().replace(/\s+/g, ' ');
    const all = css => [...tree.querySelectorAll(css)];
    const focused = () => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at;
    };";

impl SurveyPage<'_> {
    /// What a script gives that looks at the survey: `all(css)` are elements of
    /// its, `words(e)` is what one says and `focused()` has the focus.
    ///
    /// # Errors
    /// If the page is gone.
    pub async fn look(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let found = self.driver.execute([TREE, script].concat(), arguments);
        Ok(found.await?.json().clone())
    }

    async fn elements(&self, script: &str, arguments: Vec<Value>) -> Result<Vec<WebElement>> {
        let found = self.driver.execute([TREE, script].concat(), arguments);
        Ok(found.await?.elements()?)
    }

    /// The same, as soon as there are any.
    async fn awaited(&self, script: &str, arguments: Vec<Value>) -> Result<Vec<WebElement>> {
        let look = async || self.elements(script, arguments.clone()).await;
        wait_for(async || Ok(!look().await?.is_empty())).await.ok();
        look().await
    }

    /// The survey's elements that a selector finds.
    pub(super) async fn all(&self, css: &str) -> Result<Vec<WebElement>> {
        self.awaited("return all(arguments[0]);", vec![css.into()])
            .await
    }

    /// Those of them that say this and nothing else.
    pub(super) async fn named(&self, css: &str, words: &str) -> Result<Vec<WebElement>> {
        let script = "return all(arguments[0]).filter(e => words(e) === arguments[1]);";
        self.elements(script, vec![css.into(), words.into()]).await
    }

    /// The main headings of its pages, shown or not.
    pub(super) async fn headings(&self) -> Result<Vec<WebElement>> {
        let script = "return all(tree === document ? 'h1' : 'h2:not(.coc-summary-title)');";
        self.elements(script, Vec::new()).await
    }

    /// The labels that say this, or of which a part does.
    pub(super) async fn labels(&self, words: &str) -> Result<Vec<WebElement>> {
        let script = "return all('label').filter(label =>
            [label, ...label.querySelectorAll('*')].some(e => words(e) === arguments[0]));";
        self.awaited(script, vec![words.into()]).await
    }

    /// The element of this id.
    pub(super) async fn by_id(&self, id: &str) -> Result<WebElement> {
        let found = self.awaited(
            "return all('#' + CSS.escape(arguments[0]));",
            vec![id.into()],
        );
        let found = found.await?.into_iter().next();
        found.with_context(|| format!("there is no `#{id}`"))
    }

    /// The element that has the focus.
    ///
    /// # Errors
    /// If the page is gone.
    pub async fn focused(&self) -> Result<WebElement> {
        let found = self.elements("return [focused()];", Vec::new()).await?;
        found.into_iter().next().context("nothing has the focus")
    }
}
