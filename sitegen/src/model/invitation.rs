//! Whether the survey can be answered, and in which wave.

use crate::Options;
use sha2::{Digest, Sha256};
use survey::parse::Campaign;
use survey::{Date, PublicKey, Wave};

/// A wave that has its key.
#[derive(Debug, Clone)]
pub(crate) struct Invitation {
    /// The wave.
    pub(crate) wave: Wave,
    /// The key to seal to.
    pub(crate) key: PublicKey,
}

impl Invitation {
    /// The wave of the day, or else the last, if it has a key; on trial, with the
    /// key that opens nothing in the place of any other.
    pub(crate) fn find(survey: &Campaign, options: &Options) -> Option<Self> {
        let wave = wave_of(survey, options.today)?;
        let key = match options.trial {
            true => trial_key(),
            false => *survey.keys.get(&wave.id)?,
        };
        Some(Self {
            wave: wave.clone(),
            key,
        })
    }
}

/// A key for answers that nobody is to read. Any 32 bytes are a public key of X25519;
/// these are a hash, so that nobody can have the private half.
pub fn trial_key() -> PublicKey {
    let words = b"code of care: the key of a trial, to which there is no private half";
    PublicKey::from_bytes(Sha256::digest(words).into())
}

/// The wave whose dates hold this day, or else the last.
pub(crate) fn wave_of(survey: &Campaign, today: Date) -> Option<&Wave> {
    let open = |wave: &&Wave| wave.opens <= today && today <= wave.closes;
    survey.waves.iter().find(open).or(survey.waves.last())
}
