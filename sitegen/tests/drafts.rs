//! Drafts and what is to come: never in a built site, and marked in a preview.

mod support;

use support::{Built, Site};

/// A draft of each kind, in a file of its own, all with this word in them.
const WORD: &str = "Unfinishedness";

const DRAFTS: [(&str, &str, Option<&str>); 7] = [
    ("pages/fresh.md", "", Some("/fresh/")),
    (
        "pages/cy/fresh.md",
        "translation = \"draft\"",
        Some("/cy/fresh/"),
    ),
    (
        "health/fresh.md",
        "lead = \"A\"\norder = 1\nauthor = \"A\"\nreviewer = \"A\"\nchecked = \"2020-01-01\"\n\
         next_check = \"2021-01-01\"\nsources = [{ name = \"A\", what = \"B\" }]",
        Some("/health/fresh/"),
    ),
    (
        "news/fresh.md",
        "date = \"2026-11-01\"",
        Some("/news/fresh/"),
    ),
    (
        "studies/fresh.md",
        "summary = \"A\"\ndate = \"2026-11-01\"\nstatus = \"planned\"",
        Some("/studies/fresh/"),
    ),
    (
        "stories/fresh.md",
        "date = \"2026-11-01\"\nkind = \"illustrative\"\ntags = [\"unfinishedness\"]",
        Some("/stories/fresh/"),
    ),
    ("quotes/fresh.toml", "", None),
];

/// The demonstration with a draft of each kind.
fn site() -> Site {
    let mut site = Site::demo();
    for (path, keys, _) in DRAFTS {
        let text = match path {
            "quotes/fresh.toml" => format!(
                "[[quote]]\nid = \"fresh\"\nkind = \"illustrative\"\nwho = \"A\"\ntext = \"{WORD}\"\n\
                 draft = true\n"
            ),
            _ => format!(
                "+++\ntitle = \"{WORD}\"\ndescription = \"{WORD}\"\ndraft = true\n{keys}\n+++\n\n\
                 ## Is it {WORD}?\n\n{WORD}\n"
            ),
        };
        site = site.write(path, &text);
    }
    site
}

/// The files that have the word in them or in their names.
fn with_word(built: &Built) -> Vec<String> {
    let files = built.files().into_iter();
    let has = |path: &String| {
        let bytes = std::fs::read(built.site.out().join(path)).unwrap();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        path.contains("fresh") || text.contains(&WORD.to_lowercase())
    };
    files.filter(has).collect()
}

#[test]
fn no_file_of_a_built_site_has_a_trace_of_a_draft() {
    let built = site().build();
    assert_eq!(with_word(&built), [""; 0]);
    let mut files = DRAFTS.map(|(path, ..)| path);
    files.sort_unstable();
    assert_eq!(built.summary.drafts, files);
    assert!(built.summary.early.is_empty());
}

#[test]
fn the_site_is_the_same_as_without_them() {
    let (with, without) = (site().build(), Site::demo().build());
    assert_eq!(with.files(), without.files());
    for path in with.files() {
        let read = |built: &Built| std::fs::read(built.site.out().join(&path)).unwrap();
        assert!(read(&with) == read(&without), "{path}");
    }
}

#[test]
fn a_preview_has_them_and_says_where() {
    let built = site().preview().build();
    for (path, _, url) in DRAFTS {
        let Some(url) = url else { continue };
        assert!(built.has(&format!("{}index.html", &url[1..])), "{path}");
        let early = &built.summary.early;
        let mut found = early.iter().filter(|one| one.url.as_deref() == Some(url));
        let found = found.next().unwrap_or_else(|| panic!("{url} in {early:?}"));
        assert_eq!(found.mark, "draft");
        assert!(found.why.contains(path), "{}", found.why);
    }
    let quotes = built.file("quotes/index.html");
    assert!(quotes.contains("Draft, not published. Written as an example"));
    assert!(
        built
            .file("tags/unfinishedness/index.html")
            .contains("/stories/fresh/")
    );
}

#[test]
fn a_folder_with_a_preview_in_it_becomes_a_site_again() {
    let mut built = site().preview().build();
    let mut options = built.site.options().clone();
    options.preview = false;
    sitegen::build(&options).unwrap();
    assert_eq!(with_word(&built), [""; 0]);
    built.summary.early.clear();
}

#[test]
fn a_translation_goes_with_the_page_that_it_translates() {
    let built = Site::demo()
        .write(
            "pages/fresh.md",
            "+++\ntitle = \"A\"\ndescription = \"B\"\ndraft = true\n+++\n\nA.\n",
        )
        .write(
            "pages/cy/fresh.md",
            "+++\ntitle = \"A\"\ndescription = \"B\"\ntranslation = \"draft\"\n+++\n\nA.\n",
        )
        .build();
    assert!(!built.has("cy/fresh/index.html"));
    assert_eq!(
        built.summary.drafts,
        ["pages/cy/fresh.md", "pages/fresh.md"]
    );
}

#[test]
fn a_draft_of_health_information_falls_due_for_nobody() {
    let due = site().due();
    assert!(due.iter().all(|due| due.file != "health/fresh.md"));
}

#[test]
fn figures_that_a_draft_waits_for_do_not_stop_a_preview() {
    let page = "+++\ntitle = \"A\"\ndescription = \"B\"\ndraft = true\n+++\n\n{Figure uk staff 2026} listened.\n";
    let site = Site::demo().write("pages/fresh.md", page);
    let site = site.build().site;
    let built = site.preview().build();
    let warnings = built.summary.warnings.join("\n");
    assert!(warnings.contains("pages/fresh.md"), "{warnings}");
}

#[test]
fn news_to_come_is_in_a_preview_and_its_links_are_warned_of() {
    let item = "+++\ntitle = \"A\"\ndescription = \"B\"\ndate = \"2027-03-03\"\nembargo = \"2027-03-03T00:01\"\n+++\n\nA.\n";
    let link = "+++\ntitle = \"A\"\ndescription = \"B\"\n+++\n\nSee [it](/news/fresh/).\n";
    let site = Site::demo().write("news/fresh.md", item);
    let built = site.preview().build();
    assert!(built.file("news/index.html").contains("/news/fresh/"));
    let mut early = built.summary.early.iter();
    let fresh = early
        .find(|one| one.url.as_deref() == Some("/news/fresh/"))
        .unwrap();
    assert_eq!(fresh.mark, "comes out on 3 March 2027");
    assert!(fresh.why.contains("00:01 (UK time, GMT)"), "{}", fresh.why);
    let built = built.site.write("pages/extra.md", link).build();
    let warnings = built.summary.warnings.join("\n");
    assert!(warnings.contains("waits until 3 March 2027"), "{warnings}");
}

/// A real campaign, with results.
fn real() -> Site {
    Site::demo()
        .replace("site.toml", "sample = true", "sample = false")
        .replace("results/2024.json", "\"sample\": true", "\"sample\": false")
        .on("2024-10-08")
}

#[test]
fn results_before_their_day_are_refused_by_a_build_alone() {
    let told = |site: Site| match sitegen::build(site.options()) {
        Ok(_) => String::new(),
        Err(error) => error.to_string(),
    };
    let refused = "come out on 2024-10-09";
    assert!(told(real()).contains(refused));
    assert!(!told(real().preview()).contains(refused));
}

#[test]
fn words_that_nobody_has_approved_are_refused_by_a_build_alone() {
    let told = |site: Site| match sitegen::build(site.options()) {
        Ok(_) => String::new(),
        Err(error) => error.to_string(),
    };
    for refused in [
        "no fluent speaker has approved this page",
        "the survey cannot be opened",
    ] {
        assert!(told(real().open()).contains(refused));
        assert!(!told(real().open().preview()).contains(refused));
    }
}

#[test]
fn a_trial_opens_the_survey_with_a_key_that_opens_nothing() {
    let closed = Site::demo().build();
    assert_eq!(closed.summary.open, None);
    let tried = Site::demo().preview().trial().build();
    assert_eq!(tried.summary.open.as_deref(), Some("2026"));
    let key = sitegen::trial_key().id();
    assert_ne!(Site::demo().open().build().summary.open, None);
    let fingerprint = sitegen::trial_key().fingerprint();
    assert!(
        tried
            .pages()
            .iter()
            .any(|(_, page)| page.contains(&fingerprint))
    );
    assert_eq!(key, sitegen::trial_key().id());
    let first = &tried.summary.early[0];
    assert_eq!(
        (first.url.as_deref(), first.mark.as_str()),
        (None, "a trial: answers go nowhere")
    );
}
