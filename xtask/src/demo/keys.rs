//! The demonstration's keys, outside the repository as a campaign's would be.

use super::campaign::mistakes;
use super::state::State;
use crate::files::{Draft, make_folder, read, write};
use crate::run::Task;
use crate::workspace::{Workspace, cache};
use anyhow::{Context, Result};
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;
use survey::{PublicKey, Wave, WithdrawalCode};

/// The key pair of a wave.
#[derive(Debug)]
pub(super) struct WaveKey {
    /// The public half.
    pub(super) key: PublicKey,
    /// The file of the public half.
    pub(super) public: PathBuf,
    /// The file of the private half, locked.
    pub(super) private: PathBuf,
    /// The file of the passphrase.
    pub(super) passphrase: PathBuf,
}

/// The keys of these waves: those of the last run, and new ones for waves
/// without.
///
/// # Errors
/// If a key cannot be made or read.
pub(super) fn find_or_make(
    workspace: &Workspace,
    binaries: &Path,
    state: &State,
    waves: &[Wave],
) -> Result<Vec<WaveKey>> {
    let folder = folder(state)?;
    waves
        .iter()
        .map(|wave| {
            let own = folder.join(wave.id.as_str());
            if !own.is_dir() {
                make(workspace, binaries, wave, &own)?;
            }
            describe(&own)
        })
        .collect()
}

/// The folder of the keys. Its name is made up once and kept with the state.
fn folder(state: &State) -> Result<PathBuf> {
    let file = state.path("keys");
    let known = read(&file).ok().map(|text| PathBuf::from(text.trim()));
    if let Some(folder) = known.filter(|folder| folder.is_dir()) {
        return Ok(folder);
    }
    // Without the old keys the old answers cannot be opened.
    state.forget_answers()?;
    let name = random_text()[..5].to_lowercase();
    let folder = cache()?.join("demo-keys").join(name);
    make_folder(folder.parent().unwrap_or(&folder))?;
    fs::DirBuilder::new()
        .mode(0o700)
        .create(&folder)
        .with_context(|| format!("cannot make {}", folder.display()))?;
    write(&file, folder.display().to_string().as_bytes())?;
    Ok(folder)
}

fn make(workspace: &Workspace, binaries: &Path, wave: &Wave, place: &Path) -> Result<()> {
    let draft = Draft::of(place)?;
    let passphrase = draft.path().join("passphrase");
    write_private(&passphrase, &random_text())?;
    Task::new(
        format!("make the key of wave {}", wave.id),
        "desk-key",
        Command::new(binaries.join("desk")),
    )
    .args(["key", "new", "--wave", wave.id.as_str()])
    .args([
        "--private".as_ref(),
        draft.path().join("private.age").as_os_str(),
    ])
    .args([
        "--public".as_ref(),
        draft.path().join("public.toml").as_os_str(),
    ])
    .args(["--passphrase-file".as_ref(), passphrase.as_os_str()])
    .run(workspace)?;
    draft.finish()
}

fn describe(folder: &Path) -> Result<WaveKey> {
    let public = folder.join("public.toml");
    let key =
        survey::parse::key(&read(&public)?).map_err(|findings| mistakes(&public, &findings))?;
    Ok(WaveKey {
        key,
        public,
        private: folder.join("private.age"),
        passphrase: folder.join("passphrase"),
    })
}

/// Writes a line into a new file that only its owner may read.
///
/// # Errors
/// If the file is there already, or cannot be written.
pub(super) fn write_private(place: &Path, line: &str) -> Result<()> {
    let file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(place);
    file.and_then(|mut file| writeln!(file, "{line}"))
        .with_context(|| format!("cannot write {}", place.display()))
}

/// Letters and digits of 125 random bits.
pub(super) fn random_text() -> String {
    WithdrawalCode::generate(&mut rand::rng()).to_string()
}
