//! Fuzzy search over the names of records: some letters, in their order, blind to accents and case.

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};
use memchr::memmem;
use rayon::prelude::*;

use crate::{
    library::{Index, Library},
    model::{Kind, record::Counted},
    text::fold,
};

/// A record that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub index: Index,
    score: i64,
}

/// The letters of a word as a set of bits: a text can only hold the word's letters in their order
/// if it holds them at all, and that is one instruction to ask.
pub fn letters(folded: &str) -> u64 {
    folded.bytes().fold(0, |set, byte| set | 1 << bit(byte))
}

fn bit(byte: u8) -> u32 {
    match byte {
        b'a'..=b'z' => u32::from(byte - b'a'),
        b'0'..=b'9' => 26 + u32::from(byte - b'0'),
        // Everything else shares the rest.
        other => 36 + u32::from(other) % 28,
    }
}

/// The records whose names match all words of `query`, best first, at most `most`.
///
/// A word matches a name that holds its letters in their order. Words of one or two letters match
/// nearly everything so, and so must begin a word of the name.
pub fn names(library: &Library, query: &str, most: usize) -> Vec<Hit> {
    let query = fold(query);
    let words: Vec<Word<'_>> = query.split_whitespace().map(Word::new).collect();
    if words.is_empty() {
        return library
            .indices()
            .filter(|index| library.at(*index).kind() == Kind::Case)
            .take(most)
            .map(|index| Hit { index, score: 0 })
            .collect();
    }
    let matcher = SkimMatcherV2::default().ignore_case();
    let hits = |scattered: bool| -> Vec<Hit> {
        let indices = library.indices().collect::<Vec<_>>().into_par_iter();
        indices
            .filter_map(|index| {
                let record = library.at(index);
                if record.here.counted == Counted::No {
                    return None;
                }
                let has = |word: &Word<'_>| record.letters & word.letters == word.letters;
                if !words.iter().all(has) {
                    return None;
                }
                let name = &*record.found_by;
                let scores = words.iter().map(|word| match word.begins_in(name) {
                    true => Some(WHOLE),
                    false if scattered => word.scattered_in(name, &matcher),
                    false => None,
                });
                let score = scores.sum::<Option<i64>>()?;
                Some(Hit { index, score })
            })
            .collect()
    };
    // Scattered letters cost thirty times what whole words do, and are looked for only where whole
    // words leave room for them.
    let mut hits = match hits(false) {
        whole if whole.len() >= most => whole,
        _ => hits(true),
    };
    // Of equal hits, what has a name comes before what is a sentence (the order of the kinds), then
    // the shorter name, then the order of the files.
    let rank = |hit: &Hit| {
        let record = library.at(hit.index);
        (
            std::cmp::Reverse(hit.score),
            record.kind(),
            record.found_by.len(),
            hit.index,
        )
    };
    // Only the best are put in order; a common word has many thousand hits.
    if hits.len() > most && most > 0 {
        hits.select_nth_unstable_by_key(most - 1, rank);
        hits.truncate(most);
    }
    hits.sort_unstable_by_key(rank);
    hits
}

/// The score of a whole word, or its beginning: more than letters that merely stand in their order.
const WHOLE: i64 = 1000;

/// A word of a query.
struct Word<'q> {
    text: &'q str,
    letters: u64,
    finder: memmem::Finder<'q>,
}

impl<'q> Word<'q> {
    fn new(text: &'q str) -> Self {
        Self {
            text,
            letters: letters(text),
            finder: memmem::Finder::new(text),
        }
    }

    /// Whether a word of the name begins so.
    fn begins_in(&self, name: &str) -> bool {
        let begins = |at: usize| at == 0 || !name.as_bytes()[at - 1].is_ascii_alphanumeric();
        self.finder.find_iter(name.as_bytes()).any(begins)
    }

    /// How well the letters stand together in a name; none where they do not.
    fn scattered_in(&self, name: &str, matcher: &SkimMatcherV2) -> Option<i64> {
        let length = self.text.len();
        if length <= 2 || !subsequence(name, self.text) {
            return None;
        }
        // Letters strewn over a long sentence are no hit: a run of letters scores 16 each and more,
        // and gaps cost.
        let least = 18 * length as i64;
        let score = matcher.fuzzy_match(name, self.text);
        score
            .filter(|score| *score >= least)
            .map(|score| score.min(WHOLE - 1))
    }
}

fn subsequence(name: &str, word: &str) -> bool {
    let mut letters = name.bytes();
    word.bytes()
        .all(|wanted| letters.any(|letter| letter == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_a_subsequence_only_in_order() {
        assert!(subsequence("vladimir arevalo chavez", "vlarch"));
        assert!(!subsequence("arevalo", "olavera"));
    }

    #[test]
    fn the_letters_of_a_part_are_among_the_letters_of_the_whole() {
        let whole = letters("vladimir arevalo-chavez 2024");
        for part in ["arevalo", "2024", "-", "vlad 2"] {
            assert_eq!(whole & letters(part), letters(part), "{part}");
        }
        assert_ne!(whole & letters("q"), letters("q"));
    }
}
