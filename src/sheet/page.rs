//! The page of a record, row by row: what its kind says, what it rests on, who names it.

mod allegation;
mod case;
mod event;
mod evidence;
mod links;
mod mend;
mod people;
mod proceeding;
mod question;
mod source;
mod standing;

use super::{
    Cited, Piece, Sheet,
    measure::measure_words,
    pieces::{BETWEEN, dim, own, said, then, when},
};
use crate::{
    library::{Index, Library, Record, Scope},
    model::{At, Body, Citation, Date, Key, Kind, Measure, Ref, Text},
    sign::{Sign, Tone},
    text::{Clean, clean_line},
};

/// A page while it is built.
struct Page<'l> {
    library: &'l Library,
    record: &'l Record,
    index: Index,
    scope: Scope,
    /// The record's citations, in the order of their numbers.
    citations: Vec<&'l Citation>,
    sheet: Sheet,
}

pub fn sheet(library: &Library, index: Index, scope: &Scope) -> Sheet {
    let record = library.at(index);
    let citations = record.body.all_citations();
    let cited = citations.iter().map(|&citation| Cited {
        citation: citation.clone(),
        case: record.key.case().cloned(),
        source: library.resolve(record.key.case(), &citation.source),
    });
    let cited = cited.collect();
    let mut page = Page {
        library,
        record,
        index,
        scope: scope.clone(),
        citations,
        sheet: Sheet {
            rows: Vec::new(),
            citations: cited,
        },
    };
    page.sheet.title(record.label());
    match &record.body {
        Body::Case(case) => case::overview(&mut page, case),
        Body::Person(person) => page.person(person),
        Body::Organization(organization) => page.organization(organization),
        Body::Source(source) => page.source(source),
        Body::Allegation(allegation) => page.allegation(allegation),
        Body::Evidence(evidence) => page.evidence(evidence),
        Body::Proceeding(proceeding) => page.proceeding(proceeding),
        Body::Event(event) => page.event(event),
        Body::Question(question) => page.question(question),
        Body::Broken(_) => {}
    }
    page.problems();
    page.cites();
    page.named_by();
    page.foot();
    page.sheet
}

impl Page<'_> {
    fn text(&mut self, label: &'static str, text: &Option<Text>) {
        self.sheet.field(label, text.iter().map(said).collect());
    }

    /// A word of a fixed set.
    fn word(&mut self, label: &'static str, word: Option<&'static str>) {
        self.sheet.field(label, word.map(own).into_iter().collect());
    }

    fn measures(&mut self, measures: &[Measure]) {
        for measure in measures {
            self.sheet.field("Number", measure_words(measure));
        }
    }

    /// What a reference of this record means.
    fn resolve(&self, reference: &Ref) -> Option<Index> {
        self.library.resolve(self.record.key.case(), reference)
    }

    /// A link to a record, with its case where that is another one.
    fn link(&self, index: Index) -> Vec<Piece> {
        let record = self.library.at(index);
        let mut pieces = vec![Piece::Link(record.key.clone(), record.short())];
        // Of another case than the one one is in; or, of a record that cases share, of which.
        let elsewhere = match (&record.key, &self.scope) {
            (Key::Of(case, _), Scope::Case(here)) => (case != here).then_some(case),
            (Key::Of(case, _), Scope::Library) => {
                (self.record.key.case() != Some(case)).then_some(case)
            }
            (Key::Case(_) | Key::Shared(_), _) => None,
        };
        if let Some(case) = elsewhere {
            pieces.push(dim(format!(" ({case})")));
        }
        pieces
    }

    fn reference(&self, reference: &Ref) -> Vec<Piece> {
        match self.resolve(reference) {
            Some(index) => self.link(index),
            None => {
                let missing = format!("{reference} (not in this library)");
                vec![Piece::Text(Clean::trusted(missing), Tone::Bad)]
            }
        }
    }

    fn references<'a>(&self, references: impl IntoIterator<Item = &'a At<Ref>>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for reference in references {
            if !pieces.is_empty() {
                pieces.push(own(BETWEEN));
            }
            pieces.extend(self.reference(reference));
        }
        pieces
    }

    /// Who says it: a source that speaks itself is named as such.
    fn speakers<'a>(&self, by: impl IntoIterator<Item = &'a At<Ref>>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for reference in by {
            if !pieces.is_empty() {
                pieces.push(own(BETWEEN));
            }
            pieces.extend(self.reference(reference));
            let found = self.resolve(reference);
            if found.is_some_and(|index| self.library.at(index).kind() == Kind::Source) {
                pieces.push(dim(" in its own voice"));
            }
        }
        pieces
    }

    /// `[3]` for each of the citations, which are some of the page's own.
    fn marks(&self, citations: &[Citation]) -> Vec<Piece> {
        let number = |citation: &Citation| {
            let mut numbered = self.citations.iter();
            numbered.position(|other| std::ptr::eq(*other, citation))
        };
        let mut pieces = Vec::new();
        for number in citations.iter().filter_map(number) {
            pieces.push(own(" "));
            pieces.push(Piece::Citation(number + 1));
        }
        pieces
    }

    /// A step of a history: what became of it, when, why and where that stands.
    fn step(
        &self,
        status: Sign,
        date: Option<&At<Date>>,
        because: &Option<Text>,
        cites: &[Citation],
    ) -> Vec<Piece> {
        let mut pieces = vec![Piece::Sign(status), own(" ")];
        pieces.extend(when(date, None));
        pieces.extend(then(": ", because));
        pieces.extend(self.marks(cites));
        pieces
    }

    /// The note, and where the record stands.
    fn foot(&mut self) {
        if let Some(note) = self.record.body.note() {
            self.sheet.heading("Note");
            self.sheet.item(vec![said(note)]);
        }
        let file = self.library.files.get(self.record.span.file);
        if let Some(file) = file.filter(|_| self.record.span.line > 0) {
            self.sheet.blank();
            let (key, line) = (&self.record.key, self.record.span.line);
            let place = clean_line(&format!("{key}  {}:{line}", file.path));
            self.sheet.item(vec![Piece::Text(place, Tone::Dim)]);
        }
    }
}
