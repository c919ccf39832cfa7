//! `sitegen serve`: a preview that follows the content, or a built site as it is.

use super::collector::{PROGRAM, Trial};
use super::progress::while_doing;
use super::said::counted;
use super::site::on;
use anyhow::{Context, Result};
use clap::Args as ClapArgs;
use sitegen::serve::{News, Rules, Terminal, app, preview};
use sitegen::{Early, Moment, Options};
use std::cell::RefCell;
use std::fs;
use std::net::{SocketAddr, TcpListener};
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
    /// Leave out drafts and what is to come, as `build` does.
    #[arg(long)]
    published: bool,
    /// Open the survey for a trial: start a collector on this machine, to which what is
    /// sent goes. Its program is looked for beside this one unless it is named.
    #[arg(long, value_name = "PROGRAM", num_args = 0..=1, default_missing_value = PROGRAM,
          requires = "widget", conflicts_with = "endpoint")]
    collector: Option<PathBuf>,
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
        .with_context(|| taken(listen))?;
    println!("listening on http://{}", listener.local_addr()?);
    println!("for previews only: give the folder to a real web server to publish it");
    axum::serve(listener, app(dir, rules)).await?;
    Ok(())
}

/// What is said if nobody can be answered at an address.
fn taken(listen: SocketAddr) -> String {
    format!(
        "cannot listen on {listen}; if another program, such as an earlier preview, does so already, \
         stop that one, or take a free port with `--listen {}:0`",
        listen.ip()
    )
}

/// Shows content as it changes.
async fn follow(content: PathBuf, args: &Args) -> Result<()> {
    anyhow::ensure!(
        content.is_dir(),
        "there is no content folder at {}: go to the folder that holds it, or name it by `--content`",
        content.display()
    );
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
    let listener = TcpListener::bind(args.listen).with_context(|| taken(args.listen))?;
    let trial = match &args.collector {
        Some(program) => Some(Trial::start(program, &origins(listener.local_addr()?))?),
        None => None,
    };
    let endpoint = trial.as_ref().map(|trial| trial.endpoint.clone());
    let options = Options {
        content,
        out,
        widget: args.widget.clone(),
        endpoint: endpoint.or_else(|| args.endpoint.clone()),
        base_url: None,
        today: on(args.date),
        now: args.date.is_none().then(Moment::now),
        compress: false,
        preview: !args.published,
        trial: trial.is_some(),
    };
    // The folder of the preview and the collector go with it, also when it is stopped.
    tokio::select! {
        ended = preview(options, listener, Screen::default()) => ended,
        stopped = stopped() => stopped,
    }
}

/// The origins under which a browser on this machine may open an address.
fn origins(address: SocketAddr) -> Vec<String> {
    let port = address.port();
    let names = [address.ip().to_string(), "localhost".to_owned()];
    let names = names.iter().map(|name| match name.contains(':') {
        true => format!("http://[{name}]:{port}"),
        false => format!("http://{name}:{port}"),
    });
    names.collect()
}

/// Waits until somebody stops the command, by its keys or as systems do.
async fn stopped() -> Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            stopped = tokio::signal::ctrl_c() => stopped?,
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await?;
    Ok(())
}

/// The terminal, and what it was told of last.
#[derive(Default)]
struct Screen {
    early: RefCell<Vec<Early>>,
}

impl Terminal for Screen {
    fn building<T>(&self, build: impl FnOnce() -> T) -> T {
        while_doing("building the preview", build)
    }

    fn tell(&self, news: &News) {
        if let Some(mistakes) = &news.mistakes {
            eprintln!("{mistakes}\n\nthe last good preview stays as it is");
            return;
        }
        for warning in &news.warnings {
            eprintln!("{warning}\n");
        }
        let before = self.early.replace(news.early.clone());
        for early in news.early.iter().filter(|early| !before.contains(early)) {
            let place = early.url.as_deref().unwrap_or("on every page");
            println!("only in this preview: {place} ({})", early.mark);
        }
        let files = counted(news.changed.len(), "file");
        println!("{files} changed, {} ms", news.milliseconds);
    }
}
