//! What stays closed while names are covered: the documents of what is sealed or privileged, and the words of records that
//! tell what stands in them.

use std::collections::HashSet;

use crate::{
    diagnostic::Diagnostic,
    library::{Index, Library},
    model::Body,
};

/// Why a document is not shown, and its words are not searched.
pub const WITHHELD: &str =
    "What is sealed or privileged is withheld, and not searched, while names are covered.";

/// What of a library is withheld, by the library in which it is: the one with all names.
pub struct Withheld<'l> {
    /// The library as it is shown, with the same records at the same indices.
    shown: &'l Library,
    documents: HashSet<Index>,
    /// The citations of these, by their record and their number there.
    cited: HashSet<(Index, usize)>,
    /// The records that are told otherwise there since something is sealed: these themselves, and what cites them.
    records: HashSet<Index>,
}

impl<'l> Withheld<'l> {
    /// What is withheld of a library where it is shown so.
    pub fn of(library: &Library, shown: &'l Library) -> Self {
        let documents = library.restricted_documents();
        let cited = documents.iter().flat_map(|source| {
            let citations = library.citations_of(*source).into_iter();
            citations.map(|(record, number, _)| (record, number))
        });
        let cited: HashSet<(Index, usize)> = cited.collect();
        let citing = cited.iter().map(|(record, _)| *record);
        let records = citing.chain(library.restricted()).collect();
        Self {
            shown,
            documents,
            cited,
            records,
        }
    }

    /// Whether a document is not to be read.
    pub fn has(&self, source: Index) -> bool {
        self.documents.contains(&source)
    }

    /// Whether a citation is of such a document.
    pub fn is_cited_by(&self, citation: (Index, usize)) -> bool {
        self.cited.contains(&citation)
    }

    /// What is wrong, as it may be told.
    pub fn tell(&self, found: Diagnostic) -> Diagnostic {
        match &self.shown.discreet {
            Some(discreet) => discreet.tell(found),
            None => found,
        }
    }

    /// What a record says where it is told otherwise; none where it says what its file does.
    pub fn said(&self, index: Index) -> Option<&'l Body> {
        let is_there = index.position() < self.shown.records().len();
        let is_told_otherwise = is_there && self.records.contains(&index);
        is_told_otherwise.then(|| &self.shown.at(index).body)
    }
}
