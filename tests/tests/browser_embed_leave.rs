//! Leaving a partner's page quickly: from the frame, from around it, and where
//! the page does not help.

use anyhow::Result;
use serde_json::json;
use tests::browser::Screen;
use tests::partner_page::PartnerPage;
use tests::stage::{Stage, page, widget};
use tests::survey_page::SurveyPage;
use thirtyfour::{By, Key};

#[tokio::test(flavor = "multi_thread")]
async fn browser_leaving_from_the_frame_blanks_all_and_moves_the_page() -> Result<()> {
    let stage = Stage::set(Screen::Phone).await?;
    let driver = &stage.browser.driver;
    // Somewhere that cannot be gone to: what is left is what an onlooker sees.
    let exit = format!("exit={}", stage.hosts.nowhere());
    let surveys = [widget("a", &exit), widget("b", &exit)].concat();
    let address = stage
        .hosts
        .page("/stay", &[], &page("lang=en", &stage.script(), &surveys));
    let partner = PartnerPage::open(driver, &address).await?;
    partner.expect_open("a").await?;
    partner.show("b").await?;
    partner.expect_open("b").await?;
    let other = partner.enter("b").await?;
    other.start().await?;
    partner.come_out().await?;
    partner.show("a").await?;
    let survey = partner.enter("a").await?;
    survey.start().await?;
    survey.press("Leave this page quickly").await?;
    partner.come_out().await?;
    partner
        .expect("getComputedStyle(document.documentElement).display === 'none'")
        .await?;
    stage.expect_asked("/nowhere", 1).await?;
    partner.enter("b").await?;
    partner.expect("document.body.hidden").await?;
    partner
        .expect("!document.body.textContent.includes('Leaving quickly')")
        .await?;
    partner.come_out().await?;

    // Somewhere to go to: the page goes there, and Back finds it as new.
    let away = stage.hosts.page(
        "/away",
        &[],
        "<!doctype html><title>The weather</title><p>Dry.",
    );
    let survey = widget("a", &format!("exit={away}"));
    let address = stage
        .hosts
        .page("/go", &[], &page("lang=en", &stage.script(), &survey));
    let partner = PartnerPage::open(driver, &address).await?;
    partner.expect_open("a").await?;
    let survey = partner.enter("a").await?;
    survey.start().await?;
    survey.press("Leave this page quickly").await?;
    partner.come_out().await?;
    partner.expect("document.title === 'The weather'").await?;
    driver.back().await?;
    partner.expect("document.title !== 'The weather'").await?;
    if partner.look("location.pathname").await? == json!("/go") {
        partner.expect_open("a").await?;
        let survey = partner.enter("a").await?;
        survey.expect_text("Start now").await?;
        assert_ne!(survey.heading().await?, "Leaving quickly");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_shift_three_times_outside_the_frame_leaves() -> Result<()> {
    let stage = Stage::set(Screen::Phone).await?;
    let exit = format!("exit={}", stage.hosts.nowhere());
    let html = page(
        "lang=en",
        // The test itself says when five seconds are over, and sees what the frame tells.
        &format!(
            "<script>var entered, later, real = setTimeout;
             addEventListener('message', ({{ data }}) => entered ||= data.entered);
             window.setTimeout = (then, after) => after === 5000 ? (later = then, 0) : real(then, after);</script>{}",
            stage.script()
        ),
        &format!("<input id=search>{}", widget("a", &exit)),
    );
    let address = stage.hosts.page("/keys", &[], &html);
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    partner.expect_open("a").await?;
    let blank = "getComputedStyle(document.documentElement).display === 'none'";

    // Nobody has been in the survey yet, so this is none of its business.
    partner.press(Key::Shift, 4).await?;
    assert_eq!(partner.look(blank).await?, json!(false));

    let survey = partner.enter("a").await?;
    survey.start().await?;
    partner.come_out().await?;
    partner.expect("entered").await?;
    stage
        .browser
        .driver
        .find(By::Id("search"))
        .await?
        .click()
        .await?;
    // Capitals, another key in between, and a pause.
    for letter in ['A', 'B', 'C', 'D'] {
        partner.press_with_shift(letter).await?;
    }
    partner.press(Key::Shift, 2).await?;
    partner.press(Key::Down, 1).await?;
    partner.press(Key::Shift, 2).await?;
    // A driver may say that a key was pressed before the page has heard of it.
    partner.expect("!!later").await?;
    partner.run("later()").await?;
    partner.press(Key::Shift, 2).await?;
    assert_eq!(partner.look(blank).await?, json!(false));
    partner.press(Key::Shift, 1).await?;
    partner.expect(blank).await?;
    stage.expect_asked("/nowhere", 1).await?;
    partner.enter("a").await?;
    partner.expect("document.body.hidden").await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_a_frame_that_nobody_answers_is_left_neutral() -> Result<()> {
    let stage = Stage::set(Screen::Phone).await?;
    let driver = &stage.browser.driver;
    // A site that lets its frames do nothing to it.
    let frame = format!(
        "<iframe src='{}/survey/' width=340 height=900 sandbox='allow-scripts allow-same-origin'></iframe>",
        stage.site()
    );
    let address = stage
        .hosts
        .page("/shut-in", &[], &page("lang=en", "", &frame));
    let partner = PartnerPage::open(driver, &address).await?;
    let frame = driver.find(By::Css("iframe")).await?;
    let survey = SurveyPage::in_frame(driver, frame).await?;
    survey.start().await?;
    partner.press(Key::Shift, 3).await?;
    partner
        .expect("document.body.checkVisibility() && !/care|survey/i.test(document.body.innerText) && !document.querySelector('main a')?.checkVisibility()")
        .await
}
