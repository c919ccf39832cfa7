//! The only code that writes to the output folder.
//!
//! Files that have changed are made in a folder beside it. Only when all of them
//! are there and everything is right are they moved: into the place of the folder
//! if there was none, or one by one, what pages load before the pages, what is no
//! longer wanted last. A list of the moves is written before the first of them, so
//! that a build that was interrupted there is brought to its end by the next one.

use super::Seen;
use anyhow::{Context, Result};
use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Kept in the folder, so that an empty one can be in version control.
const KEEP: &str = ".gitkeep";

/// The output folder and what stands beside it.
#[derive(Debug)]
pub(crate) struct Stage {
    out: PathBuf,
    /// Where files are made.
    new: PathBuf,
    /// The moves that are to be done.
    moves: PathBuf,
    /// Where a build remembers what it did.
    pub(crate) memory: PathBuf,
    /// Whether anything is written at all.
    writes: bool,
}

/// What is to become of the output folder.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// Files that were made, in order of path.
    pub(crate) made: Vec<String>,
    /// Files that are no longer wanted, in order of path.
    pub(crate) gone: Vec<String>,
}

impl Stage {
    /// Looks at the place of the output, and brings what was interrupted to its end.
    ///
    /// # Errors
    /// If the folder holds something that is no site of ours, or as the file system does.
    pub(crate) fn open(out: &Path) -> Result<Self> {
        let full =
            std::path::absolute(out).with_context(|| format!("bad path {}", out.display()))?;
        let (Some(parent), Some(name)) = (full.parent(), full.file_name()) else {
            anyhow::bail!("{} cannot be an output folder", out.display());
        };
        let beside = |end: &str| parent.join(format!(".{}.{end}", name.to_string_lossy()));
        let stage = Self {
            new: beside("sitegen-new"),
            moves: beside("sitegen-moves"),
            memory: beside("sitegen-memory"),
            out: full.clone(),
            writes: true,
        };
        stage.recover().with_context(|| {
            format!(
                "cannot bring the interrupted build of {} to its end",
                out.display()
            )
        })?;
        stage.refuse_what_is_not_ours()?;
        fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        Ok(stage)
    }

    /// A stage that nothing is put on.
    pub(crate) fn nowhere() -> Self {
        Self {
            out: PathBuf::new(),
            new: PathBuf::new(),
            moves: PathBuf::new(),
            memory: PathBuf::new(),
            writes: false,
        }
    }

    /// The output folder.
    pub(crate) fn out(&self) -> &Path {
        &self.out
    }

    /// Where a file lies before the move, or after it.
    pub(crate) fn place(&self, path: &str, staged: bool) -> PathBuf {
        match staged {
            true => self.new.join(path),
            false => self.out.join(path),
        }
    }

    /// Makes a file, to be moved later, and says how it lies there: moving changes
    /// nothing of that.
    ///
    /// # Errors
    /// As the file system does, with the file's path.
    pub(crate) fn put(&self, path: &str, bytes: &[u8]) -> Result<Option<Seen>> {
        if !self.writes {
            return Ok(None);
        }
        let file = self.new.join(path);
        let seen = self.write(&file, bytes);
        let seen = seen.with_context(|| format!("cannot write {}", file.display()))?;
        Ok(Some(seen))
    }

    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<Seen> {
        // Most pages are the first file of their folder.
        let folder = file.parent().unwrap_or(&self.new);
        match fs::create_dir(folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => fs::create_dir_all(folder)?,
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        let mut opened = fs::File::create(file)?;
        opened.write_all(bytes)?;
        Ok(Seen::of(&opened.metadata()?))
    }

    /// Removes what was made and will not be moved.
    pub(crate) fn discard(&self) -> Result<()> {
        remove(&self.new)
    }

    /// Moves everything to its place.
    pub(crate) fn publish(&self, changes: &Changes) -> Result<()> {
        if changes.made.is_empty() && changes.gone.is_empty() {
            return self.discard();
        }
        if self.is_empty()? {
            return self.publish_whole();
        }
        let list = Moves::of(changes);
        let half = self.moves.with_extension("sitegen-moves-new");
        fs::write(&half, serde_json::to_vec(&list)?)?;
        fs::rename(half, &self.moves)?;
        self.carry_out(&list)
    }

    /// Whether nothing is in the output folder that was made.
    fn is_empty(&self) -> io::Result<bool> {
        match fs::read_dir(&self.out) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
            entries => {
                let mut names = entries?.map(|entry| entry.map(|entry| entry.file_name()));
                Ok(names.all(|name| name.is_ok_and(|name| name == KEEP)))
            }
        }
    }

    fn publish_whole(&self) -> Result<()> {
        let kept = self.out.join(KEEP);
        if kept.exists() {
            fs::copy(&kept, self.new.join(KEEP))?;
            fs::remove_file(kept)?;
        }
        if self.out.exists() {
            fs::remove_dir(&self.out)?;
        }
        fs::rename(&self.new, &self.out)
            .with_context(|| format!("cannot write {}", self.out.display()))
    }

    fn carry_out(&self, list: &Moves) -> Result<()> {
        self.clear_the_way(list)?;
        for path in &list.made {
            let (from, to) = (self.new.join(path), self.out.join(path));
            match fs::rename(&from, &to) {
                Ok(()) => {}
                // Moved before the interruption, or its folder is not there yet.
                Err(_) if !from.exists() && to.exists() => {}
                Err(_) => self.make_room(&from, &to)?,
            }
        }
        for path in &list.gone {
            let file = self.out.join(path);
            match fs::remove_file(&file) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(error).with_context(|| format!("cannot remove {}", file.display()));
                }
                _ => self.prune(&file),
            }
        }
        remove(&self.new)?;
        fs::remove_file(&self.moves)?;
        Ok(())
    }

    /// Removes a file where there will be a folder, and what is in a folder where
    /// there will be a file.
    fn clear_the_way(&self, list: &Moves) -> io::Result<()> {
        let made: HashSet<_> = list.made.iter().map(Path::new).collect();
        let gone: HashSet<_> = list.gone.iter().map(Path::new).collect();
        let above = |path: &Path, others: &HashSet<&Path>| {
            path.ancestors()
                .skip(1)
                .any(|folder| others.contains(folder))
        };
        let folders = gone.iter().filter(|path| above(path, &made));
        let wanted = made.iter().flat_map(|path| path.ancestors().skip(1));
        let files = wanted.filter(|folder| gone.contains(folder));
        for path in folders.copied().chain(files) {
            let file = self.out.join(path);
            if file.is_file() {
                fs::remove_file(&file)?;
                self.prune(&file);
            }
        }
        Ok(())
    }

    /// Moves a file to a folder that is not there yet, or to where one is that is empty.
    fn make_room(&self, from: &Path, to: &Path) -> Result<()> {
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot make {}", folder.display()))?;
        }
        if to.is_dir() {
            fs::remove_dir(to).with_context(|| format!("cannot replace {}", to.display()))?;
        }
        fs::rename(from, to).with_context(|| format!("cannot write {}", to.display()))
    }

    /// Removes the folders above a file that have become empty.
    fn prune(&self, file: &Path) {
        let above = file.ancestors().skip(1);
        for folder in above.take_while(|folder| *folder != self.out) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }

    fn recover(&self) -> Result<()> {
        match fs::read(&self.moves) {
            Ok(list) => {
                // What is remembered is from before the moves.
                if self.memory.exists() {
                    fs::remove_file(&self.memory)?;
                }
                self.carry_out(&serde_json::from_slice(&list)?)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => self.discard(),
            Err(error) => Err(error.into()),
        }
    }

    fn refuse_what_is_not_ours(&self) -> Result<()> {
        if self.out.exists() && !self.out.is_dir() {
            anyhow::bail!("{} is not a folder", self.out.display());
        }
        let ours = self.memory.exists() || self.out.join("_headers").exists();
        anyhow::ensure!(
            ours || self.is_empty()?,
            "{} holds files that this program did not make, and it would remove them: \
             name another folder with `--out`, or empty this one",
            self.out.display()
        );
        Ok(())
    }
}

/// The moves in their order.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Moves {
    made: Vec<String>,
    gone: Vec<String>,
}

impl Moves {
    fn of(changes: &Changes) -> Self {
        let (pages, loaded): (Vec<_>, Vec<_>) = changes
            .made
            .iter()
            .cloned()
            .partition(|path| path.ends_with(".html"));
        Self {
            made: loaded.into_iter().chain(pages).collect(),
            gone: changes.gone.clone(),
        }
    }
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).with_context(|| format!("cannot remove {}", folder.display())),
    }
}
