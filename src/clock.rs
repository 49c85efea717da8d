//! Which day it is. All that depends on it is told of the day on which a library was read ([`crate::library::Library::read_on`]),
//! so that what is worked out of a library has no clock.

use std::sync::OnceLock;

use crate::model::Day;

static FIXED: OnceLock<Day> = OnceLock::new();

/// Has this be the day for the rest of the process: what `--today` says. A day that was given before stays.
pub fn fix(day: Day) {
    let _ = FIXED.set(day);
}

/// The day, where the reader is.
pub fn today() -> Day {
    FIXED.get().copied().unwrap_or_else(|| {
        let now = jiff::ZonedDateTime::now().date();
        Day {
            year: i64::from(now.year()),
            month: now.month().unsigned_abs(),
            day: now.day().unsigned_abs(),
        }
    })
}
