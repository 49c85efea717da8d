//! A text as the row of its letters: what is left of a word whatever its case, accents, width and
//! hyphens, and whatever parts or joins words.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::text::{Folded, hidden::mark_len};

/// The letters and digits of a text, folded, one after the other.
pub struct Letters {
    /// The row.
    pub row: String,
    /// What is known of each, in the order of the row.
    letters: Vec<Letter>,
    /// How positions lead back to the text.
    origin: Origin,
}

/// A letter or digit of the row.
struct Letter {
    /// Where it begins in the row.
    at: usize,
    /// Where it, and what it came from, is in the readable text.
    from: Range<usize>,
    /// Whether a word may begin here.
    begins: bool,
    /// Whether anything but letters is before it.
    apart: bool,
    /// Whether that is no more than a hyphen, as at the end of a line.
    is_hyphened: bool,
    is_capital: bool,
    is_digit: bool,
}

impl Letters {
    /// Reads a text that has been cleaned, and may be Markdown with addresses in it.
    pub fn of(text: &str) -> Self {
        let (readable, origin) = readable(text);
        let folded = Folded::new(&readable);
        let mut row = String::new();
        let mut letters: Vec<Letter> = Vec::new();
        let mut apart = true;
        let (mut hyphens, mut others) = (0, 0);
        let mut before = None;
        for (at, c) in folded.text().char_indices() {
            if !c.is_alphanumeric() {
                // A sign of vowels or the like is a part of its letter.
                apart |= !is_combining_mark(c);
                match c {
                    '-' | '\u{2010}' | '\u{2011}' | '\u{AD}' => hyphens += 1,
                    c if c.is_whitespace() => {}
                    _ => others += 1,
                }
                continue;
            }
            let from = folded.original(at..at + c.len_utf8());
            let was = readable[from.clone()].chars().next().unwrap_or(c);
            letters.push(Letter {
                at: row.len(),
                begins: apart || before.is_none_or(|before| begins(before, was)),
                apart,
                is_hyphened: hyphens == 1 && others == 0,
                is_capital: was.is_uppercase(),
                is_digit: c.is_numeric(),
                from,
            });
            row.push(c);
            (apart, before) = (false, Some(was));
            (hyphens, others) = (0, 0);
        }
        Self {
            row,
            letters,
            origin,
        }
    }

    /// How many letters there are.
    pub fn len(&self) -> usize {
        self.letters.len()
    }

    /// The words, as spaces, hyphens and the like part them: the numbers of their letters.
    pub fn words(&self) -> Vec<Range<usize>> {
        let first = self.letters.iter().enumerate();
        let starts = first.filter(|(number, letter)| letter.apart || *number == 0);
        let starts: Vec<usize> = starts.map(|(number, _)| number).collect();
        let ends = starts.iter().skip(1).copied().chain([self.len()]);
        starts
            .iter()
            .copied()
            .zip(ends)
            .map(|(start, end)| start..end)
            .collect()
    }

    /// Those letters in the row.
    pub fn get(&self, numbers: &Range<usize>) -> &str {
        let at = |number: usize| {
            self.letters
                .get(number)
                .map_or(self.row.len(), |letter| letter.at)
        };
        self.row
            .get(at(numbers.start)..at(numbers.end))
            .unwrap_or_default()
    }

    /// The letters of a range of the row, by their numbers.
    pub fn numbers(&self, row: Range<usize>) -> Range<usize> {
        let number = |at| self.letters.partition_point(|letter| letter.at < at);
        number(row.start)..number(row.end)
    }

    /// The range of the text in which those letters are.
    pub fn text(&self, numbers: &Range<usize>) -> Range<usize> {
        let first = self.letters.get(numbers.start);
        let last = numbers
            .end
            .checked_sub(1)
            .and_then(|last| self.letters.get(last));
        let start = first.map_or(0, |letter| self.origin.start(letter.from.start));
        let end = last.map_or(start, |letter| self.origin.end(letter.from.end));
        start..end.max(start)
    }

    /// Whether these letters are a word, or several. `before` and `after` say how many letters more
    /// the words may have at either end.
    pub fn are_words(&self, numbers: &Range<usize>, before: usize, after: usize) -> bool {
        let begins = |number: usize| self.letters.get(number).is_none_or(|letter| letter.begins);
        let starts = (0..=before).any(|more| numbers.start.checked_sub(more).is_some_and(begins));
        starts && (0..=after).any(|more| begins(numbers.end + more))
    }

    /// Whether nothing parts these letters, but for a hyphen.
    pub fn are_together(&self, numbers: &Range<usize>) -> bool {
        let inner = self.letters.get(numbers.start + 1..numbers.end);
        inner.is_none_or(|inner| {
            inner
                .iter()
                .all(|letter| !letter.apart || letter.is_hyphened)
        })
    }

    /// Whether the letters begin with a capital.
    pub fn are_capital(&self, numbers: &Range<usize>) -> bool {
        self.letters
            .get(numbers.start)
            .is_some_and(|letter| letter.is_capital)
    }

    /// Whether a number is before or after the letters.
    pub fn are_beside_number(&self, numbers: &Range<usize>) -> bool {
        let is_digit = |number: usize| {
            self.letters
                .get(number)
                .is_some_and(|letter| letter.is_digit)
        };
        numbers.start.checked_sub(1).is_some_and(is_digit) || is_digit(numbers.end)
    }
}

/// Whether a word may begin between two characters that nothing parts: `MariaLopez`, `lopez2`, and
/// wherever a script has no spaces.
fn begins(before: char, c: char) -> bool {
    before.is_lowercase() && c.is_uppercase()
        || before.is_numeric() != c.is_numeric()
        || is_unspaced(before)
        || is_unspaced(c)
}

/// Whether words of the character's script may follow each other, or their endings, without a space:
/// Thai, Lao, Burmese, Khmer, Chinese, Japanese, Korean.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{31FF}'
        | '\u{3400}'..='\u{9FFF}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FFDC}' | '\u{20000}'..='\u{3FFFF}')
}

/// How positions of a readable text lead back to the text that it was made of: each stretch, from
/// where it begins in the one and in the other.
#[derive(Default)]
struct Origin(Vec<(usize, usize)>);

impl Origin {
    fn start(&self, readable: usize) -> usize {
        let after = self.0.partition_point(|(from, _)| *from <= readable);
        let (from, origin) = after.checked_sub(1).map_or((0, 0), |number| self.0[number]);
        origin + (readable - from)
    }

    /// Of the end of a range: where the stretch that it closes ends, not where the next one begins.
    fn end(&self, readable: usize) -> usize {
        readable
            .checked_sub(1)
            .map_or(0, |last| self.start(last) + 1)
    }
}

/// The text without the marks of what cannot be seen, such as a soft hyphen within a name, and with
/// the characters that addresses write by their numbers: `L%C3%B3pez`.
fn readable(text: &str) -> (String, Origin) {
    let (mut readable, mut origin) = (String::with_capacity(text.len()), Origin::default());
    let (mut at, mut done) = (0, 0);
    while let Some(found) = text[at..].find(['‹', '%']) {
        at += found;
        let (len, spelt) = match mark_len(&text[at..]) {
            Some(len) => (len, String::new()),
            None => percent(&text[at..]),
        };
        if len == 0 {
            // Neither; the character is itself.
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        readable.push_str(&text[done..at]);
        if !spelt.is_empty() {
            // Each byte leads to the beginning of its number.
            let places = (0..).map(|number| at + 3 * number);
            let bytes = readable.len()..readable.len() + spelt.len();
            origin.0.extend(bytes.zip(places));
            readable.push_str(&spelt);
        }
        at += len;
        done = at;
        origin.0.push((readable.len(), at));
    }
    readable.push_str(&text[done..]);
    (readable, origin)
}

/// The text that stands by its numbers at the beginning of an address's rest, and the bytes it takes.
fn percent(text: &str) -> (usize, String) {
    let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16);
    let numbers = text.as_bytes().chunks(3).map_while(|number| {
        let high = digit(number.get(1)).filter(|_| number.first() == Some(&b'%'))?;
        u8::try_from(16 * high + digit(number.get(2))?).ok()
    });
    let bytes: Vec<u8> = numbers.collect();
    match String::from_utf8(bytes) {
        Ok(spelt) => (3 * spelt.len(), spelt),
        Err(_) => (0, String::new()),
    }
}
