//! Which day it is. What depends on that is told of the day on which a library was read
//! ([`crate::library::Library::read_on`]), so that what is worked out of a library has no clock.

use crate::model::Day;

/// The day, where the reader is.
pub fn today() -> Day {
    let now = jiff::ZonedDateTime::now().date();
    Day {
        year: i64::from(now.year()),
        month: now.month().unsigned_abs(),
        day: now.day().unsigned_abs(),
    }
}
