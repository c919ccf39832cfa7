//! `cargo xtask widget`: from the crate to the files that the site serves.
//!
//! Compile → leave out what nobody calls → bindgen → translate → shrink → gather →
//! compress. The result is the folder `target/widget/`, for `sitegen build --widget`.

mod bindgen;
mod compile;
mod known;
mod module;
mod names;
mod plain;
mod script;
mod shrink;
mod unused;

use crate::files::{self, Draft, Lock};
use crate::sizes::{Sizes, table};
use crate::toolchain::{Std, Way, standard_library};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where the widget usually is, in the build folder.
pub(crate) const FOLDER: &str = "widget";

/// What the widget crate holds beside its code, for the page around it.
const PAGE_FILES: [&str; 4] = ["frame.js", "frame.css", "look.js", "embed.js"];

/// The file that tells whether the widget is the smallest that can be built; the
/// tests look for it.
const KIND: &str = "kind.txt";

/// How to build the widget.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct WidgetArgs {
    /// The way to a standard library for WebAssembly
    #[arg(
        long = "std",
        value_enum,
        default_value = "auto",
        env = "CODE_OF_CARE_STD",
        value_name = "WAY"
    )]
    way: Way,
    /// Fetch what makes the smallest file, if it is not at hand: the source of
    /// the standard library
    #[arg(long)]
    smallest: bool,
}

impl WidgetArgs {
    /// The same, with `--smallest`.
    pub(crate) fn smallest(self) -> Self {
        let smallest = true;
        Self { smallest, ..self }
    }

    /// With the standard library that the toolchain has.
    pub(crate) fn installed() -> Self {
        let (way, smallest) = (Way::Installed, false);
        Self { way, smallest }
    }
}

/// A widget that was built.
#[derive(Debug)]
pub(crate) struct Widget {
    /// Its folder.
    pub(crate) folder: PathBuf,
    /// Whether it is the smallest that can be built.
    pub(crate) smallest: bool,
}

/// Builds the widget and prints its sizes.
///
/// # Errors
/// See [`build`].
pub(crate) fn run(workspace: &Workspace, args: &WidgetArgs) -> Result<ExitCode> {
    let widget = build(workspace, *args, FOLDER)?;
    println!("the widget is in {}", widget.folder.display());
    Ok(ExitCode::SUCCESS)
}

/// Builds the widget, into this folder of the build folder.
///
/// # Errors
/// If it does not compile, or there is no standard library to compile it
/// with. The folder is then as it was.
pub(crate) fn build(workspace: &Workspace, args: WidgetArgs, folder: &str) -> Result<Widget> {
    println!("widget");
    let folder = workspace.target.join(folder);
    let _turn = Lock::wait(&workspace.target.join("xtask/widget.lock"))?;
    let std = standard_library(workspace, args.way, args.smallest)?;
    let compiled = compile::compile(workspace, &std)?;
    let draft = Draft::of(&folder)?;
    let module = module::read(&compiled)?;
    let from = workspace.root.join("widget");
    bindgen::generate(module, compiled.apart, "widget", &from, draft.path())?;
    plain::write(workspace, &compiled, draft.path())?;
    shrink::module(workspace, &compiled, draft.path())?;
    gather(&from, draft.path())?;
    shrink::scripts(workspace, draft.path())?;
    let sizes = Sizes::compress_folder(draft.path())?;
    let smallest = matches!(std, Std::Source(_));
    let kind = if smallest { "smallest\n" } else { "plain\n" };
    files::write(&draft.path().join(KIND), kind.as_bytes())?;
    draft.finish()?;
    print!("{}", table(&sizes));
    Ok(Widget { folder, smallest })
}

fn gather(from: &Path, to: &Path) -> Result<()> {
    for name in PAGE_FILES {
        let file = from.join(name);
        let text =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let text = match name.ends_with(".js") {
            true => script::shipped(&text),
            false => text,
        };
        files::write(&to.join(name), text.as_bytes())?;
    }
    Ok(())
}
