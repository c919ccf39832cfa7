//! Tests that say themselves why they cannot run in an engine.

/// Such a test.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LeftOut {
    /// Its name.
    pub(super) name: String,
    /// Its reason.
    pub(super) why: String,
}

/// Finds them in what `cargo test -- --show-output` prints: a line
/// `left out on <engine>: <why>` (`tests::browser::left_out` writes it) below
/// `---- <name> stdout ----`.
pub(super) fn left_out(output: &str) -> Vec<LeftOut> {
    let mut found = Vec::new();
    let mut name = "";
    for line in output.lines() {
        if let Some(heading) = line.strip_prefix("---- ") {
            name = heading.split(' ').next().unwrap_or_default();
        }
        let reason = line.strip_prefix("left out on ");
        if let Some((_, why)) = reason.and_then(|rest| rest.split_once(": ")) {
            found.push(LeftOut {
                name: name.to_owned(),
                why: why.to_owned(),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_name_and_its_reason() {
        let output = "test browser_a ... ok\n\nsuccesses:\n\n---- browser_a stdout ----\n\
            left out on webkit: its driver cannot: at all\n\n---- browser_b stdout ----\nfine\n";
        let expected = LeftOut {
            name: "browser_a".to_owned(),
            why: "its driver cannot: at all".to_owned(),
        };
        assert_eq!(left_out(output), [expected]);
    }
}
