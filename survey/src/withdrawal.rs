//! Withdrawal codes: the only way back to an envelope (DOMAIN D3).

use crate::hex;
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// How many characters a code has: 25 of five bits each make 125 random bits.
pub const CODE_LEN: usize = 25;
/// The length of a tag, in bytes.
pub const TAG_LEN: usize = 32;

const GROUP: usize = 5;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DOMAIN: &[u8] = b"cocs-withdraw-v1\0";

/// A code that takes a response back. It opens nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct WithdrawalCode([u8; CODE_LEN]);

/// The SHA-256 under which an envelope is kept; it does not give the code away.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(pub [u8; TAG_LEN]);

/// Why a text is not a withdrawal code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CodeError {
    /// It has this many letters and digits, not [`CODE_LEN`].
    Length(usize),
    /// It has a character that no code has.
    Character(char),
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length(found) => {
                write!(
                    f,
                    "a code has {CODE_LEN} letters and digits; this has {found}"
                )
            }
            Self::Character(found) => write!(f, "`{found}` does not occur in codes"),
        }
    }
}

impl std::error::Error for CodeError {}

impl WithdrawalCode {
    /// Makes a code from 125 random bits.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; CODE_LEN];
        rng.fill_bytes(&mut bytes);
        // 256 is a multiple of 32, so the low five bits are as even as the byte.
        Self(bytes.map(|byte| ALPHABET[usize::from(byte & 31)]))
    }

    /// Reads a code as a person types it: any case, spaces and hyphens
    /// anywhere, O for 0, I and L for 1 (Crockford's base 32).
    ///
    /// # Errors
    /// Says which character cannot be, or that the length is wrong.
    ///
    /// # Examples
    /// ```
    /// let code = survey::WithdrawalCode::parse("7k2m9 qx4tb ohfwc 3zrvn 5djap")?;
    /// assert_eq!(code.to_string(), "7K2M9-QX4TB-0HFWC-3ZRVN-5DJAP");
    /// # Ok::<(), survey::CodeError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let mut code = [0; CODE_LEN];
        let mut len = 0;
        for typed in text
            .chars()
            .filter(|c| !c.is_whitespace() && !is_hyphen(*c))
        {
            let character = match typed.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let known = u8::try_from(character)
                .ok()
                .filter(|c| ALPHABET.contains(c));
            let Some(byte) = known else {
                return Err(CodeError::Character(typed));
            };
            if let Some(place) = code.get_mut(len) {
                *place = byte;
            }
            len += 1;
        }
        if len == CODE_LEN {
            Ok(Self(code))
        } else {
            Err(CodeError::Length(len))
        }
    }

    /// The code as it is shown: in groups, with hyphens between them.
    pub fn written(&self) -> String {
        let mut written = String::new();
        for (index, byte) in self.0.iter().enumerate() {
            if index > 0 && index % GROUP == 0 {
                written.push('-');
            }
            written.push(char::from(*byte));
        }
        written
    }

    /// The tag under which the envelope is kept: the SHA-256 of
    /// `cocs-withdraw-v1`, a zero byte and the normalised code.
    pub fn tag(&self) -> Tag {
        let mut hash = Sha256::new();
        hash.update(DOMAIN);
        hash.update(self.0);
        Tag(hash.finalize().into())
    }
}

/// Hyphens as word processors and phones write them.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

impl fmt::Display for WithdrawalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written())
    }
}

impl fmt::Debug for WithdrawalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WithdrawalCode(…)")
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tag({self})")
    }
}

impl FromStr for Tag {
    type Err = crate::key::KeyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        hex::decode(text)
            .map(Self)
            .ok_or_else(|| crate::key::KeyError::digits(2 * TAG_LEN))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAG: &str = "83fefb217323e5e94c51f12ad821ac30380334286665301f41fbaa33fbed2b5f";

    #[test]
    fn both_spellings_of_the_vector_give_its_tag() {
        for typed in [
            "7K2M9-QX4TB-0HFWC-3ZRVN-5DJAP",
            "7k2m9 qx4tb ohfwc 3zrvn 5djap",
        ] {
            let code = WithdrawalCode::parse(typed).unwrap();
            assert_eq!(code.tag().to_string(), TAG);
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let parse = WithdrawalCode::parse;
        assert_eq!(parse("7K2M9"), Err(CodeError::Length(5)));
        assert_eq!(parse("7K2M9-UX4TB"), Err(CodeError::Character('U')));
        assert_eq!(parse(&"7".repeat(26)), Err(CodeError::Length(26)));
    }
}
