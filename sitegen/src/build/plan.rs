//! What is to be made, before anything is made.

use super::{Shared, Stamp, Stamper};
use crate::report::Diagnostic;
use foldhash::HashSet;
use minijinja::Value;
use std::fmt;
use std::sync::Arc;

/// The values of a page's own, and the stamp of what they are made from.
pub(crate) struct Own<'a> {
    pub(crate) stamp: Stamp,
    values: Values<'a>,
}

type Pairs = Vec<(&'static str, Value)>;
/// Makes a page's values when it is drawn.
type Make<'a> = dyn FnOnce() -> Pairs + Send + 'a;

enum Values<'a> {
    Made(Pairs),
    Later(Box<Make<'a>>),
}

impl<'a> Own<'a> {
    /// Values that are there.
    pub(crate) fn of(pairs: impl IntoIterator<Item = (&'static str, Value)>) -> Self {
        let pairs: Pairs = pairs.into_iter().collect();
        let mut stamper = Stamper::default();
        for (name, value) in &pairs {
            stamper.text(name);
            stamper.add(Stamp::of_value(value));
        }
        Self {
            stamp: stamper.stamp(),
            values: Values::Made(pairs),
        }
    }

    /// Values that are made only if the page is drawn. The stamp must change
    /// whenever they do.
    pub(crate) fn later(stamp: Stamp, make: impl FnOnce() -> Pairs + Send + 'a) -> Self {
        Self {
            stamp,
            values: Values::Later(Box::new(make)),
        }
    }

    /// The values.
    pub(crate) fn into_values(self) -> Pairs {
        match self.values {
            Values::Made(pairs) => pairs,
            Values::Later(make) => make(),
        }
    }
}

/// A page that is to be drawn.
#[derive(Debug)]
pub(crate) struct Planned {
    /// Its address, as in `/about/`.
    pub(crate) url: String,
    /// Its file below the output folder.
    pub(crate) path: String,
    /// The template that draws it.
    pub(crate) template: String,
}

impl Planned {
    /// A page at this address, `/` for the first.
    pub(crate) fn new(template: &str, url: &str) -> Self {
        Self {
            url: url.to_owned(),
            path: file_of(url),
            template: template.to_owned(),
        }
    }
}

/// All pages of a site.
pub(crate) struct Plan<'a> {
    pub(crate) shared: Arc<Shared>,
    pub(crate) pages: Vec<Planned>,
    /// What each of the pages is given, until it is drawn.
    pub(crate) owns: Vec<Own<'a>>,
    /// The stamps of their paths.
    paths: HashSet<Stamp>,
    /// Addresses that two pages would have.
    twice: Vec<String>,
}

impl fmt::Debug for Plan<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a plan of {} pages", self.pages.len())
    }
}

impl<'a> Plan<'a> {
    /// A plan of nothing yet.
    pub(crate) fn new(shared: Arc<Shared>) -> Self {
        Self {
            shared,
            pages: Vec::new(),
            owns: Vec::new(),
            paths: HashSet::default(),
            twice: Vec::new(),
        }
    }

    /// Adds a page; `url` is its address, `/` for the first.
    pub(crate) fn draw(&mut self, template: &str, url: &str, own: Own<'a>) {
        self.add(Planned::new(template, url), own);
    }

    /// Adds many pages.
    pub(crate) fn add_all(&mut self, pages: Vec<(Planned, Own<'a>)>) {
        self.pages.reserve(pages.len());
        self.owns.reserve(pages.len());
        self.paths.reserve(pages.len());
        for (page, own) in pages {
            self.add(page, own);
        }
    }

    /// Adds a page.
    pub(crate) fn add(&mut self, page: Planned, own: Own<'a>) {
        if self.paths.insert(Stamp::of(page.path.as_bytes())) {
            self.pages.push(page);
            self.owns.push(own);
        } else {
            self.twice.push(page.url);
        }
    }

    /// What is wrong with the plan, for each address that it is wrong for.
    pub(crate) fn problems(&self) -> impl Iterator<Item = Diagnostic> {
        let problem = "two pages would have one address: rename the one that you wrote";
        let twice = self.twice.iter();
        twice.map(move |url| Diagnostic::whole("same-address", problem).on(format!("`{url}`")))
    }
}

/// The file of an address.
pub(crate) fn file_of(url: &str) -> String {
    let file = match url.strip_suffix('/') {
        Some(folder) => format!("{folder}/index.html"),
        None => url.to_owned(),
    };
    file.trim_start_matches('/').to_owned()
}

/// The address of a file.
pub(crate) fn address_of(path: &str) -> String {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
        _ => format!("/{path}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_file() {
        for (url, path) in [
            ("/", "index.html"),
            ("/about/", "about/index.html"),
            ("/404.html", "404.html"),
        ] {
            assert_eq!(file_of(url), path);
            assert_eq!(address_of(path), url);
        }
    }

    #[test]
    fn two_pages_at_one_address_are_a_problem() {
        let mut plan = Plan::new(Arc::default());
        plan.draw("a.html", "/a/", Own::of([]));
        plan.draw("b.html", "/a/", Own::of([]));
        assert_eq!(plan.pages.len(), 1);
        assert_eq!(plan.problems().count(), 1);
    }
}
