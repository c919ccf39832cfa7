//! English plurals. Nothing more: a rule that also takes off "-ing" and "-ed"
//! brings words together that have nothing to do with each other.

use std::borrow::Cow;

/// Words that follow no rule, or one that they should not.
const APART: [(&str, &str); 3] = [("women", "woman"), ("children", "child"), ("news", "news")];

/// The singular of a word in lower case; a word that is none stays as it is.
pub(super) fn stem(word: &str) -> Cow<'_, str> {
    let bytes = word.as_bytes();
    if bytes.len() < 4 || !matches!(bytes[bytes.len() - 1], b's' | b'e' | b'n') {
        return Cow::Borrowed(word);
    }
    if !bytes.iter().all(u8::is_ascii_lowercase) {
        return Cow::Borrowed(word);
    }
    if let Some((_, singular)) = APART.iter().find(|(apart, _)| *apart == word) {
        return Cow::Borrowed(singular);
    }
    if let Some(start) = word.strip_suffix("wives") {
        return Cow::Owned(format!("{start}wife"));
    }
    if let Some(start) = word.strip_suffix("ies").filter(|start| start.len() > 1)
        && !start.ends_with(['a', 'e'])
    {
        return Cow::Owned(format!("{start}y"));
    }
    let one = match word.strip_suffix('s') {
        Some(one) if !one.ends_with(['u', 's', 'i']) => one,
        _ => word,
    };
    Cow::Borrowed(without_e(one))
}

/// "losse" is what is left of "losses", and "church" has no "e" to begin with.
fn without_e(word: &str) -> &str {
    const HISSING: [&str; 5] = ["ss", "x", "ch", "sh", "zz"];
    match word.strip_suffix('e') {
        Some(start) if HISSING.iter().any(|sound| start.ends_with(sound)) => start,
        _ => word,
    }
}
