//! The parts of a campaign's content folder that the desk needs.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};
use survey::parse::{self, BreakdownRule, ExtractRules, FileReport, Finding, QualityRules};
use survey::results::Settings;
use survey::{AreaId, Definition, Language, Organisation, PublicKey, Wave, WaveId};

/// What the desk knows of a campaign: read and checked once.
#[derive(Debug, Clone)]
pub struct Content {
    /// What was asked.
    pub definition: Definition,
    /// How research extracts are made safe, if the campaign gives any.
    pub extract: Option<ExtractRules>,
    /// By which answers areas are broken down.
    pub breakdowns: Vec<BreakdownRule>,
    /// The names of the areas, by language.
    pub area_names: BTreeMap<AreaId, BTreeMap<Language, String>>,
    /// Trusts and health boards that an answer may name: the list, and in a
    /// demonstration the invented ones too.
    pub organisations: Vec<Organisation>,
    /// The ones that tables are made for: the list, or in a demonstration the
    /// invented ones.
    pub tabulated: Vec<Organisation>,
    /// The waves.
    pub waves: Vec<Wave>,
    /// The public keys of the waves that have one.
    pub keys: BTreeMap<WaveId, PublicKey>,
    /// The thresholds of publication.
    pub settings: Settings,
    /// The rules of the quality checks.
    pub quality: QualityRules,
    /// Whether the campaign is a demonstration, with made-up answers.
    pub sample: bool,
}

/// A content folder that cannot be used: every mistake in it.
#[derive(Debug)]
pub struct ContentError {
    folder: PathBuf,
    reports: Vec<FileReport>,
}

impl fmt::Display for ContentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let folder = self.folder.display();
        write!(
            f,
            "the content folder `{folder}` has mistakes; nothing was written"
        )?;
        for report in &self.reports {
            write!(f, "\n\n{}", report.render(false))?;
        }
        Ok(())
    }
}

impl std::error::Error for ContentError {}

impl Content {
    /// Reads and checks a content folder.
    ///
    /// # Errors
    /// Every mistake in every file that the desk reads.
    pub fn read(folder: &Path) -> Result<Self, ContentError> {
        let read = |path: &str| match fs::read_to_string(folder.join(path)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            read => read.map(Some),
        };
        let fail = |reports| ContentError {
            folder: folder.to_owned(),
            reports,
        };
        let campaign = parse::folder(read).map_err(fail)?;
        let sample = sample(read).map_err(|report| fail(vec![report]))?;
        let organisations = campaign.known(sample);
        let tabulated = campaign.tabulated(sample).to_vec();
        let mut area_names: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for texts in campaign.texts {
            for (area, name) in texts.areas {
                let names = area_names.entry(area).or_default();
                names.insert(texts.language.clone(), name);
            }
        }
        Ok(Self {
            definition: campaign.definition,
            extract: campaign.extract,
            breakdowns: campaign.breakdowns,
            area_names,
            organisations,
            tabulated,
            waves: campaign.waves,
            keys: campaign.keys,
            settings: campaign.settings,
            quality: campaign.quality,
            sample,
        })
    }

    /// The wave of this id.
    ///
    /// # Errors
    /// Names the waves that there are.
    pub fn wave(&self, id: &WaveId) -> Result<&Wave, UnknownWave> {
        let wave = self.waves.iter().find(|w| w.id == *id);
        wave.ok_or_else(|| UnknownWave {
            wave: id.clone(),
            known: self.waves.iter().map(|w| w.id.clone()).collect(),
        })
    }
}

/// A wave that the campaign does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWave {
    wave: WaveId,
    known: Vec<WaveId>,
}

impl fmt::Display for UnknownWave {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known: Vec<_> = self.known.iter().map(|w| format!("`{w}`")).collect();
        let known = known.join(", ");
        write!(
            f,
            "`survey/waves.toml` has no wave `{}`; it has {known}",
            self.wave
        )
    }
}

impl std::error::Error for UnknownWave {}

/// The one key of `site.toml` that the desk reads: `[campaign] sample`.
fn sample(read: impl Fn(&str) -> io::Result<Option<String>>) -> Result<bool, FileReport> {
    const PATH: &str = "site.toml";
    #[derive(Deserialize)]
    struct File {
        campaign: Campaign,
    }
    #[derive(Deserialize)]
    struct Campaign {
        sample: bool,
    }
    let report = |source: String, findings| FileReport {
        path: PATH.to_owned(),
        source,
        findings,
    };
    let alone = |message: String| report(String::new(), vec![Finding::new(0..0, message)]);
    let source = read(PATH)
        .map_err(|error| alone(format!("the file cannot be read: {error}")))?
        .ok_or_else(|| alone("the file is missing".to_owned()))?;
    match parse::toml::<File>(&source) {
        Ok(file) => Ok(file.campaign.sample),
        Err(findings) => Err(report(source, findings)),
    }
}
