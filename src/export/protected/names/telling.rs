//! Which words of a name name somebody alone, and which initials.

use std::ops::Range;

use crate::export::protected::letters::{Letters, is_unspaced};

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
        "chief", "commander", "commissioner", "counsel", "don", "foreman", "messrs", "nurse", "prosecutor",
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

/// Whether a folded word stands so before the names of adults alone.
pub fn is_of_adults(word: &str) -> bool {
    title(word).is_some_and(|titles| titles.are_of_adults)
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

/// Names that are words as well, folded. In small letters they name nobody. A word that is missing here costs a refusal too many, and never a name.
#[rustfmt::skip]
pub const WORDS: [&str; 75] = [
    "april", "art", "august", "baker", "bill", "black", "brown", "bush", "carter", "case", "church", "cook",
    "court", "cruz", "dawn", "day", "faith", "field", "fields", "fisher", "flores", "ford", "frank", "grace",
    "grant", "gray", "green", "hall", "hill", "hope", "house", "hunter", "jan", "joy", "judge", "june", "king",
    "lane", "law", "letter", "little", "long", "luz", "mar", "mark", "may", "mercy", "miller", "north", "order",
    "page", "park", "pat", "paz", "price", "report", "rich", "rios", "rose", "said", "sol", "source",
    "statement", "stone", "story", "sue", "summer", "ward", "west", "white", "will", "wood", "woods", "york",
    "young",
];

/// Words of two letters that begin sentences, folded. As a part of a name none is looked for alone.
#[rustfmt::skip]
const SMALL: [&str; 72] = [
    "ab", "ad", "ah", "al", "am", "an", "as", "at", "au", "be", "by", "ce", "da", "de", "di", "do", "du", "eh", "el",
    "en", "er", "es", "et", "eu", "go", "ha", "he", "hi", "id", "if", "il", "im", "in", "is", "it", "ja", "je", "la",
    "le", "lo", "ma", "me", "mi", "my", "na", "ne", "ni", "no", "nu", "of", "oh", "ok", "on", "or", "os",
    "ou", "se", "si", "so", "st", "su", "te", "to", "tu", "um", "un", "up", "us", "we", "wo", "ya", "yo",
];

/// What letters stand for that are mostly no name, folded. As initials none is looked for.
#[rustfmt::skip]
const ABBREVIATIONS: [&str; 43] = [
    "aclu", "ad", "ag", "ai", "am", "ap", "bc", "bia", "bop", "cbp", "cia", "dc", "dea", "dhs", "doj", "eu", "fbi",
    "gps", "hhs", "hsi", "ice", "ii", "iii", "irs", "it", "la", "ma", "md", "ngo", "nsa", "ny", "nyt", "pc", "phd",
    "pm", "ps", "tv", "uk", "un", "us", "usa", "vat", "vp",
];

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
                2 if SMALL.contains(&letters) => Self::TooShort,
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
    letters.chars().nth(1).is_some() && !ABBREVIATIONS.contains(&letters)
}

/// Whether a folded character is of a script that has no capitals. Georgian has some, which begin no name.
pub fn has_no_case(c: char) -> bool {
    c.is_alphabetic() && (!c.is_lowercase() || matches!(c, '\u{10D0}'..='\u{10FF}'))
}
