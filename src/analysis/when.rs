//! When something was said, as far as a later day can be told from an earlier one.

use super::{
    dated::Dated,
    origins::{is_media, publishes},
    party,
};
use crate::{
    library::{Index, Library},
    model::{Body, Citation, Date, Day, Id, Kind, Role},
};

/// The days on which something can have been said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// The first possible day; none where it has no date of its own, and no source says it in its own voice.
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
        let mut when = Self::of(library, record.key.case(), date, record.body.cites());
        if let Some(published) = date.is_none().then(|| published(library, index)).flatten() {
            when.first = published.earliest();
            when.last = when.last.into_iter().chain(published.latest()).min();
        }
        when
    }

    /// Whether both were said on one day, and that is the same.
    pub fn is_of_the_day_of(self, other: Self) -> bool {
        self.first.is_some() && self.first == self.last && self == other
    }

    /// Whether it was surely said later: its date lies after the last possible day of the other.
    pub fn is_after(self, other: Self) -> bool {
        let both = self.first.zip(other.last);
        both.is_some_and(|(first, last)| first > last)
    }

    /// Whether it was surely said by the time of the other: its last possible day is before the first of the
    /// other, which has a date of its own. Where this is so of neither of two, their order is not recorded: of what was
    /// said on one day nothing says which came first.
    pub fn is_by(self, other: Self) -> bool {
        let both = self.last.zip(other.first);
        both.is_some_and(|(last, first)| last < first)
    }

    /// Whether it was surely said later, where both have a date of their own.
    pub fn is_day_after(self, other: Self) -> bool {
        other.first.is_some() && self.is_after(other)
    }
}

/// The date of a record: its own or, where sources alone say it in their own voice, that of the first of these to be
/// published. None where it gives none and someone else says it, or one of the sources has no first possible day.
pub fn day_of(library: &Library, index: Index) -> Option<&Date> {
    let own = library.at(index).body.date().map(|date| &date.value);
    own.or_else(|| published(library, index))
}

/// When the first of the sources was published that say a statement in their own voice, as a body of the media does
/// in those that it publishes; none where someone else says it, too, or one of them has no first possible day.
fn published(library: &Library, index: Index) -> Option<&Date> {
    let record = library.at(index);
    if record.kind() != Kind::Allegation {
        return None;
    }
    let case = record.key.case();
    let cited = record.body.cites().iter();
    let cited = cited.flat_map(|citation| std::iter::once(&citation.source).chain(&citation.via));
    let cited: Vec<Index> = cited
        .filter_map(|source| library.resolve(case, source))
        .collect();
    let mut voices = Vec::new();
    for who in party::named(library, index, Role::By) {
        if library.at(who).kind() == Kind::Source {
            voices.push(who);
            continue;
        }
        let theirs = cited.iter().copied();
        let theirs = theirs.filter(|source| publishes(library, who, *source));
        let before = voices.len();
        voices.extend(theirs.filter(|_| is_media(library, who)));
        if voices.len() == before {
            return None;
        }
    }
    let dates = voices.iter().map(|source| match &library.at(*source).body {
        Body::Source(source) => {
            let published = source.published.as_deref()?;
            Some((published.earliest()?, published))
        }
        _ => None,
    });
    let dates: Option<Vec<(Day, &Date)>> = dates.collect();
    let first = dates?.into_iter().min_by_key(|(first, _)| *first);
    first.map(|(_, date)| date)
}
