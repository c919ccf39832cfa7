//! The theme that is built in: templates, styles and the mark.

use include_dir::{Dir, File, include_dir};
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

static THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/theme");

/// Its files by path: to look for one in the folder is to compare it with most of them.
static FILES: LazyLock<HashMap<&str, &File<'_>>> = LazyLock::new(|| {
    let mut folders = vec![&THEME];
    let mut files = HashMap::new();
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        let named = folder.files().map(|file| (file.path().to_str(), file));
        files.extend(named.filter_map(|(path, file)| Some((path?, file))));
    }
    files
});

/// The parts of the style sheet, in the order in which they apply.
pub(crate) const STYLES: &[&str] = &[
    "css/tokens.css",
    "css/base.css",
    "css/layout.css",
    "css/parts.css",
    "css/results.css",
    "css/stories.css",
    "css/charts.css",
    "css/health.css",
    "css/search.css",
    "css/news.css",
    "css/people.css",
    "css/pictures.css",
    "css/print.css",
];

/// The names that the survey's frame shares with the site: colours, type, space.
pub(crate) const TOKENS: &str = STYLES[0];

/// The paper form's own, after the names that are shared.
pub(crate) const PAPER: &str = "css/paper.css";

/// The script of the search page.
pub(crate) const SEARCH: &str = "js/search.js";

/// The campaign's mark.
pub(crate) const MARK: &str = "mark.svg";

/// Every file of the theme that a campaign may replace, by its path.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    let folders = [
        "templates",
        "templates/blocks",
        "templates/files",
        "templates/formulas",
        "templates/parts",
        "templates/share",
        "css",
        "js",
        "words",
    ];
    let files = folders
        .into_iter()
        .filter_map(|folder| THEME.get_dir(folder))
        .flat_map(Dir::files);
    files.filter_map(|file| file.path().to_str())
}

/// The formulas that the method page can show, drawn by `formulas/<name>.html`.
pub(crate) const FORMULAS: [&str; 4] = ["change", "range", "scores", "trusts"];

/// The text of a file of the theme: the campaign's own, or else ours.
pub(crate) fn text<'a>(own: &'a BTreeMap<String, String>, name: &str) -> Option<&'a str> {
    match own.get(name) {
        Some(text) => Some(text),
        None => ours(name),
    }
}

/// The text of a file of our theme.
pub(crate) fn ours(name: &str) -> Option<&'static str> {
    FILES.get(name)?.contents_utf8()
}

/// A file of our theme that is no text.
pub(crate) fn bytes(name: &str) -> Option<&'static [u8]> {
    Some(FILES.get(name)?.contents())
}
