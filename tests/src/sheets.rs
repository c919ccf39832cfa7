//! Contact sheets: every state at every width, side by side, to be looked at.

use crate::browser::{Browser, Screen};
use crate::chain::Chain;
use crate::emulate::{self, Colours};
use crate::states::visit;
use anyhow::{Context, Result};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use thirtyfour::WebDriver;

/// A small phone (and a laptop at 400%), a phone, a tablet, a laptop.
const WIDTHS: [u32; 4] = [320, 390, 768, 1280];
const LANGUAGES: [&str; 2] = ["en", "cy"];
/// So many to a sheet that they can be read.
const ON_A_SHEET: usize = 12;
/// How wide a picture may be on a sheet: six stand side by side.
const COLUMN: u32 = 400;

/// A picture of a state.
struct Shot {
    name: &'static str,
    file: PathBuf,
}

/// Writes the sheets into a folder, `<language>-<width>-<colours>-<number>.png`
/// each, and says how many there are.
///
/// # Errors
/// If a state cannot be reached or a picture not be written.
pub async fn write(out: &Path) -> Result<usize> {
    fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
    let chain = Chain::start().await?;
    let browser = Browser::start(Screen::Desktop).await?;
    let driver = &browser.driver;
    let mut sheets = 0;
    for language in LANGUAGES {
        let folder = tempfile::tempdir()?;
        let mut shots: Vec<Vec<Shot>> = series().map(|_| Vec::new()).collect();
        visit(driver, &chain, language, async |state| {
            for ((width, colours), shots) in series().zip(&mut shots) {
                emulate::colours(driver, colours).await?;
                let name = format!("{}-{width}-{}.png", state.name, colours.name());
                let file = folder.path().join(name);
                whole_page(driver, width, &file).await?;
                shots.push(Shot {
                    name: state.name,
                    file,
                });
            }
            // The last page as a printer has it.
            if state.name == "done" {
                emulate::print(driver).await?;
                let file = out.join(format!("{language}-print-done.png"));
                whole_page(driver, 1280, &file).await?;
                sheets += 1;
            }
            emulate::colours(driver, Colours::Light).await
        })
        .await?;
        for ((width, colours), shots) in series().zip(&shots) {
            for (at, some) in shots.chunks(ON_A_SHEET).enumerate() {
                let name = format!("{language}-{width}-{}-{}.png", colours.name(), at + 1);
                sheet(driver, some, width, &out.join(name)).await?;
                sheets += 1;
            }
        }
    }
    browser.quit().await?;
    Ok(sheets)
}

fn series() -> impl Iterator<Item = (u32, Colours)> {
    WIDTHS
        .into_iter()
        .flat_map(|width| Colours::ALL.map(|colours| (width, colours)))
}

/// One sheet, drawn by the browser that drew the pictures.
async fn sheet(driver: &WebDriver, shots: &[Shot], width: u32, to: &Path) -> Result<()> {
    let column = width.min(COLUMN);
    let columns = (shots.len() as u32).min(6);
    let mut page = format!(
        "<style>body {{ margin: 8px; background: #888; font: 16px sans-serif; display: grid; \
         grid-template-columns: repeat({columns}, {column}px); gap: 16px; align-items: start }} \
         figure {{ margin: 0 }} img {{ width: 100%; display: block }} \
         figcaption {{ background: #fff; padding: 4px }}</style>"
    );
    for Shot { name, file } in shots {
        let file = file.display();
        // Writing to a string does not fail.
        let _ = write!(
            page,
            "<figure><figcaption>{name}</figcaption><img src='file://{file}'></figure>"
        );
    }
    let beside = shots.first().context("a sheet of nothing")?;
    let place = beside.file.with_file_name("sheet.html");
    fs::write(&place, page)?;
    driver.goto(format!("file://{}", place.display())).await?;
    whole_page(driver, columns * (column + 16) + 16, to).await
}

/// The whole page as a PNG, and not only what a window would show.
async fn whole_page(driver: &WebDriver, width: u32, to: &Path) -> Result<()> {
    emulate::size(driver, width, 400).await?;
    let script = "return document.documentElement.scrollHeight;";
    let height: u32 = driver.execute(script, Vec::new()).await?.convert()?;
    emulate::size(driver, width, height).await?;
    let png = driver.screenshot_as_png().await?;
    fs::write(to, png).with_context(|| format!("cannot write {}", to.display()))
}
