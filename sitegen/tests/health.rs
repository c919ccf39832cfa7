//! Pages about health, the facts that they state, and the words they explain.

mod support;

use support::html::{main, tags, text};
use support::{Built, Site};

const PAGE: &str = "health/symptoms/index.html";

/// A page about health with this text.
fn with_page(body: &str) -> Site {
    Site::demo().write(
        "health/extra.md",
        &format!(
            "+++\ntitle = \"Extra\"\ndescription = \"An extra page.\"\nlead = \"A lead.\"\n\
             order = 55\nauthor = \"somebody\"\nreviewer = \"a nurse\"\nchecked = \"2026-11-22\"\n\
             next_check = \"2027-11-22\"\n\n[[sources]]\nname = \"Somebody\"\nwhat = \"said so\"\n+++\n\n{body}\n"
        ),
    )
}

fn extra(built: &Built) -> String {
    built.file("health/extra/index.html")
}

#[test]
fn every_page_says_when_to_get_help_who_checked_it_and_when_that_is_due() {
    let built = Site::demo().build();
    let mut pages = 0;
    for (path, html) in built.pages() {
        if !path.starts_with("health/") || path == "health/index.html" {
            continue;
        }
        let words = text(main(&html));
        for wanted in [
            "When to get help straight away",
            "very heavy bleeding",
            "do not take the place of a doctor",
            "Checked by an editor, against its sources",
            "Checked on 22 November 2026",
            "To be checked again by 22 November 2027",
            "Where the facts on this page come from",
        ] {
            assert!(words.contains(wanted), "{path} lacks {wanted:?}");
        }
        assert!(html.contains("<a href=\"tel:999\">999</a>"), "{path}");
        pages += 1;
    }
    assert_eq!(pages, 11);
}

#[test]
fn the_first_page_lists_them_in_their_order_and_stands_in_the_menu() {
    let built = Site::demo().build();
    let html = built.file("health/index.html");
    let place = |link: &str| {
        let link = format!("<h2><a href=\"/health/{link}/\">");
        html.find(&link).unwrap_or_else(|| panic!("no {link}"))
    };
    assert!(place("what-it-is") < place("symptoms"));
    assert!(place("repeated-miscarriage") < place("glossary"));
    assert!(
        built
            .file("index.html")
            .contains("<a href=\"/health/\">Health</a>")
    );
    let moved = Site::demo()
        .replace("health/symptoms.md", "order = 20", "order = 5")
        .build();
    let html = moved.file("health/index.html");
    let first = html.find("/health/symptoms/").unwrap();
    assert!(first < html.find("/health/what-it-is/").unwrap());
}

#[test]
fn its_parts_are_listed_and_other_pages_are_named() {
    let built = Site::demo().build();
    let html = built.file(PAGE);
    assert!(html.contains("<li><a href=\"#what-are-the-signs\">What are the signs?</a></li>"));
    assert!(html.contains("<li><a href=\"/health/treatment/\">Choices of treatment</a></li>"));
    // A page that is not about health.
    assert!(html.contains("<li><a href=\"/support/\">Support</a></li>"));
}

#[test]
fn a_fact_is_said_in_the_sentence_and_its_source_once_below() {
    let built =
        with_page("## How many?\n\nIt is {fact stress-one-month}, then {fact stress-nine-months}.")
            .build();
    let html = extra(&built);
    assert!(
        html.contains("<p>It is 29 in 100, then 18 in 100.</p>"),
        "{html}"
    );
    let source = "<strong>American Journal of Obstetrics and Gynecology</strong>";
    assert_eq!(html.matches(source).count(), 1);
    let words = text(main(&html));
    assert!(words.contains("For: “29 in 100”, “18 in 100”. Read where somebody else quotes it"));
    assert!(
        html.contains("<strong>Somebody</strong>, said so."),
        "its own source stays"
    );
}

#[test]
fn any_page_can_state_a_fact_even_alone_in_a_line_or_in_a_link() {
    let built = Site::demo()
        .replace(
            "pages/support.md",
            "## If you want",
            "{fact weeks}\n\n[{fact late}](/code/)\n\n## If you want",
        )
        .replace(
            "code/staff.md",
            "## What it means",
            "{fact anti-d}\n\n## What it means",
        )
        .build();
    let html = built.file("support/index.html");
    assert!(html.contains("<p>before 24 weeks</p>"));
    assert!(html.contains("<a href=\"/code/\">from 13 to 23 weeks</a>"));
    assert!(html.contains("<strong>NI Direct and Tommy’s</strong>"));
    let words = text(main(&built.file("code/staff/index.html")));
    assert!(words.contains("Not found at a source yet"), "{words}");
}

#[test]
fn changing_a_fact_changes_every_page_that_states_it() {
    let built = Site::demo()
        .replace(
            "facts.toml",
            "says = \"before 24 weeks\"",
            "says = \"before 99 weeks\"",
        )
        .build();
    let stating = ["health/what-it-is", "health/work-and-leave", "health-facts"];
    for page in stating {
        let html = built.file(&format!("{page}/index.html"));
        assert!(html.contains("before 99 weeks"), "{page}");
        assert!(!html.contains("before 24 weeks"), "{page}");
    }
}

#[test]
fn a_figure_without_a_source_is_called_in() {
    let built = with_page("## How many?\n\nIt is 3 in 4, and that is 75%.").build();
    let warnings = built.summary.warnings.join("\n");
    assert!(
        warnings.contains("`3 in 4` has no source of its own"),
        "{warnings}"
    );
    assert!(
        warnings.contains("`75%` has no source of its own"),
        "{warnings}"
    );
    let mut ours = Site::demo().build().summary.warnings;
    ours.retain(|warning| warning.contains("has no source of its own"));
    assert!(ours.is_empty(), "{ours:?}");
}

#[test]
fn a_heading_that_asks_nothing_is_called_in() {
    let built = with_page("## How many?\n\nSome.\n\n## Numbers\n\nMore.").build();
    let warnings = built.summary.warnings.join("\n");
    assert!(
        warnings.contains("`Numbers` is not a question"),
        "{warnings}"
    );
    assert!(!warnings.contains("`How many?`"), "{warnings}");
}

#[test]
fn a_word_is_explained_where_it_is_first_used() {
    let built = with_page(
        "## What is an EPU?\n\n[An EPU](/code/), then an EPU.\n\nAn early pregnancy unit again.",
    )
    .build();
    let html = extra(&built);
    let word = "<button type=\"button\" class=\"term\" popovertarget=\"word-early-pregnancy-unit\">EPU</button>";
    assert_eq!(html.matches("class=\"term\"").count(), 1, "{html}");
    assert!(html.contains(&format!("then an {word}")), "{html}");
    let meanings = tags(&html);
    let meaning = meanings.iter().find(|tag| tag.get("popover").is_some());
    let meaning = meaning.expect("the meaning stands beside the word");
    assert_eq!(meaning.get("id"), Some("word-early-pregnancy-unit"));
    assert!(html.contains("<a href=\"/health/glossary/#early-pregnancy-unit\">"));
}

#[test]
fn every_word_stands_in_the_glossary_in_order_and_explains_no_other() {
    let built = Site::demo().build();
    let html = built.file("health/glossary/index.html");
    assert!(!html.contains("class=\"term\""));
    let place = |id: &str| {
        let id = format!("<div id=\"{id}\">");
        html.find(&id).unwrap_or_else(|| panic!("no {id}"))
    };
    assert!(place("anaesthetic") < place("anti-d"));
    assert!(place("hcg") < place("ultrasound"));
}

#[test]
fn a_campaign_may_have_no_pages_about_health() {
    let mut site = Site::demo().remove("glossary.toml").remove("notices.toml");
    for page in site.files("health") {
        site = site.remove(&page);
    }
    let built = site
        .remove("pages/health.md")
        .replace(
            "pages/about.md",
            "[What a miscarriage is](/health/what-it-is/) has more.",
            "",
        )
        .replace("site.toml", "\"health\", ", "")
        .build();
    assert!(!built.has("health/index.html"));
    let words = text(main(&built.file("about/index.html")));
    assert!(
        words.contains("about 1 in 8"),
        "other pages state facts: {words}"
    );
}

#[test]
fn a_fact_needs_a_source_a_name_and_words() {
    let without = Site::demo().replace_first(
        "facts.toml",
        "source = { name = \"NI Direct and Tommy’s\", what = \"pages on miscarriage and stillbirth\", state = \"seen\" }\n",
        "",
    );
    let mistakes = without.mistakes();
    assert!(
        mistakes.contains("the key `source` is missing"),
        "{mistakes}"
    );
    assert!(
        !mistakes.contains("there is no fact"),
        "pages do not repeat the mistake of the file: {mistakes}"
    );
    for (from, to, message) in [
        (
            "id = \"early\"",
            "id = \"weeks\"",
            "fact `weeks` appears twice",
        ),
        (
            "id = \"cost\"",
            "id = \"The cost\"",
            "a fact is named in small letters",
        ),
        (
            "says = \"1 in 4\"",
            "says = \" \"",
            "fact `charity-count` says nothing",
        ),
        (
            "state = \"seen\"",
            "state = \"sen\"",
            "did you mean `seen`?",
        ),
    ] {
        let mistakes = Site::demo()
            .replace_first("facts.toml", from, to)
            .mistakes();
        assert!(mistakes.contains(message), "{message}: {mistakes}");
    }
}

#[test]
fn pages_about_health_need_a_way_to_them_and_notices() {
    let alone = Site::demo().remove("pages/health.md").mistakes();
    assert!(
        alone.contains("write `pages/health.md` with `{health}` in it"),
        "{alone}"
    );
    let bare = Site::demo().remove("notices.toml").mistakes();
    assert!(
        bare.contains("the content folder has no `notices.toml`"),
        "{bare}"
    );
}

#[test]
fn every_kind_of_page_names_the_sources_of_the_facts_that_it_states() {
    let paths = [
        ("stories/the-corridor.md", "stories/the-corridor"),
        ("news/survey-opens.md", "news/survey-opens"),
        ("studies/being-called-back.md", "studies/being-called-back"),
        ("pages/cy/support.md", "cy/support"),
    ];
    let mut site = Site::demo();
    for (path, _) in paths {
        let text = site.text(path) + "\nThe time is {fact weeks}.\n";
        site = site.write(path, &text);
    }
    let built = site.build();
    for (_, page) in paths {
        let html = built.file(&format!("{page}/index.html"));
        let foot = html.split("class=\"page-foot\"").last().unwrap();
        assert!(foot.contains("NI Direct"), "{page}: {foot}");
    }
    // A story that is not read again follows its facts all the same.
    let (before, after) = (
        "what = \"pages on miscarriage",
        "what = \"newer pages on miscarriage",
    );
    let site = built.site.replace_first("facts.toml", before, after);
    let story = site.build().file("stories/the-corridor/index.html");
    assert!(story.contains("newer pages"), "{story}");
}
