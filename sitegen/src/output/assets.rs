//! Styles, the mark, and the built form, under names that follow their content.

use super::{Loader, Script, Tree, css, digest, loader};
use crate::content::{Content, Mistakes};
use crate::model::{Invitation, Site};
use crate::render::{Engine, paper, theme};
use crate::share::Pictures;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use survey::{Bundle, Campaign, Date, Delivery, Organisation, SupportLine};

/// The addresses of the assets.
#[derive(Debug)]
pub(crate) struct Assets {
    pub(crate) style: String,
    /// The style sheet of the paper form and of every question on one page.
    pub(crate) paper: String,
    pub(crate) mark: String,
    /// The script of the search page.
    pub(crate) search: Script,
    /// The integrity hashes of what pages load, by address.
    pub(crate) integrity: BTreeMap<String, String>,
    /// The pictures of shared pages, still to be drawn.
    pub(crate) pictures: Pictures,
    /// The form's, if the survey can be answered.
    pub(crate) widget: Option<WidgetAssets>,
}

/// What the frame page holds, and the addresses of what it loads.
#[derive(Debug)]
pub(crate) struct WidgetAssets {
    pub(crate) glue: String,
    pub(crate) wasm: String,
    /// The same program without WebAssembly, if it was built.
    pub(crate) plain: Option<String>,
    pub(crate) bundle: String,
    /// Loaded only where a page around wants the form to look in its own way.
    pub(crate) look: String,
    /// What partners' pages load.
    pub(crate) loader: Loader,
    /// The same style and script as below, as files: for the pages that the
    /// survey is a part of.
    pub(crate) part_style: String,
    pub(crate) part_script: String,
    pub(crate) script: Inline,
    /// For browsers too old for modules.
    pub(crate) old: Inline,
    pub(crate) style: Inline,
}

/// What stands in the page itself, so that nothing has to be waited for, and the
/// hash by which its policy allows it and nothing else.
#[derive(Debug)]
pub(crate) struct Inline {
    pub(crate) text: String,
    pub(crate) hash: String,
}

impl Inline {
    pub(crate) fn new(text: String) -> Self {
        let hash = digest::sha256(text.as_bytes());
        Self { text, hash }
    }
}

impl Assets {
    /// Adds every asset to the tree. `widget` is the folder that `cargo xtask`
    /// builds the form into; it is needed only when the survey can be answered.
    pub(crate) fn add(
        site: &Site,
        engine: &Engine,
        widget: Option<&Path>,
        tree: &mut Tree,
        mistakes: &mut Mistakes,
    ) -> Self {
        loader::keep(&site.content.loaders, tree, mistakes);
        let own = &site.content.theme;
        let styles = theme::STYLES
            .iter()
            .filter_map(|name| theme::text(own, name));
        let style = styles.collect::<Vec<_>>().join("\n");
        let mark = theme::text(own, theme::MARK).unwrap_or_default();
        let tokens = theme::text(own, theme::TOKENS).unwrap_or_default();
        let paper = theme::text(own, theme::PAPER).unwrap_or_default();
        let paper = css::minify(&[tokens, paper].join("\n"));
        let mut assets = Self {
            style: tree.add_asset("site.css", style.into_bytes()),
            paper: tree.add_asset("paper.css", paper.into_bytes()),
            mark: tree.add_asset("mark.svg", mark.as_bytes().to_vec()),
            search: Script::add(own, theme::SEARCH, tree),
            integrity: BTreeMap::new(),
            pictures: Pictures::plan(site, engine, mistakes),
            widget: site
                .invitation
                .as_ref()
                .and_then(|invitation| form(site, invitation, widget, tree, mistakes)),
        };
        assets.integrity = integrity(&assets, tree);
        assets
    }

    /// The integrity hash of the asset at an address.
    pub(crate) fn hash(&self, url: &str) -> String {
        self.integrity.get(url).cloned().unwrap_or_default()
    }
}

/// The hashes of the styles and scripts that pages name, so that a browser takes
/// no other bytes for them, whoever sends them.
fn integrity(assets: &Assets, tree: &Tree) -> BTreeMap<String, String> {
    let form = assets.widget.iter().flat_map(|widget| {
        let loader = &widget.loader.pinned;
        [&widget.part_style, &widget.part_script, loader]
    });
    let named = [&assets.style, &assets.paper].into_iter().chain(form);
    let hashes = named.filter_map(|url| {
        let bytes = tree.get(url.trim_start_matches('/'))?;
        Some((url.clone(), digest::sha384(bytes)))
    });
    hashes.collect()
}

/// Adds the built form and what it is given.
fn form(
    site: &Site,
    invitation: &Invitation,
    folder: Option<&Path>,
    tree: &mut Tree,
    mistakes: &mut Mistakes,
) -> Option<WidgetAssets> {
    let wave = &invitation.wave.id;
    let Some(folder) = folder else {
        mistakes.whole(
            "no-widget",
            format!(
                "wave `{wave}` has a key, so the survey is open, but no built form was given: \
             build it with `cargo xtask widget` and name its folder with `--widget`"
            ),
        );
        return None;
    };
    let mut built = Built {
        folder,
        tree,
        mistakes,
    };
    let embed = built.read("embed.js");
    let style = built.text("frame.css");
    let script = built.text("frame.js");
    let glue = built.asset("widget.js");
    let wasm = built.asset("widget_bg.wasm");
    let look = built.asset("look.js");
    let plain = built.optional("widget-plain.js");
    let Built { tree, .. } = built;
    let loader = Loader::add(embed?, tree);
    let script = script?.trim().to_owned();
    let tokens = theme::text(&site.content.theme, theme::TOKENS).unwrap_or_default();
    // Where the survey is a part of another page, its styles are of its own root.
    let style = css::used(&css::minify(&[tokens, &style?].join("\n")));
    let style = style.replace(":root{", ":root,:host{");
    Some(WidgetAssets {
        glue: glue?,
        wasm: wasm?,
        look: look?,
        loader,
        plain,
        part_script: tree.add_asset("survey.js", script.as_bytes().to_vec()),
        part_style: tree.add_asset("survey.css", style.as_bytes().to_vec()),
        script: Inline::new(script),
        old: Inline::new(format!("location.replace(\"{}\")", paper::FIRST)),
        style: Inline::new(style),
        bundle: tree.add_asset("survey.bin", bundle(site, invitation).to_bytes()),
    })
}

struct Built<'a> {
    folder: &'a Path,
    tree: &'a mut Tree,
    mistakes: &'a mut Mistakes,
}

impl Built<'_> {
    fn read(&mut self, name: &str) -> Option<Vec<u8>> {
        let path = self.folder.join(name);
        fs::read(&path)
            .map_err(|error| {
                let path = path.display();
                self.mistakes.whole("no-widget", format!(
                    "the built form has no `{path}` ({error}): build it with `cargo xtask widget`"
                ));
            })
            .ok()
    }

    /// A file whose text is to stand in a page.
    fn text(&mut self, name: &str) -> Option<String> {
        let text = String::from_utf8_lossy(&self.read(name)?).into_owned();
        if text.contains("</") {
            let problem =
                format!("`{name}` of the built form holds `</`, which would end it in a page");
            self.mistakes.whole("no-widget", problem);
        }
        Some(text)
    }

    /// Adds a file that need not be there.
    fn optional(&mut self, name: &str) -> Option<String> {
        if self.folder.join(name).is_file() {
            self.asset(name)
        } else {
            None
        }
    }

    /// Adds a file under its content's name, with its compressed copies.
    fn asset(&mut self, name: &str) -> Option<String> {
        let bytes = self.read(name)?;
        let url = self.tree.add_asset(name, bytes);
        for extension in ["br", "gz"] {
            let compressed = self.folder.join(format!("{name}.{extension}"));
            if let Ok(bytes) = fs::read(compressed) {
                let path = format!("{}.{extension}", url.trim_start_matches('/'));
                self.tree.add(&path, bytes);
            }
        }
        Some(url)
    }
}

/// What people pick from on a day, in the order of the names in the campaign's
/// first language.
fn organisations(survey: &survey::parse::Campaign, today: Date) -> Vec<Organisation> {
    let mut offered = Organisation::offered(&survey.organisations, today);
    if let Some(language) = survey.definition.languages.first() {
        offered.sort_by_cached_key(|o| {
            let name = o.name(language).to_lowercase();
            name.strip_prefix("the ").unwrap_or(&name).to_owned()
        });
    }
    offered
}

/// What the form is given: everything it needs, in one file.
fn bundle(site: &Site, invitation: &Invitation) -> Bundle {
    let Content {
        settings,
        survey,
        helplines,
        ..
    } = &site.content;
    Bundle {
        campaign: Campaign {
            name: settings.campaign.name.clone(),
            language: site.texts().language.clone(),
            privacy_url: "/privacy/".to_owned(),
        },
        delivery: Delivery {
            endpoint: site.endpoint.clone(),
            wave: invitation.wave.id.clone(),
            results: invitation.wave.results,
            key: invitation.key,
            proof_bits: settings.survey.proof_bits,
        },
        definition: survey.definition.clone(),
        texts: survey.texts.clone(),
        organisations: organisations(survey, site.today),
        support: helplines
            .iter()
            .filter(|line| line.everywhere)
            .map(|line| SupportLine {
                name: line.name.clone(),
                number: line.number.get_ref().clone(),
            })
            .collect(),
    }
}
