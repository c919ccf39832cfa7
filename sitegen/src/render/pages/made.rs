//! The pages that follow from the survey alone.

use super::made_page;
use crate::render::Canvas;
use crate::render::data::Data;
use crate::render::view::Seed;

/// Every question, and what is shown for an address that is not there.
pub(crate) fn made(data: &Data, canvas: &mut Canvas<'_>) {
    let questions = Seed {
        name: "questions",
        title: "Every question".to_owned(),
        description: "Every question of the survey, with every answer it offers, to read or print before you decide."
            .to_owned(),
        url: "/take-part/questions/".to_owned(),
        crumbs: data.crumbs(&[("Take part", "/take-part/")]),
        sample: false,
    };
    made_page(data, canvas, "questions.html", questions, []);
    let missing = Seed {
        name: "not-found",
        title: "That page is not here".to_owned(),
        description: "There is no page at this address.".to_owned(),
        url: "/404.html".to_owned(),
        ..Seed::default()
    };
    made_page(data, canvas, "not-found.html", missing, []);
}
