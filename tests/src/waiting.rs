//! Waiting as a person does: looking again until something is to be seen.

use anyhow::{Result, bail};
use std::time::{Duration, Instant};

/// How long a person would wait.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a look may take.
const LOOK: Duration = Duration::from_secs(5);
/// How soon to look again.
const GLANCE: Duration = Duration::from_millis(20);

/// Looks again and again until `seen`. A look that fails is one at a page that
/// is just being changed.
///
/// # Errors
/// If it is not seen for as long as a person would wait.
pub async fn wait_for(seen: impl AsyncFn() -> Result<bool>) -> Result<()> {
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        // Some drivers never answer what they were asked between two pages.
        let look = tokio::time::timeout(LOOK, seen()).await;
        if matches!(look, Ok(Ok(true))) {
            return Ok(());
        }
        tokio::time::sleep(GLANCE).await;
    }
    bail!("waited for {} seconds", PATIENCE.as_secs())
}
