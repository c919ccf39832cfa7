//! The key pair of a wave: made once, the private half locked with a passphrase.

mod locked;
mod pair;
mod passphrase;

pub use locked::{LockedKey, UnlockError};
pub use pair::{MakeError, make, public_file};
pub use passphrase::{MINIMUM, Passphrase, PassphraseError};
