//! `collector serve`.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, Result};
use axum::http::HeaderName;
use clap::Args;
use survey::KeyId;
use survey::proof::DEFAULT_BITS;
use tokio::net::TcpListener;
use tokio::time::{Instant, interval_at};

use crate::app::app;
use crate::origin::Origin;
use crate::server::{Limits, serve};
use crate::signal::stop_signal;
use crate::state::{Collector, Rules};
use crate::token::OperatorToken;

/// Take envelopes until told to stop (SIGTERM or SIGINT).
#[derive(Args, Clone, Debug)]
pub(crate) struct ServeArgs {
    /// Address and port to listen on; port 0 takes a free one.
    ///
    /// The address really bound is printed on standard output.
    #[arg(long, env = "COLLECTOR_LISTEN", default_value = "127.0.0.1:8787")]
    pub(crate) listen: SocketAddr,
    /// The database file; made, readable by its owner alone, if it is not there.
    #[arg(long, env = "COLLECTOR_DATABASE", value_name = "FILE")]
    pub(crate) database: PathBuf,
    /// The id of a key to take envelopes for, 16 hexadecimal digits.
    ///
    /// May be given more than once; in the variable, with commas.
    #[arg(
        long = "key",
        env = "COLLECTOR_KEYS",
        value_name = "KEYID",
        value_delimiter = ',',
        required = true
    )]
    pub(crate) keys: Vec<KeyId>,
    /// Zero bits that a proof of work must show, as in the campaign's file.
    #[arg(long, env = "COLLECTOR_PROOF_BITS", value_name = "BITS", default_value_t = DEFAULT_BITS, value_parser = clap::value_parser!(u8).range(0..=32))]
    pub(crate) proof_bits: u8,
    /// An origin whose pages may send, such as `https://survey.example.org`.
    ///
    /// May be given more than once; in the variable, with commas.
    #[arg(
        long = "allow-origin",
        env = "COLLECTOR_ALLOW_ORIGINS",
        value_name = "ORIGIN",
        value_delimiter = ','
    )]
    pub(crate) origins: Vec<Origin>,
    /// A file with the operator's token; without it there are no operator's
    /// pages.
    #[arg(long, env = "COLLECTOR_OPERATOR_TOKEN_FILE", value_name = "FILE")]
    pub(crate) operator_token_file: Option<PathBuf>,
    /// How long the head of a request may take to come, and how long its body.
    #[arg(long, env = "COLLECTOR_READ_TIMEOUT", value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) read_timeout: u64,
    /// Connections at one time.
    #[arg(long, env = "COLLECTOR_MAX_CONNECTIONS", value_name = "COUNT", default_value_t = 1024, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) max_connections: u32,
    /// Requests that one address may make in an hour; 0 for no limit.
    #[arg(
        long,
        env = "COLLECTOR_HOURLY_LIMIT",
        value_name = "COUNT",
        default_value_t = 120
    )]
    pub(crate) hourly_limit: u32,
    /// The header in which the proxy in front gives the client's address.
    #[arg(long, env = "COLLECTOR_ADDRESS_HEADER", value_name = "NAME")]
    pub(crate) address_header: Option<HeaderName>,
    /// How often the log gets a line of counts.
    ///
    /// The default is a week: finer times could help to tell who sent what.
    #[arg(long, env = "COLLECTOR_REPORT_EVERY", value_name = "SECONDS", default_value_t = 7 * 24 * 3600, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) report_every: u64,
}

impl ServeArgs {
    fn rules(&self) -> Result<Rules> {
        let operator = self.operator_token_file.as_deref();
        Ok(Rules {
            keys: self.keys.clone(),
            proof_bits: self.proof_bits,
            origins: self.origins.clone(),
            read_timeout: Duration::from_secs(self.read_timeout),
            hourly_limit: (self.hourly_limit > 0).then_some(self.hourly_limit),
            address_header: self.address_header.clone(),
            operator: operator.map(OperatorToken::read).transpose()?,
        })
    }
}

/// Runs until a signal; returns when everything taken is committed.
///
/// # Errors
///
/// When the token file, the database or the address cannot be used.
pub(crate) async fn run(args: ServeArgs) -> Result<()> {
    let rules = args.rules()?;
    let stop = stop_signal().context("cannot listen for the signal to stop")?;
    let listener = TcpListener::bind(args.listen)
        .await
        .with_context(|| format!("cannot listen on {}", args.listen))?;
    let collector = Collector::open(&args.database, rules).await?;
    let bound = listener.local_addr()?;
    let mut out = std::io::stdout();
    writeln!(out, "listening on http://{bound}")?;
    out.flush()?;
    tracing::info!("started");

    let reporter = tokio::spawn(report(
        collector.clone(),
        Duration::from_secs(args.report_every),
    ));
    let limits = Limits {
        connections: args.max_connections as usize,
        read_timeout: Duration::from_secs(args.read_timeout),
    };
    serve(listener, app(collector.clone()), limits, stop).await;
    collector.close().await;
    reporter.abort();
    log_counts(&collector);
    tracing::info!("stopped");
    Ok(())
}

async fn report(collector: Collector, every: Duration) {
    let mut ticks = interval_at(Instant::now() + every, every);
    loop {
        ticks.tick().await;
        log_counts(&collector);
    }
}

fn log_counts(collector: &Collector) {
    if let Some(counts) = collector.report() {
        tracing::info!("{counts}");
    }
}
