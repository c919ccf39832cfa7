//! From a drawing to a picture.

use super::palette;
use crate::render::theme;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};
use std::sync::Arc;

/// What those who show shared pages ask for.
pub(super) const WIDTH: u32 = 1200;
pub(super) const HEIGHT: u32 = 630;

/// The theme's own fonts. Those of the machine are never used, so that every
/// machine draws the same.
const FONTS: [&str; 2] = ["fonts/literata-400.ttf", "fonts/literata-600.ttf"];

/// Draws with the theme's fonts.
pub(crate) struct Pen {
    options: Options<'static>,
}

impl Pen {
    pub(crate) fn new() -> Self {
        let mut options = Options {
            font_family: "Literata".to_owned(),
            // Nothing is read from the machine, whatever a drawing asks for.
            image_href_resolver: ImageHrefResolver {
                resolve_string: Box::new(|_, _| None),
                ..ImageHrefResolver::default()
            },
            ..Options::default()
        };
        let fonts = Arc::make_mut(&mut options.fontdb);
        for font in FONTS.into_iter().filter_map(theme::bytes) {
            fonts.load_font_data(font.to_vec());
        }
        Self { options }
    }

    /// Draws an SVG as a PNG.
    ///
    /// # Errors
    /// Says what is wrong with the drawing.
    pub(crate) fn draw(&self, svg: &str) -> Result<Vec<u8>, String> {
        let tree = Tree::from_str(svg, &self.options).map_err(|error| error.to_string())?;
        let mut pixels = Pixmap::new(WIDTH, HEIGHT).ok_or("it has no size")?;
        pixels.fill(resvg::tiny_skia::Color::WHITE);
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        palette::png(pixels.data(), WIDTH, HEIGHT).map_err(|error| error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_drawn_in_our_own_font_and_nothing_is_read_from_the_machine() {
        let begin = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
             width=\"1200\" height=\"630\"><rect width=\"1200\" height=\"630\" fill=\"#fff\"/>";
        let pen = Pen::new();
        let draw = |inner: &str| pen.draw(&format!("{begin}{inner}</svg>")).unwrap();
        let words = |family: &str, weight| {
            format!(
                "<text x=\"9\" y=\"99\" font-size=\"90\" font-family=\"{family}\" font-weight=\"{weight}\">Ŵy</text>"
            )
        };
        let empty = draw("");
        assert_ne!(draw(&words("Literata", 400)), empty);
        assert_ne!(draw(&words("Literata", 400)), draw(&words("Literata", 600)));
        let mark = concat!(env!("CARGO_MANIFEST_DIR"), "/theme/mark.svg");
        let image = format!("<image xlink:href=\"{mark}\" width=\"90\" height=\"90\"/>");
        assert_eq!(draw(&image), empty);
        assert!(pen.draw("<svg").is_err());
    }
}
