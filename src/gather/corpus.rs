//! Reading all texts for searching, and opening those in which something was found.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use rayon::prelude::*;

use super::withheld::{WITHHELD, Withheld};
use crate::{
    clean,
    document::{
        Archive, Document, Held, Mark, Stamp, is_cut,
        threads::{For, reading},
        weight,
    },
    library::{Index, Library},
    limits::SEARCHED_BYTES,
    model::{self, Body, Key, Locator},
    review::{Note, State},
    search::text::{
        Asked, Corpus, Excerpt, Found, FoundUnit, Gap, Place, Prose, Read, Searcher, Sought, Unit,
    },
    text::{Clean, clean_line},
};

/// Files that are read before something is told: so many, or of so many bytes together.
const AT_ONCE: usize = 256;
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
    progress: impl FnMut(&[Unit]),
) -> Corpus {
    read_but(library, archive, previous, None, progress)
}

/// The same without what is withheld, where something is.
pub fn read_but(
    library: &Library,
    archive: &Archive,
    previous: Option<&Corpus>,
    withheld: Option<&Withheld<'_>>,
    mut progress: impl FnMut(&[Unit]),
) -> Corpus {
    archive.look_through();
    let known = known(previous);
    let most = archive.limits().of(&SEARCHED_BYTES).most;
    let indices: Vec<Index> = library.indices().collect();
    let unit = |index: &Index| unit(library, archive, &known, withheld, *index);
    let (mut units, stamps): (Vec<Unit>, Vec<Stamp>) =
        reading(For::Library, || indices.par_iter().map(unit).unzip());
    let is_left = |at: &usize| matches!(units[*at].document, Read::Gap(Gap::NotYet));
    let mut left: Vec<usize> = (0..units.len()).rev().filter(is_left).collect();
    let mut bytes: u64 = units.iter().map(|unit| weight_of(&unit.document)).sum();
    while !left.is_empty() {
        progress(&units);
        let mut some = Vec::new();
        let mut size = 0;
        while some.len() < AT_ONCE
            && size < BYTES_AT_ONCE
            && let Some(at) = left.pop()
        {
            size += stamps[at].bytes();
            some.push(at);
        }
        let room = most.saturating_sub(bytes);
        // What documents unpack to is not known before: it counts as soon as it is there, so that together they
        // stay within bounds while they are opened too.
        let left = AtomicU64::new(room.saturating_mul(2));
        let open = |at: &usize| {
            // Where there is no room, there is still to be said of what nothing is held.
            if room == 0 && stamps[*at].bytes() > 0 {
                return (*at, Read::Gap(Gap::BeyondLimit));
            }
            let record = library.at(units[*at].index);
            let document = Document::open(record, archive);
            let text = text_of(&document, &stamps[*at], room);
            let fits = take(&left, weight_of(&text));
            (
                *at,
                if fits {
                    text
                } else {
                    Read::Gap(Gap::BeyondLimit)
                },
            )
        };
        let opened: Vec<(usize, Read)> =
            reading(For::Library, || some.par_iter().map(open).collect());
        for (at, document) in opened {
            // Which of them are kept is settled in their order.
            let weight = weight_of(&document);
            let fits = bytes + weight <= most;
            bytes += if fits { weight } else { 0 };
            units[at].document = if fits {
                document
            } else {
                Read::Gap(Gap::BeyondLimit)
            };
        }
    }
    Corpus::new(units)
}

/// A record's own words and, where its document is known as it is now, that; with the stamp of its files.
fn unit(
    library: &Library,
    archive: &Archive,
    known: &Known<'_>,
    withheld: Option<&Withheld<'_>>,
    index: Index,
) -> (Unit, Stamp) {
    let record = library.at(index);
    let stamp = Stamp::of(record, archive);
    let document = match (&record.body, known.get(&record.key)) {
        (Body::Source(_), _) if withheld.is_some_and(|withheld| withheld.has(index)) => {
            Read::Gap(Gap::Unreadable(WITHHELD.to_owned()))
        }
        (Body::Source(_), Some((prose, then))) if **then == stamp => {
            Read::Text(Arc::clone(prose), stamp.clone())
        }
        (Body::Source(_), _) => Read::Gap(Gap::NotYet),
        _ => Read::NoSource,
    };
    let said = withheld.and_then(|withheld| withheld.said(index));
    let texts = said.unwrap_or(&record.body).texts();
    let unit = Unit {
        index,
        key: record.key.clone(),
        own: Arc::new(Prose::of(texts.iter().map(|text| text.raw))),
        document,
    };
    (unit, stamp)
}

/// The texts of documents, by their sources, with the stamps of the files they were read from.
type Known<'c> = HashMap<&'c Key, (&'c Arc<Prose>, &'c Stamp)>;

fn known(previous: Option<&Corpus>) -> Known<'_> {
    let units = previous.map_or(&[][..], Corpus::units).iter();
    units
        .filter_map(|unit| match &unit.document {
            Read::Text(prose, stamp) => Some((&unit.key, (prose, stamp))),
            Read::NoSource | Read::Gap(_) => None,
        })
        .collect()
}

/// Takes so much of what is left, where there is as much.
fn take(left: &AtomicU64, weight: u64) -> bool {
    let fewer = |left: u64| left.checked_sub(weight);
    left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, fewer)
        .is_ok()
}

/// What the text of a document counts among all.
fn weight_of(document: &Read) -> u64 {
    match document {
        Read::Text(prose, _) => prose.weight(),
        Read::NoSource | Read::Gap(_) => 0,
    }
}

/// The text of a document, where it has one and there is room for it.
fn text_of(document: &Document, stamp: &Stamp, room: u64) -> Read {
    match &document.problem {
        _ if document.is_large() && stamp.bytes() > room => Read::Gap(Gap::BeyondLimit),
        _ if document.held.has_text() => {
            // Of a text that is read where it is looked at, no more than there is room for.
            let (mut all, mut cut) = (0, 0);
            let within = paragraphs(document).map_while(|(paragraph, is_cut)| {
                all += weight(&paragraph);
                cut += u64::from(is_cut);
                (all <= room).then_some(paragraph)
            });
            let prose = Prose::of(within).with_cut(cut).with_flaws(document.flaws());
            match all <= room {
                true if prose.paragraphs() < document.len() => Read::Gap(Gap::Unreadable(
                    "it has changed while it was read".to_owned(),
                )),
                true => Read::Text(Arc::new(prose), stamp.clone()),
                false => Read::Gap(Gap::BeyondLimit),
            }
        }
        Some(why) => Read::Gap(Gap::Unreadable(why.trim_end_matches('.').to_owned())),
        None => Read::Gap(Gap::NotHeld),
    }
}

/// The text of a paragraph, and whether it is only its beginning.
type Beginning<'d> = (Cow<'d, str>, bool);

/// The texts of all paragraphs; of a document that is read where it is looked at a run at a time, and of its long
/// paragraphs what it shows of them.
fn paragraphs(document: &Document) -> impl Iterator<Item = Beginning<'_>> {
    document
        .runs()
        .flat_map(|run| -> Box<dyn Iterator<Item = Beginning<'_>>> {
            match document.of_run(run) {
                Cow::Borrowed(all) => {
                    Box::new(all.iter().map(|one| (Cow::Borrowed(&*one.text), false)))
                }
                Cow::Owned(all) => Box::new(all.into_iter().map(|one| {
                    let is_cut = is_cut(&one);
                    (Cow::Owned(one.text.into_string()), is_cut)
                })),
            }
        })
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
    /// The paragraph of a document as a citation names it; of a record's own text what it is called on the
    /// record's page, nothing for the text that the record goes by.
    pub at: String,
    /// Who says it, or what the words are where they are not simply the document's (*in hidden text*), as it is written
    /// before them; nothing where they are nobody's, and the document's own.
    pub before: Clean,
    pub excerpt: Excerpt,
}

/// Opens what was found, to show it. A hit that is no longer there, since a file has changed, is left out.
pub fn show(library: &Library, archive: &Archive, found: &Found, sought: &Sought) -> Vec<Shown> {
    let show = |unit: &FoundUnit| {
        let record = library.at(unit.index);
        let is_source = matches!(record.body, Body::Source(_));
        let document = is_source.then(|| Document::open(record, archive));
        let texts = record.body.texts();
        let passage = |place: &Place| {
            let (at, before, excerpt) = match (place, &document) {
                (Place::Own(number), _) => {
                    let text = texts.get(*number)?;
                    let before = library.before(record, text);
                    (text.label.to_owned(), before, Excerpt::of(text.raw, sought))
                }
                (Place::Document(number), Some(document)) => {
                    let paragraph = document.paragraph(*number)?;
                    let (excerpt, places) = Excerpt::with_places(&paragraph.text, sought);
                    let marks: Vec<Mark> =
                        places.into_iter().map(|words| (*number, words)).collect();
                    let said = document.said_of(marks[..].into());
                    let before = said.map(|said| clean![clean_line(&said), ": "]);
                    let before = before.unwrap_or_default();
                    (locator(document, *number), before, excerpt)
                }
                // Notes are no words of the library.
                (Place::Document(_), None) | (Place::Note(_), _) => return None,
            };
            Some(Passage {
                place: *place,
                at,
                before,
                excerpt,
            })
        };
        Shown {
            key: record.key.clone(),
            held: document.as_ref().map(|document| document.held),
            count: unit.count,
            lines: unit.hits.iter().filter_map(passage).collect(),
        }
    };
    archive.look_through();
    reading(For::Reader, || found.units.par_iter().map(show).collect())
}

/// Finds what is asked for in the notes that were written on records, on their citations and on passages in them: each
/// record of which a note holds it, with the best of them. Those on a record that is gone are told at a case.
pub fn in_notes(library: &Library, state: &State, asked: &Asked<'_>, typed: &str) -> Vec<Shown> {
    let here = state.all().filter_map(|(target, of)| {
        let index = library.index(target.key()?)?;
        Some((index, &of.notes))
    });
    let gone = state.gone(library).map(|(case, _, of)| (case, &of.notes));
    let mut notes: BTreeMap<Index, Vec<&Note>> = BTreeMap::new();
    for (index, all) in here.chain(gone).filter(|(_, all)| !all.is_empty()) {
        notes.entry(index).or_default().extend(all);
    }
    let units = notes.iter().map(|(index, notes)| Unit {
        index: *index,
        key: library.at(*index).key.clone(),
        own: Arc::new(Prose::of(notes.iter().map(|note| note.text.as_str()))),
        document: Read::NoSource,
    });
    let found = Corpus::new(units.collect()).search(asked);
    let sought = Sought::words(&found.words, typed);
    let shown = found.units.iter().map(|unit| {
        let passage = |place: &Place| {
            let Place::Own(number) = place else {
                return None;
            };
            let note = notes.get(&unit.index)?.get(*number)?;
            Some(Passage {
                place: Place::Note(*number),
                at: "note".to_owned(),
                before: clean![clean_line(&note.written.by), ": "],
                excerpt: Excerpt::of(&note.text, &sought),
            })
        };
        Shown {
            key: library.at(unit.index).key.clone(),
            held: None,
            count: unit.count,
            lines: unit.hits.iter().filter_map(passage).collect(),
        }
    });
    shown.collect()
}

/// How a citation names a paragraph of a document, in few columns: by its place, else by its line.
fn locator(document: &Document, paragraph: usize) -> String {
    let line = || {
        let first = *document.paragraph(paragraph)?.lines.start();
        Some(model::locator::Place::Lines(first..=first))
    };
    let place = document.short_place(paragraph).or_else(line);
    place.map_or_else(String::new, |place| {
        let places = vec![place];
        Locator { places }.to_string()
    })
}

#[cfg(test)]
mod tests;
