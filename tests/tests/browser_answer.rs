//! A person answers on a partner's page; the desk finds exactly what they chose.

mod opened;

use anyhow::Result;
use opened::open_box;
use survey::{Answer, Answers, ChoiceId, OrganisationCode, Permission, QuestionId, WithdrawalCode};
use tests::browser::{Browser, Screen};
use tests::chain::Chain;
use tests::survey_page::SurveyPage;

const STORY: &str =
    "An example story, written by a test. Everyone was kind, and the wait was long.";

fn one(question: &str, choice: &str) -> (QuestionId, Answer) {
    let choice = ChoiceId::new(choice).unwrap();
    (QuestionId::new(question).unwrap(), Answer::One(choice))
}

fn chosen() -> Answers {
    let settings = ["epu", "scan_dept"].map(|c| ChoiceId::new(c).unwrap());
    let mut answers: Answers = [
        one("role", "self"),
        one("when", "6_12m"),
        one("gest", "10_13"),
        one("area", "en_north_west"),
        one("staff_listening", "always"),
        one("followup_offer", "asked"),
        one("scan_wait", "2_3_days"),
        one("epu_access", "that_day"),
        one("place_apart", "some"),
        one("info_clear", "very"),
        one("pain_help", "not_needed"),
        one("teams_told", "no"),
        one("no_chasing", "no"),
    ]
    .into_iter()
    .collect();
    let organisation = Answer::Organisation(OrganisationCode::new("RM3").unwrap());
    answers.set(QuestionId::new("org").unwrap(), organisation);
    answers.set(
        QuestionId::new("settings").unwrap(),
        Answer::Many(settings.into()),
    );
    answers
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_whole_survey_with_a_story_is_sealed_opened_and_withdrawn() -> Result<()> {
    let chain = Chain::start().await?;
    let browser = Browser::start(Screen::Desktop).await?;
    let page = SurveyPage::on_partner(&browser.driver, &chain.partner_address()).await?;
    begin(&page).await?;
    circumstances(&page).await?;
    scored(&page).await?;
    story(&page).await?;

    page.expect("Check your answers").await?;
    page.expect_whole_frame().await?;
    for said in [
        "Northern Care Alliance NHS Foundation Trust",
        "Early pregnancy unit",
        STORY,
        "Skipped",
    ] {
        page.expect_text(said).await?;
    }
    page.press("Send my answers").await?;
    page.expect("Thank you").await?;
    let code = page.code().await?;

    let opened = open_box(&chain)?;
    let (tag, response) = opened.only();
    assert_eq!(*tag, WithdrawalCode::parse(&code)?.tag());
    assert_eq!(response.answers, chosen());
    assert_eq!(response.language.as_str(), "en");
    assert_eq!(
        response.embed.as_ref().map(survey::EmbedId::as_str),
        Some("pretend-partner")
    );
    let story = response.story.as_ref().expect("a story was told");
    assert_eq!(story.text, STORY);
    assert_eq!(story.permission, Permission::Quote);
    let labels: Vec<_> = story.labels.iter().map(ChoiceId::as_str).collect();
    assert_eq!(labels, ["good_care"]);
    assert_eq!(story.word.as_ref().map(ChoiceId::as_str), Some("baby"));

    let typed = code.to_lowercase().replace('-', " ");
    assert_eq!(chain.withdraw(&typed)?, 204);
    assert!(
        chain.download_box()?.is_empty(),
        "the envelope is still handed over"
    );
    let envelope_left = chain
        .stored_bytes()?
        .windows(32)
        .any(|bytes| bytes == &mark(&opened)[..]);
    assert!(
        !envelope_left,
        "the withdrawn envelope is still on the disk"
    );
    assert_eq!(
        chain.withdraw(&code)?,
        204,
        "taking back twice is no mistake"
    );
    browser.quit().await?;
    Ok(())
}

/// Thirty-two bytes of the ciphertext, to look for on the disk.
fn mark(opened: &opened::OpenedBox) -> [u8; 32] {
    opened.bytes[1_000..1_032]
        .try_into()
        .expect("an envelope is longer")
}

async fn begin(page: &SurveyPage<'_>) -> Result<()> {
    page.expect("How did your care measure up?").await?;
    page.expect_whole_frame().await?;
    page.start().await?;
    page.press_by_keyboard("Continue").await?;
    page.expect("Are you 16 or over?").await?;
    // Going on without an answer is told, at the top and beside the question.
    page.press_by_keyboard("Continue").await?;
    page.expect_text("There is a problem").await?;
    page.choose_by_keyboard("Yes").await?;
    page.press_by_keyboard("Continue").await?;
    page.expect("Your agreement").await?;
    page.tick_the_only_box().await?;
    page.press("Continue").await?;
    Ok(())
}

async fn circumstances(page: &SurveyPage<'_>) -> Result<()> {
    page.expect("Which of these is closest to you?").await?;
    page.expect_text("Question 1 of up to 16").await?;
    page.choose_by_keyboard("I had the miscarriage").await?;
    page.press_by_keyboard("Continue").await?;
    page.expect("When did it happen?").await?;
    page.choose_by_keyboard("6 to 12 months ago").await?;
    page.press_by_keyboard("Continue").await?;
    page.expect("How far along was the pregnancy?").await?;
    page.choose("10 to 13 weeks").await?;
    page.press("Continue").await?;
    page.expect("Where were you cared for?").await?;
    page.choose("England: North West").await?;
    page.press("Continue").await?;
    page.expect("Which NHS trust or health board gave most of the care?")
        .await?;
    // Found by what it was called before, which the list says, by keyboard.
    let label = "Search for a trust, health board or hospital";
    page.write(label, "pen").await?;
    page.expect_text("was Pennine Acute Hospitals NHS Trust")
        .await?;
    page.search(
        label,
        "nine acute",
        "Northern Care Alliance NHS Foundation Trust",
    )
    .await?;
    page.press("Continue").await?;
    page.expect("Where did the care happen?").await?;
    page.choose("There was no NHS care").await?;
    // Another choice takes the one that stands alone back.
    page.choose("Early pregnancy unit").await?;
    page.choose_by_keyboard("Scan department").await?;
    page.press("Continue").await
}

async fn scored(page: &SurveyPage<'_>) -> Result<()> {
    for (question, answer) in [
        (
            "How often did staff listen to you and speak to you kindly?",
            "Always",
        ),
        (
            "Were you offered a follow-up visit, or counselling?",
            "Yes, but only after I asked",
        ),
        (
            "Once you or someone looking after you first raised a worry, how long was it until a scan?",
            "2 to 3 days",
        ),
        (
            "When you needed it, could you be seen in an early pregnancy unit, or somewhere just as well equipped?",
            "Yes, that day",
        ),
        (
            "Were you kept apart from people having routine pregnancy or newborn care?",
            "Some of the time",
        ),
    ] {
        page.expect(question).await?;
        page.choose(answer).await?;
        page.press("Continue").await?;
    }
    page.expect("If you had an operation or procedure, how long was the wait once it was decided?")
        .await?;
    page.press("Skip this question").await?;
    page.expect("How clearly and honestly were your choices, and what might happen, explained?")
        .await?;
    page.choose("Mostly clearly").await?;
    page.press("Continue").await?;
    page.expect("Did you get enough help with pain?").await?;
    // Back restores the answer, and changing it is enough.
    page.go_back().await?;
    page.expect("How clearly and honestly were your choices, and what might happen, explained?")
        .await?;
    assert_eq!(page.chosen().await?, ["Mostly clearly"]);
    page.choose("Very clearly").await?;
    page.press("Continue").await?;
    for (question, answer) in [
        (
            "Did you get enough help with pain?",
            "I did not need help with pain",
        ),
        (
            "Did your GP practice or community midwives already know, without you having to tell them?",
            "No",
        ),
        (
            "Since then, has anyone contacted you about pregnancy appointments as if you were still pregnant?",
            "No",
        ),
    ] {
        page.expect(question).await?;
        page.choose_by_keyboard(answer).await?;
        page.press_by_keyboard("Continue").await?;
    }
    Ok(())
}

async fn story(page: &SurveyPage<'_>) -> Result<()> {
    page.expect("Would you like to tell your story?").await?;
    page.press("Yes, I want to tell my story").await?;
    let prompt = "If you want to, tell us what happened in your own words. What helped? What would have made it better?";
    page.expect(prompt).await?;
    page.write(prompt, STORY).await?;
    page.press("Continue").await?;
    page.expect("What may we do with your story?").await?;
    page.press("Continue").await?;
    page.expect_text("Choose what we may do with your story")
        .await?;
    page.choose("Publish as a quote").await?;
    page.tick_the_only_box().await?;
    page.press("Continue").await?;
    page.expect("Does your story mention any of these?").await?;
    page.choose("Good care").await?;
    page.choose("Baby").await?;
    page.press("Continue").await
}
