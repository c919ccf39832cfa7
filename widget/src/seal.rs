//! What is sent: sealed once, kept for every retry, sealed anew only if an
//! answer changed.
//!
//! # Sent exactly once
//! The first try may have arrived although no reply came. So:
//!
//! - A retry sends the same bytes. The collector stores the same bytes once
//!   and says 204 each time.
//! - If an answer was changed in between, the envelope is new but the
//!   withdrawal code stays. Two envelopes with one tag cannot both be stored:
//!   if the first had arrived, the collector says 409. Then the first is taken
//!   back with the code, which also keeps a late copy of it out, and the new
//!   answers are sealed once more under a new code.
//! - Where it is not known whether a try arrived, the page of the failure shows
//!   the code, so that stopping there does not take away the way back.

use rand_core::CryptoRng;
use survey::envelope::{self, TooLong};
use survey::{Answers, PublicKey, Response, WithdrawalCode};

/// A sealed response with its withdrawal code.
pub struct Parcel {
    response: Response,
    envelope: Vec<u8>,
    body: Option<Vec<u8>>,
    code: WithdrawalCode,
}

impl Parcel {
    /// Seals a response; keeps what can be kept of an earlier parcel.
    ///
    /// # Errors
    /// Fails only if the response is too long, which validation rules out.
    pub fn seal(
        response: Response,
        key: &PublicKey,
        earlier: Option<Self>,
        rng: &mut impl CryptoRng,
    ) -> Result<Self, TooLong> {
        let code = match earlier {
            Some(same) if same.response == response => return Ok(same),
            Some(other) => other.code.clone(),
            None => WithdrawalCode::generate(rng),
        };
        Self::under(code, response, key, rng)
    }

    /// Seals the same response under a new code, after the old one was used.
    ///
    /// # Errors
    /// As [`Self::seal`].
    pub fn reseal(&self, key: &PublicKey, rng: &mut impl CryptoRng) -> Result<Self, TooLong> {
        let code = WithdrawalCode::generate(rng);
        Self::under(code, self.response.clone(), key, rng)
    }

    fn under(
        code: WithdrawalCode,
        response: Response,
        key: &PublicKey,
        rng: &mut impl CryptoRng,
    ) -> Result<Self, TooLong> {
        let envelope = envelope::seal(&response, key, code.tag(), rng)?;
        Ok(Self {
            response,
            envelope,
            body: None,
            code,
        })
    }

    /// The envelope, without a proof.
    pub fn envelope(&self) -> &[u8] {
        &self.envelope
    }

    /// The bytes to send; none until [`Self::prove`] was called.
    pub fn body(&self) -> Option<&[u8]> {
        self.body.as_deref()
    }

    /// Puts the proof of work behind the envelope.
    pub fn prove(&mut self, proof: [u8; survey::proof::PROOF_LEN]) {
        let mut body = self.envelope.clone();
        body.extend_from_slice(&proof);
        self.body = Some(body);
    }

    /// Forgets what was sent; the code stays.
    pub fn forget(&mut self) {
        self.response.answers = Answers::new();
        self.response.story = None;
    }

    /// The code that takes it back.
    pub fn code(&self) -> &WithdrawalCode {
        &self.code
    }
}
