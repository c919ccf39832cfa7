//! `desk key new`.

use crate::keys::{self, MINIMUM, Passphrase};
use anyhow::Result;
use std::path::PathBuf;
use survey::WaveId;

/// What can be done with keys.
#[derive(Debug, clap::Subcommand)]
pub enum Key {
    /// Make the key pair of a wave
    New(New),
}

/// The arguments of `desk key new`.
#[derive(Debug, clap::Args)]
pub struct New {
    /// The wave that the pair is for
    #[arg(long)]
    pub wave: WaveId,
    /// Where the private half goes, locked with a passphrase; never overwritten
    #[arg(long, value_name = "FILE")]
    pub private: PathBuf,
    /// Where the public half goes: survey/keys/WAVE.toml of the content folder
    #[arg(long, value_name = "FILE")]
    pub public: PathBuf,
    /// Read the passphrase from this file instead of asking for it twice
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

/// Makes a key pair.
///
/// # Errors
/// A file exists or cannot be written, or there is no passphrase.
pub fn new(args: &New) -> Result<()> {
    let passphrase = match &args.passphrase_file {
        Some(path) => Passphrase::from_file(path)?,
        None => Passphrase::ask_new()?,
    };
    if passphrase.is_short() {
        eprintln!(
            "warning: the passphrase is shorter than {MINIMUM} characters and could be guessed; \
             four or five words are better"
        );
    }
    let public = keys::make(&args.wave, &passphrase, &args.private, &args.public)?;
    println!(
        "Made the key pair of wave {wave}.\n\
         \n\
         key id       {id}\n\
         fingerprint  {fingerprint}\n\
         private      {private} (locked; keep it off every server)\n\
         public       {public_path}\n\
         \n\
         Next:\n\
         1. Copy the private file to a second holder, on a stick, and tell them the passphrase in\n\
         \x20  person. Let them open something with it before the wave begins.\n\
         2. Keep one more copy in another building, apart from the passphrase.\n\
         3. Put the public file into the content folder and publish the fingerprint.\n\
         \n\
         If every copy of the private file or the passphrase is lost, every answer of the wave is\n\
         lost. Nobody can bring it back.",
        wave = args.wave,
        id = public.id(),
        fingerprint = public.fingerprint(),
        private = args.private.display(),
        public_path = args.public.display(),
    );
    Ok(())
}
