//! Dates and figures as a sentence says them.

use crate::content::{Exact, When};
use survey::Date;
use survey::results::Share;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "22 November 2026".
pub(crate) fn date(date: Date) -> String {
    let month = MONTHS[usize::from(date.month()) - 1];
    format!("{} {month} {}", date.day(), date.year())
}

/// A date as [`date`] says it, with the month in other words.
pub(crate) fn with_months(date: &str, months: &[String]) -> String {
    let word = |word: &str| {
        let month = MONTHS.iter().position(|month| *month == word);
        let other = month.and_then(|month| months.get(month));
        other.map_or_else(|| word.to_owned(), String::clone)
    };
    date.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// "May 2021", or as much of a date as is known.
pub(crate) fn when(when: When) -> String {
    let all = date(when.first);
    let words: Vec<_> = all.split(' ').collect();
    match when.exact {
        Exact::Day => all,
        Exact::Month => words[1..].join(" "),
        Exact::Year => words[2..].join(" "),
    }
}

/// "about 6 in 10 people", people first (DOMAIN E3). Exact tenths need no
/// "about".
pub(crate) fn in_ten(share: Share) -> String {
    match share {
        Share::LessThanOne | Share::Percent(1..=4) => "fewer than 1 in 10 people".to_owned(),
        Share::Percent(0) => "none of the people".to_owned(),
        Share::Percent(100) => "everyone".to_owned(),
        Share::MoreThanNinetyNine | Share::Percent(95..) => "more than 9 in 10 people".to_owned(),
        Share::Percent(percent) if percent % 10 == 0 => format!("{} in 10 people", percent / 10),
        Share::Percent(percent) => format!("about {} in 10 people", (percent + 5) / 10),
    }
}

/// "a, b and c".
pub(crate) fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// A small number in words; figures from ten on.
pub(crate) fn count(number: usize) -> String {
    let words = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    words
        .get(number)
        .map_or_else(|| number.to_string(), |w| (*w).to_owned())
}

/// The first letter in upper case, for words that begin a line.
pub(crate) fn upper_first(words: &str) -> String {
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// The first letter in lower case, for a title within a sentence; words such as
/// "NHS" stay as they are.
pub(crate) fn lower_first(words: &str) -> String {
    let mut chars = words.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_words_read_as_people_say_them() {
        assert_eq!(date(Date::new(2026, 11, 2).unwrap()), "2 November 2026");
        assert_eq!(lower_first("A scan"), "a scan");
        assert_eq!(lower_first("NHS care"), "NHS care");
    }

    #[test]
    fn a_date_is_said_with_other_months() {
        let months = ["Ionawr", "Chwefror"].map(str::to_owned);
        assert_eq!(with_months("3 February 2027", &months), "3 Chwefror 2027");
        assert_eq!(with_months("3 May 2027", &months), "3 May 2027");
    }

    #[test]
    fn as_much_of_a_date_is_said_as_is_known() {
        let said = |text: &str| when(When::try_from(text.to_owned()).unwrap());
        assert_eq!(
            ["2021", "2021-05", "2021-05-03"].map(said),
            ["2021", "May 2021", "3 May 2021"]
        );
        for wrong in ["21", "2021-13", "2021-5", "May 2021", "2021-02-30"] {
            assert!(When::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn shares_are_told_in_tens_of_people() {
        let said = [0, 3, 30, 34, 35, 94, 96, 100].map(|p| in_ten(Share::Percent(p)));
        assert_eq!(said[0], "none of the people");
        assert_eq!(said[1], "fewer than 1 in 10 people");
        assert_eq!(said[2], "3 in 10 people");
        assert_eq!(said[3], "about 3 in 10 people");
        assert_eq!(said[4], "about 4 in 10 people");
        assert_eq!(said[5], "about 9 in 10 people");
        assert_eq!(said[6], "more than 9 in 10 people");
        assert_eq!(said[7], "everyone");
        assert_eq!(in_ten(Share::LessThanOne), "fewer than 1 in 10 people");
    }

    #[test]
    fn lists_end_with_and() {
        let words = |n: usize| {
            list(
                &["a", "b", "c"][..n]
                    .iter()
                    .map(|w| (*w).to_owned())
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(
            [words(1), words(2), words(3)],
            ["a", "a and b", "a, b and c"]
        );
    }
}
