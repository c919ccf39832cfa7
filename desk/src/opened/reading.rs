//! Reading a folder that `desk open` made.

use super::{REPORT, RESPONSES, Record, Report, STORIES, StoryRecord};
use crate::Content;
use serde::de::DeserializeOwned;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use survey::{SurveyId, Wave, WaveId};

/// A folder that cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// There is no such folder, or no report in it.
    #[error("cannot read `{path}`; give the folder that `desk open` made")]
    Report {
        /// The report.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// The report is none.
    #[error("`{path}` is not a report")]
    NotAReport {
        /// The report.
        path: String,
        /// Why.
        source: serde_json::Error,
    },
    /// The folder is of another survey or wave.
    #[error(
        "`{path}` is of survey `{survey}`, wave `{wave}`; asked for survey `{asked_survey}`, \
         wave `{asked_wave}`"
    )]
    Other {
        /// The report.
        path: String,
        /// The survey that it is of.
        survey: SurveyId,
        /// The wave that it is of.
        wave: WaveId,
        /// The survey that was asked for.
        asked_survey: SurveyId,
        /// The wave that was asked for.
        asked_wave: WaveId,
    },
    /// The answers were checked against another definition.
    #[error(
        "`{path}` was checked against version {found} of the definition; the content folder has \
         version {expected}: open the boxes again"
    )]
    Version {
        /// The report.
        path: String,
        /// The version it was checked against.
        found: u32,
        /// The version of the content folder.
        expected: u32,
    },
    /// A file cannot be read.
    #[error("cannot read `{path}`")]
    Read {
        /// The file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// A line is not what the file should hold.
    #[error("`{path}`, line {line}, is not a record of `desk open`")]
    Line {
        /// The file.
        path: String,
        /// The line, from 1.
        line: usize,
        /// Why.
        source: serde_json::Error,
    },
}

/// Refuses a folder that was opened for another wave or definition.
///
/// # Errors
/// Says what it is of, and what was asked for.
pub fn check(opened: &Path, content: &Content, wave: &Wave) -> Result<Report, ReadError> {
    let path = opened.join(REPORT);
    let name = path.display().to_string();
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(source) => return Err(ReadError::Report { path: name, source }),
    };
    let report: Report = match serde_json::from_str(&text) {
        Ok(report) => report,
        Err(source) => return Err(ReadError::NotAReport { path: name, source }),
    };
    let definition = &content.definition;
    if report.survey != definition.id || report.wave != wave.id {
        return Err(ReadError::Other {
            path: name,
            survey: report.survey,
            wave: report.wave,
            asked_survey: definition.id.clone(),
            asked_wave: wave.id.clone(),
        });
    }
    if report.definition_version != definition.version {
        return Err(ReadError::Version {
            path: name,
            found: report.definition_version,
            expected: definition.version,
        });
    }
    Ok(report)
}

/// The answers of a folder, one at a time; the first is record 1.
///
/// # Errors
/// The file cannot be read, or a line is not a record.
pub fn records(
    opened: &Path,
) -> Result<impl Iterator<Item = Result<Record, ReadError>>, ReadError> {
    lines(opened, RESPONSES)
}

/// The stories of a folder, one at a time.
///
/// # Errors
/// The file cannot be read, or a line is not a story.
pub fn stories(
    opened: &Path,
) -> Result<impl Iterator<Item = Result<StoryRecord, ReadError>>, ReadError> {
    lines(opened, STORIES)
}

fn lines<T: DeserializeOwned>(
    opened: &Path,
    name: &str,
) -> Result<impl Iterator<Item = Result<T, ReadError>> + use<T>, ReadError> {
    let path = opened.join(name);
    let name = path.display().to_string();
    let read = |path: &str, source| ReadError::Read {
        path: path.to_owned(),
        source,
    };
    let file = File::open(path).map_err(|source| read(&name, source))?;
    let lines = (1..).zip(BufReader::new(file).lines());
    Ok(lines.map(move |(number, line)| {
        let line = line.map_err(|source| read(&name, source))?;
        serde_json::from_str(&line).map_err(|source| ReadError::Line {
            path: name.clone(),
            line: number,
            source,
        })
    }))
}
