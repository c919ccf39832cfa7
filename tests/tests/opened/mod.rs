//! The downloaded box, opened with the desk's own library.

use anyhow::Result;
use desk::keys::{LockedKey, Passphrase};
use std::collections::BTreeSet;
use survey::WaveId;
use tests::chain::{Chain, WAVE};

/// A box and what was in it.
pub(crate) struct OpenedBox {
    /// The box.
    #[allow(dead_code, reason = "not every test looks at the bytes")]
    pub(crate) bytes: Vec<u8>,
    /// The responses with their tags.
    pub(crate) responses: Vec<(survey::Tag, survey::Response)>,
    /// The desk's counts.
    pub(crate) report: desk::opened::Report,
}

impl OpenedBox {
    /// The only response, with its tag.
    #[allow(dead_code, reason = "not every test sends just one")]
    pub(crate) fn only(&self) -> &(survey::Tag, survey::Response) {
        let [only] = self.responses.as_slice() else {
            panic!("expected one response, found {:?}", self.report);
        };
        only
    }
}

/// Downloads the box as the operator does and opens it as the desk does.
pub(crate) fn open_box(chain: &Chain) -> Result<OpenedBox> {
    let bytes = chain.download_box()?;
    let content = desk::Content::read(&chain.content())?;
    let passphrase = Passphrase::from_file(&chain.passphrase_file())?;
    let key =
        LockedKey::from_text(std::fs::read_to_string(chain.locked_key())?).unlock(&passphrase)?;
    let opened = desk::opened::open_box(
        &bytes,
        &key,
        &content,
        &WaveId::new(WAVE)?,
        &BTreeSet::new(),
    );
    Ok(OpenedBox {
        bytes,
        responses: opened.responses,
        report: opened.report,
    })
}
