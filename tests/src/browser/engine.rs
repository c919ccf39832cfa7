//! Which browser engine the tests run on.

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium with `chromedriver`.
    Chromium,
    /// Firefox with `geckodriver`.
    Firefox,
    /// `WebKitGTK`'s `MiniBrowser` with `WebKitWebDriver`.
    WebKit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The one that `CODE_OF_CARE_BROWSER` names, or Chromium.
    ///
    /// # Panics
    /// If it names none, since every test would be of the wrong thing.
    pub fn here() -> Self {
        let Ok(wanted) = std::env::var("CODE_OF_CARE_BROWSER") else {
            return Self::Chromium;
        };
        let found = Self::ALL.into_iter().find(|e| e.name() == wanted);
        found.unwrap_or_else(|| {
            panic!("CODE_OF_CARE_BROWSER is `{wanted}`, not one of chromium, firefox, webkit")
        })
    }

    /// Its name in `CODE_OF_CARE_BROWSER` and in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

/// Whether the test that asks has to be left out here, since its engine is one
/// of `these`; says why. `cargo xtask test` counts such a test as skipped and
/// prints the reason, so it is a sentence's end: "…, because {why}".
///
/// ```no_run
/// # use tests::browser::{Engine, left_out};
/// if left_out(&[Engine::WebKit], "its driver cannot …") {
///     return;
/// }
/// ```
pub fn left_out(these: &[Engine], why: &str) -> bool {
    left_out_if(these.contains(&Engine::here()), why)
}

/// The same for a test that has to be left out for another reason than its engine.
pub fn left_out_if(out: bool, why: &str) -> bool {
    if out {
        println!("left out on {}: {why}", Engine::here().name());
    }
    out
}

/// The same for a test of what only Chromium has.
pub fn chromium_only(why: &str) -> bool {
    left_out(&[Engine::Firefox, Engine::WebKit], why)
}
