//! Writing a file, or a folder of files, so that it is there whole, also after a crash, or not at all.

mod folder;
mod staged;

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

pub use folder::save_folder;
pub use staged::remove_left_behind;

/// What to do where the file is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    Keep,
    /// Whoever could read it can read the new one.
    Replace,
    /// Nobody but its owner can read the new one, whoever could read it.
    ReplaceForOwner,
}

/// Writes a text to a file that only its owner can read, unless it replaces one that others may read
/// ([`Existing::Replace`]).
///
/// # Errors
/// `AlreadyExists` where the file is there and is to be kept; else what the system says. The old
/// content, or none, is left then.
pub fn save(path: &Path, text: &str, existing: Existing) -> io::Result<()> {
    save_bytes(path, text.as_bytes(), existing)
}

/// The same for bytes that need not be a text.
///
/// # Errors
/// As [`save`].
pub fn save_bytes(path: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
    let folder = folder_of(path);
    fs::metadata(folder)?;
    // A folder, a device, a pipe or a link is no file that could be replaced by one.
    if fs::symlink_metadata(path).is_ok_and(|there| !there.is_file()) {
        return Err(io::Error::other("it is there and is no regular file"));
    }
    let mut file = staged::file(folder)?;
    file.as_file_mut().write_all(bytes)?;
    file.as_file().sync_all()?;
    if existing == Existing::Replace
        && let Ok(there) = fs::metadata(path)
    {
        file.as_file().set_permissions(there.permissions())?;
    }
    match existing {
        Existing::Replace | Existing::ReplaceForOwner => file.persist(path),
        Existing::Keep => file.persist_noclobber(path),
    }
    .map_err(|error| error.error)?;
    // The new name is on the disk only when its folder is.
    sync_folder(folder)
}

/// Whether a path leads to one of these files, however either is written; where nothing is there, it does not.
pub fn is_one_of(path: &Path, mut files: impl Iterator<Item = PathBuf>) -> bool {
    let same = |path: &Path| fs::canonicalize(path).ok();
    same(path).is_some_and(|path| files.any(|file| same(&file).as_ref() == Some(&path)))
}

/// Writes what could be made again to a file that only its owner can read, in place of one that is there.
/// It is not waited for to be on the disk: after a crash it may be damaged, and its reader has to see that.
///
/// # Errors
/// What the system says. The old content, or none, is left then.
pub fn save_for_now(path: &Path, text: &str) -> io::Result<()> {
    let mut file = staged::file(folder_of(path))?;
    file.as_file_mut().write_all(text.as_bytes())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Makes a folder, and those above it that are missing, that only their owner may look into. One that is
/// there stays as it is.
///
/// # Errors
/// What the system says.
pub fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// The folder that a path is in.
fn folder_of(path: &Path) -> &Path {
    let folder = path.parent();
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Waits until the names in a folder are on the disk.
///
/// # Errors
/// What the system says.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    // Elsewhere a folder cannot be opened as a file is.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
