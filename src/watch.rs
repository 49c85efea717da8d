//! Whether the files that a library rests on say something else than when it was read.
//!
//! ```text
//! system ─hint→ quiet ─in time→ look ─contents→ seen ─difference→ told
//! ```
//!
//! What the system tells of files is a hint and no more: it may tell too much (a file that is touched, a folder that is
//! checked out) or too little (a network folder). So a moment after the last hint all files are looked at, and their
//! contents are compared by hash. Files are opened by the same doors as when a library is read, and the folders that
//! are watched are those that these doors opened.

mod look;
mod news;
mod once;
mod quiet;
mod seen;
mod system;

use std::{
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    time::{Instant, SystemTime},
};

pub use news::{Became, News};
pub use once::has_changed;

use crate::library::Library;
use look::{Looked, Rests};
use quiet::{Hint, Quiet};
use seen::{Last, Seen};
use system::Folders;

/// What a watcher is asked for, or hears.
enum Post {
    Of(Of),
    Key,
    Hint(Hint),
    End,
}

/// A library that is on the screen.
pub struct Of {
    /// The number of its load, by which it is told of.
    pub number: u64,
    /// The path that was read.
    pub path: PathBuf,
    pub library: Arc<Library>,
    /// When reading it began.
    pub since: SystemTime,
}

/// What a watcher has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Files of the library of that load hold something else by now.
    Changed(u64),
    /// Not all changes will be heard of: why, as a sentence without its period.
    InPart(String),
}

/// Whoever asks a watcher. It ends once nobody does.
pub struct Asks(Sender<Post>);

/// A watcher that has not begun yet.
pub struct Watcher {
    posts: Receiver<Post>,
    sender: Sender<Post>,
}

impl Asks {
    /// A watcher, and the way to ask it.
    pub fn new() -> (Self, Watcher) {
        let (sender, posts) = channel();
        (Self(sender.clone()), Watcher { posts, sender })
    }

    /// Watches the files of this library from now on, and of no other.
    pub fn watch(&self, of: Of) {
        drop(self.0.send(Post::Of(of)));
    }

    /// Looks at the files, where the system may not have told of all changes. For when the reader does something.
    pub fn look(&self) {
        drop(self.0.send(Post::Key));
    }
}

impl Drop for Asks {
    fn drop(&mut self) {
        drop(self.0.send(Post::End));
    }
}

impl Watcher {
    /// Watches until nobody asks any more. Between hints it waits, and does nothing.
    pub fn run(self, tell: &dyn Fn(Told)) {
        let mut quiet = Quiet::default();
        let mut watched: Option<Watched> = None;
        loop {
            let post = match quiet.due() {
                None => self.posts.recv().map_err(RecvTimeoutError::from),
                Some(due) => {
                    let wait = due.saturating_duration_since(Instant::now());
                    self.posts.recv_timeout(wait)
                }
            };
            match post {
                Ok(Post::Hint(hint)) => quiet.hear(hint, Instant::now()),
                Ok(Post::Of(of)) => match &mut watched {
                    // It could not be read again: what was told of it was told.
                    Some(watched) if Arc::ptr_eq(&watched.library, &of.library) => {
                        watched.number = of.number;
                    }
                    watched => {
                        let before = watched.take();
                        *watched = Some(Watched::of(of, before, &self.sender, tell));
                        // What changed between reading and watching was not heard of.
                        quiet.hear(Hint::Something, Instant::now());
                    }
                },
                Ok(Post::Key) => {
                    if watched.as_ref().is_some_and(Watched::may_have_missed) {
                        quiet.hear(Hint::Something, Instant::now());
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    quiet = Quiet::default();
                    if let Some(watched) = &mut watched {
                        watched.look(&self.sender, tell);
                    }
                }
                Ok(Post::End) | Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }
}

/// A library that is watched.
struct Watched {
    number: u64,
    library: Arc<Library>,
    rests: Rests,
    /// What its files held when they were last told of, at first when the library was read.
    told: Seen,
    /// What was looked at so far.
    looked: Looked,
    folders: Folders,
    last: Last,
}

impl Watched {
    fn of(of: Of, before: Option<Self>, sender: &Sender<Post>, tell: &dyn Fn(Told)) -> Self {
        let (looked, folders, last) = match before {
            Some(before) => (before.looked, before.folders, before.last),
            None => Default::default(),
        };
        let mut watched = Self {
            number: of.number,
            rests: Rests::of(&of.path, &of.library),
            told: Seen::default(),
            looked,
            folders,
            last,
            library: of.library,
        };
        watched.watch(sender, tell);
        let now = watched.rests.look(&mut watched.looked);
        watched.told = watched.looked.when_read(&watched.library, now, of.since);
        watched
    }

    /// Watches the folders that there are now.
    fn watch(&mut self, sender: &Sender<Post>, tell: &dyn Fn(Told)) {
        let sender = sender.clone();
        let hear = move |hint| drop(sender.send(Post::Hint(hint)));
        let doubt = self.folders.watch(&self.rests.folders(), hear);
        doubt.into_iter().for_each(|why| tell(Told::InPart(why)));
    }

    /// Looks at the files, and tells where they hold something that was not told.
    fn look(&mut self, sender: &Sender<Post>, tell: &dyn Fn(Told)) {
        // First, so that what changes from here on is heard of.
        self.watch(sender, tell);
        let now = self.rests.look(&mut self.looked);
        if now.differs_from(&self.told) && self.last.tells(&now) {
            self.told = now;
            tell(Told::Changed(self.number));
        }
    }

    /// Whether files may have changed without a hint: not all folders are watched, or the first is not the one that is
    /// watched any more, as when what it was on is unmounted.
    fn may_have_missed(&self) -> bool {
        let root = self.rests.root();
        self.folders.is_in_part() || !root.is_ok_and(|root| self.folders.holds(&root))
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests;
