//! Looking for all quotes of a library, on which the status of its statements rests.

use std::{collections::HashMap, sync::Arc};

use crate::{
    check::{doubt, sender},
    document::{self, Archive, Document},
    library::{Doubt, Doubts, Index, Library, OfSources, Scope},
    model::{Kind, Span},
    verify::{Passage, of_source},
};

/// What was found of quotes, by where they stand in the case files.
pub type Passages = HashMap<Span, Arc<Passage>>;

/// The same library, of which is known what is against its quotes in their sources, as far as these are held; and what
/// was found of each, so that whoever shows it opens no source again.
///
/// Opens every source that is cited with a quote, and takes the time to read them.
pub fn looked_for(library: Library, archive: &Archive) -> (Library, Passages) {
    looked_for_telling(library, archive, &|_, _| {})
}

/// The same, telling of how many of the sources it is done with, and how many they are.
pub fn looked_for_telling(
    library: Library,
    archive: &Archive,
    tell: &dyn Fn(usize, usize),
) -> (Library, Passages) {
    let sources = library.of_kind(&Scope::Library, Kind::Source).iter();
    let sources = sources.copied();
    let is_quoted = |source: &Index| {
        let mut citations = library.citations_of(*source).into_iter();
        citations.any(|(.., citation)| citation.quote.is_some())
    };
    let quoted: Vec<Index> = sources.filter(is_quoted).collect();
    let mut doubts = Doubts::new();
    let mut held = OfSources::new();
    let mut passages = Passages::new();
    document::each_of(
        &library,
        archive,
        &quoted,
        |source, document| (found_in(&library, source, document), document.held),
        |source, (found, is_held)| {
            for (quote, passage, doubt) in found {
                doubts.extend(doubt.map(|doubt| (quote, doubt)));
                passages.insert(quote, passage);
            }
            held.insert(library.at(source).key.clone(), is_held);
            tell(held.len(), quoted.len());
        },
    );
    (library.with_doubts(doubts).with_held(held), passages)
}

/// The same library, of which is known what is held of every source, for whoever lists them.
///
/// Opens all of them.
pub fn opened(library: Library, archive: &Archive) -> Library {
    let mut held = OfSources::new();
    document::each(
        &library,
        archive,
        |_, document| document.held,
        |source, is_held| {
            held.insert(library.at(source).key.clone(), is_held);
        },
    );
    library.with_held(held)
}

/// What was found of the quotes of a source, by their places, and what is against each.
fn found_in(
    library: &Library,
    source: Index,
    document: &Document,
) -> Vec<(Span, Arc<Passage>, Option<Doubt>)> {
    let found = of_source(library, source, document).into_iter();
    let found = found.filter_map(|found| {
        let whose = document.all_whose(found.passage.standing());
        let quote = found.citation.quote.as_ref()?;
        let sender = sender(document, &found.passage, &whose);
        let doubt = doubt(&found.passage, &whose, sender);
        Some((quote.span(), found.passage, doubt))
    });
    found.collect()
}
