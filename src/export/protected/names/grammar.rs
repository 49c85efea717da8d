//! What grammar does to names: the endings of Russian, Ukrainian and Greek, what Arabic writes before a word, and a Latin `s`.
//!
//! All letters are folded: without accents, й as и, ї as і, the final sigma as any other.

use super::telling::has_no_case;
use crate::export::protected::letters::row;

/// How a script ends its names.
struct Endings {
    is_of: fn(char) -> bool,
    /// The ends of a name as files call somebody, in the place of which others stand.
    first: &'static [&'static str],
    others: &'static [&'static str],
}

const ENDINGS: [Endings; 2] = [
    Endings {
        is_of: |c| matches!(c, '\u{400}'..='\u{52F}'),
        first: &["а", "я", "о", "и", "ь", "ая", "ии", "ыи", "іи", "ои"],
        others: &[
            "а", "я", "у", "ю", "ы", "и", "е", "і", "ь", "ом", "ем", "ам", "ям", "ах", "ях", "ои",
            "еи", "ии", "ыи", "ою", "ею", "ью", "ую", "юю", "ая", "яя", "ия", "ию", "ые", "ие",
            "ов", "ев", "ых", "их", "ым", "им", "ими", "ыми", "ами", "ями", "ого", "его", "ому",
            "ему", "ові", "еві", "єю",
        ],
    },
    Endings {
        is_of: |c| matches!(c, '\u{370}'..='\u{3FF}'),
        first: &["οσ", "ησ", "ασ", "ισ", "εσ", "υσ", "ου", "α", "η", "ο", "ω"],
        others: &[
            "α", "η", "ο", "ω", "ε", "ι", "υ", "οσ", "ου", "ον", "οι", "ων", "ησ", "ην", "ασ",
            "αν", "εσ", "ισ", "ιν", "υσ", "ουσ", "εωσ", "ωσ",
        ],
    },
];

/// The most letters that an ending has.
const LONGEST: usize = 3;

/// What Arabic writes before a name, in one word with it: *and*, *then*, *in*, *like*, *for*, *the*.
const BEFORE: [&str; 20] = [
    "و", "ف", "ب", "ك", "ل", "س", "ال", "لل", "وال", "فال", "بال", "كال", "ولل", "فلل", "وب", "ول",
    "وك", "فب", "فل", "وبال",
];

/// The article of Arabic, and what is written before a name of which it is lost: للحداد for الحداد.
const ARTICLE: &str = "ال";
const IN_ITS_PLACE: [&str; 3] = ["لل", "ولل", "فلل"];

/// What Hebrew writes so: *from*, *that*, *the*, *and*, *as*, *to*, *in*.
const BEFORE_HEBREW: [char; 7] = ['מ', 'ש', 'ה', 'ו', 'כ', 'ל', 'ב'];

/// What of the letters before a name, in one word with it, is a word of its own: و of والحداد, ל of לכהן. The article of
/// Arabic is of the name.
pub fn particle(before: &str) -> &str {
    let letters = row(before);
    let of_article = if IN_ITS_PLACE.contains(&&*letters) {
        1
    } else if letters.ends_with(ARTICLE) {
        ARTICLE.chars().count()
    } else {
        0
    };
    let is_hebrew = letters.chars().all(|c| BEFORE_HEBREW.contains(&c));
    if !is_hebrew && !BEFORE.contains(&&*letters) {
        return "";
    }
    let of_name = letters.chars().count() - of_article;
    // Signs of vowels are no letters of the row.
    let mut own = before
        .char_indices()
        .filter(|(_, c)| !row(c.encode_utf8(&mut [0; 4])).is_empty());
    own.nth(of_name).map_or(before, |(end, _)| &before[..end])
}

/// What joins such a word to other words than it was written with: لـ, ל-.
pub fn joint(before: char) -> &'static str {
    match before {
        '\u{640}' => " ",
        '\u{5D0}'..='\u{5EA}' => "-",
        '\u{620}'..='\u{65F}' => "\u{640} ",
        _ => "",
    }
}

/// What the word has in common with its other forms, where these do not only have more letters.
pub fn stems(word: &str) -> Vec<&str> {
    let endings = ENDINGS.iter();
    let mut endings = endings.filter(|endings| word.chars().all(endings.is_of));
    let Some(endings) = endings.next() else {
        return Vec::new();
    };
    let stems = endings
        .first
        .iter()
        .filter_map(|first| word.strip_suffix(first));
    stems.filter(|stem| stem.chars().nth(1).is_some()).collect()
}

/// Whether letters end a name of the script of its stem.
pub fn is_ending(stem: &str, end: &str) -> bool {
    let of = |endings: &&Endings| stem.starts_with(endings.is_of);
    let endings = ENDINGS.iter().find(of);
    endings.is_some_and(|endings| endings.others.contains(&end))
}

/// How Latin names end where they are those of a whole family (*the Haddads*, *the Ruizes*), or a German says whose something
/// is (*Haddads Aussage*).
const SEVERAL: [&str; 2] = ["s", "es"];

/// The fewest letters of a name to which such an end is looked for.
const LEAST_OF_SEVERAL: usize = 4;

/// Whether a word is one to which an end may be joined that makes it a family's.
pub fn may_be_several(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_alphabetic()) && word.len() >= LEAST_OF_SEVERAL
}

/// The fewest letters of a name that is a family's behind *the*.
const LEAST_OF_FAMILY: usize = 3;

/// Whether a word behind *the* may be a family's with such an end, though it is short, or a word of the language.
pub fn may_be_family(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_alphabetic()) && word.len() >= LEAST_OF_FAMILY
}

/// Whether letters behind a name make it a family's.
pub fn is_several(after: &str) -> bool {
    SEVERAL.contains(&after)
}

/// Words with an article that end Arabic names of two words, and are no name alone.
const HALVES: [&str; 6] = ["الدين", "الله", "الرحمن", "الرحيم", "الحق", "الزمان"];

/// Whether a word of an Arabic name behind another one is mostly half of a name: it has an article, and is not the last.
pub fn is_half(word: &str, is_last: bool) -> bool {
    HALVES.contains(&word) || !is_last && without_article(word).is_some()
}

/// An Arabic name without its article.
pub fn without_article(word: &str) -> Option<&str> {
    let bare = word.strip_prefix(ARTICLE)?;
    bare.chars().nth(2).map(|_| bare)
}

/// Whether letters stand in the place of an article, before a name that has lost it.
pub fn is_for_article(before: &str) -> bool {
    IN_ITS_PLACE.contains(&before)
}

/// Whether a name stands here with what grammar adds to it. In most scripts that are letters behind it: Иванову; where
/// there are no capitals before it too: ومحمد. Latin names are looked for as they are, since there more letters
/// are mostly another name: Peters ([`is_several`]), Peterson.
pub fn is_declined(name: &str, before: &str, after: &str) -> bool {
    if before.is_empty() && after.is_empty() {
        return true;
    }
    let is_long = name.chars().nth(3).is_some();
    if name.is_ascii() || !is_long || after.chars().nth(LONGEST).is_some() {
        return false;
    }
    match name.starts_with(|c| matches!(c, '\u{600}'..='\u{6FF}')) {
        _ if before.is_empty() => true,
        true => BEFORE.contains(&before),
        false => name.chars().all(has_no_case) && before.chars().nth(2).is_none(),
    }
}
