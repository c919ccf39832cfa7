//! `_headers`, as the generator writes it: a path, then indented headers. A
//! path ends in `*` or fits one address only.

use anyhow::{Context, Result, bail};
use axum::http::{HeaderName, HeaderValue};

/// What to say with which address.
#[derive(Debug, Clone, Default)]
pub struct Rules(Vec<(String, Vec<(HeaderName, HeaderValue)>)>);

impl Rules {
    /// Reads the rules.
    ///
    /// # Errors
    /// Names the line that is neither a path nor a header.
    pub fn parse(text: &str) -> Result<Self> {
        let mut rules: Vec<(String, Vec<_>)> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let at = || format!("_headers, line {}: `{line}`", index + 1);
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            if line.starts_with('/') {
                rules.push((line.trim().to_owned(), Vec::new()));
                continue;
            }
            let (Some((name, value)), Some((_, headers))) =
                (line.split_once(':'), rules.last_mut())
            else {
                bail!("{} is neither a path nor a header", at());
            };
            let name = name.trim().parse().with_context(at)?;
            headers.push((name, value.trim().parse().with_context(at)?));
        }
        Ok(Self(rules))
    }

    /// Every place with its headers, in the order of the file.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, Vec<(String, String)>)> {
        self.0.iter().map(|(place, headers)| {
            let headers = headers.iter().map(|(name, value)| {
                let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
                (name.to_string(), value)
            });
            (place.as_str(), headers.collect())
        })
    }

    /// Every header for this address.
    pub(super) fn of<'a>(
        &'a self,
        path: &'a str,
    ) -> impl Iterator<Item = &'a (HeaderName, HeaderValue)> {
        let fits = move |rule: &str| match rule.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == rule,
        };
        self.0
            .iter()
            .filter(move |(rule, _)| fits(rule))
            .flat_map(|(_, headers)| headers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_fit_a_path_or_all_below_it() {
        let rules = Rules::parse("/*\n  A: 1\n\n/survey/*\n  B: 2\n  C: 3\n/\n  D: 4\n").unwrap();
        let names = |path| {
            rules
                .of(path)
                .map(|(name, _)| name.as_str())
                .collect::<String>()
        };
        assert_eq!(
            [names("/"), names("/survey/"), names("/x")],
            ["ad", "abc", "a"]
        );
    }

    #[test]
    fn a_header_without_a_path_is_refused() {
        assert!(Rules::parse("  A: 1\n").is_err());
        assert!(Rules::parse("/*\n  no header\n").is_err());
    }
}
