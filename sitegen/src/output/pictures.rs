//! Pictures under names that follow their content, and the pages that show them.

use super::Tree;
use crate::content::{Mistakes, Picture, Segment};
use crate::model::Site;
use std::collections::BTreeMap;
use survey::parse::{Finding, nearest};

/// Where editors find their pictures.
const FOLDER: &str = "/images/";

/// Adds every picture, and puts its address and size where pages name it.
pub(crate) fn pictures(site: &mut Site, tree: &mut Tree, mistakes: &mut Mistakes) {
    let content = &mut site.content;
    let added = content.pictures.iter().map(|picture| {
        let url = tree.add_asset(&picture.name, picture.bytes.clone());
        (format!("{FOLDER}{}", picture.name), shown(picture, &url))
    });
    let added: BTreeMap<_, _> = added.collect();
    let translated = content.translated.iter_mut();
    let pages = content.pages.iter_mut().chain(&mut content.points);
    let pages = pages.chain(translated.flat_map(|translated| &mut translated.pages));
    let pages = pages.chain(content.health.iter_mut().map(|health| &mut health.page));
    let pages = pages.chain(content.news.iter_mut().map(|item| &mut item.page));
    let pages = pages.chain(content.studies.iter_mut().map(|study| &mut study.page));
    for page in pages {
        for (address, span) in &page.body.pictures {
            if added.contains_key(address) {
                continue;
            }
            let message = format!("there is no picture `{address}`");
            let known = nearest(address, added.keys().map(String::as_str));
            let help = match known {
                Some(name) => format!("did you mean `{name}`?"),
                None => format!("put the file into `images/` and write `{FOLDER}` and its name"),
            };
            let finding = Finding::new(span.clone(), message).code("picture");
            mistakes.add(&page.source, finding.help(help));
        }
        if page.body.pictures.is_empty() {
            continue;
        }
        for segment in &mut page.body.segments {
            if let Segment::Prose(html) = segment {
                for (address, shown) in &added {
                    *html = html.replace(&format!("src=\"{address}\""), shown);
                }
            }
        }
    }
}

/// The attributes of a picture: its size keeps its place free until it comes.
fn shown(picture: &Picture, url: &str) -> String {
    let (width, height) = picture.size;
    format!(
        "src=\"{url}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" decoding=\"async\""
    )
}
