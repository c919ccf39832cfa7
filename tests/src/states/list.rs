//! The states.

use super::Step::{
    Back, Choose, Click, Fill, Key, Next, Offline, Other, Reload, SkipQuestions, Start, Type,
    Until, Wire,
};
use super::{State, Step, state};
use crate::wire::Answer::{Busy, Relay, Silence, Status};
use thirtyfour::Key as K;

const SEARCH: &str = "#coc-search";
const STORY: &str = "#coc-story";
const CONSENT: &str = "#coc-consent-0";
/// What is said to screen readers once nobody types.
const SAID: &str = "[data-said]:not(:empty)";

/// The last button: to save, or to clear what was saved.
const LAST: &str = ".coc-form > .coc-actions > button:last-child";
const FAILED: &str = ".coc-form > .coc-actions > .coc-button-quiet";
/// Ends the tries that the form makes by itself: a page that changes while it
/// is looked at is two.
const STOP: Step = Other;

/// Every state, in walks that each begin at the start page.
#[rustfmt::skip]
pub const WALKS: &[&[State]] = &[
    &[
        state("start", &[Until("[data-start]:not(:disabled)")]),
        state("leave-note", &[Start]),
        state("age", &[Next]),
        state("age-error", &[Next]),
        state("closing-under-16", &[Choose(1), Next]),
        state("consent", &[Back, Choose(0), Next]),
        state("consent-error", &[Next]),
        state("question-required", &[Click(CONSENT), Next]),
        state("question-required-error", &[Next]),
        state("closing-not-for-you", &[Choose(3), Next]),
        state("question-chosen", &[Back, Choose(0)]),
        state("question-optional", &[Next, Choose(1), Next]),
        state("closing-after-24-weeks", &[Choose(6), Next]),
        state("closing-outside-uk", &[Back, Choose(2), Next, Choose(10), Next]),
        state("organisation", &[Back, Choose(8), Next]),
        state("organisation-open", &[Type(SEARCH, "hos"), Until(SAID)]),
        state("organisation-active", &[Key(K::Down), Key(K::Down)]),
        state("organisation-none", &[Type(SEARCH, "xyzzy"), Until(SAID)]),
        state("organisation-error", &[Next]),
        state("organisation-list", &[Click(".coc-details > summary")]),
        state("organisation-picked", &[Type(SEARCH, "northern care"), Key(K::Down), Key(K::Enter)]),
        state("question-many", &[Next, Choose(3), Choose(4)]),
        state("question-many-cleared", &[Choose(12)]),
        state("question-scored", &[Next]),
        state("story-offer", &[SkipQuestions]),
        state("story", &[Next]),
        state("story-empty-error", &[Next]),
        state("story-count", &[Fill(STORY, 5_000), Until(SAID)]),
        state("story-long-error", &[Fill(STORY, 6_010), Next]),
        state("story-hints", &[Type(STORY, "Dr Patel was kind on 12 March."), Next]),
        state("story-permission", &[Type(STORY, "An example story."), Next]),
        state("story-permission-error", &[Next]),
        state("story-details", &[Click("#coc-permission-2"), Click(CONSENT), Next]),
        state("check", &[Next]),
        // So long that it passes while nobody looks.
        state("failed-waiting", &[Wire(Busy(3_000)), Next, Until(FAILED)]),
        state("failed-busy", &[STOP]),
        state("failed-refused", &[Wire(Status(400)), Next, Until(FAILED)]),
        state("sending", &[Wire(Silence), Next]),
        state("failed-network", &[Wire(Status(503)), Until(".coc-code"), STOP]),
        state("failed-down", &[Next, Until(".coc-code"), STOP]),
        state("done", &[Wire(Relay), Next, Until(".coc-form:not(:has(> .coc-actions > button)) .coc-code")]),
        state("done-copied", &[Click(".coc-code .coc-button"), Until(SAID)]),
    ],
    &[
        state("check-without-story", &[
            Start, Next, Choose(0), Next, Click(CONSENT), Next, Choose(1), Next, Choose(1), Next,
            Choose(2), Next, Choose(0), Next, SkipQuestions, Other,
        ]),
        state("check-offline", &[Offline(true), Until(".coc-form > h1 + .coc-text")]),
        state("check-online", &[Offline(false), Until(".coc-form > h1 + .coc-rows")]),
        state("left", &[Wire(Status(204)), Click(".coc-leave"), Until(".coc-left")]),
    ],
    &[
        state("all", &[Start, Next, Choose(0), Next, Click(CONSENT), Next, Other]),
        state("all-error", &[Next]),
        state("all-changed", &[Choose(1)]),
        state("save", &[Click(LAST)]),
        state("return", &[Next, Until("#coc-q-role"), Reload, Start]),
        state("saving", &[Next, Until("#coc-q-role")]),
        state("save-cleared", &[Click(LAST)]),
    ],
];
