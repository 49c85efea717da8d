//! The versions of records: what they say, and the cited words in their sources.

use std::collections::{HashMap, HashSet};

use crate::{
    document::{self, Archive},
    library::{Index, Library},
    limits::{KEPT_BYTES, Limit},
    model::Key,
    review::{Cited, Kept, Since, State, Target, Version, Versions},
    verify::of_source,
};

/// The versions of these records now, as far as they can be read. Opens the sources that they cite, and no others.
pub fn versions(
    library: &Library,
    archive: &Archive,
    records: &[Index],
) -> HashMap<Index, Version> {
    // The words themselves are not wanted, which may be many.
    let none = Limit {
        most: 0,
        ..KEPT_BYTES
    };
    let cited = cited(library, archive, records, &none).into_iter();
    let versions =
        cited.filter_map(|(index, cited)| Some((index, Version::of(library.at(index), &cited)?)));
    versions.collect()
}

/// The same with the words of each, by which it can be told later how a record changed: for a mark, and for what is
/// compared with one. Takes as much memory as these words, so it is for records that are marked or have changed.
pub fn versions_with_words(
    library: &Library,
    archive: &Archive,
    records: &[Index],
) -> HashMap<Index, Version> {
    let limit = archive.limits().of(&KEPT_BYTES);
    let cited = cited(library, archive, records, &limit).into_iter();
    let versions = cited.filter_map(|(index, cited)| {
        let record = library.at(index);
        let kept = || Kept::of(library, record, &cited, &limit);
        Some((index, Version::of(record, &cited)?.keeping(kept())))
    });
    versions.collect()
}

/// The versions now of all records that somebody reviewed; of those that are otherwise than in some mark with their words,
/// so that it can be told how.
pub fn now(library: &Library, archive: &Archive, state: &State) -> HashMap<Index, Version> {
    let reviewed = state.reviewed().filter_map(|key| library.index(key));
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
    all.extend(versions_with_words(library, archive, &differ));
    all
}

/// What the citations of these records lead to in their sources; words beyond a limit are hashed alone.
fn cited(
    library: &Library,
    archive: &Archive,
    records: &[Index],
    limit: &Limit,
) -> HashMap<Index, Vec<Option<Cited>>> {
    let wanted: HashSet<Index> = records.iter().copied().collect();
    let mut words: HashMap<Index, Vec<Option<Cited>>> = HashMap::new();
    let mut sources = Vec::new();
    for index in &wanted {
        let record = library.at(*index);
        let citations = record.body.all_citations();
        words.insert(*index, vec![None; citations.len()]);
        let cited = citations
            .iter()
            .filter_map(|citation| library.resolve(record.key.case(), &citation.source));
        sources.extend(cited);
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
            found.collect::<Vec<_>>()
        },
        |_, found| {
            for ((record, number), of_citation) in found {
                let place = words.get_mut(&record).and_then(|all| all.get_mut(number));
                if let Some(place) = place {
                    *place = of_citation;
                }
            }
        },
    );
    words
}

/// The same by their keys; none of a record that can be read no more.
pub fn reviewed(library: &Library, archive: &Archive, state: &State) -> Versions {
    let mut versions = now(library, archive, state);
    let keys = state.reviewed();
    let now = keys.map(|key: &Key| {
        let index = library.index(key);
        let version = index.and_then(|index| versions.remove(&index));
        (key.clone(), version)
    });
    now.collect()
}
