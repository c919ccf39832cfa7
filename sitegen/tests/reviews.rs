//! What goes out of date: called in before its day, refused after it, or shown
//! with the reason why.

mod support;

use sitegen::{DueKind, Standing};
use support::Site;
use support::html::{main, text};

/// The demonstration, in which nothing falls due for years but this fact.
fn with_fact_due(day: &str, more: &str) -> Site {
    let fact = format!(
        "[[fact]]\nid = \"tried\"\nsays = \"some\"\ncounts = \"tries\"\nchecked = \"2026-11-22\"\n\
         next_check = \"{day}\"\n{more}source = {{ name = \"A\", what = \"b\", state = \"seen\" }}\n\n"
    );
    later()
        .replace_first("facts.toml", "[[fact]]", &format!("{fact}[[fact]]"))
        .replace_first(
            "health/feelings.md",
            "Very probably.",
            "Very probably, {fact tried}.",
        )
}

/// The demonstration, in which nothing falls due for years.
fn later() -> Site {
    Site::demo().reviewed("2026-11-22", "2029-11-22")
}

#[test]
fn nothing_is_said_until_sixty_days_before_the_day() {
    let warnings = |day: &str| {
        let built = with_fact_due("2028-03-31", "").on(day).build();
        let warnings = built.summary.warnings.into_iter();
        let own = warnings.filter(|warning| warning.contains("must be checked again"));
        own.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(warnings("2028-01-30"), "");
    let called_in = warnings("2028-01-31");
    assert!(
        called_in.contains("fact `tried` must be checked again by 2028-03-31, in 60 days"),
        "{called_in}"
    );
    assert!(called_in.contains("facts.toml:"), "{called_in}");
    assert!(warnings("2028-03-31").contains(", today"));
}

#[test]
fn after_its_day_the_site_is_not_built() {
    let site = with_fact_due("2028-03-31", "").on("2028-04-02");
    let mistakes = site.mistakes();
    assert!(
        mistakes.contains("fact `tried` should have been checked by 2028-03-31, 2 days ago"),
        "{mistakes}"
    );
    assert!(mistakes.contains("`overdue_because = \"…\"`"), "{mistakes}");
    assert!(!site.out().exists(), "nothing was written");
}

#[test]
fn an_open_reason_lets_it_be_shown_and_stands_on_the_page() {
    let because = "overdue_because = \"The paper is being looked at.\"\n";
    let built = with_fact_due("2028-03-31", because)
        .on("2028-04-02")
        .build();
    let warnings = built.summary.warnings.join("\n");
    assert!(warnings.contains("is shown all the same"), "{warnings}");
    let words = text(main(&built.file("health/feelings/index.html")));
    assert!(
        words.contains("still shown because: The paper is being looked at."),
        "{words}"
    );
    let before = with_fact_due("2028-03-31", because)
        .on("2028-03-31")
        .build();
    let html = before.file("health/feelings/index.html");
    assert!(
        !html.contains("The paper is being looked at."),
        "not before its day"
    );
}

#[test]
fn pages_helplines_and_notices_fall_due_as_facts_do() {
    for (path, what, page) in [
        (
            "health/symptoms.md",
            "health page `symptoms`",
            "health/symptoms/index.html",
        ),
        (
            "helplines.toml",
            "helpline `Emergency`",
            "support/index.html",
        ),
        (
            "notices.toml",
            "notice `emergency`",
            "health/feelings/index.html",
        ),
    ] {
        let due = || {
            later().replace_first(
                path,
                "next_check = \"2029-11-22\"",
                "next_check = \"2028-03-31\"",
            )
        };
        let mistakes = due().on("2028-04-01").mistakes();
        let message = format!("{what} should have been checked by 2028-03-31, yesterday");
        assert!(mistakes.contains(&message), "{path}: {mistakes}");
        let because = "next_check = \"2028-03-31\"\noverdue_because = \"We are on it.\"";
        let excused = due().replace(path, "next_check = \"2028-03-31\"", because);
        let built = excused.on("2028-04-01").build();
        let words = text(main(&built.file(page)));
        assert!(
            words.contains("still shown because: We are on it."),
            "{path}: {words}"
        );
    }
}

#[test]
fn everything_that_falls_due_is_in_one_register() {
    let due = later()
        .replace_first("helplines.toml", "2029-11-22", "2027-03-31")
        .replace_first(
            "health/partners.md",
            "next_check = \"2029-11-22\"",
            "next_check = \"2026-12-31\"",
        )
        .replace_first(
            "notices.toml",
            "next_check = \"2029-11-22\"",
            "next_check = \"2026-12-01\"",
        )
        .on("2026-12-22")
        .due();
    let first: Vec<_> = due[..3]
        .iter()
        .map(|due| (due.kind, due.name.as_str(), due.standing))
        .collect();
    assert_eq!(
        first,
        [
            (DueKind::Notice, "emergency", Standing::Overdue { days: 21 }),
            (DueKind::HealthPage, "partners", Standing::Due { days: 9 }),
            (DueKind::Helpline, "Emergency", Standing::Fresh),
        ],
        "what comes first stands first, and what is overdue is no error"
    );
    assert_eq!(due[1].file, "health/partners.md");
    let page = std::fs::read_to_string(support::tests().join("../../content/health/partners.md"));
    let page = page.unwrap();
    let line = page.lines().nth(due[1].line - 1).unwrap();
    assert!(line.starts_with("next_check = "), "{line}");
    assert!(
        due.iter()
            .any(|due| due.kind == DueKind::Fact && due.name == "weeks")
    );
}

#[test]
fn a_file_that_cannot_be_read_leaves_no_register_with_holes() {
    let site = Site::demo().write("facts.toml", "[[fact]]\nid = 1\n");
    assert!(site.try_due().is_err());
}
