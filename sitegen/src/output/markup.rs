//! Text within markup.

use std::fmt::{self, Write};

/// A text as it stands within markup, in an attribute, too.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // A text takes everything.
    let _ = escape(&mut out, text);
    out
}

/// Writes a text as it stands within markup: what lies between characters that mean
/// something there goes in one piece.
pub(crate) fn escape(out: &mut impl Write, text: &str) -> fmt::Result {
    let mut rest = text;
    while let Some(at) = rest
        .bytes()
        .position(|b| matches!(b, b'&' | b'<' | b'>' | b'"'))
    {
        out.write_str(&rest[..at])?;
        out.write_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        })?;
        rest = &rest[at + 1..];
    }
    out.write_str(rest)
}

/// The text that is written as `html`, which has no tags.
pub(crate) fn unescaped(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    unescape(html, &mut text);
    text
}

/// Adds the text that is written as `html` to another.
pub(crate) fn unescape(html: &str, text: &mut String) {
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let meant = after
            .split_once(';')
            .and_then(|(name, after)| Some((meant(name)?, after)));
        match meant {
            Some((c, after)) => {
                text.push(c);
                rest = after;
            }
            None => {
                text.push('&');
                rest = after;
            }
        }
    }
    text.push_str(rest);
}

/// The character that a name between `&` and `;` stands for.
fn meant(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{A0}'),
        "shy" => Some('\u{AD}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}
