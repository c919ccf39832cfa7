//! What a page says of itself in the terms of schema.org, as JSON-LD.
//!
//! It stands in a data block, which no browser runs and no policy has to allow.
//! The page's own policy names it all the same, by its hash: HTML's checker does
//! not tell data from script, and a page should not seem to break its own rules.

use crate::output::sha256;
use minijinja::value::Value as Shown;
use minijinja::{Error, ErrorKind};
use serde_json::{Map, Value, json};

/// The text of the block: `{{ page|json_ld(site) }}`.
///
/// Every page is a `WebPage` with its way from the first page, which says in
/// addition what the site is and who answers for it. What a kind of page puts
/// into `page.json_ld` is added to it: a node whose type ends in `Page` makes the
/// page's own node more exact, any other is what the page is about.
pub(super) fn json_ld(page: &Shown, site: &Shown) -> Result<Shown, Error> {
    let facts = Facts { page, site };
    let graph = facts
        .graph()
        .map_err(|error| Error::new(ErrorKind::BadSerialization, error.to_string()))?;
    let graph = json!({ "@context": "https://schema.org", "@graph": graph });
    Ok(Shown::from_safe_string(block(&graph)))
}

/// A page's policy, with what allows its block of data and nothing else.
pub(super) fn with_data(policy: &str, data: &Shown) -> String {
    match data.as_str() {
        Some(data) => {
            let allowed = format!("script-src 'self' '{}'", sha256(data.as_bytes()));
            policy.replacen("script-src 'self'", &allowed, 1)
        }
        None => policy.to_owned(),
    }
}

/// JSON in which nothing ends the block that it stands in.
fn block(value: &Value) -> String {
    value
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

struct Facts<'a> {
    page: &'a Shown,
    site: &'a Shown,
}

impl Facts<'_> {
    fn graph(&self) -> serde_json::Result<Vec<Value>> {
        let mut nodes = Vec::new();
        if self.page("url") == "/" {
            nodes.extend([self.organisation(), self.website()]);
        }
        let crumbs = self.crumbs();
        let mut page = self.webpage(crumbs.is_some());
        let about: Value = serde_json::to_value(self.page.get_attr("json_ld").unwrap_or_default())?;
        match about {
            Value::Object(about) if is_page(&about) => page.extend(about),
            Value::Object(about) => {
                page.insert("mainEntity".to_owned(), self.id("#main"));
                nodes.push(Value::Object(self.main(about)));
            }
            _ => {}
        }
        nodes.push(Value::Object(page));
        nodes.extend(crumbs);
        Ok(nodes)
    }

    fn organisation(&self) -> Value {
        json!({
            "@type": "Organization",
            "@id": self.absolute("/#organisation"),
            "name": self.site("name"),
            "legalName": self.site("controller"),
            "email": self.site("contact"),
            "url": self.absolute("/"),
            "logo": self.absolute(&self.site("mark")),
        })
    }

    fn website(&self) -> Value {
        json!({
            "@type": "WebSite",
            "@id": self.absolute("/#site"),
            "name": self.site("name"),
            "description": self.page("description"),
            "url": self.absolute("/"),
            "inLanguage": self.site("language"),
            "publisher": { "@id": self.absolute("/#organisation") },
        })
    }

    fn webpage(&self, crumbs: bool) -> Map<String, Value> {
        let mut node = self.described("WebPage", "#page");
        node.insert("isPartOf".to_owned(), self.ids("/#site"));
        if let Ok(picture) = self.page.get_attr("picture") {
            let picture = self.absolute(&text(&picture, "url"));
            node.insert(
                "primaryImageOfPage".to_owned(),
                json!({ "@type": "ImageObject", "url": picture }),
            );
        }
        for (key, name) in [("datePublished", "published"), ("dateModified", "modified")] {
            let day = self.page(name);
            if !day.is_empty() {
                node.insert(key.to_owned(), day.into());
            }
        }
        let sources = self.sources();
        if !sources.is_empty() {
            node.insert("citation".to_owned(), sources.into());
        }
        if crumbs {
            node.insert("breadcrumb".to_owned(), self.id("#way"));
        }
        node
    }

    /// Where its facts come from: who says it, and what of theirs.
    fn sources(&self) -> Vec<String> {
        let sources = self.page.get_attr("sources").unwrap_or_default();
        let Ok(sources) = sources.try_iter() else {
            return Vec::new();
        };
        sources
            .map(|source| format!("{}, {}", text(&source, "name"), text(&source, "what")))
            .collect()
    }

    /// What the page is about, with what follows from the page.
    fn main(&self, about: Map<String, Value>) -> Map<String, Value> {
        let mut node = self.described("Thing", "#main");
        node.insert("mainEntityOfPage".to_owned(), self.id("#page"));
        node.insert("publisher".to_owned(), self.ids("/#organisation"));
        node.extend(about);
        node.retain(|_, value| !value.is_null());
        node
    }

    fn described(&self, kind: &str, id: &str) -> Map<String, Value> {
        let fields = [
            ("@type", kind.into()),
            ("@id", self.absolute(&(self.page("url") + id)).into()),
            ("url", self.absolute(&self.page("url")).into()),
            ("name", self.page("full_title").into()),
            ("description", self.page("description").into()),
            ("inLanguage", self.site("language").into()),
        ];
        let fields = fields
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value));
        fields.collect()
    }

    /// The way from the first page, if it is not that page.
    fn crumbs(&self) -> Option<Value> {
        let crumbs = self.page.get_attr("crumbs").ok()?;
        let mut steps: Vec<_> = crumbs
            .try_iter()
            .ok()?
            .map(|crumb| (text(&crumb, "title"), text(&crumb, "url")))
            .collect();
        if steps.is_empty() {
            return None;
        }
        steps.push((self.page("title"), self.page("url")));
        let items = (1..).zip(steps).map(|(position, (name, url))| {
            json!({
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": self.absolute(&url),
            })
        });
        let items: Vec<_> = items.collect();
        Some(json!({
            "@type": "BreadcrumbList",
            "@id": self.absolute(&(self.page("url") + "#way")),
            "itemListElement": items,
        }))
    }

    fn id(&self, id: &str) -> Value {
        self.ids(&(self.page("url") + id))
    }

    fn ids(&self, address: &str) -> Value {
        json!({ "@id": self.absolute(address) })
    }

    fn absolute(&self, address: &str) -> String {
        self.site("base_url") + address
    }

    fn page(&self, name: &str) -> String {
        text(self.page, name)
    }

    fn site(&self, name: &str) -> String {
        text(self.site, name)
    }
}

fn is_page(node: &Map<String, Value>) -> bool {
    let kind = node.get("@type").and_then(Value::as_str);
    kind.is_some_and(|kind| kind.ends_with("Page"))
}

/// A text of a view; empty if it has none.
fn text(view: &Shown, name: &str) -> String {
    let value = view.get_attr(name).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(page: Value) -> (String, Value) {
        let site = json!({ "name": "Ours", "base_url": "https://a.example", "language": "en" });
        let [page, site] = [page, site].map(|view| crate::render::env::value(&view));
        let text = json_ld(&page, &site).unwrap().to_string();
        let value = serde_json::from_str(&text).unwrap();
        (text, value)
    }

    #[test]
    fn nothing_in_a_text_ends_the_block() {
        let title = "</script><!-- & \u{2028}";
        let (text, value) = drawn(json!({ "url": "/x/", "full_title": title }));
        assert!(!text.contains(['<', '>', '&', '\u{2028}']), "{text}");
        assert_eq!(value["@graph"][0]["name"], title);
    }

    #[test]
    fn a_policy_allows_the_block_by_its_hash_and_stays_as_it_is_without_one() {
        let policy = "default-src 'none'; script-src 'self'; style-src 'self'";
        // The example of the W3C's "Content Security Policy".
        let data = Shown::from("alert('Hello, world.');");
        assert_eq!(
            with_data(policy, &data),
            "default-src 'none'; script-src 'self' \
             'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='; style-src 'self'"
        );
        assert_eq!(with_data(policy, &Shown::from(())), policy);
    }

    #[test]
    fn a_kind_of_page_says_more_of_it() {
        let own = json!({ "@type": "MedicalWebPage", "lastReviewed": "2026-01-01" });
        let (_, value) = drawn(json!({ "url": "/x/", "json_ld": own }));
        let page = &value["@graph"][0];
        assert_eq!(page["@type"], "MedicalWebPage");
        assert_eq!(page["url"], "https://a.example/x/");

        let own = json!({ "@type": "NewsArticle", "headline": "News" });
        let (_, value) = drawn(json!({ "url": "/x/", "json_ld": own }));
        let (about, page) = (&value["@graph"][0], &value["@graph"][1]);
        assert_eq!(
            (&about["@type"], &page["@type"]),
            (&"NewsArticle".into(), &"WebPage".into())
        );
        assert_eq!(about["mainEntityOfPage"], json!({ "@id": page["@id"] }));
        assert_eq!(page["mainEntity"], json!({ "@id": about["@id"] }));
    }
}
