//! Words of the language of which nicknames are made: *Big Man*, *the Old Teacher*, *El Gordo*.
//!
//! Where all words of a name are such, none of them names anybody in small letters. A word that is missing here costs a name
//! too many.

use std::ops::Range;

use super::telling::{WORDS, is_title};
use crate::export::protected::letters::{Gap, Letters};

/// What stands between and before the others, folded and in order. It needs no capital.
#[rustfmt::skip]
const JOINING: [&str; 29] = [
    "a", "an", "and", "at", "das", "de", "del", "der", "di", "die", "du", "el", "il", "in", "la", "las", "le", "les",
    "lo", "los", "my", "of", "on", "our", "the", "to", "un", "una", "von",
];

/// The words, folded and in order.
#[rustfmt::skip]
const ORDINARY: [&str; 580] = [
    "abogada", "abogado", "abuela", "abuelo", "actor", "agent", "aguila", "alive", "alt", "alta", "alte", "alter",
    "alto", "angel", "anonymous", "ant", "arm", "arzt", "aunt", "axe", "baby", "bad", "baker", "bald", "banker",
    "bar", "barber", "bear", "beard", "bee", "belly", "belt", "big", "bike", "bird", "black", "blanc", "blanca",
    "blanche", "blanco", "blind", "blond", "blood", "blue", "boat", "boiteux", "bomb", "bone", "boot", "boots",
    "border", "borgne", "boss", "boucher", "boulanger", "boxer", "boy", "bride", "bridge", "bright", "broker",
    "brother", "brown", "bruder", "builder", "bull", "bullet", "bus", "butcher", "caller", "camp", "cap", "captain",
    "car", "carnicero", "carpenter", "cat", "chat", "chauve", "chef", "chica", "chico", "chief", "chien", "child",
    "china", "chino", "church", "ciego", "clean", "cleaner", "clerk", "client", "coat", "cobra", "cocinera",
    "cocinero", "cojo", "cold", "colonel", "confidential", "cook", "cop", "corner", "court", "cousin", "crazy",
    "crow", "dad", "daily", "dancer", "dark", "daughter", "dawn", "day", "dead", "deaf", "dealer", "demon", "dentist",
    "desert", "detainee", "detective", "devil", "dick", "dicke", "dicker", "dirty", "doctor", "doctora", "dog",
    "donor", "door", "dove", "dragon", "driver", "dry", "duck", "dude", "duke", "dust", "eagle", "ear", "earth",
    "editor", "electrician", "elephant", "employee", "enfant", "engine", "engineer", "evening", "eye", "eyes", "face",
    "falcon", "farm", "farmer", "fast", "fat", "father", "femme", "fighter", "finger", "fire", "first", "fish",
    "fisherman", "fixer", "flaca", "flaco", "flame", "flower", "fly", "foot", "forest", "former", "fox", "frau",
    "frere", "friend", "frog", "fuchs", "gallo", "gardener", "gate", "gato", "general", "ghost", "girl", "glasses",
    "glove", "goat", "golden", "good", "gorda", "gordo", "grand", "grande", "grandfather", "grandma", "grandmother",
    "grandpa", "gray", "great", "green", "grey", "gros", "gross", "grosse", "grosser", "group", "guard", "guardian",
    "guera", "guero", "gun", "gunman", "guy", "hair", "hammer", "hand", "happy", "hat", "hawk", "head", "heart",
    "helper", "hen", "herald", "hermana", "hermano", "hidden", "high", "hill", "hombre", "home", "homme", "hood",
    "horse", "hot", "hotel", "house", "human", "hund", "hunter", "husband", "ice", "informant", "inmate", "insider",
    "international", "interpreter", "island", "jacket", "jefa", "jefe", "jeune", "journalist", "joven", "judge",
    "jung", "junge", "junger", "katze", "kid", "killer", "kind", "king", "klein", "kleine", "kleiner", "knife", "lad",
    "lady", "lake", "lamb", "lame", "landlord", "last", "lawyer", "leader", "leaf", "leg", "lehrer", "lehrerin",
    "leon", "leopard", "lightning", "lion", "little", "loba", "lobo", "loca", "loco", "lone", "lonely", "long",
    "loud", "loup", "low", "lucky", "mad", "madre", "maestra", "maestro", "magician", "major", "mama", "man", "manco",
    "mann", "market", "mask", "master", "mechanic", "medic", "medico", "member", "men", "mom", "monk", "monkey",
    "moon", "morena", "moreno", "morning", "mosca", "mosque", "mother", "motorcycle", "mountain", "mouse", "mouth",
    "mujer", "mutter", "nacht", "negra", "negro", "neighbor", "neighbour", "new", "news", "next", "night", "nina",
    "nino", "nobody", "noir", "noire", "nose", "number", "nun", "nurse", "ocean", "office", "officer", "old", "oncle",
    "onkel", "orange", "orphan", "other", "owl", "padre", "painter", "panadera", "panadero", "panther", "papa",
    "passenger", "pastor", "patient", "patron", "patrona", "people", "pere", "perra", "perro", "person", "petit",
    "petite", "photographer", "pig", "pilot", "pink", "pistol", "plane", "player", "plumber", "policeman", "pollo",
    "poor", "post", "press", "priest", "prima", "primo", "prince", "princess", "prisoner", "private", "profesor",
    "profesora", "professeur", "professor", "prosecutor", "protected", "public", "pupil", "purple", "queen", "quick",
    "quiet", "rabbit", "rain", "rat", "rata", "raton", "raven", "red", "renard", "reporter", "resident", "rich",
    "rifle", "rights", "ring", "river", "road", "rock", "roja", "rojo", "room", "rooster", "rose", "rot", "rote",
    "roter", "rouge", "runner", "sad", "sailor", "saint", "sand", "scar", "school", "schwarz", "schwarze",
    "schwarzer", "schwester", "scorpion", "sea", "second", "secret", "shadow", "shark", "sheep", "shepherd", "ship",
    "shirt", "shoe", "shoes", "shooter", "shop", "short", "silent", "silver", "singer", "sister", "skull", "sky",
    "slow", "small", "smith", "smoke", "smuggler", "snake", "sniper", "snow", "soeur", "soldado", "soldier",
    "somebody", "someone", "son", "sordo", "source", "speaker", "spider", "spirit", "spy", "star", "stern", "stone",
    "storm", "stranger", "street", "strong", "student", "subject", "sun", "surgeon", "survivor", "suspect", "swan",
    "sweet", "sword", "tailor", "tall", "tante", "teacher", "team", "teeth", "tenant", "testigo", "thief", "thin",
    "third", "thunder", "tia", "tiger", "tigre", "times", "tio", "tooth", "toro", "tower", "trader", "train",
    "translator", "tree", "tribune", "truck", "turtle", "twin", "uncle", "unit", "unknown", "user", "valley", "vater",
    "victim", "vieille", "vieja", "viejo", "vieux", "wall", "watch", "water", "weak", "weiss", "weisse", "weisser",
    "wet", "whale", "wheel", "whistleblower", "white", "widow", "widower", "wife", "wild", "wind", "window", "witch",
    "without", "witness", "wizard", "wolf", "woman", "women", "worker", "world", "wrestler", "writer", "yellow",
    "young", "zapatero", "zorro",
];

/// Whether a folded word is one of the language, or joins such words.
fn is_ordinary(word: &str) -> bool {
    is_joining(word) || is_title(word) || is_common(word)
}

/// Whether a folded word names somebody with a capital alone: it is one of the language; where it has an *s* behind it, too.
pub fn is_common(word: &str) -> bool {
    WORDS.contains(&word) || is_listed(word) || word.strip_suffix('s').is_some_and(is_listed)
}

fn is_listed(word: &str) -> bool {
    ORDINARY.binary_search(&word).is_ok()
}

fn is_joining(word: &str) -> bool {
    JOINING.binary_search(&word).is_ok()
}

/// Whether a folded word is one of the language, and nobody's name.
pub fn is_nobodys(word: &str) -> bool {
    is_joining(word) || is_common(word) && !WORDS.contains(&word)
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
    let is_telling = |word: &str| !WORDS.contains(&word) && !is_title(word);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order_and_folded() {
        for table in [&JOINING[..], &ORDINARY] {
            assert!(table.is_sorted());
            assert!(table.iter().all(|word| Letters::of(word).row == *word));
        }
    }
}
