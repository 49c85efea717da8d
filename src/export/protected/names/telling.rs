//! Which words of a name name somebody alone, and which initials.

use std::ops::Range;

use super::{
    titles::{generation, is_title},
    words::{Kind, is},
};
use crate::export::protected::letters::{Letters, is_unspaced};

/// How much a word of a name tells alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// It names somebody: `López`.
    Alone,
    /// It does so with a capital, as a word of its own: `Li`.
    Short,
    /// It is too short, or a word of the language as well, to be looked for alone.
    TooShort,
    /// It is no name: `de`, `del`, `Judge`.
    Nothing,
}

impl Telling {
    /// Of a word of a name.
    pub fn of(name: &Letters, word: &Range<usize>) -> Self {
        let letters = name.get(word);
        if is_title(letters) && !is_surname(name, word) {
            return Self::Nothing;
        }
        let count = letters.chars().count();
        match letters.chars().next() {
            Some(first) if is_unspaced(first) => match count {
                1 => Self::Short,
                _ => Self::Alone,
            },
            Some(_) if name.are_capital(word) => match count {
                1 => Self::TooShort,
                2 if is(letters, Kind::Small) => Self::TooShort,
                2 => Self::Short,
                _ => Self::Alone,
            },
            // A script without capitals tells names from other words by nothing.
            Some(first) if has_no_case(first) => match count {
                ..4 => Self::TooShort,
                _ => Self::Alone,
            },
            // Particles are written small.
            _ => Self::Nothing,
        }
    }
}

/// Whether a title is a surname: `John Major`. In `The Major` it is none, nor is a number: `Henry III`.
fn is_surname(name: &Letters, word: &Range<usize>) -> bool {
    let words = name.words();
    let first = words.first().filter(|first| *first != word);
    let first = first.map(|first| name.get(first));
    let is_of_name = first.is_some_and(|first| !is_title(first) && !["a", "an"].contains(&first));
    is_of_name
        && word.end == name.len()
        && name.are_capital(word)
        && generation(name.get(word)).is_none()
}

/// Whether words that give somebody away are no name: they have a figure in them, are an address, or have no capital where
/// their script has such.
pub fn is_no_name(words: &str) -> bool {
    let has_case = words.chars().any(|c| c.is_alphabetic() && !has_no_case(c));
    if has_case && !words.contains(char::is_uppercase) {
        return true;
    }
    let is_domain = |token: &str| {
        let host = token.split('/').next().unwrap_or_default();
        let is_part = |part: &str| {
            part.chars().nth(1).is_some() && part.chars().all(|c| c.is_lowercase() || c == '-')
        };
        host.contains('.') && host.split('.').all(is_part)
    };
    let is_told = |c: char| c.is_numeric() || c == '@';
    words.contains(is_told) || words.contains("://") || words.split_whitespace().any(is_domain)
}

/// Whether initials name somebody: two or more, that mostly stand for nothing else.
pub fn are_initials(letters: &str) -> bool {
    letters.chars().nth(1).is_some() && !is(letters, Kind::Abbreviation)
}

/// Whether a folded character is of a script that has no capitals. Georgian has some, which begin no name.
pub fn has_no_case(c: char) -> bool {
    c.is_alphabetic() && (!c.is_lowercase() || matches!(c, '\u{10D0}'..='\u{10FF}'))
}
