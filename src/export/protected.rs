//! Whom and what a case file protects, and where a written text names it.
//!
//! It is asked of the text as it would be handed on, since a name may be in a quote, a title or an
//! address as well as in the record of the person. What is looked for are words, not meanings: the
//! whole of each name and, where a name is one, each telling word of it ([`names`]); blind to case,
//! accents, width, hyphens and to what cannot be seen ([`letters`]). Where it is in doubt it finds a
//! name too many rather than one too few.

pub(in crate::export) mod cover;
pub mod graphic;
pub mod hand_on;
pub mod key;
pub mod layers;
mod letters;
pub mod mask;
mod method;
mod names;
mod patterns;
pub mod rows;

use std::collections::{HashMap, HashSet};

pub use cover::Covered;
use names::Names;

use crate::{
    clean_format,
    library::{Former, Index, Library, by_the_end_of},
    model::{
        Body, Date, Key,
        record::{Counted, PROTECT},
    },
    text::{Clean, clean_line, truncate},
};

/// A text for others, and the records that it tells of.
pub struct Written {
    pub text: Clean,
    /// Each record, from the byte at which what is written of it begins, in order. The first begins
    /// at 0.
    pub parts: Vec<(usize, Index)>,
}

impl Written {
    /// The record of which the text at a byte is written.
    fn record_at(&self, byte: usize) -> Option<Index> {
        let after = self.parts.partition_point(|(from, _)| *from <= byte);
        Some(self.parts.get(after.checked_sub(1)?)?.1)
    }
}

/// One of the protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Protected {
    /// A record: it has names, and a page.
    Record(Index),
    /// Words that belong to no record, by their number among [`Library::protect`].
    Words(usize),
}

impl Protected {
    /// All of a library, in its order.
    pub fn all(library: &Library) -> impl Iterator<Item = Self> {
        let records = library
            .indices_with_elsewhere()
            .filter(|index| is_protected(library, *index));
        let words = (0..library.protect.len()).map(Self::Words);
        records.map(Self::Record).chain(words)
    }

    /// Whether what was written before names none of them by a name that is not known now: each is a record of which it is
    /// known what it was called.
    pub fn are_known_by(library: &Library, former: &[Former]) -> bool {
        let known: HashSet<&Key> = former.iter().map(|one| &one.key).collect();
        let is_known = |index| known.contains(&library.at(index).key);
        Self::all(library).all(|whom| whom.record().is_some_and(is_known))
    }

    /// The record; none where it is words.
    pub fn record(self) -> Option<Index> {
        match self {
            Self::Record(index) => Some(index),
            Self::Words(_) => None,
        }
    }

    /// What the files call it: a record by its key, words by theirs behind `protect:`, which no record is called.
    pub fn key(self, library: &Library) -> String {
        match self {
            Self::Record(index) => library.at(index).key.to_string(),
            Self::Words(number) => match library.protect.get(number) {
                Some((key, _)) => format!("{PROTECT}:{key}"),
                None => PROTECT.to_owned(),
            },
        }
    }

    /// Whether an audience may be told of it by its name, on a day. Where no day is told, whatever was given counts.
    fn may_be_named_to(self, library: &Library, audience: &str, day: Option<&Date>) -> bool {
        let day = day.and_then(Date::latest);
        let is_given =
            |given: &Date| day.is_none_or(|day| by_the_end_of(day, given) == Counted::Yes);
        match self {
            Self::Record(index) => {
                let protection = library.at(index).body.protection();
                protection.is_some_and(|it| it.may_be_named_to(audience, &is_given))
            }
            Self::Words(number) => {
                let words = library.protect.get(number);
                words.is_some_and(|(_, words)| words.may_be_named_to(audience))
            }
        }
    }
}

/// One of the protected whom an export would name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub whom: Protected,
    /// Where, in the order of the text; none where nothing but the record itself gives them away.
    pub found: Vec<Found>,
}

/// A place at which somebody is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The words that name them, as they are written there.
    pub words: Clean,
    pub place: Place,
}

/// What holds a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// What is written of a record.
    Record(Index),
    /// The name of the file.
    FileName,
}

/// The protected whom a text, or the name of its file, names, in the order of the library. Where nobody is protected the
/// text is not asked for.
///
/// A person whose record asks for protection and cannot be read is looked for by the names that can;
/// where there are none, every text may name them, and is taken to.
pub fn named(
    library: &Library,
    written: impl FnOnce() -> Written,
    file_name: Option<&str>,
) -> Vec<Named> {
    let names = Names::of(library, &|_| false);
    if names.is_of_nobody() {
        return Vec::new();
    }
    let written = written();
    let mut named: HashMap<Protected, Vec<Found>> = HashMap::new();
    for whom in &names.unknown {
        named.entry(*whom).or_default();
    }
    for (_, index) in &written.parts {
        if is_protected(library, *index) {
            named.entry(Protected::Record(*index)).or_default();
        }
    }
    let file_name = clean_line(file_name.unwrap_or_default());
    let mut seen = HashSet::new();
    for (text, in_file_name) in [(&written.text, false), (&file_name, true)] {
        for (whom, range) in names.find(text) {
            let place = match written.record_at(range.start) {
                _ if in_file_name => Place::FileName,
                Some(index) => Place::Record(index),
                None => continue,
            };
            // Once a record; what is written of one repeats its name.
            if seen.insert((whom, place)) {
                let words = clean_line(text.get(range).unwrap_or_default());
                let found = named.entry(whom).or_default();
                found.push(Found { words, place });
            }
        }
    }
    let named = named.into_iter();
    let mut named: Vec<Named> = named.map(|(whom, found)| Named { whom, found }).collect();
    named.sort_by_key(|named| named.whom);
    named
}

/// The library with the names that the protected had in what was reviewed, and with the handles by which entries of the log
/// are signed, or that are labels there: `rquispe` stands for somebody where nothing about it says so.
pub fn known_in_log<'w>(
    library: &Library,
    former: &[Former],
    handles: impl IntoIterator<Item = &'w str>,
) -> Library {
    let known = library.known_by(former);
    let names = Names::of(&known, &|_| false);
    if names.is_of_nobody() {
        return known;
    }
    let given_away = handles.into_iter().flat_map(|handle| {
        let is_found = !names.find(&clean_line(handle)).is_empty();
        // As one it is found where something says that it is one.
        let found = names.find(&clean_line(&format!("@{handle}")));
        let whom = found.into_iter().filter(move |_| !is_found);
        whom.filter_map(move |(whom, _)| Some((whom.record()?, handle.to_owned())))
    });
    let given_away: Vec<(Index, String)> = given_away.collect();
    match given_away.is_empty() {
        true => known,
        false => known.given_away_by(&given_away),
    }
}

/// Says of words, such as the name of a file, whether they name any of the protected.
pub fn naming(library: &Library) -> impl Fn(&str) -> bool + use<> {
    let names = Names::of(library, &|_| false);
    move |words| !names.find(&clean_line(words)).is_empty()
}

/// Whether the record is protected.
fn is_protected(library: &Library, index: Index) -> bool {
    library.at(index).body.protection().is_some()
}

/// The places of a person that a message names; the others are counted.
const PLACES: usize = 5;

/// The columns that a name may take of a line that says more.
const NAME: usize = 32;

impl Named {
    /// Who is named, and where: ``Ana Ruiz (`visit/ana`): “Ruiz” in `visit/rain`, “ruiz” in the file's
    /// name``.
    pub fn words(&self, library: &Library) -> Clean {
        let key = self.whom.key(library);
        let who = match self.whom.record() {
            None => clean_format!("what `{key}` protects"),
            Some(index) => match library.at(index).body {
                Body::Broken(_) => clean_format!("`{key}`, whose record cannot be read"),
                _ => clean_format!("{} (`{key}`)", truncate(&library.label(index), NAME)),
            },
        };
        if self.found.is_empty() {
            return who;
        }
        let places = self.found.iter().take(PLACES);
        let mut places: Vec<String> = places
            .map(|found| match found.place {
                Place::Record(index) => {
                    format!("“{}” in `{}`", found.words, library.at(index).key)
                }
                Place::FileName => format!("“{}” in the file's name", found.words),
            })
            .collect();
        if self.found.len() > PLACES {
            places.push(format!("and {} more", self.found.len() - PLACES));
        }
        clean_format!("{who}: {}", places.join(", "))
    }
}

#[cfg(test)]
mod tests;
