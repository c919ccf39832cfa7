//! The real program, and a client made of a socket.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use tempfile::TempDir;

use crate::letter::{BITS, KEY};
use crate::letter_box::TOKEN;

/// `collector serve` on a free port, in a folder of its own.
pub(crate) struct Process {
    folder: TempDir,
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Process {
    pub(crate) fn start(more: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        write_token(&folder.path().join("token"), 0o600);
        let mut child = Self::command(folder.path())
            .args(more)
            .stdout(Stdio::piped())
            .stderr(File::create(folder.path().join("log")).unwrap())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let stdout = child.stdout.as_mut().unwrap();
        BufReader::new(stdout).read_line(&mut line).unwrap();
        let address = line.strip_prefix("listening on http://");
        let address = address.unwrap_or_else(|| panic!("said {line:?}"));
        Self {
            address: address.trim_end().parse().unwrap(),
            child,
            folder,
        }
    }

    pub(crate) fn command(folder: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_collector"));
        command
            .current_dir(folder)
            .env("RUST_LOG", "trace")
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--database",
                "box.sqlite",
            ])
            .args(["--key", &KEY.to_string(), "--proof-bits", &BITS.to_string()])
            .args(["--operator-token-file", "token"]);
        command
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.folder.path().join("box.sqlite")
    }

    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap()
    }

    /// Asks it to stop, without waiting.
    pub(crate) fn ask_to_stop(&self) {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &id])
                .status()
                .unwrap()
                .success()
        );
    }

    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
    }

    pub(crate) fn wait(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn write_token(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::write(path, format!("{TOKEN}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// The bytes of a request that asks for the connection to be closed.
pub(crate) fn request(head: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head =
        format!("{head}\r\nHost: survey\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n");
    [head.as_bytes(), body].concat()
}

/// Sends the bytes and returns the status, if an answer came.
pub(crate) fn exchange(address: SocketAddr, bytes: &[u8]) -> io::Result<u16> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(bytes)?;
    read_status(&mut stream)
}

pub(crate) fn read_status(stream: &mut TcpStream) -> io::Result<u16> {
    // Status line and first headers; a reset after them takes nothing back.
    let mut head = [0; 12];
    stream.read_exact(&mut head)?;
    let status = std::str::from_utf8(&head[9..])
        .ok()
        .and_then(|digits| digits.parse().ok());
    status.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))
}
