//! Names as the Organisation Data Service writes them, in capitals, and as
//! people do.

/// Words that stay small within a name.
const SMALL: [&str; 8] = ["and", "for", "in", "of", "on", "the", "upon", "with"];

/// A name in capitals as a name: `ST GEORGE'S NHS TRUST` is St George’s NHS
/// Trust.
pub fn proper_case(capitals: &str) -> String {
    let words = capitals.split_whitespace().enumerate();
    let words: Vec<_> = words.map(|(at, word)| proper(word, at == 0)).collect();
    words.join(" ").replace('\'', "’")
}

fn proper(word: &str, first: bool) -> String {
    let lower = word.to_lowercase();
    if word == "NHS" || (!first && SMALL.contains(&lower.as_str())) {
        return if word == "NHS" {
            word.to_owned()
        } else {
            lower
        };
    }
    // Hyphens part words, apostrophes do not: Weston-Super-Mare, King's.
    let mut start = true;
    lower
        .chars()
        .map(|c| {
            let c = if start { c.to_ascii_uppercase() } else { c };
            start = c == '-' || (start && !c.is_alphanumeric());
            c
        })
        .collect()
}

/// What of a name tells it from another: its letters and digits, without case.
pub(super) fn essence(name: &str) -> String {
    let name = name.replace('&', "and");
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_people_do() {
        for (capitals, name) in [
            (
                "ST GEORGE'S UNIVERSITY HOSPITALS NHS FOUNDATION TRUST",
                "St George’s University Hospitals NHS Foundation Trust",
            ),
            ("ISLE OF WIGHT NHS TRUST", "Isle of Wight NHS Trust"),
            (
                "THE NEWCASTLE UPON TYNE HOSPITALS",
                "The Newcastle upon Tyne Hospitals",
            ),
            ("ASHTON-UNDER-LYNE (NORTH)", "Ashton-Under-Lyne (North)"),
        ] {
            assert_eq!(proper_case(capitals), name);
        }
    }
}
