//! Sends envelopes to the collector over several connections at once.

use super::Demo;
use super::sample::Sample;
use crate::progress;
use anyhow::{Result, ensure};
use std::thread;
use std::time::Duration;
use survey::envelope::BODY_LEN;

/// How many senders there are: the collector writes to disk for all that are
/// waiting at once.
const SENDERS: usize = 32;
const PATIENCE: Duration = Duration::from_secs(60);

/// Sends every body; each must be stored.
///
/// # Errors
/// If one is refused, or the collector does not answer.
pub(super) fn post(demo: &Demo<'_>, sample: &Sample, bodies: &[u8]) -> Result<()> {
    let address = format!("{}/v1/envelopes", demo.ports.endpoint());
    let bodies: Vec<&[u8]> = bodies.chunks(BODY_LEN).collect();
    let share = bodies.len().div_ceil(SENDERS).max(1);
    let what = format!("wave {}: send them", sample.wave);
    progress::counted(&what, "stored", bodies.len(), |done| {
        thread::scope(|scope| {
            let senders: Vec<_> = bodies
                .chunks(share)
                .map(|share| scope.spawn(|| send(&address, share, || done.add())))
                .collect();
            senders
                .into_iter()
                .try_for_each(|sender| match sender.join() {
                    Ok(sent) => sent,
                    Err(panic) => std::panic::resume_unwind(panic),
                })
        })
    })
}

fn send(address: &str, bodies: &[&[u8]], sent: impl Fn()) -> Result<()> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(PATIENCE))
        .build()
        .into();
    for body in bodies {
        let mut answer = agent.post(address).send(*body)?;
        let status = answer.status().as_u16();
        // Read to the end in any case, so that the connection serves again.
        let why = answer.body_mut().read_to_string()?;
        ensure!(status == 204, "the collector answered {status}: {why}");
        sent();
    }
    Ok(())
}
