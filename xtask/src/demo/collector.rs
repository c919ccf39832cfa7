//! The demonstration's collector.

use super::servers::Server;
use super::state::State;
use super::{Demo, keys};
use crate::files::{read, remove, write};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use survey::KeyId;
use survey::proof::DEFAULT_BITS;

const TOKEN: &str = "operator-token";
const PATIENCE: Duration = Duration::from_secs(120);

/// Starts it.
///
/// # Errors
/// If it does not say that it listens.
pub(super) fn start(demo: &Demo<'_>) -> Result<Server> {
    let mut command = Command::new(demo.binaries.join("collector"));
    command
        .args([
            "serve",
            "--listen",
            &format!("127.0.0.1:{}", demo.ports.collector),
        ])
        .args([
            "--database".as_ref(),
            demo.state.path("collector.sqlite").as_os_str(),
        ])
        .args(["--operator-token-file".as_ref(), token(demo)?.as_os_str()])
        .args(["--proof-bits", &DEFAULT_BITS.to_string()])
        // Everything here comes from one address, this machine's.
        .args(["--hourly-limit", "0"])
        .args(["--allow-origin", &demo.ports.site_origin()]);
    for key in &demo.campaign.keys {
        command.args(["--key", &key.key.id().to_string()]);
    }
    Server::start(demo.workspace, "collector", &mut command)
}

/// Whether the collector of this demonstration is running: one that knows its
/// operator's token, on its port.
pub(super) fn is_ours(state: &State) -> bool {
    let (Some(ports), Ok(token)) = (state.known_ports(), read(&state.path(TOKEN))) else {
        return false;
    };
    let agent = agent(Duration::from_secs(5));
    let answer = agent
        .get(format!("{}/v1/withdrawals", ports.endpoint()))
        .header("Authorization", format!("Bearer {}", token.trim()))
        .call();
    answer.is_ok()
}

/// Fetches the box of a key and the withdrawn tags, as an operator does.
///
/// # Errors
/// If the collector does not hand them over whole.
pub(super) fn fetch(demo: &Demo<'_>, key: KeyId, folder: &Path) -> Result<(PathBuf, PathBuf)> {
    let token = read(&token(demo)?)?;
    let agent = agent(PATIENCE);
    let fetch = |path: &str, file: &str| -> Result<PathBuf> {
        let address = format!("{}{path}", demo.ports.endpoint());
        let mut answer = agent
            .get(&address)
            .header("Authorization", format!("Bearer {}", token.trim()))
            .call()
            .with_context(|| format!("the collector does not hand over {path}"))?;
        let bytes = answer
            .body_mut()
            .with_config()
            .limit(u64::MAX)
            .read_to_vec()?;
        let file = folder.join(file);
        write(&file, &bytes)?;
        Ok(file)
    };
    Ok((
        fetch(&format!("/v1/box?key={key}"), "box")?,
        fetch("/v1/withdrawals", "withdrawn")?,
    ))
}

/// The file of the operator's token, which is made at the first run.
fn token(demo: &Demo<'_>) -> Result<PathBuf> {
    let file = demo.state.path(TOKEN);
    if !file.is_file() {
        let draft = demo.state.path("operator-token.new");
        remove(&draft)?;
        keys::write_private(&draft, &keys::random_text())?;
        fs::rename(&draft, &file).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(file)
}

fn agent(patience: Duration) -> ureq::Agent {
    ureq::Agent::config_builder()
        .timeout_global(Some(patience))
        .build()
        .into()
}
