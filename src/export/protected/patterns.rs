//! Numbers and days that Rule 5.2(a) of the Federal Rules of Civil Procedure leaves out, by how they are written.
//!
//! Of social security, taxpayer and account numbers the last four digits stay, of a birth date the year. Numbers of
//! passports and A-numbers are treated as account numbers are, which the rule does not ask for.

mod hints;

use std::{ops::Range, sync::LazyLock};

use regex_lite::Regex;

use hints::{Hints, pieces};

/// A way in which such a number is written.
struct Pattern {
    /// What a text has wherever it has such a number, and most texts have not.
    told: Told,
    /// The fewest figures in a row, which a sign or two may part.
    figures: usize,
    written: LazyLock<Option<Regex>>,
    /// What stays of the part that the first group of the expression finds.
    stays: Stays,
}

/// What tells that a number may be one of a pattern, before anybody looks closer.
enum Told {
    /// Its figures alone.
    Figures,
    /// Two capitals and two figures, as numbers of accounts begin.
    Code,
    /// One of these words, or of their beginnings, in whatever case.
    Words(&'static [&'static str]),
}

#[derive(Clone, Copy)]
enum Stays {
    LastFour,
    Year,
}

macro_rules! pattern {
    ($stays:ident, $told:expr, $figures:literal, $written:expr) => {
        Pattern {
            told: $told,
            figures: $figures,
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

/// What may stand between the groups of a number.
macro_rules! gap {
    () => {
        r"[ \u00a0\u2009\u202f\u2011\u2013-]"
    };
}

/// The days that are left out behind a word that tells of a birth: to the year, in figures or with the month in words, and
/// with the month alone.
macro_rules! day {
    () => {
        concat!(
            r"\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{4}-\d{2}|\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d{4}|\d{2})|\d{1,2}(?:\.|st|nd|rd|th|er)? (?:de |of )?",
            month!(),
            r"(?:,? (?:de |of )?\d{4})?|",
            month!(),
            r" \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|",
            month!(),
            r",? (?:de |of )?\d{4}"
        )
    };
}

/// Numbers by their form, or behind words that say what they are, and days behind words that tell of a birth; the words
/// in English, Spanish, German and French.
static PATTERNS: [Pattern; 16] = [
    // Social security: 123-45-6789.
    pattern!(
        LastFour,
        Told::Figures,
        9,
        r"\b(\d{3}(?:[-\u2011\u2013.]\s?| )\d{2}(?:[-\u2011\u2013.]\s?| )\d{4})\b"
    ),
    // Taxpayers: 12-3456789.
    pattern!(
        LastFour,
        Told::Figures,
        9,
        r"\b(\d{2}[-\u2011\u2013]\d{7})\b"
    ),
    // Accounts of banks as all countries write them: GB29 NWBK 6016 1331 9268 19, FR1420041010050500013M02606.
    pattern!(
        LastFour,
        Told::Code,
        2,
        concat!(
            r"\b([A-Z]{2}\d{2}(?:",
            gap!(),
            r"[A-Z0-9]{4}){3,7}(?:",
            gap!(),
            r"[A-Z0-9]{1,3})?|[A-Z]{2}\d{2}[A-Z0-9]{4}\d[A-Z0-9]{6,22})\b"
        )
    ),
    pattern!(
        LastFour,
        Told::Words(&["iban"]),
        2,
        concat!(
            r"(?i)\biban\b[^\d\n]{0,12}?\b([A-Z]{2}\d{2}(?:",
            gap!(),
            r"?[A-Z0-9]{4}){2,7}(?:",
            gap!(),
            r"?[A-Z0-9]{1,3})?)\b"
        )
    ),
    // Cards: 4000 1234 5678 9010.
    pattern!(
        LastFour,
        Told::Figures,
        16,
        concat!(r"\b(\d{4}(?:", gap!(), r"\d{4}){3})\b")
    ),
    // Accounts and cards, behind what says that they are such.
    pattern!(
        LastFour,
        Told::Words(&[
            "account",
            "acct",
            "iban",
            "clabe",
            "card",
            "cuenta",
            "cta",
            "tarjeta",
            "konto",
            "kto",
            "kreditkarte",
            "compte",
            "carte",
        ]),
        6,
        concat!(
            r"(?i)\b(?:accounts?|acct|iban|clabe|cards?|cuentas?|cta|tarjetas?|konto(?:nummer|nr)?|kontos|kto|kreditkarten?|compte|carte)\b[^\d\n]{0,24}?\b([A-Z]{0,2}\d(?:(?:",
            gap!(),
            r"|[./])?\d){5,29})\b"
        )
    ),
    // Taxpayers, behind what says so, as several countries write them: 133/8150/8159, 12345678Z, GODE561231GR8.
    pattern!(
        LastFour,
        Told::Words(&["ssn", "social", "tin", "tax id"]),
        9,
        r"(?i)\b(?:ssn|social.security(?: no\.?| number)?|tin|itin|tax id)\b[^\d\n]{0,12}?\b(\d{9})\b"
    ),
    pattern!(
        LastFour,
        Told::Words(&[
            "tax", "tin", "steuer", "nif", "nie", "dni", "cif", "rfc", "curp", "fiscal",
        ]),
        6,
        concat!(
            r"(?i)\b(?:tax(?:payer)? (?:id|no|number)|tin|steuer(?:nummer|nr|-?id(?:nr)?|identifikationsnummer)|nif|nie|dni|cif|rfc|curp|num[e\u00e9]ro fiscal)\b[^\d\n]{0,16}?\b((?-i:[A-Z]{0,4}",
            r"\d(?:(?:",
            gap!(),
            r"|[./])?\d){5,12}-?[A-Z0-9]{0,8}))\b"
        )
    ),
    // A-numbers: A 012 345 678, A123-456-789, and as files are called: a012345678.
    pattern!(
        LastFour,
        Told::Figures,
        8,
        r"\b(A(?:lien (?:No\.?|Number)?)?[ #\u2011-]{0,3}\d{2,3}[ \u2011-]?\d{3}[ \u2011-]?\d{3}|a\d{8,9})\b"
    ),
    pattern!(
        LastFour,
        Told::Words(&["alien", "uscis", "registration"]),
        8,
        r"(?i)\b(?:alien|uscis|registration)(?: registration)?(?: no\.?| number)?[ :#]{1,3}(\d{8,9}|\d{3}[ -]\d{3}[ -]\d{3})\b"
    ),
    // The same in words: A-number is 204555871, A-File No. 204 555 873.
    pattern!(
        LastFour,
        Told::Words(&["a-nu", "a-no", "a-fi", "a nu", "a no", "a fi", "a-nr"]),
        8,
        r"(?i)\bA[- \u2011](?:numbers?|nos?\b\.?|nr\b\.?|files?)(?: (?:numbers?|nos?\b\.?))?(?: (?:is|was|of))?[ :#]{1,3}(A?\d{8,9}|A?\d{2,3}[ \u2011-]\d{3}[ \u2011-]\d{3})\b"
    ),
    // Passports, with letters before and among their figures: XD4471923, C01X00T47.
    pattern!(
        LastFour,
        Told::Words(&["pass", "pasaporte", "ausweis"]),
        1,
        r"(?i)\b(?:passports?|passeports?|pasaportes?|(?:reise)?pass(?:nummer|-?nr)|reisepass|reisepasses|(?:personal)?ausweis(?:nummer|-?nr)?)\b[^\d\n]{0,24}?\b((?-i:(?:[A-Z]{1,3}[ -]?)?\d[A-Z0-9]{4,9}|[A-Z]{0,3}\d{2,3}(?:[ -]\d{3}){1,2}))\b"
    ),
    pattern!(
        LastFour,
        Told::Words(&["pass"]),
        1,
        r"(?i)\bpass\b[^\w\n]{0,6}?\b((?-i:[A-Z]{0,3}\d[A-Z0-9]{5,9}))\b"
    ),
    // Birth dates.
    pattern!(
        Year,
        Told::Words(&[
            "born",
            "birth",
            "dob",
            "d.o.b",
            "nacid",
            "nacimiento",
            "nac.",
            "geboren",
            "geb",
            "n\u{e9}",
            "naissance",
        ]),
        1,
        concat!(
            r"(?i)\b(?:born|birth|birthday|birthdate|dob|d\.o\.b\.?|nacid[oa]|nacimiento|nac\.|geboren|geburtsdatum|geburtstag|geb\.?|n\u00e9(?:e|\(e\))?|naissance)(?:[^\w\n][^\d\n]{0,24}?)?[^\w\n](",
            day!(),
            r")\b"
        )
    ),
    pattern!(
        Year,
        Told::Words(&["b. "]),
        4,
        concat!(
            r"\bb\. (\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}",
            r")\b"
        )
    ),
    // (b. 3 May 1990), *3.5.1990: marks of a birth that mean other things elsewhere.
    pattern!(
        Year,
        Told::Words(&["b. ", "*"]),
        4,
        concat!(
            r"(?i)(?:[(,] ?b\. |\* ?)(\d{1,2}\. ?\d{1,2}\. ?\d{4}|\d{1,2}\.? (?:de |of )?",
            month!(),
            r",? (?:de )?\d{4})\b"
        )
    ),
];

/// What a text holds of these, each with what is to be written in its place, in order.
pub fn find(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for piece in pieces(text) {
        let hints = Hints::of(&text[piece.clone()]);
        let of_piece = find_with(&text[piece.clone()], |pattern| hints.are_of(pattern));
        let of_piece = of_piece.into_iter();
        found.extend(
            of_piece.map(|(at, words)| (piece.start + at.start..piece.start + at.end, words)),
        );
    }
    found
}

/// The same with some of the patterns, by their numbers.
fn find_with(text: &str, is_asked: impl Fn(usize) -> bool) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let asked = PATTERNS.iter().enumerate();
    for (_, pattern) in asked.filter(|(number, _)| is_asked(*number)) {
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
            (
                "A-number is 204555871, A-File No. 204 555 873",
                "A-number is […5871], A-File No. […5873]",
            ),
            (
                "A number of 204 men, a file 2045",
                "A number of 204 men, a file 2045",
            ),
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
            ("IBAN DE89 3704 0044 0532 0130 00.", "IBAN […3000]."),
            ("DE89-3704-0044-0532-0130-00", "[…3000]"),
            ("NL91\u{a0}ABNA\u{a0}0417\u{a0}1643\u{a0}00", "[…4300]"),
            ("FR14 2004 1010 0505 0001 3M02 606", "[…2606]"),
            ("FR1420041010050500013M02606", "[…2606]"),
            ("iban gb29 nwbk 6016 1331 9268 19", "iban […6819]"),
            ("account no. 12-3456-78 90", "account no. […7890]"),
            ("account 12 3456 7890", "account […7890]"),
            ("Kto.-Nr. 123 456 78 90", "Kto.-Nr. […7890]"),
            ("cuenta n.º 1234-5678-90", "cuenta n.º […7890]"),
            ("compte n° 1234567890", "compte n° […7890]"),
            ("Reisepass XD4471923 lag", "Reisepass […1923] lag"),
            ("Reisepass-Nr. C01X00T47", "Reisepass-Nr. […0047]"),
            ("Passnummer XD4471923", "Passnummer […1923]"),
            ("Pasaporte n.º XD4471923", "Pasaporte n.º […1923]"),
            ("pasaporte AAA123456", "pasaporte […3456]"),
            ("Passeport numéro 08AB12345", "Passeport numéro […2345]"),
            (
                "her passport's number is XD4471923",
                "her passport's number is […1923]",
            ),
            ("passport 123 456 789", "passport […6789]"),
            ("Steuernummer 133/8150/8159", "Steuernummer […8159]"),
            ("Steuer-ID: 12 345 678 901", "Steuer-ID: […8901]"),
            ("NIF 12345678Z", "NIF […5678]"),
            ("DNI: 12345678-Z", "DNI: […5678]"),
            ("NIE X1234567L", "NIE […4567]"),
            ("RFC GODE561231GR8", "RFC […2318]"),
            (
                "numéro fiscal : 30 23 217 600 053",
                "numéro fiscal : […0053]",
            ),
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
            ("(b. 4 May 1990)", "(b. [1990])"),
            ("Anna Klein, *4.5.1990", "Anna Klein, *[1990]"),
            ("Geburtsdatum: 04.05.1990", "Geburtsdatum: [1990]"),
            ("geb. am 4. 5. 1990", "geb. am [1990]"),
            (
                "fecha de nacimiento: 4/5/1990",
                "fecha de nacimiento: [1990]",
            ),
            ("fecha de nac. 4 de mayo de 1990", "fecha de nac. [1990]"),
            ("nacida 4.5.1990", "nacida [1990]"),
            ("né le 4 mai 1990", "né le [1990]"),
            ("né(e) le 04/05/1990", "né(e) le [1990]"),
            ("date de naissance 1990/05/04", "date de naissance [1990]"),
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
            "his passport was issued on 4 May 2015, and 2024-03-01",
            "PASSPORT HOLDERS WERE ASKED",
            "they pass 12 checks",
            "b. 4 May 1990",
            "2 * 3 May apples",
        ] {
            assert_eq!(left(text), text);
        }
    }
}
