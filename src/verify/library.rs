//! The quotes of many records at once.

use std::{collections::HashMap, sync::Arc};

use super::{Memo, Passage, verify_all};
use crate::{
    document::Document,
    library::{Index, Library},
    model::Key,
};

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
