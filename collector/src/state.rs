//! What every request may use.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::{HeaderMap, HeaderName};
use survey::KeyId;
use tokio::task::JoinHandle;

use crate::counts::Counts;
use crate::origin::Origin;
use crate::peer::{Peer, address_to_count};
use crate::problem::Problem;
use crate::rate::Rate;
use crate::store::{Store, StoreError};
use crate::token::OperatorToken;
use crate::writer::Writer;

/// What this collector takes, from whom, and how patiently.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The keys it takes envelopes for.
    pub keys: Vec<KeyId>,
    /// Zero bits that a proof of work must show.
    pub proof_bits: u8,
    /// The origins whose pages may send from a browser and read the answer.
    pub origins: Vec<Origin>,
    /// How long one message may take to come.
    pub read_timeout: Duration,
    /// Messages that one address may send in an hour; `None` for no limit.
    pub hourly_limit: Option<u32>,
    /// The header in which a proxy in front gives the client's address.
    pub address_header: Option<HeaderName>,
    /// Without a token there are no operator's pages.
    pub operator: Option<OperatorToken>,
}

/// The running collector. Cheap to clone: clones share everything.
#[derive(Clone, Debug)]
pub struct Collector(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    rules: Rules,
    store: Store,
    writer: Writer,
    task: Mutex<Option<JoinHandle<()>>>,
    counts: Counts,
    rate: Rate,
}

impl Collector {
    /// Opens (or makes) the database and starts the writer.
    ///
    /// # Errors
    ///
    /// When the database cannot be opened.
    pub async fn open(database: &Path, rules: Rules) -> Result<Self, StoreError> {
        let store = Store::create_or_open(database).await?;
        let (writer, task) = Writer::start(store.clone());
        Ok(Self(Arc::new(Inner {
            rate: Rate::new(rules.hourly_limit),
            rules,
            store,
            writer,
            task: Mutex::new(Some(task)),
            counts: Counts::default(),
        })))
    }

    /// Commits what waits, then closes the database. Whatever is asked
    /// afterwards is answered 503.
    pub async fn close(&self) {
        self.0.writer.stop().await;
        let task = self
            .0
            .task
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(task) = task
            && task.await.is_err()
        {
            tracing::error!("the writer broke down");
        }
        self.0.store.close().await;
    }

    /// The counts since the last report in words, or `None` when nothing
    /// happened.
    #[must_use]
    pub fn report(&self) -> Option<String> {
        self.0.counts.take()
    }

    pub(crate) fn rules(&self) -> &Rules {
        &self.0.rules
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn writer(&self) -> &Writer {
        &self.0.writer
    }

    pub(crate) fn counts(&self) -> &Counts {
        &self.0.counts
    }

    /// Counts the request under its address and says whether it may pass.
    pub(crate) fn admit(&self, peer: Option<Peer>, headers: &HeaderMap) -> Result<(), Problem> {
        let forwarded = self.0.rules.address_header.as_ref();
        if self
            .0
            .rate
            .allows(address_to_count(peer, headers, forwarded))
        {
            Ok(())
        } else {
            Err(Problem::TooMany)
        }
    }
}
