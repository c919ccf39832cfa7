//! Files that a campaign makes from templates of its own, `theme/templates/files/`:
//! each stands at the root of the site under its name.

use crate::model::Site;
use crate::render::Canvas;
use crate::render::data::Data;
use crate::render::env::value;
use crate::render::view::CardView;

/// How many of the newest stories such a file can show.
const NEWEST: usize = 20;

/// Plans the campaign's own files.
pub(crate) fn files(site: &Site, data: &Data, canvas: &mut Canvas<'_>) {
    let own = site.content.theme.keys();
    let names = own.filter_map(|name| name.strip_prefix("templates/files/"));
    let mut names = names.peekable();
    if names.peek().is_none() {
        return;
    }
    let stories = site.content.stories.cards().take(NEWEST);
    let stories: Vec<_> = stories.map(|card| CardView::of(card, site)).collect();
    let stories = value(&stories);
    for name in names {
        let own = data.with([("stories", stories.clone())]);
        canvas.draw(&format!("files/{name}"), &format!("/{name}"), own);
    }
}
