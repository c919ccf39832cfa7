//! What holds for any text.

use proptest::prelude::*;
use survey::hints::{Known, hints, native};

const SUPPORT: [&str; 4] = [
    "0303 003 6464",
    "0800 0147 800",
    "020 7713 7486",
    "0808 2000 247",
];

fn known() -> Known {
    let places = [
        "Kelderdale Hospital",
        "Ysbyty Glan Dulas",
        "St Brannock's",
        "Weald and Downs",
    ];
    Known::new(places, SUPPORT, native::replace)
}

/// Text made of what the scanners look for, whole and in bits.
fn fragments() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Dr",
        "Dr.",
        "Mrs",
        "and",
        "Nurse",
        "Sister",
        "called",
        "her",
        "named",
        "o'r enw",
        "Siân",
        "O’Brien",
        "A.",
        "the",
        "12",
        "12th",
        "of",
        "March",
        "mai",
        "2024",
        "'24",
        "1/2/2024",
        "943",
        "476",
        "5919",
        "0303",
        "003",
        "6464",
        "+44",
        "(0)",
        "07700",
        "900123",
        "@",
        "a@b.co",
        "www.",
        "x.org",
        "AB",
        "C",
        "SW1A",
        "1AA",
        "Kelderdale",
        "Hospital",
        "yng",
        "Nglan",
        "Dulas",
        "St.",
        "Brannock’s",
        "&",
        " ",
        "\u{a0}",
        "-",
        ".",
        ",",
        "\n",
        "\r\n",
        "\u{301}",
        "\u{200b}",
        "😀",
        "ŵ",
        "(",
        ")",
        "'",
    ]);
    prop::collection::vec(known, 0..40).prop_map(|parts| parts.concat())
}

fn spaced() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(fragments(), 0..12);
    words.prop_map(|words| words.join(" "))
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "\\PC{0,200}", fragments(), spaced()]
}

/// A number with other marks between its digits.
fn respaced(number: &'static str) -> impl Strategy<Value = String> {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let marks = prop::sample::select(vec!["", " ", "  ", "-", ".", "\u{a0}", " - ", "\u{2009}"]);
    let marks = prop::collection::vec(marks, digits.len());
    let form = prop::sample::select(vec!["0", "+44 ", "+44 (0)", "0044 ", "(0)"]);
    (marks, form).prop_map(move |(marks, form)| {
        let rest = digits[1..].iter().zip(marks);
        let rest: String = rest.map(|(digit, mark)| format!("{digit}{mark}")).collect();
        format!(
            "{form}{}",
            rest.trim_end_matches([' ', '-', '.', '\u{a0}', '\u{2009}'])
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_on_boundaries_in_order_and_apart(text in texts()) {
        let mut end = 0;
        for hint in hints(&text, &known()) {
            prop_assert!(hint.span.start >= end);
            prop_assert!(hint.span.start < hint.span.end);
            let found = text.get(hint.span.clone());
            prop_assert!(found.is_some_and(|found| found.trim() == found));
            end = hint.span.end;
        }
    }

    #[test]
    fn what_follows_a_blank_line_changes_nothing_before(text in texts(), more in texts()) {
        let known = known();
        let before = hints(&text, &known);
        let after = hints(&format!("{text}\n\n{more}"), &known);
        prop_assert_eq!(&after[..before.len()], &before[..]);
        let later = hints(&more, &known);
        prop_assert_eq!(after.len(), before.len() + later.len());
    }

    #[test]
    fn support_numbers_are_never_pointed_at(
        before in "[a-zA-Z ,.]{0,20}",
        number in prop::sample::select(SUPPORT.to_vec()).prop_flat_map(respaced),
        after in "[a-zA-Z ,.]{0,20}",
    ) {
        let text = format!("{before} {number} {after}");
        let number = before.len() + 1..before.len() + 1 + number.len();
        for hint in hints(&text, &known()) {
            let apart = hint.span.end <= number.start || hint.span.start >= number.end;
            prop_assert!(apart, "{:?} in {text:?}", hint);
        }
    }
}
