//! Where a month is one, and nobody's name: `3 May`, `May 3`, `May 2024`, `between March and May`. Whatever is not written
//! as a date may be a name.

use std::ops::Range;

use super::words::{Kind, is};
use crate::export::protected::letters::{Gap, Letters};

/// Names that are months too, folded.
const MONTHS: [&str; 6] = ["april", "august", "jan", "june", "mar", "may"];

/// Months that are mostly nobody's name, folded.
#[rustfmt::skip]
const OTHERS: [&str; 15] = [
    "apr", "aug", "dec", "december", "feb", "february", "january", "july", "march", "nov", "november", "oct",
    "october", "sept", "september",
];

/// What is before the first of two months and between them, where all between them is meant. With less, `in March and May`,
/// a sentence may begin: `He left in March and May was ill`.
const RANGES: [(&str, &[&str]); 2] = [
    ("between", &["and"]),
    ("from", &["to", "till", "until", "through"]),
];

/// Whether a word is a month, and stands in a date.
pub fn is_in_date(text: &Letters, word: &Range<usize>) -> bool {
    // `3 of May's men`
    MONTHS.contains(&text.get(word))
        && text.gap(word.end) != Gap::Apostrophe
        && (has_number(text, word) || is_in_range(text, word))
}

/// Whether the number of a day or a year is beside a month, with nothing else between.
fn has_number(text: &Letters, month: &Range<usize>) -> bool {
    is_behind_day(text, month) || is_before_number(text, month)
}

/// `3 May`, `3rd of May`, `3 de May`, `3-May`.
fn is_behind_day(text: &Letters, month: &Range<usize>) -> bool {
    let is_day = |day: &Range<usize>| {
        // `1.30 May`
        let before = text.get(&text.run_before(day.start));
        let is_of_other = match text.gap(day.start) {
            Gap::Stop => before.ends_with(is_figure),
            // `on day 3 May wept`
            Gap::Space => is(before, Kind::Counted),
            _ => false,
        };
        is_day(text.get(day)) && !is_of_other
    };
    let day = match text.gap(month.start) {
        Gap::Hyphen => Some(text.run_before(month.start)),
        _ => spaced_before(text, month.start).and_then(|word| match text.get(&word) {
            "of" | "de" => spaced_before(text, word.start),
            _ => Some(word),
        }),
    };
    day.is_some_and(|day| is_day(&day))
}

/// `May 3`, `May 2024`, `May, 2024`.
fn is_before_number(text: &Letters, month: &Range<usize>) -> bool {
    let gap = text.gap(month.end);
    let number = text.run_behind(month.end);
    // `May 3.50`, `May 20,000`
    let rest = text.get(&text.run_behind(number.end));
    let rest = rest
        .starts_with(is_figure)
        .then_some((text.gap(number.end), rest));
    let number = text.get(&number);
    match gap {
        Gap::Space | Gap::Comma if is_year(number) => {
            !matches!(rest, Some((Gap::Comma, rest)) if rest.len() == 3)
        }
        Gap::Space if is_day(number) => match rest {
            Some((Gap::Comma, rest)) => is_year(rest),
            Some((gap, _)) => gap != Gap::Stop,
            None => true,
        },
        _ => false,
    }
}

/// `between March and May`, `from March to May`, `March-May`.
fn is_in_range(text: &Letters, month: &Range<usize>) -> bool {
    let is_month = |other: &Range<usize>| {
        let word = text.get(other);
        OTHERS.contains(&word) || MONTHS.contains(&word) && has_number(text, other)
    };
    let is_joined = |opens: Range<usize>, joins: Range<usize>| {
        let (opens, joins) = (text.get(&opens), text.get(&joins));
        RANGES
            .iter()
            .any(|(open, join)| *open == opens && join.contains(&joins))
    };
    let is_last = || {
        let joins = spaced_before(text, month.start)?;
        let first = spaced_before(text, joins.start).filter(is_month)?;
        let opens = spaced_before(text, first.start)?;
        Some(is_joined(opens, joins))
    };
    let is_first = || {
        let opens = spaced_before(text, month.start)?;
        let joins = spaced_behind(text, month.end)?;
        spaced_behind(text, joins.end).filter(is_month)?;
        Some(is_joined(opens, joins))
    };
    let hyphened = [
        (month.start, text.run_before(month.start)),
        (month.end, text.run_behind(month.end)),
    ];
    let mut hyphened = hyphened.into_iter();
    hyphened.any(|(at, other)| text.gap(at) == Gap::Hyphen && is_month(&other))
        || is_last().unwrap_or_default()
        || is_first().unwrap_or_default()
}

/// The word before the letter of that number, where nothing but white space is between.
fn spaced_before(text: &Letters, number: usize) -> Option<Range<usize>> {
    (text.gap(number) == Gap::Space).then(|| text.run_before(number))
}

/// The word that begins with the letter of that number, where nothing but white space is before it.
fn spaced_behind(text: &Letters, number: usize) -> Option<Range<usize>> {
    (text.gap(number) == Gap::Space).then(|| text.run_behind(number))
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit()
}

/// `3`, `03`, `3rd`.
fn is_day(word: &str) -> bool {
    let ends = ["st", "nd", "rd", "th"];
    let figures = ends.iter().find_map(|end| word.strip_suffix(end));
    let figures = figures.unwrap_or(word);
    is_number(figures, 1..=2, 1..=31)
}

fn is_year(word: &str) -> bool {
    is_number(word, 4..=4, 1000..=2999)
}

/// Whether a word is of so many figures, and between two numbers.
fn is_number(
    word: &str,
    figures: std::ops::RangeInclusive<usize>,
    values: std::ops::RangeInclusive<u16>,
) -> bool {
    figures.contains(&word.len())
        && word.chars().all(is_figure)
        && word.parse().is_ok_and(|value| values.contains(&value))
}
