//! Part of a library: what is left of it where some records, citations and dates do not count.
//!
//! A part is a library of its own, so whatever can be asked of a library (its lists, pages,
//! chronology, standings, exports) can be asked of it in the same way.

use std::sync::Arc;

use super::{Index, Library, Record, link};
use crate::{
    diagnostic::Report,
    load::{Parsed, ParsedRecord},
    model::{At, Body, Citation, Date, Ref, kind::Rests, record::Keep},
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

pub fn part(library: &Library, part: &Part<'_>) -> Library {
    let counts = |index: Index| {
        let record = library.at(index);
        let cites = record.body.cites();
        (part.record)(index)
            && (record.kind().info().rests == Rests::OnItself
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
            let keep = Keep {
                citation: &|citation| {
                    (part.citation)(index, citation) && is_there(&citation.source)
                },
                reference: &is_there,
                dated: &|date| date.is_none_or(|date| (part.date)(date)),
            };
            left_of(record, &keep, part.as_of)
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
    // A name that means two in the library is read by those who know both.
    let unclear = library.linked.unclear.iter();
    let unclear = unclear.filter_map(|index| left.index(&library.at(*index).key));
    let unclear: Vec<Index> = unclear.collect();
    left.linked_mut().unclear.extend(unclear);
    // What is wrong with the files is wrong with them on every day.
    left.diagnostics.clone_from(&library.diagnostics);
    left.is_shared_unread = library.is_shared_unread;
    left
}

/// What stays of a record. A case is then told up to the day, where not by its own word to an earlier one.
fn left_of(record: &Record, keep: &Keep<'_>, as_of: Option<&Date>) -> ParsedRecord {
    let mut body = record.body.clone();
    body.keep(keep);
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
        reach: Arc::clone(&record.reach),
        lacks_file: record.lacks_file,
        body,
    }
}
