//! The survey on partners' pages: strict ones, hostile ones, old ones, ones
//! that change under way.

use anyhow::{Context, Result};
use serde_json::json;
use tests::browser::{Engine, Screen, chromium_only, left_out};
use tests::partner_page::PartnerPage;
use tests::stage::{Stage, page, widget};
use tests::survey_page::SurveyPage;
use thirtyfour::By;

/// What the page for partners asks for, and that values from outside are never
/// taken for scripts; whatever else happens is reported.
fn strictest(site: &str) -> String {
    format!(
        "Content-Security-Policy: default-src 'none'; script-src {site}; frame-src {site}; \
         require-trusted-types-for 'script'; trusted-types 'none'; report-uri /violations"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_the_strictest_policy_is_enough_and_never_broken() -> Result<()> {
    let stage = Stage::set(Screen::Phone).await?;
    let policy = strictest(&stage.site());
    let html = page("lang=en", &stage.script(), &widget("a", "name=partner"));
    let address = stage.hosts.page("/strict", &[&policy], &html);
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    partner.expect_open("a").await?;
    let survey = partner.enter("a").await?;
    survey.start().await?;
    assert_eq!(stage.hosts.asked("/violations"), 0);

    // That is not because nothing is ever reported.
    let broken = format!("{html}<p style='color: red'>Not allowed</p>");
    let address = stage.hosts.page("/broken", &[&policy], &broken);
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    partner.expect_open("a").await?;
    stage.expect_asked("/violations", 1).await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_no_style_of_the_page_reaches_the_survey() -> Result<()> {
    let stage = Stage::set(Screen::Desktop).await?;
    stage.hosts.style(
        "/hostile.css",
        "* { font: 9px cursive !important; border: 5px dotted red !important; width: 40px !important;
             float: left !important; transform: rotate(9deg) !important; max-height: 90px !important }
         iframe { display: none !important; visibility: hidden !important; height: 3px !important }
         code-of-care-survey::before { content: 'x' }
         html, body, main { all: revert !important; width: auto !important; transform: none !important;
             max-height: none !important; float: none !important }",
    );
    let html = page(
        "lang=ar dir=rtl",
        &format!("<link rel=stylesheet href=/hostile.css>{}", stage.script()),
        &format!("<main>{}</main>", widget("a", "")),
    );
    let address = stage.hosts.page("/hostile", &[], &html);
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    partner.expect_open("a").await?;
    let shape = "(() => { const it = document.getElementById('a'), frame = it.shadowRoot.querySelector('iframe');
        const own = getComputedStyle(it), inner = getComputedStyle(frame), box = frame.getBoundingClientRect();
        return [own.float, own.transform, own.maxHeight, own.borderTopWidth, own.display,
                inner.display, inner.borderTopWidth, inner.transform,
                box.width === document.querySelector('main').clientWidth, box.height % 200, box.height > 900]; })()";
    partner
        .expect(
            "document.getElementById('a').shadowRoot.querySelector('iframe').offsetHeight > 900",
        )
        .await?;
    assert_eq!(
        partner.look(shape).await?,
        json!([
            "none", "none", "none", "0px", "block", "block", "0px", "none", true, 0, true
        ])
    );
    let sideways = "document.documentElement.scrollWidth > innerWidth";
    assert_eq!(partner.look(sideways).await?, json!(false));
    let survey = partner.enter("a").await?;
    survey.expect_whole_frame().await?;
    survey.start().await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_nothing_is_asked_for_before_the_survey_is_near() -> Result<()> {
    let stage = Stage::set(Screen::Phone).await?;
    let html = page(
        "lang=en",
        &format!("<style>#far {{ height: 4000px }}</style>{}", stage.script()),
        &format!("<p id=far>Far above</p>{}", widget("a", "")),
    );
    let address = stage.hosts.page("/far", &[], &html);
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    partner
        .expect("document.readyState === 'complete' && !!document.getElementById('a').shadowRoot")
        .await?;
    // An element that is near is seen when the page is next drawn.
    partner.draw_twice().await?;
    let asked =
        "performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)
        .filter(path => path !== '/favicon.ico')";
    assert_eq!(partner.look(asked).await?, json!(["/embed.js"]));
    let link = stage.browser.driver.find(By::Css("#a a")).await?;
    assert!(link.is_displayed().await?, "the link is there meanwhile");

    partner
        .run("document.getElementById('a').scrollIntoView()")
        .await?;
    partner.expect_open("a").await?;
    assert_eq!(partner.look(asked).await?, json!(["/embed.js", "/survey/"]));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_the_link_stays_where_the_frame_cannot_come() -> Result<()> {
    let stage = Stage::set(Screen::Phone).await?;
    let html = page("lang=en", &stage.script(), &widget("a", ""));
    let policy = format!(
        "Content-Security-Policy: frame-src 'none'; script-src {}",
        stage.site()
    );
    let address = stage.hosts.page("/no-frames", &[&policy], &html);
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    partner
        .expect("!!document.getElementById('a').shadowRoot.querySelector('iframe')")
        .await?;
    let link = stage.browser.driver.find(By::Css("#a a")).await?;
    assert!(link.is_displayed().await?);
    // The room that was kept is given back.
    partner
        .expect("document.getElementById('a').offsetHeight < 100")
        .await?;
    assert!(link.is_displayed().await?);

    let policy = "Content-Security-Policy: script-src 'none'";
    let address = stage.hosts.page("/no-scripts", &[policy], &html);
    PartnerPage::open(&stage.browser.driver, &address).await?;
    let link = stage.browser.driver.find(By::Css("#a a")).await?;
    assert!(link.is_displayed().await?);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_surveys_come_and_go_and_move() -> Result<()> {
    let stage = Stage::set(Screen::Phone).await?;
    // Before the script, in a paragraph as old editors make it, with attributes
    // taken away; the script twice; one more made by a script.
    let html = page(
        "lang=en",
        "<script>
            var heard = [], kept = {};
            for (const how of ['add', 'remove']) {
                const real = window[how + 'EventListener'];
                window[how + 'EventListener'] = (type, ...rest) => {
                    kept[type] = (kept[type] ?? 0) + (how === 'add' ? 1 : -1);
                    real.call(window, type, ...rest);
                };
            }
            for (const what of ['ready', 'resize']) document.addEventListener('code-of-care:' + what,
                event => heard.push([event.target.id, what, event.detail]));
        </script>",
        &format!(
            "<p>{}<br></p>\n{}{}<div id=late></div><div id=elsewhere></div>",
            widget("a", ""),
            stage.script(),
            stage.script()
        ),
    );
    let address = stage.hosts.page("/many", &[], &html);
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    partner.expect_open("a").await?;
    partner
        .run(
            "const late = document.createElement('code-of-care-survey'); late.id = 'b';
             document.getElementById('late').append(late); late.scrollIntoView();",
        )
        .await?;
    partner.expect_open("b").await?;
    partner
        .expect("heard.some(([id, what]) => id === 'b' && what === 'resize')")
        .await?;
    let told = "[heard.filter(([id, what]) => what === 'ready').map(([id,, detail]) => [id, detail]),
        heard.filter(([, what]) => what === 'resize').every(([,, detail]) =>
            Object.keys(detail).join() === 'height' && detail.height % 200 === 0 && detail.height > 0)]";
    assert_eq!(
        partner.look(told).await?,
        json!([[["a", null], ["b", null]], true])
    );

    // One is answered in.
    let survey = partner.enter("b").await?;
    survey.start().await?;
    partner.come_out().await?;

    // One is moved the old way, which begins it anew, and the other one is none the worse.
    partner
        .run("const a = document.getElementById('a'); document.getElementById('elsewhere').append(a); a.scrollIntoView();")
        .await?;
    partner.expect_open("a").await?;
    assert_eq!(
        partner.enter("b").await?.heading().await?,
        "Leaving quickly"
    );
    partner.come_out().await?;

    // What is gone hears nothing any more.
    partner
        .run("for (const id of ['a', 'b']) document.getElementById(id).remove();")
        .await?;
    let left = "Object.values(kept).filter(count => count !== 0)";
    assert_eq!(partner.look(left).await?, json!([]));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_a_survey_that_is_moved_whole_keeps_its_answers() -> Result<()> {
    let in_firefox = "a frame in a shadow root is loaded anew, however it is moved";
    let in_webkit = "it has no way of moving things whole";
    if left_out(&[Engine::Firefox], in_firefox) || left_out(&[Engine::WebKit], in_webkit) {
        return Ok(());
    }
    let stage = Stage::set(Screen::Phone).await?;
    let body = format!("{}<div id=elsewhere></div>", widget("a", ""));
    let html = page("lang=en", &stage.script(), &body);
    let address = stage.hosts.page("/moved", &[], &html);
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    partner.expect_open("a").await?;
    let survey = partner.enter("a").await?;
    survey.start().await?;
    partner.come_out().await?;
    partner
        .run("document.getElementById('elsewhere').moveBefore(document.getElementById('a'), null)")
        .await?;
    let survey = partner.enter("a").await?;
    assert_eq!(survey.heading().await?, "Leaving quickly");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_a_survey_that_is_gone_is_forgotten() -> Result<()> {
    if chromium_only("only its own protocol has what is left lying thrown away") {
        return Ok(());
    }
    let stage = Stage::set(Screen::Phone).await?;
    // Of the one that the driver looks at, it holds on itself.
    let html = page("lang=en", &stage.script(), &widget("a", ""));
    let address = stage.hosts.page("/gone", &[], &html);
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    partner.expect_open("a").await?;
    partner
        .run(
            "const more = document.createElement('code-of-care-survey'); more.id = 'b';
             document.body.append(more); more.scrollIntoView();",
        )
        .await?;
    partner.expect_open("b").await?;
    partner
        .run(
            "window.gone = [new WeakRef(document.getElementById('b'))];
             for (const id of ['a', 'b']) document.getElementById(id).remove();",
        )
        .await?;
    partner.expect_collected("gone").await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_what_is_pasted_works_as_it_is_printed() -> Result<()> {
    let stage = Stage::set(Screen::Desktop).await?;
    let snippets = stage.snippets()?;
    let find = |part: &str| {
        let found = snippets.iter().find(|snippet| snippet.contains(part));
        found.unwrap_or_else(|| panic!("no snippet with {part} in {snippets:?}"))
    };
    let named = |html: &str| html.replace("<code-of-care-survey", "<code-of-care-survey id=a");
    let element = named(find("<code-of-care-survey"));
    let (_, frame) = element.split_once("<iframe").context("no frame in it")?;
    let (frame, _) = frame.split_once("</iframe>").context("the frame's end")?;
    let bare = format!("<iframe{frame}</iframe>");
    let line = named(find("<code-of-care-survey name"));
    let policy = find("frame-src").lines().collect::<Vec<_>>().join("; ");
    let policy = format!("Content-Security-Policy: default-src 'none'; {policy}");
    let driver = &stage.browser.driver;

    for (path, html) in [("/element", &element), ("/line", &line)] {
        let html = page("lang=en", "", html);
        let address = stage.hosts.page(path, &[&policy], &html);
        let partner = PartnerPage::open(driver, &address).await?;
        partner.expect_open("a").await?;
    }

    let pinned = find("integrity=");
    let tag = element.split_once("</script>").map_or("", |(_, rest)| rest);
    let address = stage
        .hosts
        .page("/pinned", &[&policy], &page("lang=en", pinned, tag));
    PartnerPage::open(driver, &address)
        .await?
        .expect_open("a")
        .await?;

    // Another script under the same hash is not run.
    let other = pinned.replace("/assets/embed.", "/assets/frame.").replace(
        pinned.split(['"']).nth(1).unwrap_or_default(),
        &format!("{}/embed.js", stage.site()),
    );
    let changed = other.replace("sha384-", "sha384-A");
    let address = stage
        .hosts
        .page("/changed", &[&policy], &page("lang=en", &changed, tag));
    let partner = PartnerPage::open(driver, &address).await?;
    partner.expect("document.readyState === 'complete'").await?;
    assert_eq!(
        partner
            .look("!!customElements.get('code-of-care-survey')")
            .await?,
        json!(false)
    );
    assert!(driver.find(By::Css("#a a")).await?.is_displayed().await?);

    for (path, html) in [("/bare", bare), ("/oembed", stage.oembed()?)] {
        let address = stage
            .hosts
            .page(path, &[&policy], &page("lang=en", "", &html));
        PartnerPage::open(driver, &address).await?;
        let frame = driver.find(By::Css("iframe")).await?;
        let survey = SurveyPage::in_frame(driver, frame).await?;
        survey.start().await?;
        driver.enter_default_frame().await?;
    }
    Ok(())
}
