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
