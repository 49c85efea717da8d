//! The versions of what somebody reviews: what records say, and the cited words in their sources.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{
    document::{self, Archive, Stamp},
    library::{Index, Library, Record},
    limits::{KEPT_BYTES, Limit},
    model::Kind,
    review::{Cited, Kept, OfText, Since, Spot, State, Target, Version, Versions},
    verify::of_source,
};

/// The versions of these records now, as far as they can be read. Opens the sources that they cite, and no others.
fn versions(library: &Library, archive: &Archive, records: &[Index]) -> HashMap<Index, Version> {
    // The words themselves are not wanted, which may be many.
    let none = Limit {
        most: 0,
        ..KEPT_BYTES
    };
    let read = read(library, archive, records, &none).into_iter();
    let versions = read.filter_map(|(index, read)| Some((index, read.version(library.at(index))?)));
    versions.collect()
}

/// The same with the words of each, by which it can be told how a record changed. Takes as much memory as these words, so
/// it is for records that are marked or have changed.
fn records_with_words(
    library: &Library,
    archive: &Archive,
    records: &[Index],
) -> HashMap<Index, Version> {
    let limit = archive.limits().of(&KEPT_BYTES);
    let read = read(library, archive, records, &limit).into_iter();
    let versions = read.filter_map(|(index, read)| {
        let record = library.at(index);
        let kept = || Kept::of(library, record, &read.cited, &limit);
        Some((index, read.version(record)?.keeping(kept())))
    });
    versions.collect()
}

/// The versions now of all records that somebody reviewed; of those that are otherwise than in some mark with their words,
/// so that it can be told how.
fn now(library: &Library, archive: &Archive, state: &State) -> HashMap<Index, Version> {
    let reviewed = state
        .reviewed_records()
        .filter_map(|key| library.index(key));
    let reviewed: Vec<Index> = reviewed.collect();
    let mut all = versions(library, archive, &reviewed);
    let differs = |(index, now): (&Index, &Version)| {
        let key = library.at(*index).key.clone();
        let of = state.get(&Target::Record { key })?;
        let mut marks = of.reviewed.values();
        marks
            .any(|(_, then)| then.until(now) != Since::Same)
            .then_some(*index)
    };
    let differ: Vec<Index> = all.iter().filter_map(differs).collect();
    all.extend(records_with_words(library, archive, &differ));
    all
}

/// What is read in sources for the version of a record.
struct Read {
    /// What its citations lead to.
    cited: Vec<Option<Cited>>,
    /// The text of the source that it is.
    text: OfText,
}

impl Read {
    fn version(&self, record: &Record) -> Option<Version> {
        let version = Version::of(record, &self.cited)?;
        Some(version.with_text(self.text.clone()))
    }
}

/// What is read in sources for these records; words beyond a limit are hashed alone.
fn read(
    library: &Library,
    archive: &Archive,
    records: &[Index],
    limit: &Limit,
) -> HashMap<Index, Read> {
    let wanted: HashSet<Index> = records.iter().copied().collect();
    let mut all: HashMap<Index, Read> = HashMap::new();
    let mut sources = Vec::new();
    for index in &wanted {
        let record = library.at(*index);
        let citations = record.body.all_citations();
        let read = Read {
            cited: vec![None; citations.len()],
            text: OfText::default(),
        };
        all.insert(*index, read);
        let cited = citations
            .iter()
            .filter_map(|citation| library.resolve(record.key.case(), &citation.source));
        sources.extend(cited);
        sources.extend((record.kind() == Kind::Source).then_some(*index));
    }
    sources.sort_unstable();
    sources.dedup();
    document::each_of(
        library,
        archive,
        &sources,
        |source, document| {
            let found = of_source(library, source, document).into_iter();
            let found = found.filter(|found| wanted.contains(&found.at.0));
            let found = found.map(|found| (found.at, Cited::of(document, &found.passage, limit)));
            let text = wanted.contains(&source);
            let text = text.then(|| OfText::of(document));
            (text, found.collect::<Vec<_>>())
        },
        |source, (text, found)| {
            for ((record, number), of_citation) in found {
                let read = all.get_mut(&record);
                if let Some(place) = read.and_then(|read| read.cited.get_mut(number)) {
                    *place = of_citation;
                }
            }
            if let Some((read, text)) = all.get_mut(&source).zip(text) {
                read.text = text;
            }
        },
    );
    all
}

/// The versions now of what is to be marked, with their words; none of what cannot be read.
pub fn versions_with_words(library: &Library, archive: &Archive, targets: &[Target]) -> Versions {
    let records = targets.iter().filter_map(|target| record(library, target));
    let records: Vec<Index> = records.collect();
    let records = records_with_words(library, archive, &records);
    with_places(library, archive, targets, records)
}

/// Whether the sources that a target rests on are as they were when they were first looked at: whoever has the library on a
/// screen has seen no other words.
pub fn is_as_seen(library: &Library, archive: &Archive, target: &Target) -> bool {
    let of_record = record(library, target);
    let citations = of_record.map(|index| library.at(index).body.all_citations());
    let case = target.key().and_then(|key| key.case());
    let cited = citations.into_iter().flatten();
    let cited = cited.filter_map(|citation| library.resolve(case, &citation.source));
    let of_place = Spot::of(library, target).and_then(|spot| spot.source);
    let mut sources = of_record.into_iter().chain(cited).chain(of_place);
    sources.all(|source| Stamp::of(library.at(source), archive).is_first_of(library))
}

/// The versions now of all that somebody reviewed, of what changed with its words; none of what can be read no more.
pub fn reviewed(library: &Library, archive: &Archive, state: &State) -> Versions {
    let targets: Vec<Target> = state.reviewed().cloned().collect();
    let records = now(library, archive, state);
    with_places(library, archive, &targets, records)
}

/// The record that a target is, where it is one that is there.
fn record(library: &Library, target: &Target) -> Option<Index> {
    match target {
        Target::Record { key } => library.index(key),
        _ => None,
    }
}

/// The versions of records by their targets, and those of the other targets.
fn with_places(
    library: &Library,
    archive: &Archive,
    targets: &[Target],
    mut records: HashMap<Index, Version>,
) -> Versions {
    let is_record = |target: &&Target| matches!(target, Target::Record { .. });
    let (of_records, of_places): (Vec<&Target>, Vec<&Target>) = targets.iter().partition(is_record);
    let mut versions = places(library, archive, &of_places);
    versions.extend(of_records.into_iter().map(|target| {
        let index = record(library, target);
        let version = index.and_then(|index| records.remove(&index));
        (target.clone(), version)
    }));
    versions
}

/// The versions now of citations and of places in sources, with their words; none of what is there no more.
fn places(library: &Library, archive: &Archive, targets: &[&Target]) -> Versions {
    let limit = archive.limits().of(&KEPT_BYTES);
    let mut versions = Versions::new();
    let mut sought: BTreeMap<Index, Vec<(&Target, Spot<'_>)>> = BTreeMap::new();
    for &target in targets {
        match Spot::of(library, target) {
            None => drop(versions.insert(target.clone(), None)),
            Some(spot) => match spot.source {
                Some(source) => sought.entry(source).or_default().push((target, spot)),
                None => {
                    let version = spot.version(None, &limit);
                    versions.insert(target.clone(), Some(version));
                }
            },
        }
    }
    let sources: Vec<Index> = sought.keys().copied().collect();
    document::each_of(
        library,
        archive,
        &sources,
        |source, document| {
            let spots = sought.get(&source).into_iter().flatten();
            let found = spots.map(|(target, spot)| {
                let version = spot.version(Some(document), &limit);
                ((*target).clone(), Some(version))
            });
            found.collect::<Vec<_>>()
        },
        |_, found| versions.extend(found),
    );
    versions
}
