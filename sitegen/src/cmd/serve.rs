//! `sitegen serve`.

use anyhow::{Context, Result};
use clap::Args as ClapArgs;
use sitegen::serve::{Rules, app};
use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

/// What `serve` is told.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// A built site.
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub(super) dir: PathBuf,
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub(super) listen: SocketAddr,
}

/// Serves until it is stopped.
#[tokio::main(flavor = "current_thread")]
pub(crate) async fn run(args: &Args) -> Result<ExitCode> {
    let dir = args.dir.display();
    anyhow::ensure!(
        args.dir.is_dir(),
        "there is no built site at {dir}; run `sitegen build`"
    );
    let rules = match fs::read_to_string(args.dir.join("_headers")) {
        Ok(text) => Rules::parse(&text)?,
        Err(_) => anyhow::bail!("{dir} has no `_headers`, so it is not a built site"),
    };
    let listener = tokio::net::TcpListener::bind(args.listen)
        .await
        .with_context(|| format!("cannot listen on {}", args.listen))?;
    println!("listening on http://{}", listener.local_addr()?);
    println!("for previews only: give the folder to a real web server to publish it");
    axum::serve(listener, app(&args.dir, rules)).await?;
    Ok(ExitCode::SUCCESS)
}
