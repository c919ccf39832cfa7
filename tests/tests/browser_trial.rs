//! A preview in which the survey can be tried out: the real form, the real collector,
//! and answers that nobody can read.

use anyhow::{Context, Result, ensure};
use std::net::TcpStream;
use std::process::Command;
use tests::browser::{Browser, Screen};
use tests::built;
use tests::process::Server;
use tests::survey_page::SurveyPage;

#[tokio::test(flavor = "multi_thread")]
async fn browser_trial_from_the_start_to_the_collector() -> Result<()> {
    let mut command = Command::new(built::program("sitegen")?);
    command
        .args(["serve", "--listen", "127.0.0.1:0", "--content"])
        .arg(built::root().join("content"))
        .arg("--collector")
        .arg(built::program("collector")?)
        .arg("--widget")
        .arg(built::widget()?);
    let server = Server::start(&mut command, |line| line.starts_with("preview on "))?;
    let site = server.ready.trim_start_matches("preview on ").to_owned();
    wait_for_site(&site).await?;
    let browser = Browser::start(Screen::Phone).await?;
    let page = SurveyPage::by_link(&browser.driver, &format!("{site}/take-part/")).await?;
    page.expect("How did your care measure up?").await?;
    ensure!(page.text().await?.contains("A trial: answers go nowhere"));
    let endpoint = endpoint(&site)?;
    page.answer_with_story("A trial of the form.").await?;
    page.press("Send my answers").await?;
    page.expect("Thank you").await?;
    browser.quit().await?;
    server.stop()?;
    ensure!(
        TcpStream::connect(&endpoint).is_err(),
        "the collector stays after the preview"
    );
    Ok(())
}

/// Until the first build is done there is a page that says so.
async fn wait_for_site(site: &str) -> Result<()> {
    let there = async || Ok(ureq::get(format!("{site}/take-part/")).call().is_ok());
    tests::waiting::wait_for(there)
        .await
        .context("the preview is not built")
}

/// Where the page may send to, by its own policy.
fn endpoint(site: &str) -> Result<String> {
    let answer = ureq::get(format!("{site}/take-part/")).call()?;
    let policy = answer.headers().get("content-security-policy");
    let policy = policy.context("the page has no policy")?.to_str()?;
    let (_, after) = policy
        .split_once("connect-src 'self' http://")
        .context("the page may send nowhere")?;
    let end = after.find(';').unwrap_or(after.len());
    Ok(after[..end].to_owned())
}
