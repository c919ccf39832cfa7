//! Builds whole sites in temporary folders and asks about what came out.

#![allow(dead_code, reason = "each test file uses its own part")]

pub(crate) mod command;
pub(crate) mod html;

use sitegen::{Mistakes, Options, Summary};
use std::fs;
use std::path::{Path, PathBuf};
use survey::PublicKey;
use tempfile::TempDir;

/// A site to build: the demonstration's content with files laid over it.
pub(crate) struct Site {
    folder: TempDir,
    options: Options,
}

/// A site that was built.
pub(crate) struct Built {
    pub(crate) site: Site,
    pub(crate) summary: Summary,
}

impl Site {
    /// The demonstration with results of our own, survey not open.
    pub(crate) fn demo() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        for part in [
            "site.toml",
            "helplines.toml",
            "facts.toml",
            "glossary.toml",
            "notices.toml",
            "health",
            "pages",
            "code",
            "quotes",
            "stories",
            "complaints.toml",
            "directory.toml",
            "guidance.toml",
            "history.toml",
            "corrections.toml",
            "survey",
            "organisations",
            "news",
            "studies",
        ] {
            copy(&ours.join(part), &content.join(part));
        }
        let keys = content.join("survey/keys");
        if keys.exists() {
            fs::remove_dir_all(keys).unwrap();
        }
        let options = Options {
            content,
            out: folder.path().join("dist"),
            widget: None,
            endpoint: None,
            base_url: None,
            today: "2026-11-22".parse().unwrap(),
            now: None,
            compress: false,
            preview: false,
            trial: false,
        };
        Self { folder, options }.over("sites/demo")
    }

    /// Lays the files of a folder below `tests/` over the content.
    #[track_caller]
    pub(crate) fn over(self, fixture: &str) -> Self {
        copy(&tests().join(fixture), &self.options.content);
        self
    }

    /// Writes a file of the content.
    pub(crate) fn write(self, path: &str, text: &str) -> Self {
        let path = self.options.content.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// The text of a file of the content.
    #[track_caller]
    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.options.content.join(path)).unwrap()
    }

    /// Changes a file of the content; the text must be there.
    #[track_caller]
    pub(crate) fn replace(self, path: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.options.content.join(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, &text.replace(from, to))
    }

    /// Changes the first such text of a file.
    #[track_caller]
    pub(crate) fn replace_first(self, path: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.options.content.join(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, &text.replacen(from, to, 1))
    }

    /// The files of a folder of the content.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        let mut files = Vec::new();
        let content = &self.options.content;
        list(content, &content.join(folder), &mut files);
        files.sort();
        files
    }

    /// Everything that must be looked at again was, on this day, and need not be
    /// until the other.
    pub(crate) fn reviewed(mut self, checked: &str, next: &str) -> Self {
        let files = ["facts.toml", "helplines.toml", "notices.toml"].map(str::to_owned);
        for path in files.into_iter().chain(self.files("health")) {
            let text = fs::read_to_string(self.options.content.join(&path)).unwrap();
            let lines = text.lines().map(|line| match line.split_once(" = ") {
                Some(("checked", _)) => format!("checked = \"{checked}\"\n"),
                Some(("next_check", _)) => format!("next_check = \"{next}\"\n"),
                _ => format!("{line}\n"),
            });
            self = self.write(&path, &lines.collect::<String>());
        }
        self
    }

    pub(crate) fn try_due(&self) -> anyhow::Result<Vec<sitegen::Due>> {
        sitegen::due(&self.options)
    }

    /// What falls due when.
    #[track_caller]
    pub(crate) fn due(&self) -> Vec<sitegen::Due> {
        self.try_due().unwrap_or_else(|error| panic!("{error}"))
    }

    pub(crate) fn remove(self, path: &str) -> Self {
        fs::remove_file(self.options.content.join(path)).unwrap();
        self
    }

    /// Gives the open wave a key, and the build a form.
    pub(crate) fn open(mut self) -> Self {
        let key: PublicKey = format!("09{}", "0".repeat(62)).parse().unwrap();
        self.options.widget = Some(tests().join("widget"));
        let text = format!("public_key = \"{key}\"\nkey_id = \"{}\"\n", key.id());
        self.write("survey/keys/2026.toml", &text)
    }

    pub(crate) fn without_widget(mut self) -> Self {
        self.options.widget = None;
        self
    }

    pub(crate) fn base_url(mut self, url: &str) -> Self {
        self.options.base_url = Some(url.to_owned());
        self
    }

    pub(crate) fn endpoint(mut self, url: &str) -> Self {
        self.options.endpoint = Some(url.to_owned());
        self
    }

    /// Shows what is not published yet.
    pub(crate) fn preview(mut self) -> Self {
        self.options.preview = true;
        self
    }

    /// Lets the survey be tried out.
    pub(crate) fn trial(mut self) -> Self {
        self.options.trial = true;
        self.options.widget = Some(tests().join("widget"));
        self
    }

    /// Asks for compressed copies.
    pub(crate) fn compressed(mut self) -> Self {
        self.options.compress = true;
        self
    }

    pub(crate) fn on(mut self, date: &str) -> Self {
        self.options.today = date.parse().unwrap();
        self
    }

    /// Builds at a minute of the UK's clocks.
    pub(crate) fn at(mut self, moment: &str) -> Self {
        let now: sitegen::Moment = moment.parse().unwrap();
        self.options.today = now.date();
        self.options.now = Some(now);
        self
    }

    /// Builds a site in which nothing is wrong.
    #[track_caller]
    pub(crate) fn build(self) -> Built {
        match sitegen::build(&self.options) {
            Ok(summary) => Built {
                site: self,
                summary,
            },
            Err(error) => panic!("{error}"),
        }
    }

    /// Builds a site in which something is wrong, and gives what is said.
    #[track_caller]
    pub(crate) fn mistakes(&self) -> String {
        self.refused().render(false)
    }

    /// Builds a site in which something is wrong, and gives the mistakes.
    #[track_caller]
    pub(crate) fn refused(&self) -> Mistakes {
        let error = sitegen::build(&self.options).expect_err("something should be wrong");
        error.downcast().expect("mistakes of the content")
    }

    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    pub(crate) fn out(&self) -> &Path {
        &self.options.out
    }

    /// The names of everything beside the output, but for what builds remember.
    pub(crate) fn litter(&self) -> Vec<String> {
        let beside = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = beside
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| !["content", "dist", ".dist.sitegen-memory"].contains(&name.as_str()))
            .collect();
        names.sort();
        names
    }

    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

impl Built {
    /// The text of a file of the built site.
    #[track_caller]
    pub(crate) fn file(&self, path: &str) -> String {
        let path = self.site.out().join(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.site.out().join(path).exists()
    }

    /// Every page with its path.
    pub(crate) fn pages(&self) -> Vec<(String, String)> {
        let files = self
            .files()
            .into_iter()
            .filter(|path| path.ends_with(".html"));
        files.map(|path| (path.clone(), self.file(&path))).collect()
    }

    /// Every file's path, in order.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        list(self.site.out(), self.site.out(), &mut files);
        files.sort();
        files
    }

    /// The one file whose name begins and ends so.
    #[track_caller]
    pub(crate) fn asset(&self, start: &str, end: &str) -> String {
        let fits = |path: &&String| path.starts_with(start) && path.ends_with(end);
        let files = self.files();
        let found: Vec<_> = files.iter().filter(fits).collect();
        assert_eq!(found.len(), 1, "{start}…{end} in {files:?}");
        found[0].clone()
    }
}

pub(crate) fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn list(root: &Path, folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            list(root, &path, files);
        } else {
            files.push(
                path.strip_prefix(root)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned(),
            );
        }
    }
}

/// The paths of all files below a folder, in order.
pub(crate) fn files_below(root: &Path) -> Vec<String> {
    let mut files = Vec::new();
    list(root, root, &mut files);
    files.sort();
    files
}

fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
        return;
    }
    for entry in fs::read_dir(from).unwrap_or_else(|e| panic!("{}: {e}", from.display())) {
        let entry = entry.unwrap();
        if entry.file_name() != "expected.txt" {
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    }
}
