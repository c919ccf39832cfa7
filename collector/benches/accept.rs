//! Durable accepts per second, against what the database does by itself.
//!
//! Three ways to put the same number of envelopes on the same file system, each
//! synced as the collector syncs: plain inserts with a transaction each, plain
//! inserts with a transaction for every 64, and 64 clients on sockets who each
//! wait for their 204. What counts is the ratio. `cargo bench` runs it; run any
//! other way it does a little, to show that it still works.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use collector::{Collector, Limits, Rules, app, serve};
use rand::Rng as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};
use survey::envelope::{ENVELOPE_LEN, HEADER_LEN, VERSION};
use survey::{KeyId, proof};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinSet;

const CLIENTS: usize = 64;
const KEY: KeyId = KeyId([7; 8]);
/// Few, because finding a proof is the client's work and not measured; checking
/// one costs the collector the same however many bits it shows.
const PROOF_BITS: u8 = 8;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let in_earnest = std::env::args().any(|argument| argument == "--bench");
    let (rounds, count) = if in_earnest { (5, 4096) } else { (1, CLIENTS) };
    let messages: Arc<Vec<Vec<u8>>> = Arc::new((0..count).map(|_| message()).collect());
    let mut rates = [Vec::new(), Vec::new(), Vec::new()];
    for round in 1..=rounds {
        rates[0].push(insert(&messages, 1).await?);
        rates[1].push(insert(&messages, CLIENTS).await?);
        rates[2].push(send(&messages).await?);
        let [single, batch, sent] = rates.each_ref().map(|rates| rates[round - 1]);
        println!(
            "round {round}: one by one {single:.0}/s, by {CLIENTS} {batch:.0}/s, collector {sent:.0}/s"
        );
    }
    let [single, batch, sent] = rates.map(median);
    println!("collector / inserts one by one: {:.2}", sent / single);
    println!("collector / inserts by {CLIENTS}:    {:.2}", sent / batch);
    Ok(())
}

fn message() -> Vec<u8> {
    let mut envelope = vec![0; ENVELOPE_LEN];
    rand::rng().fill_bytes(&mut envelope);
    envelope[..4].copy_from_slice(&VERSION.to_le_bytes());
    envelope[4..12].copy_from_slice(&KEY.0);
    let proof = proof::find(&envelope, PROOF_BITS);
    [envelope.as_slice(), &proof].concat()
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}

fn rate(count: usize, time: Duration) -> f64 {
    count as f64 / time.as_secs_f64()
}

/// Plain inserts into the collector's own tables, `size` to a transaction.
async fn insert(messages: &[Vec<u8>], size: usize) -> anyhow::Result<f64> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let mut database = connect(&folder.path().join("box.sqlite")).await?;
    sqlx::migrate!().run(&mut database).await?;
    let start = Instant::now();
    for group in messages.chunks(size) {
        let mut transaction = database.begin().await?;
        for message in group {
            sqlx::query("INSERT INTO envelopes (tag, key_id, body) VALUES (?, ?, ?)")
                .bind(&message[12..HEADER_LEN])
                .bind(&message[4..12])
                .bind(&message[..ENVELOPE_LEN])
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
    }
    let time = start.elapsed();
    database.close().await?;
    Ok(rate(messages.len(), time))
}

async fn connect(path: &Path) -> sqlx::Result<SqliteConnection> {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "ON")
        .pragma("cache_size", "-12000")
        .disable_statement_logging()
        .connect()
        .await
}

/// The whole way: sockets, checks, group commit, answers.
async fn send(messages: &Arc<Vec<Vec<u8>>>) -> anyhow::Result<f64> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let rules = Rules {
        keys: vec![KEY],
        proof_bits: PROOF_BITS,
        origins: Vec::new(),
        read_timeout: Duration::from_secs(60),
        hourly_limit: None,
        address_header: None,
        operator: None,
    };
    let collector = Collector::open(&folder.path().join("box.sqlite"), rules).await?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let limits = Limits {
        connections: 2 * CLIENTS,
        read_timeout: Duration::from_secs(60),
    };
    let (stop, stopped) = oneshot::channel::<()>();
    let until = async move {
        // Ends as well when the sender is dropped.
        let _ = stopped.await;
    };
    let server = tokio::spawn(serve(listener, app(collector.clone()), limits, until));

    let start = Instant::now();
    let next = Arc::new(AtomicUsize::new(0));
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        clients.spawn(send_in_turn(
            address,
            Arc::clone(messages),
            Arc::clone(&next),
        ));
    }
    while let Some(client) = clients.join_next().await {
        client??;
    }
    let time = start.elapsed();
    drop(stop);
    server.await?;
    collector.close().await;
    Ok(rate(messages.len(), time))
}

/// One client on one connection, sending whichever message is next.
async fn send_in_turn(
    address: SocketAddr,
    messages: Arc<Vec<Vec<u8>>>,
    next: Arc<AtomicUsize>,
) -> anyhow::Result<()> {
    let mut stream = TcpStream::connect(address).await?;
    // Or each body would wait 40 ms for word that its head has arrived.
    stream.set_nodelay(true)?;
    let mut answer = [0; 1024];
    while let Some(message) = messages.get(next.fetch_add(1, Ordering::Relaxed)) {
        let head = format!(
            "POST /v1/envelopes HTTP/1.1\r\nHost: box\r\nContent-Length: {}\r\n\r\n",
            message.len()
        );
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(message).await?;
        let mut read = 0;
        while !answer[..read].ends_with(b"\r\n\r\n") {
            let more = stream.read(&mut answer[read..]).await?;
            anyhow::ensure!(more > 0, "the collector hung up");
            read += more;
        }
        anyhow::ensure!(answer.starts_with(b"HTTP/1.1 204"), "refused");
    }
    Ok(())
}
