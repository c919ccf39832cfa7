//! From files to checked types, with every mistake at its place.
//!
//! Each function takes the text of one file and gives either the checked value
//! or every [`Finding`] in it, in the order of the file. None touches a disk.

mod band;
mod breakdown;
mod check;
mod definition;
mod extract;
mod finding;
mod folder;
mod locate;
mod organisations;
mod plural;
mod quality;
mod report;
mod review;
mod survey_file;
mod texts;
mod translation;
mod waves;
mod wording;

pub use band::Band;
pub use breakdown::BreakdownRule;
pub use definition::definition;
pub use extract::{Coarsening, ExtractRules};
pub use finding::{Finding, nearest};
pub use folder::{Campaign, folder};
pub use organisations::{COLUMNS, organisations};
pub use plural::category;
pub use quality::{QualityRules, quality};
pub use report::FileReport;
pub use review::{TextState, Translation};
pub use survey_file::{SurveyFile, survey_file};
pub use texts::texts;
pub use waves::{key, settings, waves};

use finding::Findings;
use locate::Located;
use serde::de::DeserializeOwned;

/// A text as it is written in a TOML file, with its quotation marks.
pub fn quoted(text: &str) -> String {
    ::toml::Value::from(text).to_string()
}

/// Reads a TOML file into a type.
///
/// # Errors
/// Says where the file does not fit the type, and the nearest name to one that
/// is not known.
pub fn toml<T: DeserializeOwned>(source: &str) -> Result<T, Vec<Finding>> {
    toml::from_str(source).map_err(|error| vec![finding::of_toml(&error, source)])
}
