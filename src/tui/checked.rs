//! What there is to say of a library once all of its sources were opened.

use std::sync::Arc;

use super::message::Message;
use crate::{
    analysis::verify::{Memo, verify_all},
    check::{self, Rule, Tier},
    library::{Library, Scope},
    load::document::{self, Archive},
    model::Kind,
};

/// Opens every source, and tells what is found of all citations, so that a list can be filtered by it,
/// and then what the basic rules find.
pub fn checked(edition: u64, library: &Library, archive: &Archive, mut tell: impl FnMut(Message)) {
    let documents = document::open_all(library, archive);
    let mut memo = Memo::default();
    for source in library.of_kind(&Scope::Library, Kind::Source) {
        let citations = library.citations_of(*source);
        let Some(document) = documents.get(&library.at(*source).key) else {
            continue;
        };
        let pairs: Vec<_> = citations
            .iter()
            .map(|(_, _, citation)| (&**document, *citation))
            .collect();
        let found = verify_all(&pairs, &mut memo);
        let found = citations.iter().zip(found);
        let found: Vec<_> = found
            .map(|((record, number, _), passage)| ((*record, *number), Arc::clone(&passage)))
            .collect();
        if !found.is_empty() {
            tell(Message::Verified(edition, found));
        }
    }
    let context = check::Context::new(library, &documents, check::LONG_QUOTE).remembering(memo);
    let problems = check::run(&context, &Rule::up_to(Tier::Basic));
    tell(Message::Checked(edition, problems));
}
