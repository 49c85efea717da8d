//! Whether something was filed in time, as far as the days and hours that are recorded say so.

use crate::{
    analysis::docket::{DueBy, due_by, entry},
    library::{Index, Library},
    model::{
        Date, Day,
        date::{Certainty, Hour},
    },
};

/// Whether something was filed in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    InTime,
    /// Surely after the day.
    AfterDay,
    /// On the day, after its hour.
    AfterHour,
    /// It may be before or after.
    Unknown,
    /// Nothing says up to when it was due.
    NoDay,
}

impl When {
    /// Whether a filing was in time for an entry.
    pub(super) fn of(library: &Library, index: Index, filing: Index) -> Self {
        let due = match due_by(library, index) {
            Some(DueBy::On(date)) => Reach::of(date),
            Some(DueBy::Counted(counted)) => Reach {
                first: Some(counted.day),
                last: Some(counted.day),
                hour: None,
                written: Some(counted.day),
                is_sure: true,
            },
            Some(DueBy::Uncounted(_)) | None => return When::NoDay,
        };
        let date = entry(library, filing).and_then(|entry| entry.date.as_ref());
        let Some(filed) = date.map(|date| Reach::of(date)) else {
            return When::Unknown;
        };
        if let (Some(hour), Some(at)) = (due.hour, filed.hour)
            && hour.has_zone == at.has_zone
        {
            return match at <= hour {
                true => When::InTime,
                // The days as they are written may be those of two zones.
                false if filed.first > due.last && filed.written > due.written => When::AfterDay,
                false => When::AfterHour,
            };
        }
        if !due.is_sure || !filed.is_sure {
            return When::Unknown;
        }
        let is_after = filed.first.zip(due.last);
        if is_after.is_some_and(|(filed, due)| filed > due) {
            return When::AfterDay;
        }
        // Of a day with an hour only what is before it is surely in time.
        let is_in_time = filed
            .last
            .zip(due.first)
            .is_some_and(|(filed, day)| filed < day || (filed == day && due.hour.is_none()));
        match is_in_time {
            true => When::InTime,
            false => When::Unknown,
        }
    }
}

/// The days that a date can mean.
struct Reach {
    first: Option<Day>,
    last: Option<Day>,
    hour: Option<Hour>,
    /// The day as it is written, where it has an hour.
    written: Option<Day>,
    is_sure: bool,
}

impl Reach {
    fn of(date: &Date) -> Self {
        let hour = date.hour();
        let is_universal = date.time().is_some_and(|(_, zone)| zone == Some("Z"));
        // In universal time an hour does not say which day it was where the court is: between 12 hours behind and 14 ahead.
        let (first, last) = match hour.filter(|_| is_universal) {
            Some(hour) => (Some(hour.day_ahead(-12)), Some(hour.day_ahead(14))),
            None => (date.earliest(), date.latest()),
        };
        Self {
            first,
            last,
            hour,
            written: date.day(),
            is_sure: date.certainty() == Certainty::Exact,
        }
    }
}
