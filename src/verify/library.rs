//! The quotes of many records at once.

use std::{collections::HashMap, sync::Arc};

use super::{Memo, Passage, verify_all};
use crate::{
    document::Document,
    library::{Index, Library},
    model::{Citation, Key},
};

/// A citation that rests on a source, and what was found of it.
pub struct OfSource<'l> {
    /// The record that cites, and the number of the citation among its own, from 0.
    pub at: (Index, usize),
    pub citation: &'l Citation,
    pub passage: Arc<Passage>,
}

/// Looks in the document of a source for all citations that rest on it, in the order of [`Library::citations_of`].
pub fn of_source<'l>(
    library: &'l Library,
    source: Index,
    document: &Document,
) -> Vec<OfSource<'l>> {
    let citations = library.citations_of(source);
    let pairs = citations.iter().map(|(.., citation)| (document, *citation));
    let passages = verify_all(&pairs.collect::<Vec<_>>(), &mut Memo::default());
    let all = citations.into_iter().zip(passages);
    let all = all.map(|((record, number, citation), passage)| OfSource {
        at: (record, number),
        citation,
        passage,
    });
    all.collect()
}

/// What was found of citations, by their record and their number among its own, from 0.
pub type Verdicts = HashMap<(Index, usize), Arc<Passage>>;

/// Looks for the quotes of records in the documents that were opened.
pub fn verdicts(
    library: &Library,
    records: impl Iterator<Item = Index>,
    documents: &HashMap<Key, Arc<Document>>,
) -> Verdicts {
    let none = Document::not_held(None);
    let mut places = Vec::new();
    let mut asked = Vec::new();
    for index in records {
        let record = library.at(index);
        for (number, citation) in record.body.all_citations().into_iter().enumerate() {
            let source = library.resolve(record.key.case(), &citation.source);
            let held = source.and_then(|source| documents.get(&library.at(source).key));
            places.push((index, number));
            asked.push((held.map_or(&none, |held| &**held), citation));
        }
    }
    let passages = verify_all(&asked, &mut Memo::default());
    places.into_iter().zip(passages).collect()
}
