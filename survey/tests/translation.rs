//! Languages as equals: what a translation must have, and which of its texts
//! a fluent speaker has approved. Every case is the demonstration campaign
//! with one file changed or added.

mod support;

use std::path::Path;
use survey::parse::{self, Campaign, FileReport, Translation};
use survey::text::Review;

const ENGLISH: &str = "survey/text/en.toml";
const WELSH: &str = "survey/text/cy.toml";
const REVIEW: &str = "survey/text/cy.review.toml";

/// The demonstration with each file as `change` makes it of its text.
fn with(
    change: impl Fn(&str, Option<String>) -> Option<String>,
) -> Result<Campaign, Vec<FileReport>> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    parse::folder(|path| {
        Ok(change(
            path,
            std::fs::read_to_string(content.join(path)).ok(),
        ))
    })
}

fn replaced(file: &str, from: &str, to: &str) -> Result<Campaign, Vec<FileReport>> {
    with(|path, text| match text {
        Some(text) if path == file => {
            assert!(text.contains(from), "{file} has no `{from}`");
            Some(text.replacen(from, to, 1))
        }
        text => text,
    })
}

fn reviewed(review: &str) -> Result<Campaign, Vec<FileReport>> {
    with(|path, text| match path {
        REVIEW => Some(review.to_owned()),
        _ => text,
    })
}

/// The one mistake: its file, the text it points at, the message, the help.
#[track_caller]
fn mistake(read: Result<Campaign, Vec<FileReport>>) -> (String, String, String, String) {
    let reports = read.unwrap_err();
    let [report] = reports.as_slice() else {
        panic!("expected one report, found {reports:?}");
    };
    let [finding] = report.findings.as_slice() else {
        panic!("expected one finding, found {:?}", report.findings);
    };
    (
        report.path.clone(),
        report.source[finding.span.clone()].to_owned(),
        finding.message.clone(),
        finding.help.clone().unwrap_or_default(),
    )
}

fn welsh(campaign: &Campaign) -> &Translation {
    let mut all = campaign.translations.iter();
    all.find(|t| t.language.as_str() == "cy").unwrap()
}

fn state(campaign: &Campaign, key: &str) -> (Review, bool) {
    let texts = &welsh(campaign).texts;
    let found = texts.iter().find(|t| t.key == key).unwrap();
    (found.state, found.outdated)
}

#[test]
fn the_demonstration_has_every_text_in_both_languages() {
    let campaign = support::campaign();
    let [english, welsh] = campaign.translations.as_slice() else {
        panic!("expected two languages");
    };
    assert_eq!(english.texts.len(), welsh.texts.len());
    assert_eq!(english.drafts().count(), 0);
    assert_eq!(welsh.drafts().count(), welsh.texts.len());
    let states: Vec<_> = campaign.texts.iter().map(|t| t.state).collect();
    assert_eq!(states, [Review::Approved, Review::Draft]);
}

#[test]
fn a_text_that_is_not_translated_is_shown_in_the_first_language() {
    let line = "hint = \"Os nad ydych chi'n siŵr pa ranbarth, dewiswch yr un sy'n gweddu orau.\"\n";
    let (file, _, message, help) = mistake(replaced(WELSH, line, ""));
    assert_eq!(file, WELSH);
    assert_eq!(message, "`question.area.hint` is not translated");
    assert!(help.contains("If you are not sure of the region"), "{help}");
}

#[test]
fn the_words_of_a_voice_are_not_forgotten() {
    let line = "choices = { asked = \"Do, ond dim ond ar ôl i rywun ofyn\" }\n";
    let (_, _, message, help) = mistake(replaced(WELSH, line, ""));
    assert_eq!(
        message,
        "`question.followup_offer.as.family_friend.choices.asked` is not translated"
    );
    assert!(help.contains("only after someone asked"), "{help}");
}

#[test]
fn a_voice_may_need_words_of_its_own_in_one_language_only() {
    let label = "label = \"Ble cafodd eich partner ofal?\"";
    let more = format!("{label}\nchoices = {{ pns = \"Dim sylw\" }}");
    let campaign = replaced(WELSH, label, &more).unwrap();
    let source = &welsh(&campaign)
        .select(&["question.area.as.partner.choices".to_owned()])
        .unwrap()[0]
        .source;
    assert_eq!(source, "\"I'd rather not say\"");
}

#[test]
fn a_text_that_only_the_translation_has_is_refused() {
    let label = "label = \"Dechrau\"\n";
    let from = "label = \"Ble digwyddodd y gofal?\"\n";
    let (_, at, message, _) = mistake(replaced(WELSH, from, &format!("{label}hint = \"Mwy\"\n")));
    assert_eq!(at, "\"Mwy\"");
    assert_eq!(message, "`question.settings.hint` is not in `en`");
}

#[test]
fn names_in_braces_are_the_same_in_every_language() {
    let (_, at, message, help) = mistake(replaced(
        WELSH,
        "Cwestiwn {n} o hyd at {total}",
        "Cwestiwn {n} o hyd at {totl}",
    ));
    assert_eq!(at, "\"Cwestiwn {n} o hyd at {totl}\"");
    assert_eq!(message, "`{totl}` stands for nothing in `widget.progress`");
    assert_eq!(help, "did you mean `{total}`?");
    let (_, _, message, _) = mistake(replaced(WELSH, "Cwestiwn {n} o hyd", "Cwestiwn o hyd"));
    assert_eq!(message, "`widget.progress` lacks `{n}`");
}

const APPROVED: &str = r#"
[[approved]]
date = "2026-12-03"
by = "translator, a health board's language unit"

[approved.words]
"start.title" = "How did your care measure up?"
"widget.leave_more" = { one = "Press Shift once more to leave this page", other = "Press Shift {n} more times to leave this page" }
"closing.outside_uk.body" = ["Some other words."]
"#;

#[test]
fn an_approval_is_of_single_texts() {
    let campaign = reviewed(APPROVED).unwrap();
    assert_eq!(state(&campaign, "start.title"), (Review::Approved, false));
    assert_eq!(
        state(&campaign, "widget.leave_more"),
        (Review::Approved, false)
    );
    assert_eq!(state(&campaign, "start.intro"), (Review::Draft, false));
    let translation = welsh(&campaign);
    assert_eq!(translation.drafts().count(), translation.texts.len() - 2);
    assert_eq!(campaign.texts[1].state, Review::Draft);
}

#[test]
fn an_approval_ends_when_the_words_it_was_of_change() {
    let campaign = reviewed(APPROVED).unwrap();
    let changed = (Review::Draft, true);
    assert_eq!(state(&campaign, "closing.outside_uk.body"), changed);
    let campaign = with(|path, text| match path {
        REVIEW => Some(APPROVED.to_owned()),
        ENGLISH => text.map(|t| t.replace("How did your care measure up?", "How was your care?")),
        _ => text,
    });
    assert_eq!(state(&campaign.unwrap(), "start.title"), changed);
}

#[test]
fn a_whole_file_is_approved_but_for_what_is_put_back() {
    let review = "draft = [\"question.role\", \"widget.send\"]\n";
    let campaign = with(|path, text| match path {
        REVIEW => Some(review.to_owned()),
        WELSH => text.map(|t| t.replace("state = \"draft\"", "state = \"approved\"")),
        _ => text,
    })
    .unwrap();
    let drafts: Vec<_> = welsh(&campaign).drafts().map(|t| t.key.as_str()).collect();
    let role = [
        "label",
        "choices.self",
        "choices.partner",
        "choices.family_friend",
        "choices.none",
    ];
    let mut expected: Vec<_> = role.map(|part| format!("question.role.{part}")).into();
    expected.push("widget.send".to_owned());
    assert_eq!(drafts, expected);
    let sending = welsh(&campaign).drafts().last().unwrap();
    let source = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../content")
            .join(WELSH),
    )
    .unwrap();
    let line = source.lines().nth(sending.line - 1).unwrap();
    assert!(line.starts_with("send = "), "line {}: {line}", sending.line);
}

#[test]
fn a_review_of_texts_that_are_not_there_is_refused() {
    let wrong = APPROVED.replace("\"start.title\"", "\"start.titel\"");
    let (file, at, message, help) = mistake(reviewed(&wrong));
    assert_eq!(file, REVIEW);
    assert_eq!(at, "\"How did your care measure up?\"");
    assert_eq!(message, "there is no text `start.titel`");
    assert_eq!(help, "did you mean `start.title`?");
    let (_, at, message, _) = mistake(reviewed("draft = [\"widget.sned\"]\n"));
    assert_eq!(at, "\"widget.sned\"");
    assert_eq!(message, "there is no text `widget.sned`");
}

#[test]
fn an_approval_has_a_date_and_says_in_what_role() {
    let wrong = APPROVED.replace("2026-12-03", "3 December");
    let (_, _, message, _) = mistake(reviewed(&wrong));
    assert!(message.contains("is not a date"), "{message}");
    let wrong = APPROVED.replace("translator, a health board's language unit", " ");
    let (_, _, message, help) = mistake(reviewed(&wrong));
    assert_eq!(message, "`by` is empty");
    assert!(help.contains("role"), "{help}");
}
