//! Keys in files: made whole, locked, and never overwritten.

use desk::keys::{LockedKey, MakeError, Passphrase, PassphraseError, make};
use std::fs;
use survey::{WaveId, parse};
use zeroize::Zeroizing;

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(Zeroizing::new(text.to_owned())).unwrap()
}

#[test]
fn a_new_pair_fits_together_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (private, public) = (
        folder.path().join("2026.key"),
        folder.path().join("2026.toml"),
    );
    let wave = WaveId::new("2026").unwrap();
    let secret = passphrase("correct horse battery");
    let key = make(&wave, &secret, &private, &public).unwrap();

    let text = fs::read_to_string(&private).unwrap();
    let locked = LockedKey::from_text(&text);
    assert_eq!(locked.unlock(&secret).unwrap().public(), key);
    let published = fs::read_to_string(&public).unwrap();
    assert_eq!(parse::key(&published).unwrap(), key);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&private).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    let again = make(&wave, &secret, &private, &folder.path().join("other.toml"));
    assert!(matches!(again, Err(MakeError::Exists(_))));
    let again = make(&wave, &secret, &folder.path().join("other.key"), &public);
    assert!(matches!(again, Err(MakeError::Exists(_))));
    assert_eq!(fs::read_to_string(&private).unwrap(), text);
    assert_eq!(fs::read_to_string(&public).unwrap(), published);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
}

#[test]
fn neither_half_is_written_if_one_cannot_be() {
    let folder = tempfile::tempdir().unwrap();
    let private = folder.path().join("2026.key");
    let nowhere = folder.path().join("no-such-folder").join("2026.toml");
    let wave = WaveId::new("2026").unwrap();
    let made = make(
        &wave,
        &passphrase("correct horse battery"),
        &private,
        &nowhere,
    );
    assert!(matches!(made, Err(MakeError::Write { .. })));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn a_passphrase_is_one_line_and_not_empty() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("passphrase");
    for empty in ["", "\n", "  \r\n"] {
        fs::write(&file, empty).unwrap();
        let read = Passphrase::from_file(&file);
        assert!(matches!(read, Err(PassphraseError::Empty)), "{empty:?}");
    }
    fs::write(&file, "short\n").unwrap();
    assert!(Passphrase::from_file(&file).unwrap().is_short());
    fs::write(&file, "four words will do\n").unwrap();
    assert!(!Passphrase::from_file(&file).unwrap().is_short());
}
