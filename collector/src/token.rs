//! The operator's token.

use std::fmt;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

/// The secret that opens the operator's pages. Only its SHA-256 is kept, and
/// only hashes are compared: how long that takes tells nothing of the token.
#[derive(Clone)]
pub struct OperatorToken([u8; 32]);

impl OperatorToken {
    /// A token from its text; space around it does not count.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(Sha256::digest(text.trim()).into())
    }

    /// Reads a token from a file that only its owner and group may read.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, is readable by everybody, or is empty.
    pub fn read(path: &Path) -> Result<Self> {
        let name = path.display();
        let mut file = File::open(path)
            .with_context(|| format!("cannot open the operator's token file `{name}`"))?;
        check_private(&file.metadata()?)
            .with_context(|| format!("the operator's token file `{name}` is not safe"))?;
        let mut text = String::new();
        file.read_to_string(&mut text)
            .with_context(|| format!("cannot read the operator's token file `{name}`"))?;
        if text.trim().is_empty() {
            bail!(
                "the operator's token file `{name}` is empty: write a long random word in it, \
                 such as the output of `openssl rand -hex 32`"
            );
        }
        Ok(Self::new(&text))
    }

    /// Is this the token?
    pub(crate) fn is(&self, text: &str) -> bool {
        self.0 == Self::new(text).0
    }
}

impl fmt::Debug for OperatorToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("OperatorToken")
    }
}

#[cfg(unix)]
fn check_private(metadata: &fs::Metadata) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = metadata.permissions().mode() & 0o777;
    if mode & 0o007 != 0 {
        bail!("everybody on this machine may use it (mode {mode:03o}): run `chmod 600` on it");
    }
    Ok(())
}

#[cfg(not(unix))]
fn check_private(_metadata: &fs::Metadata) -> Result<()> {
    Ok(())
}
