//! Starting the driver of each engine and a session of its browser.

use super::{Engine, Screen};
use crate::port::free_port;
use crate::process::Server;
use anyhow::{Context, Result};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;
use thirtyfour::{Capabilities, WebDriver};

/// A session and the programs that it needs, the one started last first.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) driver: WebDriver,
    pub(super) servers: Vec<Server>,
}

/// What kind of session it should be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wish {
    pub(super) screen: Screen,
    /// Whether pages may run scripts.
    pub(super) script: bool,
    /// What the driver waits for when a page is opened, by its name in `WebDriver`.
    pub(super) strategy: &'static str,
}

impl Wish {
    pub(super) fn usual(screen: Screen) -> Self {
        Self {
            screen,
            script: true,
            strategy: "normal",
        }
    }
}

/// A session of the engine, with a fresh profile in `profile`.
pub(super) async fn start(engine: Engine, wish: Wish, profile: &Path) -> Result<Session> {
    match engine {
        Engine::Chromium => chromium(wish, profile).await,
        Engine::Firefox => firefox(wish).await,
        Engine::WebKit => webkit(wish).await,
    }
}

async fn chromium(wish: Wish, profile: &Path) -> Result<Session> {
    let mut command = Command::new(driver("CHROMEDRIVER", "chromedriver"));
    command.arg("--port=0");
    let mut server = chromedriver(&mut command);
    for _ in 1..STARTS {
        server = server.or_else(|_| chromedriver(&mut command));
    }
    let server =
        server.context("chromedriver is needed: `cargo xtask test` installs it on Debian")?;
    let port = last_number(&server.ready);
    let (width, height) = wish.screen.size();
    let mut options = json!({ "args": [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        format!("--window-size={width},{height}"),
        format!("--user-data-dir={}", profile.join("profile").display()),
        format!("--log-net-log={}", super::netlog(profile).display()),
    ] });
    if !wish.script {
        options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
    }
    let wanted = json!({ "browserName": "chrome", "goog:chromeOptions": options });
    session(&port, wish, wanted, vec![server]).await
}

/// chromedriver takes a free port of IPv4, and then the same of IPv6, which
/// another program may have. It ends then; the next one has another port.
const STARTS: usize = 3;

fn chromedriver(command: &mut Command) -> Result<Server> {
    Server::start(command, |line| {
        line.contains("started successfully on port")
    })
}

async fn firefox(wish: Wish) -> Result<Session> {
    let mut command = Command::new(driver("GECKODRIVER", "geckodriver"));
    command.args(["--port", "0"]);
    let server = Server::start(&mut command, |line| line.contains("Listening on"))
        .context("geckodriver is needed: `cargo xtask test` installs it on Debian")?;
    let port = last_number(&server.ready);
    let (width, height) = wish.screen.size();
    let options = json!({
        "args": ["-headless", format!("--width={width}"), format!("--height={height}")],
        "prefs": { "javascript.enabled": wish.script },
    });
    let wanted = json!({ "browserName": "firefox", "moz:firefoxOptions": options });
    session(&port, wish, wanted, vec![server]).await
}

/// On a screen of its own, since `MiniBrowser` has no mode without one. Each
/// has its own driver, which serves one session at a time.
async fn webkit(wish: Wish) -> Result<Session> {
    let mut command = Command::new("Xvfb");
    command.args([
        "-displayfd",
        "1",
        "-screen",
        "0",
        "1400x1100x24",
        "-nolisten",
        "tcp",
    ]);
    let display = Server::start(&mut command, |line| line.trim().parse::<u16>().is_ok())
        .context("Xvfb is needed: `cargo xtask test` installs it on Debian")?;
    let port = free_port()?;
    let mut command = Command::new(driver("WEBKITDRIVER", "WebKitWebDriver"));
    command
        .arg(format!("--port={port}"))
        .env("DISPLAY", format!(":{}", display.ready.trim()))
        // Without privileges of its own there is no sandbox to be had, and
        // the pages are ours.
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    let server = Server::start_on(&mut command, port)
        .await
        .context("WebKitWebDriver is needed: `cargo xtask test` installs it on Debian")?;
    let wanted = json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": {
            "binary": driver("MINIBROWSER", "MiniBrowser"),
            "args": ["--automation"],
        },
    });
    let session = session(&port.to_string(), wish, wanted, vec![server, display]).await?;
    let (width, height) = wish.screen.size();
    session.driver.set_window_rect(0, 0, width, height).await?;
    Ok(session)
}

async fn session(
    port: &str,
    wish: Wish,
    wanted: serde_json::Value,
    servers: Vec<Server>,
) -> Result<Session> {
    let mut capabilities = Capabilities::new();
    capabilities.set("pageLoadStrategy", json!(wish.strategy))?;
    for (name, value) in wanted.as_object().into_iter().flatten() {
        capabilities.set(name, value)?;
    }
    let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?;
    Ok(Session { driver, servers })
}

/// The program that a variable names, or the one of this name on the `PATH`.
fn driver(variable: &str, name: &str) -> PathBuf {
    std::env::var_os(variable).map_or_else(|| PathBuf::from(name), PathBuf::from)
}

/// The number at the end of a line, before a full stop if there is one.
fn last_number(line: &str) -> String {
    let end = line.trim_end_matches(|c: char| !c.is_ascii_digit());
    let start = end
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + 1);
    end[start..].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_what_each_driver_says() {
        let chromium = "ChromeDriver was started successfully on port 41234.";
        assert_eq!(last_number(chromium), "41234");
        let gecko = "1700000000000\tgeckodriver\tINFO\tListening on 127.0.0.1:34567";
        assert_eq!(last_number(gecko), "34567");
    }
}
