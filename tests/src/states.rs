//! Every state of the form by name, and how a person comes to it.
//!
//! The list is shared by all that looks at each state: the checks of
//! accessibility, the snapshots of what a screen reader is told, and the
//! contact sheets. **To add a state, add one line** to a walk below: its name
//! and the steps that lead to it from the line before. Steps name things by
//! their place and not by their words, so that one list serves each language.
//! Then write its snapshots: `UPDATE_EXPECTED=1 cargo test -p tests --test
//! browser_tree`, and read them.

mod list;
mod step;

pub use list::WALKS;
pub use step::Step;

use crate::chain::Chain;
use crate::wire::Answer;
use anyhow::{Context, Result};
use thirtyfour::WebDriver;

/// A state of the form.
#[derive(Debug)]
pub struct State {
    /// Its name, that of its files too.
    pub name: &'static str,
    /// What leads to it from the state before.
    pub steps: &'static [Step],
}

const fn state(name: &'static str, steps: &'static [Step]) -> State {
    State { name, steps }
}

/// Goes through every state of every walk in a language and has each looked at.
/// A walk begins at the start page, freshly loaded.
///
/// # Errors
/// If a step cannot be taken, or the look fails; names the state.
pub async fn visit(
    driver: &WebDriver,
    chain: &Chain,
    language: &str,
    mut look: impl AsyncFnMut(&'static State) -> Result<()>,
) -> Result<()> {
    for walk in WALKS {
        chain.wire.answer(Answer::Relay);
        driver.goto("about:blank").await?;
        let address = chain.site_address(&format!("/survey/?lang={language}"));
        driver.goto(&address).await?;
        for state in *walk {
            let named = || format!("in the state `{}`, {language}", state.name);
            for step in state.steps {
                let taken = step.take(driver, chain).await;
                taken.with_context(|| format!("{step:?} {}", named()))?;
            }
            settle(driver).await.with_context(named)?;
            look(state).await.with_context(named)?;
        }
    }
    Ok(())
}

/// Waits until what was done is drawn.
async fn settle(driver: &WebDriver) -> Result<()> {
    let script = "const done = arguments[0];
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)));";
    driver.execute_async(script, Vec::new()).await?;
    Ok(())
}
