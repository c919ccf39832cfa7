//! `sitegen serve`: a preview that follows the content, or a built site as it is.

use super::site::on;
use anyhow::{Context, Result};
use clap::Args as ClapArgs;
use sitegen::Options;
use sitegen::serve::{News, Rules, app, preview};
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use survey::Date;

/// What `serve` is told.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The campaign's content, to follow as it changes; `content` if neither this nor
    /// `--dir` is given.
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    /// A built site, to be shown as it is; with `--content`, where the preview is built
    /// (if left out, in a folder that goes with it).
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// The built form, for a preview with the survey in it.
    #[arg(long, value_name = "DIR")]
    widget: Option<PathBuf>,
    /// The address that takes answers, in place of the one in site.toml.
    #[arg(long, value_name = "URL")]
    endpoint: Option<String>,
    /// Preview as on this day, in place of today.
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub(super) listen: SocketAddr,
}

/// Serves until it is stopped.
#[tokio::main(flavor = "current_thread")]
pub(crate) async fn run(args: &Args) -> Result<ExitCode> {
    match (&args.content, &args.dir) {
        (None, Some(dir)) => show(dir, args.listen).await?,
        (content, _) => {
            let content = content.clone().unwrap_or_else(|| "content".into());
            follow(content, args).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Shows a built site until it is stopped.
#[tokio::main(flavor = "current_thread")]
pub(super) async fn show_built(dir: &Path, listen: SocketAddr) -> Result<ExitCode> {
    show(dir, listen).await?;
    Ok(ExitCode::SUCCESS)
}

/// Shows a built site.
async fn show(dir: &Path, listen: SocketAddr) -> Result<()> {
    let shown = dir.display();
    anyhow::ensure!(
        dir.is_dir(),
        "there is no built site at {shown}; run `sitegen build`"
    );
    let rules = match fs::read_to_string(dir.join("_headers")) {
        Ok(text) => Rules::parse(&text)?,
        Err(_) => anyhow::bail!("{shown} has no `_headers`, so it is not a built site"),
    };
    let listener = tokio::net::TcpListener::bind(listen)
        .await
        .with_context(|| format!("cannot listen on {listen}"))?;
    println!("listening on http://{}", listener.local_addr()?);
    println!("for previews only: give the folder to a real web server to publish it");
    axum::serve(listener, app(dir, rules)).await?;
    Ok(())
}

/// Shows content as it changes.
async fn follow(content: PathBuf, args: &Args) -> Result<()> {
    anyhow::ensure!(
        content.is_dir(),
        "there is no content folder at {}",
        content.display()
    );
    let today = on(args.date);
    // Kept until the server ends.
    let mut _own = None;
    let out = match &args.dir {
        Some(dir) => dir.clone(),
        None => {
            let folder = tempfile::Builder::new()
                .prefix("sitegen-preview-")
                .tempdir()?;
            let out = folder.path().join("site");
            _own = Some(folder);
            out
        }
    };
    let options = Options {
        content,
        out,
        widget: args.widget.clone(),
        endpoint: args.endpoint.clone(),
        base_url: None,
        today,
        now: None,
        compress: false,
    };
    // The folder of the preview goes with it, also when it is stopped by its keys.
    tokio::select! {
        ended = preview(options, args.listen, tell) => ended,
        stopped = tokio::signal::ctrl_c() => Ok(stopped?),
    }
}

/// Says at the terminal what came of a build.
fn tell(news: &News) {
    if let Some(mistakes) = &news.mistakes {
        eprintln!("{mistakes}\n\nthe last good preview stays as it is");
        return;
    }
    for warning in &news.warnings {
        eprintln!("{warning}\n");
    }
    let files = match news.changed.len() {
        1 => "1 file".to_owned(),
        n => format!("{n} files"),
    };
    println!("{files} changed, {} ms", news.milliseconds);
}
