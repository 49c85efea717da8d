//! Opens what an export of a case needs, and makes it: the one way to a finished document, before
//! anything of it is written.

use std::collections::HashSet;

use super::corpus;
use crate::{
    document::{self, Archive},
    export::{self, Asked, Notes, Paper, block::Document, protected::mask::Masks},
    library::{Index, Library, Scope},
    missed::Missed,
    model::{Kind, kind::KINDS},
    query::{Context, Query},
    verify,
};

/// What is to be written of a library.
pub struct Wanted<'w> {
    /// The case.
    pub case: Index,
    /// Of its records those that this matches; all, where it is empty.
    pub query: &'w Query,
    pub paper: Paper,
    /// Whom a paper of one person is about.
    pub of: Option<Index>,
    /// Whether the remarks of the case file are written.
    pub notes: Notes,
    /// What stands in the place of names, where it is for others.
    pub masks: Option<&'w Masks>,
}

/// A case as a document, with its sources opened and its quotes looked for; none where the query
/// matches no record of it. With it comes what could not be read of these sources. Takes the time to
/// read them.
pub fn document(
    library: &Library,
    archive: &Archive,
    wanted: &Wanted<'_>,
) -> Option<(Document, Missed)> {
    let Wanted {
        case,
        query,
        paper,
        of,
        notes,
        masks,
    } = *wanted;
    let scope = Scope::Case(library.at(case).key.id().clone());
    let counted = KINDS
        .iter()
        .flat_map(|info| library.of_kind(&scope, info.kind));
    let all = counted.copied().chain(library.all_apart(&scope));
    let all: Vec<Index> = all.collect();
    let sources = sources(library, all.iter().copied());
    let (documents, unread) = document::some(library, archive, &sources);
    let verdicts = verify::verdicts(library, all.iter().copied(), &documents);
    let corpus = query
        .needs_texts()
        .then(|| corpus::read(library, archive, None, |_| {}));
    let missed = Missed {
        sources: unread,
        folders: archive.left_out().count() as u64,
        ..Missed::default()
    };
    let passages = |index, number| verdicts.get(&(index, number)).cloned();
    let texts = |index, term: &_| {
        let corpus = corpus.as_ref();
        corpus.is_some_and(|corpus| corpus.holds(index, term))
    };
    let context = Context::new(library)
        .with_passages(&passages)
        .with_texts(&texts)
        .with_missed(missed);
    // Who is asked for is asked for by their own name.
    let part = export::part(&context, case, query);
    if part.as_ref().is_some_and(HashSet::is_empty) {
        return None;
    }
    let renamed = masks.map(|masks| masks.library(library));
    let renamed = renamed.as_ref().unwrap_or(library);
    let context = Context::new(renamed)
        .with_passages(&passages)
        .with_missed(missed);
    let document = export::document(&Asked {
        context: &context,
        case,
        query,
        part,
        documents: &documents,
        paper,
        of,
        notes,
    });
    Some((document, missed))
}

/// The sources that records name, and those that these name: a shared record of a case may cite one
/// that the case does not.
fn sources(library: &Library, records: impl Iterator<Item = Index>) -> Vec<Index> {
    let mut left: Vec<Index> = records.collect();
    let mut seen = HashSet::new();
    let mut sources = Vec::new();
    while let Some(index) = left.pop() {
        let record = library.at(index);
        if !seen.insert(index) {
            continue;
        }
        if record.kind() == Kind::Source {
            sources.push(index);
        }
        let named = record.names.iter().map(|(_, named)| *named);
        left.extend(named.filter(|named| library.at(*named).kind() == Kind::Source));
    }
    sources.sort_unstable();
    sources
}
