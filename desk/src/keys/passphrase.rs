//! The passphrase that locks a private key.

use age::secrecy::SecretString;
use std::path::Path;
use std::{fs, io};
use zeroize::Zeroizing;

/// A passphrase below this many characters is accepted with a warning: four
/// or five words from a list are longer.
pub const MINIMUM: usize = 16;

/// A passphrase, never empty, wiped from memory when dropped.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

/// Why there is no passphrase.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PassphraseError {
    /// Nothing was typed, or the file is empty.
    #[error("the passphrase is empty; anyone with the file could then read every answer")]
    Empty,
    /// The second time was not the first.
    #[error("the two passphrases differ; nothing was written, start again")]
    Differ,
    /// The file cannot be read.
    #[error("the passphrase file `{path}` cannot be read")]
    File {
        /// The file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// There is no terminal to ask on.
    #[error("cannot ask for the passphrase on this terminal; use `--passphrase-file`")]
    Terminal(#[source] io::Error),
}

impl Passphrase {
    /// Takes a passphrase as it is.
    ///
    /// # Errors
    /// Refuses an empty one, and one of nothing but spaces.
    pub fn new(text: Zeroizing<String>) -> Result<Self, PassphraseError> {
        if text.trim().is_empty() {
            return Err(PassphraseError::Empty);
        }
        Ok(Self(text))
    }

    /// Reads a passphrase from a file, without the line break at its end.
    ///
    /// # Errors
    /// The file cannot be read, or holds nothing.
    pub fn from_file(path: &Path) -> Result<Self, PassphraseError> {
        let text = fs::read_to_string(path).map(Zeroizing::new);
        let text = text.map_err(|source| PassphraseError::File {
            path: path.display().to_string(),
            source,
        })?;
        let line = text.strip_suffix('\n').unwrap_or(&text);
        let line = line.strip_suffix('\r').unwrap_or(line);
        Self::new(Zeroizing::new(line.to_owned()))
    }

    /// Asks on the terminal for the passphrase of an existing key.
    ///
    /// # Errors
    /// There is no terminal, or nothing was typed.
    pub fn ask() -> Result<Self, PassphraseError> {
        prompt("Passphrase of the private key: ").and_then(Self::new)
    }

    /// Asks on the terminal for a new passphrase, twice.
    ///
    /// # Errors
    /// There is no terminal, nothing was typed, or the two differ.
    pub fn ask_new() -> Result<Self, PassphraseError> {
        let first = Self::new(prompt("New passphrase: ")?)?;
        let second = prompt("The same again: ")?;
        if *first.0 != *second {
            return Err(PassphraseError::Differ);
        }
        Ok(first)
    }

    /// Whether it is so short that it could be guessed.
    pub fn is_short(&self) -> bool {
        self.0.chars().count() < MINIMUM
    }

    pub(super) fn secret(&self) -> SecretString {
        SecretString::from(self.0.as_str().to_owned())
    }
}

fn prompt(text: &str) -> Result<Zeroizing<String>, PassphraseError> {
    rpassword::prompt_password(text)
        .map(Zeroizing::new)
        .map_err(PassphraseError::Terminal)
}
