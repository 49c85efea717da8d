//! One day: its number, its day of the week, and reading it where nothing less exact will do.

use std::borrow::Cow;

use super::{Certainty, Date, Day, Precision, words};
use crate::text::{Clean, clean, day_of_number, number_of_day};

/// The days of the week, from Sunday.
const WEEKDAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

impl Day {
    /// How many days it is after 1 January 1970.
    fn number(self) -> i64 {
        number_of_day(self.year, self.month, self.day)
    }

    /// The day so many days later; earlier where the number is below 0.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        let (year, month, day) = day_of_number(self.number() + days);
        Self { year, month, day }
    }

    /// How many days it is until another day; below 0 where that is before.
    #[must_use]
    pub fn until(self, other: Self) -> i64 {
        other.number() - self.number()
    }

    /// The day of the week, from 0 for Sunday.
    pub fn weekday(self) -> u8 {
        // 1 January 1970 was a Thursday.
        (self.number() + 4).rem_euclid(7) as u8
    }

    /// `Mon 22 Sep 2025`.
    #[must_use]
    pub fn words(self) -> Clean {
        let name = WEEKDAYS.get(usize::from(self.weekday()));
        let name = name.unwrap_or(&"");
        clean(&format!("{name} {}", words::day_words(self))).as_own()
    }

    /// `2025-09-22`, as EDTF writes it, also before the year 0.
    pub fn edtf(self) -> String {
        let sign = if self.year < 0 { "-" } else { "" };
        let year = self.year.unsigned_abs();
        format!("{sign}{year:04}-{:02}-{:02}", self.month, self.day)
    }
}

impl Date {
    /// The day that it is, where it is one and nothing about it is in doubt; a time of that day may be with it.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        let is_one = self.precision() == Precision::Day && self.certainty() == Certainty::Exact;
        let day = self.earliest().filter(|_| is_one)?;
        (self.latest() == Some(day)).then_some(day)
    }
}

impl<'de> serde::Deserialize<'de> for Day {
    /// From a string. The error is the message and, on a line of its own, the help.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let date = Date::deserialize(deserializer)?;
        date.day().ok_or_else(|| {
            let message = format!(
                "one day is expected here, not `{date}`\nwrite year, month and day: 2025-12-26"
            );
            serde::de::Error::custom(message)
        })
    }
}

impl schemars::JsonSchema for Day {
    fn inline_schema() -> bool {
        false
    }

    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn schema_id() -> Cow<'static, str> {
        concat!(module_path!(), "::Day").into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "One day: year, month and day.",
            "examples": ["2025-12-26"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_that_is_written_whole_and_not_doubted() {
        let day = |text: &str| text.parse::<Date>().unwrap().day().map(Day::edtf);
        assert_eq!(day("2025-09-22").as_deref(), Some("2025-09-22"));
        assert_eq!(day("2025-09-22T13:30:00").as_deref(), Some("2025-09-22"));
        for inexact in [
            "2025-09",
            "2025",
            "2025-09-XX",
            "2025-09-22~",
            "2025-09-22?",
            "2025-09-22/2025-09-23",
            "[2025-09-22,2025-09-24]",
            "../2025-09-22",
        ] {
            assert_eq!(day(inexact), None, "{inexact}");
        }
    }

    #[test]
    fn days_have_their_day_of_the_week() {
        for (year, month, day, says) in [
            (1970, 1, 1, "Thu 1 Jan 1970"),
            (2000, 2, 29, "Tue 29 Feb 2000"),
            (2025, 9, 22, "Mon 22 Sep 2025"),
            (1969, 12, 31, "Wed 31 Dec 1969"),
        ] {
            assert_eq!(Day { year, month, day }.words().as_str(), says);
        }
    }
}
