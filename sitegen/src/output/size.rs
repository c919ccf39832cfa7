//! Notices of size: what a telephone on a slow line would wait for.

/// From how many bytes on a page is told of. It is sent at a fifth of that once
/// it is compressed, about as much as all else that a page loads.
const PAGE: usize = 120_000;
/// The same for a picture, which is compressed already.
const PICTURE: usize = 300_000;
const PICTURES: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];
/// How many are named; the others are counted.
const NAMED: usize = 5;

/// A sentence about the pages and one about the pictures that are larger than
/// they need to be, if there are any, the largest first.
pub(crate) fn sizes<'a>(files: impl Iterator<Item = (&'a str, usize)> + Clone) -> Vec<String> {
    let is_page = |path: &str| path.ends_with(".html");
    let pages = larger(files.clone(), PAGE, is_page);
    let is_picture = |path: &str| {
        PICTURES
            .iter()
            .any(|kind| path.ends_with(&format!(".{kind}")))
    };
    let pictures = larger(files, PICTURE, is_picture);
    let pages = (!pages.is_empty()).then(|| {
        format!(
            "large pages, which a telephone on a slow line waits for: {pages}; \
             think of making two pages of each"
        )
    });
    let pictures = (!pictures.is_empty())
        .then(|| format!("large pictures: {pictures}; they can be made smaller and look the same"));
    pages.into_iter().chain(pictures).collect()
}

/// The files of one kind above a size, named with it.
fn larger<'a>(
    files: impl Iterator<Item = (&'a str, usize)>,
    limit: usize,
    fits: impl Fn(&str) -> bool,
) -> String {
    let sizes = files.map(|(path, size)| (size, path));
    let mut found: Vec<_> = sizes
        .filter(|(size, path)| *size > limit && fits(path))
        .collect();
    found.sort_by_key(|(size, path)| (usize::MAX - size, *path));
    let named = found.iter().take(NAMED);
    let mut named: Vec<_> = named
        .map(|(size, path)| {
            format!(
                "`/{}` ({} KB)",
                path.trim_end_matches("index.html"),
                size / 1000
            )
        })
        .collect();
    if found.len() > NAMED {
        named.push(format!("and {} more", found.len() - NAMED));
    }
    named.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_of_what_is_small() {
        let files = [
            ("index.html", PAGE),
            ("a.png", PICTURE),
            ("widget.wasm", 9 * PICTURE),
        ];
        assert!(sizes(files.into_iter()).is_empty());
    }

    #[test]
    fn the_largest_come_first_and_not_all_are_named() {
        let pages: Vec<_> = (1..=7)
            .map(|number| (format!("{number}/index.html"), PAGE + number * 1000))
            .collect();
        let files = pages.iter().map(|(path, size)| (path.as_str(), *size));
        let said = sizes(files.chain([("a.png", PICTURE + 1)]));
        assert!(
            said[0].contains("`/7/` (127 KB), `/6/` (126 KB)"),
            "{}",
            said[0]
        );
        assert!(
            said[0].contains("`/3/` (123 KB), and 2 more;"),
            "{}",
            said[0]
        );
        assert!(said[1].contains("`/a.png` (300 KB)"), "{}", said[1]);
        assert_eq!(said.len(), 2);
    }
}
