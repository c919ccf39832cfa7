//! A calendar date, for waves and publications.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A date of the Gregorian calendar, written `2026-11-22` (ISO 8601).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(with = "String")
)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A text that is not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError(String);

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a date: write it as 2026-11-22", self.0)
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// 1 January 1970.
    pub(crate) const EPOCH: Self = Self {
        year: 1970,
        month: 1,
        day: 1,
    };

    /// The date of this year, month (1 to 12) and day (1 to 31), if there is one.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (1..=days)
            .contains(&day)
            .then_some(Self { year, month, day })
    }

    /// The date a number of days after 1 January 1970, in the Gregorian calendar;
    /// `None` after the year 65535.
    ///
    /// # Examples
    /// ```
    /// use survey::Date;
    /// let date = |days| Date::from_unix_days(days).unwrap().to_string();
    /// assert_eq!(date(0), "1970-01-01");
    /// assert_eq!(date(19_782), "2024-02-29");
    /// assert_eq!(date(20_779), "2026-11-22");
    /// ```
    pub fn from_unix_days(days: u64) -> Option<Self> {
        // Years begin in March here, so that the leap day stands last: days
        // since 1 March of the year 0, then 400-year eras of 146,097 days.
        let days = days.checked_add(719_468)?;
        let (era, day) = (days / 146_097, days % 146_097);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (month, next) = if month < 10 {
            (month + 3, 0)
        } else {
            (month - 9, 1)
        };
        let year = u16::try_from(era * 400 + year + next).ok()?;
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// How many days this is after another date; less than none if it is before.
    ///
    /// # Examples
    /// ```
    /// use survey::Date;
    /// let date = |text: &str| text.parse::<Date>().unwrap();
    /// assert_eq!(date("2024-03-01").days_after(date("2024-02-28")), 2);
    /// assert_eq!(date("2026-12-31").days_after(date("2027-01-01")), -1);
    /// ```
    pub fn days_after(self, other: Self) -> i64 {
        self.ordinal() - other.ordinal()
    }

    /// Days since 1 March of the year 0: years begin in March here, as above.
    fn ordinal(self) -> i64 {
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let (year, month) = match month {
            1 | 2 => (year - 1, month + 9),
            _ => (year, month - 3),
        };
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        365 * year + leap_days + (153 * month + 2) / 5 + i64::from(self.day) - 1
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let read = || {
            let plain = text.len() == 10 && text.is_ascii();
            let mut parts = text.split('-');
            let year = parts.next()?.parse().ok()?;
            let month = parts.next()?.parse().ok()?;
            let day = parts.next()?.parse().ok()?;
            (plain && parts.next().is_none())
                .then(|| Self::new(year, month, day))
                .flatten()
        };
        read().ok_or_else(|| DateError(text.to_owned()))
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_calendar() {
        assert!("2026-11-22".parse::<Date>().is_ok());
        assert!("2024-02-29".parse::<Date>().is_ok());
        for wrong in ["2026-02-29", "2026-13-01", "2026-1-01", "22-11-2026", ""] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
    }
}
