//! The hour of a date.

use super::{Date, Day};

/// The hour of a date that gives one. Of two with a zone, or two without one, the later is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hour {
    /// The day: in universal time where a zone is given, else as it is written.
    pub day: Day,
    /// The second of that day.
    pub second: i64,
    /// Whether a zone is given.
    pub has_zone: bool,
}

impl Date {
    /// The hour; none where only days are given.
    #[must_use]
    pub fn hour(&self) -> Option<Hour> {
        let (clock, zone) = self.time()?;
        let mut parts = clock.split(':').filter_map(|part| part.parse::<i64>().ok());
        let mut part = || parts.next().unwrap_or(0);
        let second = part() * 3600 + part() * 60 + part();
        let second = second - zone.map_or(0, ahead);
        Some(Hour {
            day: self.day()?.plus(second.div_euclid(86_400)),
            second: second.rem_euclid(86_400),
            has_zone: zone.is_some(),
        })
    }
}

impl Hour {
    /// The day on which it is so many hours ahead.
    #[must_use]
    pub fn day_ahead(self, hours: i64) -> Day {
        self.day
            .plus((self.second + hours * 3600).div_euclid(86_400))
    }
}

/// By how many seconds a zone is ahead of universal time: `-05:00`, `+02`, `Z`.
fn ahead(zone: &str) -> i64 {
    let sign = match zone.as_bytes().first() {
        Some(b'+') => 1,
        Some(b'-') => -1,
        _ => return 0,
    };
    let (hours, minutes) = zone[1..].split_once(':').unwrap_or((&zone[1..], "0"));
    let number = |text: &str| text.parse::<i64>().unwrap_or(0);
    sign * (number(hours) * 3600 + number(minutes) * 60)
}
