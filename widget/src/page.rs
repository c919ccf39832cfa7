//! The pages of the form, in the order they come.

use survey::{ClosingId, QuestionId};

/// One page of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// The start page, which is part of the frame page and not drawn here.
    Start,
    /// How to leave quickly, shown once before the button first appears in earnest.
    Leave,
    /// The age gate; its answer is not sent.
    Age,
    /// Consent to the survey.
    Consent,
    /// A question.
    Question(QuestionId),
    /// Every question, for whoever would rather have them on one page.
    All,
    /// A page that ends the survey early.
    Closing(ClosingId),
    /// Whether to tell a story.
    StoryOffer,
    /// The story.
    Story,
    /// What may be done with it, and consent to that.
    StoryPermission,
    /// Content labels, and the word for the loss.
    StoryDetails,
    /// Whether to save answers on this device.
    Save,
    /// Answers are saved on this device: to go on with them or not.
    Return,
    /// Everything that will be sent.
    Check,
    /// It is on its way.
    Sending,
    /// It did not arrive, as far as anyone can tell.
    Failed(Failure),
    /// It arrived; the withdrawal code.
    Done,
    /// Left quickly: nothing is shown.
    Left,
}

impl Page {
    /// Whether there is a link to the page before.
    pub(crate) fn leads_back(&self) -> bool {
        !matches!(
            self,
            Self::Start | Self::Left | Self::Sending | Self::Failed(_) | Self::Done
        )
    }
}

/// Why a send failed, as far as the browser can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// No connection, or no reply in time. It may have arrived.
    Network,
    /// The endpoint is down or mended (5xx), after it perhaps took it in.
    Down,
    /// The endpoint asks to wait (429): it did not take it in.
    Busy,
    /// The endpoint refused it (any other status).
    Refused,
}

impl Failure {
    /// Whether it may have arrived all the same.
    pub fn is_uncertain(self) -> bool {
        matches!(self, Self::Network | Self::Down)
    }

    /// Whether it may go better by and by.
    pub(crate) fn may_pass(self) -> bool {
        self != Self::Refused
    }
}
