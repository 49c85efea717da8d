//! How the files of sources were when they were first looked at.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::door::Stamp;

/// How each file of a source was when it was first looked at since the library was read; none where it was not there. What a
/// screen shows of sources is of that state, or of a later one; until a file is looked at, it is what was shown before the
/// library was read again.
#[derive(Debug, Default)]
pub struct Looked {
    before: Files,
    now: Mutex<Files>,
}

type Files = HashMap<PathBuf, Option<Stamp>>;

impl Looked {
    /// That of the same library, which is read again.
    #[must_use]
    pub fn read_again(&self) -> Self {
        let mut before = self.before.clone();
        before.extend(
            self.now()
                .iter()
                .map(|(path, stamp)| (path.clone(), *stamp)),
        );
        Self {
            before,
            now: Mutex::default(),
        }
    }

    /// Remembers how a file is, unless it was looked at before. To be called before it is opened.
    pub fn note(&self, path: &Path, found: Option<Stamp>) {
        self.now().entry(path.to_owned()).or_insert(found);
    }

    /// Whether a file is as it was when it was first looked at; so is one that nobody looked at.
    pub fn is_still(&self, path: &Path, found: Option<Stamp>) -> bool {
        let now = self.now();
        let known = now.get(path).or_else(|| self.before.get(path));
        known.is_none_or(|first| *first == found)
    }

    fn now(&self) -> MutexGuard<'_, Files> {
        // Whoever panicked left it whole.
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::time::SystemTime;

    use super::*;

    #[test]
    fn a_file_is_as_it_was_shown_until_it_is_looked_at_again() {
        let path = Path::new("post.txt");
        let is = |changed| Some(Stamp::made(5, 7, SystemTime::UNIX_EPOCH, changed));
        let looked = Looked::default();
        let still =
            |looked: &Looked| [is(1), is(2), None].map(|found| looked.is_still(path, found));
        assert_eq!(still(&looked), [true; 3], "nobody looked at it");
        looked.note(path, is(1));
        looked.note(path, is(2));
        assert_eq!(still(&looked), [true, false, false]);
        let again = looked.read_again();
        assert_eq!(still(&again), [true, false, false]);
        assert_eq!(still(&again.read_again()), [true, false, false]);
        again.note(path, is(2));
        assert_eq!(still(&again), [false, true, false]);
        assert_eq!(still(&again.read_again()), [false, true, false]);
    }
}
