//! Addresses that a page had before: `redirects.toml`, and `aliases` in front matter of every kind.

use super::{Mistakes, Source};
use serde::{Deserialize, Deserializer, Serialize};
use std::ops::Range;
use survey::parse::{self, Finding};
use toml::Spanned;

/// The file.
pub(crate) const FILE: &str = "redirects.toml";

/// The code of what is wrong with an old address, wherever it is written.
pub(crate) const CODE: &str = "redirects";

/// One address that leads to another.
#[derive(Debug, Clone)]
pub(crate) struct Redirect {
    pub(crate) from: String,
    pub(crate) to: String,
    /// Whether those who know the old address are to forget it.
    pub(crate) permanent: bool,
    /// Where it was written.
    pub(crate) source: Source,
    pub(crate) from_span: Range<usize>,
    pub(crate) to_span: Range<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    redirect: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    from: Spanned<String>,
    to: Spanned<String>,
    #[serde(default = "permanent")]
    permanent: bool,
}

fn permanent() -> bool {
    true
}

/// Reads the file.
pub(crate) fn read(source: &Source, mistakes: &mut Mistakes) -> Vec<Redirect> {
    let file: Option<File> = mistakes.take(source, parse::toml(&source.text));
    let entries = file.into_iter().flat_map(|file| file.redirect);
    let redirects = entries.map(|entry| Redirect {
        from: entry.from.get_ref().clone(),
        to: entry.to.get_ref().clone(),
        permanent: entry.permanent,
        source: source.clone(),
        from_span: entry.from.span(),
        to_span: entry.to.span(),
    });
    let redirects: Vec<_> = redirects.collect();
    redirects
        .into_iter()
        .filter(|redirect| is_fine(redirect, mistakes))
        .collect()
}

/// An address that a page had before, and its place in the page's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Alias {
    from: String,
    span: Range<usize>,
}

impl From<Spanned<String>> for Alias {
    fn from(written: Spanned<String>) -> Self {
        let span = written.span();
        let from = written.into_inner();
        Self { from, span }
    }
}

/// Reads the list of them in front matter.
pub(super) fn listed<'de, D: Deserializer<'de>>(read: D) -> Result<Vec<Alias>, D::Error> {
    let written = Vec::<Spanned<String>>::deserialize(read)?;
    Ok(written.into_iter().map(Alias::from).collect())
}

/// The former addresses of the page at an address.
pub(crate) fn aliases(
    aliases: &[Alias],
    source: &Source,
    url: &str,
    mistakes: &mut Mistakes,
) -> Vec<Redirect> {
    let all = aliases.iter().map(|alias| Redirect {
        from: alias.from.clone(),
        to: url.to_owned(),
        permanent: true,
        source: source.clone(),
        from_span: alias.span.clone(),
        to_span: alias.span.clone(),
    });
    let all: Vec<_> = all.collect();
    all.into_iter()
        .filter(|redirect| is_fine(redirect, mistakes))
        .collect()
}

/// Whether both addresses are ones that every server understands alike.
fn is_fine(redirect: &Redirect, mistakes: &mut Mistakes) -> bool {
    let Redirect {
        from, to, source, ..
    } = redirect;
    let from = old(from).map_err(|finding| (finding, &redirect.from_span));
    let to = new(to).map_err(|finding| (finding, &redirect.to_span));
    let mut fine = true;
    for ((message, help), span) in [from.err(), to.err()].into_iter().flatten() {
        let finding = Finding::new(span.clone(), message).code(CODE).help(help);
        mistakes.add(source, finding);
        fine = false;
    }
    fine
}

/// What is wrong and what to do.
type Problem = (String, String);

fn old(from: &str) -> Result<(), Problem> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/-_.~".contains(c);
    if !from.starts_with('/') || from.starts_with("//") {
        let message = format!("`{from}` is not an address of this site");
        return Err((message, "begin with `/`, as in `/about-us/`".to_owned()));
    }
    if let Some(c) = from.chars().find(|c| !plain(*c)) {
        let message = format!("`{from}` holds `{c}`");
        let help = "servers read letters, digits and `/-_.~` alike; write an address of these only";
        return Err((message, help.to_owned()));
    }
    if from.split('/').any(|part| part == "." || part == "..") {
        let message = format!("`{from}` is not a plain address");
        return Err((message, "write it without `.` and `..`".to_owned()));
    }
    let name = from.rsplit('/').next().unwrap_or_default();
    if !name.is_empty() && !name.contains('.') {
        let message = format!("`{from}` is neither a folder nor a file");
        let help = format!("write `{from}/`: it stands for `{from}`, too");
        return Err((message, help));
    }
    Ok(())
}

fn new(to: &str) -> Result<(), Problem> {
    let help = "write `/an/address/` of this site, or `https://` and one of another";
    let elsewhere = super::address::web(to).is_ok();
    let here = to.starts_with('/') && !to.starts_with("//");
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\"'<>\\^`{|}$;,".contains(c);
    if (elsewhere || here) && !to.contains(odd) {
        return Ok(());
    }
    Err((format!("`{to}` is not an address"), help.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_ones_that_every_server_reads_alike() {
        for fine in ["/old/", "/a/b-c/", "/page.html", "/a/x_1.php"] {
            assert!(old(fine).is_ok(), "{fine}");
        }
        for wrong in [
            "old/",
            "//a.example/",
            "/a b/",
            "/a/*",
            "/?p=1",
            "/old",
            "/a/../b/",
        ] {
            assert!(old(wrong).is_err(), "{wrong}");
        }
        for fine in ["/new/", "/new/#part", "https://a.example/x"] {
            assert!(new(fine).is_ok(), "{fine}");
        }
        for wrong in ["new/", "//a.example", "http://a.example", "/a b/", "/$1/"] {
            assert!(new(wrong).is_err(), "{wrong}");
        }
    }
}
