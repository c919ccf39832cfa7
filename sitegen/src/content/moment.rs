//! A minute of the UK's clocks, for what comes out at a time.
//!
//! The zone's rules are compiled in: neither the zone of the machine nor the
//! zone data on it changes what a build makes.

use crate::render::words;
use jiff::civil::DateTime;
use jiff::tz::{TimeZone, get};
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;
use std::str::FromStr;
use survey::Date;

const LONDON: TimeZone = get!("Europe/London");

/// A minute, written `2027-03-03T00:01` in the time of the UK, or a day,
/// written `2027-03-03`, whose first minute is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Moment(Timestamp);

impl Moment {
    /// After everything else.
    pub(crate) const LAST: Self = Self(Timestamp::MAX);

    /// Seconds since the beginning of 1970, UTC.
    pub(crate) fn seconds(self) -> i64 {
        self.0.as_second()
    }

    /// The moment so many seconds after the beginning of 1970, UTC.
    pub(crate) fn from_seconds(seconds: i64) -> Option<Self> {
        Timestamp::from_second(seconds).ok().map(Self)
    }

    /// What the clock says.
    pub fn now() -> Self {
        Self(Timestamp::now())
    }

    /// The first minute of a day.
    pub fn start_of(date: Date) -> Self {
        let local = civil(date, 0, 0).and_then(|local| local.to_zoned(LONDON).ok());
        // Dates of four digits fit; the UK's clocks never change at midnight.
        Self(local.map_or(Timestamp::MAX, |zoned| zoned.timestamp()))
    }

    /// The first minute of the day after.
    pub(crate) fn after(date: Date) -> Self {
        let next = civil(date, 0, 0).and_then(|local| local.tomorrow().ok());
        let next = next.and_then(|local| local.to_zoned(LONDON).ok());
        Self(next.map_or(Timestamp::MAX, |zoned| zoned.timestamp()))
    }

    /// The last second of a day.
    pub fn end_of(date: Date) -> Self {
        let last = civil(date, 23, 59).and_then(|local| local.to_zoned(LONDON).ok());
        let last = last.and_then(|zoned| zoned.checked_add(59.seconds()).ok());
        Self(last.map_or(Timestamp::MAX, |zoned| zoned.timestamp()))
    }

    /// The day that it is in the UK then.
    pub fn date(self) -> Date {
        let local = self.0.to_zoned(LONDON).date();
        let year = u16::try_from(local.year()).unwrap_or(1970);
        let (month, day) = (local.month().unsigned_abs(), local.day().unsigned_abs());
        Date::new(year, month, day).expect("jiff's dates are dates")
    }

    /// "3 March 2027 at 00:01 (UK time, GMT)".
    pub fn words(self) -> String {
        let local = self.0.to_zoned(LONDON);
        let (day, time) = (words::date(self.date()), local.strftime("%H:%M"));
        format!("{day} at {time} (UK time, {})", local.strftime("%Z"))
    }

    /// As feeds have it: "2027-03-03T00:01:00Z".
    pub(crate) fn stamp(self) -> String {
        self.0.to_string()
    }
}

fn civil(date: Date, hour: i8, minute: i8) -> Option<DateTime> {
    let year = i16::try_from(date.year()).ok()?;
    let (month, day) = (
        i8::try_from(date.month()).ok()?,
        i8::try_from(date.day()).ok()?,
    );
    DateTime::new(year, month, day, hour, minute, 0, 0).ok()
}

impl FromStr for Moment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let unclear = || {
            format!(
                "`{text}` is not a time: write 2027-03-03T00:01, in the time of the UK, or a day alone"
            )
        };
        let Some((day, time)) = text.split_once(['T', ' ']) else {
            return text.parse().map(Self::start_of).map_err(|_| unclear());
        };
        let (hour, minute) = time.split_once(':').ok_or_else(unclear)?;
        let two = |digits: &str| digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
        if !two(hour) || !two(minute) {
            return Err(unclear());
        }
        let (hour, minute) = (
            hour.parse().map_err(|_| unclear())?,
            minute.parse().map_err(|_| unclear())?,
        );
        let day: Date = day.parse().map_err(|_| unclear())?;
        let local = civil(day, hour, minute).ok_or_else(unclear)?;
        let found = LONDON.to_ambiguous_timestamp(local);
        if found.is_ambiguous() {
            return Err(format!(
                "the clocks change in the hour of `{text}`: choose another time"
            ));
        }
        found.compatible().map(Self).map_err(|_| unclear())
    }
}

impl TryFrom<String> for Moment {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn times_are_those_of_the_uk_in_winter_and_summer() {
        assert_eq!(moment("2027-03-03T00:01").stamp(), "2027-03-03T00:01:00Z");
        assert_eq!(moment("2027-07-03T00:01").stamp(), "2027-07-02T23:01:00Z");
        assert_eq!(moment("2027-07-03T00:01").date().to_string(), "2027-07-03");
        assert_eq!(
            moment("2027-07-03 09:30").words(),
            "3 July 2027 at 09:30 (UK time, BST)"
        );
        assert_eq!(
            moment("2027-03-03").words(),
            "3 March 2027 at 00:00 (UK time, GMT)"
        );
    }

    #[test]
    fn a_day_lasts_until_its_end() {
        let day: Date = "2027-03-28".parse().unwrap();
        assert!(Moment::start_of(day) <= moment("2027-03-28T00:00"));
        assert!(Moment::end_of(day) > moment("2027-03-28T23:59"));
        assert!(Moment::end_of(day) < moment("2027-03-29"));
        assert_eq!(Moment::end_of(day).date(), day);
    }

    #[test]
    fn what_is_no_time_is_told() {
        for text in [
            "tomorrow",
            "2027-02-30",
            "2027-03-03T24:00",
            "2027-03-03T9:30",
            "2027-03-03T00:01Z",
        ] {
            assert!(
                text.parse::<Moment>()
                    .unwrap_err()
                    .contains("is not a time"),
                "{text}"
            );
        }
        for text in ["2027-03-28T01:30", "2027-10-31T01:30"] {
            assert!(
                text.parse::<Moment>()
                    .unwrap_err()
                    .contains("clocks change"),
                "{text}"
            );
        }
    }
}
