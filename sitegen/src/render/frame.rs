//! The survey itself: on its own page, which partners carry in a frame, and
//! within the campaign's other pages.

use super::Canvas;
use super::data::Data;
use super::env::value;
use super::paper;
use super::spoken::{FrameWords, Spoken};
use crate::model::Site;
use crate::output::{Assets, survey_policy};
use minijinja::Value;
use serde::Serialize;
use survey::Texts;
use survey::parse::category;
use survey::text::fill;

/// What the survey loads, and for whom.
#[derive(Serialize)]
struct FrameView<'a> {
    glue: &'a str,
    wasm: &'a str,
    plain: Option<&'a str>,
    bundle: &'a str,
    look: &'a str,
    exit: &'a str,
    style: &'a str,
    script: &'a str,
    style_integrity: String,
    script_integrity: String,
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

/// What a page needs that holds the survey, if it can be answered.
pub(super) struct Form {
    values: Vec<(&'static str, Value)>,
    /// The policy of a page that the survey is a part of.
    pub(super) policy: String,
}

impl Form {
    /// Of a site whose assets have their names.
    pub(super) fn of(site: &Site, assets: &Assets, spoken: &[Spoken]) -> Option<Self> {
        let widget = assets.widget.as_ref()?;
        let texts = &site.content.survey.texts;
        let view = FrameView {
            glue: &widget.glue,
            wasm: &widget.wasm,
            plain: widget.plain.as_deref(),
            bundle: &widget.bundle,
            look: &widget.look,
            exit: site.content.settings.survey.exit_url.get_ref(),
            style: &widget.part_style,
            script: &widget.part_script,
            style_integrity: assets.hash(&widget.part_style),
            script_integrity: assets.hash(&widget.part_script),
            policy: survey_policy(site, widget, false),
        };
        let pages = texts.iter().zip(spoken).map(|(text, spoken)| Start {
            own: &spoken.frame,
            paper_url: paper::form_url(site, &text.language),
            questions_url: paper::questions_url(site, &text.language),
            presses: [2, 1].map(|left| press_again(text, left)),
        });
        // Built by ourselves, and allowed by their hashes: any change of a letter
        // would shut them out.
        let safe = |text: &str| Value::from_safe_string(text.to_owned());
        let values = vec![
            ("frame", value(&view)),
            ("starts", value(texts)),
            ("pages", value(&pages.collect::<Vec<_>>())),
            ("old", safe(&widget.old.text)),
            ("script", safe(&widget.script.text)),
            ("style", safe(&widget.style.text)),
        ];
        Some(Self {
            values,
            policy: survey_policy(site, widget, true),
        })
    }

    /// The same for a template.
    pub(super) fn values(&self) -> impl Iterator<Item = (&'static str, Value)> {
        self.values.iter().cloned()
    }
}

/// Draws the page of its own.
pub(super) fn frame(form: &Form, data: &Data, canvas: &mut Canvas<'_>) {
    canvas.draw("frame.html", "/survey/", data.with(form.values()));
}

/// "Press Shift twice more to leave this page".
fn press_again(text: &Texts, left: u64) -> String {
    let form = category(left, &text.language);
    let words = text.widget.leave_more.form(form);
    fill(words, &[("n", &left.to_string())])
}
