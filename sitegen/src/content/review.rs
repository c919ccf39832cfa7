//! When something was checked, and when somebody must look at it again.
//!
//! Facts, helplines, notices and pages about health go out of date by
//! themselves. Each says when it was checked and when it must be checked
//! again: it is called in before that day, and stops the build after it.

use super::{Mistakes, Source};
use survey::Date;
use survey::parse::Finding;
use toml::Spanned;

/// How many days before its day something is called in.
const NOTICE: i64 = 60;

/// The longest that anything may go unchecked: three years, as the NHS standard
/// for health content has it. It also finds a year that was mistyped.
const LONGEST: i64 = 3 * 366;

/// When something was checked, and when it must be checked again.
#[derive(Debug, Clone)]
pub(crate) struct Review {
    /// The day on which somebody made sure that it is right.
    pub(crate) checked: Date,
    /// The last day on which it may be shown without being checked again.
    pub(crate) next: Spanned<Date>,
    /// Why it is still shown after that day; visitors read it.
    pub(crate) overdue_because: Option<Spanned<String>>,
}

/// How something stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It need not be looked at yet.
    Fresh,
    /// It must be checked again within this many days.
    Due {
        /// How many are left; none on the last day.
        days: i64,
    },
    /// It should have been checked this many days ago: the site is not built.
    Overdue {
        /// How many have gone by.
        days: i64,
    },
    /// The same, but the page says why it is shown all the same.
    Overridden {
        /// How many have gone by.
        days: i64,
    },
}

impl Review {
    /// How it stands on this day.
    pub(crate) fn on(&self, today: Date) -> Standing {
        let left = self.next.get_ref().days_after(today);
        match left {
            0..=NOTICE => Standing::Due { days: left },
            left if left > NOTICE => Standing::Fresh,
            left if self.overdue_because.is_some() => Standing::Overridden { days: -left },
            left => Standing::Overdue { days: -left },
        }
    }

    /// Why it is shown although its day has passed.
    pub(crate) fn excuse(&self, today: Date) -> Option<&str> {
        let overdue = matches!(self.on(today), Standing::Overridden { .. });
        let because = self.overdue_because.as_ref().filter(|_| overdue);
        because.map(|because| because.get_ref().trim())
    }

    /// Notes what is wrong with the dates themselves, on any day.
    pub(crate) fn check(&self, source: &Source, mistakes: &mut Mistakes) {
        let (checked, next) = (self.checked, *self.next.get_ref());
        let days = next.days_after(checked);
        if days <= 0 {
            let message = format!("`next_check` is not after `checked`, {checked}");
            let finding = Finding::new(self.next.span(), message)
                .help("write the day by which somebody must look at it again");
            mistakes.add(source, finding);
        } else if days > LONGEST {
            let message = "`next_check` is more than three years after `checked`";
            let finding = Finding::new(self.next.span(), message)
                .help("choose an earlier day: what nobody looks at goes wrong unseen");
            mistakes.add(source, finding);
        }
        let empty = self.overdue_because.as_ref();
        if let Some(empty) = empty.filter(|because| because.get_ref().trim().is_empty()) {
            let finding = Finding::new(empty.span(), "`overdue_because` gives no reason")
                .help("say why it is still shown, in a sentence that visitors can read");
            mistakes.add(source, finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review(because: Option<&str>) -> Review {
        Review {
            checked: "2026-01-10".parse().unwrap(),
            next: Spanned::new(0..1, "2027-01-10".parse().unwrap()),
            overdue_because: because.map(|because| Spanned::new(0..1, because.to_owned())),
        }
    }

    fn on(review: &Review, day: &str) -> Standing {
        review.on(day.parse().unwrap())
    }

    #[test]
    fn it_is_due_sixty_days_before_its_day_and_overdue_after_it() {
        let review = review(None);
        assert_eq!(on(&review, "2026-11-10"), Standing::Fresh);
        assert_eq!(on(&review, "2026-11-11"), Standing::Due { days: 60 });
        assert_eq!(on(&review, "2027-01-10"), Standing::Due { days: 0 });
        assert_eq!(on(&review, "2027-01-11"), Standing::Overdue { days: 1 });
    }

    #[test]
    fn an_excuse_counts_after_its_day_only() {
        let review = review(Some("the source is being rewritten"));
        assert_eq!(on(&review, "2027-01-10"), Standing::Due { days: 0 });
        assert_eq!(review.excuse("2027-01-10".parse().unwrap()), None);
        assert_eq!(on(&review, "2027-01-12"), Standing::Overridden { days: 2 });
        let excuse = review.excuse("2027-01-12".parse().unwrap());
        assert_eq!(excuse, Some("the source is being rewritten"));
    }
}
