//! A new campaign, as `sitegen new` makes it, with examples laid over it.

use super::book::Fence;
use sitegen::report::{Diagnostic, Severity};
use sitegen::{Mistakes, Options};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The day of every build here, on which the examples were "checked".
pub(crate) const TODAY: &str = "2026-11-22";

pub(crate) struct Campaign {
    folder: TempDir,
}

impl Campaign {
    /// What the first chapter begins with.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_sitegen"));
        command.current_dir(folder.path());
        command.args(["new", "campaign", "my-campaign", "--date", TODAY]);
        for answer in [
            "name=Kinder care",
            "controller=the Kinder care group",
            "contact=hello@campaign.example",
            "address=https://campaign.example",
        ] {
            command.args(["--set", answer]);
        }
        let output = command.output().unwrap();
        assert!(output.status.success(), "{output:?}");
        Self { folder }
    }

    /// The folder that holds `content/`.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("my-campaign")
    }

    /// The results of the tests' own demonstration, as the desk would have written them.
    pub(crate) fn with_results(self) -> Self {
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/demo/results");
        for entry in fs::read_dir(ours).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let text = fs::read_to_string(entry.path()).unwrap();
            self.write(&format!("content/results/{name}"), &text);
        }
        self
    }

    /// Puts examples where they say that they belong.
    pub(crate) fn with<'a>(self, examples: impl IntoIterator<Item = &'a Fence>) -> Self {
        for example in examples {
            let file = example.file.as_deref().unwrap();
            self.write(file, &example.text);
        }
        self
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Everything that the program says of it: mistakes and warnings.
    pub(crate) fn check(&self) -> Vec<Diagnostic> {
        match sitegen::check(&self.options()) {
            Ok(summary) => summary.report.iter().cloned().collect(),
            Err(error) => match error.downcast::<Mistakes>() {
                Ok(mistakes) => mistakes.diagnostics().collect(),
                Err(error) => panic!("{error:#}"),
            },
        }
    }

    /// The mistakes alone, as a person reads them.
    pub(crate) fn said(&self) -> String {
        let errors = self.check().into_iter();
        let errors = errors.filter(|one| one.severity == Severity::Error);
        let said: Vec<_> = errors.map(|one| one.human(false)).collect();
        said.join("\n\n")
    }

    fn options(&self) -> Options {
        Options {
            content: self.root().join("content"),
            out: self.root().join("dist"),
            widget: None,
            endpoint: None,
            base_url: None,
            today: TODAY.parse().unwrap(),
            now: None,
            compress: false,
            preview: false,
            trial: false,
        }
    }
}
