//! Texts that have the words already which stand for somebody before others: *Witness A of the prosecution*, where one who is
//! protected is called Witness A. Before others they would be read as theirs.
//!
//! What a record says of itself is its own, and so is a pseudonym that it has among its other names: there the files say
//! that others call them so too.

use std::collections::{BTreeSet, HashMap};

use crate::{
    library::{Index, Library},
    model::{Body, record::PROTECT},
    text::fold,
};

/// A text of a record, by its key, which has the words of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    pub by: Index,
    pub key: &'static str,
}

/// Where words that are a name stand in a text of other records, the first place of each: `called` is who is called by
/// which words. What is no name (*the child*) may be said of anybody, and is looked for nowhere.
pub fn taken(library: &Library, called: &[(Option<Index>, &str)]) -> Vec<Option<Taken>> {
    let mut taken = vec![None; called.len()];
    let mut sought: HashMap<String, Vec<usize>> = HashMap::new();
    for (number, (_, words)) in called.iter().enumerate().filter(|(_, one)| is_name(one.1)) {
        let words = words_of(&fold(words)).join(" ");
        sought.entry(words).or_default().push(number);
    }
    let lengths: BTreeSet<usize> = sought
        .keys()
        .map(|words| words.split(' ').count())
        .collect();
    for_each_text(library, &mut |by, key, text| {
        let folded = words_of(&fold(text)).join(" ");
        let starts = folded.match_indices(' ').map(|(at, _)| at + 1);
        let starts: Vec<usize> = std::iter::once(0).chain(starts).collect();
        let run = |at: usize, length: usize| {
            let end = starts
                .get(at + length)
                .map_or(folded.len(), |next| next - 1);
            &folded[starts[at]..end]
        };
        // Signs that are no letters to the one and are to the other are rare: there capitals tell nothing.
        let written = words_of(text);
        let is_alike = written.len() == starts.len();
        for length in &lengths {
            for at in 0..(starts.len() + 1).saturating_sub(*length) {
                for number in sought.get(run(at, *length)).into_iter().flatten() {
                    let (whom, called) = called[*number];
                    let is_as_name =
                        !is_alike || has_capitals_of(called, &written[at..at + length]);
                    if whom != Some(by) && is_as_name {
                        taken[*number].get_or_insert(Taken { by, key });
                    }
                }
            }
        }
    });
    taken
}

/// Whether words are a name: one word, or with a capital or a figure in another than the first.
fn is_name(words: &str) -> bool {
    let words = words_of(words);
    let is_telling = |word: &&str| word.contains(|c: char| c.is_uppercase() || c.is_numeric());
    let has_case = words.iter().any(|word| word.contains(char::is_lowercase));
    match &words[..] {
        [] => false,
        [only] => only.chars().nth(1).is_some() && (!has_case || is_telling(only)),
        [_, others @ ..] => !has_case || others.iter().any(is_telling),
    }
}

/// Whether each word that begins with a capital in a name does so where it stands.
fn has_capitals_of(name: &str, written: &[&str]) -> bool {
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
    let mut pairs = words_of(name).into_iter().zip(written);
    pairs.all(|(word, written)| !is_capital(&word) || is_capital(written))
}

/// The numbers that stand behind a letter and a hyphen in texts of a library, as codes do: 7 of `R-07`, each with the first
/// place of it.
pub fn codes(library: &Library, letter: &str) -> HashMap<u32, Taken> {
    let mut codes = HashMap::new();
    let letter = fold(letter);
    for_each_text(library, &mut |by, key, text| {
        for pair in words_of(&fold(text)).windows(2) {
            if pair[0] == letter
                && let Ok(number) = pair[1].parse()
            {
                codes.entry(number).or_insert(Taken { by, key });
            }
        }
    });
    codes
}

/// Whether a record has words among its names.
pub fn is_own_name(body: &Body, words: &str) -> bool {
    let words = fold(words);
    let mut names = body.names().into_iter();
    names.any(|name| words_of(&fold(name.raw())) == words_of(&words))
}

/// Does something with every text of a library, but for what records say of how they are protected.
fn for_each_text(library: &Library, what: &mut dyn FnMut(Index, &'static str, &str)) {
    for index in library.indices_with_elsewhere() {
        for text in library.at(index).body.texts() {
            if text.key != PROTECT {
                what(index, text.key, text.raw);
            }
        }
    }
}

/// The words of a text.
fn words_of(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_a_name_by_a_capital_or_a_figure_that_no_sentence_gives_them() {
        for (words, is) in [
            ("Witness A", true),
            ("witness 3", true),
            ("Maria", true),
            ("شاهد", true),
            ("K. T.", true),
            ("the child", false),
            ("The child", false),
            ("child", false),
            ("A", false),
            ("[clerk]", false),
            ("", false),
        ] {
            assert_eq!(is_name(words), is, "{words}");
        }
    }
}
