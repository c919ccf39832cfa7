//! A style sheet without what only its writers need: comments and space.

/// The same rules in fewer bytes. Strings are left as they are.
pub(super) fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    // Whether there was space since the last character that was kept.
    let mut space = false;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            space = true;
        } else if c.is_whitespace() {
            rest = &rest[c.len_utf8()..];
            space = true;
        } else if c == '"' {
            let end = rest[1..].find('"').map_or(rest.len(), |at| at + 2);
            keep(&mut out, space, &rest[..end]);
            rest = &rest[end..];
            space = false;
        } else {
            let end = c.len_utf8();
            keep(&mut out, space, &rest[..end]);
            rest = &rest[end..];
            space = false;
        }
    }
    out
}

/// Adds a piece, after a space only where one is needed, and without the last
/// semicolon of a block.
fn keep(out: &mut String, space: bool, piece: &str) {
    let tight = |c: char| matches!(c, '{' | '}' | ';' | ',' | '>');
    let before = out.chars().next_back();
    let after = piece.chars().next();
    // After a colon, but not before one: `a :focus` is not `a:focus`.
    let needed = before.is_some_and(|c| !tight(c) && c != ':') && !after.is_some_and(tight);
    if space && needed {
        out.push(' ');
    }
    if after == Some('}') && before == Some(';') {
        out.pop();
    }
    out.push_str(piece);
}

/// What [`minify`] made, without the custom properties that nothing in it takes.
pub(super) fn used(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    for piece in css.split_inclusive([';', '{', '}']) {
        let name = piece.split_once(':').map_or("", |(name, _)| name);
        let taken = [",", ")"].map(|end| ["var(", name, end].concat());
        if !name.starts_with("--") || taken.iter().any(|taken| css.contains(taken)) {
            keep(&mut out, false, piece);
        } else if piece.ends_with('}') {
            keep(&mut out, false, "}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{minify, used};

    #[test]
    fn properties_that_are_not_taken_go() {
        let css = ":root{--a:1;--ab:2;--c:3}@media print{:root{--d:4;--a:5;--e:6}}p{b:var(--a);e:var(--d,7)}";
        assert_eq!(
            used(css),
            ":root{--a:1}@media print{:root{--d:4;--a:5}}p{b:var(--a);e:var(--d,7)}"
        );
    }

    #[test]
    fn says_the_same_in_fewer_bytes() {
        let css = "/* A note. */\na > b ,\n.c :focus::before {\n  width: calc(1px + 2px);\n  content: \"; \" ;\n  font: 1px/1 \"A  B\", c;\n}\n\n@media (min-width: 1em) and (a) { d { e: f; } }\n";
        assert_eq!(
            minify(css),
            "a>b,.c :focus::before{width:calc(1px + 2px);content:\"; \";font:1px/1 \"A  B\",c}@media (min-width:1em) and (a){d{e:f}}"
        );
    }

    #[test]
    fn a_rule_stays_where_it_stood_after_a_comment() {
        assert_eq!(minify("a/* b */c{d:e}/* f"), "a c{d:e}");
    }
}
