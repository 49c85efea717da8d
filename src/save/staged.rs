//! What is being written, under a name that says whose it is until it gets its own:
//! `.casefile-<process>-<letters>.tmp`.
//!
//! A process that is killed leaves it behind, and the next write into the same folder removes it. Who is
//! still writing holds a lock on it: the number of a process would be no sign, since it is given to another
//! process later, and means nothing on another machine, or in a container, that writes into the same folder.
//! Where a file system has no locks, nothing is removed.

use std::{
    ffi::OsStr,
    fs::{self, File, OpenOptions, TryLockError},
    io,
    path::Path,
};

use tempfile::{Builder, NamedTempFile, TempDir};

const PREFIX: &str = ".casefile-";
const SUFFIX: &str = ".tmp";

/// Letters and digits at random, by which two writers do not meet.
const LETTERS: usize = 6;

/// How often another name is tried, where the file was taken for one that was left behind.
const TRIES: usize = 8;

/// A new file in a folder, which only its owner can read. It goes with the value.
///
/// # Errors
/// What the system says, without the name, which would say nothing to the user.
pub fn file(folder: &Path) -> io::Result<NamedTempFile> {
    remove_left_behind(folder);
    for _ in 0..TRIES {
        let file = name(|builder| builder.tempfile_in(folder))?;
        if hold(file.as_file()) {
            return Ok(file);
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// A new folder in a folder, with the permissions that folders usually have. It goes with the value.
pub struct Folder {
    pub folder: TempDir,
    /// Held as long as it is written.
    _lock: Option<File>,
}

/// Makes a new folder in a folder.
///
/// # Errors
/// As for [`file`].
pub fn folder(within: &Path) -> io::Result<Folder> {
    remove_left_behind(within);
    for _ in 0..TRIES {
        let folder = name(|builder| {
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt;
                builder.permissions(fs::Permissions::from_mode(0o777));
            }
            builder.tempdir_in(within)
        })?;
        // Where a folder cannot be opened, nobody can see whether it is held, and it is never removed.
        let lock = File::open(folder.path()).ok();
        if lock.as_ref().is_none_or(hold) {
            return Ok(Folder {
                folder,
                _lock: lock,
            });
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// Makes something under a name that marks it.
fn name<T>(make: impl FnOnce(&mut Builder<'_, '_>) -> io::Result<T>) -> io::Result<T> {
    let prefix = format!("{PREFIX}{}-", std::process::id());
    let mut builder = Builder::new();
    builder.prefix(&prefix).suffix(SUFFIX).rand_bytes(LETTERS);
    make(&mut builder).map_err(|error| error.kind().into())
}

/// Holds what was just made. False where somebody took it for one left behind before it was held.
fn hold(file: &File) -> bool {
    match file.try_lock() {
        Ok(()) => is_there(file),
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => true,
    }
}

fn is_there(file: &File) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        file.metadata().is_ok_and(|found| found.nlink() > 0)
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        true
    }
}

/// Removes what killed processes left in a folder, as far as it can be.
pub fn remove_left_behind(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        if !is_marked(&entry.file_name()) || !(kind.is_file() || kind.is_dir()) {
            continue;
        }
        let path = entry.path();
        let opened = OpenOptions::new()
            .read(true)
            // Locks of network file systems want it; a folder cannot be opened so.
            .write(kind.is_file())
            .open(&path);
        // The lock is held until it is removed, so that no other process begins to write it.
        if let Ok(opened) = opened
            && opened.try_lock().is_ok()
        {
            // What cannot be removed is in nobody's way.
            let _ = match kind.is_dir() {
                true => fs::remove_dir_all(path),
                false => fs::remove_file(path),
            };
        }
    }
}

/// Whether a name is one that this program gives to what it is writing.
fn is_marked(name: &OsStr) -> bool {
    let middle = name
        .to_str()
        .and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX));
    middle
        .and_then(|middle| middle.split_once('-'))
        .is_some_and(|(process, letters)| {
            let is_number = |byte: u8| byte.is_ascii_digit();
            !process.is_empty()
                && process.bytes().all(is_number)
                && letters.len() == LETTERS
                && letters.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_behind_is_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let left = [".casefile-1-abcDE9.tmp", ".casefile-4294967295-000000.tmp"];
        let others = [
            "casefile-1-abcDE9.tmp",
            ".casefile-1-abcDE9.tmp~",
            ".casefile-1-abcDE9",
            ".casefile--abcDE9.tmp",
            ".casefile-x1-abcDE9.tmp",
            ".casefile-1-abcDE.tmp",
            ".casefile-1-abcD-9.tmp",
            ".casefile-notes.tmp",
            ".tmpabcDE9",
        ];
        for name in left.iter().chain(&others) {
            fs::write(path(name), "x").unwrap();
        }
        fs::create_dir_all(path(".casefile-2-folder.tmp/deep")).unwrap();
        fs::write(path(".casefile-2-folder.tmp/deep/file"), "x").unwrap();
        let held = (
            file(folder.path()).unwrap(),
            super::folder(folder.path()).unwrap(),
        );
        remove_left_behind(folder.path());
        let mut there: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        let mut expected: Vec<_> = others.iter().map(|name| path(name)).collect();
        expected.push(held.0.path().to_owned());
        expected.push(held.1.folder.path().to_owned());
        there.sort();
        expected.sort();
        assert_eq!(there, expected);
        assert!(is_marked(held.0.path().file_name().unwrap()));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_and_a_pipe_of_such_a_name_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let kept = folder.path().join("kept");
        fs::create_dir(&kept).unwrap();
        let link = folder.path().join(".casefile-1-aaaaaa.tmp");
        std::os::unix::fs::symlink(&kept, &link).unwrap();
        let pipe = folder.path().join(".casefile-1-bbbbbb.tmp");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        remove_left_behind(folder.path());
        assert!(kept.is_dir() && link.is_symlink() && pipe.exists());
    }

    #[test]
    fn an_error_does_not_name_what_nobody_has_heard_of() {
        let folder = tempfile::tempdir().unwrap();
        let error = file(&folder.path().join("none")).unwrap_err().to_string();
        assert!(!error.contains(".casefile"), "{error}");
    }
}
