//! What rules look at.

use std::{
    cell::{OnceCell, RefCell},
    collections::{HashMap, HashSet},
    sync::Arc,
};

use crate::{
    analysis::verify::{Change, Difference, Mark, Memo, Passage, verify_all},
    diagnostic::Severity,
    library::{Index, Library, Record},
    load::document::Document,
    model::{Body, Citation, Id, Key, Locator, Ref, Text, locator::Place},
};

/// The words of a quote beyond which it is long, where nobody says otherwise.
pub const LONG_QUOTE: usize = 40;

/// What rules look at: a library, and what is held of its sources.
pub struct Context<'c> {
    pub library: &'c Library,
    /// The most words that a quote may have.
    pub long_quote: usize,
    documents: &'c HashMap<Key, Arc<Document>>,
    /// Records of which something could not be read. What is missing there may be what was lost.
    damaged: HashSet<&'c Key>,
    /// Whether nothing of the library was lost.
    is_whole: bool,
    quoted: OnceCell<Vec<Quoted<'c>>>,
    /// What is found of quotes already.
    memo: RefCell<Memo>,
}

/// A citation with a quote, and what was found of it in the document that it cites.
pub struct Quoted<'c> {
    pub record: &'c Record,
    pub citation: &'c Citation,
    pub quote: &'c Text,
    pub document: &'c Document,
    pub passage: Arc<Passage>,
}

impl<'c> Context<'c> {
    /// A library with the documents of its sources; rules are silent on those that are not given.
    pub fn new(
        library: &'c Library,
        documents: &'c HashMap<Key, Arc<Document>>,
        long_quote: usize,
    ) -> Self {
        let errors = || {
            let all = library.diagnostics.iter();
            all.filter(|found| found.severity == Severity::Error)
        };
        Self {
            library,
            long_quote,
            documents,
            damaged: errors().filter_map(|found| found.record.as_ref()).collect(),
            is_whole: errors().next().is_none(),
            quoted: OnceCell::new(),
            memo: RefCell::default(),
        }
    }

    /// The same, where some quotes were looked for before.
    pub fn remembering(self, memo: Memo) -> Self {
        Self {
            memo: memo.into(),
            ..self
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

    /// What is held of a source.
    pub fn document(&self, source: &Record) -> Option<&'c Document> {
        self.documents.get(&source.key).map(|document| &**document)
    }

    /// Every citation, with its record and the document that it cites, where that is given.
    pub fn cited(&self) -> impl Iterator<Item = (&'c Record, &'c Citation, &'c Document)> {
        self.library.records().flat_map(move |record| {
            let citations = record.body.all_citations().into_iter();
            citations.filter_map(move |citation| {
                let source = self.resolve(record.key.case(), &citation.source)?;
                Some((record, citation, self.document(source)?))
            })
        })
    }

    /// Every quote, looked for once for all rules.
    pub fn quoted(&self) -> &[Quoted<'c>] {
        self.quoted.get_or_init(|| {
            let cited: Vec<_> = self
                .cited()
                .filter_map(|(record, citation, document)| {
                    Some((record, citation, document, citation.quote.as_ref()?))
                })
                .collect();
            let asked: Vec<_> = cited
                .iter()
                .map(|(_, citation, document, _)| (*document, *citation))
                .collect();
            let passages = verify_all(&asked, &mut self.memo.borrow_mut());
            let quoted = cited.into_iter().zip(passages);
            quoted
                .map(|((record, citation, document, quote), passage)| Quoted {
                    record,
                    citation,
                    quote,
                    document,
                    passage,
                })
                .collect()
        })
    }
}

impl Quoted<'_> {
    /// The paragraphs in which the words stand, as a locator names them; none where they have no
    /// numbers.
    pub fn stands_at(&self) -> Option<String> {
        let place = |(paragraph, _): &Mark| self.document.place(*paragraph);
        let (first, last) = (self.passage.marks.first()?, self.passage.marks.last()?);
        let places = match (place(first)?, place(last)?) {
            (Place::Paragraphs(first), Place::Paragraphs(last)) => {
                vec![Place::Paragraphs(*first.start()..=*last.end())]
            }
            (Place::OnPage(page, first), Place::OnPage(same, last)) if page == same => {
                vec![Place::OnPage(page, *first.start()..=*last.end())]
            }
            (first, last) => vec![first, last],
        };
        Some(Locator { places }.to_string())
    }
}

/// How a quote differs from what stands in the source: what only the quote has as `[-gone-]`, what
/// only the source has as `{+come+}`.
pub fn difference(difference: &Difference) -> String {
    let words = difference.0.iter().map(|change| match change {
        Change::Same(words) => words.to_string(),
        Change::Gone(words) => format!("[-{words}-]"),
        Change::Come(words) => format!("{{+{words}+}}"),
    });
    words.collect::<Vec<_>>().join(" ")
}
