//! A library as it was on a day: what was known and said then.
//!
//! - A source counts from the day on which it was published, a statement from that on which it was
//!   said, an event, a proceeding, an entry of a docket, a reply and a step of a history from theirs. What has
//!   no date of its own was no later than the first publication of what it is cited to ([`Dated`]).
//! - What may be later is not counted: `2025-04` counts on 30 April. Nor is what has no day. Both are set
//!   apart ([`Library::apart`]), and an undated reply stays with its statement as one.
//! - A citation counts where its source does. What cites something of which nothing counts is not known
//!   yet, whatever its own date is.
//! - Words without a date (a summary, a note, a role, a question) count where the record says up to which
//!   day they are told (`as_of`), and that day counts. What was left out stands with each record.
//! - People and organizations are there where they are named, or known by a source.

use super::{
    dated::{Dated, Days},
    standing::is_reply_in,
};
use crate::{
    library::{Index, Library, Part, by_the_end_of},
    model::{Citation, Date, Kind, record::Counted},
};

/// The library on the last day of a date; none where it has no last day (`2025/..`).
pub fn as_of(library: &Library, date: &Date) -> Option<Library> {
    let day = date.latest()?;
    let days = Days::of(library);
    let source = |index: Index| match days.of_record(index) {
        Dated::By(date) | Dated::NotLaterThan(date) => by_the_end_of(day, date),
        Dated::Undated => Counted::Undated,
    };
    let record = |index: Index| {
        let body = &library.at(index).body;
        match body.kind() {
            Kind::Case => Some(Counted::Yes),
            Kind::Source => Some(source(index)),
            // Nothing but its own word says when a question was asked.
            Kind::Question => Some(match body.as_of() {
                Some(as_of) => by_the_end_of(day, as_of).max(Counted::Yes),
                None => Counted::No,
            }),
            _ => body.date().map(|date| by_the_end_of(day, date)),
        }
    };
    let citation = |index: Index, citation: &Citation| {
        let find = |source| library.resolve(library.at(index).key.case(), source);
        let page = find(&citation.source).map_or(Counted::Yes, source);
        // What a page relays was there before it, unless its own date says that it was not.
        let relayed = citation.via.iter().filter_map(|via| find(via));
        let mut dates = relayed.filter_map(|via| library.at(via).body.date());
        match dates.any(|date| by_the_end_of(day, date) == Counted::No) {
            true => Counted::No,
            false => page,
        }
    };
    Some(library.part(&Part {
        record: &record,
        citation: &citation,
        is_reply: &|index, other| is_reply_in(library, index, other),
        day: Some(date),
    }))
}

#[cfg(test)]
mod tests;
