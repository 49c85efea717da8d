//! When something was said, as far as a later day can be told from an earlier one.

use super::dated::Dated;
use crate::{
    library::{Index, Library},
    model::{Body, Citation, Date, Day, Id},
};

/// The days on which something can have been said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// The first possible day; none where it has no date of its own.
    first: Option<Day>,
    /// The last possible day: that of its date, else of the first publication of what it is cited to, which
    /// says "not later than".
    last: Option<Day>,
}

impl When {
    /// When what has this date and these citations was said.
    pub fn of(
        library: &Library,
        case: Option<&Id>,
        date: Option<&Date>,
        cites: &[Citation],
    ) -> Self {
        let sources = cites.iter();
        let sources = sources.filter_map(|citation| library.resolve(case, &citation.source));
        let published = sources.filter_map(|source| match &library.at(source).body {
            Body::Source(source) => source.published.as_deref().map(Dated::By),
            _ => None,
        });
        let dated = Dated::new(date, published);
        Self {
            first: date.and_then(Date::earliest),
            last: dated.date().and_then(Date::latest),
        }
    }

    /// When a record was said.
    pub fn of_record(library: &Library, index: Index) -> Self {
        let record = library.at(index);
        let date = record.body.date().map(|date| &date.value);
        Self::of(library, record.key.case(), date, record.body.cites())
    }

    /// Whether it was surely said later: its date lies after the last possible day of the other.
    pub fn is_after(self, other: Self) -> bool {
        let both = self.first.zip(other.last);
        both.is_some_and(|(first, last)| first > last)
    }

    /// Whether it was surely said by the time of the other: its last possible day is no later than the first of the
    /// other, which has a date of its own. Where this is so of neither of two, their order is not recorded.
    pub fn is_by(self, other: Self) -> bool {
        let both = self.last.zip(other.first);
        both.is_some_and(|(last, first)| last <= first)
    }

    /// Whether it was surely said later, where both have a date of their own.
    pub fn is_day_after(self, other: Self) -> bool {
        other.first.is_some() && self.is_after(other)
    }
}
