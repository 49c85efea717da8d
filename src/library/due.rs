//! Up to when an entry of a docket is due: as its source says, or counted from another entry.

use std::cmp::Reverse;

use super::{Index, Library};
use crate::{
    clean,
    model::{
        Body, Date, Due, DueFrom,
        period::Count,
        record::{Entry, EntryKind, EntryStatus},
    },
    period::{self, Cannot, Counted, Period, Side},
    text::Clean,
};

/// Up to when something is due.
#[derive(Clone, Debug, PartialEq)]
pub enum DueBy<'l> {
    /// The day that a source gives; with a time where it gives one.
    On(&'l Date),
    /// The day that was counted, and how.
    Counted(Counted),
    /// None can be counted, and why not.
    Uncounted(Uncounted),
}

/// Why no day can be counted.
#[derive(Clone, Debug, PartialEq)]
pub enum Uncounted {
    /// The record does not say from which entry on.
    FromNothing,
    /// It says both after which and before which one.
    FromTwo,
    /// What it is counted from is itself only due, and when it was done no record says.
    FromDue,
    /// What it is counted from is no entry of this library.
    NotHere,
    /// What it is counted from is not known on the day that is looked at.
    NotYet,
    /// What it is counted from is recorded as moved, or as vacated: its day is the one that does not hold.
    Off(EntryStatus),
    /// Something in its record could not be read, and may say when it is due.
    Misread,
    /// The hour of what it is counted from is given in UTC: which day that is where the court sits no record says.
    InUtc,
    Cannot(Cannot),
}

impl Uncounted {
    /// Why, as a page says it.
    pub fn words(&self) -> Clean {
        match self {
            Self::FromNothing => "cannot be counted: from which entry on is not said".into(),
            Self::FromTwo => {
                "cannot be counted: both `after` and `before` are written, and one is meant".into()
            }
            Self::FromDue => {
                "cannot be counted: what it is counted from is itself only due, on no day of its own".into()
            }
            Self::NotHere => {
                "cannot be counted: what it is counted from is not in this library".into()
            }
            Self::NotYet => {
                "cannot be counted for this day: what it is counted from was not known by then".into()
            }
            Self::Off(status) => clean![
                "cannot be counted: what it is counted from is recorded as ",
                status.says()
            ],
            Self::Misread => {
                "not known: something in its record could not be read, and may say when it is due".into()
            }
            Self::InUtc => {
                "cannot be counted: the hour of what it is counted from is given in UTC, and which day that is at the court is not recorded".into()
            }
            Self::Cannot(why) => why.words(),
        }
    }
}

/// The entry at an index; none where another record is there.
pub fn entry(library: &Library, index: Index) -> Option<&Entry> {
    match &library.at(index).body {
        Body::Entry(entry) => Some(entry),
        _ => None,
    }
}

/// Up to when an entry is due: as its source says, or counted. Of a deadline of which only the date is recorded, that is
/// its day. None where nothing is due.
pub fn due_by(library: &Library, index: Index) -> Option<DueBy<'_>> {
    let entry = entry(library, index)?;
    match &entry.due {
        Some(Due::On(date)) => Some(DueBy::On(date)),
        Some(Due::From(from)) => Some(counted(library, index, from)),
        None if entry.kind() != EntryKind::Deadline => None,
        // What was meant to be `due` may be what could not be read: the date is then of something else.
        None if library.at(index).here.is_misread => Some(DueBy::Uncounted(Uncounted::Misread)),
        None => entry.date.as_ref().map(|date| DueBy::On(date)),
    }
}

fn counted<'l>(library: &'l Library, index: Index, from: &DueFrom) -> DueBy<'l> {
    let (side, event) = match (&from.after, &from.before) {
        (Some(after), None) => (Side::After, after),
        (None, Some(before)) => (Side::Before, before),
        (None, None) => return DueBy::Uncounted(Uncounted::FromNothing),
        (Some(_), Some(_)) => return DueBy::Uncounted(Uncounted::FromTwo),
    };
    let found = library.resolve(library.at(index).key.case(), event);
    let Some(event) = found.and_then(|found| self::entry(library, found)) else {
        return DueBy::Uncounted(match library.earlier {
            Some(_) => Uncounted::NotYet,
            None => Uncounted::NotHere,
        });
    };
    if let Some(off @ (EntryStatus::Moved | EntryStatus::Vacated)) = event.status() {
        return DueBy::Uncounted(Uncounted::Off(off));
    }
    if event.date.is_none() && event.due.is_some() {
        return DueBy::Uncounted(Uncounted::FromDue);
    }
    let period = Period {
        days: from.days.value,
        side,
        count: from.count.map_or(Count::Frcp, |count| count.value),
        by: from.served.map(|served| served.value),
    };
    let start = event.date.as_ref().map(|date| &date.value);
    if start
        .and_then(Date::time)
        .is_some_and(|(_, zone)| zone == Some("Z"))
    {
        return DueBy::Uncounted(Uncounted::InUtc);
    }
    match period::counted(period, start, &library.holidays) {
        Ok(counted) => DueBy::Counted(counted),
        Err(cannot) => DueBy::Uncounted(Uncounted::Cannot(cannot)),
    }
}

/// The day of an entry that gives none of its own and is due so many days after another one.
pub fn counted_day(library: &Library, index: Index) -> Option<Date> {
    if entry(library, index)?.date.is_some() {
        return None;
    }
    match due_by(library, index)? {
        DueBy::Counted(counted) => Date::read(&counted.day.edtf()).ok(),
        DueBy::On(_) | DueBy::Uncounted(_) => None,
    }
}

/// Puts entries in the order in which a docket is read that opens at its newest, with those that are due on a day that is
/// counted by that.
pub fn newest_first(library: &Library, entries: &mut [Index]) {
    entries.sort_by_cached_key(|index| {
        // What could not be read stands behind the others.
        let Some(entry) = entry(library, *index) else {
            return (true, Reverse(None), Reverse(Default::default()));
        };
        let day = entry.day().map(|day| day.value.clone());
        let day = day.or_else(|| counted_day(library, *index));
        (false, Reverse(day), Reverse(entry.in_order()))
    });
}
