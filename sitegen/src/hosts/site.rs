//! What a built site says of itself.

use crate::serve::Rules;
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A built site and where its host will have it.
#[derive(Debug)]
pub struct Site {
    /// Its name on the web: `campaign.example`.
    pub name: String,
    /// The folder of the site on the host.
    pub root: String,
    /// Sent with everything.
    pub(super) common: Vec<Header>,
    /// What else is sent, and with which address. No two that fit the same
    /// address have the same header; those of one address come first.
    pub(super) rules: Vec<Rule>,
    pub(super) redirects: Vec<Redirect>,
}

/// The header that says what kind of file is sent.
const KIND: &str = "content-type";

/// A header with its value.
pub(super) type Header = (String, String);

/// What is sent with some addresses.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) place: Place,
    pub(super) headers: Vec<Header>,
}

/// Some addresses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    One(String),
    /// Everything that begins so.
    Below(String),
}

/// An old address.
#[derive(Debug)]
pub(super) struct Redirect {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) status: u16,
}

impl Site {
    /// Reads a built site.
    ///
    /// # Errors
    /// If the folder is not one, or a rule in it cannot be understood.
    pub fn read(dir: &Path) -> Result<Self> {
        let text = |name: &str| {
            let path = dir.join(name);
            fs::read_to_string(&path).with_context(|| {
                let path = path.display();
                format!("there is no built site: {path} cannot be read; run `sitegen build`")
            })
        };
        let name = name(&text("robots.txt")?)?;
        let headers = Rules::parse(&text("_headers")?)?;
        let mut common = Vec::new();
        let mut rules = Vec::new();
        for (place, headers) in headers.iter() {
            match Place::of(place) {
                Place::Below(all) if all == "/" => common.extend(headers),
                place => rules.push(Rule { place, headers }),
            }
        }
        rules.sort_by(|a, b| a.place.cmp(&b.place));
        let redirects = match dir.join("_redirects").exists() {
            true => redirects(&text("_redirects")?)?,
            false => Vec::new(),
        };
        let site = Self {
            root: format!("/var/www/{name}"),
            name,
            common,
            rules,
            redirects,
        };
        site.plain()?;
        Ok(site)
    }

    /// That no value means something to a server.
    fn plain(&self) -> Result<()> {
        let headers = self.rules.iter().flat_map(|rule| &rule.headers);
        for (name, value) in headers.chain(&self.common) {
            if value.contains(['"', '\\', '$', '{', '}', '%', '`']) {
                bail!("the value of {name} cannot be written for every server: {value}");
            }
        }
        Ok(())
    }

    /// The headers that some addresses have, each with where and what, but for
    /// the kind of file: every answer has one already.
    pub(super) fn by_name(&self) -> BTreeMap<&str, Vec<(&Place, &str)>> {
        let mut names: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for rule in &self.rules {
            for (name, value) in rule.headers.iter().filter(|(name, _)| name != KIND) {
                let places = names.entry(name).or_default();
                places.push((&rule.place, value.as_str()));
            }
        }
        names
    }
}

impl Rule {
    /// What kind of file is sent, if a server could not tell.
    pub(super) fn kind(&self) -> Option<&str> {
        let kind = self.headers.iter().find(|(name, _)| name == KIND);
        kind.map(|(_, value)| value.as_str())
    }
}

impl Place {
    fn of(text: &str) -> Self {
        match text.strip_suffix('*') {
            Some(start) => Self::Below(start.to_owned()),
            None => Self::One(text.to_owned()),
        }
    }

    /// As a regular expression. Servers look for a folder's own page under its
    /// name, too.
    pub(super) fn pattern(&self) -> String {
        match self {
            Self::One(address) if address.ends_with('/') => {
                format!("^{}(index\\.html)?$", escaped(address))
            }
            Self::One(address) => format!("^{}$", escaped(address)),
            Self::Below(start) => format!("^{}", escaped(start)),
        }
    }

    pub(super) fn fits(&self, address: &str) -> bool {
        match self {
            Self::One(one) => one == address,
            Self::Below(start) => address.starts_with(start),
        }
    }
}

/// An address as a regular expression.
pub(super) fn escaped(address: &str) -> String {
    address.replace('.', "\\.")
}

/// The name on the web, from the line that names the sitemap.
fn name(robots: &str) -> Result<String> {
    let line = robots.lines().find_map(|l| l.strip_prefix("Sitemap: "));
    let rest = line.and_then(|address| address.split_once("://"));
    let name = rest.and_then(|(_, rest)| rest.split('/').next());
    name.map(str::to_owned)
        .context("robots.txt names no sitemap, so the site's name is not known")
}

fn redirects(text: &str) -> Result<Vec<Redirect>> {
    let lines = text.lines().map(|line| {
        let parts: Vec<_> = line.split(' ').collect();
        let [from, to, status] = parts.as_slice() else {
            bail!("_redirects: `{line}` is no rule");
        };
        Ok(Redirect {
            from: (*from).to_owned(),
            to: (*to).to_owned(),
            status: status.parse().with_context(|| format!("`{line}`"))?,
        })
    });
    lines.collect()
}
