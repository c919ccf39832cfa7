//! `sitegen approve`.

use super::site::on;
use anyhow::{Result, bail};
use clap::Args as ClapArgs;
use sitegen::Mistakes;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use survey::Date;

/// What `approve` is told.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The language that was read: `cy`.
    language: String,
    /// The texts, or the beginnings of their keys: `question.role`, `widget.send`.
    /// All of them if none is named.
    keys: Vec<String>,
    /// In what role they were approved: "translator, a health board". No name.
    #[arg(long, value_name = "ROLE")]
    by: String,
    /// The campaign's content.
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// When they were approved, in place of today.
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

/// Prints the approval, to be added to the language's review file. Writes
/// nothing itself.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    if args.by.trim().is_empty() {
        bail!("`--by` is empty: say in what role the words were approved");
    }
    let date = on(args.date);
    let translations = match sitegen::translations(&args.content) {
        Ok(translations) => translations,
        Err(error) => match error.downcast_ref::<Mistakes>() {
            Some(mistakes) => {
                eprintln!("{}", mistakes.render(std::io::stderr().is_terminal()));
                return Ok(ExitCode::FAILURE);
            }
            None => return Err(error),
        },
    };
    let mut all = translations.iter();
    let Some(translation) = all.find(|t| t.language.as_str() == args.language) else {
        let known: Vec<_> = translations.iter().map(|t| t.language.as_str()).collect();
        bail!(
            "the survey is not in `{}`; its languages are {}",
            args.language,
            known.join(", ")
        );
    };
    let texts = translation.select(&args.keys).map_err(anyhow::Error::msg)?;
    println!("\n[[approved]]");
    println!(
        "date = \"{date}\"\nby = {}\n",
        survey::parse::quoted(&args.by)
    );
    println!("[approved.words]");
    for text in texts {
        println!("\"{}\" = {}", text.key, text.source);
    }
    Ok(ExitCode::SUCCESS)
}
