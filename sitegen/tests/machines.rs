//! What stands beside the pages and in their heads, for search engines, for
//! those who share a page, and for browsers that check what they are sent.

mod support;

use serde_json::Value;
use sha2::{Digest, Sha384};
use std::fs;
use support::html::{Tag, tags};
use support::{Built, Site};

const BASE: &str = "https://codeofcare.example";

fn approved_welsh() -> Site {
    let (draft, approved) = ("state = \"draft\"", "state = \"approved\"");
    Site::demo()
        .open()
        .replace("survey/text/cy.toml", draft, approved)
}

fn meta<'a>(tags: &'a [Tag], name: &str) -> Option<&'a str> {
    let mut all = tags.iter().filter(|tag| tag.name == "meta");
    let found = all.find(|tag| [tag.get("property"), tag.get("name")].contains(&Some(name)));
    found.and_then(|tag| tag.get("content"))
}

fn link<'a>(tags: &'a [Tag], rel: &str) -> Option<&'a str> {
    let found = tags.iter().find(|tag| tag.get("rel") == Some(rel));
    found.and_then(|tag| tag.get("href"))
}

/// The nodes of a page's JSON-LD.
fn graph(built: &Built, path: &str) -> Vec<Value> {
    let html = built.file(path);
    let block = html.split("<script type=\"application/ld+json\">").nth(1);
    let block = block.unwrap_or_else(|| panic!("{path} has no JSON-LD"));
    let block = block.split("</script>").next().unwrap();
    let value: Value = serde_json::from_str(block).unwrap();
    value["@graph"].as_array().unwrap().clone()
}

fn node<'a>(graph: &'a [Value], kind: &str) -> &'a Value {
    let found = graph.iter().find(|node| node["@type"] == kind);
    found.unwrap_or_else(|| panic!("no {kind} in {graph:?}"))
}

#[test]
fn the_sitemap_lists_every_page_that_may_be_found_and_no_other() {
    let built = Site::demo().open().build();
    let sitemap = built.file("sitemap.xml");
    let listed: Vec<_> = sitemap
        .split("<loc>")
        .skip(1)
        .map(|rest| rest.split("</loc>").next().unwrap().to_owned())
        .collect();
    let mut sorted = listed.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(listed, sorted);
    for (path, html) in built.pages() {
        let tags = tags(&html);
        let address = format!("{BASE}/{}", path.trim_end_matches("index.html"));
        let hidden = meta(&tags, "robots") == Some("noindex");
        assert_eq!(listed.contains(&address), !hidden, "{address}");
        assert_eq!(link(&tags, "canonical").is_some(), !hidden, "{address}");
    }
    assert!(!sitemap.contains("404") && !sitemap.contains("/survey/"));
    let robots = built.file("robots.txt");
    assert!(robots.ends_with(&format!("\nSitemap: {BASE}/sitemap.xml\n")));
}

#[test]
fn only_a_page_that_was_checked_has_a_day_in_the_sitemap() {
    let page = |checked: &str| {
        format!("+++\ntitle = \"Extra\"\ndescription = \"x\"\n{checked}+++\nHere.\n")
    };
    let built = Site::demo()
        .write("pages/extra.md", &page("checked = \"2026-01-02\"\n"))
        .write("pages/other.md", &page(""))
        .build();
    let sitemap = built.file("sitemap.xml");
    let entry = |path: &str| {
        let line = sitemap.lines().find(|line| line.contains(path));
        line.unwrap().to_owned()
    };
    assert!(entry("/extra/").contains("<lastmod>2026-01-02</lastmod>"));
    assert!(!entry("/other/").contains("lastmod"));
    let extra = tags(&built.file("extra/index.html"));
    assert_eq!(meta(&extra, "og:type"), Some("article"));
    assert_eq!(meta(&extra, "article:modified_time"), Some("2026-01-02"));
    let graph = graph(&built, "extra/index.html");
    assert_eq!(node(&graph, "WebPage")["dateModified"], "2026-01-02");
}

#[test]
fn a_page_in_two_languages_names_both() {
    let built = approved_welsh().build();
    for page in ["take-part/questions/", "take-part/questions/cy/"] {
        let tags = tags(&built.file(&format!("{page}index.html")));
        let others: Vec<_> = tags
            .iter()
            .filter(|tag| tag.get("rel") == Some("alternate"))
            .filter_map(|tag| Some((tag.get("hreflang")?, tag.get("href")?)))
            .collect();
        let english = format!("{BASE}/take-part/questions/");
        let welsh = format!("{english}cy/");
        assert_eq!(others, [("en", english.as_str()), ("cy", welsh.as_str())]);
        assert_eq!(link(&tags, "canonical"), Some(&*format!("{BASE}/{page}")));
    }
    let sitemap = built.file("sitemap.xml");
    let lists = |sitemap: &str| {
        let both = sitemap
            .lines()
            .filter(|line| line.contains("hreflang=\"cy\""));
        both.filter(|line| line.contains("/questions/")).count()
    };
    assert_eq!(lists(&sitemap), 2, "{sitemap}");
    let english = tags(&built.file("take-part/questions/index.html"));
    assert_eq!(meta(&english, "og:locale:alternate"), Some("cy_GB"));
    // Words that nobody has approved are not offered to search engines.
    let draft = Site::demo().open().build();
    assert_eq!(lists(&draft.file("sitemap.xml")), 0);
}

#[test]
fn every_style_and_script_of_a_page_is_held_to_its_hash() {
    let built = Site::demo().open().build();
    let mut checked = 0;
    for (path, html) in built.pages() {
        for tag in tags(&html) {
            let style = tag.name == "link"
                && (tag.get("rel") == Some("stylesheet") || tag.get("as") == Some("style"));
            let address = match (style, tag.name.as_str()) {
                (true, _) => tag.get("href"),
                (_, "script") => tag.get("src"),
                _ => None,
            };
            let Some(address) = address else { continue };
            let file = built.site.out().join(address.trim_start_matches('/'));
            let hash = tag.get("integrity");
            let hash = hash.unwrap_or_else(|| panic!("{path}: {address} has none"));
            let digits = hash.strip_prefix("sha384-").unwrap();
            let found = Sha384::digest(fs::read(file).unwrap());
            assert_eq!(decoded(digits), found.to_vec(), "{path}: {address}");
            checked += 1;
        }
    }
    assert!(checked > built.pages().len(), "{checked}");
}

/// The bytes of a base64 text without filling.
fn decoded(text: &str) -> Vec<u8> {
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bits = String::new();
    for digit in text.chars() {
        bits += &format!("{:06b}", digits.find(digit).unwrap());
    }
    let byte = |bits: &[u8]| u8::from_str_radix(std::str::from_utf8(bits).unwrap(), 2).unwrap();
    bits.as_bytes().chunks_exact(8).map(byte).collect()
}

#[test]
fn every_page_says_what_it_is_where_it_is_shared() {
    let built = Site::demo().open().build();
    for (path, html) in built.pages() {
        let tags = tags(&html);
        if meta(&tags, "og:title").is_none() || path == "404.html" {
            assert_eq!(link(&tags, "canonical"), None, "{path}");
            continue;
        }
        assert_eq!(meta(&tags, "og:url"), link(&tags, "canonical"), "{path}");
        let locale = match path.starts_with("cy/") {
            true => "cy_GB",
            false => "en_GB",
        };
        assert_eq!(meta(&tags, "og:locale"), Some(locale), "{path}");
        for name in ["og:site_name", "og:description", "og:type"] {
            assert!(meta(&tags, name).is_some(), "{path} has no {name}");
        }
    }
}

#[test]
fn search_engines_are_told_what_pages_are() {
    let built = Site::demo().open().build();
    let home = graph(&built, "index.html");
    assert_eq!(node(&home, "WebSite")["url"], format!("{BASE}/"));
    let publisher = &node(&home, "WebSite")["publisher"]["@id"];
    assert_eq!(publisher, &node(&home, "Organization")["@id"]);
    assert!(home.iter().all(|node| node["@type"] != "BreadcrumbList"));

    let wave = graph(&built, "results/2024/index.html");
    let way = node(&wave, "BreadcrumbList")["itemListElement"].clone();
    let names: Vec<_> = way.as_array().unwrap().iter().map(|s| &s["name"]).collect();
    assert_eq!(names, ["Home", "Results", "Results 2024"]);
    let data = node(&wave, "Dataset");
    let words = "Sample data – not real results";
    for name in ["name", "description"] {
        assert!(data[name].as_str().unwrap().contains(words), "{name}");
    }
    let csv = data["distribution"][0]["contentUrl"].as_str().unwrap();
    assert!(built.has(csv.strip_prefix(BASE).unwrap().trim_start_matches('/')));
    assert!(!built.file("404.html").contains("ld+json"));
}

#[test]
fn nothing_that_an_editor_writes_ends_a_data_block() {
    let page = "+++\ntitle = \"</script><b>\"\ndescription = \"<!-- & --> <script>\"\n+++\nHere.\n";
    let built = Site::demo().write("pages/extra.md", page).build();
    let graph = graph(&built, "extra/index.html");
    let page = node(&graph, "WebPage");
    assert_eq!(page["description"], "<!-- & --> <script>");
    assert!(page["name"].as_str().unwrap().starts_with("</script><b>"));
}

#[test]
fn pages_have_pictures_drawn_from_the_data() {
    let built = Site::demo().open().build();
    let picture = |path: &str| {
        let tags = tags(&built.file(path));
        let said = |name: &str| meta(&tags, name).unwrap().to_owned();
        assert_eq!(said("twitter:card"), "summary_large_image");
        let url = said("og:image");
        let file = url.strip_prefix(&format!("{BASE}/")).unwrap();
        let bytes = fs::read(built.site.out().join(file)).unwrap();
        assert_eq!(bytes[1..4], *b"PNG");
        let size = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        assert_eq!(size(16).to_string(), said("og:image:width"));
        assert_eq!(size(20).to_string(), said("og:image:height"));
        assert!(bytes.len() < 40_000, "{url}: {}", bytes.len());
        (url, said("og:image:alt"))
    };
    let (home, alt) = picture("index.html");
    assert_eq!(
        alt,
        "The Code of Care campaign. A survey of care after a miscarriage"
    );
    assert_eq!(picture("privacy/index.html").0, home);
    // Who cannot see the band across the picture is told of it.
    let sample = "Sample data – not real results. ";
    let (point, alt) = picture("code/scanning/index.html");
    assert!(alt.starts_with(sample) && alt.contains('%'), "{alt}");
    let (wave, alt) = picture("results/2024/index.html");
    assert!(
        alt.starts_with(sample) && alt.matches('%').count() >= 5,
        "{alt}"
    );
    assert_eq!(picture("results/index.html").0, wave);
    assert!(point != home && wave != home);
}

#[test]
fn a_picture_changes_its_name_with_what_is_in_it() {
    let names = |site: Site| {
        let built = site.build();
        let files = built.files().into_iter();
        files
            .filter(|path| path.starts_with("assets/share-"))
            .collect::<Vec<_>>()
    };
    let before = names(Site::demo());
    let (from, to) = ("care after a miscarriage\"", "care after a loss\"");
    let after = names(Site::demo().replace("site.toml", from, to));
    let changed: Vec<_> = before.iter().filter(|name| !after.contains(name)).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(changed[0].starts_with("assets/share-site."), "{changed:?}");
}

#[test]
fn a_campaign_draws_its_own_picture_and_is_told_what_is_wrong_with_it() {
    let own = |inner: &str| {
        let text = format!(
            "{{% extends \"share/frame.svg\" %}}{{% block picture %}}{inner}{{% endblock %}}"
        );
        Site::demo().write("theme/templates/share/default.svg", &text)
    };
    let built = own("<circle cx=\"600\" cy=\"300\" r=\"9\"/>").build();
    assert!(built.asset("assets/share-site.", ".png").len() > 10);
    let shown = own("{{ nothing }}").mistakes();
    assert!(shown.contains("share/default.svg"), "{shown}");
    let shown = own("<circle").mistakes();
    assert!(shown.contains("the picture `assets/share-site."), "{shown}");
}

#[test]
fn news_says_when_it_came_out_and_that_it_is_news() {
    let path = "news/first-results.md";
    let changed = "date = \"2024-10-09\"\nupdated = \"2024-11-01\"";
    let built = Site::demo()
        .replace(path, "date = \"2024-10-09\"", changed)
        .build();
    let page = "news/first-results/index.html";
    let tags = tags(&built.file(page));
    assert_eq!(meta(&tags, "og:type"), Some("article"));
    assert_eq!(meta(&tags, "article:published_time"), Some("2024-10-09"));
    assert_eq!(meta(&tags, "article:modified_time"), Some("2024-11-01"));
    let graph = graph(&built, page);
    let news = node(&graph, "NewsArticle");
    assert_eq!(news["datePublished"], "2024-10-09");
    assert_eq!(news["dateModified"], "2024-11-01");
    assert_eq!(node(&graph, "WebPage")["mainEntity"]["@id"], news["@id"]);
    assert_eq!(
        news["author"],
        serde_json::json!({ "@type": "Organization", "name": "the campaign’s press group" })
    );
    // It shows made-up figures, which the headline alone would not tell.
    let headline = news["headline"].as_str().unwrap();
    assert!(headline.contains("Sample data"), "{headline}");
    let sitemap = built.file("sitemap.xml");
    let line = sitemap
        .lines()
        .find(|line| line.contains("/first-results/"));
    assert!(line.unwrap().contains("<lastmod>2024-11-01</lastmod>"));
}

#[test]
fn an_author_who_is_a_person_is_one_for_machines() {
    let path = "news/first-results.md";
    let named = "author = \"Sam Example\"\nauthor_is = \"person\"";
    let site = Site::demo().replace(path, "author = \"the campaign’s press group\"", named);
    let graph = graph(&site.build(), "news/first-results/index.html");
    let author = &node(&graph, "NewsArticle")["author"];
    let wanted = serde_json::json!({ "@type": "Person", "name": "Sam Example" });
    assert_eq!(*author, wanted);
}

#[test]
fn a_story_is_an_article_without_a_name() {
    let built = Site::demo().build();
    let page = "stories/the-corridor/index.html";
    let tags = tags(&built.file(page));
    assert_eq!(meta(&tags, "article:published_time"), Some("2026-09-14"));
    let graph = graph(&built, page);
    let story = node(&graph, "Article");
    assert_eq!(story["headline"], "The corridor");
    assert_eq!(story["genre"], "Written as an example");
    assert_eq!(
        story["keywords"],
        serde_json::json!(["Waiting", "Kindness"])
    );
    assert!(story.get("author").is_none(), "{story}");
}

#[test]
fn a_page_about_health_names_its_review_and_its_sources() {
    let built = Site::demo().build();
    let graph = graph(&built, "health/what-it-is/index.html");
    let page = node(&graph, "MedicalWebPage");
    assert_eq!(page["lastReviewed"], page["dateModified"]);
    assert!(page["lastReviewed"].is_string(), "{page}");
    let role = page["reviewedBy"]["jobTitle"].as_str().unwrap();
    assert!(role.contains("No clinician"), "{role}");
    let sources = page["citation"].as_array().unwrap();
    let mut named = sources.iter().filter_map(Value::as_str);
    assert!(named.any(|s| s.starts_with("NI Direct")), "{sources:?}");
}

#[test]
fn a_study_says_how_far_it_is_by_its_closing_date() {
    let page = "studies/being-called-back/index.html";
    let status = |built: &Built| node(&graph(built, page), "MedicalStudy")["status"].clone();
    let built = Site::demo().build();
    assert_eq!(status(&built), "https://schema.org/Recruiting");
    let graph = graph(&built, page);
    let study = node(&graph, "MedicalStudy");
    assert!(study.get("publisher").is_none(), "{study}");
    assert_eq!(node(&graph, "WebPage")["datePublished"], "2026-10-01");
    let later = Site::demo().on("2027-02-01").build();
    assert_eq!(status(&later), "https://schema.org/ActiveNotRecruiting");
}

#[test]
fn feeds_are_sent_as_feeds() {
    let headers = Site::demo().build().file("_headers");
    for feed in ["/news/feed.xml", "/studies/being-called-back/feed.xml"] {
        let rule = format!("\n{feed}\n  Content-Type: application/atom+xml; charset=utf-8\n");
        assert!(headers.contains(&rule), "{headers}");
    }
}
