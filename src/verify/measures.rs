//! Feet and inches, minutes and seconds: marks behind a figure that look like those of quotations.
//!
//! In the form for comparing all of them are one mark, since quotations inside quotations change theirs. A mark directly
//! behind a digit is one of a measure where another figure with a mark stands beside it (`5' 6"`), or where no quotation
//! of its kind was opened before it. It belongs to its figure, and a single one is never a double one.

use super::{figure::is_digit, guide::is_raised};
use crate::{
    document::{Document, Mark},
    text::is_double_mark,
};

/// Bytes before a mark in which the beginning of a quotation is looked for.
const BEFORE: usize = 2 << 10;

/// Whether the byte `at` of a text in the form for comparing stands between a figure and the mark of a measure, or
/// between the figures of one: `5|'`, `5'| 6'`.
pub fn is_measure(text: &str, at: usize) -> bool {
    let (before, behind) = text.split_at(at);
    if let Some(rest) = behind.strip_prefix('\'')
        && before.ends_with(is_digit)
        // `1990's`
        && !rest.starts_with(char::is_alphabetic)
    {
        return is_pair(before, rest) || !is_opened(before, false);
    }
    let gap = before.trim_end_matches(' ');
    let behind = behind.trim_start_matches(' ');
    gap.strip_suffix(['\'', '°']).is_some_and(|figure| {
        figure.ends_with(is_digit) && (measured(behind) || gap.len() == at && goes_on(behind))
    })
}

/// Whether the marks of measures in a quote are others than those at its place: `5" 6'` for `5' 6"`; or its figures are
/// put together from one and the mark of a note behind it. The words of a piece, and the marks where it stands.
pub fn are_exchanged(document: &Document, words: &str, marks: &[Mark]) -> bool {
    let quoted: Vec<bool> = behind_digits(words)
        .map(|(_, is_double)| is_double)
        .collect();
    if has_lowered(document, words, marks) {
        return true;
    }
    if quoted.is_empty() {
        return false;
    }
    let stands = marks.iter().flat_map(|(place, range)| {
        let text = document
            .paragraphs
            .get(*place)
            .map_or("", |found| &found.text);
        let inside = text.get(range.clone()).unwrap_or_default();
        behind_digits(inside).map(move |(at, is_double)| (*place, range.start + at, is_double))
    });
    let mut both = stands.zip(quoted);
    both.any(|((place, at, is_double), quoted)| {
        is_double != quoted && is_of_measure(document, place, at, is_double)
    })
}

/// Whether a quote goes on with a figure behind a point where its place has the raised mark of a note: `5.12` for
/// `5.¹²`.
fn has_lowered(document: &Document, words: &str, marks: &[Mark]) -> bool {
    let quoted = behind_points(words);
    if quoted.is_empty() {
        return false;
    }
    let stands: Vec<bool> = marks
        .iter()
        .filter_map(|(place, range)| {
            let text = &document.paragraphs.get(*place)?.text;
            // A mark at the end is not of the words that were found.
            let behind = text.get(range.end..)?.chars().take_while(|c| is_raised(*c));
            let end = range.end + behind.map(char::len_utf8).sum::<usize>();
            text.get(range.start..end)
        })
        .flat_map(behind_points)
        .collect();
    stands.len() == quoted.len()
        && stands
            .iter()
            .zip(quoted)
            .any(|(stands, quoted)| *stands && !quoted)
}

/// Of each digit that stands behind a point behind a digit, whether it is raised.
fn behind_points(words: &str) -> Vec<bool> {
    let all: Vec<char> = words.chars().collect();
    let found = all.windows(3).filter(|three| {
        three[0].is_ascii_digit()
            && matches!(three[1], '.' | ',' | ':' | ';')
            && three[2].is_numeric()
    });
    found.map(|three| is_raised(three[2])).collect()
}

/// Whether a mark at a byte of a paragraph, as it is written, is one of a measure.
fn is_of_measure(document: &Document, place: usize, at: usize, is_double: bool) -> bool {
    let text = document
        .paragraphs
        .get(place)
        .map_or("", |found| &found.text);
    let (before, rest) = text.split_at(at);
    let behind = rest.trim_start_matches(is_mark);
    if is_pair(before, behind) {
        return true;
    }
    // Each line of a text may be a paragraph.
    let mut parts = vec![before];
    let mut bytes = before.len();
    for paragraph in document.paragraphs[..place].iter().rev() {
        if bytes > BEFORE {
            break;
        }
        bytes += paragraph.text.len();
        parts.push(&paragraph.text);
    }
    parts.reverse();
    !is_opened(&parts.join("\n"), is_double)
}

/// The marks directly behind digits, and whether they are double ones.
fn behind_digits(text: &str) -> impl Iterator<Item = (usize, bool)> {
    let before = [None].into_iter().chain(text.chars().map(Some));
    let pairs = before.zip(text.char_indices());
    pairs.filter_map(|(before, (at, c))| {
        let is_double = is_double_mark(c)?;
        before.is_some_and(is_digit).then_some((at, is_double))
    })
}

fn is_mark(c: char) -> bool {
    is_double_mark(c).is_some()
}

/// Whether a figure with a mark stands before another one with a mark: what is before the mark, and behind it.
fn is_pair(before: &str, behind: &str) -> bool {
    let other = before.trim_end_matches(is_digit).trim_end();
    let is_second = other.len() < before.len()
        && other
            .strip_suffix(is_mark)
            .is_some_and(|figure| figure.ends_with(is_digit));
    is_second || measured(behind.trim_start())
}

/// Whether a text begins with a figure that has a mark behind it.
fn measured(text: &str) -> bool {
    let rest = text.trim_start_matches(is_digit);
    (1..=2).contains(&(text.len() - rest.len())) && rest.starts_with(is_mark)
}

/// Whether a text begins with a figure of inches, with or without a mark: `5'6`.
fn goes_on(text: &str) -> bool {
    let rest = text.trim_start_matches(is_digit);
    (1..=2).contains(&(text.len() - rest.len()))
}

/// Whether a quotation may be open at the end of a text: one by double marks, or by single ones. What closes one behind
/// an s may be the genitive of several.
fn is_opened(text: &str, is_double: bool) -> bool {
    let from = text.ceil_char_boundary(text.len().saturating_sub(BEFORE));
    let mut open = 0_usize;
    let mut last: Option<char> = None;
    let mut chars = text[from..].chars().peekable();
    while let Some(c) = chars.next() {
        if is_double_mark(c) == Some(is_double) {
            let begins = last.is_none_or(|last| {
                last.is_whitespace() || is_mark(last) || "([{-–—".contains(last)
            });
            let next = chars.peek();
            match begins && next.is_some_and(|next| !next.is_whitespace()) {
                true => open += 1,
                false if last == Some('s') || next.is_some_and(|next| next.is_alphanumeric()) => {}
                false => open = open.saturating_sub(1),
            }
        }
        last = Some(c);
    }
    open > 0
}
