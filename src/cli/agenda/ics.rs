//! An agenda as calendars read it: iCalendar, RFC 5545.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::stands;
use crate::{
    analysis::{
        agenda::{Item, What},
        docket,
    },
    clean,
    export::{
        protected::{mask::Masks, rows::Holds},
        table::lines::OwnWords,
    },
    library::{Index, Library},
    model::{Date, Day, record::EntryStatus},
    text::Clean,
};

/// How many octets a line has at most, without its end: section 3.1.
const LINE: usize = 75;

/// An agenda as a calendar has it.
///
/// A day without an hour is a `DATE`; an hour without a zone floats (section 3.3.5): it is that of wherever it is read. The same
/// item has the same `UID` each time, so that a calendar that reads it again changes what it has.
pub struct Calendar {
    events: Vec<Event>,
    /// How many are of a year that cannot be written: one has four figures there (section 3.3.4).
    pub beyond: usize,
    /// The library, as a number is made of it.
    id: String,
    /// The day on which it is made.
    stamp: String,
}

/// One day of it.
struct Event {
    of: Index,
    /// What it is known by in the library.
    key: Clean,
    what: What,
    /// `DTSTART` and its value.
    start: String,
    /// `DTEND` and its value, of what lasts several days: the day after the last.
    end: Option<String>,
    summary: Clean,
    location: Option<Clean>,
    told: Vec<Clean>,
    is_off: bool,
}

impl Calendar {
    /// The calendar of some items; for an audience its numbers are made of what that is told.
    ///
    /// # Errors
    /// Where the day that counts as today is in no calendar.
    pub fn of(
        library: &Library,
        items: &[&Item<'_>],
        today: Day,
        masks: Option<&Masks>,
    ) -> Result<Self, Clean> {
        let id = library.id.as_ref().map(|id| id.as_str());
        let title = library.title.as_ref().map(|title| title.raw());
        let id = match masks {
            None => id.or(title).unwrap_or("").to_owned(),
            // A title may name somebody, and a number of it would say whether it is that one.
            Some(masks) => format!("{} for {}", id.unwrap_or(""), masks.audience),
        };
        let stamp = digits(today)
            .ok_or("`--today` is a day beyond the years 1 to 9999, which no calendar has.")?;
        let dated = items.iter().filter_map(|item| Some((item, item.span()?.0)));
        let events = dated.map(|(item, day)| Event::of(library, item, day, today));
        let events: Vec<Option<Event>> = events.collect();
        let beyond = events.iter().filter(|event| event.is_none()).count();
        Ok(Self {
            events: events.into_iter().flatten().collect(),
            beyond,
            id,
            stamp,
        })
    }

    /// Does something with each text in it that files say.
    pub fn each_text(&mut self, what: &mut dyn FnMut(Option<Index>, Holds, &mut Clean)) {
        for event in &mut self.events {
            let of = Some(event.of);
            let words = std::iter::once(&mut event.summary).chain(&mut event.location);
            for words in words.chain(&mut event.told) {
                what(of, Holds::Words, words);
            }
            what(of, Holds::Key(event.of), &mut event.key);
        }
    }

    /// As it is read.
    pub fn written(&self, own: OwnWords) -> String {
        let mut lines = vec![
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//casefile//agenda//EN".to_owned(),
            "CALSCALE:GREGORIAN".to_owned(),
        ];
        let mut seen: HashMap<(&str, &'static str), usize> = HashMap::new();
        for event in &self.events {
            // Before an audience two may be called alike.
            let before = seen
                .entry((event.key.as_str(), event.what.word()))
                .or_default();
            lines.extend(event.lines(&self.id, &self.stamp, *before));
            *before += 1;
        }
        lines.push("END:VCALENDAR".to_owned());
        let lines = lines.iter().map(|line| match own {
            OwnWords::Written => folded(line),
            OwnWords::Blank => folded(&without_own(line)),
        });
        lines.collect()
    }
}

impl Event {
    /// None where its day is in no calendar.
    fn of(library: &Library, item: &Item<'_>, day: Day, today: Day) -> Option<Self> {
        let record = library.at(item.index);
        let word = match item.what {
            What::Hearing => "Hearing: ",
            What::Due => "Due: ",
        };
        let entry = docket::entry(library, item.index);
        let mut told = Vec::new();
        let proceeding = docket::proceeding(library, item.index);
        told.extend(proceeding.map(|index| library.short(index)));
        for (what, references) in entry
            .into_iter()
            .flat_map(|entry| [("for ", &entry.whose[..]), ("before ", &entry.before[..])])
        {
            let names: Vec<Clean> = references
                .iter()
                .filter_map(|one| library.resolve(record.key.case(), one))
                .map(|index| library.short_in_a_sentence(index))
                .collect();
            if !names.is_empty() {
                told.push(clean![what, Clean::join(names, ", ")]);
            }
        }
        let state = stands(library, item, today).0;
        told.extend((!state.is_empty()).then_some(state));
        Some(Self {
            of: item.index,
            key: library.key_told(item.index),
            what: item.what,
            start: start(item.date, day)?,
            end: match item.days {
                Some((_, last)) => Some(format!("DTEND;VALUE=DATE:{}", digits(last.plus(1))?)),
                None => None,
            },
            summary: clean![word, library.short(item.index)],
            location: entry.and_then(|entry| Some(entry.place.as_ref()?.clean())),
            told,
            is_off: matches!(
                item.state,
                docket::State::Became(EntryStatus::Moved | EntryStatus::Vacated)
            ),
        })
    }

    /// Its lines; `before` is how many of the same name are before it.
    fn lines(&self, library: &str, stamp: &str, before: usize) -> Vec<String> {
        let mut lines = vec![
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", self.uid(library, before)),
            format!("DTSTAMP:{stamp}T000000Z"),
            self.start.clone(),
        ];
        lines.extend(self.end.clone());
        lines.push(format!("SUMMARY:{}", text(&self.summary)));
        let location = self.location.as_ref();
        lines.extend(location.map(|location| format!("LOCATION:{}", text(location))));
        let told = self.told.iter().chain([&self.key]);
        let told: Vec<&str> = told.map(Clean::as_str).collect();
        lines.push(format!("DESCRIPTION:{}", text(&told.join("\n"))));
        lines.extend(self.is_off.then(|| "STATUS:CANCELLED".to_owned()));
        // Nothing of it takes the time of whoever has the calendar.
        let is_due = self.what == What::Due;
        lines.extend(is_due.then(|| "TRANSP:TRANSPARENT".to_owned()));
        lines.push("END:VEVENT".to_owned());
        lines
    }

    /// Its name in calendars: by the library, the record and what it is there.
    fn uid(&self, library: &str, before: usize) -> String {
        let mut hash = Sha256::new();
        for part in [library, self.key.as_str(), self.what.word()] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        if before > 0 {
            hash.update(before.to_string().as_bytes());
        }
        let hash = hash.finalize();
        let hash: String = hash
            .iter()
            .take(16)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        format!("{hash}@casefile")
    }
}

/// The words of a calendar, in lines as they were before they were folded, and as who reads them sees them.
pub fn words(calendar: &str) -> String {
    let whole = calendar.replace("\r\n ", "");
    let mut words = String::with_capacity(whole.len());
    let mut characters = whole.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => match characters.next() {
                Some('n' | 'N') => words.push('\n'),
                Some(other) => words.push(other),
                None => {}
            },
            c => words.push(c),
        }
    }
    words
}

/// A line with an `x` for each letter of the form itself: what files say stands in three of them.
fn without_own(line: &str) -> String {
    let blank = |words: &str| words.replace(char::is_alphabetic, "x");
    let said = ["SUMMARY:", "LOCATION:", "DESCRIPTION:"];
    match said
        .iter()
        .find_map(|name| Some((name, line.strip_prefix(name)?)))
    {
        Some((name, said)) => format!("{}{said}", blank(name)),
        None => blank(line),
    }
}

/// `DTSTART`: the day, or its hour, in universal time where the record names a zone. None where that has no year of four
/// figures.
fn start(date: Option<&Date>, day: Day) -> Option<String> {
    let Some(hour) = date.and_then(Date::hour) else {
        return Some(format!("DTSTART;VALUE=DATE:{}", digits(day)?));
    };
    let utc = if hour.has_zone { "Z" } else { "" };
    let day = digits(hour.day)?;
    let (hour, minute, second) = (hour.second / 3600, hour.second / 60 % 60, hour.second % 60);
    Some(format!(
        "DTSTART:{day}T{hour:02}{minute:02}{second:02}{utc}"
    ))
}

/// A day in eight figures; none where its year has no four.
fn digits(day: Day) -> Option<String> {
    let is_written = (1..=9999).contains(&day.year);
    is_written.then(|| format!("{:04}{:02}{:02}", day.year, day.month, day.day))
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
            super::start(Some(&date), date.day().unwrap()).unwrap()
        };
        assert_eq!(start("2026-12-03"), "DTSTART;VALUE=DATE:20261203");
        assert_eq!(start("2026-12-03T13:30"), "DTSTART:20261203T133000");
        assert_eq!(start("2026-12-31T22:30-05:00"), "DTSTART:20270101T033000Z");
        assert_eq!(start("2026-12-03T00:30+02"), "DTSTART:20261202T223000Z");
        assert_eq!(start("2026-12-03T13:30:15Z"), "DTSTART:20261203T133015Z");
    }

    #[test]
    fn a_year_without_four_figures_is_in_no_calendar() {
        let start = |text: &str| {
            let date: Date = text.parse().unwrap();
            super::start(Some(&date), date.day().unwrap())
        };
        assert!(start("9999-12-31T23:30").is_some());
        assert_eq!(start("9999-12-31T23:30-05:00"), None);
        let day = |year| Day {
            year,
            month: 1,
            day: 1,
        };
        assert_eq!(super::start(None, day(10_000)), None);
        assert_eq!(super::start(None, day(0)), None);
        assert!(super::start(None, day(1)).is_some());
    }

    #[test]
    fn what_was_folded_and_marked_is_read_as_it_was_said() {
        let said = "Ruiz, Ana; at 14 Mill Lane\nbefore the judge".repeat(3);
        let line = folded(&format!("SUMMARY:{}", text(&said)));
        assert_eq!(words(&line), format!("SUMMARY:{said}\r\n"));
    }
}
