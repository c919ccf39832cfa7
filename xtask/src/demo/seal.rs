//! Seals a sample as the widget does, with a proof of work for each envelope.

use super::Demo;
use super::sample::Sample;
use crate::files::write;
use crate::progress;
use anyhow::{Context, Result};
use rayon::prelude::*;
use std::fs;
use survey::envelope::{BODY_LEN, seal};
use survey::proof::{DEFAULT_BITS, find};
use survey::{PublicKey, Response, WithdrawalCode};

/// The bodies to send. They are kept until they have arrived: a run that was
/// interrupted sends the same again, which the collector stores once.
///
/// # Errors
/// If there is no sample, or a response is too long.
pub(super) fn sealed(demo: &Demo<'_>, sample: &Sample) -> Result<Vec<u8>> {
    let file = sample.envelopes();
    if file.is_file() {
        return fs::read(&file).with_context(|| format!("cannot read {}", file.display()));
    }
    let responses = sample.responses(demo)?;
    let what = format!("wave {}: seal them", sample.wave);
    let bodies = progress::counted(&what, "sealed", responses.len(), |done| {
        let bodies = responses.par_iter().map(|response| {
            let body = body(response, &sample.key);
            done.add();
            body
        });
        bodies.collect::<Result<Vec<_>>>()
    })?;
    let bodies = bodies.concat();
    debug_assert_eq!(bodies.len() % BODY_LEN, 0);
    write(&file, &bodies)?;
    Ok(bodies)
}

/// One body: the sealed envelope and its proof. The randomness is the
/// system's: only the sample is the same for the same seed.
fn body(response: &Response, key: &PublicKey) -> Result<Vec<u8>> {
    let mut rng = rand::rng();
    let code = WithdrawalCode::generate(&mut rng);
    let mut body = seal(response, key, code.tag(), &mut rng)?;
    let proof = find(&body, DEFAULT_BITS);
    body.extend_from_slice(&proof);
    Ok(body)
}
