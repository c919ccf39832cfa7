//! News: order, embargoes, notes to editors and feeds.

mod support;

use roxmltree::Document;
use support::html::{main, text};
use support::{Built, Site};

const ATOM: &str = "http://www.w3.org/2005/Atom";

fn item(title: &str, front: &str, body: &str) -> String {
    format!("+++\ntitle = \"{title}\"\ndescription = \"About {title}.\"\n{front}\n+++\n\n{body}\n")
}

fn shown(built: &Built, path: &str) -> String {
    text(main(&built.file(path)))
}

/// Every file that names something.
fn naming(built: &Built, words: &str) -> Vec<String> {
    let files = built.files().into_iter();
    let bytes = |path: &String| std::fs::read(built.site.out().join(path)).unwrap();
    let has = |path: &String| String::from_utf8_lossy(&bytes(path)).contains(words);
    files.filter(has).collect()
}

#[test]
fn the_newest_item_comes_first_and_stands_on_the_first_page() {
    let built = Site::demo().build();
    let list = shown(&built, "news/index.html");
    let at = |words: &str| {
        list.find(words)
            .unwrap_or_else(|| panic!("no {words} in {list}"))
    };
    assert!(at("Our 2026 survey is open") < at("The results of our 2024 survey are out"));
    assert!(list.contains("1 September 2026"));
    let home = shown(&built, "index.html");
    assert!(home.contains("Our 2026 survey is open"), "{home}");
    assert!(!home.contains("The results of our 2024 survey"), "{home}");
    let newer = Site::demo().write(
        "news/later.md",
        &item("Later", "date = \"2026-11-01\"", "Text."),
    );
    assert!(shown(&newer.build(), "index.html").contains("Later 1 November 2026 About Later."));
}

#[test]
fn an_item_under_embargo_is_nowhere_before_its_minute() {
    let secret = item(
        "Xyzzy",
        "date = \"2027-07-03\"\nembargo = \"2027-07-03T00:01\"",
        "Text of Xyzzy.",
    );
    let site = || {
        let site = Site::demo().reviewed("2027-06-01", "2028-06-01");
        site.write("news/xyzzy.md", &secret)
    };
    let before = site().at("2027-07-03T00:00").build();
    assert_eq!(naming(&before, "yzzy"), Vec::<String>::new());
    let waits: Vec<_> = before
        .summary
        .waiting
        .iter()
        .map(|w| (w.what.as_str(), w.until.words()))
        .collect();
    assert_eq!(
        waits,
        [(
            "news item `xyzzy` comes out",
            "3 July 2027 at 00:01 (UK time, BST)".to_owned()
        )]
    );
    let after = site().at("2027-07-03T00:01").build();
    let named = naming(&after, "Xyzzy");
    for path in [
        "index.html",
        "news/index.html",
        "news/xyzzy/index.html",
        "news/feed.xml",
    ] {
        assert!(named.contains(&path.to_owned()), "{path} in {named:?}");
    }
    assert!(after.summary.waiting.is_empty());
    // A day alone is looked at as it ends, in the UK.
    assert!(site().on("2027-07-03").build().has("news/xyzzy/index.html"));
    assert!(!site().on("2027-07-02").build().has("news/xyzzy/index.html"));
}

#[test]
fn an_item_with_a_date_to_come_waits_for_that_day() {
    let site = || {
        Site::demo().write(
            "news/later.md",
            &item("Xyzzy", "date = \"2026-12-24\"", "Text."),
        )
    };
    let built = site().on("2026-12-23").build();
    assert!(naming(&built, "Xyzzy").is_empty());
    assert_eq!(
        built.summary.waiting[0].until.words(),
        "24 December 2026 at 00:00 (UK time, GMT)"
    );
    assert!(site().on("2026-12-24").build().has("news/later/index.html"));
}

#[test]
fn an_item_that_waits_may_lack_its_figures_and_is_told() {
    let waits = "In 2026 it was {figure uk staff 2026}.";
    let later = |date: &str| item("Later", &format!("date = \"{date}\""), waits);
    let built = Site::demo()
        .write("news/later.md", &later("2027-03-03"))
        .build();
    let told = built.summary.warnings.join("\n");
    assert!(
        told.contains("wave 2026 has no results yet") && told.contains("news/later.md"),
        "{told}"
    );
    let told = Site::demo()
        .write("news/later.md", &later("2026-11-01"))
        .mistakes();
    assert!(
        told.contains("error: this figure is not given: wave 2026 has no results yet"),
        "{told}"
    );
}

#[test]
fn links_of_an_item_that_waits_are_checked_now() {
    let later = item(
        "Later",
        "date = \"2027-03-03\"",
        "[Wrong](/code/nowhere/), [own](/news/later/), [here](#x).",
    );
    let told = Site::demo().write("news/later.md", &later).mistakes();
    assert!(
        told.contains("the site has no page `/code/nowhere/`"),
        "{told}"
    );
    assert_eq!(told.matches("error:").count(), 1, "{told}");
}

#[test]
fn notes_to_editors_stand_at_the_end_under_their_own_heading() {
    let built = Site::demo().build();
    let html = built.file("news/first-results/index.html");
    let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("no {words}"));
    assert!(
        at("We do not rank hospitals") < at("<h2 id=\"notes-to-editors\">Notes to editors</h2>")
    );
    assert!(at(">Notes to editors<") < at("The code has five points."));
    assert!(html.contains("href=\"mailto:press@codeofcare.example\""));
    assert!(html.contains("Written as an example"));
    let opens = built.file("news/survey-opens/index.html");
    let share = "og:description\" content=\"";
    assert!(
        opens.contains(&format!("{share}Sample data")),
        "it shows figures of 2024"
    );
    let site = Site::demo().remove("results/2024.json").build();
    let opens = site.file("news/survey-opens/index.html");
    assert!(
        opens.contains(&format!("{share}Written as an example. From today")),
        "{opens}"
    );
    assert!(html.contains(
        "og:description\" content=\"Sample data – not real results. What people told us"
    ));
}

#[test]
fn releases_draw_their_figures_from_the_data_and_stand_without_any() {
    let with = Site::demo().over("sites/releases").on("2027-03-03").build();
    let said = shown(&with, "news/results-2026/index.html");
    assert!(
        said.contains("About 6 in 10 people who answered (63%) told us that staff listened"),
        "{said}"
    );
    assert!(
        said.contains("A scan when it is needed: ") && said.contains(" lower than in 2024 ("),
        "{said}"
    );
    assert!(
        with.file("news/results-2026/index.html")
            .contains("<section class=\"sample-band\"")
    );
    let home = with.file("index.html");
    assert!(
        home.contains("What changed between 2024 and 2026"),
        "{home}"
    );
    let without = Site::demo()
        .remove("results/2024.json")
        .on("2027-03-03")
        .build();
    for name in ["first-results", "survey-opens", "results-2026"] {
        let path = format!("news/{name}/index.html");
        let html = without.file(&path);
        let said = text(main(&html)).replace("the 95% range", "");
        assert!(!said.contains('%'), "{path}: {said}");
        assert!(!html.contains("sample-band"), "{path}");
        assert!(html.contains("Written as an example"), "{path}");
    }
}

#[test]
fn a_campaign_without_a_news_page_gets_a_list_and_one_without_news_gets_none() {
    let written = Site::demo()
        .remove("pages/news.md")
        .replace(
            "pages/media.md",
            "What we have sent out is under [news](/news/).",
            "",
        )
        .replace("site.toml", "\"news\", ", "")
        .build();
    assert!(shown(&written, "news/index.html").contains("Our 2026 survey is open"));
    let mut none = Site::demo();
    for name in ["first-results", "survey-opens", "results-2026"] {
        none = none.remove(&format!("news/{name}.md"));
    }
    let none = none.build();
    assert!(shown(&none, "news/index.html").contains("There is no news yet."));
    assert!(!none.has("news/feed.xml"));
    assert!(
        !none
            .file("news/index.html")
            .contains("application/atom+xml")
    );
}

/// Checks a feed as RFC 4287 asks, and gives `(id, updated, title)` of each entry.
fn entries(xml: &str) -> Vec<(String, String, String)> {
    let document = Document::parse(xml).unwrap_or_else(|error| panic!("{error}\n{xml}"));
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")));
    let one = |node: roxmltree::Node<'_, '_>, name: &str| {
        let mut found = node.children().filter(|c| c.has_tag_name((ATOM, name)));
        let only = found.next().unwrap_or_else(|| panic!("no {name} in {xml}"));
        assert!(found.next().is_none(), "two {name} in {xml}");
        only.text().unwrap_or_default().to_owned()
    };
    let date = |text: &str| {
        assert!(text.len() == 20 && text.ends_with('Z'), "{text}");
        text.to_owned()
    };
    let links = document
        .descendants()
        .filter(|n| n.has_tag_name((ATOM, "link")));
    for link in links {
        assert!(
            link.attribute("href").unwrap().starts_with("https://"),
            "{xml}"
        );
    }
    assert!(feed.children().any(|c| c.has_tag_name((ATOM, "author"))));
    let is_self = |c: &roxmltree::Node<'_, '_>| c.attribute("rel") == Some("self");
    assert_eq!(feed.children().filter(is_self).count(), 1);
    let updated = date(&one(feed, "updated"));
    assert!(!one(feed, "title").is_empty() && one(feed, "id").starts_with("https://"));
    let all: Vec<_> = feed
        .children()
        .filter(|c| c.has_tag_name((ATOM, "entry")))
        .map(|entry| {
            assert!(one(entry, "published") <= one(entry, "updated"));
            assert!(!one(entry, "summary").is_empty());
            (
                one(entry, "id"),
                date(&one(entry, "updated")),
                one(entry, "title"),
            )
        })
        .collect();
    assert_eq!(all.iter().map(|e| &e.1).max().unwrap_or(&updated), &updated);
    let mut ids: Vec<_> = all.iter().map(|e| &e.0).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all.len(), "ids are unique");
    all
}

#[test]
fn the_feed_is_valid_and_holds_what_is_out() {
    let odd = item(
        "A <b> & “c”",
        "date = \"2026-10-01\"\nupdated = \"2026-10-05\"",
        "[Code](/code/) &amp; *more*.",
    );
    let built = Site::demo().write("news/odd.md", &odd).build();
    let xml = built.file("news/feed.xml");
    let all = entries(&xml);
    let wanted = (
        "https://codeofcare.example/news/odd/".to_owned(),
        "2026-10-04T23:00:00Z".to_owned(),
        "A <b> & “c”".to_owned(),
    );
    assert_eq!(all[0], wanted);
    assert_eq!(all.len(), 3);
    let document = Document::parse(&xml).unwrap();
    let content = document
        .descendants()
        .find(|n| n.has_tag_name((ATOM, "content")))
        .unwrap();
    assert_eq!(content.attribute("type"), Some("html"));
    let html = content.text().unwrap();
    assert!(
        html.contains("<a href=\"https://codeofcare.example/code/\">Code</a> &amp; <em>more</em>"),
        "{html}"
    );
    let first = all
        .iter()
        .find(|e| e.0.ends_with("/first-results/"))
        .unwrap();
    assert!(
        first.2.ends_with("(Sample data – not real results)"),
        "{}",
        first.2
    );
    for page in ["index.html", "news/index.html", "news/odd/index.html"] {
        let html = built.file(page);
        assert!(
            html.contains("<link rel=\"alternate\" type=\"application/atom+xml\""),
            "{page}"
        );
        assert!(html.contains("href=\"/news/feed.xml\""), "{page}");
    }
}

#[test]
fn building_later_or_elsewhere_makes_no_item_look_new() {
    let xml = |site: Site| site.build().file("news/feed.xml");
    let today = xml(Site::demo());
    assert_eq!(today, xml(Site::demo().on("2026-11-30")));
    let elsewhere = xml(Site::demo().base_url("https://preview.example"));
    assert!(elsewhere.contains("href=\"https://preview.example/news/"));
    let ids = |xml: &str| {
        entries(xml)
            .into_iter()
            .map(|e| (e.0, e.1))
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&today), ids(&elsewhere));
}

#[test]
fn a_feed_holds_the_newest_fifty() {
    let many = (0..60).fold(Site::demo(), |site, n| {
        let date = format!("date = \"2026-{:02}-{:02}\"", n / 28 + 1, n % 28 + 1);
        site.write(
            &format!("news/n{n}.md"),
            &item(&format!("N{n}"), &date, "Text."),
        )
    });
    let all = entries(&many.build().file("news/feed.xml"));
    assert_eq!(all.len(), 50);
    assert_eq!(
        (all[0].2.as_str(), all[49].2.as_str()),
        (
            "Our 2026 survey is open: tell us about your care (Sample data – not real results)",
            "N11"
        )
    );
}
