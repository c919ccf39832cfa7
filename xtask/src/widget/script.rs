//! Scripts as they are shipped: without what only their readers need.

/// The script without comments that stand on lines of their own, without the
/// space before its lines and without empty lines. A comment behind code stays,
/// and so does everything else: no text of ours runs over the end of a line.
pub(super) fn shipped(source: &str) -> String {
    let mut within = false;
    let mut shipped = String::with_capacity(source.len());
    for line in source.lines().map(str::trim) {
        let comment = within || line.starts_with("/*") || line.starts_with("//");
        within = (within || line.starts_with("/*")) && !line.ends_with("*/");
        if !comment && !line.is_empty() {
            shipped.push_str(line);
            shipped.push('\n');
        }
    }
    shipped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_on_lines_of_their_own_are_not_shipped() {
        let source = "// What for.\n\n/** And\n   how. */\nconst a = 1; // kept\n  let b =\n    /2/; /* kept */\n/* x */\nf()\n";
        assert_eq!(
            shipped(source),
            "const a = 1; // kept\nlet b =\n/2/; /* kept */\nf()\n"
        );
    }
}
