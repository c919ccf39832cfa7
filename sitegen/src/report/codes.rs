//! The code of every kind of mistake and warning, in one place.

/// Each code with what it means. A code never changes its meaning; `docs/handbook/mistakes.md`
/// shows the same list.
pub const CODES: &[(&str, &str)] = &[
    (
        "avoided-word",
        "a word that hurts, or that the campaign does not say",
    ),
    ("bad-address", "a web address that cannot be used"),
    ("bad-number", "a telephone number that cannot be read out"),
    ("broken-link", "a link or an anchor that leads nowhere"),
    (
        "changed-loader",
        "a script that partners name by its content was changed",
    ),
    ("complaints", "another mistake in complaints.toml"),
    ("content", "another mistake in a file"),
    ("corrections", "another mistake in corrections.toml"),
    ("directory", "another mistake in directory.toml"),
    (
        "draft",
        "a draft is named where something published is wanted",
    ),
    (
        "draft-words",
        "the survey cannot open with words that nobody has approved",
    ),
    ("embargo", "results before the day that was announced"),
    ("empty-block", "a block has nothing to show"),
    ("empty-key", "a key has no words"),
    (
        "empty-link-words",
        "a link whose words do not say where it leads",
    ),
    ("facts", "another mistake in facts.toml"),
    (
        "figure",
        "a figure of the results that is not there, or is asked for wrongly",
    ),
    ("file-name", "a file is not named after what it holds"),
    ("glossary", "another mistake in glossary.toml"),
    ("guidance", "another mistake in guidance.toml"),
    (
        "heading-skipped",
        "a heading two levels below the one before it",
    ),
    ("health", "another mistake in a page about health"),
    (
        "helpline-unchecked",
        "a helpline that nobody has checked with the service",
    ),
    ("helplines", "another mistake in helplines.toml"),
    ("history", "another mistake in history.toml"),
    ("key-twice", "a key is written twice"),
    (
        "language-not-offered",
        "a language that the survey does not have",
    ),
    (
        "long-description",
        "a description that search engines cut off",
    ),
    (
        "long-sentence",
        "a sentence, or the sentences of a page, are long to read",
    ),
    ("map", "a mistake in the map of areas"),
    (
        "missing-file",
        "a file that every campaign needs is not there",
    ),
    ("missing-key", "a key that is needed is not there"),
    (
        "missing-page",
        "a page that other pages lead to is not there",
    ),
    ("name-twice", "a name is given twice"),
    ("news", "another mistake in a news item"),
    ("no-front-matter", "a file does not begin with its keys"),
    ("no-helpline", "no helpline stands on every page"),
    ("no-language", "the site names no language"),
    (
        "no-text-alternative",
        "a picture without words for those who do not see it",
    ),
    (
        "no-widget",
        "the survey is open, and its built form is not there or not whole",
    ),
    ("not-results", "a file that the desk did not write"),
    ("not-toml", "a line that cannot be read as a key or a value"),
    ("notices", "another mistake in notices.toml"),
    (
        "picture",
        "a picture that is not there, or that says where it was taken",
    ),
    (
        "quote-changed",
        "a quote whose words are not the ones that were approved",
    ),
    ("quote-kind", "a kind of quote that is switched off"),
    ("quote-level", "a quote that may be used for research only"),
    ("quote-permission", "a quote and its permission do not fit"),
    ("quote-withdrawn", "a quote whose permission was withdrawn"),
    ("reading-age", "a page that is hard to read"),
    (
        "redirects",
        "a mistake in redirects.toml, or in the former addresses of a page",
    ),
    ("same-address", "two pages would have one address"),
    ("second-title", "a page has a second main heading"),
    ("site", "another mistake between files"),
    (
        "site-words",
        "the words of the site in a language are not whole",
    ),
    ("stories", "another mistake in a story"),
    (
        "strange-results",
        "results that do not belong to this campaign",
    ),
    ("studies", "another mistake in a study"),
    ("survey", "a mistake in the survey's own files"),
    ("survey-place", "the survey stands where it cannot"),
    ("survey-twice", "the survey stands on one page twice"),
    ("tables", "another mistake in a table of open data"),
    ("template", "a template cannot be drawn"),
    (
        "template-name",
        "a template names something that is not there",
    ),
    (
        "translation",
        "a translation without its state, or of nothing",
    ),
    ("unknown-block", "a block that the builder does not know"),
    (
        "unknown-choice",
        "a word that is not one of those to choose from",
    ),
    ("unknown-key", "a key that nothing reads, misspelt perhaps"),
    ("unknown-name", "a name that stands for nothing"),
    ("unknown-point", "a point that the code does not have"),
    (
        "unknown-style",
        "a style sheet that takes the place of none",
    ),
    ("unread-file", "a file or folder that nothing reads"),
    (
        "unsafe-results",
        "figures that the rules of publication do not allow",
    ),
    ("wrong-type", "a value of another type than the key takes"),
    ("wrong-value", "a value that the key does not take"),
];

/// What a code means.
pub fn meaning(code: &str) -> Option<&'static str> {
    let found = CODES.iter().find(|(name, _)| *name == code);
    found.map(|(_, meaning)| *meaning)
}
