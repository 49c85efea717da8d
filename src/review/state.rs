//! What follows from all entries of a log, in the order of (at, by, id), each once.
//!
//! The order in which they are read does not count, and neither does how often: so two logs that were written apart
//! become one, on both sides the same.

mod notes;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

pub use notes::Note;
pub(super) use notes::Notes;

use super::{
    entry::{Deed, Entry, Target, Written},
    version::{Hashes, Since, Version},
};
use crate::{
    clean_format,
    library::{Index, Library, Record, Scope},
    model::{Key, Kind, kind::KINDS, record::Counted},
    text::{Clean, counted},
};

/// What is marked, flagged and noted of a library.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    of: BTreeMap<Target, Of>,
    /// When each last looked through the library, and in which edition.
    pub visits: BTreeMap<String, (u64, String)>,
    /// Entries that a newer program wrote: what they mean is not known here.
    pub newer: usize,
    /// Entries, each counted once.
    pub entries: usize,
}

/// What is marked and noted of one target.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Of {
    /// In which version each last reviewed it.
    pub reviewed: BTreeMap<String, (u64, Version)>,
    /// Who flagged it, and when.
    pub flagged: BTreeMap<String, u64>,
    /// The labels that it has, with who gave them and when.
    pub labels: BTreeMap<(String, String), u64>,
    /// In the order in which they were written.
    pub notes: Vec<Note>,
}

/// When something was said, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub at: u64,
    pub by: String,
}

impl Entry {
    /// Who did it and when, by their clock.
    fn said(&self) -> Said {
        Said {
            at: self.moment(),
            by: self.by.clone(),
        }
    }
}

/// Whether a record is reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Somebody reviewed it as it is.
    Reviewed,
    /// Somebody reviewed it, and it has changed since.
    Changed,
    Unreviewed,
}

/// How many records of a kind are reviewed; each is counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub reviewed: usize,
    pub changed: usize,
    pub unreviewed: usize,
}

impl State {
    /// What follows from these entries.
    pub fn from_entries<'e>(entries: impl IntoIterator<Item = &'e Written>) -> Self {
        let mut state = Self::default();
        let mut notes = Notes::default();
        let entries: Vec<&Written> = entries.into_iter().collect();
        let words = words(&entries);
        for written in in_order(entries) {
            state.entries += 1;
            let Some(entry) = &written.entry else {
                state.newer += 1;
                continue;
            };
            let by = || entry.by.clone();
            let of = || entry.of.clone();
            match &entry.did {
                Deed::Noted { .. } | Deed::NoteChanged { .. } | Deed::NoteRemoved { .. } => {
                    notes.apply(entry);
                }
                Deed::Visited { edition } => {
                    state.visits.insert(by(), (entry.moment(), edition.clone()));
                }
                Deed::Reviewed { version } => {
                    let same = words.get(&version.hashes()).copied();
                    let marks = &mut state.of.entry(of()).or_default().reviewed;
                    marks.insert(by(), (entry.moment(), version.with_words_of(same)));
                }
                deed => state.of.entry(of()).or_default().apply(deed, entry.said()),
            }
        }
        for (target, note) in notes.left() {
            state.of.entry(target).or_default().notes.push(note);
        }
        state.of.retain(|_, of| !of.is_empty());
        state
    }

    /// Everything that is marked or noted, by its target.
    pub fn all(&self) -> impl Iterator<Item = (&Target, &Of)> {
        self.of.iter()
    }

    /// What is marked and noted of a target; none where nothing is.
    pub fn get(&self, target: &Target) -> Option<&Of> {
        self.of.get(target)
    }

    /// The note whose id begins with these digits, with what it is of; none where there is none, or several.
    pub fn note(&self, digits: &str) -> Option<(&Target, &Note)> {
        let notes = self
            .of
            .iter()
            .flat_map(|(target, of)| of.notes.iter().map(move |note| (target, note)));
        let mut found = notes.filter(|(_, note)| note.id.to_string().starts_with(digits));
        found.next().filter(|_| found.next().is_none())
    }

    /// What is marked and noted of records that are not there and may be among what could not be read.
    pub fn unread(&self, library: &Library) -> impl Iterator<Item = (&Target, &Of)> {
        self.that_is(Whereabouts::Unread, library)
    }

    /// What is marked and noted of what is in a library no more, or cited there no more.
    pub fn orphans(&self, library: &Library) -> impl Iterator<Item = (&Target, &Of)> {
        self.that_is(Whereabouts::Gone, library)
    }

    /// What is marked and noted of records that a library has not, or no more, each with the case at which that is told: the one
    /// that it was of, else the first.
    pub fn gone<'s>(
        &'s self,
        library: &'s Library,
    ) -> impl Iterator<Item = (Index, &'s Target, &'s Of)> {
        let cases = library.of_kind(&Scope::Library, Kind::Case);
        let first = cases.first().copied();
        let all = self.orphans(library).chain(self.unread(library));
        all.filter_map(move |(target, of)| {
            let key = target.key().filter(|key| library.index(key).is_none())?;
            let own = key.case().map(|case| Key::Case(case.clone()));
            let case = own.and_then(|case| library.index(&case));
            Some((case.or(first)?, target, of))
        })
    }

    /// Of how many records, citations and places something is marked or noted in cases of a library that are not opened.
    pub fn out_of_sight(&self, library: &Library) -> usize {
        self.that_is(Whereabouts::Unopened, library).count()
    }

    fn that_is(&self, is: Whereabouts, library: &Library) -> impl Iterator<Item = (&Target, &Of)> {
        let all = self.of.iter();
        all.filter(move |(target, _)| Whereabouts::of(library, target) == is)
    }

    /// What is marked and noted of what is there, in the order of a library; what is of the library itself first.
    pub fn in_order(&self, library: &Library) -> Vec<(&Target, &Of)> {
        let mut of: HashMap<Option<Index>, Vec<(&Target, &Of)>> = HashMap::new();
        for (target, marks) in self.that_is(Whereabouts::Here, library) {
            let index = target.key().and_then(|key| library.index(key));
            of.entry(index).or_default().push((target, marks));
        }
        let order = std::iter::once(None).chain(library.indices().map(Some));
        order
            .filter_map(|index| of.remove(&index))
            .flatten()
            .collect()
    }

    /// Whether a record is reviewed, of which this is the version now; none where it can be read no more.
    pub fn progress(&self, key: &Key, now: Option<&Version>) -> Progress {
        let of = self.get(&Target::Record { key: key.clone() });
        of.map_or(Progress::Unreviewed, |of| of.progress(now))
    }

    /// What somebody reviewed: records, citations, places in sources.
    pub fn reviewed(&self) -> impl Iterator<Item = &Target> {
        let reviewed = self.of.iter().filter(|(_, of)| !of.reviewed.is_empty());
        reviewed.map(|(target, _)| target)
    }

    /// The records among it.
    pub fn reviewed_records(&self) -> impl Iterator<Item = &Key> {
        self.reviewed().filter_map(|target| match target {
            Target::Record { key } => Some(key),
            _ => None,
        })
    }

    /// Of how many records something is marked or noted, and how many of these a library has; without those of cases that are
    /// not opened.
    pub fn known_to(&self, library: &Library) -> (usize, usize) {
        let keys = self.of.keys().filter_map(Target::key);
        let keys: BTreeSet<&Key> = keys.filter(|key| !library.is_unopened(key)).collect();
        let here = keys.iter().filter(|key| library.get(key).is_some());
        (keys.len(), here.count())
    }
}

/// The versions whose words are kept, by their hashes: a log keeps the words of a version once.
fn words<'e>(entries: &[&'e Written]) -> HashMap<Hashes<'e>, &'e Version> {
    let versions = entries.iter().filter_map(|written| written.version());
    let kept = versions.filter(|version| version.kept().is_some());
    kept.map(|version| (version.hashes(), version)).collect()
}

/// The entries in their order, each once.
pub(super) fn in_order<'e>(entries: impl IntoIterator<Item = &'e Written>) -> Vec<&'e Written> {
    let by = |written: &'e Written| written.entry.as_ref().map(|entry| entry.by.as_str());
    let mut all: Vec<&Written> = entries.into_iter().collect();
    // Two that differ and have one id are no work of this program; the order decides all the same.
    all.sort_by_key(|written| (written.at, by(written), written.id, &written.json));
    let mut seen = HashSet::new();
    all.retain(|written| seen.insert(written.id));
    all
}

impl Of {
    /// Whether it is reviewed, where this is its version now; none where it can be read no more.
    pub fn progress(&self, now: Option<&Version>) -> Progress {
        let mut progress = Progress::Unreviewed;
        for (_, version) in self.reviewed.values() {
            match now.map(|now| version.until(now)) {
                Some(Since::Same) => return Progress::Reviewed,
                _ => progress = Progress::Changed,
            }
        }
        progress
    }

    fn is_empty(&self) -> bool {
        let Self {
            reviewed,
            flagged,
            labels,
            notes,
        } = self;
        reviewed.is_empty() && flagged.is_empty() && labels.is_empty() && notes.is_empty()
    }

    /// What a deed does to flags and labels, and what takes a mark off; of the others the state knows.
    fn apply(&mut self, deed: &Deed, Said { at, by }: Said) {
        match deed {
            Deed::NotReviewed => {
                self.reviewed.remove(&by);
            }
            Deed::Flagged => {
                self.flagged.insert(by, at);
            }
            Deed::NotFlagged => {
                self.flagged.remove(&by);
            }
            Deed::Labelled { label } => {
                self.labels.insert((label.clone(), by), at);
            }
            Deed::NotLabelled { label } => {
                self.labels.remove(&(label.clone(), by));
            }
            Deed::Reviewed { .. }
            | Deed::Noted { .. }
            | Deed::NoteChanged { .. }
            | Deed::NoteRemoved { .. }
            | Deed::Visited { .. } => {}
        }
    }
}

/// Where what a mark is of is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whereabouts {
    Here,
    /// In a case of the library that is not opened, as far as can be told.
    Unopened,
    /// In the library no more, or cited there no more.
    Gone,
    /// Not there, and perhaps among what could not be read.
    Unread,
}

impl Whereabouts {
    fn of(library: &Library, target: &Target) -> Self {
        if target.key().is_some_and(|key| library.is_unopened(key)) {
            return Self::Unopened;
        }
        let is_here = match target {
            Target::Library => true,
            Target::Record { key } | Target::Passage { source: key, .. } => {
                library.get(key).is_some()
            }
            Target::Citation { key, .. } => library.get(key).is_some_and(|record| {
                let citations = record.body.all_citations().into_iter();
                let mut targets = citations.map(|citation| Target::citation(key, citation));
                targets.any(|cited| cited == *target)
            }),
        };
        let may_be_lost = |key: &Key| library.get(key).is_none() && library.may_lack(key);
        match is_here {
            true => Self::Here,
            false if target.key().is_some_and(may_be_lost) => Self::Unread,
            false => Self::Gone,
        }
    }
}

/// That so many of the places at which something is marked or noted are in cases that are not opened, as a sentence; none
/// where no one is.
pub fn unopened(places: usize) -> Option<Clean> {
    let words = counted(places as u64, "place");
    (places > 0).then(|| {
        clean_format!(
            "Marks or notes are of {words} in other cases of this library, and are told where these are opened."
        )
    })
}

/// How many records of each kind are reviewed, case by case, what cases share first; none of a kind that is not there.
/// Each record is counted in one row, so that the rows add up to the library.
pub fn progress(
    library: &Library,
    progress: impl Fn(&Record) -> Progress,
) -> Vec<(Option<Key>, Kind, Tally)> {
    let place = |kind: Kind| KINDS.iter().position(|info| info.kind == kind);
    let mut cases: Vec<Option<Key>> = vec![None];
    let mut rows: BTreeMap<(usize, Option<usize>), Tally> = BTreeMap::new();
    let records = library.records();
    for record in records.filter(|record| record.here.counted != Counted::No) {
        let case = record.key.case().map(|case| Key::Case(case.clone()));
        let number = cases.iter().rposition(|known| *known == case);
        let number = number.unwrap_or_else(|| {
            cases.push(case);
            cases.len() - 1
        });
        let tally = rows.entry((number, place(record.kind()))).or_default();
        tally.add(progress(record));
    }
    let rows = rows.into_iter().filter_map(|((case, kind), tally)| {
        Some((cases.get(case)?.clone(), KINDS.get(kind?)?.kind, tally))
    });
    rows.collect()
}

impl Tally {
    fn add(&mut self, progress: Progress) {
        match progress {
            Progress::Reviewed => self.reviewed += 1,
            Progress::Changed => self.changed += 1,
            Progress::Unreviewed => self.unreviewed += 1,
        }
    }

    /// That of one record.
    pub fn one(progress: Progress) -> Self {
        let mut tally = Self::default();
        tally.add(progress);
        tally
    }

    /// All of them.
    pub fn total(self) -> usize {
        self.reviewed + self.changed + self.unreviewed
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            reviewed: self.reviewed + other.reviewed,
            changed: self.changed + other.changed,
            unreviewed: self.unreviewed + other.unreviewed,
        }
    }
}

#[cfg(test)]
mod tests;
