//! Dates as EDTF writes them (ISO 8601-2:2019, Annex A, levels 0 to 2).
//!
//! A case file says when something happened as exactly as its source does and
//! no more exactly: `2025-03`, `2025~`, `../2025-07`, `XXXX-03`. [`Date`] keeps
//! that writing, the first and the last day it can mean, and how sure it is.
//!
//! The parser is our own because edtf-core, the crate that covers level 2,
//! differs from the reference lists of edtf-validate on 21 strings (negative
//! years with unspecified digits, intervals that end before they start) and
//! says neither in English what a date means nor what to write instead.
//!
//! Choices where the standard leaves one:
//!
//! - Years are astronomical and the calendar proleptic Gregorian: year 0 is
//!   1 BC.
//! - ISO 8601-2 does not say which months the seasons 21–24 cover. Here they
//!   are the northern meteorological ones, as 25–28 are; winter belongs to the
//!   year it begins in and so runs from December into the next February.
//! - An interval may not end before it starts: some reading of its end must
//!   begin no earlier than some reading of its start. `2025-03/2025` and
//!   `2025-03-14/2025-03-XX` hold, `2025-03-14/2025-03` does not.
//! - A long year (`Y170000002`, `1950S2`) or a time of day stands alone, not
//!   in an interval or a set.
//! - A time may be without its seconds, `2026-12-03T13:30`: courts give none,
//!   and `:00` would be more than they say.

mod day;
mod digits;
mod hour;
mod meet;
mod parse;
mod stretch;
mod suggest;
#[cfg(test)]
mod tests;
mod value;
mod words;
mod year;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

pub use hour::Hour;
pub use stretch::Stretch;
use value::Value;

use crate::text::{Clean, clean};

/// The longest text that is tried as a date, in bytes.
pub const MAX_BYTES: usize = 256;

/// A civil day; years beyond four digits happen in EDTF, so not a calendar
/// crate's type. Orders chronologically.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Astronomical year: 0 is 1 BC.
    pub year: i64,
    /// 1–12.
    pub month: u8,
    /// 1–31.
    pub day: u8,
}

/// How sure a date is, taking all its parts together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// No part is qualified.
    #[default]
    Exact,
    /// Some part is `~`, or the year is given to a number of digits (`1950S2`).
    Approximate,
    /// Some part is `?`.
    Uncertain,
    /// Some part is `%`, or one is `~` and another `?`.
    ApproximateAndUncertain,
}

impl Certainty {
    fn new(approximate: bool, uncertain: bool) -> Self {
        match (approximate, uncertain) {
            (false, false) => Self::Exact,
            (true, false) => Self::Approximate,
            (false, true) => Self::Uncertain,
            (true, true) => Self::ApproximateAndUncertain,
        }
    }

    /// Whether `~` or `%` was said.
    #[must_use]
    pub fn is_approximate(self) -> bool {
        matches!(self, Self::Approximate | Self::ApproximateAndUncertain)
    }

    /// Whether `?` or `%` was said.
    #[must_use]
    pub fn is_uncertain(self) -> bool {
        matches!(self, Self::Uncertain | Self::ApproximateAndUncertain)
    }

    /// The doubts of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::new(
            self.is_approximate() || other.is_approximate(),
            self.is_uncertain() || other.is_uncertain(),
        )
    }
}

/// The finest unit a date states in full: `1985-04-XX` is known to the month,
/// `199X-05` to the decade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// One civil day, with or without a time.
    Day,
    /// One month.
    Month,
    /// A season, 21–32.
    Season,
    /// A quarter of a year, 33–36.
    Quarter,
    /// A third of a year, 37–39.
    Quadrimester,
    /// Half a year, 40–41.
    Half,
    /// One year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
    /// More than a thousand years, or a year of which nothing is said.
    Coarser,
    /// `a/b`.
    Interval,
    /// `[…]` or `{…}`.
    Set,
}

/// The early side of a date, in the order in which dates sort by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Start {
    /// No beginning: `../2025`.
    Open,
    /// Not before this day.
    Day(Day),
    /// Nothing is known: `/2025`, `XXXX-03`.
    Unknown,
}

/// The late side of a date, in the order in which dates sort by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// Not after this day.
    Day(Day),
    /// No end: `2025/..`.
    Open,
    /// Nothing is known: `2025/`, `XXXX-03`.
    Unknown,
}

/// An EDTF date: its text as written, and what it means.
///
/// Two dates are equal when they are written alike. The order is
/// chronological, see [`Date::sort_key`], then by the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    text: Box<str>,
    start: Start,
    end: End,
    /// Boxed: a case file has far more places for dates than dates.
    value: Box<Value>,
}

impl Date {
    /// Reads what someone typed: EDTF, or a date as people and this program's screens write it (`9 Apr 2025`,
    /// `Apr 2025`), where that can mean one date only.
    ///
    /// # Errors
    /// Where it is no date, or could be two; the help then names both.
    pub fn read(text: &str) -> Result<Self, DateError> {
        let text = text.trim();
        text.parse().or_else(|error: DateError| {
            let only = suggest::only(text);
            only.and_then(|edtf| edtf.parse().ok()).ok_or(error)
        })
    }

    /// The text as the file has it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The first day this can mean; none where the early side is open or
    /// unknown. `~` and `?` do not widen it: EDTF does not say by how much.
    #[must_use]
    pub fn earliest(&self) -> Option<Day> {
        match self.start {
            Start::Day(day) => Some(day),
            Start::Open | Start::Unknown => None,
        }
    }

    /// The last day this can mean; none where the late side is open or unknown.
    #[must_use]
    pub fn latest(&self) -> Option<Day> {
        match self.end {
            End::Day(day) => Some(day),
            End::Open | End::Unknown => None,
        }
    }

    /// The time of day, as it is written, and its zone where one is given: `13:30`, `-05:00`.
    #[must_use]
    pub fn time(&self) -> Option<(&str, Option<&str>)> {
        match &*self.value {
            Value::Moment(moment) => Some((&*moment.time, moment.zone.as_deref())),
            _ => None,
        }
    }

    /// The doubt said of any part.
    #[must_use]
    pub fn certainty(&self) -> Certainty {
        self.value.certainty()
    }

    /// The finest unit stated in full.
    #[must_use]
    pub fn precision(&self) -> Precision {
        self.value.precision()
    }

    /// The date in compact English for a screen: `9 Apr 2025`,
    /// `about Apr 2025`, `Mar 2025 – Jun 2025`, `some March`.
    #[must_use]
    pub fn words(&self) -> Clean {
        clean(&words::of(&self.value)).as_own()
    }

    /// The date in at most 13 columns, for a column of dates: `9 Apr 2025`, `Apr 2025`, `2020–2025`,
    /// `Jun 2025–?` where it was then or later, `?–9 Jun 2025` where it was then or before, `in 2025` for some days of a year. Before it `~` where it is about then, `?` where it is
    /// uncertain: what a cut would lose stands first.
    #[must_use]
    pub fn short(&self) -> Clean {
        let certainty = self.certainty();
        let about = if certainty.is_approximate() { "~" } else { "" };
        let doubt = if certainty.is_uncertain() { "?" } else { "" };
        let words = words::short_of(self.earliest(), self.latest());
        clean(&format!("{about}{doubt}{words}")).as_own()
    }

    /// Chronological order: by the early side, then by the late one. An open
    /// beginning comes before every day and an open end after; what is unknown
    /// comes last.
    #[must_use]
    pub fn sort_key(&self) -> (Start, End) {
        (self.start, self.end)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let value = parse::value(text).map_err(|error| error.with_help(text))?;
        let (start, end) = value.sides();
        Ok(Self {
            text: text.into(),
            start,
            end,
            value: Box::new(value),
        })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        let text = || self.text.cmp(&other.text);
        self.sort_key().cmp(&other.sort_key()).then_with(text)
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The help where nothing is known of what was meant: how dates are written at all.
pub const USUAL_HELP: &str =
    "write 2025-03 for a month, 2025-03-13 for a day, 2025~ for about 2025";

/// Why a text is no EDTF date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// What was expected: ``month 13 does not exist in `2025-13` ``.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

impl DateError {
    fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: None,
        }
    }

    /// The best help for `text`: what the parser knows, else what the text
    /// looks like, else how EDTF writes dates at all.
    fn with_help(self, text: &str) -> Self {
        let help = self.help.or_else(|| suggest::help(text));
        Self {
            help: Some(help.unwrap_or_else(|| USUAL_HELP.to_owned())),
            ..self
        }
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DateError {}

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> serde::Deserialize<'de> for Date {
    /// From a string. The error is the message and, on a line of its own, the help.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl serde::de::Visitor<'_> for Text {
            type Value = Date;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an EDTF date such as \"2025-03-13\"")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Date, E> {
                text.parse().map_err(|DateError { message, help }| {
                    let lines: Vec<String> = [Some(message), help].into_iter().flatten().collect();
                    E::custom(lines.join("\n"))
                })
            }
        }

        deserializer.deserialize_str(Text)
    }
}

impl schemars::JsonSchema for Date {
    fn inline_schema() -> bool {
        false
    }

    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn schema_id() -> Cow<'static, str> {
        concat!(module_path!(), "::Date").into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A date in EDTF (ISO 8601-2, levels 0 to 2): a day, a month or a year, \
                about (~), uncertain (?) or both (%), with unknown digits (X), an interval (a/b, \
                open side .., unknown side empty), one of [a,b] or all of {a,b}.",
            "minLength": 1,
            "maxLength": MAX_BYTES,
            "examples": [
                "2025-04-09", "2025-04", "2025", "2025-04~", "2025?", "199X", "XXXX-03",
                "2025-03/2025-06", "../2025-07", "2001-22", "[2024,2025]"
            ],
        })
    }
}
