//! Numbers and days that Rule 5.2(a) of the Federal Rules of Civil Procedure leaves out, by how they are written.
//!
//! Of social security, taxpayer and account numbers the last four digits stay, of a birth date the year. Numbers of
//! passports and A-numbers are treated as account numbers are, which the rule does not ask for.

use std::{ops::Range, sync::LazyLock};

use regex_lite::Regex;

/// A way in which such a number is written.
struct Pattern {
    written: LazyLock<Option<Regex>>,
    /// What stays of the part that the first group of the expression finds.
    stays: Stays,
}

#[derive(Clone, Copy)]
enum Stays {
    LastFour,
    Year,
}

macro_rules! pattern {
    ($stays:ident, $written:literal) => {
        Pattern {
            written: LazyLock::new(|| Regex::new($written).ok()),
            stays: Stays::$stays,
        }
    };
}

/// Words that are followed by a birth date, and days as they are written.
static PATTERNS: [Pattern; 7] = [
    // Social security: 123-45-6789.
    pattern!(
        LastFour,
        r"\b(\d{3}[-\u2011\u2013 ]\d{2}[-\u2011\u2013 ]\d{4})\b"
    ),
    // Taxpayers: 12-3456789.
    pattern!(LastFour, r"\b(\d{2}[-\u2011\u2013]\d{7})\b"),
    // Accounts and cards, behind what says that they are such.
    pattern!(
        LastFour,
        r"(?i)\b(?:accounts?|acct|iban|cards?|cuenta|tarjeta|konto)\b[^\d\n]{0,24}?\b([A-Z]{0,2}\d(?:[ -]?\d){5,29})\b"
    ),
    pattern!(
        LastFour,
        r"(?i)\b(?:ssn|social security(?: no\.?| number)?|tin|itin)\b[^\d\n]{0,12}?\b(\d{9})\b"
    ),
    // A-numbers: A 012 345 678, A123-456-789.
    pattern!(
        LastFour,
        r"\b(A(?:lien (?:No\.?|Number)?)?[ #\u2011-]{0,3}\d{2,3}[ \u2011-]?\d{3}[ \u2011-]?\d{3})\b"
    ),
    pattern!(
        LastFour,
        r"(?i)\bpass(?:port|eport|aporte|e)?\b(?: no\.?| number| n\u00famero)?[^\w\n]{0,6}?\b([A-Z]{0,3}[ -]?\d{6,9})\b"
    ),
    // Birth dates.
    pattern!(
        Year,
        r"(?i)\b(?:born|birth|birthday|dob|d\.o\.b\.?|nacid[oa]|nacimiento)\b[^\d\n]{0,24}?\b(\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}\.? (?:de )?[[:alpha:]]{3,10}\.?,? (?:de )?\d{4}|[[:alpha:]]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})\b"
    ),
];

/// What a text holds of these, each with what is to be written in its place, in order.
pub fn find(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for pattern in &PATTERNS {
        let Some(written) = &*pattern.written else {
            continue;
        };
        for captures in written.captures_iter(text) {
            let Some(part) = captures.get(1) else {
                continue;
            };
            let range = part.range();
            if found
                .iter()
                .all(|(other, _)| other.end <= range.start || range.end <= other.start)
            {
                found.push((range, pattern.stays.of(part.as_str())));
            }
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

impl Stays {
    fn of(self, words: &str) -> String {
        let digits: Vec<char> = words.chars().filter(char::is_ascii_digit).collect();
        match self {
            Self::LastFour => {
                let last: String = digits.iter().skip(digits.len().saturating_sub(4)).collect();
                format!("[…{last}]")
            }
            Self::Year => {
                let mut years = words.split(|c: char| !c.is_ascii_digit());
                let year = years.find(|number| number.len() == 4).unwrap_or("");
                format!("[{year}]")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> String {
        let mut out = text.to_owned();
        for (range, words) in find(text).into_iter().rev() {
            out.replace_range(range, &words);
        }
        out
    }

    #[test]
    fn every_pattern_is_an_expression() {
        assert!(PATTERNS.iter().all(|pattern| pattern.written.is_some()));
    }

    #[test]
    fn of_numbers_the_last_four_digits_stay() {
        for (text, said) in [
            ("SSN 123-45-6789.", "SSN […6789]."),
            (
                "his social security number 123456789",
                "his social security number […6789]",
            ),
            ("EIN 12-3456789", "EIN […6789]"),
            (
                "account no. 4000 1234 5678 9010, paid",
                "account no. […9010], paid",
            ),
            ("A 012 345 678 and A123-456-789", "[…5678] and […6789]"),
            ("file A200345678", "file […5678]"),
            ("passport no. X1234567", "passport no. […4567]"),
            ("Passport: 123456789", "Passport: […6789]"),
        ] {
            assert_eq!(left(text), said);
        }
    }

    #[test]
    fn of_birth_dates_the_year_stays() {
        for (text, said) in [
            ("born on 3 May 1990 in", "born on [1990] in"),
            ("DOB: 05/03/1990", "DOB: [1990]"),
            ("date of birth 1990-05-03", "date of birth [1990]"),
            ("born May 3, 1990", "born [1990]"),
            ("nacido el 3 de mayo de 1990", "nacido el [1990]"),
        ] {
            assert_eq!(left(text), said);
        }
    }

    #[test]
    fn other_numbers_stay() {
        for text in [
            "270 persons on 9 Apr 2025",
            "case 8:25-cv-00951",
            "2025-04-09, ¶11",
            "He was born in 1990.",
            "order 1234-567",
            "A 2024 report of 345 pages",
            "on account of 12 people",
        ] {
            assert_eq!(left(text), text);
        }
    }
}
