//! Leaving quickly, and coming back: nothing of the visit is seen again.

use anyhow::Result;
use std::time::Duration;
use tests::browser::{Browser, Screen};
use tests::survey_page::SurveyPage;
use tests::visit::Visit;
use tests::waiting::wait_for;
use tests::wire::Answer;
use thirtyfour::{By, Key};

#[tokio::test(flavor = "multi_thread")]
async fn browser_leave_by_button_and_back_shows_nothing_of_the_visit() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    let page = on_a_question(&visit).await?;
    page.press("Leave this page quickly").await?;
    has_left_for_good(&visit).await?;
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_leave_by_pressing_shift_three_times() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    let driver = &visit.browser.driver;
    let page = on_a_question(&visit).await?;
    // A capital letter is no press of Shift by itself.
    for _ in 0..3 {
        driver
            .action_chain()
            .key_down(Key::Shift)
            .send_keys("a")
            .key_up(Key::Shift)
            .perform()
            .await?;
    }
    page.expect("Which of these is closest to you?").await?;
    for _ in 0..2 {
        shift(&visit.browser).await?;
    }
    page.expect_said("Press Shift once more").await?;
    shift(&visit.browser).await?;
    has_left_for_good(&visit).await?;
    visit.end().await
}

/// A site may add a policy to ours; leaving must not fail for it.
#[tokio::test(flavor = "multi_thread")]
async fn browser_leave_where_no_element_may_be_read_from_a_text() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    let page = on_a_question(&visit).await?;
    let policy = "const policy = document.createElement('meta');
        policy.httpEquiv = 'Content-Security-Policy';
        policy.content = \"require-trusted-types-for 'script'\";
        document.head.append(policy);";
    visit.browser.driver.execute(policy, Vec::new()).await?;
    page.press("Leave this page quickly").await?;
    has_left_for_good(&visit).await?;
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_leave_by_another_address_and_back_begins_anew() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    let page = on_a_question(&visit).await?;
    page.choose("My partner had the miscarriage").await?;
    visit
        .browser
        .driver
        .goto(visit.chain.site_address("/support/"))
        .await?;
    visit.browser.driver.back().await?;
    is_blank_start(&visit).await?;
    visit.end().await
}

async fn on_a_question(visit: &Visit) -> Result<SurveyPage<'_>> {
    visit.chain.wire.answer(Answer::Status(200));
    // Where a person came from, for Back to lead to.
    visit
        .browser
        .driver
        .goto(visit.chain.site_address("/support/"))
        .await?;
    let page = visit.survey().await?;
    page.agree().await?;
    page.choose("I had the miscarriage").await?;
    Ok(page)
}

async fn shift(browser: &Browser) -> Result<()> {
    let keys = browser.driver.action_chain();
    Ok(keys
        .key_down(Key::Shift)
        .key_up(Key::Shift)
        .perform()
        .await?)
}

/// The browser is elsewhere, and going back leads to no page of the form with
/// an answer in it.
async fn has_left_for_good(visit: &Visit) -> Result<()> {
    let driver = &visit.browser.driver;
    wait_for(async || Ok(driver.current_url().await?.as_str() == visit.chain.exit_address()))
        .await?;
    driver.back().await?;
    is_blank_start(visit).await
}

/// The start page is shown, and no form.
async fn is_blank_start(visit: &Visit) -> Result<()> {
    let driver = &visit.browser.driver;
    let page = SurveyPage::here(driver);
    page.expect("How did your care measure up?").await?;
    let drawn = driver.find_all(By::Css(".coc-input, .coc-form"));
    driver.set_implicit_wait_timeout(Duration::ZERO).await?;
    assert!(drawn.await?.is_empty(), "the form is still there");
    Ok(())
}
