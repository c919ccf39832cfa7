//! The few shapes of field.

mod choices;
mod organisation;
pub(crate) mod search;
mod story;

pub(crate) use choices::choices;
pub(crate) use organisation::organisation;
pub(crate) use story::story;
