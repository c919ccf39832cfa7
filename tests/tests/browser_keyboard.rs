//! The whole survey without a pointer.

mod opened;

use anyhow::Result;
use opened::open_box;
use survey::Permission;
use tests::browser::{Browser, Screen};
use tests::chain::Chain;
use tests::keyboard::walk_by_tab;
use tests::survey_page::SurveyPage;
use thirtyfour::Key;

const STORY: &str = "An example story, typed without a pointer.";
const PROMPT: &str = "If you want to, tell us what happened in your own words. What helped? What would have made it better?";

#[tokio::test(flavor = "multi_thread")]
async fn browser_keyboard_is_enough_for_the_whole_survey() -> Result<()> {
    let chain = Chain::start().await?;
    let browser = Browser::start(Screen::Desktop).await?;
    let page = SurveyPage::by_link(&browser.driver, &chain.site_address("/survey/")).await?;
    let driver = &browser.driver;
    page.expect("How did your care measure up?").await?;
    page.press_by_keyboard("Start now").await?;
    page.expect("Leaving quickly").await?;
    walk_by_tab(driver).await?;
    page.press_by_keyboard("Continue").await?;

    page.expect("Are you 16 or over?").await?;
    walk_by_tab(driver).await?;
    page.press_by_keyboard("Continue").await?;
    page.expect_text("There is a problem").await?;
    walk_by_tab(driver).await?;
    // The summary's link leads to the first answer, and Space chooses it.
    page.follow_by_keyboard("Choose yes or no").await?;
    page.press_key(Key::Space + "").await?;
    assert_eq!(page.chosen().await?, ["Yes"]);
    // Enter in a group of answers goes on, as in any form.
    page.press_key(Key::Enter + "").await?;

    page.expect("Your agreement").await?;
    page.tick_by_keyboard().await?;
    page.press_by_keyboard("Continue").await?;
    page.expect("Which of these is closest to you?").await?;
    page.choose_by_keyboard("I had the miscarriage").await?;
    page.press_by_keyboard("Continue").await?;
    page.expect("When did it happen?").await?;
    page.choose_by_keyboard("1 to 2 years ago").await?;
    page.press_by_keyboard("Continue").await?;
    page.expect("How far along was the pregnancy?").await?;
    page.press_by_keyboard("Back").await?;
    page.expect("When did it happen?").await?;
    assert_eq!(page.chosen().await?, ["1 to 2 years ago"]);
    page.press_by_keyboard("Continue").await?;
    page.expect("How far along was the pregnancy?").await?;
    page.press_by_keyboard("Skip this question").await?;
    page.expect("Where were you cared for?").await?;
    page.choose_by_keyboard("Wales").await?;
    page.press_by_keyboard("Continue").await?;
    organisation(&page, &browser).await?;
    page.skip_until_by_keyboard("Skip this question", "Would you like to tell your story?")
        .await?;
    story(&page, &browser).await?;

    page.expect("Check your answers").await?;
    walk_by_tab(driver).await?;
    page.press_by_keyboard("Send my answers").await?;
    page.expect("Thank you").await?;
    walk_by_tab(driver).await?;

    let opened = open_box(&chain)?;
    let (_, response) = opened.only();
    let told = response.story.as_ref().expect("a story was told");
    assert_eq!(
        (told.text.as_str(), told.permission),
        (STORY, Permission::Research)
    );
    browser.quit().await?;
    Ok(())
}

async fn organisation(page: &SurveyPage<'_>, browser: &Browser) -> Result<()> {
    page.expect("Which NHS trust or health board gave most of the care?")
        .await?;
    walk_by_tab(&browser.driver).await?;
    let label = "Search for a trust, health board or hospital";
    page.focus_by_keyboard(label).await?;
    page.press_key("swansea bay").await?;
    page.expect_said("1 found").await?;
    // Escape closes the list and keeps what was typed; Down opens it again.
    page.press_key(Key::Escape + "").await?;
    page.press_key(Key::Down + "").await?;
    page.press_key(Key::Enter + "").await?;
    page.expect_text_in(label, "Swansea Bay University Health Board")
        .await?;
    page.press_by_keyboard("Continue").await?;
    page.expect("Where did the care happen?").await
}

async fn story(page: &SurveyPage<'_>, browser: &Browser) -> Result<()> {
    page.press_by_keyboard("Yes, I want to tell my story")
        .await?;
    page.expect(PROMPT).await?;
    walk_by_tab(&browser.driver).await?;
    page.focus_by_keyboard(PROMPT).await?;
    page.press_key(STORY).await?;
    // The box takes Enter for itself, and Tab leads out of it.
    page.press_by_keyboard("Continue").await?;
    page.expect("What may we do with your story?").await?;
    page.press_by_keyboard("Continue").await?;
    page.expect_text("Choose what we may do with your story")
        .await?;
    walk_by_tab(&browser.driver).await?;
    page.choose_by_keyboard("Research only").await?;
    page.tick_by_keyboard().await?;
    page.press_by_keyboard("Continue").await?;
    page.expect("Does your story mention any of these?").await?;
    page.choose_by_keyboard("Hope").await?;
    page.press_by_keyboard("Continue").await
}
