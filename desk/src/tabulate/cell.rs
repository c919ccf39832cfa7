//! One figure or the reason for its absence: rules R1 to R6 of DOMAIN C2.

use survey::Level;
use survey::interval::wilson;
use survey::results::{Cell, Estimate, Reason, Settings, Share, Side};

/// What may be said about `met` of `base` people at a level, if nothing is
/// held back for the sake of others.
///
/// # Examples
/// ```
/// use survey::{Level, results::{Settings, describe}};
/// let settings = Settings::default();
/// let say = |met, base, level| describe(&desk::tabulate::cell(met, base, level, &settings), &settings);
/// assert_eq!(say(8, 30, Level::Trust), "27% (14% to 44%), about 30 people");
/// assert_eq!(say(7, 30, Level::Trust), "fewer than 8 of about 30");
/// assert_eq!(say(5, 64, Level::Nation), "8% (3% to 17%), about 65 people");
/// ```
pub fn cell(met: u32, base: u32, level: Level, settings: &Settings) -> Cell {
    if let Some(reason) = too_few(base, settings) {
        return Cell::Blank { reason };
    }
    let about = settings.about(base);
    if level.is_below_national() {
        let small = |count| count < settings.small_count;
        // Of two small sides the one that is met is named; a base of 30 and a
        // small count of 8 never has two.
        if small(met) {
            let side = Side::Few;
            return Cell::SmallCount { side, about };
        }
        if small(base - met) {
            let side = Side::AllButFew;
            return Cell::SmallCount { side, about };
        }
    }
    let (lower, upper) = wilson(met, base).percent();
    Cell::Shown(Estimate {
        percent: Share::of(met, base),
        lower,
        upper,
        about,
    })
}

/// Why a base is too small for a percentage (R1 to R3); `None` if it is not.
pub fn too_few(base: u32, settings: &Settings) -> Option<Reason> {
    if base < settings.low_base {
        Some(Reason::BaseUnder10)
    } else if base < settings.minimum_base {
        Some(Reason::Base10To29)
    } else {
        None
    }
}
