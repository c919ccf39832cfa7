//! The survey as a part of one of the campaign's own pages, in a shadow root.

mod opened;

use anyhow::{Context, Result};
use opened::open_box;
use serde_json::{Value, json};
use survey::Permission;
use tests::axe::Axe;
use tests::browser::{Browser, Engine, Screen, chromium_only, left_out};
use tests::partner_page::PartnerPage;
use tests::survey_page::SurveyPage;
use tests::visit::Visit;
use thirtyfour::Key;

const START: &str = "How did your care measure up?";
const FIRST: &str = "Which of these is closest to you?";
const STORY: &str = "An example story, told in the middle of a page.";

async fn open(visit: &Visit) -> Result<SurveyPage<'_>> {
    let page = visit.open("/take-part/").await?;
    page.expect(START).await?;
    Ok(page)
}

async fn look(page: &SurveyPage<'_>, script: &str) -> Result<Value> {
    page.look(&format!("return {script};"), Vec::new()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_inline_from_the_start_to_the_desk() -> Result<()> {
    let visit = Visit::start(Screen::Phone).await?;
    let page = open(&visit).await?;
    assert_eq!(
        look(&page, "document.querySelectorAll('iframe').length").await?,
        0
    );
    page.answer_with_story(STORY).await?;
    page.expect("Check your answers").await?;
    // The site around is still there, and the page begins with the form.
    assert!(page.text().await?.contains("Code of Care"));
    let top = "Math.abs(tree.getElementById('code-of-care').getBoundingClientRect().top) < 60";
    assert_eq!(look(&page, top).await?, true);
    page.press("Send my answers").await?;
    page.expect("Thank you").await?;
    let code = page.code().await?;
    // What is marked in the root is copied, and nothing around it.
    page.look(
        "document.addEventListener('copy', () => window.copied = document.getSelection().toString());",
        Vec::new(),
    )
    .await?;
    page.press("Copy the code").await?;
    page.expect_said("The code has been copied").await?;
    assert_eq!(look(&page, "copied.trim()").await?, code);
    let opened = open_box(&visit.chain)?;
    let (_, response) = opened.only();
    let told = response.story.as_ref().context("a story was told")?;
    assert_eq!(
        (told.text.as_str(), told.permission),
        (STORY, Permission::Research)
    );
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_inline_title_language_and_way_back() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    let driver = &visit.browser.driver;
    let page = open(&visit).await?;
    let title = driver.title().await?;
    page.agree().await?;
    assert_eq!(
        driver.title().await?,
        format!("Question 1 of up to 16 – {title}")
    );
    page.choose("My partner had the miscarriage").await?;
    // A link to another part of the page leaves the form as it is.
    page.look("document.querySelector('a.skip').click();", Vec::new())
        .await?;
    assert_eq!(look(&page, "location.hash").await?, "#content");
    assert_eq!(page.heading().await?, FIRST);
    assert_eq!(page.chosen().await?, ["My partner had the miscarriage"]);
    driver.back().await?;
    assert_eq!(page.heading().await?, FIRST);
    // One step, and one step.
    driver.back().await?;
    page.expect("Your agreement").await?;
    driver.forward().await?;
    page.expect(FIRST).await?;
    assert_eq!(page.chosen().await?, ["My partner had the miscarriage"]);
    assert_eq!(look(&page, "words(focused())").await?, FIRST);

    page.press("Cymraeg").await?;
    page.expect("Pa un o'r rhain sydd agosaf atoch chi?")
        .await?;
    let tongues = "[document.documentElement.lang, tree.getElementById('code-of-care').lang, words(focused())]";
    assert_eq!(look(&page, tongues).await?, json!(["en", "cy", "Cymraeg"]));
    visit.end().await
}

/// What the page's own parts, or the survey's, look like, but for their size.
fn looks(of: &str) -> String {
    let names = [
        "color",
        "background-color",
        "font-family",
        "font-size",
        "font-weight",
        "line-height",
        "letter-spacing",
        "text-transform",
        "margin-top",
        "padding-left",
        "border-top-width",
        "border-top-color",
        "border-top-left-radius",
        "display",
        "outline-style",
        "direction",
    ];
    format!(
        "{of}.map(e => {}.map(name => getComputedStyle(e).getPropertyValue(name)).join())",
        json!(names)
    )
}

/// The first look that is another than before.
fn differing<'a>(before: &'a Value, after: &'a Value) -> Option<(&'a Value, &'a Value)> {
    let (before, after) = (before.as_array()?, after.as_array()?);
    assert!(before.len() > 20 && before.len() == after.len());
    before.iter().zip(after).find(|(one, other)| one != other)
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_inline_styles_stay_on_their_side() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    let page = open(&visit).await?;
    page.agree().await?;
    let ours = looks("all('#code-of-care, #code-of-care *')");
    let before = look(&page, &ours).await?;
    let hostile = "const sheet = new CSSStyleSheet();
        sheet.replaceSync(`body, body * { color: red !important; font: 40px/3 cursive !important; letter-spacing: 1em !important;
            text-transform: uppercase !important; text-align: right !important; border: 3px dotted red !important; margin: 9px !important;
            background: yellow !important; padding: 7px !important } button, input, h2 { display: none !important }`);
        document.adoptedStyleSheets = [sheet];";
    page.look(hostile, Vec::new()).await?;
    assert_eq!(differing(&before, &look(&page, &ours).await?), None);

    visit.reload().await?;
    page.expect(START).await?;
    let theirs = looks("[...document.querySelectorAll('body, body :not([data-survey])')]");
    let with = look(&page, &theirs).await?;
    page.look(
        "tree.querySelector('link[rel=stylesheet]').remove();",
        Vec::new(),
    )
    .await?;
    assert_eq!(differing(&with, &look(&page, &theirs).await?), None);
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_inline_leaving_takes_the_whole_page() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    let driver = &visit.browser.driver;
    // Before the form is open, and in it.
    for opened in [false, true] {
        driver.goto(visit.chain.site_address("/support/")).await?;
        let page = open(&visit).await?;
        if opened {
            page.agree().await?;
            page.choose("I had the miscarriage").await?;
        }
        let left = "all('[data-leave]').find(e => e.checkVisibility()).click(),
            [document.body.hidden, document.body.children.length, document.title, document.body.textContent]";
        let words = "You have left the page. You can close this tab.";
        assert_eq!(look(&page, left).await?, json!([true, 1, words, words]));
        let partner = PartnerPage::here(driver);
        let gone = format!("location.href === '{}'", visit.chain.exit_address());
        partner.expect(&gone).await?;
        driver.back().await?;
        partner.expect(&format!("!({gone})")).await?;
        if driver.current_url().await?.path() == "/take-part/" {
            page.expect(START).await?;
            assert_eq!(look(&page, "all('.coc-form').length").await?, 0);
        }
    }
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_inline_by_keyboard_and_shift_three_times() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    let page = open(&visit).await?;
    page.press_by_keyboard("Start now").await?;
    page.expect("Leaving quickly").await?;
    page.press_by_keyboard("Continue").await?;
    page.expect("Are you 16 or over?").await?;
    page.press_by_keyboard("Continue").await?;
    page.expect_text("There is a problem").await?;
    page.follow_by_keyboard("Choose yes or no").await?;
    page.press_key(Key::Space + "").await?;
    page.press_key(Key::Enter + "").await?;
    page.expect("Your agreement").await?;
    page.tick_by_keyboard().await?;
    page.press_by_keyboard("Continue").await?;
    page.expect(FIRST).await?;
    page.choose_by_keyboard("My partner had the miscarriage")
        .await?;
    let partner = PartnerPage::here(&visit.browser.driver);
    partner.press(Key::Shift, 2).await?;
    page.expect_said("Press Shift once more").await?;
    partner.press(Key::Shift, 1).await?;
    let gone = format!("location.href === '{}'", visit.chain.exit_address());
    partner.expect(&gone).await?;
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_inline_prints_the_form_alone() -> Result<()> {
    if chromium_only("only Chromium shows a page as it is printed") {
        return Ok(());
    }
    let visit = Visit::start(Screen::Desktop).await?;
    let driver = &visit.browser.driver;
    let page = open(&visit).await?;
    let partner = PartnerPage::here(driver);
    let tools = driver.cdp();
    tools
        .send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await?;
    let around = "document.querySelector('.page-head').checkVisibility()";
    let print = "dispatchEvent(new Event('beforeprint'))";
    partner.run(print).await?;
    assert_eq!(
        partner.look(around).await?,
        true,
        "with the start page all of it"
    );
    tools
        .send_raw("Emulation.setEmulatedMedia", json!({ "media": "" }))
        .await?;
    page.answer_the_least().await?;
    page.expect("Check your answers").await?;
    page.press("Send my answers").await?;
    page.expect("Thank you").await?;
    partner.run(print).await?;
    tools
        .send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await?;
    assert_eq!(partner.look(around).await?, false);
    let code = "all('#coc-code')[0].checkVisibility()";
    assert_eq!(look(&page, code).await?, true);
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_axe_finds_nothing_inline() -> Result<()> {
    let axe = Axe::read()?;
    let visit = Visit::start(Screen::Phone).await?;
    let page = open(&visit).await?;
    let driver = &visit.browser.driver;
    let nothing: [String; 0] = [];
    assert_eq!(axe.faults(driver).await?, nothing, "at the start");
    page.agree().await?;
    page.press("Continue").await?;
    page.expect_text("There is a problem").await?;
    assert_eq!(axe.faults(driver).await?, nothing, "a problem");
    page.press("Skip this question").await.ok();
    visit.reload().await?;
    page.expect(START).await?;
    page.answer_the_least().await?;
    page.expect("Check your answers").await?;
    assert_eq!(axe.faults(driver).await?, nothing, "the check page");
    page.press("Send my answers").await?;
    page.expect("Thank you").await?;
    assert_eq!(axe.faults(driver).await?, nothing, "the end");
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_inline_without_script_can_be_read() -> Result<()> {
    let why = "its driver looks at pages by scripts of its own, which are then off too";
    if left_out(&[Engine::WebKit], why) {
        return Ok(());
    }
    let visit = Visit::with(Browser::without_script(Screen::Phone).await?).await?;
    let page = open(&visit).await?;
    let text = page.text().await?;
    for words in [
        START,
        "needs JavaScript",
        "on paper",
        "Sut ofal gawsoch chi?",
    ] {
        assert!(text.contains(words), "`{words}` in:\n{text}");
    }
    assert_eq!(
        look(&page, "all('[data-start]').some(e => e.checkVisibility())").await?,
        false
    );
    visit.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_inline_where_shadow_roots_are_not_read_from_html() -> Result<()> {
    let visit = Visit::start(Screen::Desktop).await?;
    // Such a browser leaves the template alone.
    visit.chain.change_page("take-part", |page| {
        page.replace("shadowrootmode", "data-mode")
    })?;
    let page = open(&visit).await?;
    page.agree().await?;

    // One without scripts, too, shows the way to the survey's own page.
    visit.chain.change_page("take-part", |page| {
        page.replace("<script", "<script type=\"nothing\"")
    })?;
    let address = visit.chain.site_address("/take-part/");
    let partner = PartnerPage::open(&visit.browser.driver, &address).await?;
    partner
        .expect(
            "document.querySelector('[data-survey] > p > a[href$=\"/survey/\"]').checkVisibility()",
        )
        .await
}
