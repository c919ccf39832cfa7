//! `cargo xtask widget`: from the crate to the files that the site serves.
//!
//! Compile → bindgen → translate → shrink → gather → compress. The result is the folder
//! `target/widget/`, for `sitegen build --widget`.

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
use crate::toolchain::{Way, standard_library};
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the widget crate holds beside its code, for the page around it.
const PAGE_FILES: [&str; 4] = ["frame.js", "frame.css", "look.js", "embed.js"];
/// The most bytes, by brotli, of what every page of a partner loads.
const EMBED_BUDGET: usize = 1500;

/// How to build the widget.
#[derive(Debug, Clone, Args)]
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
    /// Prefer the way that makes the smallest file: the standard library built
    /// from source, for size
    #[arg(long)]
    smallest: bool,
}

/// Builds the widget and prints its sizes.
///
/// # Errors
/// See [`build`].
pub(crate) fn run(workspace: &Workspace, args: &WidgetArgs) -> Result<ExitCode> {
    let folder = build(workspace, args)?;
    println!("the widget is in {}", folder.display());
    Ok(ExitCode::SUCCESS)
}

/// Builds the widget; gives its folder.
///
/// # Errors
/// If it does not compile, or there is no standard library to compile it
/// with. The folder is then as it was.
pub(crate) fn build(workspace: &Workspace, args: &WidgetArgs) -> Result<PathBuf> {
    println!("widget");
    let folder = workspace.target.join("widget");
    let _turn = Lock::wait(&workspace.target.join("xtask/widget.lock"))?;
    let std = standard_library(workspace, args.way, args.smallest)?;
    let compiled = compile::compile(workspace, &std)?;
    let draft = Draft::of(&folder)?;
    let module = module::read(&compiled)?;
    let from = workspace.root.join("widget");
    bindgen::generate(module, "widget", &from, draft.path())?;
    plain::write(workspace, &compiled, draft.path())?;
    shrink::module(workspace, draft.path())?;
    gather(&from, draft.path())?;
    shrink::scripts(workspace, draft.path())?;
    let sizes = Sizes::compress_folder(draft.path())?;
    let embed = Sizes::brotli_of(&sizes, "embed.js");
    ensure!(
        embed <= EMBED_BUDGET,
        "embed.js travels as {embed} bytes: make it shorter, {EMBED_BUDGET} are the most"
    );
    draft.finish()?;
    print!("{}", table(&sizes));
    Ok(folder)
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
