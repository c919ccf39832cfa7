//! What goes over the wire: a relay in front of the collector that keeps a
//! copy of every byte sent to it.

use anyhow::Result;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// One request, as it came over the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `POST`, `OPTIONS`, …
    pub method: String,
    /// The path asked for.
    pub path: String,
    /// The header lines, names in lower case, without the request line.
    pub headers: Vec<(String, String)>,
    /// How many bytes of body came.
    pub body: usize,
}

impl Request {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// What becomes of a connection, from its first byte on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It goes on to the collector.
    Relay,
    /// It is answered here with this status, as a busy host's own proxy does.
    Status(u16),
    /// It is answered here that the collector is busy for so many seconds.
    Busy(u32),
    /// It is held without an answer until another kind is chosen, and breaks then.
    Silence,
}

/// A relay that keeps what passes.
#[derive(Debug)]
pub struct Wire {
    seen: Arc<Mutex<Vec<Vec<u8>>>>,
    answer: watch::Sender<Answer>,
}

impl Wire {
    /// Relays connections on `from` to the port `to` of this machine. While
    /// nothing listens there, connections are closed at once, as a stopped
    /// collector's are.
    pub fn relay(from: TcpListener, to: u16) -> Self {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&seen);
        let (answer, answers) = watch::channel(Answer::Relay);
        tokio::spawn(async move {
            while let Ok((client, _)) = from.accept().await {
                let kept = Arc::clone(&kept);
                let mut answers = answers.clone();
                tokio::spawn(async move {
                    // Browsers open connections before they need them: what
                    // is chosen by the time that one is used counts.
                    if client.peek(&mut [0]).await.is_err() {
                        return;
                    }
                    let answer = *answers.borrow_and_update();
                    // A connection that breaks is the test's own doing.
                    let _ = match answer {
                        Answer::Relay => pass(client, to, &kept).await,
                        Answer::Status(status) => reply(client, status, "").await,
                        Answer::Busy(seconds) => {
                            let wait = format!(
                                "Retry-After: {seconds}\r\n\
                                 Access-Control-Expose-Headers: retry-after\r\n"
                            );
                            reply(client, 429, &wait).await
                        }
                        Answer::Silence => answers.changed().await.map_err(Into::into),
                    };
                });
            }
        });
        Self { seen, answer }
    }

    /// What becomes of connections from now on.
    pub fn answer(&self, answer: Answer) {
        self.answer.send_replace(answer);
    }

    /// The requests so far, in the order in which their connections came.
    pub fn requests(&self) -> Vec<Request> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.iter().flat_map(|bytes| requests(bytes)).collect()
    }
}

async fn pass(client: TcpStream, to: u16, kept: &Mutex<Vec<Vec<u8>>>) -> Result<()> {
    let server = TcpStream::connect(("127.0.0.1", to)).await?;
    let index = {
        let mut seen = kept.lock().unwrap_or_else(PoisonError::into_inner);
        seen.push(Vec::new());
        seen.len() - 1
    };
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let answers =
        tokio::spawn(async move { tokio::io::copy(&mut from_server, &mut to_client).await });
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = from_client.read(&mut buffer).await?;
        if read == 0 {
            break;
        }
        kept.lock().unwrap_or_else(PoisonError::into_inner)[index]
            .extend_from_slice(&buffer[..read]);
        to_server.write_all(&buffer[..read]).await?;
    }
    to_server.shutdown().await?;
    answers.await??;
    Ok(())
}

/// Reads one request to its end and answers it with a status and these header
/// lines.
async fn reply(mut client: TcpStream, status: u16, lines: &str) -> Result<()> {
    let mut bytes = Vec::new();
    let mut buffer = vec![0; 64 * 1024];
    while !is_whole(&bytes) {
        let read = client.read(&mut buffer).await?;
        if read == 0 {
            break;
        }
        bytes.extend_from_slice(&buffer[..read]);
    }
    let head = format!(
        "HTTP/1.1 {status} By the test\r\nAccess-Control-Allow-Origin: *\r\n{lines}\
         Content-Length: 0\r\nConnection: close\r\n\r\n"
    );
    client.write_all(head.as_bytes()).await?;
    client.shutdown().await?;
    Ok(())
}

/// Whether all of a request has come: its head, and as much as that announces.
pub(crate) fn is_whole(bytes: &[u8]) -> bool {
    let found = requests(bytes);
    let announced = found.first().map(|request| {
        let length = request.header("content-length");
        length.and_then(|l| l.parse().ok()).unwrap_or(0)
    });
    announced.is_some_and(|length: usize| found[0].body >= length)
}

/// The requests of one connection: heads, each followed by the body that its
/// `content-length` announces.
pub(crate) fn requests(mut bytes: &[u8]) -> Vec<Request> {
    let mut found = Vec::new();
    while let Some(end) = bytes.windows(4).position(|w| w == b"\r\n\r\n") {
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        bytes = &bytes[end + 4..];
        let mut lines = head.lines();
        let mut words = lines
            .next()
            .unwrap_or_default()
            .split(' ')
            .map(str::to_owned);
        let (method, path) = (
            words.next().unwrap_or_default(),
            words.next().unwrap_or_default(),
        );
        let headers: Vec<_> = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.trim().to_lowercase(), value.trim().to_owned()))
            .collect();
        let length = headers.iter().find(|(name, _)| name == "content-length");
        let length = length
            .and_then(|(_, value)| value.parse().ok())
            .unwrap_or(0);
        let body = bytes.len().min(length);
        bytes = &bytes[body..];
        found.push(Request {
            method,
            path,
            headers,
            body,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_chosen_when_a_connection_is_first_used_counts() -> Result<()> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let wire = Wire::relay(listener, 0);
        wire.answer(Answer::Status(503));
        let mut early = TcpStream::connect(address).await?;
        let mut late = TcpStream::connect(address).await?;
        assert_eq!(status(&mut late).await?, "HTTP/1.1 503");
        wire.answer(Answer::Status(204));
        assert_eq!(status(&mut early).await?, "HTTP/1.1 204");
        Ok(())
    }

    /// The beginning of what a request is answered with.
    async fn status(connection: &mut TcpStream) -> Result<String> {
        connection.write_all(b"GET / HTTP/1.1\r\n\r\n").await?;
        let mut answer = String::new();
        connection.read_to_string(&mut answer).await?;
        Ok(answer.chars().take(12).collect())
    }

    #[test]
    fn two_requests_on_one_connection_are_told_apart() {
        let bytes =
            b"POST /a HTTP/1.1\r\nContent-Length: 3\r\nOrigin: x\r\n\r\nabcGET /b HTTP/1.1\r\n\r\n";
        let found = requests(bytes);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].method.as_str(), found[0].body), ("POST", 3));
        assert_eq!(found[0].header("origin"), Some("x"));
        assert_eq!((found[1].path.as_str(), found[1].body), ("/b", 0));
    }
}
