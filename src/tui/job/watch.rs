//! Whether files of a library have changed since it was read. Nothing is watched: a look is taken a moment
//! after a key, so that an idle browser costs nothing.

use std::{fs, path::Path, time::SystemTime};

use crate::library::Library;

/// Whether a case file was written since a time, or is gone. Files that were added are not seen.
pub fn has_changed(library: &Library, since: SystemTime) -> bool {
    let mut files = library.files.iter();
    files.any(
        |(_, file)| match fs::symlink_metadata(Path::new(&file.path)) {
            Ok(found) => found.modified().is_ok_and(|at| at > since),
            Err(_) => true,
        },
    )
}
