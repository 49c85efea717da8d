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
    ($stays:ident, $written:expr) => {
        Pattern {
            written: LazyLock::new(|| Regex::new($written).ok()),
            stays: Stays::$stays,
        }
    };
}

/// A month in words, as English, Spanish, German and French have it, whole or cut short.
macro_rules! month {
    () => {
        r"(?:jan(?:uary|uar|vier)?|ene(?:ro)?|feb(?:ruary|ruar|rero)?|f[e\u00e9]v(?:rier)?|mar(?:ch|s|zo)?|m\u00e4rz|apr(?:il)?|a[bv]r(?:il)?|mayo?|mai|june?|juni|junio|juin|july?|juli|julio|juil(?:let)?|aug(?:ust)?|ago(?:sto)?|ao[u\u00fb]t|sept?(?:ember|iembre|embre)?|o[ck]t(?:ober|ubre|obre)?|nov(?:ember|iembre|embre)?|de[cz](?:ember|embre)?|d\u00e9c(?:embre)?|dic(?:iembre)?)\.?"
    };
}

/// The days that are left out behind a word that tells of a birth: to the year, in figures or with the month in words, and
/// with the month alone.
macro_rules! day {
    () => {
        concat!(
            r"\d{4}-\d{2}(?:-\d{2})?|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{1,2}(?:\.|st|nd|rd|th|er)? (?:de |of )?",
            month!(),
            r"(?:,? (?:de |of )?\d{4})?|",
            month!(),
            r" \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|",
            month!(),
            r",? (?:de |of )?\d{4}"
        )
    };
}

/// Numbers by their form, or behind words that say what they are, and days behind words that tell of a birth.
static PATTERNS: [Pattern; 11] = [
    // Social security: 123-45-6789.
    pattern!(
        LastFour,
        r"\b(\d{3}(?:[-\u2011\u2013.]\s?| )\d{2}(?:[-\u2011\u2013.]\s?| )\d{4})\b"
    ),
    // Taxpayers: 12-3456789.
    pattern!(LastFour, r"\b(\d{2}[-\u2011\u2013]\d{7})\b"),
    // Cards, and accounts of banks as all countries write them: 4000 1234 5678 9010, GB29 NWBK 6016 1331 9268 19.
    pattern!(LastFour, r"\b(\d{4}(?:[ -]\d{4}){3})\b"),
    pattern!(
        LastFour,
        r"\b([A-Z]{2}\d{2}(?: [A-Z0-9]{4}){3,7}(?: [A-Z0-9]{1,3})?|[A-Z]{2}\d{2}[A-Z0-9]{4}\d{7,23})\b"
    ),
    // Accounts and cards, behind what says that they are such.
    pattern!(
        LastFour,
        r"(?i)\b(?:accounts?|acct|iban|cards?|cuenta|tarjeta|konto(?:nummer|nr)?|compte)\b[^\d\n]{0,24}?\b([A-Z]{0,2}\d(?:[ -]?\d){5,29})\b"
    ),
    pattern!(
        LastFour,
        r"(?i)\b(?:ssn|social.security(?: no\.?| number)?|tin|itin|tax id)\b[^\d\n]{0,12}?\b(\d{9})\b"
    ),
    // A-numbers: A 012 345 678, A123-456-789, and as files are called: a012345678.
    pattern!(
        LastFour,
        r"\b(A(?:lien (?:No\.?|Number)?)?[ #\u2011-]{0,3}\d{2,3}[ \u2011-]?\d{3}[ \u2011-]?\d{3}|a\d{8,9})\b"
    ),
    pattern!(
        LastFour,
        r"(?i)\b(?:alien|uscis|registration)(?: registration)?(?: no\.?| number)?[ :#]{1,3}(\d{8,9})\b"
    ),
    pattern!(
        LastFour,
        r"(?i)\bpass(?:port|eport|aporte|e)?\b(?: no\.?| number| n\u00famero)?[^\w\n]{0,6}?\b([A-Z]{0,3}[ -]?\d{6,9})\b"
    ),
    // Birth dates.
    pattern!(
        Year,
        concat!(
            r"(?i)\b(?:born|birth|birthday|birthdate|dob|d\.o\.b\.?|nacid[oa]|nacimiento|geboren|geburtsdatum|geb\.|n\u00e9e?|naissance)(?:[^\w\n][^\d\n]{0,24}?)?[^\w\n](",
            day!(),
            r")\b"
        )
    ),
    pattern!(
        Year,
        concat!(
            r"\bb\. (",
            r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}",
            r")\b"
        )
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
                let numbers = words.split(|c: char| !c.is_ascii_digit());
                let numbers: Vec<&str> = numbers.filter(|number| !number.is_empty()).collect();
                let year = numbers.iter().find(|number| number.len() == 4);
                // Of three numbers the last: 5/3/90.
                match year.or(numbers.get(2)) {
                    Some(year) => format!("[{year}]"),
                    None => "[day left out]".to_owned(),
                }
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
            ("123-45-6789", "[…6789]"),
            ("number 123.45.6789", "number […6789]"),
            ("SSN 123-45-\n6789", "SSN […6789]"),
            ("Visa 4111-1111-1111-1111", "Visa […1111]"),
            ("GB29 NWBK 6016 1331 9268 19", "[…6819]"),
            ("DE89370400440532013000", "[…3000]"),
            ("Kontonummer 1234567890", "Kontonummer […7890]"),
            ("Alien number 012345678", "Alien number […5678]"),
            ("USCIS# 012345678", "USCIS# […5678]"),
            ("file a012345678", "file […5678]"),
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
            ("born on the 4th of May 1990", "born on the [1990]"),
            ("born May 4th, 1990", "born [1990]"),
            ("geboren am 4. Mai 1990", "geboren am [1990]"),
            ("née le 1er août 1990", "née le [1990]"),
            ("DOB 5/3/90", "DOB [90]"),
            ("d.o.b. 5/3/90", "d.o.b. [90]"),
            ("a child born May 1990", "a child born [1990]"),
            ("date of birth: 1990-05", "date of birth: [1990]"),
            ("her birthday is May 4", "her birthday is [day left out]"),
            ("b. 1990-05-04", "b. [1990]"),
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
            "phone 301-555-1234, ISBN 978-3-16-148410-0",
            "$123,456,789 and 1234567890 people",
            "was born in Room 12, and born again in 2020",
            "was born and marched 12 miles",
            "on 4 May 1990 he left",
            "US12 ABCD is no account",
        ] {
            assert_eq!(left(text), text);
        }
    }
}
