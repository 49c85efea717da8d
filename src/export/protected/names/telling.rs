//! Which words of a name name somebody alone.

use std::ops::Range;

use crate::export::protected::letters::{Letters, is_unspaced};

/// What goes before or after names without being one, folded. Alone it names nobody.
#[rustfmt::skip]
pub const TITLES: [&str; 45] = [
    "agent", "attorney", "brother", "captain", "colonel", "corporal", "deputy", "detective", "doctor",
    "dona", "father", "frau", "general", "governor", "herr", "iii", "inspector", "judge", "justice",
    "lady", "lieutenant", "lord", "madame", "major", "mayor", "minister", "miss", "monsieur", "mother",
    "mrs", "officer", "pastor", "president", "prof", "professor", "secretary", "senator", "senor",
    "senora", "sergeant", "sheriff", "sister", "the", "warden", "witness",
];

/// Those of [`WORDS`] that name nobody beside a number: *3 May*.
pub const MONTHS: [&str; 6] = ["april", "august", "jan", "june", "mar", "may"];

/// Names that are words as well, folded. In small letters they name nobody. A word that is missing here costs a refusal too many, and never a name.
#[rustfmt::skip]
pub const WORDS: [&str; 66] = [
    "april", "art", "august", "baker", "bill", "black", "brown", "bush", "carter", "church", "cook",
    "cruz", "day", "dawn", "faith", "field", "fields", "fisher", "flores", "ford", "frank", "grace",
    "grant", "gray", "green", "hall", "hill", "hope", "house", "hunter", "jan", "joy", "june", "king",
    "lane", "law", "little", "long", "luz", "mar", "mark", "may", "mercy", "miller", "north", "page",
    "park", "paz", "pat", "price", "rich", "rios", "rose", "sol", "stone", "story", "sue", "summer",
    "ward", "west", "white", "will", "wood", "woods", "young", "york",
];

/// Whether a word of a name names somebody alone: `López`, not `de`, `del` or `Judge`.
pub fn is_telling(name: &Letters, word: &Range<usize>) -> bool {
    let letters = name.get(word);
    let least = match letters.chars().next() {
        Some(first) if is_unspaced(first) => 2,
        Some(_) if name.are_capital(word) => 3,
        // A script without capitals tells names from other words by nothing.
        Some(first) if has_no_case(first) => 4,
        // Particles are written small.
        _ => return false,
    };
    letters.chars().count() >= least && !TITLES.contains(&letters)
}

/// Whether a folded character is of a script that has no capitals.
pub fn has_no_case(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase()
}
