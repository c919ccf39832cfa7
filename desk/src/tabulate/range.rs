//! The 95% Wilson score interval: DOMAIN C4.

/// The 97.5th percentile of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// The interval of a share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The lower end, 0 to 1.
    pub lower: f64,
    /// The upper end, 0 to 1.
    pub upper: f64,
}

/// The interval of `count` in `base` people. The base is not 0.
///
/// # Examples
/// ```
/// let range = desk::tabulate::wilson(18, 30);
/// assert_eq!(range.percent(), (42, 75));
/// ```
pub fn wilson(count: u32, base: u32) -> Range {
    let (c, n) = (f64::from(count), f64::from(base.max(1)));
    let q = 1.0 - c / n;
    let root = Z * (Z * Z + 4.0 * c * q).sqrt();
    let middle = 2.0 * c + Z * Z;
    let width = 2.0 * (n + Z * Z);
    Range {
        lower: ((middle - root) / width).clamp(0.0, 1.0),
        upper: ((middle + root) / width).clamp(0.0, 1.0),
    }
}

impl Range {
    /// Both ends as whole percentages, rounded half up.
    pub fn percent(self) -> (u8, u8) {
        (percent(self.lower), percent(self.upper))
    }
}

fn percent(share: f64) -> u8 {
    // From 0.0 to 100.0 after the clamp, so the cast neither cuts nor wraps.
    (share * 100.0 + 0.5).floor() as u8
}
