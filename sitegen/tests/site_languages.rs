//! The site's own pages in two languages.

mod support;

use support::html::{main, tags, text};
use support::{Built, Site};

/// A page in Welsh to write over one, with this state and body.
fn welsh(translation: &str, body: &str) -> String {
    format!(
        "+++\ntitle = \"Am yr ymgyrch\"\ndescription = \"Pwy ydym ni.\"\nchecked = \"2026-02-03\"\n\
         translation = \"{translation}\"\n+++\n\n{body}\n"
    )
}

/// Where the page says that it stands in each language.
fn alternates(page: &str) -> Vec<(String, String)> {
    let links = tags(page).into_iter();
    let links = links.filter(|tag| tag.name == "link" && tag.get("rel") == Some("alternate"));
    links
        .filter_map(|tag| {
            let language = tag.get("hreflang")?.to_owned();
            Some((language, tag.get("href")?.to_owned()))
        })
        .collect()
}

/// The header's links to the page in other languages.
fn tongues(page: &str) -> Vec<(String, String)> {
    let links = tags(page).into_iter();
    let links = links.filter(|tag| tag.get("class") == Some("tongue"));
    let named = |tag: &support::html::Tag, name| tag.get(name).unwrap_or_default().to_owned();
    links
        .map(|tag| (named(&tag, "lang"), named(&tag, "href")))
        .collect()
}

fn pair(a: &str, b: &str) -> (String, String) {
    (a.to_owned(), b.to_owned())
}

fn lines(built: &Built) -> String {
    built.summary.languages.join("\n")
}

#[test]
fn a_welsh_page_says_in_welsh_what_every_page_says() {
    let built = Site::demo().build();
    let page = built.file("cy/support/index.html");
    assert_eq!(tags(&page)[0].get("lang"), Some("cy"));
    let words = text(&page);
    for said in [
        "Neidio i’r cynnwys",
        "Hafan",
        "Os oes angen i chi siarad â rhywun",
        "fel gwaedu trwm, poen difrifol neu lewygu,",
        "ddiwethaf ar 22 Tachwedd 2026",
        "Gogledd Iwerddon",
    ] {
        assert!(words.contains(said), "{said} in {words}");
    }
    for english in [
        "Skip to",
        "You are here",
        "In an emergency, such",
        "By nation",
    ] {
        assert!(!words.contains(english), "{english} in {words}");
    }
    assert!(page.contains("href=\"/cy/\">Hafan</a>"), "{page}");
}

#[test]
fn what_comes_from_files_in_english_is_marked_as_english() {
    let built = Site::demo().build();
    let page = built.file("cy/support/index.html");
    assert!(page.contains("<ul class=\"support-lines\" lang=\"en\">"));
    assert!(page.contains("<h3 lang=\"en\">NHS 24</h3>"), "{page}");
    let english = built.file("support/index.html");
    assert!(!main(&english).contains("lang="), "{english}");
}

#[test]
fn a_page_in_two_languages_leads_both_ways() {
    let built = Site::demo().build();
    let site = "https://codeofcare.example";
    let (ours, theirs) = (
        built.file("support/index.html"),
        built.file("cy/support/index.html"),
    );
    let both = [
        pair("en", &format!("{site}/support/")),
        pair("cy", &format!("{site}/cy/support/")),
    ];
    assert_eq!(alternates(&ours), both);
    assert_eq!(alternates(&theirs), both);
    assert_eq!(tongues(&ours), [pair("cy", "/cy/support/")]);
    assert_eq!(tongues(&theirs), [pair("en", "/support/")]);
    assert_eq!(tongues(&built.file("cy/index.html")), [pair("en", "/")]);
}

#[test]
fn links_of_a_translation_are_checked_at_their_line() {
    let site = Site::demo().write("pages/cy/about.md", &welsh("draft", "[Y cod](/cod/)"));
    let wrong = site.mistakes();
    assert!(wrong.contains("pages/cy/about.md:8:1"), "{wrong}");
    assert!(wrong.contains("did you mean `/code/`?"), "{wrong}");
}

#[test]
fn a_page_in_one_language_leads_nowhere_else() {
    let about = Site::demo().build().file("about/index.html");
    assert!(alternates(&about).is_empty() && tongues(&about).is_empty());
}

#[test]
fn the_welsh_menu_leads_to_welsh_pages_and_marks_the_others() {
    let page = Site::demo().build().file("cy/index.html");
    let menu = page.split("</nav>").next().unwrap();
    assert!(
        menu.contains("<a href=\"/cy/support/\">Cymorth</a>"),
        "{menu}"
    );
    let code = "<a href=\"/code/\" lang=\"en\" hreflang=\"en\">The code</a>";
    assert!(menu.contains(code), "{menu}");
    assert!(page.contains("href=\"/cy/take-part/\""));
    // The points are told in the survey's own Welsh.
    assert!(text(main(&page)).contains("Sgan pan fydd ei angen"));
}

#[test]
fn the_build_says_which_pages_are_missing_and_which_are_older() {
    let told = lines(&Site::demo().build());
    assert!(told.contains("the pages in `cy`: 3 of "), "{told}");
    let (_, missing) = told.split_once("not in `cy` yet: ").unwrap();
    let (count, missing) = missing.split_once(" of them, about ").unwrap();
    let (words, names) = missing.split_once(" words to translate: ").unwrap();
    let names: Vec<_> = names.lines().next().unwrap().split(", ").collect();
    assert!(
        names[0] == "about" && names.len().to_string() == count,
        "{told}"
    );
    assert!(
        words.replace(',', "").parse::<usize>().unwrap() > 1_000,
        "{told}"
    );
    assert!(!told.contains("see whether"), "{told}");
    let older = Site::demo().write("pages/cy/about.md", &welsh("draft", "Drafft."));
    let told = lines(&older.build());
    let stale = "pages/cy/about.md was checked on 2026-02-03, but pages/about.md on 2026-11-22";
    assert!(told.contains(stale), "{told}");
    assert!(!told.contains("translate: about"), "{told}");
}

#[test]
fn a_draft_says_so_until_it_is_approved() {
    let draft = "Drafft yw’r cyfieithiad hwn";
    let site = Site::demo().write("pages/cy/about.md", &welsh("draft", "Geiriau."));
    let built = site.build();
    assert!(built.file("cy/about/index.html").contains(draft));
    assert!(!built.file("about/index.html").contains(draft));
    let site = Site::demo().write("pages/cy/about.md", &welsh("approved", "Geiriau."));
    assert!(!site.build().file("cy/about/index.html").contains(draft));
}

#[test]
fn a_real_campaign_is_not_built_with_a_draft() {
    let real = Site::demo().replace("site.toml", "sample = true", "sample = false");
    let wrong = real.mistakes();
    assert!(wrong.contains("pages/cy/home.md:5:15"), "{wrong}");
    assert!(
        wrong.contains("no fluent speaker has approved this page"),
        "{wrong}"
    );
}

#[test]
fn a_block_that_speaks_no_welsh_is_a_warning() {
    let site = Site::demo().write("pages/cy/about.md", &welsh("draft", "{results}"));
    let warnings = site.build().summary.warnings.join("\n");
    assert!(
        warnings.contains("the block `{results}` is not drawn in `cy` yet"),
        "{warnings}"
    );
    assert!(warnings.contains("pages/cy/about.md:8:1"), "{warnings}");
    let summary = Site::demo().build().summary;
    let ours = summary.warnings.join("\n");
    assert!(!ours.contains("pages/cy"), "{ours}");
}

#[test]
fn the_survey_opens_in_welsh_from_a_welsh_page() {
    let built = Site::demo().open().build();
    let page = built.file("cy/take-part/index.html");
    assert!(page.contains("href=\"/survey/?lang=cy\""), "{page}");
    let english = built.file("take-part/index.html");
    assert!(english.contains("data-survey") && !page.contains("data-survey"));
}

#[test]
fn a_site_in_one_language_has_no_other_pages() {
    let mut site = Site::demo().replace("site.toml", "[\"en\", \"cy\"]", "[\"en\"]");
    for page in ["home", "support", "take-part"] {
        site = site.remove(&format!("pages/cy/{page}.md"));
    }
    let built = site.build();
    let home = built.file("index.html");
    assert!(alternates(&home).is_empty() && tongues(&home).is_empty());
    assert!(!built.has("cy/index.html"));
    assert!(!lines(&built).contains("the pages in"), "{}", lines(&built));
}
