//! `waves.toml`, `publication.toml` and the public key of a wave.

use super::{Finding, Findings, Located, locate::At, toml};
use crate::results::Settings;
use crate::{PublicKey, Wave};
use serde::Deserialize;

/// Reads the waves, in the order of the file.
///
/// # Errors
/// Unknown or missing keys, an id that occurs twice, a wave that closes before
/// it opens.
pub fn waves(source: &str) -> Result<Vec<Wave>, Vec<Finding>> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        wave: Vec<Wave>,
    }
    let file: File = toml(source)?;
    let located = Located::new(source);
    let mut findings = Findings::default();
    for (index, wave) in file.wave.iter().enumerate() {
        let span = |key| located.span(&[At::Key("wave"), At::Index(index), At::Key(key)]);
        if file.wave[..index].iter().any(|w| w.id == wave.id) {
            findings.add(Finding::new(
                span("id"),
                format!("wave `{}` appears twice", wave.id),
            ));
        }
        if wave.closes < wave.opens {
            findings.add(Finding::new(
                span("closes"),
                "the wave closes before it opens",
            ));
        }
    }
    findings.or(file.wave)
}

/// Reads the thresholds of publication. What is left out is as in the defaults.
///
/// # Errors
/// Unknown keys, and thresholds that contradict each other.
pub fn settings(source: &str) -> Result<Settings, Vec<Finding>> {
    let settings: Settings = toml(source)?;
    let located = Located::new(source);
    let mut findings = Findings::default();
    if settings.low_base > settings.minimum_base {
        findings.add(
            Finding::new(
                located.span(&[At::Key("low_base")]),
                "`low_base` is above `minimum_base`",
            )
            .help("`low_base` is where \"too few to tell\" ends; figures begin at `minimum_base`"),
        );
    }
    if settings.base_rounding == 0 {
        findings.add(Finding::new(
            located.span(&[At::Key("base_rounding")]),
            "`base_rounding` is 0; write 1 to round nothing",
        ));
    }
    findings.or(settings)
}

/// Reads a wave's public key, as `desk key new` writes it.
///
/// # Errors
/// Unknown or missing keys, and a key whose id is not the one beside it, as
/// happens when half of the file was pasted from another.
pub fn key(source: &str) -> Result<PublicKey, Vec<Finding>> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        public_key: PublicKey,
        key_id: String,
    }
    let file: File = toml(source)?;
    let mut findings = Findings::default();
    let id = file.public_key.id().to_string();
    if file.key_id != id {
        let span = Located::new(source).span(&[At::Key("key_id")]);
        findings.add(
            Finding::new(span, "this is not the id of the key above").help(format!(
                "the key's id is {id}; copy the whole file again from the desk"
            )),
        );
    }
    findings.or(file.public_key)
}
