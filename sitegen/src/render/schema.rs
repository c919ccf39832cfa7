//! What a kind of page is about, in the terms of schema.org, for its JSON-LD.
//!
//! Only what the page itself says: whoever reads the data learns nothing that a
//! visitor does not. A key whose value is null takes away what every page has.

use super::view::{CorrectionView, HealthView, PageView, SAMPLE, SiteView, WaveView, topic};
use crate::content::{AuthorIs, Card, Item, Status};
use serde_json::{Value, json};
use survey::results::Results;

/// A news item.
pub(crate) fn news(item: &Item, page: &PageView, site: &SiteView) -> Value {
    let days = [page.published.as_deref(), page.modified.as_deref()];
    let mut node = article("NewsArticle", &headline(page), days);
    node["image"] = json!(format!("{}{}", site.base_url, page.picture.url));
    if let Some(author) = &item.author {
        let kind = match item.author_is {
            AuthorIs::Group => "Organization",
            AuthorIs::Person => "Person",
        };
        node["author"] = json!({ "@type": kind, "name": author });
    }
    node
}

/// A story. Who tells it is never named, so it has no author.
pub(crate) fn story(card: &Card) -> Value {
    let day = card.date.to_string();
    let mut node = article("Article", &card.title, [Some(&day), None]);
    node["genre"] = json!(card.kind.label());
    if !card.tags.is_empty() {
        let topics: Vec<_> = card.tags.iter().map(|tag| topic(tag).title).collect();
        node["keywords"] = json!(topics);
    }
    node
}

/// Something to read, with the days on which it was published and last looked over.
fn article(kind: &str, headline: &str, days: [Option<&str>; 2]) -> Value {
    let mut node = json!({ "@type": kind, "headline": headline });
    for (key, day) in ["datePublished", "dateModified"].into_iter().zip(days) {
        if let Some(day) = day {
            node[key] = json!(day);
        }
    }
    node
}

/// The title, which says wherever it is shown that figures mean nothing.
fn headline(page: &PageView) -> String {
    match page.sample {
        true => format!("{} ({SAMPLE})", page.title),
        false => page.title.clone(),
    }
}

/// A page about health: it is told who checked it in what role, and when.
pub(crate) fn health(view: &HealthView, page: &PageView, site: &SiteView) -> Value {
    let related = view.related.iter();
    let related = related.map(|link| format!("{}{}", site.base_url, link.url));
    json!({
        "@type": "MedicalWebPage",
        "author": view.author,
        "lastReviewed": page.modified,
        "reviewedBy": { "@type": "Person", "jobTitle": view.reviewer },
        "relatedLink": related.collect::<Vec<_>>(),
    })
}

/// A study, which is no work that somebody publishes, as articles are.
pub(crate) fn study(status: Status, page: &PageView) -> Value {
    let status = match status {
        Status::Planned => "NotYetRecruiting",
        Status::Recruiting => "Recruiting",
        Status::Closed => "ActiveNotRecruiting",
        Status::Reported => "ResultsAvailable",
    };
    json!({
        "@type": "MedicalStudy",
        "name": headline(page),
        "status": format!("https://schema.org/{status}"),
        "publisher": null,
        "inLanguage": null,
    })
}

/// The results of a wave.
pub(crate) fn dataset(
    (results, wave): (&Results, &WaveView),
    corrections: &[CorrectionView<'_>],
    page: &PageView,
    site: &SiteView,
) -> Value {
    let file = |kind: &str, url: &str| {
        json!({
            "@type": "DataDownload",
            "encodingFormat": kind,
            "contentUrl": format!("{}{url}", site.base_url),
        })
    };
    let days = &results.wave;
    let mut node = json!({
        "@type": "Dataset",
        "name": page.full_title,
        "description": page.description,
        "identifier": wave.id,
        "version": results.release.to_string(),
        "isAccessibleForFree": true,
        "temporalCoverage": format!("{}/{}", days.opens, days.closes),
        "datePublished": days.results.to_string(),
        "measurementTechnique": "survey",
        "distribution": [file("text/csv", &wave.csv_url), file("application/json", &wave.json_url)],
    });
    if let Some((latest, _)) = corrections.first().map(CorrectionView::told) {
        node["dateModified"] = json!(latest);
        let comments = corrections.iter().map(CorrectionView::told);
        let comments = comments.map(|(day, words)| {
            json!({ "@type": "CorrectionComment", "datePublished": day, "text": words })
        });
        node["correction"] = comments.collect();
    }
    node
}
