//! Moments: days since 1900 or 1904, with the time as their fraction.

use super::{Section, Token};
use crate::text::{MONTHS, day_of_number, number_of_day};

const DAY: f64 = 86_400.0;

/// The first day that is beyond the year 9999.
const DAYS: f64 = 2_958_466.0;

const WEEKDAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];

/// A moment in a format; none for what is no moment.
pub fn shown(number: f64, section: &Section, since_1904: bool) -> Option<String> {
    if !(0.0..DAYS).contains(&number) {
        return None;
    }
    let fractions = section.tokens.iter().find_map(|token| match token {
        Token::Part('f', count, _) => Some((*count).min(3)),
        _ => None,
    });
    let fractions = u32::try_from(fractions.unwrap_or(0)).ok()?;
    let steps = 10_u64.pow(fractions);
    // Of what is shown to the minute the seconds are cut off; else the last digit is rounded.
    let all = (number * DAY * steps as f64).round() as u64;
    let (seconds, fraction) = (all / steps, all % steps);
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let day = Day::of(days + if since_1904 { 1462 } else { 0 });
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    if section.is_by_system {
        let has_day = section
            .tokens
            .iter()
            .any(|token| matches!(token, Token::Part('y' | 'd', ..)));
        return Some(match has_day {
            true => format!("{:04}-{:02}-{:02}", day.year, day.month, day.day),
            false => format!("{hour}:{minute:02}:{second:02}"),
        });
    }
    let is_half = section
        .tokens
        .iter()
        .any(|token| matches!(token, Token::Part('a', ..)));
    let shown_hour = match is_half {
        true => (hour + 11) % 12 + 1,
        false => hour,
    };
    let mut text = String::new();
    for (at, token) in section.tokens.iter().enumerate() {
        let (letter, count, counts_on) = match token {
            Token::Literal(literal) => {
                text.push_str(literal);
                continue;
            }
            Token::Part(letter, count, counts_on) => (*letter, *count, *counts_on),
            _ => continue,
        };
        let padded = |number: u64| match count {
            1 => number.to_string(),
            _ => format!("{number:02}"),
        };
        let next = match (letter, counts_on) {
            ('h', true) => padded(seconds / 3600),
            ('m', true) => padded(seconds / 60),
            ('s', true) => padded(seconds),
            ('h', _) => padded(shown_hour),
            ('s', _) => padded(second),
            ('m', _) if is_minute(&section.tokens, at) => padded(minute),
            ('m', _) => match (count, MONTHS.get(day.month as usize - 1)) {
                (3, Some(name)) => name[..3].to_owned(),
                (4, Some(name)) => (*name).to_owned(),
                (5, Some(name)) => name[..1].to_owned(),
                _ => padded(day.month),
            },
            ('d', _) => match (count, WEEKDAYS.get(day.weekday as usize)) {
                (3, Some(name)) => name[..3].to_owned(),
                (4.., Some(name)) => (*name).to_owned(),
                _ => padded(day.day),
            },
            ('y', _) if count <= 2 => format!("{:02}", day.year % 100),
            ('y', _) => format!("{:04}", day.year),
            ('a', _) => (if hour < 12 { "AM" } else { "PM" }).to_owned(),
            ('f', _) => format!(".{fraction:0width$}", width = fractions as usize),
            _ => String::new(),
        };
        text.push_str(&next);
    }
    Some(text.trim().to_owned())
}

/// Whether an `m` means minutes: behind hours, or before seconds.
fn is_minute(tokens: &[Token], at: usize) -> bool {
    let part = |token: &Token| match token {
        Token::Part(letter, ..) => Some(*letter),
        _ => None,
    };
    let before = tokens[..at].iter().rev().find_map(part);
    let after = tokens[at + 1..].iter().find_map(part);
    before == Some('h') || after == Some('s')
}

struct Day {
    year: u64,
    month: u64,
    day: u64,
    /// From Sunday.
    weekday: u64,
}

impl Day {
    /// The day of that number: 1 is 1 January 1900, and 60 a 29 February that was none, as all
    /// spreadsheets since the first have it.
    fn of(number: u64) -> Self {
        let weekday = (number + 6) % 7;
        let (year, month, day) = match number {
            0 => (1900, 1, 0),
            60 => (1900, 2, 29),
            number => {
                // Without the day that was none.
                let real = if number > 60 { number - 1 } else { number };
                let (year, month, day) = day_of_number(number_of_day(1899, 12, 31) + real as i64);
                (year as u64, month.into(), day.into())
            }
        };
        Self {
            year,
            month,
            day,
            weekday,
        }
    }
}
