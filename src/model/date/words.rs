//! What a date means, in compact English.

use std::ops::RangeInclusive;

use super::digits::{Digits, Year};
use super::value::{
    Endpoint, Grouping, LongYear, Member, Moment, Part, Partial, Place, Season, SetKind, Value,
    days_in,
};
use super::{Certainty, Day};
use crate::text::MONTHS;

pub(super) fn of(value: &Value) -> String {
    match value {
        Value::Partial(date) => partial(date),
        Value::Long(long) => long_year(long),
        Value::Moment(moment) => moment_words(moment),
        Value::Interval(from, to) => interval(from, to),
        Value::Set(kind, members) => set(*kind, members),
    }
}

/// `9 Apr 2025`.
pub(super) fn day_words(Day { year, month, day }: Day) -> String {
    format!("{day} {} {}", short(month), year_words(year))
}

/// The days from one to another, in few letters.
pub(super) fn short_of(from: Option<Day>, to: Option<Day>) -> String {
    let last_of = |day: Day| day.day == days_in(day.year, day.month);
    match (from, to) {
        (Some(from), Some(to)) if from == to => day_words(from),
        (Some(from), Some(to)) if from.year == to.year => {
            let begins = from.day == 1;
            match (from.month == to.month, begins && last_of(to)) {
                (true, true) => format!("{} {}", short(from.month), year_words(from.year)),
                (false, true) if (from.month, to.month) == (1, 12) => year_words(from.year),
                _ => format!("in {}", year_words(from.year)),
            }
        }
        (Some(from), Some(to)) => years_words(&(from.year..=to.year)),
        (Some(from), None) => match (from.month, from.day) {
            (1, 1) => format!("{}–?", year_words(from.year)),
            (_, 1) => format!("{} {}–?", short(from.month), year_words(from.year)),
            _ => format!("{}–?", day_words(from)),
        },
        (None, Some(to)) => match (to.month, last_of(to)) {
            (12, true) => format!("?–{}", year_words(to.year)),
            (_, true) => format!("?–{} {}", short(to.month), year_words(to.year)),
            _ => format!("?–{}", day_words(to)),
        },
        (None, None) => "no day".to_owned(),
    }
}

fn long(month: u8) -> &'static str {
    let index = usize::from(month).checked_sub(1);
    index
        .and_then(|index| MONTHS.get(index))
        .unwrap_or(&"month")
}

fn short(month: u8) -> &'static str {
    let name = long(month);
    name.get(..3).unwrap_or(name)
}

/// `2025`, `501 AD`, `1001 BC`, `year 170,000,002`.
fn year_words(year: i64) -> String {
    match year {
        10_000.. => format!("year {}", grouped(year)),
        1000..10_000 => year.to_string(),
        1..1000 => format!("{year} AD"),
        _ => format!("{} BC", grouped(1 - year)),
    }
}

/// `1500–1599`, `2000–1991 BC`, `1 BC – 99 AD`.
fn years_words(years: &RangeInclusive<i64>) -> String {
    match (*years.start(), *years.end()) {
        (first, last) if first == last => year_words(first),
        (first @ 1000.., last @ ..10_000) => format!("{first}–{last}"),
        (first @ 1..1000, last @ ..1000) => format!("{first}–{last} AD"),
        (first @ 10_000.., last) => format!("years {}–{}", grouped(first), grouped(last)),
        (first, last @ ..=0) => format!("{}–{} BC", grouped(1 - first), grouped(1 - last)),
        (first, last) => format!("{} – {}", year_words(first), year_words(last)),
    }
}

/// With a comma before each three digits, from five digits on.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    crate::text::grouped(&digits)
}

/// A year of which not every digit need be known.
enum YearWords {
    Exact(String),
    /// `the 1990s`, `1500–1599`.
    Years(String),
    Unknown,
    /// Gaps between the years: `1X99`.
    Scattered,
}

impl YearWords {
    fn of(year: Year) -> Self {
        if let Some(year) = year.exact() {
            return Self::Exact(year_words(year));
        }
        if year.digits.is_unknown() && !year.negative {
            return Self::Unknown;
        }
        let Some(years) = year.block() else {
            return Self::Scattered;
        };
        let (first, last) = (*years.start(), *years.end());
        // "the 1900s" would leave open whether ten or a hundred years are meant.
        if first >= 1000 && last - first == 9 && first % 100 != 0 {
            Self::Years(format!("the {first}s"))
        } else {
            Self::Years(years_words(&years))
        }
    }
}

/// `9 Apr 2025`, `about Apr 2025`, `some March`.
fn partial(date: &Partial) -> String {
    doubted(plain(date), &date.doubts())
}

fn plain(date: &Partial) -> String {
    let year = YearWords::of(date.year.value);
    let exact = |digits: Digits<2>| digits.exact().and_then(|number| u8::try_from(number).ok());
    let named = match date.part {
        Part::WholeYear => match year {
            YearWords::Exact(year) | YearWords::Years(year) => Some(year),
            YearWords::Unknown => Some("some year".to_owned()),
            YearWords::Scattered => None,
        },
        Part::Grouping(grouping) => in_year(grouping_words(grouping.value), &year),
        Part::Month(month) => match exact(month.value) {
            Some(month) => month_words(month, &year),
            None if month.value.is_unknown() => some_within("month", &year),
            None => None,
        },
        Part::Day(month, day) => match (exact(month.value), exact(day.value)) {
            (Some(month), Some(day)) => in_year(format!("{day} {}", short(month)), &year),
            (Some(month), None) if day.value.is_unknown() => {
                month_words(month, &year).map(|month| format!("some day in {month}"))
            }
            (None, Some(day)) if month.value.is_unknown() => {
                some_within(&format!("{} of a month", ordinal(day)), &year)
            }
            (None, None) if month.value.is_unknown() && day.value.is_unknown() => {
                some_within("day", &year)
            }
            _ => None,
        },
    };
    named.unwrap_or_else(|| outline(date))
}

/// `summer 2001`, `some summer in the 1990s`, `some summer`.
fn in_year(what: String, year: &YearWords) -> Option<String> {
    match year {
        YearWords::Exact(year) => Some(format!("{what} {year}")),
        YearWords::Years(years) => Some(format!("some {what} in {years}")),
        YearWords::Unknown => Some(format!("some {what}")),
        YearWords::Scattered => None,
    }
}

/// `Apr 2025`, `some March`.
fn month_words(month: u8, year: &YearWords) -> Option<String> {
    let name = match year {
        YearWords::Exact(_) => short(month),
        YearWords::Years(_) | YearWords::Unknown | YearWords::Scattered => long(month),
    };
    in_year(name.to_owned(), year)
}

/// `some day in 1985`.
fn some_within(unit: &str, year: &YearWords) -> Option<String> {
    match year {
        YearWords::Exact(year) | YearWords::Years(year) => Some(format!("some {unit} in {year}")),
        YearWords::Unknown => Some(format!("some {unit}, year unknown")),
        YearWords::Scattered => None,
    }
}

/// Where digits are missing that leave no plain name, the first and the last
/// reading.
fn outline(date: &Partial) -> String {
    let (first, last) = (date.span.first, date.span.last_begins);
    let month = |Day { year, month, .. }| format!("{} {}", short(month), year_words(year));
    let (unit, words): (_, fn(Day) -> String) = match date.part {
        Part::WholeYear => ("year", |day| year_words(day.year)),
        Part::Grouping(_) | Part::Month(_) => ("month", month),
        Part::Day(..) => ("day", day_words),
    };
    let unit = match date.part {
        Part::Grouping(grouping) => grouping_words(grouping.value),
        _ => unit.to_owned(),
    };
    if first == last {
        words(first)
    } else {
        format!("some {unit} from {} to {}", words(first), words(last))
    }
}

fn grouping_words(grouping: Grouping) -> String {
    let part = |number: u8, of: &str| format!("{} {of} of", ordinal(number + 1));
    match grouping {
        Grouping::Season(season, place) => {
            let place = match place {
                Place::Anywhere => "",
                Place::North => "northern ",
                Place::South => "southern ",
            };
            let season = match season {
                Season::Spring => "spring",
                Season::Summer => "summer",
                Season::Autumn => "autumn",
                Season::Winter => "winter",
            };
            format!("{place}{season}")
        }
        Grouping::Quarter(number) => format!("Q{}", number + 1),
        Grouping::Quadrimester(number) => part(number, "third"),
        Grouping::Half(number) => part(number, "half"),
    }
}

fn ordinal(number: u8) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// A doubt of the whole is said of the whole, any other of its parts by name.
fn doubted(plain: String, doubts: &[(&str, Certainty)]) -> String {
    let about_all = doubts.iter().all(|(_, doubt)| doubt.is_approximate());
    let unsure_all = doubts.iter().all(|(_, doubt)| doubt.is_uncertain());
    let mut notes = Vec::new();
    if unsure_all {
        notes.push("uncertain".to_owned());
    }
    let kinds = [
        (Certainty::Approximate, "approximate"),
        (Certainty::Uncertain, "uncertain"),
        (
            Certainty::ApproximateAndUncertain,
            "approximate and uncertain",
        ),
    ];
    for (kind, adjective) in kinds {
        let parts = doubts.iter().filter(|(_, doubt)| {
            let approximate = doubt.is_approximate() && !about_all;
            Certainty::new(approximate, doubt.is_uncertain() && !unsure_all) == kind
        });
        let parts: Vec<&str> = parts.map(|(name, _)| *name).collect();
        if !parts.is_empty() {
            notes.push(format!("{} {adjective}", parts.join(" and ")));
        }
    }
    with_notes(if about_all { "about " } else { "" }, &plain, &notes)
}

/// `about 2004 (day uncertain)`.
fn with_notes(about: &str, plain: &str, notes: &[String]) -> String {
    if notes.is_empty() {
        format!("{about}{plain}")
    } else {
        format!("{about}{plain} ({})", notes.join(", "))
    }
}

fn long_year(long: &LongYear) -> String {
    let year = year_words(long.year);
    let about = if long.certainty.is_approximate() {
        "about "
    } else {
        ""
    };
    let known = (long.years.start() != long.years.end()).then(|| years_words(&long.years));
    let unsure = long
        .certainty
        .is_uncertain()
        .then(|| "uncertain".to_owned());
    let notes: Vec<String> = known.into_iter().chain(unsure).collect();
    with_notes(about, &year, &notes)
}

/// `12 Apr 1985, 23:20:30 UTC`.
fn moment_words(moment: &Moment) -> String {
    let zone = match moment.zone.as_deref() {
        None => String::new(),
        Some("Z") => " UTC".to_owned(),
        Some(shift) => format!(" UTC{shift}"),
    };
    format!("{}, {}{zone}", day_words(moment.day), moment.time)
}

fn interval(from: &Endpoint, to: &Endpoint) -> String {
    match (from, to) {
        (Endpoint::At(from), Endpoint::At(to)) => format!("{} – {}", partial(from), partial(to)),
        // What was at one moment was then or later, what lasts began then at the earliest: not "from" or "since",
        // which only the second is.
        (Endpoint::At(from), Endpoint::Open) => format!("not before {}", partial(from)),
        (Endpoint::At(from), Endpoint::Unknown) => {
            format!("not before {}, end unknown", partial(from))
        }
        (Endpoint::Open, Endpoint::At(to)) => format!("not after {}", partial(to)),
        (Endpoint::Unknown, Endpoint::At(to)) => {
            format!("not after {}, start unknown", partial(to))
        }
        (Endpoint::Open, Endpoint::Open) => "start and end open".to_owned(),
        (Endpoint::Open, Endpoint::Unknown) => "start open, end unknown".to_owned(),
        (Endpoint::Unknown, Endpoint::Open) => "start unknown, end open".to_owned(),
        (Endpoint::Unknown, Endpoint::Unknown) => "start and end unknown".to_owned(),
    }
}

fn set(kind: SetKind, members: &[Member]) -> String {
    let (intro, joint) = match kind {
        SetKind::OneOf => ("one of", "or"),
        SetKind::AllOf => ("all of", "and"),
    };
    let each = members.iter().map(|member| match member {
        Member::One(date) => partial(date),
        Member::Range(from, to) => format!("{} – {}", partial(from), partial(to)),
        Member::OrEarlier(date) => format!("{} {joint} earlier", partial(date)),
        Member::OrLater(date) => format!("{} {joint} later", partial(date)),
    });
    format!("{intro} {}", each.collect::<Vec<_>>().join(", "))
}
