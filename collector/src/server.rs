//! Connections: how many, how patiently, and how they end.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use crate::peer::Peer;

/// The longest request line and headers, together. Browsers send about 1 KB.
const HEADERS: usize = 16 * 1024;

/// How long a stop waits for people who are still sending. Containers are
/// commonly killed ten seconds after they are asked to stop.
const GRACE: Duration = Duration::from_secs(8);

/// After a failed accept, which is nearly always too many open files.
const BREATH: Duration = Duration::from_millis(100);

/// How many, and how patiently.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at one time; more wait in the system's queue.
    pub connections: usize,
    /// How long a connection may take to send the head of a request.
    pub read_timeout: Duration,
}

/// Serves `app` until `stop`; then takes no more, lets those who are sending
/// finish, and returns.
///
/// This is not `axum::serve` because that waits for ever for a head that never
/// ends, and takes connections without limit.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    limits: Limits,
    stop: impl Future<Output = ()>,
) {
    let connections = GracefulShutdown::new();
    let seats = Arc::new(Semaphore::new(limits.connections));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.read_timeout)
        .max_header_size(HEADERS);
    let mut stop = pin!(stop);
    loop {
        let next = async {
            // The semaphore is never closed.
            let seat = Arc::clone(&seats).acquire_owned().await.ok();
            (seat, accept(&listener).await)
        };
        let (seat, (stream, peer)) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        let service = TowerToHyperService::new(app.clone().layer(Extension(peer)));
        let connection = connections.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // A client who breaks off is no news.
            let _ = connection.await;
            drop(seat);
        });
    }
    drop(listener);
    if timeout(GRACE, connections.shutdown()).await.is_err() {
        tracing::warn!("stopped before everybody had finished sending");
    }
}

async fn accept(listener: &TcpListener) -> (TcpStream, Peer) {
    loop {
        match listener.accept().await {
            Ok((stream, address)) => {
                // Answers are small and wait for nothing; without it they are
                // merely slower.
                let _ = stream.set_nodelay(true);
                return (stream, Peer(address.ip()));
            }
            Err(error) => {
                tracing::warn!("a connection could not be taken: {}", error.kind());
                sleep(BREATH).await;
            }
        }
    }
}
