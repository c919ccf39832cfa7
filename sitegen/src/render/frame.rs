//! The survey's own page: what partners carry in a frame.

use super::Canvas;
use super::data::Data;
use super::env::value;
use super::paper;
use super::spoken::{FrameWords, Spoken};
use crate::model::Site;
use crate::output::Assets;
use minijinja::Value;
use serde::Serialize;
use survey::Texts;
use survey::parse::category;
use survey::text::fill;

/// What the page loads, and for whom.
#[derive(Serialize)]
struct FrameView<'a> {
    glue: &'a str,
    wasm: &'a str,
    plain: Option<&'a str>,
    bundle: &'a str,
    look: &'a str,
    exit: &'a str,
    policy: String,
}

/// The start page in one language: its words, and where its links go.
#[derive(Serialize)]
struct Start<'a> {
    own: &'a FrameWords,
    paper_url: String,
    questions_url: String,
    /// What is said after the first and the second press of Shift.
    presses: [String; 2],
}

/// Draws the page, if the survey can be answered.
pub(super) fn frame(
    site: &Site,
    assets: &Assets,
    spoken: &[Spoken],
    data: &Data,
    canvas: &mut Canvas<'_>,
) {
    let Some(widget) = &assets.widget else {
        return;
    };
    let texts = &site.content.survey.texts;
    let view = FrameView {
        glue: &widget.glue,
        wasm: &widget.wasm,
        plain: widget.plain.as_deref(),
        bundle: &widget.bundle,
        look: &widget.look,
        exit: site.content.settings.survey.exit_url.get_ref(),
        policy: crate::output::frame_policy(site, widget),
    };
    let pages = texts.iter().zip(spoken).map(|(text, spoken)| Start {
        own: &spoken.frame,
        paper_url: paper::form_url(site, &text.language),
        questions_url: paper::questions_url(site, &text.language),
        presses: [2, 1].map(|left| press_again(text, left)),
    });
    let own = [
        ("frame", value(&view)),
        ("starts", value(texts)),
        ("pages", value(&pages.collect::<Vec<_>>())),
        // Built by ourselves, and allowed by their hashes: any change of a letter
        // would shut them out.
        ("old", Value::from_safe_string(widget.old.text.clone())),
        (
            "script",
            Value::from_safe_string(widget.script.text.clone()),
        ),
        ("style", Value::from_safe_string(widget.style.text.clone())),
    ];
    canvas.draw("frame.html", "/survey/", data.with(own));
}

/// "Press Shift twice more to leave this page".
fn press_again(text: &Texts, left: u64) -> String {
    let form = category(left, &text.language);
    let words = text.widget.leave_more.form(form);
    fill(words, &[("n", &left.to_string())])
}
