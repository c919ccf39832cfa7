//! `collector export`: the box file and the withdrawn tags, for the desk.

use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::Args;
use survey::KeyId;
use tempfile::NamedTempFile;

use crate::pages::{Pages, Selection};
use crate::store::Store;

/// Write the envelopes sealed to one key into a box file.
///
/// Works beside a running collector: each envelope committed before the start
/// and not withdrawn is in the box.
#[derive(Args, Clone, Debug)]
pub(crate) struct ExportArgs {
    /// The collector's database file.
    #[arg(long, env = "COLLECTOR_DATABASE", value_name = "FILE")]
    pub(crate) database: PathBuf,
    /// The id of the key, 16 hexadecimal digits.
    #[arg(long, value_name = "KEYID")]
    pub(crate) key: KeyId,
    /// The box file to write.
    #[arg(long, value_name = "BOX")]
    pub(crate) out: PathBuf,
    /// A file to write the withdrawn tags to, 32 bytes each, of all keys.
    #[arg(long, value_name = "FILE")]
    pub(crate) withdrawals: Option<PathBuf>,
    /// Overwrite the files if they are there.
    #[arg(long)]
    pub(crate) force: bool,
}

/// Writes the files and says how much went into each.
///
/// The tags are read after the envelopes, so somebody who withdraws in between
/// is in both and the desk leaves them out; nobody is in neither.
///
/// # Errors
///
/// When the database cannot be read or a file cannot be written; then no file
/// has changed.
pub(crate) async fn run(args: ExportArgs) -> Result<()> {
    let mut targets = vec![(args.out.as_path(), Selection::Box(args.key), "envelopes")];
    if let Some(path) = &args.withdrawals {
        targets.push((path, Selection::Withdrawals, "withdrawn tags"));
    }
    for (path, ..) in &targets {
        refuse_existing(path, args.force)?;
    }
    let store = Store::open_existing(&args.database).await?;
    let mut written = Vec::new();
    for (path, selection, what) in targets {
        let (file, count) = write_sibling(path, Pages::new(store.clone(), selection)).await?;
        written.push((file, path, count, what));
    }
    store.close().await;
    for (file, path, count, what) in written {
        put_in_place(file, path, args.force)?;
        println!("{count} {what} in {}", path.display());
    }
    Ok(())
}

fn refuse_existing(path: &Path, force: bool) -> Result<()> {
    if !force && path.exists() {
        bail!(
            "`{}` is there already: name another file, or say --force to overwrite it",
            path.display()
        );
    }
    Ok(())
}

/// Writes all pages to a temporary file in the same folder, on disk when this
/// returns; it vanishes unless it is put in place.
async fn write_sibling(path: &Path, mut pages: Pages) -> Result<(NamedTempFile, usize)> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let cannot = || format!("cannot write in the folder `{}`", folder.display());
    let mut file = BufWriter::new(NamedTempFile::new_in(folder).with_context(cannot)?);
    let mut count = 0;
    while let Some(page) = pages.next().await? {
        file.write_all(&page.bytes).with_context(cannot)?;
        count += page.count;
    }
    let file = file.into_inner().with_context(cannot)?;
    file.as_file().sync_all().with_context(cannot)?;
    Ok((file, count))
}

fn put_in_place(file: NamedTempFile, path: &Path, force: bool) -> Result<()> {
    let placed = if force {
        file.persist(path)
    } else {
        file.persist_noclobber(path)
    };
    placed.with_context(|| format!("cannot write `{}`", path.display()))?;
    Ok(())
}
