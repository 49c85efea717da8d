//! How the files of sources were when they were first looked at.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::door::Stamp;

/// How each file of a source was when it was first looked at since the library was read; none where it was not there. What a
/// screen shows of sources is of that state, or of a later one.
#[derive(Debug, Default)]
pub struct Looked(Mutex<HashMap<PathBuf, Option<Stamp>>>);

impl Looked {
    /// Remembers how a file is, unless it was looked at before. To be called before it is opened.
    pub fn note(&self, path: &Path, found: Option<Stamp>) {
        self.all().entry(path.to_owned()).or_insert(found);
    }

    /// Whether a file is as it was when it was first looked at; so is one that nobody looked at.
    pub fn is_still(&self, path: &Path, found: Option<Stamp>) -> bool {
        self.all().get(path).is_none_or(|first| *first == found)
    }

    fn all(&self) -> MutexGuard<'_, HashMap<PathBuf, Option<Stamp>>> {
        // Whoever panicked left it whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
