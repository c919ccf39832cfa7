//! The endpoint: a mailbox of sealed envelopes.
//!
//! It checks an envelope's length, version, key and proof of work, stores it,
//! and answers 204 once it is on disk. It holds no private key and cannot read
//! what it keeps. It knows nothing of who sent it: no address, no time.
//!
//! ```text
//! POST   /v1/envelopes      an envelope and its proof      → 204
//! DELETE /v1/envelopes      a withdrawal code as the body  → 204
//! GET    /v1/health                                        → 200
//! GET    /v1/box?key=…      operator: the envelopes, back to back
//! GET    /v1/withdrawals    operator: the withdrawn tags, back to back
//! ```
//!
//! A request's way is the list of modules: [`serve`](serve()) takes the
//! connection, [`app`] routes it, `submit` checks it, the [`Writer`] commits it
//! to the [`Store`] together with whatever else waits. Refusals are typed where
//! they are made ([`StoreError`], [`NotWritten`]) and become a status and a body
//! in one place, [`Problem`].
//!
//! The router needs no socket:
//!
//! ```
//! # use std::time::Duration;
//! use collector::{Collector, Rules, app};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> anyhow::Result<()> {
//! # let folder = tempfile::tempdir()?;
//! # let database = folder.path().join("box.sqlite");
//! let rules = Rules {
//!     keys: vec!["0123456789abcdef".parse()?],
//!     proof_bits: 16,
//!     origins: vec!["https://survey.example.org".parse()?],
//!     read_timeout: Duration::from_secs(60),
//!     hourly_limit: None,
//!     address_header: None,
//!     operator: None,
//! };
//! let collector = Collector::open(&database, rules).await?;
//! let router = app(collector.clone());
//! # drop(router);
//! collector.close().await;
//! # Ok(())
//! # }
//! ```

mod app;
mod body;
pub mod cli;
mod counts;
mod export;
mod health;
mod log;
mod operator;
mod origin;
mod pages;
mod peer;
mod problem;
mod rate;
mod serve;
mod server;
mod signal;
mod state;
mod store;
mod submit;
mod token;
mod withdraw;
mod writer;

pub use app::app;
pub use origin::{NotAnOrigin, Origin};
pub use problem::Problem;
pub use server::{Limits, serve};
pub use state::{Collector, Rules};
pub use store::{Batch, Deposit, Filed, Outcome, Removed, Store, StoreError};
pub use token::OperatorToken;
pub use writer::{NotWritten, Writer};
