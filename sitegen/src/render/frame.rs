//! The survey's own page: what partners carry in a frame.

use super::Canvas;
use super::data::Data;
use super::env::value;
use crate::model::Site;
use crate::output::Assets;
use serde::Serialize;

/// What the page loads, and for whom.
#[derive(Serialize)]
struct FrameView<'a> {
    glue: &'a str,
    wasm: &'a str,
    bundle: &'a str,
    script: &'a str,
    style: &'a str,
    look: &'a str,
    policy: String,
}

/// Draws the page, if the survey can be answered.
pub(super) fn frame(site: &Site, assets: &Assets, data: &Data, canvas: &mut Canvas<'_>) {
    let Some(widget) = &assets.widget else {
        return;
    };
    let view = FrameView {
        glue: &widget.glue,
        wasm: &widget.wasm,
        bundle: &widget.bundle,
        script: &widget.script,
        style: &widget.style,
        look: &widget.look,
        policy: crate::output::frame_policy(site),
    };
    let own = [
        ("frame", value(&view)),
        ("starts", value(&site.content.survey.texts)),
    ];
    canvas.draw("frame.html", "/survey/", data.with(own));
}
