//! Dates as formats state them.

use crate::text::{day_of_number, number_of_day};

/// The date, with its time and zone where they are well formed, if the text begins with an ISO 8601
/// date. A space in place of the `T` is read, as many pages write it.
pub fn iso(text: &str) -> Option<String> {
    let text = text.trim();
    let date = text.get(..10).filter(|date| is_date(date))?;
    let time = text[10..].strip_prefix(['T', 't', ' ']).and_then(time);
    Some(time.map_or(date.to_owned(), |time| format!("{date}T{time}")))
}

/// A moment that is counted in steps of 100 ns since 1601, in UTC, as Windows does.
pub fn of_file_time(steps: u64) -> Option<String> {
    const STEPS: u64 = 10_000_000;
    let seconds = steps / STEPS;
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let days = i64::try_from(days).ok()?;
    let (year, month, day) = day_of_number(days + number_of_day(1601, 1, 1));
    if year > 9999 {
        return None;
    }
    let (hour, minute) = (second / 3600, second / 60 % 60);
    let second = second % 60;
    Some(format!(
        "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
    ))
}

fn is_date(text: &str) -> bool {
    let at_most = |range, most| number(text, range).is_some_and(|n| (1..=most).contains(&n));
    is_shaped(text, "0000-00-00") && at_most(5..7, 12) && at_most(8..10, 31)
}

/// A time with or without seconds, their parts and a zone, as it stands; none if it is none.
fn time(text: &str) -> Option<&str> {
    let long = text.get(..8).filter(|time| is_shaped(time, "00:00:00"));
    let clock = long.or_else(|| text.get(..5).filter(|time| is_shaped(time, "00:00")))?;
    let within = |range, most| number(clock, range).is_none_or(|n| n <= most);
    if !(within(0..2, 24) && within(3..5, 59) && within(6..8, 60)) {
        return None;
    }
    let mut end = clock.len();
    if let Some(parts) = text[end..].strip_prefix(['.', ',']) {
        end += 1 + parts.bytes().take_while(u8::is_ascii_digit).count();
    }
    let zone = &text[end..];
    let is_zone = |len: usize, shape: &str| {
        let found = zone.get(..len).filter(|found| is_shaped(found, shape));
        found.map(|_| end + len)
    };
    let zoned = is_zone(1, "Z").or_else(|| match zone.as_bytes().first() {
        Some(b'+' | b'-') => {
            let digits =
                |shape: &str| is_zone(shape.len(), &format!("{}{}", &zone[..1], &shape[1..]));
            digits("+00:00")
                .or_else(|| digits("+0000"))
                .or_else(|| digits("+00"))
        }
        _ => None,
    });
    Some(&text[..zoned.unwrap_or(end)])
}

/// Whether a text has the digits and the signs of a shape where they stand in it.
fn is_shaped(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text
            .bytes()
            .zip(shape.bytes())
            .all(|(byte, shape)| match shape {
                b'0' => byte.is_ascii_digit(),
                sign => byte == sign,
            })
}

fn number(text: &str, range: std::ops::Range<usize>) -> Option<u32> {
    text.get(range)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_dates_with_and_without_times() {
        for (text, date) in [
            ("2015-07-24", "2015-07-24"),
            (" 2015-07-24T09:00 ", "2015-07-24T09:00"),
            ("2015-07-24 09:00:01.25Z", "2015-07-24T09:00:01.25Z"),
            ("2015-07-24T09:00:01+02:00", "2015-07-24T09:00:01+02:00"),
            ("2015-07-24T09:00:01-0200", "2015-07-24T09:00:01-0200"),
            ("2015-07-24T09:00:01 (approx.)", "2015-07-24T09:00:01"),
            ("2015-07-24T29:00", "2015-07-24"),
            ("2015-07-24é", "2015-07-24"),
        ] {
            assert_eq!(iso(text).as_deref(), Some(date), "{text}");
        }
        for text in [
            "",
            "24.7.2015",
            "2015-7-24",
            "2015-13-24",
            "2015-07-00",
            "201é-07-24",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn file_times() {
        for (steps, date) in [
            (0, "1601-01-01T00:00:00Z"),
            (116_444_736_000_000_000, "1970-01-01T00:00:00Z"),
            (133_536_384_000_000_000, "2024-02-29T00:00:00Z"),
            (133_801_631_990_000_000, "2024-12-31T23:59:59Z"),
        ] {
            assert_eq!(of_file_time(steps).as_deref(), Some(date), "{steps}");
        }
        assert_eq!(of_file_time(u64::MAX), None);
    }
}
