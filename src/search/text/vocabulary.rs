//! The distinct words of the texts, for those that are near to a word.

use std::collections::HashMap;

use super::prose::Prose;
use crate::{
    query::is_of_word,
    text::{Spelling, letters},
};

/// The distinct words of folded texts, and how often each stands there.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// In the order of the alphabet, so that an answer is always the same.
    words: Vec<Word>,
}

#[derive(Debug)]
struct Word {
    text: Box<str>,
    letters: u64,
    count: u32,
}

/// Words of more bytes are no words that one misspells: addresses, keys, and what lacks its spaces.
const LONGEST: usize = 48;

/// The most words that one with edits stands for: the nearest, of these the most frequent.
const MOST: usize = 64;

impl Vocabulary {
    /// The words of these texts.
    pub fn of<'p>(texts: impl Iterator<Item = Option<&'p Prose>>) -> Self {
        use rayon::prelude::*;
        let texts: Vec<&Prose> = texts.flatten().collect();
        let counted = texts
            .par_iter()
            .fold(HashMap::new, |mut counts: HashMap<&str, u32>, prose| {
                for word in words(prose.text()) {
                    let count = counts.entry(word).or_default();
                    *count = count.saturating_add(1);
                }
                counts
            })
            .reduce(HashMap::new, |one, other| {
                let (mut more, less) = match one.len() < other.len() {
                    true => (other, one),
                    false => (one, other),
                };
                for (word, count) in less {
                    let sum = more.entry(word).or_default();
                    *sum = sum.saturating_add(count);
                }
                more
            });
        let mut words: Vec<Word> = counted
            .into_iter()
            .map(|(text, count)| Word {
                letters: letters(text),
                text: text.into(),
                count,
            })
            .collect();
        words.sort_unstable_by(|one, other| one.text.cmp(&other.text));
        Self { words }
    }

    /// The words within so many edits of a folded one: letters put in, left out, replaced, or two
    /// neighbours swapped; and other spellings of a name ([`Spelling`]). The word itself is always among them.
    pub fn near<'v>(&'v self, word: &'v str, edits: u8) -> Vec<&'v str> {
        let mut near = self.within(word, usize::from(edits));
        near.truncate(MOST);
        let mut all = vec![word];
        let spellings = self.spellings(word).into_iter();
        for other in near.into_iter().map(|(_, _, text)| text).chain(spellings) {
            if !all.contains(&other) {
                all.push(other);
            }
        }
        all
    }

    /// The words that are other spellings of a name, the most frequent first.
    fn spellings(&self, name: &str) -> Vec<&str> {
        let spelling = Spelling::of(name);
        let others = self
            .words
            .iter()
            .filter(|other| spelling.is_of(&other.text));
        let mut others: Vec<&Word> = others.collect();
        others.sort_by_key(|other| std::cmp::Reverse(other.count));
        others.truncate(MOST);
        others.into_iter().map(|other| &*other.text).collect()
    }

    /// The word that a misspelt one most likely meant; none for one that is there.
    pub fn nearest(&self, word: &str) -> Option<&str> {
        // As far as a slip of the hand goes; see `diagnostic::nearest`.
        let edits = ((word.chars().count() + 1) / 3).min(2);
        let near = self.within(word, edits);
        let (distance, _, text) = near.first()?;
        (*distance > 0).then_some(*text)
    }

    /// The words within so many edits, nearest first, then the most frequent: distance, frequency, word.
    fn within(&self, word: &str, edits: usize) -> Vec<(usize, std::cmp::Reverse<u32>, &str)> {
        let wanted = letters(word);
        let long = word.chars().count();
        // An edit gives and takes a letter at most, and a letter beyond ASCII has several bytes.
        let per_edit = if word.is_ascii() { 1 } else { 4 };
        let differs = |other: &Word| {
            let per_edit = if other.text.is_ascii() { per_edit } else { 4 };
            let most = (edits * per_edit) as u32;
            (wanted & !other.letters).count_ones() > most
                || (other.letters & !wanted).count_ones() > most
        };
        let mut near: Vec<_> = self
            .words
            .iter()
            .filter(|other| !differs(other))
            .filter(|other| other.text.chars().count().abs_diff(long) <= edits)
            .map(|other| {
                let distance = strsim::osa_distance(word, &other.text);
                (distance, std::cmp::Reverse(other.count), &*other.text)
            })
            .filter(|(distance, ..)| *distance <= edits)
            .collect();
        near.sort_unstable();
        near
    }
}

/// The words of a folded text that may be misspelt: stretches of letters, marks and digits.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c| !is_of_word(c));
    parts.filter(|word| !word.is_empty() && word.len() <= LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let prose = Prose::of([
            "Arévalo said; Arevalo denied. Arvealo? Arrevalo",
            "Lopez, López and Gomez from a form. 東京都 вода воды. Al-Hassan, Hasan, Hussein",
        ]);
        Vocabulary::of([Some(&prose), None].into_iter())
    }

    #[test]
    fn near_words_are_found_within_their_edits() {
        let vocabulary = vocabulary();
        assert_eq!(
            vocabulary.near("arevalo", 1),
            ["arevalo", "arrevalo", "arvealo"]
        );
        assert_eq!(vocabulary.near("lopez", 1), ["lopez"]);
        assert_eq!(vocabulary.near("lopez", 2), ["lopez", "gomez"]);
        assert_eq!(vocabulary.near("form", 1), ["form", "from"]);
        assert_eq!(vocabulary.near("вода", 1), ["вода", "воды"]);
        assert_eq!(vocabulary.near("hassan", 1), ["hassan", "hasan"]);
        assert_eq!(
            vocabulary.near("alhassan", 1),
            ["alhassan", "hasan", "hassan"]
        );
        // What stands nowhere is still looked for.
        assert_eq!(vocabulary.near("zeppelin", 2), ["zeppelin"]);
    }

    #[test]
    fn a_misspelt_word_has_a_nearest_one() {
        let vocabulary = vocabulary();
        assert_eq!(vocabulary.nearest("arevala"), Some("arevalo"));
        assert_eq!(vocabulary.nearest("gomes"), Some("gomez"));
        assert_eq!(vocabulary.nearest("denied"), None);
        assert_eq!(vocabulary.nearest("zeppelin"), None);
    }
}
