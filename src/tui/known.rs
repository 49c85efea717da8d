//! What was read: the library, and what is held of its sources.

mod review;
mod since;
mod text;

use std::{collections::HashMap, fmt, sync::Arc};

use crate::{
    diagnostic::Diagnostic,
    export::protected::{Protected, mask::Masks},
    library::{Doubts, Index, Library, OfSources},
    missed::Missed,
    model::{Citation, Date, Key},
    verify::Passage,
    watch::News,
};

pub use review::{Review, Said, Told, Unsaved, marks_and_notes};
pub use since::{Both, Changes, Since, since_marker};
pub use text::{Absent, CitedBy, Text};

/// A library as it was on a day, and the day.
pub type OfDay = (Date, Arc<Library>);

/// What the browser knows so far. Everything in it comes from jobs; no key changes it.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// What is looked at: the whole library, or that of an earlier day.
    pub library: Arc<Library>,
    /// All that was read.
    pub whole: Arc<Library>,
    /// What covers the names of the protected, where they are to be covered.
    pub cover: Option<Cover>,
    /// Why there is no library.
    pub unopened: Option<String>,
    pub loading: bool,
    /// Whether files have changed since it was read.
    pub has_changed: bool,
    /// Whether they are to be read again, once nothing lies over the panes.
    pub is_to_read: bool,
    /// What was new in a library that was read again: of the last that had anything new.
    pub news: News,
    /// Whether its quotes were looked for, on which standings rest.
    pub is_checked: bool,
    /// Counts the loads; answers to older questions are dropped.
    pub generation: u64,
    /// Counts the libraries that arrived; what was made for another one is made again.
    pub edition: u64,
    /// What is held of sources, as far as it was asked for; none while it is on its way.
    pub documents: HashMap<Key, Option<Arc<Text>>>,
    /// What was found of citations, by their record and their number among its citations; of those
    /// only whose source was opened.
    pub passages: HashMap<(Index, usize), Arc<Passage>>,
    /// The same of the library that was read before, until this one's quotes were looked for.
    pub found_before: Option<FoundBefore>,
    /// What the reader checked and wrote.
    pub review: Review,
    /// How the library differs from what the reader saw last.
    pub since: Since,
    /// How often that was told, and the load for which it was asked last.
    pub since_told: usize,
    pub since_asked: Option<u64>,
}

/// What was found of the quotes of a library before it was read again.
#[derive(Clone, Debug)]
pub struct FoundBefore {
    pub library: Arc<Library>,
    pub passages: HashMap<(Index, usize), Arc<Passage>>,
    /// Whether records were other ones when it was read again.
    pub has_news: bool,
}

/// What covers the names of the protected on the screen.
#[derive(Clone)]
pub struct Cover {
    pub masks: Arc<Masks>,
    /// Whether what records said when they were reviewed may be told: it names nobody by a name that is not known.
    pub tells_old: bool,
    /// The library with all names that are covered, and whoever is there no more.
    pub known: Arc<Library>,
    /// The library with their names, for what is written.
    pub uncovered: Arc<Library>,
}

impl fmt::Debug for Cover {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Cover")
            .field(&self.masks.audience)
            .finish()
    }
}

impl Known {
    /// Whether a record is protected.
    pub fn protects(&self, index: Index) -> bool {
        let is_covered = |cover: &Cover| cover.masks.called.contains_key(&Protected::Record(index));
        self.library.at(index).body.protection().is_some()
            || self.cover.as_ref().is_some_and(is_covered)
    }

    /// The citations of a record that is looked at, in their order, as its file has them: before an audience the record has
    /// other words, and on an earlier day fewer citations. A citation is known by where its source is named in its file;
    /// none of one whose place no longer tells which it is.
    pub fn citations_in_files(&self, key: &Key) -> Vec<Option<&Citation>> {
        let shown = citations(&self.library, key).into_iter();
        match &self.cover {
            None => shown.map(Some).collect(),
            Some(cover) => {
                let in_files = citations(&cover.uncovered, key);
                let same = |shown: &Citation| {
                    let mut same = in_files.iter();
                    same.find(|citation| citation.source.span == shown.source.span)
                };
                shown.map(|shown| same(shown).copied()).collect()
            }
        }
    }

    /// The day whose library is looked at; none for today's.
    pub fn day(&self) -> Option<&Date> {
        self.library.earlier.as_ref().map(|earlier| &earlier.day)
    }
}

/// The citations of a record of a library; none of one that it has not.
fn citations<'l>(library: &'l Library, key: &Key) -> Vec<&'l Citation> {
    let record = library.get(key);
    record.map_or_else(Vec::new, |record| record.body.all_citations())
}

/// What is known of a library once all of its sources were opened.
#[derive(Debug, Default)]
pub struct Checked {
    /// What is against quotes, by their places.
    pub doubts: Doubts,
    /// What is held of the sources.
    pub held: OfSources,
    /// What the rules found.
    pub problems: Vec<Diagnostic>,
    /// How much of the sources could not be read.
    pub missed: Missed,
}
