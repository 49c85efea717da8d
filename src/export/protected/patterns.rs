//! Numbers and days that Rule 5.2(a) of the Federal Rules of Civil Procedure leaves out, by how they are written.
//!
//! Of social security, taxpayer and account numbers the last four digits stay, of a birth date the year. Numbers of
//! passports and A-numbers are treated as account numbers are, which the rule does not ask for.

mod hints;
mod list;
mod plain;

use std::{ops::Range, sync::LazyLock};

use regex_lite::Regex;

use hints::{Hints, lines, paragraphs};
use list::further;
use plain::{Plain, Unseen};

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
        r"[ -]"
    };
}

/// A number of a day in a month, as it stands before the month in words or behind it.
macro_rules! number {
    () => {
        r"\d{1,2}(?:\.|st|nd|rd|th|er)?"
    };
}

/// The days that are left out behind a word that tells of a birth: to the year, in figures or with the month in words, and
/// with the month alone.
macro_rules! day {
    () => {
        concat!(
            r"\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{4}-\d{2}|\d{8}|\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d{4}|\d{2})|\d{1,2} \d{1,2} \d{4}|",
            r"\d{1,2}[./-] ?(?-i:[IVX]{1,4})[./-] ?(?:\d{4}|\d{2})|",
            r"\d{4},? (?:on |el |am |le )?(?:the )?(?:",
            month!(),
            " ",
            number!(),
            "|",
            number!(),
            " (?:de |of )?",
            month!(),
            ")|",
            number!(),
            "[ -](?:de |of )?",
            month!(),
            r"(?:(?:,? |-)(?:de |of )?\d{4})?|",
            month!(),
            "[ -]",
            number!(),
            r"(?:(?:,? |-)\d{4})?|",
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
        r"\b(\d{3}(?:[-.] ?| )\d{2}(?:[-.] ?| )\d{4})\b"
    ),
    // Taxpayers: 12-3456789.
    pattern!(LastFour, Told::Figures, 9, r"\b(\d{2}-\d{7})\b"),
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
            r"(?i)\biban\b\D{0,12}?\b([A-Z]{2}\d{2}(?:",
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
            r"(?i)\b(?:accounts?|acct|iban|clabe|cards?|cuentas?|cta|tarjetas?|konto(?:nummer|nr)?|kontos|kto|kreditkarten?|compte|carte)\b\D{0,24}?\b([A-Z]{0,2}\d(?:(?:",
            gap!(),
            r"|[./])?\d){5,29})\b"
        )
    ),
    // Taxpayers, behind what says so, as several countries write them: 133/8150/8159, 12345678Z, GODE561231GR8.
    pattern!(
        LastFour,
        Told::Words(&["ssn", "social", "tin", "tax id", "tax-id"]),
        9,
        r"(?i)\b(?:ssns?|social.security(?: nos?\.?| numbers?)?|tins?|itins?|tax[- ]ids?)\b\D{0,12}?\b(\d(?:[ -]?\d){8})\b"
    ),
    pattern!(
        LastFour,
        Told::Words(&[
            "tax", "tin", "steuer", "nif", "nie", "dni", "cif", "rfc", "curp", "fiscal",
        ]),
        6,
        concat!(
            r"(?i)\b(?:tax(?:payer)?[- ](?:ids?|nos?|numbers?)|tin|steuer(?:nummer|nr|-?id(?:nr)?|identifikationsnummer)|nif|nie|dni|cif|rfc|curp|num[e\u00e9]ro fiscal)\b\D{0,16}?\b((?-i:[A-Z]{0,4}",
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
        r"\b(A(?:lien (?:No\.?|Number)?)?[ #-]{0,3}\d{2,3}[ -]?\d{3}[ -]?\d{3}|a\d{8,9})\b"
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
        r"(?i)\bA[- ](?:numbers?|nos?\b\.?|nr\b\.?|files?)(?: (?:numbers?|nos?\b\.?))?(?: (?:is|was|of))?[ :#]{1,3}(A?\d{8,9}|A?\d{2,3}[ -]\d{3}[ -]\d{3})\b"
    ),
    // Passports, with letters before and among their figures: XD4471923, C01X00T47.
    pattern!(
        LastFour,
        Told::Words(&["pass", "pasaporte", "ausweis"]),
        1,
        r"(?i)\b(?:passports?|passeports?|pasaportes?|(?:reise)?pass(?:nummer|-?nr)|reisepass|reisepasses|(?:personal)?ausweis(?:nummer|-?nr)?)\b\D{0,24}?\b((?-i:(?:[A-Z]{1,3}[ -]?)?\d[A-Z0-9]{4,9}|[A-Z]{0,3}\d{2,3}(?:[ -]\d{3}){1,2}))\b"
    ),
    pattern!(
        LastFour,
        Told::Words(&["pass"]),
        1,
        r"(?i)\bpass\b\W{0,6}?\b((?-i:[A-Z]{0,3}\d[A-Z0-9]{5,9}))\b"
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
            r"(?i)\b(?:born|birth|birthday|birthdate|dob|d\.o\.b\.?|nacid[oa]|nacimiento|nac\.|geboren|geburtsdatum|geburtstag|geb\.?|n\u00e9(?:e|\(e\))?|naissance)(?:\W\D{0,24}?)?\W(",
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

/// What a text of one line or more holds of these, each with what is to be written in its place, in order. A line's end is
/// white space, and a blank line is none.
pub fn find(text: &str) -> Vec<(Range<usize>, String)> {
    find_by(text, paragraphs(text), Hints::are_of)
}

/// The same of lines that need not belong together, but for those over whose end a number may go on.
pub fn find_in_lines(text: &str) -> Vec<(Range<usize>, String)> {
    find_by(text, lines(text), Hints::are_of)
}

/// The same in pieces of a text, with the patterns that are asked by their numbers.
fn find_by(
    text: &str,
    pieces: impl Iterator<Item = Range<usize>>,
    is_asked: fn(&Hints, usize) -> bool,
) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for at in pieces {
        let piece = &text[at.clone()];
        // Most have nothing to be looked for.
        if !piece.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let mut of_piece = Vec::new();
        let unseen = [Unseen::Nothing, Unseen::Blank];
        let readings = if piece.contains('‹') { 2 } else { 1 };
        for unseen in &unseen[..readings] {
            let plain = Plain::of(piece, *unseen);
            let hints = Hints::of(&plain.text);
            find_in(&plain, |pattern| is_asked(&hints, pattern), &mut of_piece);
        }
        of_piece.sort_by_key(|(range, _)| range.start);
        let of_piece = of_piece.into_iter();
        found.extend(
            of_piece.map(|(range, words)| (at.start + range.start..at.start + range.end, words)),
        );
    }
    found
}

/// Adds what some of the patterns find and none before them did.
fn find_in(
    plain: &Plain,
    is_asked: impl Fn(usize) -> bool,
    found: &mut Vec<(Range<usize>, String)>,
) {
    let mut add = |part: &Range<usize>, stays: Stays| {
        let range = plain.origin(part);
        let is_apart = |other: &Range<usize>| other.end <= range.start || range.end <= other.start;
        if found.iter().all(|(other, _)| is_apart(other)) {
            found.push((range, stays.of(&plain.text[part.clone()])));
        }
    };
    let asked = PATTERNS.iter().enumerate();
    // What says itself what it is goes before what only follows another number.
    let mut said = Vec::new();
    for (_, pattern) in asked.filter(|(number, _)| is_asked(*number)) {
        let Some(written) = &*pattern.written else {
            continue;
        };
        let is_said = matches!(
            (&pattern.told, pattern.stays),
            (Told::Words(_), Stays::LastFour)
        );
        for captures in written.captures_iter(&plain.text) {
            let Some(part) = captures.get(1).map(|part| part.range()) else {
                continue;
            };
            add(&part, pattern.stays);
            said.extend(is_said.then_some(part));
        }
    }
    for mut number in said {
        while let Some((part, stays)) = further(&plain.text, &number) {
            add(&part, stays);
            number = part;
        }
    }
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
                let year = numbers.iter().find(|number| number.len() == 4).copied();
                let all = numbers.iter().find(|number| number.len() == 8);
                let year = year.or(all.map(|all| year_of(all)));
                // Of three numbers the last: 5/3/90.
                match year.or(numbers.get(2).copied()) {
                    Some(year) => format!("[{year}]"),
                    None => "[day left out]".to_owned(),
                }
            }
        }
    }
}

/// The year of a day in eight figures, which begins or ends it: 19900503.
fn year_of(figures: &str) -> &str {
    match figures.get(..2) {
        Some("19" | "20") => &figures[..4],
        _ => &figures[4..],
    }
}

#[cfg(test)]
mod tests;
