//! Making a wave's key pair and writing both halves.

use super::{LockedKey, Passphrase};
use crate::files::{self, Readers};
use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;
use std::io;
use std::path::Path;
use survey::{PrivateKey, PublicKey, WaveId};

/// Why no key pair was written. Nothing is left behind.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MakeError {
    /// There is a file already.
    #[error(
        "`{0}` exists already and is never overwritten: a lost private key loses every answer \
         sealed to it; choose another name"
    )]
    Exists(String),
    /// The file system said no.
    #[error("cannot write `{path}`")]
    Write {
        /// The file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// What was written did not open again.
    #[error("the new private key did not open again; nothing was written")]
    Check,
}

/// Makes the key pair of a wave and writes both halves, or neither: the
/// private one locked and readable by its owner only, the public one as
/// [`public_file`] gives it. Before anything is written, the locked half is
/// opened again.
///
/// # Errors
/// One of the files exists or cannot be written.
///
/// # Panics
/// If the operating system gives no random numbers.
pub fn make(
    wave: &WaveId,
    passphrase: &Passphrase,
    private: &Path,
    public: &Path,
) -> Result<PublicKey, MakeError> {
    for path in [private, public] {
        if path.symlink_metadata().is_ok() {
            return Err(MakeError::Exists(path.display().to_string()));
        }
    }
    let key = PrivateKey::generate(&mut UnwrapErr(SysRng));
    let prepare = |path: &Path, text: &str, readers| {
        let ready = files::prepare(path, text.as_bytes(), readers);
        ready.map_err(|error| failed(path, error))
    };
    let text = public_file(wave, &key.public());
    let public_file = prepare(public, &text, Readers::Everybody)?;
    let locked = LockedKey::lock(&key, passphrase);
    let again = locked.unlock(passphrase).map_err(|_| MakeError::Check)?;
    if again.public() != key.public() {
        return Err(MakeError::Check);
    }
    let private_file = prepare(private, locked.as_text(), Readers::Owner)?;
    private_file
        .place(private)
        .map_err(|error| failed(private, error))?;
    public_file.place(public).map_err(|error| {
        // Nobody has the public half, so nothing can have been sealed to it.
        let _ = std::fs::remove_file(private);
        failed(public, error)
    })?;
    Ok(key.public())
}

fn failed(path: &Path, source: io::Error) -> MakeError {
    let path = path.display().to_string();
    if source.kind() == io::ErrorKind::AlreadyExists {
        return MakeError::Exists(path);
    }
    MakeError::Write { path, source }
}

/// The public half as a file of the content folder: `survey/keys/<wave>.toml`.
pub fn public_file(wave: &WaveId, key: &PublicKey) -> String {
    format!(
        "# The public key of wave {wave}, made by `desk key new`: answers are sealed to it.\n\
         # It opens nothing and may be shown to anyone. Its place is survey/keys/{wave}.toml.\n\
         # Fingerprint (SHA-256): {}\n\
         public_key = \"{key}\"\n\
         key_id = \"{}\"\n",
        key.fingerprint(),
        key.id(),
    )
}
