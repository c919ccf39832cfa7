//! The frame's first page before, without and instead of the form: nobody is
//! left in front of an empty box.

mod opened;

use anyhow::{Context, Result};
use opened::open_box;
use tests::browser::{Browser, Engine, Screen, left_out};
use tests::chain::Chain;
use tests::line::{Line, Load};
use tests::survey_page::SurveyPage;
use tests::waiting::wait_for;
use tests::wire::Answer;
use thirtyfour::By;

/// What was asked for beside the page itself.
const ASKED_FOR: &str = "return performance.getEntriesByType('resource').map(e => e.name);";

const WAITING: &str = "return [...document.querySelectorAll('[data-start]')]
    .find(b => b.getClientRects().length)?.getAttribute('aria-busy') === 'true';";

async fn eventually(browser: &Browser, script: &str) -> Result<()> {
    let seen = async || {
        let seen = browser.driver.execute(script, Vec::new()).await?;
        Ok(seen.json().as_bool() == Some(true))
    };
    let seen = wait_for(seen).await;
    seen.with_context(|| format!("never true: {script}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_a_press_before_the_form_is_there_counts() -> Result<()> {
    let chain = Chain::start().await?;
    let line = Line::to(&chain, Load::Waits).await?;
    let browser = Browser::impatient(Screen::Phone).await?;
    let page = SurveyPage::by_link(&browser.driver, &line.address("/survey/")).await?;
    page.press("Start now").await?;
    eventually(&browser, WAITING).await?;
    page.expect_text("One moment").await?;
    page.press("Cymraeg").await?;
    page.expect_text("Un eiliad").await?;
    line.set(Load::Comes);
    page.expect("Gadael yn gyflym").await?;
    browser.quit().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_offline_is_told_and_recovered_from() -> Result<()> {
    let chain = Chain::start().await?;
    let line = Line::to(&chain, Load::Breaks).await?;
    let browser = Browser::start(Screen::Phone).await?;
    let page = SurveyPage::by_link(&browser.driver, &line.address("/survey/")).await?;
    page.expect_text("This device seems to be offline").await?;
    page.expect_text("116 123").await?;
    page.press("Start now").await?;
    page.expect_text("This device seems to be offline").await?;
    line.set(Load::Comes);
    page.start().await?;
    browser.quit().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_the_page_is_left_before_the_form_has_come() -> Result<()> {
    let chain = Chain::start().await?;
    chain.wire.answer(Answer::Status(200));
    let line = Line::to(&chain, Load::Waits).await?;
    let browser = Browser::impatient(Screen::Desktop).await?;
    let exit = chain.exit_address();
    let page = SurveyPage::by_link(&browser.driver, &line.address("/survey/")).await?;
    page.expect("How did your care measure up?").await?;
    let body = browser.driver.find(By::Tag("body")).await?;
    // Shift held for a capital is no wish to leave.
    body.send_keys("ABC").await?;
    page.expect("How did your care measure up?").await?;
    press_shift(&browser, 1).await?;
    page.expect_text("Press Shift 2 more times").await?;
    press_shift(&browser, 2).await?;
    at(&browser, &exit).await?;

    SurveyPage::by_link(&browser.driver, &line.address("/survey/")).await?;
    SurveyPage::here(&browser.driver)
        .press("Leave this page quickly")
        .await?;
    at(&browser, &exit).await?;
    browser.quit().await?;
    Ok(())
}

async fn press_shift(browser: &Browser, times: usize) -> Result<()> {
    for _ in 0..times {
        let keys = browser.driver.action_chain();
        keys.key_down(thirtyfour::Key::Shift)
            .key_up(thirtyfour::Key::Shift)
            .perform()
            .await?;
    }
    Ok(())
}

async fn at(browser: &Browser, address: &str) -> Result<()> {
    eventually(browser, &format!("return location.href === '{address}';")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_three_files_are_asked_for_and_none_twice() -> Result<()> {
    let chain = Chain::start().await?;
    let browser = Browser::start(Screen::Phone).await?;
    let page = SurveyPage::on_partner(&browser.driver, &chain.partner_address()).await?;
    page.start().await?;
    let asked = browser.driver.execute(ASKED_FOR, Vec::new()).await?;
    let mut kinds: Vec<String> = asked.convert::<Vec<String>>()?;
    for address in &mut kinds {
        *address = address.rsplit('.').next().unwrap_or_default().to_owned();
    }
    kinds.sort();
    assert_eq!(kinds, ["bin", "js", "wasm"]);
    browser.quit().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_without_webassembly_the_same_survey_is_answered() -> Result<()> {
    let chain = Chain::start().await?;
    // A second policy can only forbid more: this is a browser that will not.
    chain.change_frame_page(|page| page.replace(" 'wasm-unsafe-eval'", ""))?;
    let browser = Browser::start(Screen::Phone).await?;
    let page = SurveyPage::by_link(&browser.driver, &chain.site_address("/survey/")).await?;
    page.answer_with_story("An example of a story, told without WebAssembly.")
        .await?;
    page.expect("Check your answers").await?;
    let asked = browser.driver.execute(ASKED_FOR, Vec::new()).await?;
    let asked: Vec<String> = asked.convert()?;
    assert!(
        asked.iter().any(|a| a.contains("/widget-plain.")),
        "it was the translation that ran: {asked:?}"
    );
    page.press("Send my answers").await?;
    page.expect("Thank you").await?;
    let code = page.code().await?;
    let opened = open_box(&chain)?;
    let (tag, response) = opened.only();
    assert_eq!(*tag, survey::WithdrawalCode::parse(&code)?.tag());
    let story = response.story.as_ref().map(|s| s.text.as_str());
    assert_eq!(
        story,
        Some("An example of a story, told without WebAssembly.")
    );
    browser.quit().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_without_script_the_frame_is_the_paper_form() -> Result<()> {
    let why = "its driver looks at pages by scripts of its own, which are then off too";
    if left_out(&[Engine::WebKit], why) {
        return Ok(());
    }
    let chain = Chain::start().await?;
    let browser = Browser::without_script(Screen::Phone).await?;
    let page = SurveyPage::by_link(&browser.driver, &chain.site_address("/survey/")).await?;
    page.expect("The survey on paper").await?;
    let text = page.text().await?;
    let survey =
        survey::parse::folder(
            |path| match std::fs::read_to_string(chain.content().join(path)) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
                read => read.map(Some),
            },
        );
    let survey = survey.map_err(|found| anyhow::anyhow!("{found:?}"))?;
    let words = &survey.texts[0];
    for question in &survey.definition.questions {
        let asked = &words.questions[&question.id];
        assert!(text.contains(&asked.label), "{}", asked.label);
        for choice in asked.choices.values() {
            assert!(text.contains(choice.as_str()), "{choice}");
        }
    }
    assert!(text.contains("I agree that") && text.contains("116 123"));
    browser
        .driver
        .find(By::LinkText("Cymraeg"))
        .await?
        .click()
        .await?;
    page.expect("Yr arolwg ar bapur").await?;
    browser.quit().await?;
    Ok(())
}
