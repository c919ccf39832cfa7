//! Addresses that pages had before.

mod support;

use support::Site;
use support::html::{tags, text};

fn site() -> Site {
    Site::demo()
        .write(
            "redirects.toml",
            "[[redirect]]\nfrom = \"/oldest/\"\nto = \"/old/\"\n\n\
             [[redirect]]\nfrom = \"/leaflet.pdf\"\nto = \"https://example.org/leaflet\"\npermanent = false\n",
        )
        .write(
            "pages/extra.md",
            "+++\ntitle = \"Extra\"\ndescription = \"x\"\naliases = [\"/old/\"]\n+++\nHere.\n",
        )
}

#[test]
fn an_old_address_leads_to_the_page_at_once() {
    let built = site().build();
    let rules = built.file("_redirects");
    assert_eq!(
        rules.lines().collect::<Vec<_>>(),
        [
            "/leaflet.pdf https://example.org/leaflet 302",
            "/old/ /extra/ 301",
            "/old /extra/ 301",
            "/oldest/ /extra/ 301",
            "/oldest /extra/ 301",
        ]
    );
}

#[test]
fn hosts_that_know_no_redirects_have_a_small_page() {
    let built = site().build();
    let page = built.file("oldest/index.html");
    let tags = tags(&page);
    let has = |key: &str, value: &str, name: &str, wanted: &str| {
        let found = tags.iter().find(|tag| tag.get(key) == Some(value));
        assert_eq!(found.and_then(|tag| tag.get(name)), Some(wanted), "{page}");
    };
    has("http-equiv", "refresh", "content", "0; url=/extra/");
    has(
        "rel",
        "canonical",
        "href",
        "https://codeofcare.example/extra/",
    );
    has("name", "robots", "content", "noindex");
    has("href", "/extra/", "href", "/extra/");
    assert!(text(&page).contains("The Code of Care campaign"));
    assert!(!built.has("leaflet.pdf"), "a page is no picture or table");
    assert!(!built.file("sitemap.xml").contains("/old"));
    assert!(built.file("_headers").contains("\n/oldest/*\n"));
}

#[test]
fn a_site_without_old_addresses_has_no_file_of_them() {
    assert!(!Site::demo().build().has("_redirects"));
}

#[test]
fn our_own_pages_link_to_where_a_page_is_now() {
    let page = "+++\ntitle = \"More\"\ndescription = \"x\"\n+++\n[Old](/old/)\n";
    let shown = site().write("pages/more.md", page).mistakes();
    assert!(shown.contains("the site has no page `/old/`"), "{shown}");
}

#[test]
fn compressed_copies_stand_beside_every_text() {
    let built = site().compressed().build();
    for path in ["index.html", "sitemap.xml", "oldest/index.html"] {
        for ending in ["br", "gz"] {
            assert!(built.has(&format!("{path}.{ending}")), "{path}.{ending}");
        }
    }
    assert!(!site().build().has("index.html.br"));
}

/// The same file with a former address in its front matter.
fn moved(site: Site, path: &str, from: &str) -> Site {
    let key = format!("+++\naliases = [\"{from}\"]\n");
    site.replace_first(path, "+++\n", &key)
}

#[test]
fn every_kind_of_page_takes_its_old_addresses_with_it() {
    let kinds = [
        ("pages/about.md", "/about/"),
        ("pages/cy/support.md", "/cy/support/"),
        ("code/places.md", "/code/places/"),
        ("health/symptoms.md", "/health/symptoms/"),
        ("news/first-results.md", "/news/first-results/"),
        (
            "studies/being-called-back.md",
            "/studies/being-called-back/",
        ),
        ("stories/the-corridor.md", "/stories/the-corridor/"),
    ];
    let paths = kinds.iter().enumerate();
    let site = paths.fold(Site::demo(), |site, (number, (path, _))| {
        moved(site, path, &format!("/before/{number}/"))
    });
    let built = site.build();
    let rules = built.file("_redirects");
    for (number, (path, now)) in kinds.iter().enumerate() {
        let rule = format!("/before/{number}/ {now} 301");
        assert!(rules.lines().any(|line| line == rule), "{path}: {rules}");
        assert!(built.has(&format!("before/{number}/index.html")), "{path}");
    }
}

#[test]
fn the_old_address_of_a_story_stays_when_nothing_was_read_again() {
    let site = moved(Site::demo(), "stories/the-corridor.md", "/old-story/");
    let first = site.build();
    let rules = first.file("_redirects");
    let again = first.site.write(
        "pages/extra.md",
        "+++\ntitle = \"Extra\"\ndescription = \"x\"\n+++\nHere.\n",
    );
    assert_eq!(again.build().file("_redirects"), rules);
}

#[test]
fn an_old_address_leads_to_news_once_the_news_is_out() {
    let waiting = || moved(Site::demo(), "news/results-2026.md", "/wave-3/");
    assert!(!waiting().at("2027-03-03T00:00").build().has("_redirects"));
    let out = waiting().reviewed("2027-03-01", "2028-03-01");
    let rules = out.at("2027-03-03T00:01").build().file("_redirects");
    assert!(
        rules.contains("/wave-3/ /news/results-2026/ 301\n"),
        "{rules}"
    );
}
