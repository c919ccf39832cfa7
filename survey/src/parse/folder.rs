//! The whole of `content/survey/` and `content/organisations/`, read through a
//! function so that this crate touches no disk.

use super::review::{review, states};
use super::translation::same_texts;
use super::wording::Wording;
use super::{
    BreakdownRule, ExtractRules, FileReport, Finding, QualityRules, Translation, key,
    organisations, quality, settings, survey_file, texts, waves,
};
use crate::results::Settings;
use crate::text::Review;
use crate::{Definition, Kind, Language, Organisation, PublicKey, Question, Texts, Wave, WaveId};
use std::collections::BTreeMap;
use std::io;

const SURVEY: &str = "survey/survey.toml";
const LIST: &str = "organisations/list.csv";

/// Everything that a campaign says about its survey.
#[derive(Debug, Clone)]
pub struct Campaign {
    /// What is asked.
    pub definition: Definition,
    /// How research extracts are made safe, if the campaign gives any.
    pub extract: Option<ExtractRules>,
    /// By which answers areas are broken down.
    pub breakdowns: Vec<BreakdownRule>,
    /// The words, in the order of the definition's languages.
    pub texts: Vec<Texts>,
    /// Which of the words are approved, in the same order.
    pub translations: Vec<Translation>,
    /// The waves, in the order of the file.
    pub waves: Vec<Wave>,
    /// The thresholds of publication.
    pub settings: Settings,
    /// The rules of the quality checks.
    pub quality: QualityRules,
    /// Trusts and health boards, `organisations/list.csv`: what people pick
    /// from, and what a real campaign's tables are made for.
    pub organisations: Vec<Organisation>,
    /// Invented ones, `organisations/sample.csv`: what a demonstration's tables
    /// are made for, so that no invented figure stands beside a real name.
    pub invented: Vec<Organisation>,
    /// The public keys of the waves that have one.
    pub keys: BTreeMap<WaveId, PublicKey>,
}

impl Campaign {
    /// The wave of this id.
    pub fn wave(&self, id: &str) -> Option<&Wave> {
        self.waves.iter().find(|w| w.id.as_str() == id)
    }

    /// The organisations that tables are made for: those of the list, but in a
    /// demonstration (`sample`) that has invented ones, only these. An answer
    /// that names any other counts in its area only.
    pub fn tabulated(&self, sample: bool) -> &[Organisation] {
        if sample && !self.invented.is_empty() {
            &self.invented
        } else {
            &self.organisations
        }
    }

    /// The organisations that an answer may name: those of the list, and in a
    /// demonstration the invented ones, which its made-up answers name.
    pub fn known(&self, sample: bool) -> Vec<Organisation> {
        let invented = self.invented.iter().filter(|_| sample);
        self.organisations.iter().chain(invented).cloned().collect()
    }
}

/// Reads and checks a campaign's survey. `read` gives the text of a file by its
/// path within the content folder, or `None` if there is no such file.
///
/// # Errors
/// Every mistake in every file, one report for each file that has any.
///
/// # Examples
/// ```no_run
/// let campaign = survey::parse::folder(|path| {
///     match std::fs::read_to_string(std::path::Path::new("content").join(path)) {
///         Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
///         read => read.map(Some),
///     }
/// });
/// ```
pub fn folder(
    read: impl Fn(&str) -> io::Result<Option<String>>,
) -> Result<Campaign, Vec<FileReport>> {
    let mut files = Files {
        read: &read,
        reports: Vec::new(),
    };
    // Everything else is checked against the definition, so without one there
    // is nothing more to say.
    let whole = |source: &str| Ok((survey_file::read(source)?, source.to_owned()));
    let Some(((file, beside), source)) = files.required(SURVEY, whole) else {
        return Err(files.reports);
    };
    if let Err(findings) = beside.or(()) {
        files.report(SURVEY, source, findings);
    }
    let definition = file.definition;
    let waves = files
        .required("survey/waves.toml", waves)
        .unwrap_or_default();
    let settings = files
        .optional("survey/publication.toml", settings)
        .unwrap_or_default();
    let quality = files
        .optional("survey/quality.toml", quality)
        .unwrap_or_default();
    let list = |source: &str| organisations(source, &definition);
    let asked = |q: &Question| q.kind == Kind::Organisation;
    let organisations = match definition.questions.iter().any(asked) {
        true => files.required(LIST, list),
        // A survey that asks for no organisation needs no list of them.
        false => files.optional(LIST, list),
    }
    .unwrap_or_default();
    let invented = files
        .optional("organisations/sample.csv", |source| {
            invented(source, &definition, &organisations)
        })
        .unwrap_or_default();
    let (words, translations) = files.languages(&definition).into_iter().unzip();
    let mut keys = BTreeMap::new();
    for wave in &waves {
        let path = format!("survey/keys/{}.toml", wave.id);
        if let Some(key) = files.optional(&path, key) {
            keys.insert(wave.id.clone(), key);
        }
    }
    if !files.reports.is_empty() {
        return Err(files.reports);
    }
    Ok(Campaign {
        definition,
        extract: file.extract,
        breakdowns: file.breakdowns,
        texts: words,
        translations,
        waves,
        settings,
        quality,
        organisations,
        invented,
        keys,
    })
}

/// Invented organisations: none has the code of one in the list.
fn invented(
    source: &str,
    definition: &Definition,
    list: &[Organisation],
) -> Result<Vec<Organisation>, Vec<Finding>> {
    let invented = organisations(source, definition)?;
    let mut real = invented
        .iter()
        .filter(|i| list.iter().any(|o| o.code == i.code));
    match real.next() {
        None => Ok(invented),
        Some(real) => {
            let message = format!(
                "code `{}` is in list.csv too; invented organisations need codes of their own",
                real.code
            );
            let at = source
                .find(&format!("\n{},", real.code))
                .map_or(0, |at| at + 1);
            Err(vec![Finding::new(
                at..at + real.code.as_str().len(),
                message,
            )])
        }
    }
}

struct Files<'a, R> {
    read: &'a R,
    reports: Vec<FileReport>,
}

impl<R: Fn(&str) -> io::Result<Option<String>>> Files<'_, R> {
    /// The words of every language with their review. The first is the one
    /// that the others are made from.
    fn languages(&mut self, definition: &Definition) -> Vec<(Texts, Translation)> {
        let mut first: Option<(&Language, Wording)> = None;
        let mut read = Vec::new();
        for language in &definition.languages {
            let path = format!("survey/text/{language}.toml");
            let words = self.required(&path, |source| {
                let texts = texts(source, definition)?;
                let own = Wording::of(source);
                if let Some((language, first)) = &first {
                    same_texts(first, language, &own)?;
                }
                Ok((texts, own))
            });
            let Some((mut texts, own)) = words else {
                continue;
            };
            let reviewed = format!("survey/text/{language}.review.toml");
            let file = self.optional(&reviewed, |source| review(source, &own));
            let source = first.as_ref().map_or(&own, |(_, first)| first);
            let states = states(texts.state, &file.unwrap_or_default(), source, &own);
            let translation = Translation {
                language: language.clone(),
                path,
                texts: states,
            };
            texts.state = match translation.drafts().next() {
                Some(_) => Review::Draft,
                None => Review::Approved,
            };
            read.push((texts, translation));
            first.get_or_insert((language, own));
        }
        read
    }

    fn required<T>(
        &mut self,
        path: &str,
        parse: impl FnOnce(&str) -> Result<T, Vec<Finding>>,
    ) -> Option<T> {
        let before = self.reports.len();
        let value = self.optional(path, parse);
        if value.is_none() && self.reports.len() == before {
            let missing = Finding::new(0..0, "the file is missing");
            self.report(path, String::new(), vec![missing]);
        }
        value
    }

    fn optional<T>(
        &mut self,
        path: &str,
        parse: impl FnOnce(&str) -> Result<T, Vec<Finding>>,
    ) -> Option<T> {
        let source = match (self.read)(path) {
            Ok(source) => source?,
            Err(error) => {
                let finding = Finding::new(0..0, format!("the file cannot be read: {error}"));
                self.report(path, String::new(), vec![finding]);
                return None;
            }
        };
        match parse(&source) {
            Ok(value) => Some(value),
            Err(findings) => {
                self.report(path, source, findings);
                None
            }
        }
    }

    fn report(&mut self, path: &str, source: String, findings: Vec<Finding>) {
        self.reports.push(FileReport {
            path: path.to_owned(),
            source,
            findings,
        });
    }
}
