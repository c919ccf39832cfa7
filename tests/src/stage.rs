//! A campaign, partners' pages on another site, and a browser.

use crate::browser::{Browser, Screen};
use crate::chain::Chain;
use crate::hosts::Hosts;
use anyhow::{Context, Result, ensure};
use std::time::{Duration, Instant};

/// The campaign's site, another's pages, and a browser.
#[derive(Debug)]
pub struct Stage {
    /// The campaign.
    pub chain: Chain,
    /// Partners' pages.
    pub hosts: Hosts,
    /// The browser.
    pub browser: Browser,
}

impl Stage {
    /// Sets everything up.
    ///
    /// # Errors
    /// If a server or the browser does not start.
    pub async fn set(screen: Screen) -> Result<Self> {
        let hosts = Hosts::start().await?;
        Ok(Self {
            chain: Chain::start_for(&[hosts.origin()]).await?,
            browser: Browser::start(screen).await?,
            hosts,
        })
    }

    /// The campaign's origin.
    pub fn site(&self) -> String {
        self.chain.site_address("")
    }

    /// The script's tag.
    pub fn script(&self) -> String {
        format!("<script src=\"{}/embed.js\" async></script>", self.site())
    }

    /// Waits until the other site was asked for a path, and no more than so often.
    ///
    /// # Errors
    /// If it was not, or more often.
    pub async fn expect_asked(&self, path: &str, times: usize) -> Result<()> {
        let until = Instant::now() + Duration::from_secs(30);
        while self.hosts.asked(path) < times && Instant::now() < until {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let asked = self.hosts.asked(path);
        ensure!(
            asked == times,
            "asked {asked} times for {path}, not {times}"
        );
        Ok(())
    }

    /// Everything that the page for partners says to paste.
    ///
    /// # Errors
    /// If there is no such page.
    pub fn snippets(&self) -> Result<Vec<String>> {
        let page = self.get("/partners/")?;
        let blocks = page.split("<pre><code>").skip(1);
        let blocks = blocks.filter_map(|rest| rest.split("</code></pre>").next());
        Ok(blocks.map(unescaped).collect())
    }

    /// The frame that the oEmbed document holds, found as others find it.
    ///
    /// # Errors
    /// If the survey's page does not name it, or it holds none.
    pub fn oembed(&self) -> Result<String> {
        let page = self.get("/survey/")?;
        let link = page.split("application/json+oembed\" href=\"").nth(1);
        let address = link.and_then(|rest| rest.split('"').next());
        let address = address.context("the survey's page does not say where its oEmbed is")?;
        let path = address.trim_start_matches(&self.site());
        let document: serde_json::Value = serde_json::from_str(&self.get(path)?)?;
        let html = document["html"].as_str();
        html.map(str::to_owned).context("oEmbed without html")
    }

    fn get(&self, path: &str) -> Result<String> {
        let mut answer = ureq::get(self.chain.site_address(path)).call()?;
        Ok(answer.body_mut().read_to_string()?)
    }
}

/// A page with these attributes, head and body.
pub fn page(attributes: &str, head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html {attributes}><meta charset=utf-8>\
         <meta name=viewport content=\"width=device-width\"><title>A partner</title>{head}<body>{body}"
    )
}

/// A survey on it.
pub fn widget(id: &str, attributes: &str) -> String {
    format!(
        "<code-of-care-survey id={id} {attributes}><a href=\"/link\">Take part in the survey</a></code-of-care-survey>"
    )
}

fn unescaped(html: &str) -> String {
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x2f;", "/"),
        ("&amp;", "&"),
    ];
    pairs
        .iter()
        .fold(html.to_owned(), |text, (from, to)| text.replace(from, to))
}
