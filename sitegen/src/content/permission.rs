//! The record that a person agreed to their words being shown.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::ops::Range;
use survey::parse::Finding;
use survey::{Date, WaveId};
use toml::Spanned;

/// Where words come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// Written by the campaign to show the layout.
    Illustrative,
    /// A person's words, with their permission.
    Consented,
    /// Published elsewhere. Switched off.
    Public,
}

impl Kind {
    /// What stands with the words wherever they are shown.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Illustrative => "Written as an example",
            Self::Consented => "Shared with permission",
            Self::Public => "Published elsewhere",
        }
    }
}

/// What a person agreed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Level {
    Research,
    Quote,
    Full,
}

/// The record.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Permission {
    #[expect(dead_code, reason = "kept for the campaign's own records")]
    id: String,
    level: Spanned<Level>,
    #[expect(dead_code, reason = "kept for the campaign's own records")]
    given: Date,
    #[expect(dead_code, reason = "kept for the campaign's own records")]
    wave: WaveId,
    #[expect(dead_code, reason = "kept for the campaign's own records")]
    checker: String,
    text_sha256: Spanned<String>,
    #[serde(default)]
    withdrawn: bool,
}

/// Words that are to be shown, and what is said of them.
pub(super) struct Words<'a> {
    /// "quote" or "story".
    pub(super) what: &'static str,
    /// Its name.
    pub(super) name: &'a str,
    pub(super) kind: &'a Spanned<Kind>,
    pub(super) text: &'a str,
    /// Where the text stands in the file.
    pub(super) place: Range<usize>,
    pub(super) permission: Option<&'a Spanned<Permission>>,
}

impl Words<'_> {
    /// Whether the words may be shown at all.
    ///
    /// # Errors
    /// Says why not, and what to do.
    pub(super) fn permitted(&self) -> Result<(), Finding> {
        let Self { what, name, .. } = self;
        match (self.kind.get_ref(), self.permission) {
            (Kind::Illustrative, None) => Ok(()),
            (Kind::Illustrative, Some(permission)) => Err(Finding::new(
                permission.span(),
                format!("a {what} written as an example has no permission record"),
            )
            .code("quote-permission")
            .help("if a person said it, write `kind = \"consented\"`")),
            (Kind::Public, _) => Err(Finding::new(
                self.kind.span(),
                "words from elsewhere are switched off",
            )
            .code("quote-kind")
            .help("ask the person, and use `consented` with a permission record")),
            (Kind::Consented, None) => Err(Finding::new(
                self.kind.span(),
                format!("{what} `{name}` has no permission record"),
            )
            .code("quote-permission")
            .help(format!(
                "add the permission as the desk wrote it, or take the {what} out"
            ))),
            (Kind::Consented, Some(permission)) => self.recorded(permission),
        }
    }

    fn recorded(&self, permission: &Spanned<Permission>) -> Result<(), Finding> {
        let out = format!("take the {} out", self.what);
        let record = permission.get_ref();
        if record.withdrawn {
            let finding = Finding::new(permission.span(), "this permission has been withdrawn");
            return Err(finding.code("quote-withdrawn").help(out));
        }
        let level = *record.level.get_ref();
        if level == Level::Research {
            let message = "permission was given for research only; these words are never shown";
            return Err(Finding::new(record.level.span(), message)
                .code("quote-level")
                .help(out));
        }
        if level == Level::Quote && self.what == "story" {
            let message = "permission was given for a quote, not for the whole story";
            let help = "show the words that were agreed as a quote, or take the story out";
            return Err(Finding::new(record.level.span(), message)
                .code("quote-level")
                .help(help));
        }
        let hash = survey::hex::encode(&Sha256::digest(self.text.as_bytes()));
        if *record.text_sha256.get_ref() != hash {
            let message = "the words are not the ones that were approved";
            return Err(Finding::new(self.place.clone(), message)
                .code("quote-changed")
                .help("put back the approved text, to the letter, or have the new one approved"));
        }
        Ok(())
    }
}
