//! What goes before a name or behind it, and alone names nobody: titles, and what tells a son from his father.

use std::ops::Range;

use crate::export::protected::letters::{Gap, Letters};

/// What goes before or after names, and alone names nobody.
pub struct Titles {
    /// Folded.
    pub words: &'static [&'static str],
    /// Whether they are cut, with a full stop or without: it ends no sentence.
    are_cut: bool,
    /// Whether no child has them.
    are_of_adults: bool,
    /// Whether they may be words of names: `Don Ruiz`, `George Foreman`.
    are_in_names: bool,
}

/// All titles, and what else somebody is called by before a surname.
#[rustfmt::skip]
pub const TITLES: [Titles; 5] = [
    Titles { are_cut: false, are_of_adults: true, are_in_names: false, words: &[
        "agent", "attorney", "captain", "colonel", "corporal", "deputy", "detective", "doctor", "dona", "father", "frau",
        "general", "governor", "herr", "inspector", "judge", "justice", "lieutenant", "madame", "major", "mayor",
        "minister", "mister", "monsieur", "mother", "officer", "pastor", "president", "professor", "secretary", "senator",
        "senhor", "senhora", "senor", "senora", "sergeant", "sheriff", "signor", "signora", "warden",
    ] },
    Titles { are_cut: false, are_of_adults: false, are_in_names: false, words: &[
        "brother", "fraulein", "iii", "lady", "lord", "mademoiselle", "master", "miss", "senorita", "sister", "the",
        "witness",
    ] },
    Titles { are_cut: true, are_of_adults: true, are_in_names: false, words: &[
        "capt", "cpl", "dr", "fr", "hr", "lt", "mme", "mr", "mrs", "ms", "prof", "pvt", "sgt", "sr", "sra",
    ] },
    Titles { are_cut: true, are_of_adults: false, are_in_names: false, words: &["jr", "mlle", "mx", "srta", "sta"] },
    Titles { are_cut: false, are_of_adults: true, are_in_names: true, words: &[
        "ceo", "cfo", "chief", "commander", "commissioner", "counsel", "don", "coo", "foreman", "messrs", "mp", "nurse", "prosecutor",
    ] },
];

/// What a folded word is as a title.
fn title(word: &str) -> Option<&'static Titles> {
    TITLES.iter().find(|titles| titles.words.contains(&word))
}

/// Whether a folded word is a title, and no word of a name.
pub fn is_title(word: &str) -> bool {
    title(word).is_some_and(|titles| !titles.are_in_names)
}

/// Whether a folded word is a title that is cut: `Ms.`
pub fn is_cut_title(word: &str) -> bool {
    title(word).is_some_and(|titles| titles.are_cut)
}

/// Whether a folded word stands before a name as a title does.
pub fn is_before_name(word: &str) -> bool {
    title(word).is_some()
}

/// Whether such a word, and no article, stands before others of a text: `Mr. Ford`.
pub fn is_behind_title(text: &Letters, words: &Range<usize>) -> bool {
    let before = text.get(&text.run_before(words.start));
    let gap = text.gap(words.start);
    before != "the"
        && is_before_name(before)
        && (gap == Gap::Space || gap == Gap::Stop && is_cut_title(before))
}

/// Whether a folded word stands so before the names of adults alone.
pub fn is_of_adults(word: &str) -> bool {
    title(word).is_some_and(|titles| titles.are_of_adults)
}

/// How people are called by a child of theirs, *Umm Hani*: of each such word its spellings, folded.
const OF_CHILD: [&[&str]; 4] = [
    &["umm", "um", "oum", "oumm", "om", "omm"],
    &["abu", "abou", "aboo"],
    &["ام"],
    &["ابو", "ابا", "ابي"],
];

/// All spellings of a folded word by which somebody is called by their child; none where it is no such word.
pub fn of_child(word: &str) -> Option<&'static [&'static str]> {
    let mut all = OF_CHILD.iter();
    all.find(|alike| alike.contains(&word)).copied()
}

/// What tells those of one name apart, behind it, folded; what means the same together.
const GENERATIONS: [&[&str]; 5] = [
    &["jr", "jnr", "junior", "fils"],
    &["sr", "snr"],
    &["ii"],
    &["iii"],
    &["iv"],
];

/// Which of those of one name a folded word behind it tells, if that is what it does.
pub fn generation(word: &str) -> Option<usize> {
    let mut all = GENERATIONS.iter();
    all.position(|alike| alike.contains(&word))
}

/// A name of several words without what tells it apart from others of that name, and which that is: `Robert Tannehill` of
/// `Robert Tannehill, Jr.`
pub fn without_generation(name: &str) -> Option<(&str, usize)> {
    let letters = Letters::of(name);
    let words = letters.words();
    let [first, .., before, last] = &words[..] else {
        return None;
    };
    let generation = generation(letters.get(last))?;
    let bare = name.get(..letters.text(&(first.start..before.end)).end)?;
    Some((bare, generation))
}
