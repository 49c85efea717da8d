//! By what a file is known not to have been written, without reading it.

use std::{
    fs::File,
    io,
    time::{Duration, SystemTime},
};

use cap_std::fs::Metadata;

/// The state of a file: two that are equal are of one content, unless it was written twice within a step of the clock
/// of its file system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub bytes: u64,
    /// The file itself, and when its state was last changed, which nobody can set.
    #[cfg(unix)]
    own: (u64, u64, i64, i64),
    written: Option<SystemTime>,
}

impl Stamp {
    /// The stamp of an open file.
    ///
    /// # Errors
    /// What the system says.
    pub fn of(file: &File) -> io::Result<Self> {
        Metadata::from_file(file).map(|found| Self::found(&found))
    }

    pub(super) fn found(found: &Metadata) -> Self {
        #[cfg(unix)]
        use cap_std::fs::MetadataExt;
        Self {
            bytes: found.len(),
            #[cfg(unix)]
            own: (found.dev(), found.ino(), found.ctime(), found.ctime_nsec()),
            written: found
                .modified()
                .ok()
                .map(cap_std::time::SystemTime::into_std),
        }
    }

    /// When the file was last changed in any way; none where nothing says so.
    pub fn changed(&self) -> Option<SystemTime> {
        #[cfg(unix)]
        {
            let (_, _, seconds, more) = self.own;
            let since = Duration::new(seconds.try_into().ok()?, more.try_into().ok()?);
            self.written.max(SystemTime::UNIX_EPOCH.checked_add(since))
        }
        #[cfg(not(unix))]
        self.written
    }

    /// Whether it was changed before a moment, for certain.
    pub fn is_before(&self, moment: SystemTime) -> bool {
        self.changed().is_some_and(|changed| changed < moment)
    }

    /// That of a file of so many bytes, of this number, which was last changed at so many seconds.
    #[cfg(all(test, unix))]
    pub fn made(bytes: u64, number: u64, written: SystemTime, changed: i64) -> Self {
        Self {
            bytes,
            own: (1, number, changed, 0),
            written: Some(written),
        }
    }
}
