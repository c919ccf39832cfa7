//! What a person may do besides answering: see all questions at once, look over
//! a story for names, save answers for later, and wait for a connection.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tests::browser::{Screen, chromium_only};
use tests::emulate;
use tests::survey_page::SurveyPage;
use tests::visit::Visit;
use tests::waiting::wait_for;
use tests::wire::Answer;
use thirtyfour::Key;

const FIRST: &str = "Which of these is closest to you?";
const ALL: &str = "Show all the questions on one page";
const CHANGED: &str = "The questions on this page have changed to fit your answer.";
const STORY: &str = "Dr Patel 🌻 was kind. It was 12 March.";
const PROMPT: &str = "If you want to, tell us what happened in your own words. What helped? What would have made it better?";
const SAVE: &str = "Save and come back later";
const CLEAR: &str = "Clear saved answers";
const SAVED: &str = "You have saved answers on this device";
const OFFLINE: &str = "This device is offline.";

#[tokio::test(flavor = "multi_thread")]
async fn browser_features_all_questions_on_one_page_and_back() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    let page = visit.survey().await?;
    page.agree().await?;
    page.choose("I had the miscarriage").await?;
    page.press(ALL).await?;
    page.expect("All the questions").await?;
    assert_eq!(page.chosen().await?, ["I had the miscarriage"]);
    page.choose("6 to 12 months ago").await?;
    page.choose("Early pregnancy unit").await?;
    // Questions go, and come back, without a move under the finger.
    let many = questions(&page).await?;
    press_in_place(&page, "coc-q-settings-11").await?;
    page.expect_said(CHANGED).await?;
    let few = questions(&page).await?;
    ensure!(few < many, "{many} questions became {few}");
    press_in_place(&page, "coc-q-settings-11").await?;
    assert_eq!(questions(&page).await?, many);
    page.press("Show one question at a time").await?;
    page.expect("How far along was the pregnancy?").await?;
    page.go_back().await?;
    page.expect("When did it happen?").await?;
    assert_eq!(page.chosen().await?, ["6 to 12 months ago"]);
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_features_arrow_keys_walk_through_answers_that_change_the_page() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    let page = visit.survey().await?;
    page.agree().await?;
    page.press(ALL).await?;
    page.expect("All the questions").await?;
    // In WebKit a click on an answer does not give it the focus.
    page.choose_by_keyboard("I had the miscarriage").await?;
    for place in 1..4 {
        page.focused().await?.send_keys(Key::Down + "").await?;
        let id = format!("coc-q-role-{place}");
        wait_for(async || Ok(page.focused().await?.id().await?.as_deref() == Some(&*id)))
            .await
            .with_context(|| format!("the focus does not come to `{id}`"))?;
        assert_eq!(page.chosen().await?.len(), 1);
    }
    // The last answer ends the survey: no other question is asked.
    assert_eq!(questions(&page).await?, 1);
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_features_passages_are_shown_taken_out_or_kept() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    let page = visit.survey().await?;
    to_story(&page).await?;
    set_story(&page, STORY).await?;
    page.press("Continue").await?;
    page.expect_text("Before you go on").await?;
    let list = page.focused().await?;
    assert_eq!(list.id().await?.as_deref(), Some("coc-hints"));
    page.press("Show me 12 March").await?;
    wait_for(async || Ok(marked(&page).await? == "12 March")).await?;
    let id = page.focused().await?.id().await?;
    assert_eq!(id.as_deref(), Some("coc-story"));
    page.press("Take it out Dr Patel").await?;
    page.expect_said("Taken out. Three dots stand in its place.")
        .await?;
    assert_eq!(story(&page).await?, "… 🌻 was kind. It was 12 March.");
    page.press("Keep it 12 March").await?;
    page.expect_said("Kept.").await?;
    let id = page.focused().await?.id().await?;
    assert_eq!(id.as_deref(), Some("coc-story"));
    // What is asked about may stay: a second press goes on.
    page.focused()
        .await?
        .send_keys(" Call 01632 960111.")
        .await?;
    page.press("Continue").await?;
    page.expect_text("it might be a phone number").await?;
    page.press("Continue").await?;
    page.expect("What may we do with your story?").await?;
    page.go_back().await?;
    page.expect(PROMPT).await?;
    assert!(story(&page).await?.ends_with("Call 01632 960111."));
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_features_spelling_is_checked_only_where_that_is_chosen() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    let page = visit.survey().await?;
    to_story(&page).await?;
    page.write(PROMPT, "They were kidn.").await?;
    for on in [false, true, false] {
        let checked = "return document.getElementById('coc-story').spellcheck;";
        assert_eq!(page.look(checked, Vec::new()).await?, on);
        assert_eq!(story(&page).await?, "They were kidn.");
        page.choose("Check my spelling").await?;
    }
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_features_saved_answers_come_back_and_go_for_good() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    let page = visit.survey().await?;
    saving_on_the_second_question(&page).await?;
    assert_eq!(saved(&page).await?, 1);
    visit.reload().await?;
    page.press("Start now").await?;
    page.expect(SAVED).await?;
    page.press("Go on with them").await?;
    page.expect("When did it happen?").await?;
    page.go_back().await?;
    page.expect(FIRST).await?;
    assert_eq!(page.chosen().await?, ["My partner had the miscarriage"]);
    page.press(CLEAR).await?;
    page.expect_said("Nothing is saved on this device now.")
        .await?;
    assert_eq!(saved(&page).await?, 0);
    page.expect(FIRST).await?;
    assert_eq!(page.chosen().await?, ["My partner had the miscarriage"]);
    page.press("Continue").await?;
    page.expect("When did it happen?").await?;
    assert_eq!(saved(&page).await?, 0);
    visit.reload().await?;
    page.start().await?;
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_features_saved_answers_can_be_deleted_and_are_not_kept_unasked() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    let page = visit.survey().await?;
    page.agree().await?;
    page.choose("My partner had the miscarriage").await?;
    page.press(SAVE).await?;
    page.expect("Does anyone else use this device?").await?;
    page.press("Do not save").await?;
    page.expect(FIRST).await?;
    assert_eq!(saved(&page).await?, 0);
    save_here(&page, FIRST).await?;
    assert_eq!(saved(&page).await?, 1);
    visit.reload().await?;
    page.press("Start now").await?;
    page.expect(SAVED).await?;
    page.press("Delete everything").await?;
    page.expect("How did your care measure up?").await?;
    assert_eq!(saved(&page).await?, 0);
    page.start().await?;
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_features_sending_and_leaving_wipe_what_was_saved() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    let page = visit.survey().await?;
    page.answer_the_least().await?;
    page.expect("Check your answers").await?;
    save_here(&page, "Check your answers").await?;
    assert_eq!(saved(&page).await?, 1);
    page.press("Send my answers").await?;
    page.expect("Thank you").await?;
    assert_eq!(saved(&page).await?, 0);

    let page = visit.survey().await?;
    saving_on_the_second_question(&page).await?;
    visit.chain.wire.answer(Answer::Status(200));
    page.press("Leave this page quickly").await?;
    let left = async || {
        Ok(visit.browser.driver.current_url().await?.as_str() == visit.chain.exit_address())
    };
    wait_for(left).await.context("the browser does not leave")?;
    let page = visit.survey().await?;
    page.start().await?;
    assert_eq!(saved(&page).await?, 0);
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_features_saving_is_not_offered_on_a_partners_page() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    let page = visit.survey().await?;
    saving_on_the_second_question(&page).await?;
    let page =
        SurveyPage::on_partner(&visit.browser.driver, &visit.chain.partner_address()).await?;
    // Nor does it show that somebody saved answers elsewhere.
    page.agree().await?;
    page.expect_text(ALL).await?;
    assert!(!page.text().await?.contains(SAVE));
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_features_being_offline_is_told_and_passes() -> Result<()> {
    if chromium_only("only its own protocol takes the connection away") {
        return Ok(());
    }
    let visit = Visit::start(Screen::Desktop).await?;
    let driver = &visit.browser.driver;
    let page = visit.survey().await?;
    page.answer_the_least().await?;
    page.expect("Check your answers").await?;
    emulate::offline(driver, true).await?;
    page.expect_text(OFFLINE).await?;
    page.expect_said(OFFLINE).await?;
    page.press("Send my answers").await?;
    page.expect("Your answers have not been sent").await?;
    page.expect_text(OFFLINE).await?;
    assert!(!page.text().await?.contains("It tries again by itself"));
    emulate::offline(driver, false).await?;
    page.expect("Thank you").await?;
    page.code().await?;
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_features_tries_again_by_itself_until_told_to_stop() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    let page = visit.survey().await?;
    page.answer_the_least().await?;
    page.expect("Check your answers").await?;
    visit.chain.wire.answer(Answer::Busy(110));
    page.press("Send my answers").await?;
    page.expect("Your answers have not been sent").await?;
    page.expect_text("It tries again by itself in about 110 seconds.")
        .await?;
    page.press("Stop trying").await?;
    wait_for(async || Ok(!page.text().await?.contains("by itself"))).await?;
    let id = page.focused().await?.id().await?;
    assert_eq!(id.as_deref(), Some("coc-heading"));
    // The next try fails too, and the one after it comes unasked.
    visit.chain.wire.answer(Answer::Status(503));
    page.press("Try again").await?;
    page.expect_text("It tries again by itself in about")
        .await?;
    visit.chain.wire.answer(Answer::Relay);
    page.expect("Thank you").await?;
    visit.end().await
}

async fn to_story(page: &SurveyPage<'_>) -> Result<()> {
    page.answer_the_least().await?;
    page.expect("Check your answers").await?;
    page.press("Change Your story").await?;
    page.expect("Would you like to tell your story?").await?;
    page.press("Yes, I want to tell my story").await?;
    page.expect(PROMPT).await
}

async fn saving_on_the_second_question(page: &SurveyPage<'_>) -> Result<()> {
    page.agree().await?;
    page.choose("My partner had the miscarriage").await?;
    page.press("Continue").await?;
    page.expect("When did it happen?").await?;
    save_here(page, "When did it happen?").await
}

/// Has answers saved from now on, and comes back to the page that offered it.
async fn save_here(page: &SurveyPage<'_>, heading: &str) -> Result<()> {
    page.press(SAVE).await?;
    page.expect("Does anyone else use this device?").await?;
    page.press("Save on this device").await?;
    page.expect(heading).await?;
    page.expect_text(CLEAR).await
}

/// How many things the browser keeps for the site.
async fn saved(page: &SurveyPage<'_>) -> Result<Value> {
    let script = "return localStorage.length + sessionStorage.length;";
    page.look(script, Vec::new()).await
}

/// How many questions are on the page.
async fn questions(page: &SurveyPage<'_>) -> Result<u64> {
    let found = page.look("return all('.coc-form fieldset').length;", Vec::new());
    Ok(serde_json::from_value(found.await?)?)
}

/// Presses the box of this id, which keeps the focus and its place in the window.
async fn press_in_place(page: &SurveyPage<'_>, id: &str) -> Result<()> {
    let script = "const [id] = arguments, top = (at) => at.getBoundingClientRect().top;
        const box = document.getElementById(id);
        box.scrollIntoView({ block: 'center' });
        box.focus();
        const before = top(box);
        box.click();
        const after = document.activeElement;
        return [after.id, before, top(after)];";
    let found = page.look(script, vec![json!(id)]).await?;
    let (focused, before, after): (String, f64, f64) = serde_json::from_value(found)?;
    ensure!(focused == id, "`{focused}` has the focus, not `{id}`");
    ensure!((before - after).abs() < 2.0, "{before} became {after}");
    Ok(())
}

/// As if pasted: not every driver can type every sign.
async fn set_story(page: &SurveyPage<'_>, text: &str) -> Result<()> {
    let script = "const box = document.getElementById('coc-story');
        box.value = arguments[0];
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    page.look(script, vec![json!(text)]).await?;
    Ok(())
}

async fn story(page: &SurveyPage<'_>) -> Result<String> {
    let found = page.look(
        "return document.getElementById('coc-story').value;",
        Vec::new(),
    );
    Ok(serde_json::from_value(found.await?)?)
}

/// What is marked in the story's box.
async fn marked(page: &SurveyPage<'_>) -> Result<Value> {
    let script = "const box = document.getElementById('coc-story');
        return box.value.slice(box.selectionStart, box.selectionEnd);";
    page.look(script, Vec::new()).await
}
