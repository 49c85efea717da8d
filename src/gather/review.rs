//! The versions of records: what they say, and the cited words in their sources.

use std::collections::{HashMap, HashSet};

use crate::{
    document::{self, Archive},
    library::{Index, Library},
    model::Key,
    review::{CitedWords, State, Version, Versions},
    verify::of_source,
};

/// The versions of these records now, as far as they can be read. Opens the sources that they cite, and no others.
pub fn versions(
    library: &Library,
    archive: &Archive,
    records: &[Index],
) -> HashMap<Index, Version> {
    let wanted: HashSet<Index> = records.iter().copied().collect();
    let mut words: HashMap<Index, Vec<Option<CitedWords>>> = HashMap::new();
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
            let found = found.map(|found| (found.at, CitedWords::of(document, &found.passage)));
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
    let versions = words
        .into_iter()
        .filter_map(|(index, words)| Some((index, Version::of(library.at(index), words)?)));
    versions.collect()
}

/// The versions now of all records that somebody reviewed.
pub fn reviewed(library: &Library, archive: &Archive, state: &State) -> Versions {
    let keys: Vec<(&Key, Option<Index>)> = state
        .reviewed()
        .map(|key| (key, library.index(key)))
        .collect();
    let records: Vec<Index> = keys.iter().filter_map(|(_, index)| *index).collect();
    let mut versions = versions(library, archive, &records);
    let now = keys
        .into_iter()
        .map(|(key, index)| (key.clone(), index.and_then(|index| versions.remove(&index))));
    now.collect()
}
