//! Whether files of a library have changed since it was read, where nobody watches them: a look is taken a moment after
//! a key.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::{library::Library, limits::YAML_BYTES, load, text::decode};

/// Whether a case file says something else than when the library at that path was read, at that time, or is gone. Files
/// that were added are not seen.
pub fn has_changed(path: &Path, library: &Library, since: SystemTime) -> bool {
    let files = load::files(path).unwrap_or_default().into_iter();
    let files: HashMap<String, load::CaseFile> = files.map(|file| (file.shown(), file)).collect();
    let was_written = |path: &str| {
        let found = fs::symlink_metadata(PathBuf::from(path));
        found
            .and_then(|found| found.modified())
            .is_ok_and(|at| at > since)
    };
    let is_other = |file: &load::CaseFile, text: &str| match file.read(&YAML_BYTES) {
        Ok(bytes) => decode(&bytes).text != text,
        Err(_) => true,
    };
    let is_before = |id| library.as_before.iter().any(|file| file.before == id);
    let mut read = library.files.iter().filter(|(id, _)| !is_before(*id));
    read.any(|(_, known)| match files.get(&known.path) {
        Some(file) => was_written(&known.path) && is_other(file, &known.text),
        None => true,
    })
}
