//! Which form of a word a number takes, by the rules of Unicode CLDR.
//!
//! In the browser the browser itself knows (`Intl.PluralRules`); here a crate
//! does, with the same rules.

use crate::Language;
use crate::text::Category;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};

/// The category of a whole number in a language. A language that Unicode does
/// not know has one form for every number.
///
/// # Examples
/// ```
/// # use survey::{Language, parse::category, text::Category};
/// let welsh = Language::new("cy").unwrap();
/// assert_eq!(category(3, &welsh), Category::Few);
/// ```
pub fn category(number: u64, language: &Language) -> Category {
    rules(language).map_or(Category::Other, |rules| category_by(&rules, number))
}

/// The categories that whole numbers have in a language, each with the least
/// number that has it, in the order of [`Category`].
pub(super) fn categories(language: &Language) -> Vec<(Category, Option<u64>)> {
    let rules = rules(language);
    // The rules look at the last two digits, or at whole millions.
    let tried = || (0..=200).chain([1_000_000]);
    let least = |wanted| {
        let rules = rules.as_ref()?;
        tried().find(|&number| category_by(rules, number) == wanted)
    };
    let all = Category::ALL.into_iter().map(|c| (c, least(c)));
    // `other` may be for fractions alone, but it is the one to fall back on.
    all.filter(|(category, least)| least.is_some() || *category == Category::Other)
        .collect()
}

fn rules(language: &Language) -> Option<PluralRules> {
    let locale = Locale::try_from_str(language.as_str()).ok()?;
    PluralRules::try_new(locale.into(), PluralRuleType::Cardinal.into()).ok()
}

fn category_by(rules: &PluralRules, number: u64) -> Category {
    match rules.category_for(number) {
        PluralCategory::Zero => Category::Zero,
        PluralCategory::One => Category::One,
        PluralCategory::Two => Category::Two,
        PluralCategory::Few => Category::Few,
        PluralCategory::Many => Category::Many,
        PluralCategory::Other => Category::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn least(language: &str) -> Vec<(&'static str, Option<u64>)> {
        let found = categories(&Language::new(language).unwrap()).into_iter();
        found.map(|(c, least)| (c.as_str(), least)).collect()
    }

    #[test]
    fn languages_tell_different_numbers_apart() {
        assert_eq!(least("en"), [("one", Some(1)), ("other", Some(0))]);
        let welsh = [
            ("zero", Some(0)),
            ("one", Some(1)),
            ("two", Some(2)),
            ("few", Some(3)),
            ("many", Some(6)),
            ("other", Some(4)),
        ];
        assert_eq!(least("cy"), welsh);
        // Polish keeps `other` for fractions.
        assert_eq!(least("pl").last(), Some(&("other", None)));
        assert_eq!(least("xx"), [("other", Some(0))]);
    }

    #[test]
    fn welsh_tells_six_kinds_of_number_apart() {
        let welsh = Language::new("cy").unwrap();
        let said = [0, 1, 2, 3, 4, 5, 6, 7, 10, 16, 26, 100, 1_203];
        let said = said.map(|n| category(n, &welsh).as_str());
        let expected = [
            "zero", "one", "two", "few", "other", "other", "many", "other", "other", "other",
            "other", "other", "other",
        ];
        assert_eq!(said, expected);
    }
}
