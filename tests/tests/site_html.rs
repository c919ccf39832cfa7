//! The Nu HTML checker has nothing to say about any page.

use anyhow::{Result, ensure};
use tests::hosts::Hosts;
use tests::html_checker::HtmlChecker;
use tests::site::Site;

#[test]
fn site_html_has_no_errors_and_no_warnings() -> Result<()> {
    let checker = HtmlChecker::find()?;
    let site = Site::start()?;
    checker.faults(&site.addresses())?.none()
}

#[tokio::test(flavor = "multi_thread")]
async fn site_html_checker_tells_errors_warnings_and_what_a_policy_forbids() -> Result<()> {
    let checker = HtmlChecker::find()?;
    let hosts = Hosts::start().await?;
    let address = hosts.page(
        "/",
        &[],
        "<!doctype html><html lang=en><title>A page</title>\
         <meta http-equiv=Content-Security-Policy content=\"style-src 'none'\">\
         <link rel=stylesheet href=/style.css><h1>A page</h1><p><h3 role=heading>A part</h3></p>",
    );
    let faults = checker.faults(&[address])?.to_string();
    for part in ["error: ", "warning: ", "Content Security Policy"] {
        ensure!(faults.contains(part), "no {part:?} in:\n{faults}");
    }
    Ok(())
}
