//! Whether two dates can mean the same time.

use std::ops::Range;

use super::{Certainty, Date, value::Moment, value::Value};
use crate::text::number_of_day;

impl Date {
    /// Whether it is surely before another: its last day before the other's first, and neither in doubt.
    #[must_use]
    pub fn is_surely_before(&self, other: &Self) -> bool {
        let is_exact = |date: &Self| date.certainty() == Certainty::Exact;
        let both = self.latest().zip(other.earliest());
        is_exact(self) && is_exact(other) && both.is_some_and(|(last, first)| last < first)
    }

    /// Whether both may mean the same time: the same second where both give an hour, else the same day.
    /// An hour without a zone is that of wherever it was, so that it is compared with another such hour,
    /// and by the day with one that has a zone.
    #[must_use]
    pub fn may_meet(&self, other: &Self) -> bool {
        if let (Value::Moment(one), Value::Moment(other)) = (&*self.value, &*other.value)
            && one.zone.is_some() == other.zone.is_some()
            && let Some((one, other)) = seconds(one).zip(seconds(other))
        {
            return one.start < other.end && other.start < one.end;
        }
        let starts_after = |one: &Self, other: &Self| {
            let both = one.earliest().zip(other.latest());
            both.is_some_and(|(start, end)| start > end)
        };
        !starts_after(self, other) && !starts_after(other, self)
    }
}

/// Seconds from a fixed day, in universal time where the moment has a zone: those of its minute where it has no second.
fn seconds(moment: &Moment) -> Option<Range<i64>> {
    let mut parts = moment.time.split(':').map(str::parse::<i64>);
    let mut part = || parts.next()?.ok();
    let minute = part()? * 3600 + part()? * 60;
    let (clock, lasts) = part().map_or((minute, 60), |second| (minute + second, 1));
    let ahead = moment.zone.as_deref().map_or(Some(0), shift)?;
    let day = moment.day;
    let days = number_of_day(day.year, day.month, day.day);
    let start = days * 86_400 + clock - ahead;
    Some(start..start + lasts)
}

/// By how many seconds a zone is ahead of universal time.
fn shift(zone: &str) -> Option<i64> {
    let sign = match zone.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return Some(0),
    };
    let (hours, minutes) = zone[1..].split_once(':').unwrap_or((&zone[1..], "0"));
    let (hours, minutes) = (hours.parse::<i64>().ok()?, minutes.parse::<i64>().ok()?);
    Some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_meet_by_the_second_where_both_give_one() {
        for (one, other, meet) in [
            ("2025-04-09", "2025-04", true),
            ("2025-04-09", "2025-04-10", false),
            ("2025-04-09T09:00:00", "2025-04-09T09:00:00", true),
            ("2025-04-09T09:00:00", "2025-04-09T17:00:00", false),
            ("2025-04-09T09:00:00", "2025-04-09", true),
            ("2025-04-09T23:00:00-06:00", "2025-04-10T05:00:00Z", true),
            ("2025-12-31T23:00:00-06", "2026-01-01T05:00:00Z", true),
            ("2024-02-28T23:30:00-01:00", "2024-02-29T00:30:00Z", true),
            ("2025-04-09T09:00:00Z", "2025-04-09T09:00:00+02:00", false),
            // Where the hour without a zone was, is not known.
            ("2025-04-09T09:00:00Z", "2025-04-09T17:00:00", true),
            ("2025-04-09T09:00:00Z", "2025-04-10T17:00:00", false),
        ] {
            let (left, right): (Date, Date) = (one.parse().unwrap(), other.parse().unwrap());
            assert_eq!(left.may_meet(&right), meet, "{one} and {other}");
            assert_eq!(right.may_meet(&left), meet, "{other} and {one}");
        }
    }
}
