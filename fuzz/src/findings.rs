//! What holds for every list of mistakes.

use survey::parse::{FileReport, Finding};

/// Mistakes are in the order of the file, each within it, in words on one
/// line, and can be printed with the text around them.
#[track_caller]
pub(crate) fn check(source: &str, findings: &[Finding]) {
    assert!(!findings.is_empty(), "refused without a reason");
    assert!(
        findings.is_sorted_by_key(|f| f.span.start),
        "not in the order of the file"
    );
    for finding in findings {
        let Finding { span, message, .. } = finding;
        assert!(
            source.get(span.clone()).is_some(),
            "{span:?} is not a place: {message}"
        );
        assert!(!message.trim().is_empty());
        assert!(!message.contains('\n'), "{message:?}");
        assert!(message.len() < 2_000 + 2 * source.len(), "{message}");
    }
    let report = FileReport {
        path: "a/file.toml".to_owned(),
        source: source.to_owned(),
        // Each is printed by itself; a few show that it can be done.
        findings: findings.iter().take(3).cloned().collect(),
    };
    assert!(report.render(false).contains("a/file.toml"));
}
