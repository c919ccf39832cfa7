//! The contract between the widget, the collector, the desk and the generator.
//!
//! Everything here is pure: no files, network, clock or page. It runs the same
//! in the browser and at the desk.
//!
//! - **What is asked.** A [`Definition`] holds the questions; its
//!   [`path`](Definition::path) says which of them a person with these
//!   [`Answers`] is asked. [`Texts`] holds every word, one value a language.
//! - **What was said.** A [`Response`] is answers and perhaps a [`Story`];
//!   [`validate`] lists every [`Problem`] with it.
//! - **What it counts for.** [`scoring`] turns answers into points and statuses.
//! - **What may point to a person.** [`hints`] finds names, numbers and dates in a
//!   story before it is sent, and never blocks.
//! - **How it travels.** [`envelope::seal`] and [`envelope::open`], a
//!   [`WithdrawalCode`] to take it back, a [`proof`] of work against floods.
//! - **What is published.** [`results`] has the types of the released file,
//!   [`interval`] how far a share could move by chance.
//! - **What the widget is given.** A [`Bundle`].
//!
//! # Features
//! - `parse`: reads definitions, words, waves, keys and organisations from TOML
//!   and CSV and reports every mistake with its place. Without it the crate has
//!   no parser: the widget takes the checked definition as a [`Bundle`].

mod answers;
mod bundle;
mod choices;
mod date;
mod definition;
mod encoding;
pub mod envelope;
pub mod hex;
pub mod hints;
mod id;
pub mod interval;
mod key;
mod organisation;
mod pack;
#[cfg(feature = "parse")]
pub mod parse;
mod path;
mod problem;
pub mod proof;
mod response;
pub mod results;
pub mod scoring;
pub mod text;
pub mod validate;
mod wave;
mod withdrawal;

pub use answers::{Answer, Answers};
pub use bundle::{BUNDLE_FORMAT, Bundle, BundleError, Campaign, Delivery, SupportLine};
pub use choices::Choices;
pub use date::{Date, DateError};
pub use definition::{
    Area, Choice, Condition, Counting, Definition, Kind, Level, MAX_POINTS, Question, StoryRules,
    Test,
};
pub use encoding::DecodeError;
pub use id::{
    AreaId, ChoiceId, ClosingId, EmbedId, IdError, Language, MAX_ID_LEN, OrganisationCode,
    PrincipleId, QuestionId, SurveyId, WaveId,
};
pub use key::{KEY_ID_LEN, KEY_LEN, KeyError, KeyId, PrivateKey, PublicKey};
pub use organisation::{Organisation, Standing};
pub use path::{Path, Step};
pub use problem::{Problem, ProblemKind};
pub use response::{MAX_STORY_BYTES, Permission, Response, Story};
pub use text::Texts;
pub use wave::Wave;
pub use withdrawal::{CODE_LEN, CodeError, TAG_LEN, Tag, WithdrawalCode};
