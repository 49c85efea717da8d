//! An agenda as calendars read it: iCalendar, RFC 5545.

use sha2::{Digest, Sha256};

use super::stands;
use crate::{
    analysis::{
        agenda::{Item, What},
        docket,
    },
    library::Library,
    model::{Date, Day, record::EntryStatus},
};

/// How many octets a line has at most, without its end: section 3.1.
const LINE: usize = 75;

/// The calendar of some items, each with one day.
///
/// A day without an hour is a `DATE`; an hour without a zone floats (section 3.3.5): it is that of wherever it is read. The same
/// item has the same `UID` each time, so that a calendar that reads it again changes what it has.
pub fn calendar(library: &Library, items: &[&Item<'_>], today: Day) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//casefile//agenda//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
    ];
    for item in items {
        if let Some(day) = item.day {
            lines.extend(event(library, item, day, today));
        }
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn event(library: &Library, item: &Item<'_>, day: Day, today: Day) -> Vec<String> {
    let record = library.at(item.index);
    let word = match item.what {
        What::Hearing => "Hearing",
        What::Due => "Due",
    };
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", uid(library, item)),
        format!("DTSTAMP:{}T000000Z", digits(today)),
        start(item.date, day),
        format!(
            "SUMMARY:{}",
            text(&format!("{word}: {}", library.short(item.index)))
        ),
    ];
    let entry = docket::entry(library, item.index);
    if let Some(place) = entry.and_then(|entry| entry.place.as_ref()) {
        lines.push(format!("LOCATION:{}", text(place.clean().as_str())));
    }
    let mut told = Vec::new();
    let proceeding = docket::proceeding(library, item.index);
    told.extend(proceeding.map(|index| library.short(index).to_string()));
    for (what, references) in entry
        .into_iter()
        .flat_map(|entry| [("for ", &entry.whose[..]), ("before ", &entry.before[..])])
    {
        let names: Vec<String> = references
            .iter()
            .filter_map(|one| library.resolve(record.key.case(), one))
            .map(|index| library.short_in_a_sentence(index).to_string())
            .collect();
        if !names.is_empty() {
            told.push(format!("{what}{}", names.join(", ")));
        }
    }
    let state = stands(library, item, today).0;
    told.extend((!state.is_empty()).then(|| state.to_string()));
    told.push(record.key.to_string());
    lines.push(format!("DESCRIPTION:{}", text(&told.join("\n"))));
    let is_off = matches!(
        item.state,
        docket::State::Became(EntryStatus::Moved | EntryStatus::Vacated)
    );
    lines.extend(is_off.then(|| "STATUS:CANCELLED".to_owned()));
    // Nothing of it takes the time of whoever has the calendar.
    lines.extend((item.what == What::Due).then(|| "TRANSP:TRANSPARENT".to_owned()));
    lines.push("END:VEVENT".to_owned());
    lines
}

/// Its name in calendars: by the library, the record and what it is there.
fn uid(library: &Library, item: &Item<'_>) -> String {
    let id = library.id.as_ref().map(|id| id.as_str());
    let title = library.title.as_ref().map(|title| title.raw());
    let mut hash = Sha256::new();
    let key = library.at(item.index).key.to_string();
    for part in [id.or(title).unwrap_or(""), &key, item.what.word()] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let hash = hash.finalize();
    let hash: String = hash
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{hash}@casefile")
}

/// `DTSTART`: the day, or its hour, in universal time where the record names a zone.
fn start(date: Option<&Date>, day: Day) -> String {
    let Some((clock, zone)) = date.and_then(Date::time) else {
        return format!("DTSTART;VALUE=DATE:{}", digits(day));
    };
    let mut parts = clock.split(':').filter_map(|part| part.parse::<i64>().ok());
    let mut part = || parts.next().unwrap_or(0);
    let seconds = part() * 3600 + part() * 60 + part();
    let (ahead, utc) = match zone {
        None => (0, ""),
        Some(zone) => (shift(zone), "Z"),
    };
    let (days, seconds) = (
        (seconds - ahead).div_euclid(86_400),
        (seconds - ahead).rem_euclid(86_400),
    );
    let day = digits(day.plus(days));
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("DTSTART:{day}T{hour:02}{minute:02}{second:02}{utc}")
}

/// By how many seconds a zone is ahead of universal time: `-05:00`, `+02`, `Z`.
fn shift(zone: &str) -> i64 {
    let sign = match zone.as_bytes().first() {
        Some(b'+') => 1,
        Some(b'-') => -1,
        _ => return 0,
    };
    let (hours, minutes) = zone[1..].split_once(':').unwrap_or((&zone[1..], "0"));
    let number = |text: &str| text.parse::<i64>().unwrap_or(0);
    sign * (number(hours) * 3600 + number(minutes) * 60)
}

fn digits(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year, day.month, day.day)
}

/// A value of the type TEXT: section 3.3.11.
fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A line in lines of at most [`LINE`] octets, none of which ends within a character.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut taken = 0;
    for c in line.chars() {
        if taken + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            taken = 1;
        }
        out.push(c);
        taken += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        let line = format!("SUMMARY:{}", "Überprüfung ".repeat(20));
        let whole = folded(&line);
        assert!(whole.ends_with("\r\n"));
        for part in whole.trim_end().split("\r\n") {
            assert!(part.len() <= LINE, "{part}");
        }
        assert_eq!(whole.replace("\r\n ", "").trim_end_matches("\r\n"), line);
        assert_eq!(folded(&"x".repeat(75)), format!("{}\r\n", "x".repeat(75)));
    }

    #[test]
    fn an_hour_floats_unless_its_zone_is_known() {
        let start = |text: &str| {
            let date: Date = text.parse().unwrap();
            super::start(Some(&date), date.day().unwrap())
        };
        assert_eq!(start("2026-12-03"), "DTSTART;VALUE=DATE:20261203");
        assert_eq!(start("2026-12-03T13:30"), "DTSTART:20261203T133000");
        assert_eq!(start("2026-12-31T22:30-05:00"), "DTSTART:20270101T033000Z");
        assert_eq!(start("2026-12-03T00:30+02"), "DTSTART:20261202T223000Z");
        assert_eq!(start("2026-12-03T13:30:15Z"), "DTSTART:20261203T133015Z");
    }
}
