//! What rules look at.

use std::collections::HashSet;

use super::seen::{Found, Seen, Sources};
use crate::{
    diagnostic::Severity,
    document::Whose,
    library::{Index, Library, Record},
    model::{Body, Citation, Id, Key, Ref, Text},
    verify::{Change, Difference, Passage},
};

/// The words of a quote beyond which it is long, where nobody says otherwise.
pub const LONG_QUOTE: usize = 40;

/// What rules look at: a library, and what was seen of its sources.
pub struct Context<'c> {
    pub library: &'c Library,
    pub sources: &'c Sources,
    /// The most words that a quote may have.
    pub long_quote: usize,
    /// Records of which something could not be read. What is missing there may be what was lost.
    damaged: HashSet<&'c Key>,
    /// Whether nothing of the library was lost.
    is_whole: bool,
}

/// A citation with a quote, and what was found of it in the document that it cites.
pub struct Quoted<'c> {
    pub record: &'c Record,
    pub citation: &'c Citation,
    pub quote: &'c Text,
    pub passage: &'c Passage,
    /// As [`Found::stands_at`].
    pub stands_at: Option<&'c str>,
    /// As [`Found::whose`].
    pub whose: &'c [Whose],
    /// As [`Found::sender`].
    pub sender: Option<&'c str>,
}

impl<'c> Context<'c> {
    /// A library with what was seen of its sources; rules are silent on those that were not.
    pub fn new(library: &'c Library, sources: &'c Sources, long_quote: usize) -> Self {
        let errors = || {
            let all = library.diagnostics.iter();
            all.filter(|found| found.severity == Severity::Error)
        };
        Self {
            library,
            sources,
            long_quote,
            damaged: errors().filter_map(|found| found.record.as_ref()).collect(),
            is_whole: errors().next().is_none(),
        }
    }

    /// The records that were read without loss.
    pub fn records(&self) -> impl Iterator<Item = (Index, &'c Record)> {
        let library = self.library;
        library
            .indices()
            .map(|index| (index, library.at(index)))
            .filter(|(_, record)| {
                !matches!(record.body, Body::Broken(_)) && !self.damaged.contains(&record.key)
            })
    }

    /// The same, where all records are; else none, since what seems to be named by nobody may be
    /// named where something was lost.
    pub fn all_records(&self) -> impl Iterator<Item = (Index, &'c Record)> {
        self.records().filter(|_| self.is_whole)
    }

    /// The record that a reference means.
    pub fn resolve(&self, case: Option<&Id>, reference: &Ref) -> Option<&'c Record> {
        let index = self.library.resolve(case, reference)?;
        Some(self.library.at(index))
    }

    /// What was seen of the document of a source.
    pub fn seen(&self, source: Index) -> Option<&'c Seen> {
        self.sources.get(source)
    }

    /// Every citation whose source was seen, with its record and what was found of it.
    pub fn cited(&self) -> impl Iterator<Item = (&'c Record, &'c Citation, &'c Found)> {
        let (library, sources) = (self.library, self.sources);
        library.indices().flat_map(move |index| {
            let record = library.at(index);
            let citations = record.body.all_citations().into_iter().enumerate();
            citations.filter_map(move |(number, citation)| {
                Some((record, citation, sources.found((index, number))?))
            })
        })
    }

    /// Every quote, with what was found of it.
    pub fn quoted(&self) -> impl Iterator<Item = Quoted<'c>> {
        self.cited().filter_map(|(record, citation, found)| {
            Some(Quoted {
                record,
                citation,
                quote: citation.quote.as_ref()?,
                passage: &found.passage,
                stands_at: found.stands_at.as_deref(),
                whose: &found.whose,
                sender: found.sender.as_deref(),
            })
        })
    }
}

/// How a quote differs from what is in the source: what only the quote has as `[-gone-]`, what
/// only the source has as `{+come+}`.
pub fn difference(difference: &Difference) -> String {
    let words = difference.0.iter().map(|change| match change {
        Change::Same(words) => words.to_string(),
        Change::Gone(words) => format!("[-{words}-]"),
        Change::Come(words) => format!("{{+{words}+}}"),
    });
    words.collect::<Vec<_>>().join(" ")
}
