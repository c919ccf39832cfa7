//! Writes the contact sheets into the folder that is named: `cargo xtask
//! contact-sheets` builds what it needs and runs it.

use anyhow::{Context, Result};
use std::path::PathBuf;

#[tokio::main]
async fn main() -> Result<()> {
    let out = std::env::args_os().nth(1).map(PathBuf::from);
    let out = out.context("name the folder to write to")?;
    let sheets = tests::sheets::write(&out).await?;
    println!("{sheets} sheets in {}", out.display());
    Ok(())
}
