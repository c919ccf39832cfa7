//! Which templates bring in which others, so that a change of one is a change of
//! the pages that it is a part of and of no others.

use super::theme;
use crate::build::{Stamp, Stamper};
use std::collections::{BTreeMap, BTreeSet};

/// The stamp of every template with all that it brings in, by its name below
/// `templates/`.
#[derive(Debug)]
pub(super) struct Sources {
    stamps: BTreeMap<String, Stamp>,
}

impl Sources {
    /// Of the campaign's templates and ours.
    pub(super) fn of(own: &BTreeMap<String, String>) -> Self {
        let ours = theme::names().map(|name: &str| -> &str { name });
        let names: BTreeSet<&str> = ours
            .chain(own.keys().map(String::as_str))
            .filter_map(|name| name.strip_prefix("templates/"))
            .collect();
        let text = |name: &str| theme::text(own, &format!("templates/{name}")).unwrap_or_default();
        let brought: BTreeMap<&str, BTreeSet<&str>> = names
            .iter()
            .map(|name| (*name, brings_in(text(name), &names)))
            .collect();
        let stamps = names.iter().map(|name| {
            let mut stamper = Stamper::default();
            for part in closure(name, &brought) {
                stamper.text(part);
                stamper.text(text(part));
            }
            ((*name).to_owned(), stamper.stamp())
        });
        Self {
            stamps: stamps.collect(),
        }
    }

    /// The stamp of a template with all that it brings in.
    pub(super) fn stamp(&self, template: &str) -> Stamp {
        self.stamps.get(template).copied().unwrap_or_default()
    }
}

/// The templates that the campaign's own name and have, by their names below `templates/`.
pub(crate) fn named_by(own: &BTreeMap<String, String>) -> BTreeSet<&str> {
    let texts = own.iter();
    let texts: Vec<_> = texts
        .filter_map(|(name, text)| Some((name.strip_prefix("templates/")?, text)))
        .collect();
    let names = texts.iter().map(|(name, _)| *name).collect();
    let named = texts.iter().flat_map(|(by, text)| {
        let named = brings_in(text, &names).into_iter();
        named.filter(move |name| name != by)
    });
    named.collect()
}

/// A template and everything below it.
fn closure<'a>(name: &'a str, brought: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut all = BTreeSet::new();
    let mut next = vec![name];
    while let Some(name) = next.pop() {
        if all.insert(name) {
            next.extend(brought.get(name).into_iter().flatten());
        }
    }
    all
}

/// The templates that a template names after `extends`, `include`, `import` or
/// `from`. Where the name is put together, all that begin like it count; where it
/// begins with nothing known, every template does.
fn brings_in<'a>(text: &str, names: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    let mut all = BTreeSet::new();
    for tag in text.split("{%").skip(1) {
        let tag = tag.split("%}").next().unwrap_or_default();
        let tag = tag.trim_start_matches(['-', '+']).trim();
        let word = tag.split_whitespace().next().unwrap_or_default();
        if !["extends", "include", "import", "from"].contains(&word) {
            continue;
        }
        let rest = tag[word.len()..].trim();
        let quoted = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
        match quoted {
            Some((name, after)) if !after.trim_start().starts_with('~') => {
                all.extend(names.get(name));
            }
            Some((start, _)) => all.extend(names.iter().filter(|name| name.starts_with(start))),
            None => all.extend(names),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(own: &[(&str, &str)]) -> Sources {
        let own = own
            .iter()
            .map(|(name, text)| (format!("templates/{name}"), (*text).to_owned()));
        Sources::of(&own.collect())
    }

    #[test]
    fn a_change_of_a_part_is_a_change_of_what_brings_it_in() {
        let (ours, own) = (of(&[]), of(&[("parts/crumbs.html", "changed")]));
        assert_ne!(ours.stamp("page.html"), own.stamp("page.html"));
        assert_eq!(ours.stamp("paper.html"), own.stamp("paper.html"));
    }

    #[test]
    fn a_name_that_is_put_together_may_be_any_that_begins_like_it() {
        let (ours, own) = (of(&[]), of(&[("blocks/quote.html", "changed")]));
        assert_ne!(ours.stamp("page.html"), own.stamp("page.html"));
        let parts = ["a", "b/c", "b/d"].into_iter().collect();
        assert_eq!(brings_in("{% include \"b/\" ~ x %}", &parts).len(), 2);
        assert_eq!(brings_in("{%- include x %}", &parts).len(), 3);
        assert_eq!(brings_in("{{ include }}", &parts).len(), 0);
    }
}
