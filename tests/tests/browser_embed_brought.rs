//! A frame that the page brings along in the element: it works by itself, and
//! the script takes it over whenever it comes.

use anyhow::Result;
use serde_json::json;
use tests::browser::Screen;
use tests::partner_page::PartnerPage;
use tests::stage::{Stage, page};
use thirtyfour::By;

/// A survey whose frame the page brings.
fn brought(stage: &Stage, attributes: &str, after_the_path: &str) -> String {
    format!(
        "<code-of-care-survey id=a {attributes}>\
         <iframe src='{}/survey/{after_the_path}' title=Survey width='100%' height=1000 loading=lazy></iframe>\
         <a href='/link'>Take part in the survey</a></code-of-care-survey>",
        stage.site()
    )
}

/// The addresses that the page's frames were loaded from.
const FRAMES: &str = "performance.getEntriesByType('resource')
    .filter(entry => entry.initiatorType === 'iframe').map(entry => new URL(entry.name))
    .map(address => address.pathname + address.search)";

/// Brings the script in, and waits until it has run.
async fn load_script(stage: &Stage, partner: &PartnerPage<'_>) -> Result<()> {
    let script = format!(
        "const script = document.createElement('script');
         script.src = '{}/embed.js'; document.head.append(script);",
        stage.site()
    );
    partner.run(&script).await?;
    partner
        .expect("!!customElements.get('code-of-care-survey')")
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_a_frame_on_the_page_is_the_one() -> Result<()> {
    let stage = Stage::set(Screen::Phone).await?;
    let listening = "<script>var heard = [];
        for (const what of ['ready', 'resize']) document.addEventListener('code-of-care:' + what,
            event => heard.push(what));</script>";
    let html = page(
        "lang=cy",
        &format!("{listening}{}", stage.script()),
        &brought(&stage, "name=partner", "?lang=en&embed=partner"),
    );
    let address = stage.hosts.page("/brought", &[], &html);
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    partner.expect_open("a").await?;
    partner
        .expect("document.querySelector('iframe').offsetHeight % 200 === 0 && heard.length >= 2")
        .await?;
    assert_eq!(
        partner
            .look("heard.filter(what => what === 'ready')")
            .await?,
        json!(["ready"])
    );
    assert_eq!(
        partner
            .look("document.getElementById('a').shadowRoot.querySelectorAll('iframe').length")
            .await?,
        json!(0)
    );
    // Its own address says the language; nothing was asked for twice.
    assert_eq!(
        partner.look(FRAMES).await?,
        json!(["/survey/?lang=en&embed=partner"])
    );
    let survey = partner.enter("a").await?;
    survey.expect_whole_frame().await?;
    survey.start().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_a_frame_that_was_there_first_is_taken_over_as_it_is() -> Result<()> {
    let stage = Stage::set(Screen::Phone).await?;
    let html = page(
        "lang=en",
        "<style>code-of-care-survey { --code-of-care-radius: 1rem }</style>",
        &brought(&stage, "", "?lang=en"),
    );
    let address = stage.hosts.page("/first", &[], &html);
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    let survey = partner.enter("a").await?;
    survey.start().await?;
    partner.come_out().await?;

    let before = partner.look("history.length").await?;
    load_script(&stage, &partner).await?;
    partner.expect_open("a").await?;
    assert_eq!(partner.look("history.length").await?, before);
    let survey = partner.enter("a").await?;
    assert_eq!(survey.heading().await?, "Leaving quickly");
    let radius = "getComputedStyle(document.documentElement).getPropertyValue('--radius').trim()";
    partner.expect(&format!("{radius} === '16px'")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_the_elements_word_counts_more_than_the_frames_address() -> Result<()> {
    let stage = Stage::set(Screen::Phone).await?;
    let element = brought(
        &stage,
        "language=cy name=other theme=dark",
        "?lang=en&embed=partner#theme=light",
    );
    let html = page("lang=en", &stage.script(), &element);
    let address = stage.hosts.page("/word", &[], &html);
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    partner.expect_open("a").await?;
    partner.enter("a").await?;
    partner
        .expect("document.querySelector('[data-start-page]:not([hidden])')?.lang === 'cy'")
        .await?;
    partner
        .expect("location.search + location.hash === '?lang=cy&embed=other#theme=dark'")
        .await?;
    partner
        .expect("getComputedStyle(document.documentElement).colorScheme === 'dark'")
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_a_move_of_the_frame_that_the_browser_lost_is_made_up_for() -> Result<()> {
    let stage = Stage::set(Screen::Phone).await?;
    let element = brought(&stage, "language=cy", "?lang=en");
    // As in a browser that is busy: the first move comes to nothing.
    let lost = "<script>
        const own = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
        Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { configurable: true, get() {
            Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', own);
            return { location: { replace() {} } };
        } });</script>";
    let head = [lost, &stage.script()].concat();
    let address = stage
        .hosts
        .page("/lost", &[], &page("lang=en", &head, &element));
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    partner.expect_open("a").await?;
    partner.enter("a").await?;
    partner.expect("location.search === '?lang=cy'").await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_a_frame_goes_nowhere_but_to_the_survey() -> Result<()> {
    let stage = Stage::set(Screen::Phone).await?;
    let element = brought(&stage, "", "?lang=en");
    let html = page("lang=en", &stage.script(), &element);
    let address = stage.hosts.page("/nowhere", &[], &html);
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    partner.expect_open("a").await?;
    let site = stage.site();
    for elsewhere in [
        format!("{site}/"),
        "javascript:document.body.remove()".to_owned(),
    ] {
        partner
            .run(&format!(
                "window.heard = 0;
                 addEventListener('message', ({{ data }}) => (window.heard += !!data.height));
                 document.querySelector('iframe').contentWindow
                     .postMessage({{ codeOfCare: 1, again: '{elsewhere}' }}, '*');"
            ))
            .await?;
        // It has heard, and only says again what it has said.
        partner.expect("window.heard > 0").await?;
        partner.enter("a").await?;
        partner
            .expect("location.search === '?lang=en' && !!document.querySelector('[data-start]')")
            .await?;
        partner.come_out().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_no_style_of_the_page_reaches_a_frame_that_it_brought() -> Result<()> {
    let stage = Stage::set(Screen::Desktop).await?;
    stage.hosts.style(
        "/hostile.css",
        "iframe { display: none !important; height: 3px !important; width: 40px !important;
                  border: 5px dotted red !important; transform: rotate(9deg) !important }",
    );
    let head = format!("<link rel=stylesheet href=/hostile.css>{}", stage.script());
    // Lazy frames that are not drawn are not loaded either.
    let element = brought(&stage, "", "?lang=en").replace("loading=lazy", "");
    let address = stage
        .hosts
        .page("/hostile", &[], &page("lang=en", &head, &element));
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    partner
        .expect("document.querySelector('iframe').offsetHeight > 900")
        .await?;
    let shape =
        "(() => { const frame = document.querySelector('iframe'), own = getComputedStyle(frame);
        return [own.display, own.borderTopWidth, own.transform,
                frame.offsetWidth === document.getElementById('a').clientWidth]; })()";
    assert_eq!(
        partner.look(shape).await?,
        json!(["block", "0px", "none", true])
    );
    partner.enter("a").await?.expect_whole_frame().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_a_brought_frame_that_cannot_come_leaves_the_link() -> Result<()> {
    let stage = Stage::set(Screen::Phone).await?;
    let element = brought(&stage, "", "?lang=en");
    let html = page("lang=en", &stage.script(), &element);
    let policy = format!(
        "Content-Security-Policy: frame-src 'none'; script-src {}",
        stage.site()
    );
    let address = stage.hosts.page("/no-frames", &[&policy], &html);
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    partner
        .expect("!!document.getElementById('a').shadowRoot")
        .await?;
    let link = stage.browser.driver.find(By::Css("#a a")).await?;
    assert!(link.is_displayed().await?);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_leaving_a_brought_frame_leaves_the_page_and_back_begins_anew() -> Result<()> {
    let stage = Stage::set(Screen::Phone).await?;
    let exit = stage.hosts.page(
        "/elsewhere",
        &[],
        &page("lang=en", "", "<h1>Elsewhere</h1>"),
    );
    let before = stage
        .hosts
        .page("/before", &[], &page("lang=en", "", "<h1>Before</h1>"));
    let element = brought(&stage, &format!("exit={exit}"), "?lang=en");
    let html = page("lang=en", &stage.script(), &element);
    let address = stage.hosts.page("/leaving", &[], &html);
    let driver = &stage.browser.driver;
    driver.goto(&before).await?;
    let partner = PartnerPage::open(driver, &address).await?;
    partner.expect_open("a").await?;
    let survey = partner.enter("a").await?;
    survey.start().await?;
    survey.press("Leave this page quickly").await?;
    partner.come_out().await?;
    partner.expect("location.pathname === '/elsewhere'").await?;

    // Another visit, left by an ordinary link, begins anew on the way back.
    driver.goto(&address).await?;
    partner.expect_open("a").await?;
    let survey = partner.enter("a").await?;
    survey.start().await?;
    partner.come_out().await?;
    driver.goto(&before).await?;
    driver.back().await?;
    partner.expect_open("a").await?;
    let survey = partner.enter("a").await?;
    survey.expect("How did your care measure up?").await
}
