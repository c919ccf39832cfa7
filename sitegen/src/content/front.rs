//! A Markdown file's front matter: TOML between two lines of `+++`.

use serde::de::DeserializeOwned;
use survey::parse::{self, Finding};

const FENCE: &str = "+++";

/// Splits a file into its front matter and the place where its body begins.
///
/// Every span, in the front matter and in the body, counts from the start of
/// the file, so that messages point at the line that the editor sees.
///
/// # Errors
/// If the fences are missing or the front matter does not fit.
pub(crate) fn split<T: DeserializeOwned>(text: &str) -> Result<(T, usize), Vec<Finding>> {
    let help = "begin the file with a line `+++`, the keys, and another line `+++`";
    let after = text
        .strip_prefix(FENCE)
        .filter(|t| t.starts_with(['\n', '\r']));
    let Some(after) = after else {
        let end = text.find('\n').unwrap_or(text.len());
        return Err(vec![
            Finding::new(0..end, "the file has no front matter")
                .code("no-front-matter")
                .help(help),
        ]);
    };
    let Some(close) = after.find("\n+++") else {
        return Err(vec![
            Finding::new(0..FENCE.len(), "the front matter is never closed")
                .code("no-front-matter")
                .help(help),
        ]);
    };
    let close = FENCE.len() + close + 1;
    // Blanks in the place of the fence keep the positions as they are in the file.
    let front = format!("   {}", &text[FENCE.len()..close]);
    let value = parse::toml(&front)?;
    let rest = &text[close..];
    let body = close + rest.find('\n').map_or(rest.len(), |n| n + 1);
    Ok((value, body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Front {
        #[expect(dead_code, reason = "only that it can be read matters here")]
        title: String,
    }

    #[test]
    fn the_body_begins_after_the_second_fence() {
        let text = "+++\ntitle = \"A\"\n+++\nBody\n";
        let (_, body) = split::<Front>(text).unwrap();
        assert_eq!(&text[body..], "Body\n");
    }

    #[test]
    fn a_misspelt_key_is_pointed_at_in_the_file() {
        let text = "+++\ntitel = \"A\"\n+++\n";
        let finding = split::<Front>(text).unwrap_err().remove(0);
        assert_eq!(&text[finding.span], "titel");
        assert_eq!(finding.help.as_deref(), Some("did you mean `title`?"));
    }

    #[test]
    fn a_file_without_front_matter_is_refused() {
        assert!(split::<Front>("Body").is_err());
        assert!(split::<Front>("+++\ntitle = \"A\"\n").is_err());
    }
}
