//! The collector is down when a person sends: nothing is lost, and after a
//! retry there is one copy.

mod opened;

use anyhow::Result;
use opened::open_box;
use survey::{ChoiceId, WithdrawalCode};
use tests::browser::{Browser, Screen};
use tests::chain::Chain;
use tests::survey_page::SurveyPage;

#[tokio::test(flavor = "multi_thread")]
async fn browser_a_stopped_collector_loses_nothing_and_a_retry_is_stored_once() -> Result<()> {
    let mut chain = Chain::start().await?;
    let browser = Browser::start(Screen::Phone).await?;
    let page = SurveyPage::on_partner(&browser.driver, &chain.partner_address()).await?;
    page.answer_the_least().await?;
    page.expect("Check your answers").await?;

    chain.stop_collector()?;
    page.press("Send my answers").await?;
    page.expect("Your answers have not been sent").await?;
    page.expect_text("Everything you wrote is still here")
        .await?;
    page.press("Try again").await?;
    page.expect("Your answers have not been sent").await?;

    chain.start_collector()?;
    page.press("Try again").await?;
    page.expect("Thank you").await?;
    let code = page.code().await?;

    let opened = open_box(&chain)?;
    assert_eq!(
        opened.report.envelopes, 1,
        "one copy, however often it was sent"
    );
    let (tag, response) = &opened.responses[0];
    assert_eq!(*tag, WithdrawalCode::parse(&code)?.tag());
    let role = response.answers.get("role").expect("the role was answered");
    assert!(role.has(ChoiceId::new("partner")?.as_str()));
    assert!(response.story.is_none());
    browser.quit().await?;
    Ok(())
}
