//! The nations that something serves, by names that are checked.

use serde::{Deserialize, Serialize};

/// A nation, or all of them together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Nation {
    /// All four.
    Uk,
    /// England.
    England,
    /// Wales.
    Wales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    Ni,
}

impl Nation {
    /// Each of the four, in the order of the site.
    pub(crate) const EACH: [Self; 4] = [Self::England, Self::Wales, Self::Scotland, Self::Ni];

    /// Its name in files, and among the words of the pages.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Uk => "uk",
            Self::England => "england",
            Self::Wales => "wales",
            Self::Scotland => "scotland",
            Self::Ni => "ni",
        }
    }
}

/// Where something serves: all of the UK, or some nations of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<Nation>")]
pub(crate) struct Nations(Vec<Nation>);

impl Nations {
    /// Whether it serves people in this nation.
    pub(crate) fn serve(&self, nation: Nation) -> bool {
        self.everywhere() || self.0.contains(&nation)
    }

    /// Whether it serves all of them.
    pub(crate) fn everywhere(&self) -> bool {
        self.0.contains(&Nation::Uk)
    }

    /// As they were written.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.0.iter().map(|nation| nation.as_str()).collect()
    }
}

impl TryFrom<Vec<Nation>> for Nations {
    type Error = String;

    fn try_from(nations: Vec<Nation>) -> Result<Self, String> {
        if nations.is_empty() {
            return Err(
                "no nation is named: write `[\"uk\"]` if people in all of them can use it".into(),
            );
        }
        let twice = (1..nations.len()).find(|at| nations[..*at].contains(&nations[*at]));
        if let Some(at) = twice {
            return Err(format!("`{}` stands here twice", nations[at].as_str()));
        }
        if nations.len() > 1 && nations.contains(&Nation::Uk) {
            return Err("`uk` is all of the nations: let it stand alone, or take it out".into());
        }
        Ok(Self(nations))
    }
}
