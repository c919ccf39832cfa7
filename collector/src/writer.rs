//! The one task that writes.
//!
//! Whatever waits when the last commit is done goes into the next transaction
//! together: one sync of the disk answers many people, and nobody waits for
//! company.

use std::time::Duration;

use survey::Tag;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep_until};

use crate::store::{Batch, Deposit, Filed, Removed, Store};

/// Orders that may wait, about 17 MB of envelopes. Beyond that a client is told
/// to come back, which costs less than a queue that nobody outwaits.
const QUEUE: usize = 512;

/// Orders in one transaction.
const BATCH: usize = 256;

/// How long to leave a reader that kept the log from being emptied.
const LOG_RETRY: Duration = Duration::from_secs(30);

/// How long the file may show in what order envelopes came: one week, the
/// finest time that anything here may tell.
const ORDER_KEPT: Duration = Duration::from_secs(7 * 24 * 3600);

/// The writer took no order: the queue is full, the writer has stopped, or the
/// database failed. Nothing was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nothing was stored")]
pub struct NotWritten;

type Reply<T> = oneshot::Sender<Result<T, NotWritten>>;

enum Order {
    File(Deposit, Reply<Filed>),
    Remove(Tag, Reply<Removed>),
    Stop,
}

/// The way to the writing task. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Writer {
    orders: mpsc::Sender<Order>,
}

impl Writer {
    /// Starts the task on `store`.
    #[must_use]
    pub fn start(store: Store) -> (Self, JoinHandle<()>) {
        let (orders, queue) = mpsc::channel(QUEUE);
        let task = tokio::spawn(Task::new(store, queue).run());
        (Self { orders }, task)
    }

    /// Files an envelope. `Ok` means that the answer is on disk.
    ///
    /// # Errors
    ///
    /// [`NotWritten`]; the client may send the same again.
    pub async fn file(&self, deposit: Deposit) -> Result<Filed, NotWritten> {
        self.ask(|reply| Order::File(deposit, reply)).await
    }

    /// Removes an envelope. `Ok` means that the removal is on disk.
    ///
    /// # Errors
    ///
    /// [`NotWritten`]; the client may send the same again.
    pub async fn remove(&self, tag: Tag) -> Result<Removed, NotWritten> {
        self.ask(|reply| Order::Remove(tag, reply)).await
    }

    /// Asks the task to finish what waits and end; later orders are refused.
    pub async fn stop(&self) {
        // A task that is gone already needs no telling.
        let _ = self.orders.send(Order::Stop).await;
    }

    async fn ask<T>(&self, order: impl FnOnce(Reply<T>) -> Order) -> Result<T, NotWritten> {
        let (reply, answer) = oneshot::channel();
        self.orders.try_send(order(reply)).map_err(|_| NotWritten)?;
        answer.await.unwrap_or(Err(NotWritten))
    }
}

struct Task {
    store: Store,
    queue: mpsc::Receiver<Order>,
    log_due: Option<Instant>,
    order_due: Instant,
    stopping: bool,
}

impl Task {
    fn new(store: Store, queue: mpsc::Receiver<Order>) -> Self {
        let now = Instant::now();
        Self {
            store,
            queue,
            log_due: Some(now),
            order_due: now,
            stopping: false,
        }
    }

    async fn run(mut self) {
        // Before anything else: an earlier process may have been killed before
        // it came to them.
        self.do_chores().await;
        while !self.stopping {
            let chore = self.log_due.unwrap_or(self.order_due).min(self.order_due);
            let order = tokio::select! {
                // A queue that is never empty must not put chores off for ever.
                biased;
                () = sleep_until(chore) => {
                    self.do_chores().await;
                    continue;
                }
                order = self.queue.recv() => order,
            };
            match order {
                Some(order) => self.write_with_waiting(order).await,
                None => break,
            }
        }
    }

    async fn write_with_waiting(&mut self, first: Order) {
        let mut orders = Vec::new();
        let mut next = Some(first);
        while let Some(order) = next {
            match order {
                // Orders that came before the stop are answered; the queue is
                // closed to those after it.
                Order::Stop => {
                    self.stopping = true;
                    self.queue.close();
                }
                order => orders.push(order),
            }
            next = if orders.len() < BATCH {
                self.queue.try_recv().ok()
            } else {
                None
            };
        }
        Pending::sort(orders)
            .write(&self.store, &mut self.log_due)
            .await;
    }

    async fn do_chores(&mut self) {
        let now = Instant::now();
        if self.order_due <= now {
            self.order_due = now + ORDER_KEPT;
            if let Err(error) = self.store.forget_order().await {
                tracing::warn!("the database file could not be put in order: {error}");
            }
        }
        if self.log_due.is_some_and(|due| due <= now) {
            self.log_due = empty_log(&self.store).await;
        }
    }
}

/// One transaction's orders, with the people who wait for them.
#[derive(Default)]
struct Pending {
    batch: Batch,
    file_replies: Vec<Reply<Filed>>,
    remove_replies: Vec<Reply<Removed>>,
}

impl Pending {
    /// Puts the orders in order of their tags, so that within a batch the order
    /// in which they came is gone before anything is written.
    fn sort(orders: Vec<Order>) -> Self {
        let mut deposits = Vec::new();
        let mut pending = Self::default();
        for order in orders {
            match order {
                Order::File(deposit, reply) => deposits.push((deposit, reply)),
                Order::Remove(tag, reply) => {
                    pending.batch.withdrawals.push(tag);
                    pending.remove_replies.push(reply);
                }
                Order::Stop => {}
            }
        }
        deposits.sort_by_key(|(deposit, _)| deposit.tag.0);
        (pending.batch.deposits, pending.file_replies) = deposits.into_iter().unzip();
        pending
    }

    async fn write(self, store: &Store, log_due: &mut Option<Instant>) {
        if self.batch.deposits.is_empty() && self.batch.withdrawals.is_empty() {
            return;
        }
        match store.commit(&self.batch).await {
            Ok(outcome) => {
                if outcome.removed.contains(&Removed::Now) {
                    *log_due = empty_log(store).await;
                }
                answer(self.file_replies, outcome.filed.into_iter().map(Ok));
                answer(self.remove_replies, outcome.removed.into_iter().map(Ok));
            }
            Err(error) => {
                tracing::error!("a batch was refused and nothing of it stored: {error}");
                answer(self.file_replies, std::iter::repeat(Err(NotWritten)));
                answer(self.remove_replies, std::iter::repeat(Err(NotWritten)));
            }
        }
    }
}

/// A client who has gone is no reason to stop: what it sent is stored, and its
/// repeat will be told so.
fn answer<T>(replies: Vec<Reply<T>>, answers: impl Iterator<Item = Result<T, NotWritten>>) {
    for (reply, answer) in replies.into_iter().zip(answers) {
        let _ = reply.send(answer);
    }
}

/// Empties the log, and says when to try again if that failed.
async fn empty_log(store: &Store) -> Option<Instant> {
    match store.empty_log().await {
        Ok(true) => None,
        Ok(false) => Some(Instant::now() + LOG_RETRY),
        Err(error) => {
            tracing::warn!("the database's log could not be emptied: {error}");
            Some(Instant::now() + LOG_RETRY)
        }
    }
}
