//! Leaving quickly, and coming back: nothing of the visit is seen again.

use anyhow::Result;
use std::time::Duration;
use tests::browser::{Browser, Screen};
use tests::chain::Chain;
use tests::survey_page::SurveyPage;
use tests::waiting::wait_for;
use tests::wire::Answer;
use thirtyfour::{By, Key};

#[tokio::test(flavor = "multi_thread")]
async fn browser_leave_by_button_and_back_shows_nothing_of_the_visit() -> Result<()> {
    let chain = Chain::start().await?;
    let browser = Browser::start(Screen::Desktop).await?;
    let page = on_a_question(&browser, &chain).await?;
    page.press("Leave this page quickly").await?;
    has_left_for_good(&browser, &chain).await?;
    browser.quit().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_leave_by_pressing_shift_three_times() -> Result<()> {
    let chain = Chain::start().await?;
    let browser = Browser::start(Screen::Desktop).await?;
    let driver = &browser.driver;
    let page = on_a_question(&browser, &chain).await?;
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
        shift(&browser).await?;
    }
    page.expect_said("Press Shift once more").await?;
    shift(&browser).await?;
    has_left_for_good(&browser, &chain).await?;
    browser.quit().await?;
    Ok(())
}

/// A site may add a policy to ours; leaving must not fail for it.
#[tokio::test(flavor = "multi_thread")]
async fn browser_leave_where_no_element_may_be_read_from_a_text() -> Result<()> {
    let chain = Chain::start().await?;
    let browser = Browser::start(Screen::Desktop).await?;
    let page = on_a_question(&browser, &chain).await?;
    let policy = "const policy = document.createElement('meta');
        policy.httpEquiv = 'Content-Security-Policy';
        policy.content = \"require-trusted-types-for 'script'\";
        document.head.append(policy);";
    browser.driver.execute(policy, Vec::new()).await?;
    page.press("Leave this page quickly").await?;
    has_left_for_good(&browser, &chain).await?;
    browser.quit().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_leave_by_another_address_and_back_begins_anew() -> Result<()> {
    let chain = Chain::start().await?;
    let browser = Browser::start(Screen::Desktop).await?;
    let page = on_a_question(&browser, &chain).await?;
    page.choose("My partner had the miscarriage").await?;
    browser.driver.goto(chain.site_address("/support/")).await?;
    browser.driver.back().await?;
    is_blank_start(&browser).await?;
    browser.quit().await?;
    Ok(())
}

async fn on_a_question<'a>(browser: &'a Browser, chain: &Chain) -> Result<SurveyPage<'a>> {
    chain.wire.answer(Answer::Status(200));
    // Where a person came from, for Back to lead to.
    browser.driver.goto(chain.site_address("/support/")).await?;
    let page = SurveyPage::by_link(&browser.driver, &chain.site_address("/survey/")).await?;
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
async fn has_left_for_good(browser: &Browser, chain: &Chain) -> Result<()> {
    let driver = &browser.driver;
    wait_for(async || Ok(driver.current_url().await?.as_str() == chain.exit_address())).await?;
    driver.back().await?;
    is_blank_start(browser).await
}

/// The start page is shown, and no form.
async fn is_blank_start(browser: &Browser) -> Result<()> {
    let page = SurveyPage::here(&browser.driver);
    page.expect("How did your care measure up?").await?;
    let drawn = browser.driver.find_all(By::Css(".coc-input, .coc-form"));
    browser
        .driver
        .set_implicit_wait_timeout(Duration::ZERO)
        .await?;
    assert!(drawn.await?.is_empty(), "the form is still there");
    Ok(())
}
