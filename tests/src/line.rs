//! The line to the campaign's site, as bad as a test wants it, in any browser.

use crate::chain::Chain;
use crate::wire::requests;
use anyhow::{Context, Result};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What becomes of that which a page loads; the page itself always comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Load {
    /// It comes.
    Comes,
    /// It is on its way until something else is chosen.
    Waits,
    /// The connection breaks.
    Breaks,
}

/// A relay in front of the site.
#[derive(Debug)]
pub struct Line {
    origin: String,
    load: watch::Sender<Load>,
}

impl Line {
    /// Lays a line to the campaign's site.
    ///
    /// # Errors
    /// If no port is free.
    pub async fn to(chain: &Chain, load: Load) -> Result<Self> {
        let site = chain.site_address("");
        let site = site.rsplit('/').next().context("no site")?.to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let (load, loads) = watch::channel(load);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (site, loads) = (site.clone(), loads.clone());
                tokio::spawn(async move {
                    // A connection that breaks is the test's own doing.
                    let _ = pass(client, &site, loads).await;
                });
            }
        });
        Ok(Self { origin, load })
    }

    /// A page of the site, by this line.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// What becomes from now on of that which pages load.
    pub fn set(&self, load: Load) {
        self.load.send_replace(load);
    }
}

async fn pass(mut client: TcpStream, site: &str, mut loads: watch::Receiver<Load>) -> Result<()> {
    let mut head = Vec::new();
    let mut buffer = [0; 4096];
    let request = loop {
        if let Some(request) = requests(&head).pop() {
            break request;
        }
        let read = client.read(&mut buffer).await?;
        anyhow::ensure!(read > 0, "the browser hangs up");
        head.extend_from_slice(&buffer[..read]);
    };
    if request.path.starts_with("/assets/") {
        let load = *loads.wait_for(|load| *load != Load::Waits).await?;
        anyhow::ensure!(load == Load::Comes, "the line breaks");
    }
    let mut server = TcpStream::connect(site).await?;
    // One request on each connection: the next may have to wait.
    let mut asked = format!("GET {} HTTP/1.1\r\nconnection: close\r\n", request.path);
    for (name, value) in request.headers.iter().filter(|(n, _)| n != "connection") {
        asked.push_str(&[name, ": ", value, "\r\n"].concat());
    }
    asked.push_str("\r\n");
    server.write_all(asked.as_bytes()).await?;
    copy(&mut server, &mut client).await?;
    Ok(client.shutdown().await?)
}
