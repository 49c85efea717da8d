//! One date: a year with or without month and day, a long year, a time.

use super::super::digits::Year;
use super::super::value::{Grouping, LongYear, Moment, Part, Partial, Qualified};
use super::super::words::day_words;
use super::super::{Certainty, DateError};
use super::cursor::Cursor;
use super::{Parsed, quoted};

/// Years beyond this are refused: there is nothing to place there, and day
/// reckoning stays far from overflow.
const MAX_YEAR: u64 = 999_999_999_999_999_999;

/// `Y170000002`, `Y-17E7`, `Y171010000S3`, `1950S2`; each may end in `~`, `?` or `%`.
pub(super) fn long_year(text: &str) -> Parsed<LongYear> {
    let mut cursor = Cursor { rest: text };
    let long = cursor.take('Y');
    let negative = cursor.take('-');
    let written = cursor.number();
    let exponent = if cursor.take('E') {
        cursor.number()
    } else {
        "0"
    };
    let significant = cursor.take('S').then(|| cursor.number());
    let said = cursor.qualifier();

    let size = written
        .parse::<u64>()
        .ok()
        .zip(exponent.parse::<u32>().ok());
    let size =
        size.and_then(|(number, exponent)| number.checked_mul(10_u64.checked_pow(exponent)?));
    let shape = cursor.rest.is_empty()
        && !written.is_empty()
        && !exponent.is_empty()
        && significant != Some("")
        && (long || (written.len() == 4 && exponent == "0"));
    if !shape {
        return Err(DateError {
            message: format!("{} is not a long year", quoted(text)),
            help: Some("write Y and more than four digits, Y17E7 for 170 million, 1950S2 for a year known to two digits".to_owned()),
        });
    }
    let Some(size) = size.filter(|&size| size <= MAX_YEAR) else {
        return Err(DateError::new(format!(
            "the year in {} is too far off",
            quoted(text)
        )));
    };
    if negative && size == 0 {
        return Err(no_year_minus_zero());
    }
    let short = size < 10_000;
    if long && (short || written.starts_with('0')) {
        return Err(DateError {
            message: format!(
                "after Y a year of more than four digits is expected in {}",
                quoted(text)
            ),
            help: short.then(|| format!("write {}{size:04}", if negative { "-" } else { "" })),
        });
    }
    let mut certainty = said;
    let mut years = size..=size;
    if let Some(significant) = significant {
        // A four-digit year keeps its leading zeros: 0050S2 is 0 to 99.
        let digits = size.checked_ilog10().map_or(1, |log| log + 1).max(4);
        let kept = significant.parse::<u32>().unwrap_or(u32::MAX);
        if kept == 0 {
            let message = format!("at least one digit of {} must be significant", quoted(text));
            return Err(DateError::new(message));
        }
        let block = 10_u64.pow(digits.saturating_sub(kept));
        let first = size / block * block;
        years = first..=first + (block - 1);
        certainty = certainty.and(Certainty::Approximate);
    }
    let sign = |size: u64| {
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        if negative { -size } else { size }
    };
    let years = if negative {
        // Year 0 has no sign.
        sign(*years.end())..=sign((*years.start()).max(1))
    } else {
        sign(*years.start())..=sign(*years.end())
    };
    Ok(LongYear {
        year: sign(size),
        years,
        certainty,
    })
}

pub(super) fn moment(text: &str, day: &str, time: &str) -> Parsed<Moment> {
    let at = partial(day)?;
    if at.span.first != at.span.last
        || at
            .doubts()
            .iter()
            .any(|(_, doubt)| *doubt != Certainty::Exact)
    {
        let message = format!(
            "a time needs a whole day without doubt, {} has none",
            quoted(text)
        );
        return Err(DateError::new(message));
    }
    let clock = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let parts = Some(time.split_at(clock));
    let parts = parts.filter(|(clock, zone)| is_clock(clock) && is_zone(zone));
    let Some((clock, zone)) = parts else {
        return Err(DateError::new(format!(
            "a time is hh:mm or hh:mm:ss, then nothing, Z, +hh or +hh:mm, not {}",
            quoted(time)
        )));
    };
    Ok(Moment {
        day: at.span.first,
        time: clock.into(),
        zone: (!zone.is_empty()).then(|| zone.into()),
    })
}

/// Two digits at most `most`.
fn is_pair(text: &str, most: u8) -> bool {
    text.len() == 2
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.parse::<u8>().is_ok_and(|number| number <= most)
}

fn is_clock(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    match parts[..] {
        // A leap second is counted 60.
        [hour, minute, second] => is_pair(hour, 23) && is_pair(minute, 59) && is_pair(second, 60),
        [hour, minute] => is_pair(hour, 23) && is_pair(minute, 59),
        _ => false,
    }
}

fn is_zone(text: &str) -> bool {
    let Some(shift) = text.strip_prefix(['+', '-']) else {
        return matches!(text, "" | "Z");
    };
    let (hour, minute) = shift.split_once(':').unwrap_or((shift, "00"));
    let nothing = is_pair(hour, 0) && is_pair(minute, 0);
    is_pair(hour, 23) && is_pair(minute, 59) && !(nothing && text.starts_with('-'))
}

/// A year of four digits, with or without a month or grouping and a day.
///
/// A qualifier before a component speaks of it alone; one after it, of it and
/// all to its left.
pub(super) fn partial(text: &str) -> Parsed<Partial> {
    let mut cursor = Cursor { rest: text };
    let expected = |what: &str| DateError::new(format!("{what} in {}", quoted(text)));

    let before = cursor.qualifier();
    let negative = cursor.take('-');
    let digits = cursor
        .digits()
        .ok_or_else(|| expected("a year of four digits is expected"))?;
    let after = cursor.qualifier();
    let mut year = Qualified {
        value: Year { negative, digits },
        certainty: before.and(after),
    };

    let mut part = Part::WholeYear;
    if cursor.take('-') {
        let (mut month, after) = cursor
            .pair()
            .ok_or_else(|| expected("a month of two digits is expected"))?;
        year.certainty = year.certainty.and(after);
        part = Part::Month(month);
        let code = month.value.exact();
        if let Some(grouping) = code.and_then(Grouping::from_code) {
            part = Part::Grouping(Qualified {
                value: grouping,
                certainty: month.certainty,
            });
        } else if cursor.take('-') {
            let (day, after) = cursor
                .pair()
                .ok_or_else(|| expected("a day of two digits is expected"))?;
            year.certainty = year.certainty.and(after);
            month.certainty = month.certainty.and(after);
            part = Part::Day(month, day);
        }
    }
    match cursor.rest.chars().next() {
        None => {}
        Some('0'..='9') => return Err(expected("there are too many digits")),
        Some(next) => {
            let next = quoted(next.encode_utf8(&mut [0; 4]));
            return Err(expected(&format!("{next} is not expected")));
        }
    }
    Partial::new(year, part).ok_or_else(|| no_such_day(text, year, part))
}

/// Says which component the calendar does not have.
fn no_such_day(text: &str, year: Qualified<Year>, part: Part) -> DateError {
    let (Part::Month(month) | Part::Day(month, _)) = part else {
        return no_year_minus_zero();
    };
    if Partial::new(year, Part::WholeYear).is_none() {
        return no_year_minus_zero();
    }
    let exists = |part| Partial::new(year, part);
    let message = match (part, exists(Part::Month(month))) {
        (Part::Day(_, day), Some(within)) => {
            let message = format!("day {} does not exist in {}", day.value, quoted(text));
            let one_month = year.value.exact().and(month.value.exact()).is_some();
            if one_month && day.value.exact() != Some(0) {
                format!(
                    "{message}: the month ends on {}",
                    day_words(within.span.last)
                )
            } else {
                message
            }
        }
        _ => format!("month {} does not exist in {}", month.value, quoted(text)),
    };
    DateError::new(message)
}

fn no_year_minus_zero() -> DateError {
    DateError {
        message: "year 0 has no sign".to_owned(),
        help: Some("write 0000 for 1 BC, -0001 for 2 BC".to_owned()),
    }
}
