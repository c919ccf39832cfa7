//! Words that follow a number: what is read, what is missing, and the form
//! that each number takes.

mod support;

use std::path::Path;
use survey::parse::{self, FileReport, Finding};
use survey::text::{Category, Plural, fill};
use survey::{Language, Texts};

/// The English words with `from` replaced by `to`, as a language's file.
fn words(language: &str, from: &str, to: &str) -> Result<Texts, Vec<Finding>> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/survey/text/en.toml");
    let text = std::fs::read_to_string(content).unwrap();
    assert!(text.contains(from), "no `{from}`");
    let text = text
        .replacen(from, to, 1)
        .replace("language = \"en\"", &format!("language = \"{language}\""));
    let mut definition = support::campaign().definition;
    definition.languages = vec![Language::new(language).unwrap()];
    // What is said of a language's other plurals is not what a test asks about.
    parse::texts(&text, &definition).map_err(|findings| {
        let own = findings.into_iter();
        own.filter(|f| f.message.contains("leave_more")).collect()
    })
}

const ENGLISH: &str = "leave_more = { one = \"Press Shift once more to leave this page\", other = \"Press Shift {n} more times to leave this page\" }";

#[track_caller]
fn finding(language: &str, to: &str) -> (String, Option<String>) {
    let findings = words(language, ENGLISH, to).unwrap_err();
    let [finding] = findings.as_slice() else {
        panic!("expected one finding, found {findings:?}");
    };
    (finding.message.clone(), finding.help.clone())
}

#[test]
fn missing_forms_are_named_with_a_number_each() {
    let (message, help) = finding("cy", "leave_more = { one = \"a\", other = \"b\" }");
    assert_eq!(
        message,
        "`leave_more` lacks the forms `zero` (as for 0), `two` (as for 2), `few` (as for 3), `many` (as for 6)"
    );
    let help = help.unwrap();
    assert!(
        help.contains("`cy`") && help.contains("`zero = \"…\"`"),
        "{help}"
    );
}

#[test]
fn forms_that_no_number_takes_are_refused_where_they_stand() {
    let to = "leave_more = { one = \"a\", few = \"c\", other = \"b\" }";
    let findings = parse_english(to);
    let [finding] = findings.as_slice() else {
        panic!("expected one finding, found {findings:?}");
    };
    assert_eq!(
        finding.message,
        "no whole number takes the form `few` in `en`"
    );
}

#[test]
fn a_table_has_other_and_known_names() {
    for (to, wanted, helped) in [
        (
            "leave_more = { one = \"a\" }",
            "the key `other` is missing",
            "add a line `other = …` here",
        ),
        (
            "leave_more = { one = \"a\", othr = \"b\" }",
            "there is no key `othr` here",
            "did you mean `other`?",
        ),
    ] {
        let findings = parse_english(to);
        assert!(findings[0].message.starts_with(wanted), "{findings:?}");
        assert_eq!(findings[0].help.as_deref(), Some(helped));
    }
}

fn parse_english(to: &str) -> Vec<Finding> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let path = "survey/text/en.toml";
    let reports: Vec<FileReport> = parse::folder(|asked| {
        let text = std::fs::read_to_string(content.join(asked)).ok();
        Ok(text.map(|text| match asked == path {
            true => text.replacen(ENGLISH, to, 1),
            false => text,
        }))
    })
    .unwrap_err();
    let mut reports = reports.into_iter().filter(|r| r.path == path);
    reports.next().map(|r| r.findings).unwrap_or_default()
}

#[test]
fn one_text_is_for_every_number() {
    let texts = words("en", ENGLISH, "leave_more = \"Shift: {n}\"").unwrap();
    for category in Category::ALL {
        assert_eq!(texts.widget.leave_more.form(category), "Shift: {n}");
    }
}

#[test]
fn all_six_welsh_forms_are_told_apart() {
    let welsh = Language::new("cy").unwrap();
    let table = "zero = \"dim cath\"\none = \"{n} gath\"\ntwo = \"{n} gath \"\nfew = \"{n} cath\"\nmany = \"{n} chath\"\nother = \"{n} o gathod\"";
    let cats: Plural = parse::toml(table).unwrap();
    let said = |number: u64| {
        let form = cats.form(parse::category(number, &welsh));
        fill(form, &[("n", &number.to_string())])
    };
    let expected = [
        (0, "dim cath"),
        (1, "1 gath"),
        (2, "2 gath "),
        (3, "3 cath"),
        (4, "4 o gathod"),
        (5, "5 o gathod"),
        (6, "6 chath"),
        (7, "7 o gathod"),
        (26, "26 o gathod"),
    ];
    for (number, words) in expected {
        assert_eq!(said(number), words);
    }
}

#[test]
fn dates_and_figures_are_the_languages_own() {
    let [english, welsh] = support::campaign().texts.try_into().unwrap();
    let day = "2027-03-03".parse().unwrap();
    assert_eq!(english.widget.date_in_words(day), "3 March 2027");
    assert_eq!(welsh.widget.date_in_words(day), "3 Mawrth 2027");
    let numbers = [0, 12, 999, 1_000, 65_536, 1_234_567];
    let written = numbers.map(|n| welsh.widget.number(n));
    let expected = ["0", "12", "999", "1,000", "65,536", "1,234,567"];
    assert_eq!(written, expected);
}

#[test]
fn there_are_twelve_months() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/survey/text/en.toml");
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.replacen("\"January\", ", "", 1);
    let findings = parse::texts(&text, &support::campaign().definition).unwrap_err();
    let message = &findings[0].message;
    assert!(
        message.contains("length 11") && message.contains("12"),
        "{message}"
    );
}
