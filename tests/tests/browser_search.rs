//! The search page, in a browser, with the index that was built for it.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;
use tests::axe::Axe;
use tests::browser::{Browser, Screen, chromium_only};
use tests::built;
use tests::emulate::{self, Colours};
use tests::files::copy;
use tests::process::{Server, run};
use tests::waiting::wait_for;
use thirtyfour::{By, Key, WebDriver};

/// A word that stands on so many pages of its own.
const WORD: &str = "gwylanod";
const PAGES: usize = 23;

/// The demonstration, with some more pages, on a server.
struct Site {
    folder: TempDir,
    server: Server,
}

impl Site {
    fn start() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let content = folder.path().join("content");
        copy(&built::root().join("content"), &content)?;
        let keys = content.join("survey/keys");
        if keys.exists() {
            fs::remove_dir_all(keys)?;
        }
        for number in 0..PAGES {
            let text = format!(
                "+++\ntitle = \"Page {number}\"\ndescription = \"About {WORD} <b>& more\"\n+++\nSeabird{number}.\n"
            );
            fs::write(content.join(format!("pages/extra-{number}.md")), text)?;
        }
        let out = folder.path().join("dist");
        let mut build = Command::new(built::program("sitegen")?);
        build.arg("build").arg("--content").arg(&content);
        build.arg("--out").arg(&out);
        run(build.get_program(), build.get_args())?;
        let mut command = Command::new(built::program("sitegen")?);
        command.arg("serve").arg("--dir").arg(&out);
        command.args(["--listen", "127.0.0.1:0"]);
        let server = Server::start(&mut command, |line| line.starts_with("listening on "))?;
        Ok(Self { folder, server })
    }

    fn address(&self, path: &str) -> String {
        let origin = self.server.ready.trim_start_matches("listening on ");
        format!("{}{path}", origin.trim())
    }

    /// The address of the script.
    fn script(&self) -> Result<String> {
        let page = fs::read_to_string(self.dist().join("search/index.html"))?;
        let (_, rest) = page
            .split_once("<script type=\"module\" src=\"")
            .context("no script")?;
        Ok(rest.split('"').next().unwrap_or_default().to_owned())
    }

    fn dist(&self) -> PathBuf {
        self.folder.path().join("dist")
    }
}

async fn ask(driver: &WebDriver, script: &str, arguments: Vec<Value>) -> Result<Value> {
    let wrapped = format!(
        "const done = arguments[arguments.length - 1];
         (async (...given) => {{ {script} }})(...arguments).then(done, e => done(String(e.stack)));"
    );
    Ok(driver
        .execute_async(wrapped, arguments)
        .await?
        .json()
        .clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_search_has_the_words_of_the_index() -> Result<()> {
    let (site, browser) = (Site::start()?, Browser::start(Screen::Desktop).await?);
    browser.driver.goto(site.address("/search/")).await?;
    let table = built::root().join("sitegen/tests/search/words.json");
    let table: Value = serde_json::from_str(&fs::read_to_string(table)?)?;
    let script = "const [address, table] = given;
        const { words, stem } = await import(address);
        return table.map(([language, text]) =>
            words(text).map((word) => (language.startsWith('en') ? stem(word) : word)));";
    let found = ask(
        &browser.driver,
        script,
        vec![json!(site.script()?), table.clone()],
    )
    .await?;
    let cases = table.as_array().context("no table")?;
    ensure!(cases.len() > 20);
    for (at, case) in cases.iter().enumerate() {
        assert_eq!(found[at], case[2], "{}", case[1]);
    }
    browser.quit().await?;
    Ok(())
}

/// Reads every page as the index was made from it, and looks for each word.
const LOOK_FOR_ALL: &str = "
    const { words, stem, Index } = await import(given[0]);
    const load = async (name) => {
        const answer = await fetch(name ? '/assets/search.' + name : '/search/index.json');
        return name.endsWith('.bin') ? new Uint8Array(await answer.arrayBuffer()) : answer.json();
    };
    const index = new Index(load);
    const { pages } = await load('');
    const having = new Map();
    for (let page = 0; page < pages; page++) {
        const [address, , description, language] = await index.card(page);
        const html = await (await fetch(address)).text();
        const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
        main.querySelectorAll('nav, script, style, svg, template').forEach((part) => part.remove());
        const texts = [description];
        const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) texts.push(walker.currentNode.data);
        for (const word of words(texts.join(' '))) {
            const term = language.startsWith('en') ? stem(word) : word;
            if (!having.has(term)) having.set(term, new Set());
            having.get(term).add(page);
        }
    }
    const wrong = [];
    for (const [term, expected] of having) {
        for (const also of new Set([term, stem(term)])) for (const page of having.get(also) || []) expected.add(page);
        const { pages: found } = await index.find(term + ' ');
        const sorted = (set) => [...set].sort((a, b) => a - b).join();
        if (sorted(found) !== sorted(expected)) wrong.push([term, sorted(found), sorted(expected)]);
    }
    return [pages, having.size, wrong];";

#[tokio::test(flavor = "multi_thread")]
async fn browser_search_finds_every_word_on_its_pages_and_no_others() -> Result<()> {
    let (site, browser) = (Site::start()?, Browser::start(Screen::Desktop).await?);
    browser.driver.goto(site.address("/search/")).await?;
    let found = ask(&browser.driver, LOOK_FOR_ALL, vec![json!(site.script()?)]).await?;
    let (pages, terms, wrong): (usize, usize, Vec<Value>) =
        serde_json::from_value(found.clone()).with_context(|| found.to_string())?;
    ensure!(pages > 30 && terms > 500, "{pages} pages, {terms} terms");
    assert_eq!(wrong, Vec::<Value>::new());
    browser.quit().await?;
    Ok(())
}

const STATUS: &str = "return document.getElementById('search-status').textContent;";
const RESULTS: &str =
    "return [...document.querySelectorAll('#search-results a')].map(a => a.textContent);";

async fn expect_status(driver: &WebDriver, expected: &str) -> Result<()> {
    wait_for(async || Ok(driver.execute(STATUS, Vec::new()).await?.json() == expected))
        .await
        .with_context(|| format!("it does not say: {expected}"))
}

async fn results(driver: &WebDriver) -> Result<Vec<String>> {
    let found = driver.execute(RESULTS, Vec::new()).await?;
    Ok(serde_json::from_value(found.json().clone())?)
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_search_shows_what_is_asked_for() -> Result<()> {
    let (site, browser) = (Site::start()?, Browser::start(Screen::Phone).await?);
    let driver = &browser.driver;
    let address = site.address(&format!("/search/?q={WORD}"));
    driver.goto(&address).await?;
    let many = format!("{PAGES} pages have what you are looking for.");
    expect_status(driver, &many).await?;
    assert_eq!(results(driver).await?.len(), 10);
    let marked =
        "return [...document.querySelectorAll('#search-results p')].map(p => p.innerHTML)[0];";
    let marked = driver.execute(marked, Vec::new()).await?;
    assert_eq!(
        marked.json(),
        &json!(format!("About <mark>{WORD}</mark> &lt;b&gt;&amp; more"))
    );
    // The rest by keyboard, with the focus on the first that is new.
    driver
        .find(By::Id("search-more"))
        .await?
        .send_keys(Key::Enter)
        .await?;
    wait_for(async || Ok(results(driver).await?.len() == 20)).await?;
    let focused = driver.active_element().await?.text().await?;
    assert_eq!(focused, results(driver).await?[10]);

    let before = driver.execute("return history.length;", Vec::new()).await?;
    let found = driver.find(By::Id("search-box")).await?;
    found.clear().await?;
    found.send_keys("page seabird22").await?;
    expect_status(driver, "One page has what you are looking for.").await?;
    assert_eq!(results(driver).await?, ["Page 22"]);
    found.send_keys(" unheardofword").await?;
    expect_status(
        driver,
        "No page has all of these words. Pages with some of them: 1.",
    )
    .await?;
    found.clear().await?;
    found.send_keys("gwyla").await?;
    expect_status(driver, &many).await?;
    found.clear().await?;
    found.send_keys("unheardofword").await?;
    found.send_keys(Key::Enter).await?;
    let none = "No page has any of these words. Try another word, or choose a page below.";
    expect_status(driver, none).await?;
    let after = driver
        .execute("return [history.length, location.href];", Vec::new())
        .await?;
    assert_eq!(after.json(), &json!([before.json(), address]));

    let asked = browser.quit().await?;
    let own = site.address("/");
    let typed: Vec<_> = asked
        .iter()
        .filter(|at| !at.starts_with(&own) || (**at != address && at.contains('?')))
        .filter(|at| at.starts_with("http"))
        .collect();
    ensure!(typed.is_empty(), "{typed:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_search_without_script_says_what_to_do() -> Result<()> {
    if chromium_only("only Chromium can be told to run no scripts of pages") {
        return Ok(());
    }
    let site = Site::start()?;
    let browser = Browser::without_script(Screen::Phone).await?;
    browser.driver.goto(site.address("/search/")).await?;
    let form = browser.driver.find(By::Id("search-form")).await?;
    ensure!(
        !form.is_displayed().await?,
        "a form that does nothing is shown"
    );
    let said = browser.driver.find(By::Tag("main")).await?.text().await?;
    ensure!(said.contains("The search needs JavaScript"), "{said}");
    browser.quit().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_search_axe_finds_nothing() -> Result<()> {
    if chromium_only("axe reads markup and styles, which are one for all engines") {
        return Ok(());
    }
    let axe = Axe::read()?;
    let (site, browser) = (Site::start()?, Browser::start(Screen::Desktop).await?);
    let driver = &browser.driver;
    driver
        .goto(site.address(&format!("/search/?q={WORD}")))
        .await?;
    wait_for(async || Ok(results(driver).await?.len() == 10)).await?;
    let mut found = Vec::new();
    for colours in Colours::ALL {
        emulate::colours(driver, colours).await?;
        for width in [320, 1280] {
            emulate::size(driver, width, 900).await?;
            found.extend(axe.faults(driver).await?);
        }
    }
    ensure!(found.is_empty(), "axe finds:\n{}", found.join("\n"));
    browser.quit().await?;
    Ok(())
}
