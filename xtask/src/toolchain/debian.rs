//! Debian's compiler for browsers, with the source of its standard library.
//!
//! The packages are downloaded and unpacked into the cache, not installed:
//! that needs no root, and they clash with Debian's own `rustup` package.

use super::{Host, Source, source};
use crate::files::{Draft, Lock, make_folder, remove};
use crate::progress::Progress;
use crate::run::{Task, capture};
use crate::workspace::{Version, Workspace, cache, on_path};
use anyhow::{Context, Result, anyhow, bail};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The packages that are needed; what they depend on comes along.
pub(super) const PACKAGES: [&str; 2] = ["rustc-web", "rust-web-src"];

/// Its folder in the cache.
const UNPACKED: &str = "rust-web";

const LINKER: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER";

/// The compiler that is installed, or was unpacked before, or can be fetched.
///
/// # Errors
/// Says what is missing.
pub(super) fn find_or_fetch(workspace: &Workspace, host: &Host) -> Result<Source> {
    if !cfg!(target_os = "linux") {
        bail!("Debian's compiler runs on Linux only");
    }
    let unpacked = cache()?.join(UNPACKED);
    let _turn = Lock::wait(&unpacked.with_extension("lock"))?;
    for root in roots(&unpacked) {
        if usable(&root, workspace).is_ok() {
            return describe(&root, host);
        }
    }
    fetch(workspace, &unpacked)?;
    describe(&unpacked.join("root"), host)
}

/// Whether it is installed, or was unpacked before.
pub(super) fn is_at_hand(workspace: &Workspace) -> bool {
    let usable = |root: PathBuf| usable(&root, workspace).is_ok();
    cache().is_ok_and(|cache| roots(&cache.join(UNPACKED)).into_iter().any(usable))
}

/// Where it can be: unpacked here, or installed.
fn roots(unpacked: &Path) -> [PathBuf; 2] {
    [unpacked.join("root"), PathBuf::from("/")]
}

/// Checks that the compiler under this root runs, is new enough and has its source.
fn usable(root: &Path, workspace: &Workspace) -> Result<()> {
    let source = library(root).join("sysroot/Cargo.toml");
    if !source.is_file() {
        bail!("{} is not there", source.display());
    }
    let mut rustc = Command::new(rustc(root));
    rustc.arg("-V").env("LD_LIBRARY_PATH", libraries(root));
    let said = capture(&mut rustc)?;
    let version = said.split_whitespace().nth(1).unwrap_or_default();
    let found = Version::parse(version)?;
    if found < workspace.rust_version {
        bail!(
            "Debian's lists here offer Rust {found}, the widget needs {}; as root: apt-get update",
            workspace.rust_version
        );
    }
    Ok(())
}

fn describe(root: &Path, host: &Host) -> Result<Source> {
    let linker = host
        .linker()
        .or_else(|| on_path("wasm-ld"))
        .ok_or_else(|| anyhow!("no linker for WebAssembly; as root: apt-get install lld"))?;
    let mut paths = vec![libraries(root)];
    paths.extend(
        env::var_os("LD_LIBRARY_PATH")
            .iter()
            .flat_map(env::split_paths),
    );
    Ok(Source {
        how: "Debian's rustc-web and rust-web-src".to_owned(),
        library: library(root),
        variables: vec![
            ("RUSTC", rustc(root).into()),
            ("LD_LIBRARY_PATH", env::join_paths(paths)?),
            (LINKER, OsString::from(linker)),
            source::bootstrap(),
        ],
    })
}

fn fetch(workspace: &Workspace, place: &Path) -> Result<()> {
    let tools = ["apt-get", "dpkg-deb"].map(on_path);
    let [Some(apt), Some(dpkg)] = tools else {
        bail!("this is no Debian: `apt-get` and `dpkg-deb` are not installed");
    };
    if rustix::process::geteuid().is_root() {
        // Without this the lists may be old, or empty. If it fails, what they
        // offer is checked below like everything else.
        Task::new(
            "bring Debian's package lists up to date",
            "apt-update",
            Command::new(&apt),
        )
        .args(["update"])
        .attempt(workspace)?;
    }
    let mut simulation = Command::new(&apt);
    simulation.args(["--simulate", "install", "--no-install-recommends"]);
    let simulation = capture(simulation.args(PACKAGES).env("LC_ALL", "C"))
        .context("Debian's lists here have no such compiler (as root: apt-get update)")?;
    let packages = to_install(&simulation);
    if packages.is_empty() {
        bail!(
            "Debian's compiler is installed but too old; as root: apt-get update && apt-get install {}",
            PACKAGES.join(" ")
        );
    }

    let draft = Draft::of(place)?;
    let (debs, root) = (draft.path().join("debs"), draft.path().join("root"));
    make_folder(&debs)?;
    make_folder(&root)?;
    Task::new(
        "download Debian's rustc-web (about 210 MB)",
        "apt-download",
        Command::new(apt),
    )
    .args(["download"])
    .args(&packages)
    .within(&debs)
    .run(workspace)?;
    unpack(&dpkg, &debs, &root)?;
    usable(&root, workspace)?;
    remove(&debs)?;
    draft.finish()
}

fn unpack(dpkg: &Path, debs: &Path, root: &Path) -> Result<()> {
    let mut progress = Progress::start("unpack it");
    for deb in debs.read_dir().context("the download is gone")? {
        let deb = deb?.path();
        progress.tick(|| {
            deb.file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned()
        });
        capture(Command::new(dpkg).arg("-x").arg(&deb).arg(root))?;
    }
    progress.done("");
    Ok(())
}

/// What `apt-get --simulate install` would install, as `name=version`.
/// A line is `Inst name [the version that is there] (version and more)`.
fn to_install(simulation: &str) -> Vec<String> {
    let package = |line: &str| {
        let (name, rest) = line.strip_prefix("Inst ")?.split_once(' ')?;
        let version = rest.split_once('(')?.1.split([' ', ')']).next()?;
        Some(format!("{name}={version}"))
    };
    simulation.lines().filter_map(package).collect()
}

fn rustc(root: &Path) -> PathBuf {
    root.join("usr/bin/rustc")
}

fn library(root: &Path) -> PathBuf {
    root.join("usr/lib/rustlib/src/rust/library")
}

fn libraries(root: &Path) -> PathBuf {
    root.join("usr/lib")
        .join(format!("{}-linux-gnu", env::consts::ARCH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_apt_would_install() {
        let simulation = "\
Reading package lists...
Remv rustup [1.24.3-1]
Inst libllvm22 (1:22.1.8-1~deb12u1 Debian-Security:12/oldstable-security [amd64])
Inst rustc-web [1.85.0+dfsg3-1~deb12u3] (1.96.0+dfsg1-1~deb12u2 Debian-Security:12/oldstable-security [amd64]) []
Conf rustc-web (1.96.0+dfsg1-1~deb12u2 Debian-Security:12/oldstable-security [amd64])
";
        assert_eq!(
            to_install(simulation),
            [
                "libllvm22=1:22.1.8-1~deb12u1",
                "rustc-web=1.96.0+dfsg1-1~deb12u2"
            ]
        );
        assert!(to_install("E: Unable to locate package rustc-web").is_empty());
    }
}
