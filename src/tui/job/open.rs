//! What there is to say once a source was opened.

use std::sync::Arc;

use crate::tui::message::Message;
use crate::{
    analysis::verify::passage,
    library::{Index, Library},
    load::document::Document,
    model::{Citation, Key},
};

/// Citations whose verdicts are told at once.
const AT_ONCE: usize = 64;

/// Tells the document of a source, and what is found in it of each citation that rests on it.
///
/// The verdicts are worked out here, beside the loop, since a document can be large. The first of them
/// come before the document, so that it is shown at the cited words from the start.
pub fn opened(
    edition: u64,
    library: &Library,
    key: Key,
    document: Arc<Document>,
    tell: &dyn Fn(Message),
) {
    let citations = match library.index(&key) {
        Some(source) => library.citations_of(source),
        None => Vec::new(),
    };
    let looked_in = Arc::clone(&document);
    let verify = |some: &[(Index, usize, &Citation)]| {
        let found = some.iter().map(|(record, number, citation)| {
            let found = passage(&looked_in, citation);
            ((*record, *number), Arc::new(found))
        });
        Message::Verified(edition, found.collect())
    };
    let (first, rest) = citations.split_at(citations.len().min(AT_ONCE));
    if !first.is_empty() {
        tell(verify(first));
    }
    tell(Message::Document(edition, key, document));
    rest.chunks(AT_ONCE).for_each(|some| tell(verify(some)));
}
