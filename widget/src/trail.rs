//! The pages a person has been on, by the browser's own history.
//!
//! The browser's history holds a number for each page and nothing else, so
//! that neither it nor the address says what was asked or answered. What the
//! numbers stand for is here, and forgotten with the rest.

use crate::page::Page;

/// Which page stands at which number of the browser's history.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    /// In order of their numbers.
    pages: Vec<(u32, Page)>,
    at: u32,
}

impl Trail {
    /// A trail that begins at a number: not zero if the page was loaded again.
    pub(crate) fn new(at: u32) -> Self {
        let pages = Vec::new();
        Self { pages, at }
    }

    /// The number that the browser is at.
    pub(crate) fn at(&self) -> u32 {
        self.at
    }

    /// Goes on to a page; what was ahead is forgotten, as the browser does.
    pub(crate) fn push(&mut self, page: Page) {
        self.at += 1;
        self.pages.retain(|(number, _)| *number < self.at);
        self.pages.push((self.at, page));
    }

    /// Puts a page in the place of the one that it is at.
    pub(crate) fn replace(&mut self, page: Page) {
        self.pages.retain(|(number, _)| *number < self.at);
        self.pages.push((self.at, page));
    }

    /// The browser went to a number: the page that stands there, or else the
    /// nearest one before it that may be shown, or else none.
    pub(crate) fn travel(&mut self, to: u32, may_show: impl Fn(&Page) -> bool) -> Option<Page> {
        self.at = to;
        let mut behind = self.pages.iter().rev();
        let found = behind.find(|(number, page)| *number <= to && may_show(page));
        found.map(|(_, page)| page.clone())
    }

    /// Forgets every page; the browser stays where it is.
    pub(crate) fn forget(&mut self) {
        self.pages.clear();
    }
}
