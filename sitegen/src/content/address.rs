//! Addresses that stand in settings and on the command line.

/// Checks an address that a browser may be sent to, or a request.
///
/// # Errors
/// Says what is wrong, to follow the name of the setting: "is not …".
pub(crate) fn web(text: &str) -> Result<(), String> {
    let rest = match text.split_once("://") {
        Some(("https", rest)) => rest,
        Some(("http", rest)) if is_local(rest) => rest,
        Some(("http", _)) => {
            return Err("is not encrypted: write `https://`".to_owned());
        }
        _ => return Err(format!("is not a web address: `{text}`")),
    };
    let host = host(rest);
    let plain = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
    if host.is_empty() || !host.chars().all(plain) {
        return Err(format!("has no proper host: `{text}`"));
    }
    // Addresses are written into response headers, where these would end a rule.
    if text
        .chars()
        .any(|c| c.is_whitespace() || c == ';' || c == ',' || c.is_control())
    {
        return Err(format!(
            "holds a character that addresses do not have: `{text}`"
        ));
    }
    Ok(())
}

/// Checks an address that is a scheme and a host and nothing more.
///
/// # Errors
/// As [`web`], and if there is a path.
pub(crate) fn origin(text: &str) -> Result<(), String> {
    web(text)?;
    let (_, rest) = text.split_once("://").unwrap_or_default();
    if host(rest).len() != rest.len() {
        return Err(format!("has a path: `{text}`"));
    }
    Ok(())
}

/// The scheme and host of a checked address.
pub(crate) fn origin_of(text: &str) -> &str {
    let (scheme, rest) = text.split_once("://").unwrap_or_default();
    &text[..scheme.len() + 3 + host(rest).len()]
}

fn host(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

fn is_local(rest: &str) -> bool {
    let host = host(rest);
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_encrypted_or_local_addresses_pass() {
        assert!(web("https://example.org/box").is_ok());
        assert!(web("http://127.0.0.1:8080").is_ok());
        assert!(web("http://localhost:1/v1").is_ok());
        for wrong in [
            "http://example.org",
            "example.org",
            "https://",
            "https://a b",
            "https://a;b",
            "ftp://a",
        ] {
            assert!(web(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_origin_has_no_path() {
        assert!(origin("https://example.org").is_ok());
        assert!(origin("https://example.org/").is_err());
        assert_eq!(
            origin_of("https://example.org:1/v1?x"),
            "https://example.org:1"
        );
    }
}
