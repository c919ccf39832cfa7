//! TOML with the house's findings.

use serde::de::DeserializeOwned;
use std::ops::Range;
use survey::parse::{Finding, nearest};

/// Reads a TOML text into a type, or says where it does not fit.
///
/// # Errors
/// One finding: the TOML reader stops at the first mistake.
pub(crate) fn read<T: DeserializeOwned>(source: &str) -> Result<T, Finding> {
    toml::from_str(source).map_err(|error| finding(&error, source))
}

fn finding(error: &toml::de::Error, source: &str) -> Finding {
    let Range { start, end } = error.span().unwrap_or(0..0);
    let message = error.message().trim().replace('\n', " ");
    let mut quoted = message.split('`').skip(1).step_by(2);
    let help = if message.starts_with("unknown ") {
        let found = quoted.next().unwrap_or_default().to_owned();
        nearest(&found, quoted).map(|name| format!("did you mean `{name}`?"))
    } else if message.starts_with("missing field") {
        quoted
            .next()
            .map(|name| format!("add a line `{name} = …` here"))
    } else {
        None
    };
    Finding {
        span: start.min(source.len())..end.min(source.len()),
        message,
        help,
    }
}
