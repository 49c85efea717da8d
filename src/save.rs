//! Writing a file, or a folder of files, so that it is there whole, also after a crash, or not at all.

mod folder;
mod staged;

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

pub use folder::save_folder;
pub use staged::{Folder as StagedFolder, folder as staged_folder, remove_left_behind};

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
    save_asking(path, bytes, existing, &mut |_| Ok(()))
}

/// What is done next where a file is written, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// To look at the folder and at what is there.
    Look,
    /// To make the file under another name.
    Make,
    /// To write all of it.
    Write,
    /// To wait until that is on the disk.
    Sync,
    /// To give it the permissions of the file that it replaces.
    Permit,
    /// To give it its name, by which the old one is gone.
    Replace,
    /// To wait until the name is on the disk: the new content is there already.
    SyncName,
}

/// The same, where somebody is asked before each of these. Before [`Next::Replace`] is the last moment in which what is
/// there can be looked at.
///
/// # Errors
/// As [`save`], and what the one who is asked says.
pub fn save_asking(
    path: &Path,
    bytes: &[u8],
    existing: Existing,
    ask: &mut dyn FnMut(Next) -> io::Result<()>,
) -> io::Result<()> {
    ask(Next::Look)?;
    let folder = folder_of(path);
    fs::metadata(folder)?;
    may_be_replaced(path)?;
    ask(Next::Make)?;
    let mut file = staged::file(folder)?;
    ask(Next::Write)?;
    file.as_file_mut().write_all(bytes)?;
    ask(Next::Sync)?;
    file.as_file().sync_all()?;
    ask(Next::Permit)?;
    if existing == Existing::Replace
        && let Ok(there) = fs::metadata(path)
    {
        file.as_file().set_permissions(there.permissions())?;
    }
    ask(Next::Replace)?;
    match existing {
        Existing::Replace | Existing::ReplaceForOwner => file.persist(path),
        Existing::Keep => file.persist_noclobber(path),
    }
    .map_err(|error| error.error)?;
    // The new name is on the disk only when its folder is.
    ask(Next::SyncName)?;
    sync_folder(folder)
}

/// That what is at a path, if anything is, is a file: a folder, a device, a pipe or a link is none that could be replaced
/// by one.
///
/// # Errors
/// What it is, where it is no file.
pub fn may_be_replaced(path: &Path) -> io::Result<()> {
    let Ok(there) = fs::symlink_metadata(path) else {
        return Ok(());
    };
    let kind = there.file_type();
    Err(io::Error::other(match () {
        () if kind.is_file() => return Ok(()),
        () if kind.is_dir() => "it is a folder, and no regular file",
        () if kind.is_symlink() => "it is a link, and no regular file",
        () => "it is a device or a pipe, and no regular file",
    }))
}

/// Whether a path leads to one of these files, however either is written, and whether anything is there yet or not.
pub fn is_one_of(path: &Path, mut files: impl Iterator<Item = PathBuf>) -> bool {
    place(path).is_some_and(|path| files.any(|file| place(&file).as_ref() == Some(&path)))
}

/// The one of these folders in which a path leads to a file.
pub fn is_within<'f>(path: &Path, folders: &'f [PathBuf]) -> Option<&'f Path> {
    let path = place(path)?;
    let within = |folder: &&PathBuf| {
        let folder = fs::canonicalize(folder);
        folder.is_ok_and(|folder| path.starts_with(folder))
    };
    folders.iter().find(within).map(|folder| &**folder)
}

/// What a path leads to, written in one way only. Of what is not there it is its name in its folder; none where that is
/// not there either.
fn place(path: &Path) -> Option<PathBuf> {
    let folder = || fs::canonicalize(folder_of(path)).ok();
    fs::canonicalize(path)
        .ok()
        .or_else(|| Some(folder()?.join(path.file_name()?)))
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
