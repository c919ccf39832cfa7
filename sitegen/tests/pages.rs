//! What holds for every page of the demonstration.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use support::html::{elements, main, tags, text, unbalanced};
use support::{Built, Site};

fn everything() -> Built {
    Site::demo().open().build()
}

#[test]
fn every_page_has_one_heading_a_title_and_a_language() {
    let mut titles = BTreeSet::new();
    for (path, html) in everything().pages() {
        let headings = elements(&html, "h1").len();
        let languages = if path == "survey/index.html" {
            headings
        } else {
            1
        };
        assert_eq!(headings, languages, "{path} has {headings} main headings");
        let title = elements(&html, "title").remove(0);
        assert!(!title.is_empty(), "{path} has no title");
        assert!(
            path == "survey/index.html" || titles.insert(title.clone()),
            "{path}: {title} is not unique"
        );
        // The survey's own pages are in its languages, too.
        let language = if path.starts_with("cy/") || path.contains("/cy/") {
            "cy"
        } else {
            "en"
        };
        assert_eq!(tags(&html)[0].get("lang"), Some(language), "{path}");
        assert_eq!(unbalanced(&html), None, "{path} is not well formed");
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    for (path, html) in everything().pages() {
        let mut last = 1;
        for tag in tags(main(&html)).iter().filter(|t| !t.closing) {
            let Some(level) = tag
                .name
                .strip_prefix('h')
                .and_then(|n| n.parse::<u8>().ok())
            else {
                continue;
            };
            assert!(level <= last + 1, "{path}: h{level} follows h{last}");
            last = level;
        }
    }
}

#[test]
fn nothing_is_inline_and_nothing_comes_from_elsewhere() {
    for (path, html) in everything().pages() {
        for tag in tags(&html) {
            assert_eq!(tag.get("style"), None, "{path}: {tag:?}");
            assert!(
                !tag.attributes
                    .iter()
                    .any(|(name, _)| name.starts_with("on")),
                "{path}: {tag:?}"
            );
            // The survey's style and scripts are allowed by their hashes alone.
            let survey = ["survey/index.html", "take-part/index.html"].contains(&path.as_str());
            assert!(tag.name != "style" || survey, "{path}");
            for name in ["src", "href"].iter().filter(|_| tag.name != "a") {
                let Some(address) = tag.get(name) else {
                    continue;
                };
                // Named, and not asked for.
                let named = matches!(tag.get("rel"), Some("canonical" | "alternate"));
                assert!(named || address.starts_with('/'), "{path}: {address}");
            }
            if tag.name == "script" && !tag.closing && !survey {
                let data = tag.get("type") == Some("application/ld+json");
                assert!(
                    data || tag.get("src").is_some(),
                    "{path} has an inline script"
                );
            }
        }
    }
}

#[test]
fn every_link_and_place_resolves() {
    let built = everything();
    let files: BTreeSet<_> = built
        .files()
        .into_iter()
        .map(|path| format!("/{path}"))
        .collect();
    let pages: BTreeMap<_, _> = built.pages().into_iter().collect();
    let mut checked = 0;
    for (path, html) in &pages {
        for tag in tags(html).iter().filter(|t| t.name == "a") {
            let Some(link) = tag.get("href").filter(|l| l.starts_with(['/', '#'])) else {
                continue;
            };
            let (address, id) = link.split_once('#').unwrap_or((link, ""));
            let address = address.split_once('?').map_or(address, |(page, _)| page);
            let file = match address {
                "" => format!("/{path}"),
                folder if folder.ends_with('/') => format!("{folder}index.html"),
                file => file.to_owned(),
            };
            assert!(files.contains(&file), "{path} links to {link}");
            if !id.is_empty() {
                let ids = tags(&pages[file.trim_start_matches('/')]);
                assert!(
                    ids.iter().any(|t| t.get("id") == Some(id)),
                    "{path} links to {link}"
                );
            }
            checked += 1;
        }
    }
    assert!(checked > 500, "only {checked} links were looked at");
}

#[test]
fn ids_are_unique_on_each_page() {
    for (path, html) in everything().pages() {
        let mut ids = BTreeSet::new();
        for tag in tags(&html) {
            if let Some(id) = tag.get("id") {
                assert!(ids.insert(id.to_owned()), "{path}: id {id} stands twice");
            }
        }
    }
}

#[test]
fn support_stands_on_every_page_with_numbers_that_can_be_rung() {
    for (path, html) in everything().pages() {
        assert!(html.contains("href=\"tel:116123\">116 123<"), "{path}");
    }
}

#[test]
fn points_are_numbered_from_the_definition() {
    let built = everything();
    let text = text(main(&built.file("code/index.html")));
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("no {words}"));
    assert!(
        at("1 Staff who listen") < at("2 A scan") && at("4 Clear") < at("5 Care that joins up")
    );
    let turned = Site::demo().replace(
        "survey/survey.toml",
        "principles = [\"staff\", \"scanning\",",
        "principles = [\"scanning\", \"staff\",",
    );
    let turned = turned.remove("results/2024.json").build();
    let html = turned.file("code/index.html");
    assert!(support::html::text(&html).contains("1 A scan when it is needed"));
}

#[test]
fn every_question_and_answer_can_be_read_first() {
    let built = everything();
    let page = text(&built.file("take-part/questions/index.html"));
    let campaign = survey::parse::folder(|path| {
        let path = support::tests().join("../../content").join(path);
        Ok(std::fs::read_to_string(path).ok())
    });
    let campaign = campaign.unwrap();
    let squeeze = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    for question in &campaign.definition.questions {
        let words = &campaign.texts[0].questions[&question.id];
        assert!(page.contains(&squeeze(&words.label)), "{}", words.label);
        for choice in words.choices.values() {
            assert!(page.contains(&squeeze(choice)), "{choice}");
        }
    }
}

#[test]
fn quotes_and_stories_say_what_kind_they_are() {
    let built = everything();
    for (path, html) in built.pages() {
        let quotes = html.matches("<figure class=\"quote\"").count();
        let stories = html.matches("class=\"story-who\"").count();
        let labels = html
            .matches("<span class=\"tag\">Written as an example</span>")
            .count();
        assert_eq!(quotes + stories, labels, "{path}");
    }
    assert!(
        built
            .file("quotes/index.html")
            .contains("<figure class=\"quote\"")
    );
}

#[test]
fn stories_are_found_by_where_they_happened_without_script() {
    let built = Site::demo().build();
    let list = built.file("stories/index.html");
    let link = "<a href=\"/stories/from/en-north-west/\">North West (2)</a>";
    assert!(list.contains(link), "{list}");
    let area = built.file("stories/from/en-north-west/index.html");
    for (story, is_there) in [("the-corridor", true), ("nobody-told-the-surgery", false)] {
        let link = format!("href=\"/stories/{story}/\"");
        assert_eq!(area.contains(&link), is_there, "{story}");
    }
}

#[test]
fn the_stories_stand_in_the_menus_although_no_file_describes_their_list() {
    let menu = |built: &Built, path: &str| {
        let html = built.file(path);
        let header = html.split("</header>").next().unwrap().to_owned();
        header
            .lines()
            .find(|l| l.contains("href=\"/stories/\""))
            .map(str::to_owned)
    };
    let built = Site::demo().build();
    let link = menu(&built, "index.html").unwrap();
    assert!(link.contains(">Stories</a>"), "{link}");
    let link = menu(&built, "cy/index.html").unwrap();
    assert!(
        link.contains("lang=\"en\"") && link.contains(">Stories</a>"),
        "{link}"
    );
    let within = menu(&built, "stories/the-corridor/index.html").unwrap();
    assert!(within.contains("aria-current=\"true\""), "{within}");
}

#[test]
fn a_menu_names_the_stories_only_if_there_are_any() {
    let site = Site::demo();
    let site = site
        .files("stories")
        .into_iter()
        .fold(site, |site, path| site.remove(&path));
    let shown = site.mistakes();
    assert!(shown.contains("there is no page `stories`"), "{shown}");
}
