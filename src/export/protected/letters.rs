//! A text as the row of its letters: what is left of a word whatever its case, accents, width and
//! hyphens, and whatever parts or joins words.

mod escapes;
mod readable;

use std::{borrow::Cow, ops::Range};

use unicode_normalization::char::is_combining_mark;

use crate::text::{Folded, fold};
use escapes::Instead;
use readable::{DIFFERENCE, Origin, between, meant, readable};
pub use readable::{over_brackets, over_marks};

/// What stands within a word as its apostrophe, some of it by mistake. Two of these count as letters elsewhere.
const APOSTROPHES: [char; 9] = ['\'', '’', '‘', 'ʼ', 'ʻ', '`', '´', '′', '＇'];

/// What stands between the words of a name where a script has no spaces.
pub const DOTS: [char; 4] = ['・', '·', '‧', '･'];

/// What parts words, and is like a hyphen.
const DASHES: [char; 3] = ['–', '—', '―'];

/// The fewest letters of a word that white space may part at any place, and at several.
const LEAST_BROKEN: usize = 7;

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
    gap: Gap,
    is_capital: bool,
    /// Whether it stands in an address, a handle or the name of a file.
    is_in_address: bool,
}

/// What is between a letter and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing, but for a sign of vowels or the like.
    None,
    /// A hyphen: `Lopez-Ruiz`.
    Hyphen,
    /// An apostrophe: `O'Connor`.
    Apostrophe,
    /// A hyphen and white space, as at the end of a line.
    Parted,
    Space,
    /// A full stop, with or without a space.
    Stop,
    Slash,
    /// An underscore, as in the names of files.
    Low,
    /// A comma, with or without a space.
    Comma,
    /// A dot between words: `ジョン・スミス`.
    Dot,
    /// Something else, or the beginning of the text.
    Other,
}

impl Gap {
    /// Of the characters that are there, without signs of vowels.
    fn of(between: &str) -> Self {
        let is_space = |c: char| c.is_whitespace();
        let has_space = between.contains(is_space);
        let bare = without_marks(between);
        let mut signs = bare.chars().filter(|c| !is_space(*c));
        match (signs.next(), signs.next()) {
            (None, _) if has_space => Self::Space,
            (None, _) => Self::None,
            (Some('-' | '\u{2010}' | '\u{2011}' | '\u{AD}' | '\u{5BE}' | '¬'), None) => {
                match has_space {
                    // White space before it makes a dash of it.
                    true if bare.starts_with(is_space) => Self::Other,
                    true => Self::Parted,
                    false => Self::Hyphen,
                }
            }
            (Some(sign), None) if APOSTROPHES.contains(&sign) && !has_space => Self::Apostrophe,
            (Some('.'), None) => Self::Stop,
            // Behind an initial of a double name: `M.-P.`
            (Some('.'), Some('-' | '\u{2010}' | '\u{2011}'))
                if !has_space && signs.next().is_none() =>
            {
                Self::Stop
            }
            (Some('/'), None) if !has_space => Self::Slash,
            (Some('_'), None) if !has_space => Self::Low,
            (Some(',' | '،'), None) => Self::Comma,
            (Some(sign), None) if DOTS.contains(&sign) && !has_space => Self::Dot,
            _ => Self::Other,
        }
    }
}

/// What is between two letters, without the marks of a difference. Each of these has a bracket.
fn without_marks(between: &str) -> Cow<'_, str> {
    if !between.contains(['[', ']', '{', '}']) {
        return Cow::Borrowed(between);
    }
    let marks = DIFFERENCE.iter().flat_map(|(open, close)| [open, close]);
    Cow::Owned(marks.fold(between.to_owned(), |bare, mark| bare.replace(mark, "")))
}

/// Whether a folded character is one of the row, rather than what parts or joins words.
fn is_of_row(c: char) -> bool {
    c.is_ascii_alphanumeric() || c.is_alphanumeric() && !APOSTROPHES.contains(&c)
}

/// The row of a text alone, where nobody asks where its letters stand.
pub fn row(text: &str) -> String {
    let (readable, _) = readable(text, &[]);
    fold(&readable).chars().filter(|c| is_of_row(*c)).collect()
}

impl Letters {
    /// Reads a text that has been cleaned, and may be Markdown with addresses in it.
    pub fn of(text: &str) -> Self {
        Self::with(text, &[])
    }

    /// A text in each way in which it can be read: where it shows how a quote differs from its source, also as each of
    /// the two has it; where there are brackets or marks within words, or characters are written by others, also as it was
    /// meant.
    pub fn readings(text: &str) -> Vec<Self> {
        let sides = DIFFERENCE.map(|marks| between(text, marks).into_iter());
        let sides = sides.map(|side| side.map(Instead::nothing).collect());
        let others = sides.into_iter().chain([meant(text)]);
        let others = others.filter(|instead| !instead.is_empty());
        let others = others.map(|instead| Self::with(text, &instead));
        std::iter::once(Self::of(text)).chain(others).collect()
    }

    /// The same with other words in the place of parts of the text.
    fn with(text: &str, instead: &[Instead]) -> Self {
        let (readable, origin) = readable(text, instead);
        let folded = Folded::new(&readable);
        let addresses = addresses(&readable);
        let mut addresses = addresses.iter().peekable();
        let mut row = String::with_capacity(readable.len());
        let mut letters: Vec<Letter> = Vec::with_capacity(readable.len());
        let mut between = String::new();
        let mut before = None;
        for (at, c) in folded.text().char_indices() {
            if !is_of_row(c) {
                // A sign of vowels or the like is a part of its letter.
                if c.is_ascii() || !is_combining_mark(c) {
                    // A dash is folded to a hyphen, and parts all the same.
                    let was = readable[folded.original(at..at + c.len_utf8())]
                        .chars()
                        .next();
                    between.push(was.filter(|was| DASHES.contains(was)).unwrap_or(c));
                }
                continue;
            }
            let gap = match before {
                None => Gap::Other,
                Some(_) => Gap::of(&between),
            };
            let from = folded.original(at..at + c.len_utf8());
            let was = readable[from.clone()].chars().next().unwrap_or(c);
            while addresses
                .next_if(|address| address.end <= from.start)
                .is_some()
            {}
            letters.push(Letter {
                at: row.len(),
                begins: gap != Gap::None || before.is_none_or(|before| begins(before, was)),
                gap,
                is_capital: was.is_uppercase(),
                is_in_address: addresses.peek().is_some_and(|it| it.start <= from.start),
                from,
            });
            row.push(c);
            before = Some(was);
            between.clear();
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
        let starts = first.filter(|(_, letter)| letter.gap != Gap::None);
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

    /// Whether a word begins, or ends, before the letter of that number.
    fn begins(&self, number: usize) -> bool {
        self.letters.get(number).is_none_or(|letter| letter.begins)
    }

    /// The letters of the same word that are before these.
    pub fn before(&self, numbers: &Range<usize>) -> &str {
        let mut starts = (0..=numbers.start).rev();
        let start = starts.find(|number| self.begins(*number)).unwrap_or(0);
        self.get(&(start..numbers.start))
    }

    /// The letters of the same word that are behind these.
    pub fn after(&self, numbers: &Range<usize>) -> &str {
        let mut ends = numbers.end..=self.len();
        let end = ends.find(|number| self.begins(*number));
        self.get(&(numbers.end..end.unwrap_or(numbers.end)))
    }

    /// Whether these letters are a word, or several.
    pub fn are_words(&self, numbers: &Range<usize>) -> bool {
        self.begins(numbers.start) && self.begins(numbers.end)
    }

    /// Whether anything but letters is at both ends of these.
    pub fn are_apart(&self, numbers: &Range<usize>) -> bool {
        let is_apart = |number: usize| {
            let letter = self.letters.get(number);
            letter.is_none_or(|letter| letter.gap != Gap::None)
        };
        is_apart(numbers.start) && is_apart(numbers.end)
    }

    /// What is between these letters.
    pub fn gaps(&self, numbers: &Range<usize>) -> impl Iterator<Item = Gap> {
        let inner = self.letters.get(numbers.start + 1..numbers.end);
        inner.unwrap_or_default().iter().map(|letter| letter.gap)
    }

    /// Whether the letter of that number is a word alone: an initial.
    pub fn is_initial(&self, number: usize) -> bool {
        let begins = |number: usize| {
            let letter = self.letters.get(number);
            letter.is_none_or(|letter| letter.gap != Gap::None)
        };
        begins(number) && begins(number + 1)
    }

    /// Whether these letters are one word: nothing parts them, but for a hyphen, or for white space such as a line's end
    /// leaves within a word: behind a capital and another letter, before small ones (`Had dad`), between all of
    /// them (`H A D D A D`), and in a long word anywhere but beside a single letter (`VILLA REAL`, `Vil la real`).
    pub fn are_together(&self, numbers: &Range<usize>) -> bool {
        let mut parted = self.gaps(numbers).enumerate();
        let parted: Vec<(usize, Gap)> = parted
            .by_ref()
            .filter(|(_, gap)| {
                !matches!(gap, Gap::None | Gap::Hyphen | Gap::Apostrophe | Gap::Parted)
            })
            .collect();
        let inner = numbers.len().saturating_sub(1);
        let is_spaced = parted.iter().all(|(_, gap)| *gap == Gap::Space);
        let is_broken = || {
            let is_long = numbers.len() >= LEAST_BROKEN;
            let rest = self.letters.get(numbers.start + 1..numbers.end);
            let mut rest = rest.unwrap_or_default().iter();
            let runs = self.runs(numbers);
            self.are_capital(numbers)
                && runs.iter().all(|run| run.len() > 1)
                && (is_long || parted.len() == 1)
                && (is_long && self.are_all_capital(numbers) || rest.all(|it| !it.is_capital))
        };
        is_spaced && (parted.is_empty() || parted.len() == inner || is_broken())
    }

    /// Whether the letters are all capitals.
    pub fn are_all_capital(&self, numbers: &Range<usize>) -> bool {
        let letters = self.letters.get(numbers.clone()).unwrap_or_default();
        letters.iter().all(|letter| letter.is_capital)
    }

    /// Whether the letters stand in an address, a handle or the name of a file.
    pub fn are_in_address(&self, numbers: &Range<usize>) -> bool {
        let letters = self.letters.get(numbers.clone()).unwrap_or_default();
        letters.iter().all(|letter| letter.is_in_address)
    }

    /// Whether the letters begin with a capital.
    pub fn are_capital(&self, numbers: &Range<usize>) -> bool {
        self.letters
            .get(numbers.start)
            .is_some_and(|letter| letter.is_capital)
    }

    /// What is before the letter of that number.
    pub fn gap(&self, number: usize) -> Gap {
        self.letters
            .get(number)
            .map_or(Gap::Other, |letter| letter.gap)
    }

    /// The letters and figures before the letter of that number that nothing parts; none before the first.
    pub fn run_before(&self, number: usize) -> Range<usize> {
        let mut starts = (0..number).rev();
        let start = starts.find(|start| self.gap(*start) != Gap::None);
        start.unwrap_or(number)..number
    }

    /// The letters and figures from the letter of that number on that nothing parts; none behind the last.
    pub fn run_behind(&self, number: usize) -> Range<usize> {
        let mut ends = number + 1..=self.len();
        let end = ends.find(|end| self.gap(*end) != Gap::None);
        number..end.unwrap_or(number)
    }

    /// The runs of letters that nothing parts among these.
    pub fn runs(&self, numbers: &Range<usize>) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for number in numbers.clone() {
            match runs.last_mut() {
                Some(run) if self.gap(number) == Gap::None => run.end = number + 1,
                _ => runs.push(number..number + 1),
            }
        }
        runs
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

/// The addresses, handles, ids and names of files in a text, in order.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let is_of_word = |c: char| c.is_alphanumeric();
    let is_address = |token: &&str| {
        let mut dots = token.match_indices('.');
        let of_id = |c: char| c.is_lowercase() || c.is_numeric() || c == '-';
        let id = token.trim_matches(|c: char| !c.is_alphanumeric());
        token.contains(['@', '_', '/', '\\', '#'])
            || id.contains('-') && id.chars().all(of_id)
            || dots.any(|(at, _)| {
                token[..at].ends_with(is_of_word) && token[at + 1..].starts_with(is_of_word)
            })
    };
    let tokens = text.split_whitespace().filter(is_address);
    let start = |token: &str| token.as_ptr().addr() - text.as_ptr().addr();
    tokens
        .map(|token| start(token)..start(token) + token.len())
        .collect()
}
