//! Writing a file so that it is there whole, also after a crash, or not at all.

use std::{
    fs::File,
    io::{self, Write},
    path::Path,
};

/// What to do where the file is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    Keep,
    Replace,
}

/// Writes a text to a file that only its owner can read.
///
/// # Errors
/// `AlreadyExists` where the file is there and is to be kept; else what the system says. The old
/// content, or none, is left then.
pub fn save(path: &Path, text: &str, existing: Existing) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    std::fs::metadata(folder)?;
    // The error would name a file that nobody has heard of.
    let unnamed = |error: io::Error| io::Error::from(error.kind());
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(unnamed)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    if existing == Existing::Replace
        && let Ok(there) = std::fs::metadata(path)
    {
        // Who could read the file can go on reading it.
        file.as_file().set_permissions(there.permissions())?;
    }
    match existing {
        Existing::Replace => file.persist(path),
        Existing::Keep => file.persist_noclobber(path),
    }
    .map_err(|error| error.error)?;
    // The new name is on the disk only when its folder is.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}
