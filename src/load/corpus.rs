//! Reading all texts for searching, and opening those in which something was found.

use std::{collections::HashMap, sync::Arc};

use rayon::prelude::*;

use super::{
    document::{Archive, Document, Held, Stamp},
    limits::SEARCHED_BYTES,
};
use crate::{
    library::{Index, Library},
    model::{self, Body, Key, Locator},
    search::text::{
        Asked, Corpus, Excerpt, Found, FoundUnit, Gap, Place, Prose, Read, Searcher, Sought, Unit,
    },
};

/// Files that are read before something is told: so many, or of so many bytes together.
const AT_ONCE: usize = 512;
const BYTES_AT_ONCE: u64 = 16 << 20;

/// Reads what can be searched of a library, on all cores.
///
/// A document whose file is still what it was for `previous` (path, size and time of change) is taken from
/// there and not read again. `progress` is told the units as they are, several times while documents
/// are read; what is to come is a [`Gap::NotYet`] in them.
pub fn read(
    library: &Library,
    archive: &Archive,
    previous: Option<&Corpus>,
    mut progress: impl FnMut(&[Unit]),
) -> Corpus {
    let known = known(previous);
    let stamp = |index: Index| {
        let record = library.at(index);
        let is_source = matches!(record.body, Body::Source(_));
        is_source.then(|| Stamp::of(&library.root, record, archive))
    };
    let indices: Vec<Index> = library.indices().collect();
    let (mut units, stamps): (Vec<Unit>, Vec<Option<Stamp>>) = indices
        .par_iter()
        .map(|index| {
            let record = library.at(*index);
            let stamp = stamp(*index);
            let document = match &stamp {
                None => Read::NoSource,
                Some(stamp) => match known.get(&record.key) {
                    Some((prose, then)) if stamp.as_ref() == Some(*then) => {
                        Read::Text(Arc::clone(prose), stamp.clone())
                    }
                    _ => Read::Gap(Gap::NotYet),
                },
            };
            let texts = record.body.texts();
            let unit = Unit {
                index: *index,
                key: record.key.clone(),
                own: Arc::new(Prose::of(texts.iter().map(|(_, text)| text.raw()))),
                document,
            };
            (unit, stamp.flatten())
        })
        .unzip();
    let mut bytes: u64 = units.iter().map(text_bytes).sum();
    let is_left = |at: &usize| matches!(units[*at].document, Read::Gap(Gap::NotYet));
    let mut left: Vec<usize> = (0..units.len()).filter(is_left).collect();
    left.reverse();
    while !left.is_empty() {
        progress(&units);
        let mut some = Vec::new();
        let mut size = 0;
        while some.len() < AT_ONCE
            && size < BYTES_AT_ONCE
            && let Some(at) = left.pop()
        {
            size += stamps[at].as_ref().map_or(0, |stamp| stamp.bytes);
            some.push(at);
        }
        if !SEARCHED_BYTES.allows(bytes) {
            some.append(&mut left);
            some.iter()
                .for_each(|at| units[*at].document = Read::Gap(Gap::BeyondLimit));
            break;
        }
        let read = |at: &usize| {
            let record = library.at(units[*at].index);
            let document = Document::open(&library.root, record, archive);
            (*at, text_of(&document, stamps[*at].clone()))
        };
        let read: Vec<(usize, Read)> = some.par_iter().map(read).collect();
        for (at, document) in read {
            units[at].document = document;
            let more = text_bytes(&units[at]);
            match SEARCHED_BYTES.allows(bytes + more) {
                true => bytes += more,
                false => units[at].document = Read::Gap(Gap::BeyondLimit),
            }
        }
    }
    Corpus::new(units)
}

/// The texts of a corpus by their sources, with the files they were read from.
fn known(previous: Option<&Corpus>) -> HashMap<&Key, (&Arc<Prose>, &Stamp)> {
    let units = previous.map_or(&[][..], Corpus::units).iter();
    units
        .filter_map(|unit| match &unit.document {
            Read::Text(prose, Some(stamp)) => Some((&unit.key, (prose, stamp))),
            _ => None,
        })
        .collect()
}

fn text_bytes(unit: &Unit) -> u64 {
    unit.prose().map_or(0, |prose| prose.text().len() as u64)
}

fn text_of(document: &Document, stamp: Option<Stamp>) -> Read {
    match (&document.problem, document.held) {
        _ if document.is_large() => Read::Gap(Gap::BeyondLimit),
        (Some(why), held) if !held.has_text() => Read::Gap(Gap::Unreadable(why.clone())),
        (None, Held::NotHeld) => Read::Gap(Gap::NotHeld),
        _ => {
            let paragraphs = document.paragraphs.iter();
            let prose = Prose::of(paragraphs.map(|paragraph| &*paragraph.text));
            Read::Text(Arc::new(prose), stamp)
        }
    }
}

/// What was found, and what of it is shown.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub found: Found,
    /// The best of it, in its words.
    pub shown: Vec<Shown>,
    /// The words that were looked for, to be marked elsewhere too.
    pub sought: Sought,
}

/// Asks a corpus, and opens what is shown of the answer; `typed` is how the query was written.
pub fn ask(
    library: &Library,
    archive: &Archive,
    corpus: &dyn Searcher,
    asked: &Asked<'_>,
    typed: &str,
) -> Answer {
    let found = corpus.search(asked);
    let sought = Sought::words(&found.words, typed);
    Answer {
        shown: show(library, archive, &found, &sought),
        found,
        sought,
    }
}

/// What was found of a unit, in the words as they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub key: Key,
    /// What is held of it; none where it is no source.
    pub held: Option<Held>,
    /// How many hits it has in all.
    pub count: usize,
    /// The best of them, that in the label first.
    pub lines: Vec<Passage>,
}

impl Shown {
    /// The hit in the label, and the others.
    pub fn parts(&self) -> (Option<&Passage>, &[Passage]) {
        match self.lines.split_first() {
            Some((first, rest)) if first.place == Place::LABEL => (Some(first), rest),
            _ => (None, &self.lines),
        }
    }
}

/// A hit, in the words as they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    pub place: Place,
    /// The paragraph of a document as a citation names it; of a record's own text its key.
    pub at: String,
    pub excerpt: Excerpt,
}

/// Opens what was found, to show it. A hit that is no longer there, since a file has changed, is left out.
pub fn show(library: &Library, archive: &Archive, found: &Found, sought: &Sought) -> Vec<Shown> {
    let show = |unit: &FoundUnit| {
        let record = library.at(unit.index);
        let is_source = matches!(record.body, Body::Source(_));
        let document = is_source.then(|| Document::open(&library.root, record, archive));
        let texts = record.body.texts();
        let passage = |place: &Place| {
            let (at, raw) = match (place, &document) {
                (Place::Own(number), _) => {
                    let (key, text) = texts.get(*number)?;
                    ((*key).to_owned(), text.raw())
                }
                (Place::Document(number), Some(document)) => (
                    locator(document, *number),
                    &*document.paragraphs.get(*number)?.text,
                ),
                (Place::Document(_), None) => return None,
            };
            Some(Passage {
                place: *place,
                at,
                excerpt: Excerpt::of(raw, sought),
            })
        };
        Shown {
            key: record.key.clone(),
            held: document.as_ref().map(|document| document.held),
            count: unit.count,
            lines: unit.hits.iter().filter_map(passage).collect(),
        }
    };
    found.units.par_iter().map(show).collect()
}

/// How a citation names a paragraph of a document: by its place, else by its line.
fn locator(document: &Document, paragraph: usize) -> String {
    let line = || {
        let first = *document.paragraphs.get(paragraph)?.lines.start();
        Some(model::locator::Place::Lines(first..=first))
    };
    let place = document.place(paragraph).or_else(line);
    place.map_or_else(String::new, |place| {
        let places = vec![place];
        Locator { places }.to_string()
    })
}

#[cfg(test)]
mod tests;
