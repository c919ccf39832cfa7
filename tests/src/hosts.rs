//! Pages of other people: a small server that says what a test tells it to,
//! with the headers that it tells it to, and keeps what it was asked for.

use crate::wire::is_whole;
use anyhow::Result;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A server of pages on another site than the campaign's.
#[derive(Debug)]
pub struct Hosts {
    port: u16,
    known: Arc<Mutex<Known>>,
}

#[derive(Debug, Default)]
struct Known {
    pages: HashMap<String, String>,
    asked: Vec<String>,
}

impl Hosts {
    /// Starts a server without pages.
    ///
    /// # Errors
    /// If no port is free.
    pub async fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let known = Arc::new(Mutex::new(Known::default()));
        let shared = Arc::clone(&known);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let shared = Arc::clone(&shared);
                tokio::spawn(async move {
                    // A connection that breaks is the browser's own doing.
                    let _ = answer(client, &shared).await;
                });
            }
        });
        Ok(Self { port, known })
    }

    /// The site's origin.
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// Puts a page at a path, with these header lines; gives its address.
    pub fn page(&self, path: &str, headers: &[&str], html: &str) -> String {
        self.file(path, "text/html; charset=utf-8", headers, html)
    }

    /// Puts a style sheet at a path.
    pub fn style(&self, path: &str, css: &str) {
        self.file(path, "text/css", &[], css);
    }

    /// Puts a picture at a path.
    pub fn picture(&self, path: &str, svg: &str) {
        self.file(path, "image/svg+xml", &[], svg);
    }

    fn file(&self, path: &str, kind: &str, headers: &[&str], body: &str) -> String {
        let more: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
        let reply = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{more}Connection: close\r\n\r\n{body}",
            body.len()
        );
        let mut known = self.known();
        known.pages.insert(path.to_owned(), reply);
        format!("{}{path}", self.origin())
    }

    /// An address that answers that there is nothing to go to, so that whoever
    /// goes there stays.
    pub fn nowhere(&self) -> String {
        let reply = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
        let mut known = self.known();
        known.pages.insert("/nowhere".to_owned(), reply.to_owned());
        format!("{}/nowhere", self.origin())
    }

    /// How often a path was asked for.
    pub fn asked(&self, path: &str) -> usize {
        let known = self.known();
        known.asked.iter().filter(|asked| *asked == path).count()
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn answer(mut client: TcpStream, known: &Mutex<Known>) -> Result<()> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    while !is_whole(&bytes) {
        let read = client.read(&mut buffer).await?;
        if read == 0 {
            return Ok(());
        }
        bytes.extend_from_slice(&buffer[..read]);
    }
    let request = String::from_utf8_lossy(&bytes).into_owned();
    let path = request.split(' ').nth(1).unwrap_or_default();
    let path = path.split('?').next().unwrap_or_default().to_owned();
    let reply = {
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        // Browsers ask for a site's icon by themselves, and report that the page's
        // policy forbids it.
        if !request.contains("/favicon.ico") {
            known.asked.push(path.clone());
        }
        known.pages.get(&path).cloned()
    };
    let missing = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    client
        .write_all(reply.as_deref().unwrap_or(missing).as_bytes())
        .await?;
    Ok(client.shutdown().await?)
}
