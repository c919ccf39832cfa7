//! The whole way of another campaign's answers, with the programs as they are.

use crate::people::everybody;
use anyhow::{Context, Result};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use std::fs;
use std::path::PathBuf;
use survey::results::Results;
use survey::{Answers, Definition, Language, PublicKey, Response, WaveId, WithdrawalCode};
use survey::{envelope, parse};
use tempfile::TempDir;
use tests::files::{copy, write_private};
use tests::{built, process};

/// A campaign in a folder of its own.
pub(crate) struct Campaign {
    folder: TempDir,
}

impl Campaign {
    /// A copy of `tests/second` with a key for each wave.
    pub(crate) fn start() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let campaign = Self { folder };
        copy(
            &built::root().join("tests/second"),
            &campaign.path("content"),
        )?;
        fs::create_dir_all(campaign.path("content/survey/keys"))?;
        fs::create_dir_all(campaign.path("content/results"))?;
        write_private(&campaign.path("passphrase"), "four words and more\n")?;
        for wave in ["first", "second"] {
            campaign.desk(&format!(
                "key new --wave {wave} --private {wave}.age \
                 --public content/survey/keys/{wave}.toml --passphrase-file passphrase"
            ))?;
        }
        Ok(campaign)
    }

    /// Seals what everybody answered in the first wave, opens and tabulates it.
    pub(crate) fn publish(&self) -> Result<Results> {
        fs::write(self.path("first.box"), self.sealed()?)?;
        self.desk(
            "open first.box --content content --wave first --key first.age \
             --passphrase-file passphrase --out opened",
        )?;
        self.desk(
            "tabulate opened --content content --wave first \
             --out content/results/first.json --ledger ledger.json",
        )?;
        let text = fs::read_to_string(self.path("content/results/first.json"))?;
        Ok(serde_json::from_str(&text)?)
    }

    /// Builds the site while the second wave is open.
    pub(crate) fn build(&self) -> Result<()> {
        let widget = built::widget()?;
        let widget = widget.to_str().context("a path in UTF-8")?;
        self.run(
            "sitegen",
            &format!("build --content content --out dist --date 2026-11-22 --widget {widget}"),
        )
    }

    /// Every built page, by its path.
    pub(crate) fn pages(&self) -> Result<Vec<(String, String)>> {
        let mut pages = Vec::new();
        let mut folders = vec![self.path("dist")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|e| e == "html") {
                    let name = path.strip_prefix(self.path("dist"))?;
                    let name = name.to_str().context("a path in UTF-8")?;
                    pages.push((name.to_owned(), fs::read_to_string(&path)?));
                }
            }
        }
        Ok(pages)
    }

    /// A file of the built site.
    pub(crate) fn read(&self, path: &str) -> Result<String> {
        let path = self.path("dist").join(path);
        fs::read_to_string(&path).with_context(|| path.display().to_string())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn desk(&self, arguments: &str) -> Result<()> {
        self.run("desk", arguments)
    }

    /// Runs a program; names of files are within the folder.
    fn run(&self, program: &str, arguments: &str) -> Result<()> {
        let arguments = arguments.split_whitespace();
        let folder = self.folder.path();
        process::run_in(folder, built::program(program)?, arguments)
            .with_context(|| program.to_owned())?;
        Ok(())
    }

    /// A box of everybody's envelopes.
    fn sealed(&self) -> Result<Vec<u8>> {
        let source = fs::read_to_string(self.path("content/survey/survey.toml"))?;
        let definition = parse::definition(&source).expect("no mistakes");
        let source = fs::read_to_string(self.path("content/survey/keys/first.toml"))?;
        let key: PublicKey = parse::key(&source).expect("as the desk wrote it");
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let mut sealed = Vec::new();
        for answers in everybody() {
            let tag = WithdrawalCode::generate(&mut rng).tag();
            let response = response(&definition, answers)?;
            sealed.extend(envelope::seal(&response, &key, tag, &mut rng)?);
        }
        Ok(sealed)
    }
}

fn response(definition: &Definition, answers: Answers) -> Result<Response> {
    Ok(Response {
        survey: definition.id.clone(),
        wave: WaveId::new("first")?,
        definition_version: definition.version,
        consent_version: definition.consent_version,
        language: Language::new("en")?,
        embed: None,
        answers,
        story: None,
    })
}
