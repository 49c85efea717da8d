//! The one door to a library: nothing outside its folder is opened through it, whatever a file or a
//! link says, and nothing but regular files of a bounded size is read. [`reach`] says which of them the
//! records of a case file may name.

mod reach;
mod stamp;

use std::{
    ffi::OsStr,
    io::{self, Read},
    path::{Path, PathBuf},
};

use cap_fs_ext::{DirExt, FollowSymlinks, OpenOptionsFollowExt, OpenOptionsSyncExt};
use cap_std::{
    ambient_authority,
    fs::{Dir, File, Metadata, OpenOptions},
};

pub use reach::{Reach, Refusal, is_hidden};
pub use stamp::Stamp;

use crate::limits::Limit;

/// A folder whose files may be read.
#[derive(Debug)]
pub struct Door {
    dir: Dir,
}

/// What an entry of a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    File,
    Folder,
    /// A link that leads out of the folder, or nowhere.
    Leads,
    /// A device, a pipe, a socket: never opened.
    Special,
}

/// An entry of a folder.
#[derive(Debug)]
pub struct Entry {
    pub name: String,
    /// Of a link that leads nowhere else, what it leads to.
    pub kind: EntryKind,
    pub is_link: bool,
}

/// What is under a name, for who goes through folders one by one.
pub enum Step {
    Into(Door),
    /// A link, and what it says; it was not followed.
    Link(PathBuf),
    /// Anything else: what it is, and its state.
    At(EntryKind, Stamp),
}

impl Door {
    /// Opens a folder.
    ///
    /// # Errors
    /// Where it is not there, no folder, or may not be read.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let dir = Dir::open_ambient_dir(folder, ambient_authority())?;
        Ok(Self { dir })
    }

    /// The folder's entries by name. A name that is not Unicode is left out: no case file, no id
    /// and no reference can have it.
    ///
    /// # Errors
    /// Where the folder cannot be listed.
    pub fn entries(&self) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for entry in self.dir.entries()? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            // What was removed since the folder was listed is no entry.
            if let Some(kind) = self.kind(Path::new(&name)) {
                let is_link = entry.file_type().is_ok_and(|found| found.is_symlink());
                entries.push(Entry {
                    name,
                    kind,
                    is_link,
                });
            }
        }
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(entries)
    }

    /// What stands at a path; none where nothing does, or it may not be looked at.
    pub fn kind(&self, path: &Path) -> Option<EntryKind> {
        let found = self.dir.symlink_metadata(path).ok()?;
        let target = match found.is_symlink() {
            // The look-up goes through the door, so a link that leads out is an error here.
            true => match self.dir.metadata(path) {
                Ok(target) => target,
                Err(_) => return Some(EntryKind::Leads),
            },
            false => found,
        };
        Some(kind(&target))
    }

    /// What is under a name of this folder itself, without following a link.
    ///
    /// # Errors
    /// Where nothing is there, or it may not be looked at.
    pub fn step(&self, name: &OsStr) -> io::Result<Step> {
        let name = Path::new(name);
        let closed = match self.folder(name) {
            Ok(inner) => return Ok(Step::Into(inner)),
            Err(error) => error,
        };
        let found = self.dir.symlink_metadata(name)?;
        if found.is_symlink() {
            return Ok(Step::Link(self.dir.read_link_contents(name)?));
        }
        match kind(&found) {
            EntryKind::Folder => Err(closed),
            kind => Ok(Step::At(kind, Stamp::found(&found))),
        }
    }

    /// A folder inside this one, as a door of its own; a link to one is none.
    ///
    /// # Errors
    /// As for [`Door::open`].
    pub fn folder(&self, name: &Path) -> io::Result<Self> {
        let dir = self.dir.open_dir_nofollow(name)?;
        Ok(Self { dir })
    }

    /// Opens a regular file of at most the size that the limit gives.
    ///
    /// # Errors
    /// Where it is not there, leads out of the folder, is no regular file or is too large.
    pub fn file(&self, path: &Path, limit: &Limit) -> io::Result<File> {
        self.open_file(path, limit, FollowSymlinks::Yes)
    }

    /// The same of a name in this folder, which must not be a link.
    ///
    /// # Errors
    /// As for [`Door::file`], and where it is a link.
    pub fn file_itself(&self, name: &OsStr, limit: &Limit) -> io::Result<File> {
        self.open_file(Path::new(name), limit, FollowSymlinks::No)
    }

    /// Opens a regular file of this folder itself, to read it and to write at its end. Where it is not there it is made,
    /// for its owner alone.
    ///
    /// # Errors
    /// Where it is a link or no regular file, and what the system says.
    pub fn append_itself(&self, name: &OsStr) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true).nonblock(true);
        options.follow(FollowSymlinks::No);
        #[cfg(unix)]
        {
            use cap_std::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        let file = self.dir.open_with(Path::new(name), &options)?;
        match file.metadata()?.is_file() {
            true => Ok(file),
            false => Err(io::Error::other("it is not a regular file")),
        }
    }

    fn open_file(&self, path: &Path, limit: &Limit, follow: FollowSymlinks) -> io::Result<File> {
        let mut options = OpenOptions::new();
        // Opening a pipe would wait for a writer; this way it is opened and then refused.
        options.read(true).nonblock(true).follow(follow);
        let file = self.dir.open_with(path, &options)?;
        let found = file.metadata()?;
        if !found.is_file() {
            return Err(io::Error::other("it is not a regular file"));
        }
        match limit.allows(found.len()) {
            true => Ok(file),
            false => Err(limit.error(found.len())),
        }
    }

    /// Reads a file whole.
    ///
    /// # Errors
    /// As for [`Door::file`], and where it grows beyond the limit while it is read.
    pub fn read(&self, path: &Path, limit: &Limit) -> io::Result<Vec<u8>> {
        read_whole(self.file(path, limit)?, limit)
    }
}

/// For what is asked of the folder itself and not of its path, behind which another may stand by then.
#[cfg(unix)]
impl std::os::fd::AsFd for Door {
    fn as_fd(&self) -> std::os::fd::BorrowedFd<'_> {
        self.dir.as_fd()
    }
}

/// Reads an open file to its end.
///
/// # Errors
/// Where there is more of it than the limit allows.
pub fn read_whole(file: impl Read, limit: &Limit) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(limit.most + 1).read_to_end(&mut bytes)?;
    match limit.allows(bytes.len() as u64) {
        true => Ok(bytes),
        false => Err(limit.error(bytes.len() as u64)),
    }
}

/// What something is that is no link.
fn kind(found: &Metadata) -> EntryKind {
    if found.is_file() {
        EntryKind::File
    } else if found.is_dir() {
        EntryKind::Folder
    } else {
        EntryKind::Special
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;
    use crate::limits::YAML_BYTES;

    #[test]
    fn nothing_outside_is_opened() {
        let outside = tempfile::tempdir().unwrap();
        std::fs::write(outside.path().join("secret"), "s").unwrap();
        let inside = tempfile::tempdir().unwrap();
        std::fs::write(inside.path().join("a.yaml"), "a").unwrap();
        symlink(outside.path().join("secret"), inside.path().join("b.yaml")).unwrap();
        symlink("a.yaml", inside.path().join("c.yaml")).unwrap();
        let door = Door::open(inside.path()).unwrap();
        let kinds: Vec<_> = door
            .entries()
            .unwrap()
            .into_iter()
            .map(|entry| (entry.name, entry.kind))
            .collect();
        assert_eq!(
            kinds,
            [
                ("a.yaml".into(), EntryKind::File),
                ("b.yaml".into(), EntryKind::Leads),
                ("c.yaml".into(), EntryKind::File)
            ]
        );
        assert_eq!(door.read(Path::new("c.yaml"), &YAML_BYTES).unwrap(), b"a");
        for path in ["b.yaml", "../secret", "/etc/passwd"] {
            assert!(door.read(Path::new(path), &YAML_BYTES).is_err(), "{path}");
        }
    }

    #[test]
    fn a_pipe_is_refused_without_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let made = std::process::Command::new("mkfifo")
            .arg(folder.path().join("p.yaml"))
            .status()
            .unwrap();
        assert!(made.success());
        let door = Door::open(folder.path()).unwrap();
        assert_eq!(door.entries().unwrap()[0].kind, EntryKind::Special);
        let error = door.read(Path::new("p.yaml"), &YAML_BYTES).unwrap_err();
        assert_eq!(error.to_string(), "it is not a regular file");
    }

    #[test]
    fn a_limit_is_kept_at_its_edge() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("f"), "12345").unwrap();
        let door = Door::open(folder.path()).unwrap();
        let limit = |most| Limit {
            name: "size",
            most,
            unit: "bytes",
            help: "cut it",
        };
        assert!(door.read(Path::new("f"), &limit(5)).is_ok());
        assert!(door.read(Path::new("f"), &limit(4)).is_err());
    }
}
