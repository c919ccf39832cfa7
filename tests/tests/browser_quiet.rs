//! What an onlooker could see: no third party, no cookie, nothing stored, one
//! request after loading, and one length for a blank and a full response.

use anyhow::Result;
use serde_json::Value;
use std::collections::BTreeSet;
use survey::envelope::BODY_LEN;
use tests::browser::{Browser, Engine, Screen};
use tests::chain::Chain;
use tests::survey_page::SurveyPage;
use tests::wire::Request;

/// Everything that a page can leave on a device, as the page itself sees it.
const LEFT_BEHIND: &str = r"
    const databases = await indexedDB.databases();
    const caches_ = 'caches' in window ? await caches.keys().catch(() => []) : [];
    const workers = await navigator.serviceWorker?.getRegistrations().catch(() => []) ?? [];
    return {
        cookie: document.cookie,
        local: Object.keys(localStorage),
        session: Object.keys(sessionStorage),
        databases: databases.map(d => d.name),
        caches: caches_,
        workers: workers.length,
    };";

/// The addresses that the frame has asked for since it began to load.
const ASKED_FOR: &str = "return performance.getEntriesByType('resource').map(e => e.name);";

#[tokio::test(flavor = "multi_thread")]
async fn browser_nothing_is_left_behind_and_every_response_looks_the_same() -> Result<()> {
    let chain = Chain::start().await?;
    let browser = Browser::start(Screen::Phone).await?;

    let page = SurveyPage::on_partner(&browser.driver, &chain.partner_address()).await?;
    page.start().await?;
    let loaded = asked_for(&browser).await?;
    page.answer_the_least_after_start().await?;
    page.expect("Check your answers").await?;
    assert_eq!(
        asked_for(&browser).await?,
        loaded,
        "nothing is asked for between loading and sending"
    );
    page.press("Send my answers").await?;
    page.expect("Thank you").await?;
    assert_nothing_left(&browser).await?;

    let page = SurveyPage::on_partner(&browser.driver, &chain.partner_address()).await?;
    page.answer_with_story(&"An example of a long story. ".repeat(190))
        .await?;
    page.expect("Check your answers").await?;
    page.press("Send my answers").await?;
    page.expect("Thank you").await?;
    assert_nothing_left(&browser).await?;
    browser.driver.enter_default_frame().await?;
    assert_nothing_left(&browser).await?;

    let requests = chain.wire.requests();
    let methods: Vec<_> = requests
        .iter()
        .map(|r| (r.method.as_str(), r.path.as_str(), r.body))
        .collect();
    assert_eq!(
        methods,
        [("POST", "/v1/envelopes", BODY_LEN); 2],
        "no preflight, and one length"
    );
    for request in &requests {
        assert_tells_nothing(request, &chain);
    }
    let first: Vec<_> = requests[0].headers.iter().collect();
    let second: Vec<_> = requests[1].headers.iter().collect();
    assert_eq!(
        first, second,
        "the headers of a blank and a full response are the same"
    );

    let engine = browser.engine();
    let addresses = browser.quit().await?;
    if engine != Engine::Chromium {
        // Only Chromium keeps account of every address that was asked for.
        return Ok(());
    }
    assert!(
        addresses.iter().any(|a| a.ends_with("/embed.js")),
        "the log is of this visit: {addresses:?}"
    );
    let others: Vec<_> = addresses.iter().filter(|a| !own(a, &chain)).collect();
    assert!(others.is_empty(), "asked for by a third party: {others:?}");
    Ok(())
}

async fn asked_for(browser: &Browser) -> Result<BTreeSet<String>> {
    let asked = browser.driver.execute(ASKED_FOR, Vec::new()).await?;
    Ok(asked.convert()?)
}

async fn assert_nothing_left(browser: &Browser) -> Result<()> {
    let script =
        format!("const done = arguments[0]; (async () => {{ {LEFT_BEHIND} }})().then(done);");
    let left: Value = browser
        .driver
        .execute_async(script.as_str(), Vec::new())
        .await?
        .convert()?;
    let nothing = serde_json::json!({
        "cookie": "", "local": [], "session": [], "databases": [], "caches": [], "workers": 0,
    });
    assert_eq!(left, nothing);
    Ok(())
}

/// The request carries no cookie, no address of the partner's page, and
/// nothing about what is inside.
fn assert_tells_nothing(request: &Request, chain: &Chain) {
    for name in ["cookie", "referer", "content-type", "authorization"] {
        assert_eq!(request.header(name), None, "{name}");
    }
    assert_eq!(
        request.header("content-length"),
        Some(BODY_LEN.to_string().as_str())
    );
    let origin = chain.site_address("");
    assert_eq!(
        request.header("origin"),
        Some(origin.as_str()),
        "the campaign's own, not the partner's"
    );
}

fn own(address: &str, chain: &Chain) -> bool {
    let ours = [
        chain.site_address("/"),
        chain.partner_address(),
        chain.endpoint_address(),
    ];
    // A browser's own pages and inline data leave the machine no more than ours do.
    let inside = ["data:", "blob:", "chrome:", "chrome-extension:", "about:"];
    ours.iter().any(|o| address.starts_with(o)) || inside.iter().any(|s| address.starts_with(s))
}
