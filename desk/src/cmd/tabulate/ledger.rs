//! The ledgers that a release is made after: read, and checked to belong.

use super::Args;
use crate::Content;
use crate::cmd::lies_within;
use crate::tabulate::{LEDGER_FORMAT, Ledger, OLDEST_LEDGER_FORMAT};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use survey::Wave;
use survey::results::Results;

/// The ledger of the release before; `None` for the first release of a wave.
pub(super) fn previous(args: &Args, content: &Content, wave: &Wave) -> Result<Option<Ledger>> {
    let published = published(&args.out)?;
    let Some(ledger) = read(&args.ledger)? else {
        if let Some(published) = published {
            bail!(
                "`{}` holds release {} of wave `{}`, but there is no ledger `{}`. Without the \
                 counts behind the last release, a new one could show what single people said. \
                 Give the ledger that was made with it",
                args.out.display(),
                published.release,
                published.wave.id,
                args.ledger.display(),
            );
        }
        return Ok(None);
    };
    let name = args.ledger.display();
    check_survey(&ledger, &args.ledger, content)?;
    if ledger.wave != wave.id {
        bail!(
            "`{name}` is the ledger of wave `{}`, not of `{}`",
            ledger.wave,
            wave.id
        );
    }
    if ledger.is_of_another_definition(&content.definition) {
        bail!(
            "`{name}` was made when other questions, or other versions of them, were scored; a \
             wave keeps its questions from its first release to its last"
        );
    }
    match published {
        Some(published) if published.wave.id != wave.id => bail!(
            "`{}` holds wave `{}`; write wave `{}` to a file of its own",
            args.out.display(),
            published.wave.id,
            wave.id,
        ),
        Some(published) if published.release != ledger.release => bail!(
            "`{}` is release {}, but `{name}` was kept with release {}; give the two that belong \
             together",
            args.out.display(),
            published.release,
            ledger.release,
        ),
        _ => Ok(Some(ledger)),
    }
}

/// The ledger of an earlier wave.
pub(super) fn earlier(path: &Path, content: &Content, wave: &Wave) -> Result<Ledger> {
    let name = path.display();
    let Some(ledger) = read(path)? else {
        bail!("cannot read `{name}`: there is no such file");
    };
    check_survey(&ledger, path, content)?;
    let then = content
        .wave(&ledger.wave)
        .with_context(|| format!("`{name}` is the ledger of another wave"))?;
    if then.closes >= wave.opens {
        bail!(
            "`{name}` is the ledger of wave `{}`, which is not before wave `{}`",
            then.id,
            wave.id,
        );
    }
    Ok(ledger)
}

fn read(path: &Path) -> Result<Option<Ledger>> {
    let name = path.display();
    let text = match fs::read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        read => read.with_context(|| format!("cannot read `{name}`"))?,
    };
    let ledger: Ledger = serde_json::from_str(&text)
        .with_context(|| format!("`{name}` is not a ledger of this desk"))?;
    if !(OLDEST_LEDGER_FORMAT..=LEDGER_FORMAT).contains(&ledger.format) {
        bail!(
            "`{name}` has format {}; this desk reads format {LEDGER_FORMAT}",
            ledger.format
        );
    }
    Ok(Some(ledger))
}

fn check_survey(ledger: &Ledger, path: &Path, content: &Content) -> Result<()> {
    if ledger.survey != content.definition.id {
        bail!(
            "`{}` is the ledger of survey `{}`, not of `{}`",
            path.display(),
            ledger.survey,
            content.definition.id,
        );
    }
    Ok(())
}

fn published(path: &Path) -> Result<Option<Results>> {
    let name = path.display();
    match fs::read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        read => {
            let text = read.with_context(|| format!("cannot read `{name}`"))?;
            let results = serde_json::from_str(&text).with_context(|| {
                format!("`{name}` is not a results file of this desk; it will not be overwritten")
            })?;
            Ok(Some(results))
        }
    }
}

/// A ledger must not lie in the folder that the site is made of.
pub(super) fn refuse_public_place(ledger: &Path, content: &Path) -> Result<()> {
    if lies_within(ledger, content)? {
        bail!(
            "the ledger `{}` would lie in the content folder, which the site is made of; keep it \
             with the opened answers",
            ledger.display(),
        );
    }
    Ok(())
}
