//! Where a text may hold a number at all: looked for by what is quick to see, since the expressions are slow.
//!
//! A hint too many costs time, and none may be missing: a pattern that is not asked finds nothing.

use std::{ops::Range, sync::LazyLock};

use aho_corasick::AhoCorasick;

use super::{PATTERNS, Told};

/// What stands before the end of a line over which a number may go on.
const GOES_ON: [char; 4] = ['-', '\u{2011}', '\u{2013}', '.'];

/// The signs that may part the figures of a number: `123 - 45`.
const BETWEEN: usize = 3;

/// Finds the words of [`Told::Words`]; the number of the pattern of each.
static WORDS: LazyLock<Option<(AhoCorasick, Vec<usize>)>> = LazyLock::new(|| {
    let words = PATTERNS.iter().enumerate().flat_map(|(number, pattern)| {
        let words = match pattern.told {
            Told::Words(words) => words,
            Told::Figures | Told::Letter | Told::Code => &[],
        };
        words.iter().map(move |word| (*word, number))
    });
    let (words, numbers): (Vec<&str>, Vec<usize>) = words.unzip();
    let mut builder = AhoCorasick::builder();
    let finder = builder.ascii_case_insensitive(true).build(words);
    Some((finder.ok()?, numbers))
});

/// What a piece of a text has.
pub struct Hints {
    /// The most figures in a row.
    figures: usize,
    /// Whether two capitals and two figures stand beside one another.
    has_code: bool,
    /// Of each pattern whether one of its words is there.
    has_word: [bool; PATTERNS.len()],
}

impl Hints {
    pub fn of(text: &str) -> Self {
        let mut hints = Self {
            figures: figures(text),
            has_code: false,
            has_word: [false; PATTERNS.len()],
        };
        if hints.figures == 0 {
            return hints;
        }
        hints.has_code = text.as_bytes().windows(4).any(|four| {
            four[..2].iter().all(u8::is_ascii_uppercase) && four[2..].iter().all(u8::is_ascii_digit)
        });
        match &*WORDS {
            Some((finder, numbers)) => finder
                .find_overlapping_iter(text)
                .for_each(|word| hints.has_word[numbers[word.pattern().as_usize()]] = true),
            None => hints.has_word = [true; PATTERNS.len()],
        }
        hints
    }

    /// Whether the pattern of that number may find something.
    pub fn are_of(&self, number: usize) -> bool {
        let pattern = &PATTERNS[number];
        let is_told = match pattern.told {
            Told::Figures | Told::Letter => true,
            Told::Code => self.has_code,
            Told::Words(_) => self.has_word[number],
        };
        is_told && self.figures >= pattern.figures
    }
}

/// The most figures of a text in a row, with no more than [`BETWEEN`] signs between two of them.
fn figures(text: &str) -> usize {
    let (mut most, mut figures, mut others) = (0, 0, 0);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                figures += 1;
                others = 0;
                most = most.max(figures);
            }
            // Within a character.
            0x80..=0xBF => {}
            _ => {
                others += 1;
                if others > BETWEEN {
                    figures = 0;
                }
            }
        }
    }
    most
}

/// A text in lines, but for those over whose end a number may go on.
pub fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    pieces(text, |text, at| !text[..at].ends_with(GOES_ON))
}

/// A text in paragraphs: parted where a line is blank.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    pieces(text, |text, at| {
        let behind = text[at + 1..].trim_start_matches([' ', '\t', '\r']);
        behind.starts_with('\n')
    })
}

/// A text parted at the ends of lines at which it is.
fn pieces(text: &str, is_end: fn(&str, usize) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let ends = text.match_indices('\n').map(|(at, _)| at);
    let ends = ends.filter(move |at| is_end(text, *at));
    ends.chain([text.len()]).map(move |end| {
        let piece = start..end;
        start = end + 1;
        piece
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::{find, find_by},
        figures, lines, paragraphs,
    };

    #[test]
    fn figures_in_a_row_are_parted_by_a_sign_or_two() {
        for (text, count) in [
            ("", 0),
            ("none", 0),
            ("number 789 of pier 13", 3),
            ("123-45-\n6789", 9),
            ("4000\u{a0}1234\u{2011}5678", 12),
            ("123 - 45", 5),
            ("1 and 2", 1),
        ] {
            assert_eq!(figures(text), count, "{text}");
        }
    }

    #[test]
    fn a_text_is_parted_at_its_lines() {
        let text = "one\ntwo-\nthree\n";
        let parts: Vec<&str> = lines(text).map(|piece| &text[piece]).collect();
        assert_eq!(parts, ["one", "two-\nthree", ""]);
        let text = "one\ntwo\n \nthree";
        let parts: Vec<&str> = paragraphs(text).map(|piece| &text[piece]).collect();
        assert_eq!(parts, ["one\ntwo", " \nthree"]);
    }

    /// Pieces of which numbers are made, and what stands before, in and behind them.
    #[rustfmt::skip]
    fn numbers() -> impl Strategy<Value = String> {
        let piece = proptest::sample::select(vec![
            "123", "45", "6789", "12", "3456789", "4000", "1234", "012345678", "1990", "2024-01-01", "5/3/90",
            "3.5.1990", "4", "07", "-", " ", " ", ".", "/", "\u{2011}", "\u{a0}", "‹ZWSP›", "\n", "\n", ", ", ": ", "*", "(b. ",
            "b. ", "A", "a", "GB", "DE89", "FR1420041010050500013M02606", "NWBK", "XD", "C01X00T47", "Z", "iban",
            "IBAN", "account", "Accounts", "acct", "CLABE", "cards", "cuentas", "cta", "tarjeta", "Kontonummer",
            "kontos", "Kto", "Kreditkarten", "compte", "carte", "SSN", "s.s.n.", "Soc. Sec. No.", "SS #", "SS: ", "EIN", "taxpayer identification", "A/C", "Exhibit", " - ", "_", "social security number", "Social security",
            "tin", "ITIN", "tax id", "taxpayer no", "Steuer-ID", "Steuernummer", "NIF", "nie", "DNI", "cif", "RFC",
            "CURP", "num\u{e9}ro fiscal", "Alien No.", "alien", "USCIS", "registration number", "Passports",
            "passeport", "pasaporte", "Reisepass", "Passnummer", "pass", "Personalausweis", "born", "date of birth",
            "birthday", "DOB", "d.o.b.", "nacida", "nacimiento", "nac.", "geboren", "Geburtstag", "geb.", "n\u{e9}e",
            "naissance", "03MAY1990", "third day of ", "May 3, 1990", "3.May.1990", " at 3 a.m. on ", "D/O/B", "setiembre", "3. J\u{e4}nner 1990", "3 May 1990", "May 4", "mayo de 1990", "4. Mai 1990", " on ", "°",
        ]);
        proptest::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]
        #[test]
        fn nothing_is_missed_for_want_of_a_hint(text in numbers()) {
            prop_assert_eq!(find(&text), find_by(&text, paragraphs(&text), |_, _| true));
        }
    }
}
