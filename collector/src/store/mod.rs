//! What is kept, and where.
//!
//! Nothing outside this folder knows a word of SQL: the rest of the collector
//! speaks of [`Deposit`]s, [`Filed`] and [`Removed`]. Another kind of database
//! is another file beside `sqlite.rs` with the same methods on [`Store`].

mod file;
mod sqlite;

pub use sqlite::Store;

use std::path::PathBuf;

use survey::{KeyId, Tag};

/// A checked envelope, ready to be stored.
#[derive(Clone, Debug)]
pub struct Deposit {
    /// The envelope's withdrawal tag, its name in the store.
    pub tag: Tag,
    /// The key that it is sealed to.
    pub key_id: KeyId,
    /// All [`survey::envelope::ENVELOPE_LEN`] bytes, without the proof.
    pub envelope: Vec<u8>,
}

/// What became of a deposit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filed {
    /// It was stored.
    New,
    /// The identical envelope was there already; nothing was stored.
    Repeat,
    /// A different envelope has this tag; nothing was stored.
    Taken,
    /// The tag was withdrawn; nothing was stored.
    Withdrawn,
}

/// What became of a withdrawal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removed {
    /// The envelope was removed.
    Now,
    /// It had been removed before.
    Before,
    /// No envelope has, or had, this tag.
    Unknown,
}

/// Everything that goes into one transaction.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// Filed first.
    pub deposits: Vec<Deposit>,
    /// Removed after the deposits are filed, so that a repeat which comes
    /// together with its own withdrawal does not survive it.
    pub withdrawals: Vec<Tag>,
}

/// What became of a [`Batch`], item by item in the batch's own order.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// One for each deposit.
    pub filed: Vec<Filed>,
    /// One for each withdrawal.
    pub removed: Vec<Removed>,
}

/// Why the store could not do as asked. The words are for the operator; none
/// of them reaches a client.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The database file could not be made.
    #[error("cannot create the database file `{}`", path.display())]
    Create {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is missing, or is not ours.
    #[error("`{}` is not a collector's database: check the path", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// What the database said.
        source: sqlx::Error,
    },
    /// The tables could not be brought up to date.
    #[error("the database's tables could not be brought up to date")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
}
