//! The Nu HTML checker, run once over many pages as they are served.

use crate::faults::Faults;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

/// It asks nobody at this machine's own addresses, unless told to.
const LOCAL: &str = "-Dnu.validator.servlet.allow-forbidden-hosts=true";

/// The checker: the file that `CODE_OF_CARE_VNU` names, and Java to run it.
#[derive(Debug)]
pub struct HtmlChecker {
    jar: PathBuf,
}

impl HtmlChecker {
    /// Finds it.
    ///
    /// # Errors
    /// If the variable names no file.
    pub fn find() -> Result<Self> {
        let jar = std::env::var_os("CODE_OF_CARE_VNU").map(PathBuf::from);
        let jar = jar.filter(|jar| jar.is_file()).context(
            "CODE_OF_CARE_VNU has to name the checker's `vnu.jar`: `cargo xtask test` fetches it",
        )?;
        Ok(Self { jar })
    }

    /// Everything that it says about the pages at these addresses: errors, warnings
    /// and remarks. Nothing is left out. It asks for them as a browser does, so it
    /// holds their policy against what they load, too.
    ///
    /// # Errors
    /// If it does not run.
    pub fn faults(&self, addresses: &[String]) -> Result<Faults> {
        let output = Command::new("java")
            .args([LOCAL, "-jar"])
            .arg(&self.jar)
            .args(["--format", "json", "--stdout", "--exit-zero-always"])
            .args(addresses)
            .output()
            .context("cannot start `java`")?;
        let said = String::from_utf8_lossy(&output.stdout);
        let complained = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "{said}\n{complained}");
        let said: Value = serde_json::from_str(&said).with_context(|| complained.into_owned())?;
        let messages = said["messages"].as_array();
        let messages = messages.with_context(|| format!("the checker says: {said}"))?;
        let mut faults = Faults::default();
        for message in messages {
            add(&mut faults, message);
        }
        Ok(faults)
    }
}

fn add(faults: &mut Faults, message: &Value) {
    let text = |name: &str| message[name].as_str().unwrap_or_default();
    let kind = message["subType"].as_str().unwrap_or(text("type"));
    let place = format!("{}, line {}", text("url"), message["lastLine"]);
    let extract = text("extract").replace('\n', " ");
    let fault = format!("{kind}: {}\n    {extract}", text("message"));
    faults.add(&place, [fault]);
}
