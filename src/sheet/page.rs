//! The page of a record, row by row: what its kind says, what it rests on, who names it.

mod allegation;
mod case;
mod charges;
mod evidence;
mod fields;
mod links;
mod needs;
mod problems;
mod roles;
mod standing;
mod tellings;

use super::{
    Cited, Piece, Sheet,
    pieces::{dim, own},
};
use crate::{
    clean,
    library::{Index, Library, Record, Scope},
    model::{Body, Citation, Key, Ref, Role, record::Counted},
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
    let mut page = Page::of(library, index, scope);
    if let Body::Case(_) = &page.record.body {
        case::overview(&mut page);
    } else {
        page.says();
        page.late();
    }
    page.tellings();
    page.problems();
    page.cites();
    page.named_by(|_| true);
    page.foot();
    page.sheet
}

/// What a record says, what follows from it, and what bears on it: its page without what a document
/// that holds all records says elsewhere.
pub fn facts(library: &Library, index: Index, scope: &Scope) -> Sheet {
    let mut page = Page::of(library, index, scope);
    page.says();
    page.named_by(|role| matches!(role, Role::Relation | Role::BearsOn | Role::Settles));
    page.sheet
}

impl<'l> Page<'l> {
    fn of(library: &'l Library, index: Index, scope: &Scope) -> Self {
        let record = library.at(index);
        let citations = record.body.all_citations();
        let cited = citations.iter().map(|&citation| Cited {
            citation: citation.clone(),
            case: record.key.case().cloned(),
            source: library.resolve(record.key.case(), &citation.source),
        });
        let cited = cited.collect();
        Self {
            library,
            record,
            index,
            scope: scope.clone(),
            citations,
            sheet: Sheet {
                rows: Vec::new(),
                citations: cited,
                ..Sheet::default()
            },
        }
    }

    fn title(&mut self) {
        self.sheet.title(self.library.label(self.index));
    }

    /// Its name, how it stands where it is an allegation, and its fields.
    fn says(&mut self) {
        self.title();
        if self.record.here.counted != Counted::Yes {
            self.apart();
        } else if let Body::Allegation(_) = &self.record.body {
            self.standing();
        }
        self.fields(&self.record.body.fields());
    }
}

impl Page<'_> {
    /// What a reference of this record means.
    fn resolve(&self, reference: &Ref) -> Option<Index> {
        self.library.resolve(self.record.key.case(), reference)
    }

    /// A link to a record, with its case where that is another one.
    fn link(&self, index: Index) -> Vec<Piece> {
        self.link_by(index, self.library.short(index))
    }

    /// The same in the middle of a sentence: `contradicted by a spokesperson: …`.
    fn link_in_a_sentence(&self, index: Index) -> Vec<Piece> {
        self.link_by(index, self.library.short_in_a_sentence(index))
    }

    fn link_by(&self, index: Index, name: Clean) -> Vec<Piece> {
        let record = self.library.at(index);
        let mut pieces = vec![Piece::Link(record.key.clone(), name)];
        // Of another case than the one one is in; or, of a record that cases share, of which.
        let elsewhere = match (&record.key, &self.scope) {
            (Key::Of(case, _), Scope::Case(here)) => (case != here).then_some(case),
            (Key::Of(case, _), Scope::Library) => {
                (self.record.key.case() != Some(case)).then_some(case)
            }
            (Key::Case(_) | Key::Shared(_), _) => None,
        };
        if let Some(case) = elsewhere {
            pieces.push(dim(clean![" (", case.clean(), ")"]));
        }
        pieces
    }

    fn reference(&self, reference: &Ref) -> Vec<Piece> {
        match self.resolve(reference) {
            Some(index) => self.link(index),
            None => {
                let missing = self.library.not_here(reference);
                vec![Piece::Text(missing, Tone::Bad)]
            }
        }
    }

    /// That an earlier day does not count it, in the place of a standing.
    fn apart(&mut self) {
        let Some(earlier) = &self.library.earlier else {
            return;
        };
        let sign = Piece::Sign(Sign::from(self.record.here.counted));
        let why = clean![", and so not counted as of ", earlier.day.words()];
        self.sheet.field("Day", vec![sign, dim(why)]);
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

    /// Where the record is written.
    fn foot(&mut self) {
        let file = self.library.files.get(self.record.span.file);
        if let Some(file) = file.filter(|_| self.record.span.line > 0) {
            self.sheet.blank();
            let (key, line) = (self.library.key_told(self.index), self.record.span.line);
            let place = clean_line(&format!("{key}  {}:{line}", file.path));
            self.sheet.item(vec![Piece::Text(place, Tone::Dim)]);
            if let Some(row) = self.sheet.rows.last_mut() {
                row.is_foot = true;
            }
        }
    }
}
