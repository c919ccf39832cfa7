//! Mistakes in a campaign's survey files: each is reported at its place, with
//! what to do. Every case is the demonstration campaign with one change.

mod support;

use std::path::Path;
use survey::parse::{self, FileReport};

/// The reports after replacing `from` by `to` in one file.
fn after(file: &str, from: &str, to: &str) -> Vec<FileReport> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let result = parse::folder(|path| {
        let Ok(text) = std::fs::read_to_string(content.join(path)) else {
            return Ok(None);
        };
        if path != file {
            return Ok(Some(text));
        }
        assert!(text.contains(from), "{file} has no `{from}`");
        Ok(Some(text.replacen(from, to, 1)))
    });
    result.err().unwrap_or_default()
}

/// The single finding after the change: the text it points at, the message and the help.
#[track_caller]
fn finding(file: &str, from: &str, to: &str) -> (String, String, Option<String>) {
    let reports = after(file, from, to);
    let [report] = reports.as_slice() else {
        panic!("expected one report, found {reports:?}");
    };
    let [finding] = report.findings.as_slice() else {
        panic!("expected one finding, found {:?}", report.findings);
    };
    assert_eq!(report.path, file);
    let at = report.source[finding.span.clone()].to_owned();
    (at, finding.message.clone(), finding.help.clone())
}

const SURVEY: &str = "survey/survey.toml";
const TEXT: &str = "survey/text/en.toml";
const LIST: &str = "organisations/list.csv";

#[test]
fn the_demonstration_campaign_has_no_mistakes() {
    assert_eq!(support::campaign().definition.questions.len(), 16);
}

#[test]
fn a_misspelt_key_names_the_nearest() {
    let (at, message, help) = finding(SURVEY, "required = true", "requird = true");
    assert_eq!(at, "requird");
    assert!(
        message.starts_with("there is no key `requird` here"),
        "{message}"
    );
    assert_eq!(help.as_deref(), Some("did you mean `required`?"));
}

#[test]
fn ids_are_unique() {
    let (at, message, _) = finding(SURVEY, "id = \"gest\"", "id = \"when\"");
    assert_eq!(
        (at.as_str(), message.as_str()),
        ("\"when\"", "question `when` appears twice")
    );
}

#[test]
fn choices_are_unique_within_their_question() {
    let (at, message, _) = finding(SURVEY, "id = \"6_9\"", "id = \"lt6\"");
    assert_eq!(
        (at.as_str(), message.as_str()),
        ("\"lt6\"", "question `gest`: choice `lt6` appears twice")
    );
}

#[test]
fn conditions_only_look_back() {
    let from = "unless = [{ question = \"settings\", only = [\"none\"] }]";
    let to = "unless = [{ question = \"no_chasing\", only = [\"no\"] }]";
    let (at, message, help) = finding(SURVEY, from, to);
    assert_eq!(at, "\"no_chasing\"");
    assert_eq!(
        message,
        "question `no_chasing` is not asked before this one"
    );
    assert_eq!(help.as_deref(), Some("a condition can only look back"));
}

#[test]
fn conditions_name_choices_that_are_there() {
    let (_, message, help) = finding(SURVEY, "only = [\"none\"]", "only = [\"nonne\"]");
    assert_eq!(message, "`nonne` is not a choice of question `settings`");
    assert_eq!(help.as_deref(), Some("did you mean `none`?"));
}

#[test]
fn a_scored_question_measures_a_principle() {
    let (at, message, _) = finding(SURVEY, "measures = \"staff\"\n", "");
    assert_eq!(at, "\"staff_listening\"");
    assert_eq!(
        message,
        "question `staff_listening` gives points but measures no principle"
    );
}

#[test]
fn a_measured_principle_is_in_the_list() {
    let (_, message, help) = finding(SURVEY, "measures = \"scanning\"", "measures = \"scaning\"");
    assert_eq!(message, "`scaning` is not one of the `principles`");
    assert_eq!(help.as_deref(), Some("did you mean `scanning`?"));
}

#[test]
fn points_are_at_most_six() {
    let (at, message, _) = finding(SURVEY, "points = 6", "points = 7");
    assert_eq!(
        (at.as_str(), message.as_str()),
        ("7", "an answer earns at most 6 points")
    );
}

#[test]
fn a_missing_translation_is_reported_where_it_belongs() {
    let (at, message, _) = finding(TEXT, "6_9 = \"6 to 9 weeks\"\n", "");
    assert_eq!(
        (at.as_str(), message.as_str()),
        ("choices", "the words for `6_9` are missing")
    );
}

#[test]
fn a_misspelt_or_empty_voice_is_reported() {
    let from = "[question.info_clear.as.partner]";
    let (at, message, help) = finding(TEXT, from, "[question.info_clear.as.partnr]");
    assert_eq!(
        (at.as_str(), message.as_str()),
        ("partnr", "the survey has no `partnr`")
    );
    assert_eq!(help.as_deref(), Some("did you mean `partner`?"));
    let line = "label = \"Did your partner get enough help with pain?\"\n";
    let (_, message, _) = finding(TEXT, line, "");
    assert_eq!(message, "the key `label` is missing");
}

#[test]
fn words_for_something_that_is_not_asked_are_reported() {
    let (at, message, help) = finding(
        TEXT,
        "hope = \"Hope\"",
        "hope = \"Hope\"\nhopes = \"Hopes\"",
    );
    assert_eq!(
        (at.as_str(), message.as_str()),
        ("\"Hopes\"", "the survey has no `hopes`")
    );
    assert_eq!(help, None);
}

#[test]
fn a_missing_interface_word_is_reported() {
    let (_, message, help) = finding(TEXT, "try_again = \"Try again\"\n", "");
    assert_eq!(message, "the key `try_again` is missing");
    assert_eq!(help.as_deref(), Some("add a line `try_again = …` here"));
}

#[test]
fn a_missing_file_is_named() {
    let result = parse::folder(|path| {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        Ok((path != TEXT)
            .then(|| std::fs::read_to_string(content.join(path)).ok())
            .flatten())
    });
    let reports = result.unwrap_err();
    assert_eq!(reports.len(), 1);
    assert!(reports[0].render(false).contains("the file is missing"));
    assert!(reports[0].render(false).contains(TEXT));
}

#[test]
fn a_report_shows_file_line_column_excerpt_and_help() {
    let reports = after(SURVEY, "measures = \"scanning\"", "measures = \"scaning\"");
    let shown = reports[0].render(false);
    for part in [
        "survey/survey.toml:",
        "measures = \"scaning\"",
        "^^^",
        "did you mean `scanning`?",
    ] {
        assert!(shown.contains(part), "{part} is not in:\n{shown}");
    }
}

#[test]
fn every_mistake_is_reported_in_one_run() {
    let reports = after(
        SURVEY,
        "id = \"gest\"",
        "id = \"when\"\nversion = 1\nkind = \"one\"\nchoices = []\n\n[[question]]\nid = \"when\"",
    );
    assert!(reports[0].findings.len() >= 3, "{reports:?}");
}

#[test]
fn an_extract_names_questions_that_there_are() {
    let (at, message, help) = finding(SURVEY, r#"keys = ["role""#, r#"keys = ["rolle""#);
    assert_eq!(
        (at.as_str(), message.as_str()),
        ("\"rolle\"", "`rolle` is not a question")
    );
    assert_eq!(help.as_deref(), Some("did you mean `role`?"));
    let (at, message, _) = finding(SURVEY, r#"keys = ["role""#, r#"keys = ["settings""#);
    assert_eq!(
        (at.as_str(), message.as_str()),
        ("\"settings\"", "question `settings` is not of kind `one`")
    );
    let (_, message, help) = finding(SURVEY, r#""6_9", "10_13"]"#, r#""6_9", "10_31"]"#);
    assert_eq!(message, "`10_31` is not a choice of question `gest`");
    assert_eq!(help.as_deref(), Some("did you mean `10_13`?"));
}

#[test]
fn a_step_of_an_extract_says_one_thing() {
    let (_, message, help) = finding(SURVEY, r#"drop = "when""#, "drop = \"when\"\narea = \"uk\"");
    assert_eq!(message, "a step says one thing");
    assert!(help.is_some_and(|help| help.contains("`area = ")));
}

/// The bands of the extract's last step; those of a breakdown are alike.
const COARSEST: &str = r#"band = "gest"
into = [
  { id = "under_14", of = ["lt6", "6_9", "10_13"]"#;

#[test]
fn steps_of_an_extract_give_ever_less_detail() {
    for (from, to, expected) in [
        (
            COARSEST,
            r#"band = "gest"
into = [
  { id = "under_14", of = ["lt6", "10_13"]"#,
            "this takes band `under_10` of an earlier step apart",
        ),
        (
            COARSEST,
            r#"band = "gest"
into = [
  { id = "under_14", of = ["lt6", "6_9", "10_13", "18_23"]"#,
            "choice `18_23` is in two bands",
        ),
        (
            r#"id = "under_10", of"#,
            r#"id = "unsure", of"#,
            "band `unsure` has the id of a choice outside it",
        ),
        (
            r#"drop = "when""#,
            r#"drop = "gest""#,
            "question `gest` was left out by a step before this one",
        ),
        (
            r#"area = "uk""#,
            r#"area = "nation""#,
            "areas are no larger than they were before this step",
        ),
    ] {
        let reports = after(SURVEY, from, to);
        let messages: Vec<_> = reports
            .iter()
            .flat_map(|r| &r.findings)
            .map(|f| &f.message)
            .collect();
        assert!(
            messages.iter().any(|found| *found == expected),
            "{expected}: {messages:?}"
        );
    }
}

#[test]
fn sections_beside_the_definition_share_a_report_and_stop_no_other() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let result = parse::folder(|path| {
        let text = std::fs::read_to_string(content.join(path)).ok();
        Ok(match path {
            "survey/waves.toml" => None,
            SURVEY => text.map(|text| {
                text.replace(r#"drop = "when""#, r#"drop = "whn""#)
                    .replacen(r#"of = ["lt6","#, r#"of = ["lt6", "lt6","#, 1)
            }),
            _ => text,
        })
    });
    let reports = result.unwrap_err();
    let found: Vec<_> = reports
        .iter()
        .map(|report| {
            let messages = report.findings.iter().map(|f| f.message.as_str());
            (report.path.as_str(), messages.collect::<Vec<_>>())
        })
        .collect();
    let expected = [
        (
            SURVEY,
            vec!["choice `lt6` is in two bands", "`whn` is not a question"],
        ),
        ("survey/waves.toml", vec!["the file is missing"]),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_survey_need_not_say_how_extracts_are_made() {
    let survey = std::fs::read_to_string("../content/survey/survey.toml").unwrap();
    let start = survey.find("[extract]").unwrap();
    let end = survey.find("[[area]]").unwrap();
    let without = [&survey[..start], &survey[end..]].concat();
    assert_eq!(parse::survey_file(&without).unwrap().extract, None);
    let rules = parse::survey_file(&survey).unwrap().extract.unwrap();
    assert_eq!((rules.keys.len(), rules.steps.len()), (4, 7));
}

#[test]
fn rules_of_the_quality_checks_say_something() {
    assert_eq!(parse::quality(""), Ok(parse::QualityRules::default()));
    let source = "story_words = 30\nstory_alike = 20\nburst_share = 100\n";
    let findings = parse::quality(source).unwrap_err();
    let found: Vec<_> = findings
        .iter()
        .map(|f| (&source[f.span.clone()], f.message.as_str()))
        .collect();
    let expected = [
        ("20", "`story_alike` is 20; it can be 50 to 100"),
        ("100", "`burst_share` is 100; it can be 1 to 99"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn no_role_has_the_name_of_another_group() {
    let (at, message, _) = finding(SURVEY, "id = \"partner\"", "id = \"earlier\"");
    assert_eq!(at, "\"earlier\"");
    assert_eq!(message, "role `earlier` has the name of another group");
}

#[test]
fn a_survey_that_asks_for_an_organisation_has_a_list() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let reports = parse::folder(|path| match path {
        LIST => Ok(None),
        path => Ok(std::fs::read_to_string(content.join(path)).ok()),
    });
    let reports = reports.unwrap_err();
    assert_eq!(reports[0].path, LIST);
    assert_eq!(reports[0].findings[0].message, "the file is missing");
}
