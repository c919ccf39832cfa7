//! The survey on partners' pages: strict ones, hostile ones, old ones, ones
//! that change under way.

mod embed;

use anyhow::Result;
use embed::{Stage, page, widget};
use serde_json::json;
use tests::browser::Screen;
use tests::partner_page::PartnerPage;
use thirtyfour::{By, Key};

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
    survey.press("Start now").await?;
    survey.expect("Leaving quickly").await?;
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
    survey.press("Start now").await?;
    survey.expect("Leaving quickly").await
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
            const heard = [], kept = {};
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

    // One is answered in and moved without being taken away.
    let survey = partner.enter("b").await?;
    survey.press("Start now").await?;
    survey.expect("Leaving quickly").await?;
    partner.come_out().await?;
    partner
        .run("document.getElementById('elsewhere').moveBefore(document.getElementById('b'), null)")
        .await?;
    let survey = partner.enter("b").await?;
    assert_eq!(survey.heading().await?, "Leaving quickly");
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

    // What is gone leaves nothing behind. (The driver itself holds on to what it
    // was in, so one more is made that it has never looked at.)
    partner
        .run(
            "const more = document.createElement('code-of-care-survey'); more.id = 'c';
             document.getElementById('late').append(more); more.scrollIntoView();",
        )
        .await?;
    partner.expect_open("c").await?;
    partner
        .run(
            "window.gone = [new WeakRef(document.getElementById('c'))];
             for (const id of ['a', 'b', 'c']) document.getElementById(id).remove();",
        )
        .await?;
    let left = "Object.values(kept).filter(count => count !== 0)";
    assert_eq!(partner.look(left).await?, json!([]));
    partner.expect_collected("gone").await
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_the_page_says_how_the_survey_looks() -> Result<()> {
    let stage = Stage::set(Screen::Desktop).await?;
    let head = format!(
        "<style>
            code-of-care-survey {{ --code-of-care-font: Georgia, serif; --code-of-care-radius: 1rem }}
            #a {{ --code-of-care-accent: #5b2a86; --code-of-care-accent-dark: oklch(0.85 0.1 300) }}
            #b {{ --code-of-care-accent: #ff0; --code-of-care-radius: 50%; --code-of-care-theme: sepia }}
            #c {{ --code-of-care-accent: #5b2a86 }}
        </style>
        <script>const warned = []; console.warn = (...words) => warned.push(words.join(' '));</script>{}",
        stage.script()
    );
    let surveys = [
        widget("a", "heading-level=2 theme=dark"),
        widget("b", ""),
        widget("c", "theme=light"),
    ];
    let address = stage
        .hosts
        .page("/looks", &[], &page("lang=en", &head, &surveys.concat()));
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    let of_root =
        "(name => getComputedStyle(document.documentElement).getPropertyValue(name).trim())";
    let looks = format!(
        "['--accent', '--accent-ink', '--font-text', '--radius', 'color-scheme'].map({of_root})"
    );

    partner.show("a").await?;
    partner.expect_open("a").await?;
    let survey = partner.enter("a").await?;
    partner
        .expect(&format!("{of_root}('--radius') === '16px'"))
        .await?;
    let mut dark = partner.look(&looks).await?;
    let accent = dark[0].take();
    assert_eq!(
        dark,
        json!([null, "#000", "Georgia, serif", "16px", "dark"])
    );
    assert!(
        accent.as_str().is_some_and(|rgb| rgb.starts_with("rgb(2")),
        "{accent}"
    );
    let level = "[...document.querySelectorAll('h1')].filter(h => h.checkVisibility()).map(h => h.ariaLevel).join()";
    assert_eq!(partner.look(level).await?, json!("2"));
    survey.press("Start now").await?;
    survey.expect("Leaving quickly").await?;
    partner.expect(&format!("{level} === '2'")).await?;
    partner.come_out().await?;

    partner.show("c").await?;
    partner.expect_open("c").await?;
    partner.enter("c").await?;
    partner
        .expect(&format!("{of_root}('--radius') === '16px'"))
        .await?;
    assert_eq!(
        partner.look(&looks).await?,
        json!(["rgb(91,42,134)", "#fff", "Georgia, serif", "16px", "light"])
    );
    partner.come_out().await?;

    partner.show("b").await?;
    partner.expect_open("b").await?;
    partner.expect("warned.length === 3").await?;
    let warned = partner.look("warned").await?;
    assert_eq!(
        warned,
        json!([
            "code-of-care-survey radius: \"50%\" is not a length from 0 to 24px",
            "code-of-care-survey theme: \"sepia\" is not light, dark or auto",
            "code-of-care-survey accent: \"#ff0\" has a contrast of 1:1 with the light background and needs at least 4.5:1",
        ])
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_nobody_pays_for_looks_that_are_not_asked_for() -> Result<()> {
    let stage = Stage::set(Screen::Phone).await?;
    let address = stage.hosts.page(
        "/plain",
        &[],
        &page("lang=en", &stage.script(), &widget("a", "")),
    );
    let partner = PartnerPage::open(&stage.browser.driver, &address).await?;
    partner.expect_open("a").await?;
    let survey = partner.enter("a").await?;
    survey.press("Start now").await?;
    survey.expect("Leaving quickly").await?;
    let asked =
        "performance.getEntriesByType('resource').some(entry => entry.name.includes('look'))";
    assert_eq!(partner.look(asked).await?, json!(false));
    assert_eq!(partner.look("location.hash").await?, json!(""));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_what_is_pasted_works_as_it_is_printed() -> Result<()> {
    let stage = Stage::set(Screen::Desktop).await?;
    let snippets = stage.snippets()?;
    let find = |part: &str| {
        let found = snippets.iter().find(|snippet| snippet.contains(part));
        found.unwrap_or_else(|| panic!("no snippet with {part} in {snippets:?}"))
    };
    let element =
        find("<code-of-care-survey").replace("<code-of-care-survey", "<code-of-care-survey id=a");
    let policy = find("frame-src").lines().collect::<Vec<_>>().join("; ");
    let policy = format!("Content-Security-Policy: default-src 'none'; {policy}");
    let driver = &stage.browser.driver;

    let address = stage
        .hosts
        .page("/element", &[&policy], &page("lang=en", "", &element));
    PartnerPage::open(driver, &address)
        .await?
        .expect_open("a")
        .await?;

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

    for (path, html) in [
        ("/bare", find("<iframe").clone()),
        ("/oembed", stage.oembed()?),
    ] {
        let address = stage
            .hosts
            .page(path, &[&policy], &page("lang=en", "", &html));
        PartnerPage::open(driver, &address).await?;
        driver.find(By::Css("iframe")).await?.enter_frame().await?;
        let survey = tests::survey_page::SurveyPage::here(driver);
        survey.press("Start now").await?;
        survey.expect("Leaving quickly").await?;
        driver.enter_default_frame().await?;
    }
    Ok(())
}

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
    other.press("Start now").await?;
    other.expect("Leaving quickly").await?;
    partner.come_out().await?;
    partner.show("a").await?;
    let survey = partner.enter("a").await?;
    survey.press("Start now").await?;
    survey.expect("Leaving quickly").await?;
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
    survey.press("Start now").await?;
    survey.expect("Leaving quickly").await?;
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
        // The test itself says when five seconds are over.
        &format!(
            "<script>let later; const real = setTimeout;
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
    survey.press("Start now").await?;
    survey.expect("Leaving quickly").await?;
    partner.come_out().await?;
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
    driver.find(By::Css("iframe")).await?.enter_frame().await?;
    let survey = tests::survey_page::SurveyPage::here(driver);
    survey.press("Start now").await?;
    survey.expect("Leaving quickly").await?;
    partner.press(Key::Shift, 3).await?;
    partner
        .expect("document.body.checkVisibility() && !/care|survey/i.test(document.body.innerText) && !document.querySelector('main a')?.checkVisibility()")
        .await
}
