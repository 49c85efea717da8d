//! What there is to say once a source was opened.

use std::sync::Arc;

use super::told::Told;
use crate::tui::{
    known::{CitedBy, Text},
    message::Message,
};
use crate::{
    document::Document,
    gather::withheld::WITHHELD,
    library::{Index, Library},
    model::{Citation, Key},
    verify::passage,
};

/// Citations whose verdicts are told before the document.
const FIRST: usize = 64;

/// Tells the document of a source, and what is found in it of each citation that rests on it.
///
/// The verdicts are worked out here, beside the loop, since a document can be large. The first of them
/// come before the document, so that it is shown at the cited words from the start.
///
/// Of what is withheld no word is told, and what is found in it all the same.
pub fn opened(
    edition: u64,
    library: &Library,
    key: Key,
    (document, is_withheld): (Arc<Document>, bool),
    tell: &dyn Fn(Message),
) {
    let citations = match library.index(&key) {
        Some(source) => library.citations_of(source),
        None => Vec::new(),
    };
    let verify = |(record, number, citation): &(Index, usize, &Citation)| {
        let found = passage(&document, citation);
        let found = match is_withheld {
            true => found.without_words(),
            false => found,
        };
        ((*record, *number), Arc::new(found))
    };
    let (first, rest) = citations.split_at(citations.len().min(FIRST));
    let mut told = Told::new(edition, tell);
    told.add(first.iter().map(verify));
    told.tell();
    let text = match is_withheld {
        true => {
            let nothing = Document::not_held(Some(WITHHELD.to_owned()));
            Text::new(Arc::new(nothing), CitedBy::default())
        }
        false => {
            let cited_by = cited_by(library, &key, &document);
            Text::new(Arc::clone(&document), cited_by)
        }
    };
    tell(Message::Document(edition, key, Arc::new(text)));
    rest.iter()
        .for_each(|citation| told.add([verify(citation)]));
    told.tell();
}

/// Of a citation of a long run of paragraphs, as many are marked as cited.
const MOST_CITED: usize = 1000;

/// Who cites which paragraph of a source.
fn cited_by(library: &Library, key: &Key, document: &Document) -> CitedBy {
    let mut cited_by = CitedBy::default();
    let Some(source) = library.index(key) else {
        return cited_by;
    };
    for (at, record) in library.citing(source) {
        for paragraph in document.located(at).into_iter().take(MOST_CITED) {
            let citing = cited_by.entry(paragraph).or_default();
            if citing.last() != Some(&record) {
                citing.push(record);
            }
        }
    }
    cited_by
}
