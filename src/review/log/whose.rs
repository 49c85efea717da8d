//! Whether what a log holds was written for a library: its path does not say so, since another one may lie there by now.

use super::place;
use crate::{
    clean_format,
    library::Library,
    review::{
        line::{Header, Lines},
        state::State,
    },
    text::{Clean, clean_line, counted},
};

/// What makes it doubtful that a log was written for the library which it is found for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// All of it was written for one of the same id at another path.
    OtherPath(Option<String>),
    /// At the same path lay one of another title, or one that had other records.
    OtherLibrary {
        title: Option<String>,
        /// Of how many records something is marked or noted.
        all: usize,
        /// How many of these the library has.
        here: usize,
    },
}

impl Doubt {
    /// Of the log that a library has by its id or its path; none where it was written for it, or its reader said that it is
    /// its own.
    pub fn of(lines: &Lines, state: &State, library: &Library) -> Option<Self> {
        let own = place(library);
        let last = lines.headers.last()?;
        if own.id.is_some() {
            let mut paths = lines.headers.iter().map(|header| &header.library.path);
            let is_known = paths.any(|path| *path == own.path);
            return (!is_known).then(|| Self::OtherPath(last.library.path.clone()));
        }
        // Of one that cannot be read in part it is not known what it is called, nor what it has.
        if library.may_lack_some() {
            return None;
        }
        let is_accepted = |header: &Header| header.is_accepted && header.library == own;
        let accepted = lines.headers.iter().rposition(is_accepted);
        let since = lines.headers.iter().skip(accepted.unwrap_or(0));
        let other = since.rev().find(|header| header.library.title != own.title);
        let (all, here) = state.known_to(library);
        let is_doubtful = other.is_some() || accepted.is_none() && 2 * here < all;
        is_doubtful.then(|| Self::OtherLibrary {
            title: other.unwrap_or(last).library.title.clone(),
            all,
            here,
        })
    }

    /// What is to be said of it, as sentences.
    pub fn words(&self) -> Clean {
        match self {
            Self::OtherPath(path) => clean_format!(
                "What is reviewed here was written for the library of the same id at `{}`.",
                clean_line(path.as_deref().unwrap_or("a path that is not known"))
            ),
            Self::OtherLibrary { title, all, here } => {
                let title = title.as_deref().map(clean_line);
                let written_for = title.map_or_else(
                    || "a library without a title".into(),
                    |title| clean_format!("“{title}”"),
                );
                clean_format!(
                    "What is reviewed here was written for {written_for} in this place, of which {here} of the {} that it \
                     speaks of are here: it may be another library's. `casefile review adopt` says that it is this one's.",
                    counted(*all as u64, "record")
                )
            }
        }
    }

    /// Whether it may be another library's: what is of no record here is then nothing to be handed on.
    pub fn is_of_other_library(&self) -> bool {
        matches!(self, Self::OtherLibrary { .. })
    }
}
