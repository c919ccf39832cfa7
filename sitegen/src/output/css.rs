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

#[cfg(test)]
mod tests {
    use super::minify;

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
