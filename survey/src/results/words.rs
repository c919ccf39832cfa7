//! Figures in plain words, as the tables of DOMAIN C3 and C4 give them.

use super::{Cell, Estimate, Reason, Settings, Share, Side};

/// A cell in words: "60% (42% to 75%), about 30 people".
pub fn describe(cell: &Cell, settings: &Settings) -> String {
    let small = settings.small_count;
    match cell {
        Cell::Shown(figure) => estimate(figure),
        Cell::SmallCount {
            side: Side::Few,
            about,
        } => format!("fewer than {small} of about {}", number(*about)),
        Cell::SmallCount {
            side: Side::AllButFew,
            about,
        } => {
            format!("all but fewer than {small} of about {}", number(*about))
        }
        Cell::Blank { reason } => explain(*reason, settings),
    }
}

/// A figure in words.
pub fn estimate(figure: &Estimate) -> String {
    let Estimate {
        percent,
        lower,
        upper,
        about,
    } = figure;
    format!(
        "{} ({lower}% to {upper}%), about {} people",
        share(*percent),
        number(*about)
    )
}

/// A number with its thousands parted.
///
/// # Examples
/// ```
/// use survey::results::number;
/// assert_eq!([999, 2_205, 1_000_000].map(number), ["999", "2,205", "1,000,000"]);
/// ```
pub fn number(number: u32) -> String {
    let digits = number.to_string();
    let mut parted = String::with_capacity(digits.len() + 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            parted.push(',');
        }
        parted.push(digit);
    }
    parted
}

/// A share in words.
pub fn share(share: Share) -> String {
    match share {
        Share::Percent(percent) => format!("{percent}%"),
        Share::LessThanOne => "less than 1%".to_owned(),
        Share::MoreThanNinetyNine => "more than 99%".to_owned(),
    }
}

/// Why a figure is not given, in words.
pub fn explain(reason: Reason, settings: &Settings) -> String {
    let (low, minimum) = (settings.low_base, settings.minimum_base);
    match reason {
        Reason::BaseUnder10 => format!("Fewer than {low} responses"),
        Reason::Base10To29 => format!(
            "{low} to {} responses: not enough to publish",
            minimum.saturating_sub(1)
        ),
        Reason::HeldBack => "Held back to protect others".to_owned(),
        Reason::NotAsked => "Not asked in this wave".to_owned(),
        Reason::WordingChanged => {
            "The question changed, so the figures cannot be compared".to_owned()
        }
        Reason::AreaChanged => {
            "The area or organisation changed, so the figures cannot be compared".to_owned()
        }
    }
}
