//! Which log is a library's, and which may be its own under another name: it was moved, or was given an `id`.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use super::{Log, Own, Why};
use crate::{
    library::Library,
    review::{line::Place, state::State},
    session::{KnownBy, Store, whole},
};

/// How long it is waited for whoever writes to a log that is to be given to another library.
const PATIENCE: Duration = Duration::from_secs(5);

/// A log that no library has any more, as far as can be told, and that may be this one's.
pub struct Candidate {
    pub store: Store,
    /// The library as it was last known.
    pub library: Place,
    pub state: State,
    /// Of how many records something is marked or noted, and how many of these this library has.
    pub known: (usize, usize),
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

/// The logs that may be this library's and are not known to be another's: where their library was, none is now, or
/// this one is; and most of the records that they speak of are in this one. The likeliest first.
pub fn candidates(data_folder: &Path, library: &Library) -> Vec<Candidate> {
    let own = store(data_folder, library);
    let here = whole(&library.root);
    let others = Store::all_of_reviews(data_folder).into_iter();
    let others = others.filter(|other| *other != own);
    let mut found: Vec<Candidate> = others
        .filter_map(|store| {
            let (log, read) = Log::open(Own(store.clone()), Place::default());
            let lines = read.is_ok().then(|| log.lines())?;
            let paths = lines.headers.iter().map(|header| &header.library.path);
            let is_anothers = |path: &String| {
                let path = PathBuf::from(path);
                path != here && path.try_exists().unwrap_or(true)
            };
            // Of a library whose path is no text it cannot be told whether it is there.
            let is_free = !lines.headers.is_empty()
                && paths
                    .clone()
                    .all(|path| path.as_ref().is_some_and(|path| !is_anothers(path)));
            let state = State::from_entries(&lines.entries);
            let known = state.known_to(library);
            (is_free && 2 * known.1 > known.0).then(|| Candidate {
                store,
                library: lines
                    .headers
                    .last()
                    .map(|header| header.library.clone())
                    .unwrap_or_default(),
                state,
                known,
            })
        })
        .collect();
    found.sort_by_key(|candidate| std::cmp::Reverse(candidate.known.1));
    found
}

/// Gives a log to a library, which has none.
///
/// # Errors
/// Where the library has one, the log is held by another, or the system does not let it be moved.
pub fn adopt(data_folder: &Path, library: &Library, log: &Store) -> Result<(), Why> {
    let own = store(data_folder, library);
    let (mut first, mut second) = (log, &own);
    // Two that hold two places must do it in one order, or they wait for each other.
    if first.path() > second.path() {
        std::mem::swap(&mut first, &mut second);
    }
    {
        let _first = first.hold(PATIENCE)?;
        let _second = second.hold(PATIENCE)?;
        log.give_to(&own)?;
    }
    let (mut log, _) = Log::open(Own(own), place(library));
    log.save().map_err(|not_saved| not_saved.why)?;
    Ok(())
}
