//! What the form holds of a story in its memory: nothing once it was sent,
//! deleted or left. The program gives no memory back, so that whatever it does
//! not overwrite stays to be read.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use tests::browser::{Browser, Screen, chromium_only};
use tests::survey_page::SurveyPage;
use tests::visit::Visit;
use tests::waiting::wait_for;
use tests::wire::Answer;
use thirtyfour::By;

const PROMPT: &str = "If you want to, tell us what happened in your own words. What helped? What would have made it better?";
/// Names to be asked about, and a letter that is more than one byte, with more
/// before and behind it than any buffer is rounded up by.
const STORY: &str = "A pumpernickel began it. Dr Quagmire and Mrs Zucchini saw us on 12 March \
    in the ŵ corridor, and the nurse hummed a marmalade song until the kaleidoscope came.";
/// Words from every part of it, as they are and as they are folded.
const WORDS: [&str; 5] = [
    "pumpernickel",
    "quagmire",
    "zucchini",
    "marmalade",
    "kaleidoscope",
];

/// Keeps the memory of every program that a page starts.
const KEEP: &str = "
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
        const made = await instantiate(...given);
        const { exports } = made.instance ?? made;
        self.memory = Object.values(exports).find((part) => part instanceof WebAssembly.Memory);
        return made;
    };
    self.held = (words) => {
        const all = new TextDecoder('latin1').decode(self.memory.buffer).toLowerCase();
        return words.filter((word) => all.includes(word));
    };";

#[tokio::test(flavor = "multi_thread")]
async fn browser_memory_holds_nothing_of_a_story_that_was_sent() -> Result<()> {
    let Some(visit) = watched().await? else {
        return Ok(());
    };
    let page = told(&visit).await?;
    visit.chain.wire.answer(Answer::Status(500));
    page.press("Send my answers").await?;
    page.expect("Your answers have not been sent").await?;
    // The next try sends another story.
    page.press("Check your answers").await?;
    page.expect("Check your answers").await?;
    page.press("Change Your story").await?;
    page.expect(PROMPT).await?;
    page.write(PROMPT, " And no more.").await?;
    page.press("Continue").await?;
    page.expect("Check your answers").await?;
    assert_eq!(held(&page).await?, WORDS);
    visit.chain.wire.answer(Answer::Relay);
    page.press("Send my answers").await?;
    page.expect("Thank you").await?;
    holds_nothing(&page).await?;
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_memory_holds_nothing_of_a_story_that_was_deleted() -> Result<()> {
    let Some(visit) = watched().await? else {
        return Ok(());
    };
    let page = told(&visit).await?;
    assert_eq!(held(&page).await?, WORDS);
    page.press("Delete everything").await?;
    page.expect("How did your care measure up?").await?;
    holds_nothing(&page).await?;
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_memory_holds_nothing_of_a_story_that_was_left() -> Result<()> {
    let Some(visit) = watched().await? else {
        return Ok(());
    };
    let page = told(&visit).await?;
    assert_eq!(held(&page).await?, WORDS);
    // Where there is nothing to see, the browser stays on the blank page.
    visit.chain.wire.answer(Answer::Status(204));
    page.press("Leave this page quickly").await?;
    let driver = &visit.browser.driver;
    wait_for(async || Ok(driver.find(By::Css(".coc-left")).await.is_ok()))
        .await
        .context("the page is not blank")?;
    holds_nothing(&page).await?;
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_memory_holds_nothing_of_a_story_whose_page_is_hidden() -> Result<()> {
    let Some(visit) = watched().await? else {
        return Ok(());
    };
    told(&visit).await?;
    hidden_holds_nothing(&visit).await?;
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_memory_holds_nothing_of_a_story_that_was_saved() -> Result<()> {
    let Some(visit) = watched().await? else {
        return Ok(());
    };
    let page = told(&visit).await?;
    page.press("Save and come back later").await?;
    page.expect("Does anyone else use this device?").await?;
    page.tick_the_only_box().await?;
    page.press("Save on this device").await?;
    page.expect("Check your answers").await?;
    hidden_holds_nothing(&visit).await?;

    let page = visit.survey().await?;
    page.press("Start now").await?;
    page.expect("You have saved answers on this device").await?;
    holds_nothing(&page).await?;
    page.press("Go on with them").await?;
    page.expect(PROMPT).await?;
    page.press("Continue").await?;
    page.expect_text("Before you go on").await?;
    to_the_check_page(&page).await?;
    assert_eq!(held(&page).await?, WORDS);
    page.press("Send my answers").await?;
    page.expect("Thank you").await?;
    holds_nothing(&page).await?;
    visit.end().await
}

/// A browser whose pages keep their programs' memory to be looked at; none where
/// that cannot be.
async fn watched() -> Result<Option<Visit>> {
    if chromium_only("only its own protocol runs a script before a page's own") {
        return Ok(None);
    }
    let browser = Browser::start(Screen::Desktop).await?;
    let script = json!({ "source": KEEP });
    let cdp = browser.driver.cdp();
    cdp.send_raw("Page.addScriptToEvaluateOnNewDocument", script)
        .await?;
    Visit::with(browser).await.map(Some)
}

/// A story on the check page: typed, asked about, marked, changed, allowed.
async fn told(visit: &Visit) -> Result<SurveyPage<'_>> {
    let page = visit.survey().await?;
    page.answer_the_least().await?;
    page.expect("Check your answers").await?;
    holds_nothing(&page).await?;
    page.press("Change Your story").await?;
    page.press("Yes, I want to tell my story").await?;
    page.expect(PROMPT).await?;
    page.write(PROMPT, STORY).await?;
    page.press("Continue").await?;
    page.expect_text("Before you go on").await?;
    page.press("Show me 12 March").await?;
    page.press("Take it out 12 March").await?;
    page.expect_said("Taken out. Three dots stand in its place.")
        .await?;
    page.press("Keep it Mrs Zucchini").await?;
    page.expect_said("Kept.").await?;
    to_the_check_page(&page).await?;
    Ok(page)
}

/// On from the box, whatever else is asked about.
async fn to_the_check_page(page: &SurveyPage<'_>) -> Result<()> {
    page.press("Continue").await?;
    page.allow_research().await?;
    page.expect("Check your answers").await
}

/// Goes to another page, and asks what was held when all else that is done
/// as the form's page goes was done.
async fn hidden_holds_nothing(visit: &Visit) -> Result<()> {
    let note = "const [words] = arguments;
        sessionStorage.held = JSON.stringify(held(words));
        addEventListener('pagehide', () => sessionStorage.held = JSON.stringify(held(words)));
        return sessionStorage.held;";
    let driver = &visit.browser.driver;
    let before = driver.execute(note, vec![json!(WORDS)]).await?;
    assert_eq!(before.convert::<String>()?, json!(WORDS).to_string());
    driver.goto(visit.chain.site_address("/support/")).await?;
    let taken = "const { held } = sessionStorage; sessionStorage.clear(); return held;";
    let after = driver.execute(taken, Vec::new()).await?;
    assert_eq!(
        after.convert::<String>()?,
        "[]",
        "held by a page that is gone"
    );
    Ok(())
}

/// Which of the words are somewhere in the memory.
async fn held(page: &SurveyPage<'_>) -> Result<Vec<String>> {
    let held = page.look("return held(arguments[0]);", vec![json!(WORDS)]);
    Ok(serde_json::from_value(held.await?)?)
}

async fn holds_nothing(page: &SurveyPage<'_>) -> Result<()> {
    let held = held(page).await?;
    ensure!(held.is_empty(), "still in memory: {held:?}");
    Ok(())
}
