//! Numbers and days that Rule 5.2(a) of the Federal Rules of Civil Procedure leaves out, by how they are written.
//!
//! Of social security, taxpayer and account numbers the last four digits stay, of a birth date the year. Numbers of
//! passports and A-numbers are treated as account numbers are, which the rule does not ask for.

#[macro_use]
mod grammar;
mod birth;
mod hints;
mod list;
mod none;
mod plain;
mod stays;

use std::{ops::Range, sync::LazyLock};

use regex_lite::Regex;

use birth::FURTHER_DAY;
pub use birth::tells_of_birth;
use hints::{Hints, lines, paragraphs};
use plain::{Plain, Unseen};
use stays::Stays;

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
    /// Its figures, behind a letter that is never far from one: `A 012 345 678`.
    Letter,
    /// Two capitals and two figures, as numbers of accounts begin.
    Code,
    /// One of these words, or of their beginnings, in whatever case.
    Words(&'static [&'static str]),
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
            r"(?i)\biban",
            beside!(12),
            r"([A-Z]{2}\d{2}(?:",
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
            "a/c",
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
            r"(?i)\b",
            on_account!(),
            r" \W?\d|\b",
            account!(),
            beside!(24),
            r"([A-Z]{0,2}\d(?:(?:",
            gap!(),
            r"|[./])?\d){5,29})\b"
        )
    ),
    // Taxpayers, behind what says so, as several countries write them: 133/8150/8159, 12345678Z, GODE561231GR8.
    pattern!(
        LastFour,
        Told::Words(&[
            "ssn",
            "s.s",
            "soc",
            "seguro social",
            "ss no",
            "ss nu",
            "ss#",
            "ss #",
            "ss:",
            "ss :",
            "tin",
            "ein",
            "tax",
            "employer",
        ]),
        9,
        concat!(
            r"(?i)\b(?:",
            taxed!(),
            beside!(24),
            r"|ss ?[#:]\D{0,24}?\b)(\d(?:(?: ?[-.] ?| )?\d){8})\b"
        )
    ),
    pattern!(
        LastFour,
        Told::Words(&[
            "tax", "tin", "steuer", "nif", "nie", "dni", "cif", "rfc", "curp", "fiscal",
        ]),
        6,
        concat!(
            r"(?i)\b(?:tax(?:payer)?[- ](?:id(?:s|entification)?|nos?|numbers?)|tin|steuer(?:nummer|nr|-?id(?:nr)?|identifikationsnummer)|nif|nie|dni|cif|rfc|curp|num[e\u00e9]ro fiscal)",
            beside!(16),
            "((?-i:[A-Z]{0,4}",
            r"\d(?:(?:",
            gap!(),
            r"|[./])?\d){5,12}-?[A-Z0-9]{0,8}))\b"
        )
    ),
    // A-numbers: A 012 345 678, A123-456-789, and as files are called: a012345678.
    pattern!(
        LastFour,
        Told::Letter,
        8,
        concat!(
            r"\b",
            lettered!(),
            r" A \d|\b(A(?:lien (?:No\.?|Number)?)?[ #-]{0,3}",
            alien!(),
            r"|a\d{8,9})\b"
        )
    ),
    pattern!(
        LastFour,
        Told::Words(&["alien", "uscis", "registration"]),
        8,
        r"(?i)\b(?:alien|uscis|registration)(?: registration)?(?: no\.?| number)?[ :#]{0,3}(\d{8,9}|\d{3}[ -]\d{3}[ -]\d{3})\b"
    ),
    // The same in words: A-number is 204555871, A-File No. 204 555 873.
    pattern!(
        LastFour,
        Told::Words(&["a-nu", "a-no", "a-fi", "a nu", "a no", "a fi", "a-nr"]),
        8,
        r"(?i)\bA[- ](?:numbers?|nos?\.?|nr\.?|files?)(?: (?:numbers?|nos?\.?))?(?: (?:is|was|of))?[ :#]{0,3}(A?\d{8,9}|A?\d{2,3}[ -]\d{3}[ -]\d{3})\b"
    ),
    // Passports, with letters before and among their figures: XD4471923, C01X00T47.
    pattern!(
        LastFour,
        Told::Words(&["pass", "pasaporte", "ausweis"]),
        1,
        concat!(
            r"(?i)\b(?:passports?|passeports?|pasaportes?|(?:reise)?pass(?:nummer|-?nr)|reisepass|reisepasses|(?:personal)?ausweis(?:nummer|-?nr)?)",
            beside!(24),
            r"((?-i:(?:[A-Z]{1,3}[ -]?)?(?:\d{2,4}(?:[ -]\d{2,4}){1,4}|\d[A-Z0-9]{4,9})))\b"
        )
    ),
    pattern!(
        LastFour,
        Told::Words(&["pass"]),
        1,
        r"(?i)\bpass(?:\b\W{0,6}?\b)?((?-i:[A-Z]{0,3}\d[A-Z0-9]{5,9}))\b"
    ),
    // Birth dates.
    pattern!(
        Year,
        Told::Words(&[
            "born",
            "birth",
            "dob",
            "d.o.b",
            "d/o/b",
            "naci",
            "nac.",
            "geb",
            "n\u{e9}",
            "n\u{c9}",
            "naissance",
        ]),
        1,
        concat!(
            r"(?i)\b",
            birth!(),
            "(?:",
            at_birth!(),
            ")?(",
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
    // (b. 3 May 1990), *3.5.1990, Ana b. 3 May 1990: marks of a birth that mean other things elsewhere.
    pattern!(
        Year,
        Told::Words(&["b. ", "*"]),
        4,
        concat!(
            r"(?i)(?:(?:[(,] ?b|[^ ;:.!?] (?-i:b))\. |\* ?)(\d{1,2}\. ?\d{1,2}\. ?\d{4}|",
            marked_day!(),
            r")\b"
        )
    ),
];

/// How many lines before and behind one say what its numbers are.
const BESIDE: usize = 3;

/// A number behind that of an alien: `A 012 345 678, 012 345 679`.
static FURTHER_ALIEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:[,;/] ?|,? (?:and|or|y|&) )(",
        alien!(),
        r")\b"
    ))
    .ok()
});

impl Pattern {
    /// The number or the day behind one of these, in a list of them, and what stays of it.
    fn further(&self, text: &str, number: &Range<usize>) -> Option<(Range<usize>, Stays)> {
        let written = match (&self.told, self.stays) {
            (Told::Words(_), Stays::LastFour) => return list::further(text, number),
            (Told::Letter, Stays::LastFour) => &FURTHER_ALIEN,
            (_, Stays::Year) => &FURTHER_DAY,
            (Told::Figures | Told::Code, Stays::LastFour) => return None,
        };
        let captures = written.as_ref()?.captures(&text[number.end..])?;
        let part = captures.get(1)?.range();
        Some((number.end + part.start..number.end + part.end, self.stays))
    }
}

/// What a text of one line or more holds of these, each with what is to be written in its place, in order. A line's end is
/// white space, and a blank line is none.
pub fn find(text: &str) -> Vec<(Range<usize>, String)> {
    find_by(text, paragraphs(text), Hints::are_of)
}

/// The same of lines that need not belong together, but for those over whose end a number may go on. Lines beside one may
/// say that what it has is none, where a text was broken.
pub fn find_in_lines(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = find_by(text, lines(text), Hints::are_of);
    found.retain(|(range, _)| {
        let mut before = text[..range.start].rmatch_indices('\n');
        let mut behind = text[range.end..].match_indices('\n');
        let start = before.nth(BESIDE).map_or(0, |(at, end)| at + end.len());
        let end = behind
            .nth(BESIDE)
            .map_or(text.len(), |(at, _)| range.end + at);
        let around = find_by(text, std::iter::once(start..end), Hints::are_of);
        let mut around = around.iter();
        around.any(|(other, _)| other.start < range.end && range.start < other.end)
    });
    found
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
        for captures in written.captures_iter(&plain.text) {
            let Some(number) = captures.get(1).map(|part| part.range()) else {
                continue;
            };
            let from = captures.get(0).map_or(0, |whole| whole.start());
            if !pattern.is_none(&plain.text, from, &number) {
                add(&number, pattern.stays);
            }
            said.push((pattern, number));
        }
    }
    for (pattern, mut number) in said {
        while let Some((next, stays)) = pattern.further(&plain.text, &number) {
            // A day among other numbers may be that of a birth.
            let is_day = stays != pattern.stays;
            if is_day || !pattern.is_none(&plain.text, number.end, &next) {
                add(&next, stays);
            }
            number = next;
        }
    }
}

impl Pattern {
    /// Whether a part of a text is none of these, whose words are from `said` on.
    fn is_none(&self, text: &str, said: usize, part: &Range<usize>) -> bool {
        let before = &text[said..part.start];
        let is_no_birthday =
            || birth::is_no_birthday(&text[..said], before, Some(&text[part.clone()]));
        match (&self.told, self.stays) {
            (Told::Words(_) | Told::Letter, Stays::LastFour) => {
                none::is_no_number(before, &text[part.clone()], &text[part.end..])
            }
            (_, Stays::Year) => birth::is_other(before) || is_no_birthday(),
            (Told::Figures | Told::Code, Stays::LastFour) => false,
        }
    }
}

#[cfg(test)]
mod tests;
