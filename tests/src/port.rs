//! Ports of this machine for servers that cannot choose one themselves.

use anyhow::{Result, bail};
use std::fs::{File, OpenOptions};
use std::net::TcpListener;
use std::process;
use std::sync::Mutex;

/// Below the ports that systems give to outgoing connections, of which
/// browsers make many.
const FIRST: u32 = 10_000;
const MANY: u32 = 20_000;

/// How many ports this process has asked for, and the locks of those it got.
static GIVEN: Mutex<(u32, Vec<File>)> = Mutex::new((0, Vec::new()));

/// A port that nobody listens on, and that no other test gets before this
/// process ends: not in other processes either, since browsers are tried side
/// by side and a server comes up only seconds after its port was chosen.
///
/// # Errors
/// If no port is free, or no file can be made in the system's temporary folder.
pub(crate) fn free_port() -> Result<u16> {
    let mut given = GIVEN.lock().expect("no test panics in here");
    for _ in 0..MANY {
        // Another run of the tests begins somewhere else.
        let turn = process::id().wrapping_mul(97).wrapping_add(given.0);
        given.0 += 1;
        let port = u16::try_from(FIRST + turn % MANY)?;
        let Some(lock) = lock(port) else {
            continue;
        };
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            given.1.push(lock);
            return Ok(port);
        }
    }
    bail!(
        "no port of this machine is free, or {} cannot be written to",
        std::env::temp_dir().display()
    )
}

/// The file that stands for `port`, unless another process holds it. The
/// system lets go of it when this process ends, however it ends.
fn lock(port: u16) -> Option<File> {
    let path = std::env::temp_dir().join(format!("code-of-care-port-{port}"));
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .ok()?;
    file.try_lock().ok()?;
    Some(file)
}
