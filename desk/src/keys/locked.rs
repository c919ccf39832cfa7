//! A private key in a file: the age format, locked with a passphrase.
//!
//! The stock `age` tool opens the same file (`age --decrypt`), so that a key
//! can be recovered without this program.

use super::Passphrase;
use age::scrypt::{Identity, Recipient};
use survey::PrivateKey;
use zeroize::Zeroizing;

/// The most work, as a power of two, that is done to unlock a key; as with age's
/// own program. Left to itself the library allows a little more than this
/// machine does in a second just now: a key that was made while the machine had
/// nothing else to do would not open while it is busy, nor on a slower one.
const MOST_WORK: u8 = 22;

/// A private key, locked; ASCII armour of the age format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedKey(String);

/// Why a locked key does not open.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UnlockError {
    /// The passphrase is another one, or the file is damaged.
    #[error("the private key does not open: the passphrase is wrong, or the file is damaged")]
    Locked(#[source] age::DecryptError),
    /// It opened, and what is inside is no key.
    #[error("the file opened, but what is inside is not a private key of this survey")]
    NotAKey,
}

impl LockedKey {
    /// Locks a key. Takes about a second, on purpose: so does each guess at
    /// the passphrase.
    ///
    /// # Panics
    /// Never: there is a recipient, and a memory buffer takes every write.
    pub fn lock(key: &PrivateKey, passphrase: &Passphrase) -> Self {
        Self::lock_to(key, &Recipient::new(passphrase.secret()))
    }

    /// Locks a key with a chosen amount of work (a power of two), so that
    /// tests need not wait.
    #[cfg(test)]
    fn lock_quickly(key: &PrivateKey, passphrase: &Passphrase, work: u8) -> Self {
        let mut recipient = Recipient::new(passphrase.secret());
        recipient.set_work_factor(work);
        Self::lock_to(key, &recipient)
    }

    fn lock_to(key: &PrivateKey, recipient: &Recipient) -> Self {
        let armoured = age::encrypt_and_armor(recipient, key.to_text().as_bytes());
        Self(armoured.expect("a memory buffer takes every write"))
    }

    /// Takes the text of a file; whether it is a key shows when it is unlocked.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text of the file.
    pub fn as_text(&self) -> &str {
        &self.0
    }

    /// Unlocks the key.
    ///
    /// # Errors
    /// A wrong passphrase, a damaged file, or one that holds something else.
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<PrivateKey, UnlockError> {
        let mut identity = Identity::new(passphrase.secret());
        identity.set_max_work_factor(MOST_WORK);
        let text = age::decrypt(&identity, self.0.trim().as_bytes())
            .map(Zeroizing::new)
            .map_err(UnlockError::Locked)?;
        let text = std::str::from_utf8(&text).map_err(|_| UnlockError::NotAKey)?;
        PrivateKey::from_text(text.trim()).map_err(|_| UnlockError::NotAKey)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(Zeroizing::new(text.to_owned())).unwrap()
    }

    fn key() -> PrivateKey {
        PrivateKey::from_text(&"5a".repeat(32)).unwrap()
    }

    #[test]
    fn opens_with_its_passphrase_only() {
        let locked = LockedKey::lock_quickly(&key(), &passphrase("four words will do"), 2);
        let opened = locked.unlock(&passphrase("four words will do")).unwrap();
        assert_eq!(opened.public(), key().public());
        assert!(matches!(
            locked.unlock(&passphrase("four words will not")),
            Err(UnlockError::Locked(_))
        ));
    }

    #[test]
    fn does_not_hold_the_key_in_the_open() {
        let locked = LockedKey::lock_quickly(&key(), &passphrase("four words will do"), 2);
        assert!(
            locked
                .as_text()
                .starts_with("-----BEGIN AGE ENCRYPTED FILE-----")
        );
        assert!(!locked.as_text().contains("5a5a"));
    }

    #[test]
    fn refuses_what_is_not_a_key() {
        let mut recipient = Recipient::new(passphrase("p").secret());
        recipient.set_work_factor(2);
        let other = age::encrypt_and_armor(&recipient, b"a letter").unwrap();
        let unlocked = LockedKey::from_text(other).unlock(&passphrase("p"));
        assert!(matches!(unlocked, Err(UnlockError::NotAKey)));
        for text in ["", "not a key", "-----BEGIN AGE ENCRYPTED FILE-----\n"] {
            let unlocked = LockedKey::from_text(text).unlock(&passphrase("p"));
            assert!(matches!(unlocked, Err(UnlockError::Locked(_))), "{text}");
        }
    }
}
