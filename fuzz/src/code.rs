//! A withdrawal code, as a person types it, and the tag it stands for.

use survey::{CODE_LEN, CodeError, TAG_LEN, Tag, WithdrawalCode};

/// A code is read however it is spelt, and printed in one way; what is wrong
/// with anything else is found in it.
///
/// # Panics
/// If a reader breaks its word.
pub fn code(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    match WithdrawalCode::parse(text) {
        Ok(code) => {
            let printed = code.to_string();
            assert_eq!(printed.len(), CODE_LEN + 4);
            let spellings = [printed.to_lowercase(), printed.replace('-', " "), printed];
            for spelling in &spellings {
                let again = WithdrawalCode::parse(spelling).map(|code| code.tag());
                assert_eq!(again, Ok(code.tag()), "{spelling}");
            }
            assert_eq!(format!("{code:?}"), "WithdrawalCode(…)");
        }
        Err(CodeError::Character(found)) => assert!(text.contains(found)),
        Err(CodeError::Length(found)) => {
            assert!(found != CODE_LEN && found <= text.chars().count());
        }
        Err(other) => panic!("a kind of mistake that this target does not know: {other}"),
    }
    if let Ok(tag) = text.parse::<Tag>() {
        assert_eq!(text.len(), 2 * TAG_LEN);
        assert_eq!(tag.to_string(), text.to_lowercase());
    }
}
