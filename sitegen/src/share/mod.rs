//! The pictures that are shown where somebody shares a page, drawn from the data:
//! an SVG template of the theme for each kind, and a PNG made of it.
//!
//! A picture is named after what it is drawn from, so its address is known before
//! it is drawn, and pages do not have to wait for it.

mod card;
mod draw;
mod palette;

use crate::content::Mistakes;
use crate::model::Site;
use crate::output::Tree;
use crate::render::Engine;
use card::Card;
pub(crate) use draw::Pen;
use draw::{HEIGHT, WIDTH};
use serde::Serialize;
use std::collections::BTreeMap;

/// Changes when the same drawing would give other bytes: the name of a picture
/// follows from its drawing and from this.
const DRAWN_BY: &str = "resvg 0.49.0, palette 1";

/// What a page says of its picture.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Picture {
    pub(crate) url: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) alt: String,
}

/// Every picture of a site.
#[derive(Debug, Default)]
pub(crate) struct Pictures {
    /// That of the pages that have none of their own.
    pub(crate) site: Picture,
    /// Those of single pages, by the addresses of the pages.
    pub(crate) pages: BTreeMap<String, Picture>,
    /// The drawings, by the paths of the pictures.
    drawings: BTreeMap<String, String>,
}

impl Pictures {
    /// What will be drawn for a site.
    pub(crate) fn plan(site: &Site, engine: &Engine, mistakes: &mut Mistakes) -> Self {
        let mut pictures = Self::default();
        for card in card::all(site) {
            let (template, context) = (card.template, card.context.clone());
            match engine.draw_with(template, context) {
                Ok(svg) => pictures.add(card, svg),
                Err(problem) => {
                    mistakes.push(problem.on(format!("a picture drawn by `{template}`")));
                    break;
                }
            }
        }
        pictures
    }

    fn add(&mut self, card: Card, svg: String) {
        let path = Tree::asset_path(
            &format!("share-{}.png", card.name),
            format!("{DRAWN_BY}\n{svg}").as_bytes(),
        );
        let picture = Picture {
            url: format!("/{path}"),
            width: WIDTH,
            height: HEIGHT,
            alt: card.alt,
        };
        self.drawings.insert(path, svg);
        for page in card.pages {
            self.pages.insert(page, picture.clone());
        }
        if card.name == card::DEFAULT {
            self.site = picture;
        }
    }

    /// The paths of all pictures with what is to be drawn.
    pub(crate) fn drawings(&self) -> impl Iterator<Item = (&str, &str)> {
        let drawings = self.drawings.iter();
        drawings.map(|(path, svg)| (path.as_str(), svg.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_library_gives_pictures_other_names() {
        let lock = include_str!("../../../Cargo.lock");
        let (_, rest) = lock.split_once("name = \"resvg\"\nversion = \"").unwrap();
        let version = rest.split('"').next().unwrap();
        assert!(
            DRAWN_BY.starts_with(&format!("resvg {version},")),
            "{version}"
        );
    }
}
