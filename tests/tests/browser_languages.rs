//! English and Welsh in a real browser: switching loses nothing and asks for
//! nothing, and the browser and our own programs follow the same rules.

mod opened;

use anyhow::Result;
use opened::open_box;
use std::collections::BTreeSet;
use survey::parse::category;
use survey::{Answer, Answers, ChoiceId, Language, Permission, QuestionId};
use tests::browser::{Browser, Screen};
use tests::chain::Chain;
use tests::survey_page::SurveyPage;

/// The addresses that the page has asked for since it began to load.
const ASKED_FOR: &str = "return performance.getEntriesByType('resource').map(e => e.name);";

/// Long enough that the form counts what is left: 1,500 of 6,000 characters.
fn story() -> String {
    "Stori enghraifft, wedi'i hysgrifennu gan brawf. "
        .repeat(94)
        .chars()
        .take(4_500)
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_answers_in_welsh_and_switches_without_losing_anything() -> Result<()> {
    let chain = Chain::start().await?;
    let browser = Browser::start(Screen::Phone).await?;
    let address = chain.site_address("/survey/?lang=cy");
    let page = SurveyPage::by_link(&browser.driver, &address).await?;
    page.expect("Sut ofal gawsoch chi?").await?;
    page.expect_text("Cyfieithiad drafft yw hwn.").await?;
    assert_eq!(language(&browser).await?, "cy");
    fits(&browser).await?;
    page.press("Dechrau nawr").await?;
    page.expect("Gadael yn gyflym").await?;
    let loaded = asked_for(&browser).await?;

    begin(&page).await?;
    on_a_question(&page, &browser).await?;
    to_the_story(&page).await?;
    on_the_story(&page, &browser).await?;
    page.press("Parhau").await?;
    page.expect("Beth gawn ni ei wneud â'ch stori?").await?;
    page.choose("Cyhoeddi fel dyfyniad").await?;
    page.tick_the_only_box().await?;
    page.press("Parhau").await?;
    page.expect("A yw eich stori'n sôn am unrhyw un o'r rhain?")
        .await?;
    page.choose("Gobaith").await?;
    page.press("Parhau").await?;
    page.expect("Gwirio eich atebion").await?;
    page.expect_text("Fi gafodd y camesgoriad").await?;
    fits(&browser).await?;
    assert_eq!(asked_for(&browser).await?, loaded, "nothing is asked for");

    page.press("Anfon fy atebion").await?;
    page.expect("Diolch").await?;
    // The day of the results, as Welsh writes it.
    page.expect_text("3 Mawrth 2027").await?;
    assert_eq!(language(&browser).await?, "cy");

    let opened = open_box(&chain)?;
    let (_, response) = opened.only();
    assert_eq!(response.language.as_str(), "cy");
    let expected: Answers = [("role", "self"), ("when", "6_12m"), ("area", "wales")]
        .into_iter()
        .map(|(question, choice)| {
            let choice = ChoiceId::new(choice).unwrap();
            (QuestionId::new(question).unwrap(), Answer::One(choice))
        })
        .collect();
    assert_eq!(response.answers, expected);
    let told = response.story.as_ref().expect("a story was told");
    assert_eq!(told.text, story().trim_end());
    assert_eq!(told.permission, Permission::Quote);
    browser.quit().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_opens_in_the_language_that_the_partner_names() -> Result<()> {
    let chain = Chain::start().await?;
    let browser = Browser::start(Screen::Desktop).await?;
    let driver = &browser.driver;
    driver.goto(chain.partner_address()).await?;
    let in_welsh = "const there = document.querySelector('code-of-care-survey');
        const welsh = document.createElement('code-of-care-survey');
        welsh.setAttribute('language', 'cy');
        there.replaceWith(welsh);";
    driver.execute(in_welsh, Vec::new()).await?;
    let page = SurveyPage::on_this_page(driver).await?;
    page.expect("Sut ofal gawsoch chi?").await?;
    // The switch on the start page works before the form has come, and after.
    page.press("English").await?;
    page.expect("How did your care measure up?").await?;
    assert_eq!(language(&browser).await?, "en");
    assert_eq!(page.focused().await?.text().await?, "English");
    page.press("Cymraeg").await?;
    page.expect("Sut ofal gawsoch chi?").await?;
    page.press("Dechrau nawr").await?;
    page.expect("Gadael yn gyflym").await?;

    for name in ["en", "cy"] {
        let ours: Vec<_> = (0..=200)
            .map(|n| category(n, &Language::new(name).unwrap()).as_str())
            .collect();
        let script = format!(
            "const rules = new Intl.PluralRules('{name}');
             return Array.from({{length: 201}}, (_, n) => rules.select(n));"
        );
        let browsers: Vec<String> = driver.execute(script, Vec::new()).await?.convert()?;
        assert_eq!(browsers, ours, "{name}");
    }
    browser.quit().await?;
    Ok(())
}

async fn begin(page: &SurveyPage<'_>) -> Result<()> {
    page.press("Parhau").await?;
    page.expect("Ydych chi'n 16 oed neu'n hŷn?").await?;
    page.choose("Ydw").await?;
    page.press("Parhau").await?;
    page.expect("Eich cytundeb").await?;
    page.tick_the_only_box().await?;
    page.press("Parhau").await
}

/// There and back with an answer chosen, and a mistake on the page.
async fn on_a_question(page: &SurveyPage<'_>, browser: &Browser) -> Result<()> {
    page.expect("Pa un o'r rhain sydd agosaf atoch chi?")
        .await?;
    page.press("Parhau").await?;
    page.expect_text("Dewiswch un o'r atebion i fynd ymlaen")
        .await?;
    page.choose("Fi gafodd y camesgoriad").await?;
    switch(page, browser, "English", "en").await?;
    page.expect("Which of these is closest to you?").await?;
    page.expect_text("Choose one of the answers to go on")
        .await?;
    assert_eq!(page.chosen().await?, ["I had the miscarriage"]);
    switch(page, browser, "Cymraeg", "cy").await?;
    page.expect("Pa un o'r rhain sydd agosaf atoch chi?")
        .await?;
    assert_eq!(page.chosen().await?, ["Fi gafodd y camesgoriad"]);
    page.press("Parhau").await
}

async fn to_the_story(page: &SurveyPage<'_>) -> Result<()> {
    page.expect("Pryd digwyddodd hyn?").await?;
    page.choose("6 i 12 mis yn ôl").await?;
    page.press("Parhau").await?;
    page.expect("Faint o wythnosau oedd y beichiogrwydd?")
        .await?;
    page.press("Hepgor y cwestiwn hwn").await?;
    page.expect("Ble cawsoch chi ofal?").await?;
    page.choose("Cymru").await?;
    page.press("Parhau").await?;
    page.expect("Pa ymddiriedolaeth GIG neu fwrdd iechyd roddodd y rhan fwyaf o'r gofal?")
        .await?;
    page.skip_until("Hepgor y cwestiwn hwn", "Hoffech chi adrodd eich stori?")
        .await?;
    page.press("Hoffwn, rydw i eisiau adrodd fy stori").await
}

async fn on_the_story(page: &SurveyPage<'_>, browser: &Browser) -> Result<()> {
    let prompt = "Os ydych chi eisiau, dywedwch wrthym ni beth ddigwyddodd yn eich geiriau eich hun. Beth helpodd? Beth fyddai wedi gwneud pethau'n well?";
    page.expect(prompt).await?;
    page.write(prompt, &story()).await?;
    page.expect_text("Mae gennych chi 1,500 o nodau ar ôl")
        .await?;
    switch(page, browser, "English", "en").await?;
    page.expect_text("You have 1,500 characters left").await?;
    switch(page, browser, "Cymraeg", "cy").await?;
    page.expect(prompt).await
}

/// Nothing is wider than the phone: Welsh words are longer than English ones.
async fn fits(browser: &Browser) -> Result<()> {
    let script = "return document.documentElement.scrollWidth <= window.innerWidth;";
    let fits: bool = browser
        .driver
        .execute(script, Vec::new())
        .await?
        .convert()?;
    assert!(fits, "the page is wider than the window");
    Ok(())
}

/// Presses the switch; the page is in that language and the switch has the focus.
async fn switch(page: &SurveyPage<'_>, browser: &Browser, name: &str, tag: &str) -> Result<()> {
    page.press(name).await?;
    assert_eq!(language(browser).await?, tag);
    let focused = page.focused().await?;
    assert_eq!(focused.text().await?, name);
    fits(browser).await?;
    assert_eq!(focused.attr("aria-pressed").await?.as_deref(), Some("true"));
    Ok(())
}

async fn language(browser: &Browser) -> Result<String> {
    let script = "return document.documentElement.lang;";
    let found = browser.driver.execute(script, Vec::new()).await?;
    Ok(found.convert()?)
}

async fn asked_for(browser: &Browser) -> Result<BTreeSet<String>> {
    let asked = browser.driver.execute(ASKED_FOR, Vec::new()).await?;
    Ok(asked.convert()?)
}
