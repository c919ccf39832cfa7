//! Tells when a file that the site is made from has changed.

use crate::Options;
use anyhow::{Context, Result};
use notify::{EventKind, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

/// Editors write a file in several steps within this time.
const PAUSE: Duration = Duration::from_millis(8);

/// Changes as they come. Watches as long as it is kept.
pub(super) struct Changes {
    events: Receiver<()>,
    _watcher: notify::RecommendedWatcher,
}

/// Watches everything that a site is made from.
pub(super) fn watch(options: &Options) -> Result<Changes> {
    let (sender, events) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // What is lost is found by the build itself: it looks at every file.
        let change = event.map_or(true, |event| !matches!(event.kind, EventKind::Access(_)));
        if change {
            // Nobody listens any more when the server has ended.
            let _ = sender.send(());
        }
    })?;
    for folder in folders(options) {
        watcher
            .watch(&folder, RecursiveMode::Recursive)
            .with_context(|| format!("cannot watch {}", folder.display()))?;
    }
    Ok(Changes {
        events,
        _watcher: watcher,
    })
}

/// The folders, and those that links in them lead to.
fn folders(options: &Options) -> Vec<PathBuf> {
    let mut folders = vec![options.content.clone()];
    folders.extend(options.widget.clone());
    let mut linked = Vec::new();
    for folder in &folders {
        links(folder, &mut linked);
    }
    folders.extend(linked);
    folders
}

fn links(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_symlink() && path.is_dir() => {
                found.extend(path.canonicalize().ok());
            }
            Ok(kind) if kind.is_dir() => links(&path, found),
            _ => {}
        }
    }
}

impl Changes {
    /// Waits for the next change, and until no more come. `false` if there will be none.
    pub(super) fn wait(&self) -> bool {
        if self.events.recv().is_err() {
            return false;
        }
        loop {
            match self.events.recv_timeout(PAUSE) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }
}
