//! The store in `SQLite`: one file, a write-ahead log, every commit synced.

use std::path::Path;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, SqlitePool};
use survey::{KeyId, Tag};

use super::{Batch, Deposit, Filed, Outcome, Removed, StoreError, file};

/// Connections that read, for health and for the operator's pages.
const READERS: u32 = 3;

/// What a connection keeps of the file in memory, in KB: a full batch, 256
/// envelopes of nine pages of 4 KB each and the pages above them, is about
/// 9,500. With less, half of a batch would be written twice.
const CACHE: &str = "-12000";

/// The database. Cheap to clone: clones share it.
#[derive(Clone, Debug)]
pub struct Store {
    /// Always the same one connection: with another, each would find its memory
    /// of the file out of date after the other's commit and read it again.
    writer: SqlitePool,
    readers: SqlitePool,
}

impl Store {
    /// Opens the database, making the file (readable by its owner alone) and
    /// the tables when they are not there.
    ///
    /// # Errors
    ///
    /// When the file cannot be made or opened, or is not a database of ours.
    pub async fn create_or_open(path: &Path) -> Result<Self, StoreError> {
        file::create_private(path).map_err(|source| StoreError::Create {
            path: path.to_owned(),
            source,
        })?;
        let store = Self::connect(path).await?;
        sqlx::migrate!().run(&store.writer).await?;
        Ok(store)
    }

    /// Opens a database that must be there already, and changes nothing in it.
    ///
    /// # Errors
    ///
    /// When there is no such file, or it has not our tables.
    pub async fn open_existing(path: &Path) -> Result<Self, StoreError> {
        let not_ours = |source| StoreError::NotOurs {
            path: path.to_owned(),
            source,
        };
        let store = Self::connect(path).await.map_err(not_ours)?;
        match store.answers().await {
            Ok(()) => Ok(store),
            Err(source) => Err(not_ours(source)),
        }
    }

    async fn connect(path: &Path) -> Result<Self, sqlx::Error> {
        Ok(Self {
            writer: connect(path, 1).await?,
            readers: connect(path, READERS).await?,
        })
    }

    /// Asks the tables a question, so that a full answer means a working
    /// database.
    ///
    /// # Errors
    ///
    /// When the database does not answer.
    pub async fn answers(&self) -> Result<(), sqlx::Error> {
        sqlx::query("SELECT (SELECT count(*) FROM (SELECT 1 FROM envelopes LIMIT 1)), (SELECT count(*) FROM (SELECT 1 FROM withdrawals LIMIT 1))")
            .fetch_one(&self.readers)
            .await
            .map(drop)
    }

    /// Files and removes a whole batch in one transaction. When this returns
    /// `Ok`, all of it is on disk; when it returns an error, none of it is.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn commit(&self, batch: &Batch) -> Result<Outcome, StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let mut outcome = Outcome::default();
        for deposit in &batch.deposits {
            outcome
                .filed
                .push(file_one(&mut transaction, deposit).await?);
        }
        for tag in &batch.withdrawals {
            outcome
                .removed
                .push(remove_one(&mut transaction, tag).await?);
        }
        transaction.commit().await?;
        Ok(outcome)
    }

    /// Moves the write-ahead log into the database and empties it, so that what
    /// was withdrawn is in neither. Says `false` when a reader was in the way:
    /// then it wants doing again.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn empty_log(&self) -> Result<bool, StoreError> {
        let (busy, _, _): (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)")
            .fetch_one(&self.writer)
            .await?;
        Ok(busy == 0)
    }

    /// Writes the file anew in the order of the tags.
    ///
    /// The tables hold no order of arrival, but the file does: an envelope is
    /// too long for one page, and pages are given out one after another. This
    /// undoes it. It needs free space of the file's own size.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn forget_order(&self) -> Result<(), StoreError> {
        sqlx::query("VACUUM").execute(&self.writer).await?;
        self.empty_log().await?;
        Ok(())
    }

    /// The next envelopes sealed to `key` after the tag `after`, at most
    /// `limit`, in ascending order of their tags.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn envelopes(
        &self,
        key: KeyId,
        after: Option<Tag>,
        limit: u32,
    ) -> Result<Vec<(Tag, Vec<u8>)>, StoreError> {
        let rows: Vec<(Vec<u8>, Vec<u8>)> = sqlx::query_as(
            "SELECT tag, body FROM envelopes WHERE key_id = ? AND tag > ? ORDER BY tag LIMIT ?",
        )
        .bind(key.0.as_slice())
        .bind(after_bytes(after.as_ref()))
        .bind(limit)
        .fetch_all(&self.readers)
        .await?;
        rows.into_iter()
            .map(|(tag, body)| Ok((read_tag(&tag)?, body)))
            .collect()
    }

    /// The next withdrawn tags after `after`, at most `limit`, in ascending
    /// order.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn withdrawals(
        &self,
        after: Option<Tag>,
        limit: u32,
    ) -> Result<Vec<Tag>, StoreError> {
        let rows: Vec<(Vec<u8>,)> =
            sqlx::query_as("SELECT tag FROM withdrawals WHERE tag > ? ORDER BY tag LIMIT ?")
                .bind(after_bytes(after.as_ref()))
                .bind(limit)
                .fetch_all(&self.readers)
                .await?;
        rows.iter().map(|(tag,)| read_tag(tag)).collect()
    }

    /// Closes every connection; what was committed stays committed.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

async fn connect(path: &Path, connections: u32) -> Result<SqlitePool, sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        // What is deleted is overwritten with zeros.
        .pragma("secure_delete", "ON")
        .pragma("cache_size", CACHE)
        .disable_statement_logging();
    SqlitePoolOptions::new()
        .max_connections(connections)
        .test_before_acquire(false)
        .connect_with(options)
        .await
}

async fn file_one(
    connection: &mut SqliteConnection,
    deposit: &Deposit,
) -> Result<Filed, sqlx::Error> {
    let inserted = sqlx::query(
        "INSERT INTO envelopes (tag, key_id, body) SELECT ?1, ?2, ?3 \
         WHERE NOT EXISTS (SELECT 1 FROM withdrawals WHERE tag = ?1) \
         ON CONFLICT (tag) DO NOTHING",
    )
    .bind(deposit.tag.0.as_slice())
    .bind(deposit.key_id.0.as_slice())
    .bind(deposit.envelope.as_slice())
    .execute(&mut *connection)
    .await?;
    if inserted.rows_affected() == 1 {
        return Ok(Filed::New);
    }
    let same: Option<(bool,)> = sqlx::query_as("SELECT body = ?2 FROM envelopes WHERE tag = ?1")
        .bind(deposit.tag.0.as_slice())
        .bind(deposit.envelope.as_slice())
        .fetch_optional(&mut *connection)
        .await?;
    Ok(match same {
        Some((true,)) => Filed::Repeat,
        Some((false,)) => Filed::Taken,
        None => Filed::Withdrawn,
    })
}

async fn remove_one(connection: &mut SqliteConnection, tag: &Tag) -> Result<Removed, sqlx::Error> {
    let removed = sqlx::query("DELETE FROM envelopes WHERE tag = ?")
        .bind(tag.0.as_slice())
        .execute(&mut *connection)
        .await?;
    if removed.rows_affected() == 1 {
        sqlx::query("INSERT INTO withdrawals (tag) VALUES (?)")
            .bind(tag.0.as_slice())
            .execute(&mut *connection)
            .await?;
        return Ok(Removed::Now);
    }
    let before: Option<(i64,)> = sqlx::query_as("SELECT 1 FROM withdrawals WHERE tag = ?")
        .bind(tag.0.as_slice())
        .fetch_optional(&mut *connection)
        .await?;
    Ok(match before {
        Some(_) => Removed::Before,
        None => Removed::Unknown,
    })
}

/// The empty blob sorts before every tag.
fn after_bytes(after: Option<&Tag>) -> &[u8] {
    after.map_or(&[], |tag| tag.0.as_slice())
}

fn read_tag(bytes: &[u8]) -> Result<Tag, StoreError> {
    bytes
        .try_into()
        .map(Tag)
        .map_err(|error| StoreError::Database(sqlx::Error::Decode(Box::new(error))))
}
