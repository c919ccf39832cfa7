//! How far a share from this many answers could move by chance, and whether
//! two shares clearly differ: DOMAIN C4, C5 and C6.
//!
//! - [`wilson`] is the 95% score interval of E. B. Wilson, "Probable
//!   inference, the law of succession, and statistical inference", Journal of
//!   the American Statistical Association 22 (1927), without continuity
//!   correction; [`wilson_at`] the same at another level.
//! - [`newcombe`] is the interval of a difference between two shares of
//!   different people: method 10, the hybrid score interval, of R. G. Newcombe,
//!   "Interval estimation for the difference between independent proportions",
//!   Statistics in Medicine 17 (1998).
//!
//! Nothing here fails or panics. Where nobody answered nothing is known, so
//! the interval is everything that is possible. A count above its base is
//! taken as the base.

use std::cmp::Ordering;

/// The 97.5th percentile of the standard normal distribution: 95% lie within
/// it on both sides of 0.
pub const Z95: f64 = 1.959_963_984_540_054;

/// The 99.9th percentile of the standard normal distribution: 99.8% lie within
/// it on both sides of 0.
pub const Z998: f64 = 3.090_232_306_167_813;

/// The interval of a share. Always `0 ≤ lower ≤ share ≤ upper ≤ 1`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end, 0 to 1.
    pub lower: f64,
    /// The upper end, 0 to 1.
    pub upper: f64,
}

/// The difference of two shares. Always `-1 ≤ lower ≤ difference ≤ upper ≤ 1`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The newer share less the older one, -1 to 1.
    pub difference: f64,
    /// The lower end, -1 to 1.
    pub lower: f64,
    /// The upper end, -1 to 1.
    pub upper: f64,
}

/// The 95% interval of `count` in `base` people; 0 to 1 if the base is 0.
///
/// # Examples
/// ```
/// use survey::interval::wilson;
/// assert_eq!(wilson(18, 30).percent(), (42, 75));
/// assert_eq!(wilson(0, 0).percent(), (0, 100));
/// ```
pub fn wilson(count: u32, base: u32) -> Interval {
    wilson_at(count, base, Z95)
}

/// The interval of `count` in `base` people at the level that `z` stands for:
/// [`Z95`], [`Z998`] or another percentile, finite and not below 0.
///
/// With c of n and q = 1 − c/n, the ends are
/// `(2c + z² ∓ z√(z² + 4cq)) ÷ (2(n + z²))`; 0 and 1 if n is 0.
///
/// # Examples
/// ```
/// use survey::interval::{Z998, wilson_at};
/// assert_eq!(wilson_at(18, 40, Z998).percent(), (24, 68));
/// ```
pub fn wilson_at(count: u32, base: u32, z: f64) -> Interval {
    let Some(share) = share(count, base) else {
        return Interval {
            lower: 0.0,
            upper: 1.0,
        };
    };
    let (c, n) = (f64::from(count.min(base)), f64::from(base));
    let root = z * (z * z + 4.0 * c * (n - c) / n).sqrt();
    let middle = 2.0 * c + z * z;
    let width = 2.0 * (n + z * z);
    // The limits take away what the last bit of a float may be off by.
    Interval {
        lower: ((middle - root) / width).clamp(0.0, share),
        upper: ((middle + root) / width).clamp(share, 1.0),
    }
}

/// The 95% interval of the newer share less the older one, each given as a
/// count and its base. If either base is 0 the difference is given as 0 and
/// its interval as -1 to 1.
///
/// With the shares p₁ and p₂ (1 is newer), their [`wilson`] intervals L₁ to U₁
/// and L₂ to U₂, and d = p₁ − p₂, the ends are `d − √((p₁ − L₁)² + (U₂ − p₂)²)`
/// and `d + √((U₁ − p₁)² + (p₂ − L₂)²)`.
///
/// # Examples
/// ```
/// use std::cmp::Ordering;
/// use survey::interval::newcombe;
/// let change = newcombe((56, 70), (48, 80));
/// assert_eq!(format!("{:.3} to {:.3}", change.lower, change.upper), "0.052 to 0.334");
/// assert_eq!(change.clearly(), Ordering::Greater);
/// ```
pub fn newcombe(newer: (u32, u32), older: (u32, u32)) -> Difference {
    let (Some(p1), Some(p2)) = (share(newer.0, newer.1), share(older.0, older.1)) else {
        return Difference {
            difference: 0.0,
            lower: -1.0,
            upper: 1.0,
        };
    };
    let (one, two) = (wilson(newer.0, newer.1), wilson(older.0, older.1));
    let difference = p1 - p2;
    let both = |a: f64, b: f64| (a * a + b * b).sqrt();
    let below = both(p1 - one.lower, two.upper - p2);
    let above = both(one.upper - p1, p2 - two.lower);
    Difference {
        difference,
        lower: (difference - below).max(-1.0),
        upper: (difference + above).min(1.0),
    }
}

/// The share of `count` in `base`, 0 to 1; `None` if the base is 0.
fn share(count: u32, base: u32) -> Option<f64> {
    (base > 0).then(|| f64::from(count.min(base)) / f64::from(base))
}

impl Interval {
    /// Both ends as whole percentages, rounded half up.
    pub fn percent(self) -> (u8, u8) {
        (percent(self.lower), percent(self.upper))
    }

    /// Whether the whole interval is above `reference`, below it, or neither.
    ///
    /// # Examples
    /// ```
    /// use std::cmp::Ordering;
    /// use survey::interval::{Z998, wilson_at};
    /// assert_eq!(wilson_at(12, 40, Z998).clearly(0.6), Ordering::Less);
    /// assert_eq!(wilson_at(18, 40, Z998).clearly(0.6), Ordering::Equal);
    /// ```
    pub fn clearly(self, reference: f64) -> Ordering {
        beyond(self.lower, self.upper, reference)
    }
}

impl Difference {
    /// Whether the newer share is clearly higher ([`Ordering::Greater`]),
    /// clearly lower, or neither: whether the interval leaves 0 out.
    pub fn clearly(self) -> Ordering {
        beyond(self.lower, self.upper, 0.0)
    }
}

fn beyond(lower: f64, upper: f64, reference: f64) -> Ordering {
    if lower > reference {
        Ordering::Greater
    } else if upper < reference {
        Ordering::Less
    } else {
        Ordering::Equal
    }
}

fn percent(share: f64) -> u8 {
    // From 0.0 to 100.0, so the cast neither cuts nor wraps.
    (share * 100.0 + 0.5).floor() as u8
}
