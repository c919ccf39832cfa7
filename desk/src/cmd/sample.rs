//! `desk sample`.

use crate::Content;
use crate::files::{self, Readers};
use crate::sample::{self, Line};
use anyhow::{Context, Result};
use std::path::PathBuf;
use survey::WaveId;

/// The arguments of `desk sample`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The campaign's content folder; its site.toml must say `sample = true`
    #[arg(long, value_name = "DIR")]
    pub content: PathBuf,
    /// The wave to answer
    #[arg(long)]
    pub wave: WaveId,
    /// The same seed gives the same answers
    #[arg(long)]
    pub seed: u64,
    /// How many responses; 1,500 to 2,500 show every case
    #[arg(long)]
    pub count: usize,
    /// The file to write, one response a line
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// Makes up answers.
///
/// # Errors
/// The campaign is a real one, or something cannot be read or written.
pub fn run(args: &Args) -> Result<()> {
    let content = Content::read(&args.content)?;
    let wave = content.wave(&args.wave)?;
    let responses = sample::generate(&content, wave, args.seed, args.count)?;
    let stories = responses.iter().filter(|r| r.story.is_some()).count();
    let mut text = String::new();
    for response in responses {
        text.push_str(&serde_json::to_string(&Line::of(response))?);
        text.push('\n');
    }
    files::prepare(&args.out, text.as_bytes(), Readers::Everybody)
        .and_then(|file| file.replace(&args.out))
        .with_context(|| format!("cannot write `{}`", args.out.display()))?;
    println!(
        "{} made-up responses, {stories} with an example story\n{}",
        args.count,
        args.out.display()
    );
    Ok(())
}
