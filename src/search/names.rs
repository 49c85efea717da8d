//! Fuzzy search over the names of records: some letters, in their order, blind to accents and case.

use std::ops::Range;

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};
use memchr::memmem;
use rayon::prelude::*;

use crate::{
    library::{Index, Library},
    model::{Kind, record::Counted},
    text::{Folded, find_all, fold, letters},
};

use super::text::joined;

/// A record that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub index: Index,
    /// How its name holds what was typed.
    pub held: Match,
    score: i64,
}

/// How a name holds some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// Words of it begin so.
    Begun,
    /// The letters stand in it in their order, with others between.
    Scattered,
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
            .map(|index| Hit {
                index,
                held: Match::Begun,
                score: 0,
            })
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
                let held = match score == WHOLE * words.len() as i64 {
                    true => Match::Begun,
                    false => Match::Scattered,
                };
                Some(Hit { index, held, score })
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

/// The places of a text at which the words of `typed` stand: where words begin so, else anywhere. Of a word
/// that stands nowhere, the letters in their order, where they were found so.
pub fn marks(text: &str, typed: &str, held: Match) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let typed = fold(typed);
    let mut marks = Vec::new();
    for word in typed.split_whitespace() {
        let mut places = find_all(&folded, word);
        let begins = |place: &Range<usize>| {
            let before = text[..place.start].chars().next_back();
            before.is_none_or(|c| !c.is_alphanumeric())
        };
        if places.iter().any(begins) {
            places.retain(begins);
        }
        if places.is_empty() && held == Match::Scattered {
            places = letters_in_order(&folded, word);
        }
        marks.append(&mut places);
    }
    marks.sort_unstable_by_key(|place| (place.start, place.end));
    joined(marks)
}

/// Where the letters of a word stand in their order; nowhere if not all do.
fn letters_in_order(folded: &Folded, word: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut from = 0;
    for letter in word.chars() {
        let Some(at) = folded.text()[from..].find(letter) else {
            return Vec::new();
        };
        let place = from + at..from + at + letter.len_utf8();
        from = place.end;
        places.push(folded.original(place));
    }
    places
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
    fn what_matched_is_marked() {
        let marked = |text: &str, typed, held| -> Vec<String> {
            let marks = marks(text, typed, held).into_iter();
            marks.map(|mark| text[mark].to_owned()).collect()
        };
        let name = "Vladimir Arévalo Chávez";
        assert_eq!(marked(name, "areva", Match::Begun), ["Aréva"]);
        assert_eq!(marked(name, "cha vla", Match::Begun), ["Vla", "Chá"]);
        assert_eq!(marked(name, "vlch", Match::Scattered), ["V", "l", "C", "h"]);
        // What was found by another name of the record is not in this one.
        assert!(marked(name, "vlch", Match::Begun).is_empty());
        assert_eq!(marked("to a goat: go", "go", Match::Begun), ["go", "go"]);
        assert_eq!(marked("forgo and go", "go", Match::Begun), ["go"]);
    }
}
