//! Words of the language of which nicknames are made: *Big Man*, *the Old Teacher*, *El Gordo*.
//!
//! Where all words of a name are such, none of them names anybody in small letters. A word that is missing here costs a name
//! too many.

use std::ops::Range;

use super::{
    titles::is_title,
    words::{Kind, is},
};
use crate::export::protected::letters::{Gap, Letters};

/// Whether a folded word is one of the language, or joins such words.
fn is_ordinary(word: &str) -> bool {
    is_joining(word) || is_title(word) || is_common(word)
}

/// Whether a folded word names somebody with a capital alone: it is one of the language; where it has an *s* behind it, too.
pub fn is_common(word: &str) -> bool {
    is(word, Kind::Name) || is_listed(word) || word.strip_suffix('s').is_some_and(is_listed)
}

fn is_listed(word: &str) -> bool {
    is(word, Kind::Ordinary)
}

fn is_joining(word: &str) -> bool {
    is(word, Kind::Joining)
}

/// Whether a folded word is one of the language, and nobody's name.
pub fn is_nobodys(word: &str) -> bool {
    is_joining(word) || is_common(word) && !is(word, Kind::Name)
}

/// Whether a word of a name needs no capital there, nor where the name stands in a text.
pub fn needs_no_capital(word: &str) -> bool {
    is_joining(word) || is_title(word) && !is_listed(word) || is_number(word)
}

fn is_number(word: &str) -> bool {
    word.chars().all(char::is_numeric)
}

/// Whether a name is made of words of the language, and is no given name and surname such as *Will Grant*: an article begins
/// it, or one of the words is nobody's name.
pub fn is_nickname(name: &Letters) -> bool {
    let words = name.words();
    let mut words = words.iter().map(|word| name.get(word));
    let is_telling = |word: &str| !is(word, Kind::Name) && !is_title(word);
    let is_none = |word: &str| word == "the" || is_telling(word);
    words.clone().all(is_ordinary) && words.any(is_none)
}

/// Whether a name has a number in it, without which it is anybody's: *Jane Doe 1*.
pub fn is_numbered(name: &Letters) -> bool {
    let words = name.words();
    words.len() > 1 && words.iter().any(|word| is_number(name.get(word)))
}

/// Whether a word begins a sentence of a text that has it in small letters as well.
pub fn is_of_sentence(text: &Letters, word: &Range<usize>) -> bool {
    let begins = matches!(text.gap(word.start), Gap::Stop | Gap::Other);
    let letters = text.get(word);
    let is_small = |(at, _): (usize, &str)| {
        let other = text.numbers(at..at + letters.len());
        text.are_apart(&other) && !text.are_capital(&other)
    };
    begins && text.row.match_indices(letters).any(is_small)
}
