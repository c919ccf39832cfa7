//! Whether the survey can be answered, and in which wave.

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
    /// The wave of the day, or else the last, if it has a key.
    pub(crate) fn find(survey: &Campaign, today: Date) -> Option<Self> {
        let wave = wave_of(survey, today)?;
        let key = survey.keys.get(&wave.id)?;
        Some(Self {
            wave: wave.clone(),
            key: *key,
        })
    }
}

/// The wave whose dates hold this day, or else the last.
pub(crate) fn wave_of(survey: &Campaign, today: Date) -> Option<&Wave> {
    let open = |wave: &&Wave| wave.opens <= today && today <= wave.closes;
    survey.waves.iter().find(open).or(survey.waves.last())
}
