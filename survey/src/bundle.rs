//! What the widget is given: everything it needs, in one file.
//!
//! The generator writes it from checked content; the widget reads it once,
//! before the first question, and then asks for nothing more.

use crate::pack::{Pack, Packer, Unpacker, packed};
use crate::{Date, Definition, Language, Organisation, PublicKey, Texts, WaveId};
use std::fmt;

/// Goes up with every change to the types below, so that a widget and a
/// bundle of different ages do not misread each other.
pub const BUNDLE_FORMAT: u32 = 7;

/// Everything the widget needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    /// Who asks.
    pub campaign: Campaign,
    /// Where and how it is sent.
    pub delivery: Delivery,
    /// What is asked.
    pub definition: Definition,
    /// The words, the default language first.
    pub texts: Vec<Texts>,
    /// The organisations to pick from, as [`Organisation::offered`] gives them.
    pub organisations: Vec<Organisation>,
    /// Support lines, which are in no story's way.
    pub support: Vec<SupportLine>,
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    /// The campaign's name.
    pub name: String,
    /// The language of its name and its pages.
    pub language: Language,
    /// The address of the privacy notice.
    pub privacy_url: String,
}

/// Where and how a response is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The address that takes envelopes.
    pub endpoint: String,
    /// The wave that is open.
    pub wave: WaveId,
    /// The day on which its results come out.
    pub results: Date,
    /// The key to seal to.
    pub key: PublicKey,
    /// The bits of proof that the endpoint asks for.
    pub proof_bits: u8,
}

/// A support line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportLine {
    /// Who answers.
    pub name: String,
    /// The number, with spaces so that it is read digit by digit.
    pub number: String,
}

/// Bytes that are not a bundle of this format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BundleError;

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(BundleError::WHAT)
    }
}

impl BundleError {
    /// What is wrong, and what to do.
    pub const WHAT: &str =
        "the bundle is of another format: rebuild the widget and the site together";
}

impl std::error::Error for BundleError {}

impl Bundle {
    /// Writes the bundle: the format, four bytes little endian, then every part
    /// as `pack` has it. What the form has no use for, such as the words of the
    /// start page, points and areas, is left out.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut packer = Packer::default();
        self.pack(&mut packer);
        [&BUNDLE_FORMAT.to_le_bytes(), &*packer.finish()].concat()
    }

    /// Reads what [`Self::to_bytes`] wrote.
    ///
    /// # Errors
    /// Refuses another format, damage, and trailing bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BundleError> {
        let mut unpacker = Self::unpacker(bytes)?;
        let bundle = Self::unpack(&mut unpacker);
        unpacker.is_sound().then_some(bundle).ok_or(BundleError)
    }

    /// Reads as [`Self::from_bytes`] does, for as long as the program runs: the
    /// browser then needs no code that would take every part down again.
    ///
    /// # Errors
    /// As [`Self::from_bytes`]; what was read of a damaged bundle stays in memory.
    pub fn leaked(bytes: &[u8]) -> Result<&'static Self, BundleError> {
        let mut unpacker = Self::unpacker(bytes)?;
        let bundle = Box::leak(Box::new(Self::unpack(&mut unpacker)));
        unpacker.is_sound().then_some(&*bundle).ok_or(BundleError)
    }

    fn unpacker(bytes: &[u8]) -> Result<Unpacker<'_>, BundleError> {
        let (format, body) = bytes.split_first_chunk::<4>().ok_or(BundleError)?;
        if u32::from_le_bytes(*format) != BUNDLE_FORMAT {
            return Err(BundleError);
        }
        Unpacker::new(body).ok_or(BundleError)
    }
}

packed!(Bundle {
    campaign,
    delivery,
    definition,
    texts,
    organisations,
    support,
});
packed!(Campaign {
    name,
    language,
    privacy_url,
});
packed!(Delivery {
    endpoint,
    wave,
    results,
    key,
    proof_bits,
});
packed!(SupportLine { name, number });
