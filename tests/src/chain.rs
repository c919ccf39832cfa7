//! A campaign from content to partner's page, in a folder of its own.

use crate::browser::Engine;
use crate::built;
use crate::files::{copy, write_private};
use crate::port::free_port;
use crate::process::{Server, run};
use crate::wire::Wire;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use survey::{KeyId, PublicKey};
use tempfile::TempDir;

/// The wave that the demonstration campaign has open.
pub const WAVE: &str = "2026";
/// Where "leave quickly" goes.
const LEFT: &str = "left";
const TOKEN: &str = "a token for the tests only, of no use elsewhere";
const PASSPHRASE: &str = "correct horse battery staple";

/// A running campaign: the site, the collector behind a relay that keeps what
/// passes, and a partner's page on another site.
#[derive(Debug)]
pub struct Chain {
    folder: TempDir,
    ports: Ports,
    collector: Option<Server>,
    /// What was sent to the collector.
    pub wire: Wire,
    _site: Server,
    _partner: Server,
}

/// Where each part listens. The collector has to come back on its own port
/// after it was stopped, so it cannot choose one itself.
#[derive(Debug, Clone, Copy)]
struct Ports {
    site: u16,
    partner: u16,
    endpoint: u16,
    collector: u16,
}

impl Ports {
    fn free() -> Result<Self> {
        Ok(Self {
            site: free_port()?,
            partner: free_port()?,
            endpoint: free_port()?,
            collector: free_port()?,
        })
    }
}

impl Chain {
    /// Makes the key, builds the site, starts everything.
    ///
    /// # Errors
    /// If any part fails; the error says which and what it said.
    pub async fn start() -> Result<Self> {
        Self::start_for(&[]).await
    }

    /// The same, with more origins that may carry the survey.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn start_for(others: &[String]) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let ports = Ports::free()?;
        let content = folder.path().join("content");
        copy(&built::root().join("content"), &content)?;
        make_key(folder.path(), &content).context("making the key")?;
        let own = format!("http://localhost:{}", ports.partner);
        let partners = [&[own], others].concat();
        set(&content, "allowed", &format!("{partners:?}"))?;
        // Nobody leaves for a real site from here.
        set(&content, "exit_url", &format!("\"{}\"", ports.exit()))?;
        build_site(folder.path(), &content, ports).context("building the site")?;
        let left = folder.path().join("dist").join(LEFT);
        fs::create_dir(&left)?;
        fs::write(
            left.join("index.html"),
            "<!doctype html><title>Left</title>",
        )?;
        let site = serve(&folder.path().join("dist"), ports.site)?;
        let partner_page = partner_page(folder.path(), ports)?;
        let partner = serve(&partner_page, ports.partner)?;
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", ports.endpoint)).await?;
        let mut chain = Self {
            wire: Wire::relay(listener, ports.collector),
            folder,
            ports,
            collector: None,
            _site: site,
            _partner: partner,
        };
        chain.start_collector()?;
        Ok(chain)
    }

    /// The partner's page: another site, not only another port.
    pub fn partner_address(&self) -> String {
        format!("http://localhost:{}/", self.ports.partner)
    }

    /// A page of the campaign's own site.
    pub fn site_address(&self, path: &str) -> String {
        format!("{}{path}", self.ports.site_origin())
    }

    /// Where the browser sends to: the relay in front of the collector.
    pub fn endpoint_address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.ports.endpoint)
    }

    /// Where "leave quickly" goes.
    pub fn exit_address(&self) -> String {
        self.ports.exit()
    }

    /// The built site's folder.
    pub fn dist(&self) -> PathBuf {
        self.folder.path().join("dist")
    }

    /// Changes the frame page as it stands on the server, to make it one of
    /// another browser or another place.
    ///
    /// # Errors
    /// If there is no such page, or nothing in it was changed.
    pub fn change_frame_page(&self, change: impl FnOnce(String) -> String) -> Result<()> {
        self.change_page("survey", change)
    }

    /// The same for another page.
    ///
    /// # Errors
    /// As [`Self::change_frame_page`].
    pub fn change_page(&self, page: &str, change: impl FnOnce(String) -> String) -> Result<()> {
        let path = self.dist().join(page).join("index.html");
        let page = fs::read_to_string(&path)?;
        let changed = change(page.clone());
        anyhow::ensure!(changed != page, "nothing was changed in {}", path.display());
        Ok(fs::write(path, changed)?)
    }

    /// Stops the collector as an operator would.
    ///
    /// # Errors
    /// If it does not end cleanly.
    pub fn stop_collector(&mut self) -> Result<()> {
        self.collector
            .take()
            .context("the collector is not running")?
            .stop()
    }

    /// Starts the collector on the same database and port as before.
    ///
    /// # Errors
    /// If it does not start.
    pub fn start_collector(&mut self) -> Result<()> {
        let folder = self.folder.path();
        let token = folder.join("operator-token");
        if !token.exists() {
            write_private(&token, TOKEN)?;
        }
        let mut command = Command::new(built::program("collector")?);
        command
            .args([
                "serve",
                "--listen",
                &format!("127.0.0.1:{}", self.ports.collector),
            ])
            .arg("--database")
            .arg(folder.join("collector.sqlite"))
            .args(["--key", &self.public_key()?.id().to_string()])
            .args([
                "--proof-bits",
                "16",
                "--allow-origin",
                &self.ports.site_origin(),
            ])
            .arg("--operator-token-file")
            .arg(&token);
        self.collector = Some(Server::start(&mut command, |line| {
            line.starts_with("listening on ")
        })?);
        Ok(())
    }

    /// The box as the operator downloads it.
    ///
    /// # Errors
    /// If the collector does not hand it over.
    pub fn download_box(&self) -> Result<Vec<u8>> {
        let key: KeyId = self.public_key()?.id();
        let address = format!("http://127.0.0.1:{}/v1/box?key={key}", self.ports.collector);
        let mut answer = ureq::get(&address)
            .header("Authorization", format!("Bearer {TOKEN}"))
            .call()?;
        Ok(answer
            .body_mut()
            .with_config()
            .limit(1 << 30)
            .read_to_vec()?)
    }

    /// Takes a response back with its code, as a person does; gives the status.
    ///
    /// # Errors
    /// If the collector does not answer.
    pub fn withdraw(&self, code: &str) -> Result<u16> {
        let address = format!("http://127.0.0.1:{}/v1/envelopes", self.ports.collector);
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into();
        let answer = agent.delete(&address).force_send_body().send(code)?;
        Ok(answer.status().as_u16())
    }

    /// Everything the collector keeps, as bytes on the disk.
    ///
    /// # Errors
    /// If the files cannot be read.
    pub fn stored_bytes(&self) -> Result<Vec<u8>> {
        let mut all = Vec::new();
        for entry in fs::read_dir(self.folder.path())? {
            let path = entry?.path();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if name.starts_with("collector.sqlite") {
                all.extend(fs::read(path)?);
            }
        }
        Ok(all)
    }

    /// The campaign's content, with its key.
    pub fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    /// The key to seal to.
    ///
    /// # Errors
    /// If the desk did not write it.
    pub fn public_key(&self) -> Result<PublicKey> {
        let path = self.content().join(format!("survey/keys/{WAVE}.toml"));
        let text = fs::read_to_string(path)?;
        survey::parse::key(&text).map_err(|found| anyhow::anyhow!("{found:?}"))
    }

    /// The file of the private key, locked.
    pub fn locked_key(&self) -> PathBuf {
        self.folder.path().join("private.age")
    }

    /// The file of its passphrase.
    pub fn passphrase_file(&self) -> PathBuf {
        self.folder.path().join("passphrase")
    }
}

impl Ports {
    fn site_origin(self) -> String {
        format!("http://127.0.0.1:{}", self.site)
    }

    /// An address of the relay's: what is there is as the test wants. For
    /// `WebKit` it is a page of the site's own: its driver says nothing more once
    /// it has gone back from another site.
    fn exit(self) -> String {
        match Engine::here() {
            Engine::WebKit => format!("{}/{LEFT}/", self.site_origin()),
            _ => format!("http://127.0.0.1:{}/{LEFT}", self.endpoint),
        }
    }
}

fn make_key(folder: &Path, content: &Path) -> Result<()> {
    let passphrase = folder.join("passphrase");
    write_private(&passphrase, PASSPHRASE)?;
    fs::create_dir_all(content.join("survey/keys"))?;
    let mut desk = Command::new(built::program("desk")?);
    desk.args(["key", "new", "--wave", WAVE, "--private"])
        .arg(folder.join("private.age"))
        .arg("--public")
        .arg(content.join(format!("survey/keys/{WAVE}.toml")))
        .arg("--passphrase-file")
        .arg(&passphrase);
    run(desk.get_program(), desk.get_args()).map(|_| ())
}

/// Changes one setting of the site.
fn set(content: &Path, name: &str, value: &str) -> Result<()> {
    let path = content.join("site.toml");
    let text = fs::read_to_string(&path)?;
    let begins = format!("{name} = ");
    let line = text.lines().find(|l| l.starts_with(&begins));
    let line = line.with_context(|| format!("content/site.toml has no line `{begins}…`"))?;
    let changed = text.replace(line, &format!("{begins}{value}"));
    fs::write(path, changed)?;
    Ok(())
}

fn build_site(folder: &Path, content: &Path, ports: Ports) -> Result<()> {
    let mut sitegen = Command::new(built::program("sitegen")?);
    sitegen
        .args(["build", "--content"])
        .arg(content)
        .arg("--out")
        .arg(folder.join("dist"))
        .arg("--widget")
        .arg(built::widget()?)
        .args([
            "--endpoint",
            &format!("http://127.0.0.1:{}", ports.endpoint),
        ])
        .args(["--base-url", &ports.site_origin()]);
    run(sitegen.get_program(), sitegen.get_args()).map(|_| ())
}

pub(crate) fn serve(folder: &Path, port: u16) -> Result<Server> {
    let mut sitegen = Command::new(built::program("sitegen")?);
    sitegen
        .args(["serve", "--dir"])
        .arg(folder)
        .args(["--listen", &format!("127.0.0.1:{port}")]);
    Server::start(&mut sitegen, |line| line.starts_with("listening on "))
}

/// A page of a pretend partner, which carries the survey with one line.
fn partner_page(folder: &Path, ports: Ports) -> Result<PathBuf> {
    let page = include_str!("../partner/index.html").replace("{campaign}", &ports.site_origin());
    let folder = folder.join("partner");
    fs::create_dir(&folder)?;
    fs::write(folder.join("index.html"), page)?;
    fs::write(folder.join("_headers"), "/*\n  Cache-Control: no-store\n")?;
    Ok(folder)
}
