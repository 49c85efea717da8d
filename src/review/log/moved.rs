//! Which log is a library's, and which may be its own under another name: it was moved, or was given an `id`.

use std::{path::Path, time::Duration};

use super::{Doubt, Log, Own, Why};
use crate::{
    library::Library,
    review::{
        line::{Lines, Place},
        state::State,
    },
    session::{KnownBy, Store, whole},
};

/// How long it is waited for whoever writes to a log that is to be given to another library.
const PATIENCE: Duration = Duration::from_secs(5);

/// Reads the library at a path; none where it cannot be opened.
pub type Read = fn(&Path) -> Option<Library>;

/// A log that is not this library's by its name, and may be all the same.
pub struct Candidate {
    pub store: Store,
    /// The library as it was last known, by the title of this one where it was.
    pub library: Place,
    pub state: State,
    /// Of how many records something is marked or noted, and how many of these this library has.
    pub known: (usize, usize),
    pub whose: Whose,
}

/// Whose a log is, as far as can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Where its library was, none is now, or this one is, or another one that has written nothing to it.
    Nobodys,
    /// Another library lies there that has written to it.
    Shared,
    /// Its library is where it was.
    Anothers,
}

impl Candidate {
    /// Whether most of the records that it speaks of are in this library.
    pub fn is_likely(&self) -> bool {
        2 * self.known.1 > self.known.0
    }

    /// Whether it is offered unasked.
    pub fn is_offered(&self) -> bool {
        self.is_likely() && self.whose != Whose::Anothers
    }

    /// Whether it stays where it is as well when it is taken over.
    pub fn is_copied(&self) -> bool {
        !self.is_likely() || self.whose != Whose::Nobodys
    }
}

/// Where the log of a library is, below the data folder of the user.
pub fn store(data_folder: &Path, library: &Library) -> Store {
    Store::of_reviews(data_folder, known_by(library))
}

/// Where the notes on it are that are being written.
pub fn drafts(data_folder: &Path, library: &Library) -> Store {
    Store::of_drafts(data_folder, known_by(library))
}

fn known_by(library: &Library) -> KnownBy<'_> {
    match &library.id {
        Some(id) => KnownBy::Id(id),
        None => KnownBy::Path(&library.root),
    }
}

/// What a log says of a library.
pub fn place(library: &Library) -> Place {
    Place {
        id: library.id.as_ref().map(ToString::to_string),
        path: whole(&library.root).to_str().map(str::to_owned),
        title: library.title.as_ref().map(|title| title.raw().to_owned()),
    }
}

/// The logs of other libraries, that which has most of this one's records first; `read` gives the library at a path.
pub fn found(data_folder: &Path, library: &Library, read: Read) -> Vec<Candidate> {
    let own = store(data_folder, library);
    let title = place(library).title;
    let others = Store::all_of_reviews(data_folder).into_iter();
    let others = others.filter(|other| *other != own);
    let mut found: Vec<Candidate> = others
        .filter_map(|store| {
            let (log, is_read) = Log::open(Own(store.clone()), Place::default());
            let lines = is_read.is_ok().then(|| log.lines())?;
            let mut headers = lines.headers.iter().rev();
            let own = headers.find(|header| header.library.title == title);
            let last = own.or(lines.headers.last())?.library.clone();
            let state = State::from_entries(&lines.entries);
            Some(Candidate {
                known: state.known_to(library),
                whose: Whose::of((data_folder, read), &store, &lines, &state, library),
                library: last,
                store,
                state,
            })
        })
        .collect();
    found.sort_by_key(|candidate| std::cmp::Reverse(candidate.known.1));
    found
}

impl Whose {
    /// Of a log that is found at a place, for a library.
    fn of(
        (data, read): (&Path, Read),
        store: &Store,
        lines: &Lines,
        state: &State,
        library: &Library,
    ) -> Self {
        let path = lines
            .headers
            .last()
            .and_then(|last| last.library.path.as_deref());
        // Of a library whose path is no text it cannot be told whether it is there.
        let Some(path) = path.map(Path::new) else {
            return Self::Anothers;
        };
        if path == whole(&library.root) || !path.try_exists().unwrap_or(true) {
            return Self::Nobodys;
        }
        let Some(there) = read(path) else {
            return Self::Anothers;
        };
        let is_its_own = super::store(data, &there) == *store;
        let place = place(&there);
        let has_written = lines.headers.iter().any(|header| header.library == place);
        match (Doubt::of(lines, state, &there), has_written) {
            _ if !is_its_own => Self::Nobodys,
            (Some(Doubt::OtherLibrary { .. }), true) => Self::Shared,
            (Some(Doubt::OtherLibrary { .. }), false) => Self::Nobodys,
            (Some(Doubt::OtherPath(_)) | None, _) => Self::Anothers,
        }
    }
}

/// Gives a log, or a copy of it, to a library that has none.
///
/// # Errors
/// Where the library has one, the log is held by another, or the system does not let it be moved or written.
pub fn adopt(data_folder: &Path, library: &Library, log: &Candidate) -> Result<(), Why> {
    let own = store(data_folder, library);
    if log.is_copied() {
        let (from, read) = Log::open(Own(log.store.clone()), Place::default());
        read?;
        let (mut to, _) = Log::open(Own(own), place(library));
        let taken = to.take(from.entries().cloned().collect());
        taken.map_err(|not_saved| not_saved.why)?;
        return to.accept().map_err(|not_saved| not_saved.why);
    }
    let (mut first, mut second) = (&log.store, &own);
    // Two that hold two places must do it in one order, or they wait for each other.
    if first.path() > second.path() {
        std::mem::swap(&mut first, &mut second);
    }
    {
        let _first = first.hold(PATIENCE)?;
        let _second = second.hold(PATIENCE)?;
        log.store.give_to(&own)?;
    }
    let (mut log, _) = Log::open(Own(own), place(library));
    log.accept().map_err(|not_saved| not_saved.why)
}
