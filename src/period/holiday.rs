//! The holidays that rule 6(a)(6)(A) of the Federal Rules of Civil Procedure names.
//!
//! The rule says: "the day set aside by statute for observing" each of them. That statute is 5 U.S.C. 6103(a), which
//! sets a day of a month, or a weekday of it. That a holiday on a Saturday is kept on the Friday before is 6103(b), and
//! that one on a Sunday is kept on the Monday after is Executive Order 11582: the one says of itself that it is for the
//! pay and leave of employees, the other is no statute. So the day here is the one that the statute sets, and a last day
//! that may be kept free in another's place is said to be one ([`observed_on`]): whether the court is closed then nothing
//! here tells.

use crate::model::Day;

/// The day of a year on which a holiday is.
enum On {
    /// A day of a month.
    Date(u8, u8),
    /// The first, second, third… of a weekday, counted from 0 for Sunday, of a month.
    Nth(u8, u8, u8),
    /// The last of a weekday of a month that has 31 days.
    Last(u8, u8),
}

const MONDAY: u8 = 1;
const THURSDAY: u8 = 4;

/// The holidays in the order of the rule, each with the first year in which the statute has it. Those without a year
/// had it long before the rule counted days as it does.
const HOLIDAYS: [(&str, On, i64); 11] = [
    ("New Year’s Day", On::Date(1, 1), 0),
    (
        "Martin Luther King Jr.’s Birthday",
        On::Nth(3, MONDAY, 1),
        0,
    ),
    ("Washington’s Birthday", On::Nth(3, MONDAY, 2), 0),
    ("Memorial Day", On::Last(MONDAY, 5), 0),
    // Pub. L. 117-17, of 17 June 2021.
    (
        "Juneteenth National Independence Day",
        On::Date(6, 19),
        2021,
    ),
    ("Independence Day", On::Date(7, 4), 0),
    ("Labor Day", On::Nth(1, MONDAY, 9), 0),
    ("Columbus Day", On::Nth(2, MONDAY, 10), 0),
    ("Veterans’ Day", On::Date(11, 11), 0),
    ("Thanksgiving Day", On::Nth(4, THURSDAY, 11), 0),
    ("Christmas Day", On::Date(12, 25), 0),
];

/// The holiday that a day is.
pub fn on(day: Day) -> Option<&'static str> {
    let mut holidays = HOLIDAYS.iter();
    let found = holidays.find(|(_, on, since)| day.year >= *since && on.is(day));
    found.map(|(name, ..)| *name)
}

/// The holiday on a Saturday or Sunday beside which a Friday or Monday may be kept free, and its day.
pub fn observed_on(day: Day) -> Option<(&'static str, Day)> {
    let holiday = match day.weekday() {
        5 => day.plus(1),
        MONDAY => day.plus(-1),
        _ => return None,
    };
    on(holiday).map(|name| (name, holiday))
}

impl On {
    fn is(&self, day: Day) -> bool {
        match *self {
            Self::Date(month, of_month) => (day.month, day.day) == (month, of_month),
            Self::Nth(nth, weekday, month) => {
                (day.month, day.weekday()) == (month, weekday) && (day.day - 1) / 7 + 1 == nth
            }
            Self::Last(weekday, month) => {
                (day.month, day.weekday()) == (month, weekday) && day.day > 31 - 7
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days that the Office of Personnel Management lists for these years, and what the statute sets where that
    /// is a Saturday or Sunday.
    #[test]
    fn a_year_has_its_eleven_days() {
        let of = |year: i64| -> Vec<String> {
            let first = Day {
                year,
                month: 1,
                day: 1,
            };
            let days = (0..366).map(|number| first.plus(number));
            let days = days.filter(|day| day.year == year && on(*day).is_some());
            days.map(|day| day.edtf()[5..].to_owned()).collect()
        };
        assert_eq!(
            of(2025),
            [
                "01-01", "01-20", "02-17", "05-26", "06-19", "07-04", "09-01", "10-13", "11-11",
                "11-27", "12-25"
            ]
        );
        assert_eq!(
            of(2026),
            [
                "01-01", "01-19", "02-16", "05-25", "06-19", "07-04", "09-07", "10-12", "11-11",
                "11-26", "12-25"
            ]
        );
        // The year before Juneteenth, with the earliest and the latest weekdays of months.
        assert_eq!(
            of(2018),
            [
                "01-01", "01-15", "02-19", "05-28", "07-04", "09-03", "10-08", "11-11", "11-22",
                "12-25"
            ]
        );
        assert_eq!(of(2021).len(), 11);
        // Memorial Day on the last day of May, and Thanksgiving on the 28th of November.
        assert!(of(2027).contains(&"05-31".to_owned()));
        assert!(of(2024).contains(&"11-28".to_owned()));
    }
}
