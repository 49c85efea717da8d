//! Looking for all quotes of a library, on which the status of its statements rests.

use std::collections::HashSet;

use crate::{
    document::{self, Archive, Document},
    library::{Index, Library, Scope},
    model::{Citation, Kind, Span, Text},
    verify::{Memo, Verdict, verify_all},
};

/// The same library, of which is known which quotes are nowhere in their sources, as far as these are held.
///
/// Opens every source that is cited with a quote, and takes the time to read them.
pub fn looked_for(library: Library, archive: &Archive) -> Library {
    let sources = library.of_kind(&Scope::Library, Kind::Source).iter();
    let sources = sources.copied();
    let quoted: Vec<Index> = sources
        .filter(|source| !quoting(&library, *source).is_empty())
        .collect();
    let mut missing = HashSet::new();
    document::each_of(
        &library,
        archive,
        &quoted,
        |source, document| missing_in(document, &quoting(&library, source)),
        |_, found| missing.extend(found),
    );
    library.with_missing_quotes(missing)
}

/// The citations of a source that quote it.
fn quoting(library: &Library, source: Index) -> Vec<&Citation> {
    let all = library.citations_of(source).into_iter();
    let all = all.map(|(.., citation)| citation);
    all.filter(|citation| citation.quote.is_some()).collect()
}

/// The places of the quotes that are nowhere in a document.
fn missing_in(document: &Document, quoting: &[&Citation]) -> Vec<Span> {
    let pairs: Vec<(&Document, &Citation)> = quoting
        .iter()
        .map(|citation| (document, *citation))
        .collect();
    let passages = verify_all(&pairs, &mut Memo::default());
    let found = quoting.iter().zip(passages);
    let missing = found.filter(|(_, passage)| matches!(passage.verdict, Verdict::Missing(_)));
    let quotes = missing.filter_map(|(citation, _)| citation.quote.as_ref());
    quotes.map(Text::span).collect()
}
