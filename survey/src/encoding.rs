//! The canonical encoding of a [`Response`]: one response, one byte string.
//!
//! CBOR with the deterministic rules of RFC 8949, section 4.2.1 (shortest
//! lengths, no indefinite lengths, keys in the order of their encoding):
//!
//! ```text
//! response = [1, survey, wave, definition version, consent version, language,
//!             embed / null, {* question: answer}, story / null]
//! answer   = choice (text) / [+ choice] / organisation code (bytes)
//! story    = [text, permission, [* label], word / null]
//! ```
//!
//! A desk years from now reads it with any CBOR library.

use crate::{
    Answer, Answers, ChoiceId, Choices, OrganisationCode, Permission, QuestionId, Response, Story,
};
use minicbor::data::Type;
use minicbor::{Decoder, Encoder};
use std::fmt;

/// The first element of every encoded response.
const FORMAT: u32 = 1;

/// Bytes that are not the canonical encoding of a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError(String);

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a response: {}", self.0)
    }
}

impl std::error::Error for DecodeError {}

impl From<minicbor::decode::Error> for DecodeError {
    fn from(error: minicbor::decode::Error) -> Self {
        Self(error.to_string())
    }
}

fn fail<T>(why: &str) -> Result<T, DecodeError> {
    Err(DecodeError(why.to_owned()))
}

impl Response {
    /// The canonical encoding.
    ///
    /// # Examples
    /// Decoding gives the same response back, and only these bytes decode to it:
    /// ```
    /// # use survey::{Answers, Language, Response, SurveyId, WaveId};
    /// let response = Response {
    ///     survey: SurveyId::new("code-of-care")?,
    ///     wave: WaveId::new("2026")?,
    ///     definition_version: 1,
    ///     consent_version: 1,
    ///     language: Language::new("en")?,
    ///     embed: None,
    ///     answers: Answers::new(),
    ///     story: None,
    /// };
    /// assert_eq!(Response::decode(&response.encode()).unwrap(), response);
    /// # Ok::<(), survey::IdError>(())
    /// ```
    pub fn encode(&self) -> Vec<u8> {
        self.encode_behind(Vec::new())
    }

    /// The canonical encoding, behind what is in `bytes`.
    pub(crate) fn encode_behind(&self, bytes: Vec<u8>) -> Vec<u8> {
        let mut encoder = Encoder::new(bytes);
        // Writing to a vector cannot fail: its error type has no values.
        let Ok(()) = write_response(&mut encoder, self).map_err(|_| ()) else {
            unreachable!("a vector takes every write")
        };
        encoder.into_writer()
    }

    /// Reads a canonical encoding.
    ///
    /// # Errors
    /// Any other bytes are refused: unknown formats, wrong types, trailing
    /// bytes, and encodings of a response that are not the canonical one.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut decoder = Decoder::new(bytes);
        let response = read_response(&mut decoder)?;
        if decoder.position() != bytes.len() {
            return fail("bytes follow it");
        }
        if response.encode() != bytes {
            return fail("the encoding is not canonical");
        }
        Ok(response)
    }
}

type Written = Result<(), minicbor::encode::Error<std::convert::Infallible>>;

fn write_response(to: &mut Encoder<Vec<u8>>, response: &Response) -> Written {
    to.array(9)?
        .u32(FORMAT)?
        .str(response.survey.as_str())?
        .str(response.wave.as_str())?
        .u32(response.definition_version)?
        .u32(response.consent_version)?
        .str(response.language.as_str())?;
    write_optional(to, response.embed.as_ref().map(crate::EmbedId::as_str))?;
    write_answers(to, &response.answers)?;
    match &response.story {
        Some(story) => write_story(to, story),
        None => to.null().map(|_| ()),
    }
}

fn write_optional(to: &mut Encoder<Vec<u8>>, text: Option<&str>) -> Written {
    match text {
        Some(text) => to.str(text)?,
        None => to.null()?,
    };
    Ok(())
}

fn write_answers(to: &mut Encoder<Vec<u8>>, answers: &Answers) -> Written {
    let mut sorted: Vec<_> = answers.iter().collect();
    // A text's encoding begins with its length, so shorter keys come first.
    sorted.sort_unstable_by_key(|(id, _)| (id.as_str().len(), id.as_str()));
    to.map(sorted.len() as u64)?;
    for (question, answer) in sorted {
        to.str(question.as_str())?;
        match answer {
            Answer::One(choice) => to.str(choice.as_str()).map(|_| ())?,
            Answer::Organisation(code) => to.bytes(code.as_str().as_bytes()).map(|_| ())?,
            Answer::Many(choices) => write_ids(to, choices)?,
        }
    }
    Ok(())
}

fn write_ids(to: &mut Encoder<Vec<u8>>, ids: &Choices) -> Written {
    to.array(ids.len() as u64)?;
    for id in ids {
        to.str(id.as_str())?;
    }
    Ok(())
}

fn write_story(to: &mut Encoder<Vec<u8>>, story: &Story) -> Written {
    to.array(4)?
        .str(&story.text)?
        .str(story.permission.as_str())?;
    write_ids(to, &story.labels)?;
    write_optional(to, story.word.as_ref().map(ChoiceId::as_str))
}

fn read_response(from: &mut Decoder<'_>) -> Result<Response, DecodeError> {
    if from.array()? != Some(9) {
        return fail("it has another number of parts");
    }
    if from.u32()? != FORMAT {
        return fail("it is of a format that this version does not know");
    }
    Ok(Response {
        survey: read_id(from)?,
        wave: read_id(from)?,
        definition_version: from.u32()?,
        consent_version: from.u32()?,
        language: read_id(from)?,
        embed: read_optional(from)?,
        answers: read_answers(from)?,
        story: read_story(from)?,
    })
}

fn read_id<T: TryFrom<String, Error = crate::IdError>>(
    from: &mut Decoder<'_>,
) -> Result<T, DecodeError> {
    T::try_from(from.str()?.to_owned()).map_err(|error| DecodeError(error.to_string()))
}

fn read_optional<T: TryFrom<String, Error = crate::IdError>>(
    from: &mut Decoder<'_>,
) -> Result<Option<T>, DecodeError> {
    if from.datatype()? == Type::Null {
        from.null()?;
        return Ok(None);
    }
    read_id(from).map(Some)
}

fn read_answers(from: &mut Decoder<'_>) -> Result<Answers, DecodeError> {
    let Some(count) = from.map()? else {
        return fail("the answers have no length");
    };
    let mut answers = Answers::new();
    for _ in 0..count {
        let question: QuestionId = read_id(from)?;
        let answer = match from.datatype()? {
            Type::String => Answer::One(read_id(from)?),
            Type::Array => Answer::Many(read_ids(from)?),
            Type::Bytes => {
                let code = std::str::from_utf8(from.bytes()?).ok();
                match code.and_then(|code| OrganisationCode::new(code).ok()) {
                    Some(code) => Answer::Organisation(code),
                    None => return fail("a code is not one"),
                }
            }
            _ => return fail("an answer is of no known kind"),
        };
        answers.set(question, answer);
    }
    Ok(answers)
}

fn read_ids(from: &mut Decoder<'_>) -> Result<Choices, DecodeError> {
    let Some(count) = from.array()? else {
        return fail("a list has no length");
    };
    (0..count).map(|_| read_id(from)).collect()
}

fn read_story(from: &mut Decoder<'_>) -> Result<Option<Story>, DecodeError> {
    if from.datatype()? == Type::Null {
        from.null()?;
        return Ok(None);
    }
    if from.array()? != Some(4) {
        return fail("the story has another number of parts");
    }
    let text = from.str()?.to_owned();
    let Some(permission) = Permission::from_name(from.str()?) else {
        return fail("the permission is of no known kind");
    };
    Ok(Some(Story {
        text,
        permission,
        labels: read_ids(from)?,
        word: read_optional(from)?,
    }))
}
