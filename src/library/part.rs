//! Part of a library: what is left of it where some records, citations and dates do not count.
//!
//! A part is a library of its own, so whatever can be asked of a library (its lists, pages,
//! chronology, standings, exports) can be asked of it in the same way.

use super::{Index, Library, Record, link};
use crate::{
    diagnostic::Report,
    load::{Parsed, ParsedRecord},
    model::{At, Body, Citation, Date, Kind, Ref, value::OneOrMany},
};

/// What counts.
pub struct Part<'p> {
    /// Whether a record counts, by itself.
    pub record: &'p dyn Fn(Index) -> bool,
    /// Whether a citation of a record counts.
    pub citation: &'p dyn Fn(Index, &Citation) -> bool,
    /// Whether what is dated so counts: a reply, a step of a history, an entry of a docket.
    pub date: &'p dyn Fn(&Date) -> bool,
    /// The day up to which a case is then told, if not by its own word.
    pub as_of: Option<&'p Date>,
}

/// Kinds that are known through what they cite alone: where they cite something and nothing of it
/// counts, they do not count.
fn is_known_by_citation(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Allegation | Kind::Evidence | Kind::Proceeding | Kind::Event | Kind::Question
    )
}

pub fn part(library: &Library, part: &Part<'_>) -> Library {
    let counts = |index: Index| {
        let record = library.at(index);
        let cites = record.body.cites();
        (part.record)(index)
            && (!is_known_by_citation(record.kind())
                || cites.is_empty()
                || cites
                    .iter()
                    .any(|citation| (part.citation)(index, citation)))
    };
    let counting: Vec<bool> = library.indices().map(counts).collect();
    let records = library
        .indices()
        .filter(|index| counting[index.position()])
        .map(|index| {
            let record = library.at(index);
            let case = record.key.case();
            let is_there = |reference: &Ref| {
                let found = library.resolve(case, reference);
                found.is_none_or(|found| counting[found.position()])
            };
            let trim = Trim {
                cites: &|citation| (part.citation)(index, citation) && is_there(&citation.source),
                is_there: &is_there,
                dated: &|date| date.is_none_or(|date| (part.date)(date)),
            };
            trim.record(record, part.as_of)
        });
    let parsed = Parsed {
        root: library.root.clone(),
        title: library.title.clone(),
        files: library.files.clone(),
        records: records.collect(),
        missed: library.missed,
        limits: library.limits.clone(),
        ..Parsed::default()
    };
    let mut left = link::link(parsed, Report::default());
    // What is wrong with the files is wrong with them on every day.
    left.diagnostics.clone_from(&library.diagnostics);
    left
}

/// What stays in a record.
struct Trim<'t> {
    cites: &'t dyn Fn(&Citation) -> bool,
    is_there: &'t dyn Fn(&Ref) -> bool,
    dated: &'t dyn Fn(Option<&At<Date>>) -> bool,
}

impl Trim<'_> {
    fn record(&self, record: &Record, as_of: Option<&Date>) -> ParsedRecord {
        let mut body = record.body.clone();
        self.body(&mut body);
        if let (Body::Case(case), Some(day)) = (&mut body, as_of)
            && case.as_of.as_ref().is_none_or(|own| own.value > *day)
        {
            let span = case.as_of.as_ref().map_or(record.span, |own| own.span);
            let value = day.clone();
            case.as_of = Some(At { value, span });
        }
        ParsedRecord {
            key: record.key.clone(),
            span: record.span,
            folder: record.folder.clone(),
            body,
        }
    }

    fn refs(&self, references: &mut OneOrMany<At<Ref>>) {
        references.0.retain(|reference| (self.is_there)(reference));
    }

    /// Takes from a part's citations those that do not count. Whether the part itself still counts:
    /// not where it cited something and nothing of it is left.
    fn part(&self, cites: &mut Vec<Citation>, date: Option<&At<Date>>) -> bool {
        let cited = !cites.is_empty();
        cites.retain(|citation| (self.cites)(citation));
        (self.dated)(date) && !(cited && cites.is_empty())
    }

    fn body(&self, body: &mut Body) {
        match body {
            Body::Case(r) => {
                r.subjects.retain(|subject| (self.is_there)(subject));
                r.see_also.retain(|case| (self.is_there)(case));
            }
            Body::Person(r) => r.cites.retain(self.cites),
            Body::Organization(r) => r.cites.retain(self.cites),
            Body::Source(r) => {
                self.refs(&mut r.rests_on);
                r.cites.retain(self.cites);
            }
            Body::Allegation(r) => {
                for references in [&mut r.by, &mut r.to, &mut r.about] {
                    self.refs(references);
                }
                r.cites.retain(self.cites);
                r.responses
                    .retain_mut(|part| self.part(&mut part.cites, part.date.as_ref()));
                r.relations.retain_mut(|part| {
                    (self.is_there)(&part.to) && self.part(&mut part.cites, None)
                });
                r.history
                    .retain_mut(|part| self.part(&mut part.cites, part.date.as_ref()));
            }
            Body::Evidence(r) => {
                r.bears_on.retain(|target, _| (self.is_there)(target));
                r.cites.retain(self.cites);
                r.history
                    .retain_mut(|part| self.part(&mut part.cites, part.date.as_ref()));
            }
            Body::Proceeding(r) => {
                self.refs(&mut r.about);
                r.cites.retain(self.cites);
                r.entries
                    .retain_mut(|part| self.part(&mut part.cites, part.date.as_ref()));
            }
            Body::Event(r) => r.cites.retain(self.cites),
            Body::Question(r) => {
                self.refs(&mut r.about);
                self.refs(&mut r.settles);
                r.cites.retain(self.cites);
            }
            Body::Broken(_) => {}
        }
    }
}
