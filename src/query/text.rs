//! Whether a text holds the words of a query.
//!
//! A word begins and ends where letters and digits do: at a character that is neither, at the ends of
//! the text, and anywhere in scripts that put no spaces between words (Han, kana, Thai, Lao, Khmer,
//! Burmese). In Arabic it begins behind what is written joined to it as well: *and*, *so*, *in*, *like*, *for*,
//! *the*.

use memchr::memmem;
use unicode_normalization::char::is_combining_mark;

use super::TextTerm;
use crate::text::Spelling;

impl TextTerm {
    /// Whether a text holds it. The text is folded, and its white space is one space.
    pub fn is_in(&self, text: &str) -> bool {
        match self {
            Self::Begun(words) => holds_begun(text, words),
            Self::Whole(words) => begun(text, words)
                .any(|at| is_begin(text, at) && is_boundary(text, at + words.len())),
            Self::Near { word, edits } => is_near_in(text, word, *edits),
        }
    }
}

/// Whether words stand in a text, the first as the beginning of a word; the last may go on. Both are
/// folded.
pub fn holds_begun(text: &str, words: &str) -> bool {
    begun(text, words).any(|at| is_begin(text, at))
}

fn begun<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = usize> + 't {
    memmem::find_iter(text.as_bytes(), words.as_bytes())
}

/// Whether a word may begin or end at a byte of a text: unless both neighbours belong to one word.
pub fn is_boundary(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    // Most texts are ASCII around most places.
    if let (Some(left), Some(right)) = (
        at.checked_sub(1).and_then(|left| bytes.get(left)),
        bytes.get(at),
    ) && left.is_ascii()
        && right.is_ascii()
    {
        return !(left.is_ascii_alphanumeric() && right.is_ascii_alphanumeric());
    }
    let Some((before, after)) = text.split_at_checked(at) else {
        return false;
    };
    match (before.chars().next_back(), after.chars().next()) {
        (Some(left), Some(right)) => !(is_of_word(left) && is_of_word(right)),
        _ => true,
    }
}

/// Whether a word may begin at a byte of a folded text.
pub fn is_begin(text: &str, at: usize) -> bool {
    is_boundary(text, at) || is_behind_proclitics(text, at)
}

/// What Arabic writes joined to the word behind it, folded: *and*, *so*, *in*, *like*, *for*, *the*.
const PROCLITICS: [&str; 20] = [
    "ال", "و", "ف", "ب", "ك", "ل", "لل", "وال", "فال", "بال", "كال", "وبال", "فبال", "ولل", "فلل",
    "وب", "ول", "وك", "فب", "فل",
];

/// Letters of a word behind them: what is shorter mostly is no word of its own.
const FEWEST_BEHIND: usize = 3;

fn is_behind_proclitics(text: &str, at: usize) -> bool {
    let is_arabic = |c: char| matches!(c, '\u{621}'..='\u{64A}');
    let Some((before, after)) = text.split_at_checked(at) else {
        return false;
    };
    if after.chars().take_while(|c| is_arabic(*c)).count() < FEWEST_BEHIND {
        return false;
    }
    let start = before.trim_end_matches(is_arabic).len();
    PROCLITICS.contains(&&before[start..])
}

/// Whether a character makes one word with its neighbours.
pub fn is_of_word(c: char) -> bool {
    match c.is_ascii() {
        true => c.is_ascii_alphanumeric(),
        false => (c.is_alphanumeric() || is_combining_mark(c)) && !is_unspaced(c),
    }
}

/// Whether a character is of a script that puts no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{E00}'..='\u{EFF}' // Thai, Lao
        | '\u{1000}'..='\u{109F}' | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}' // Burmese
        | '\u{1780}'..='\u{17FF}' | '\u{19E0}'..='\u{19FF}' // Khmer
        | '\u{3005}'..='\u{3007}' // signs among Han
        | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{1B000}'..='\u{1B16F}' // kana
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' // Han
        | '\u{20000}'..='\u{3FFFF}')
}

fn is_near_in(text: &str, word: &str, edits: u8) -> bool {
    let edits = usize::from(edits);
    let (length, letters) = (word.chars().count(), letters(word));
    let spelling = Spelling::of(word);
    let words = || text.split(|c: char| !c.is_alphanumeric());
    if words().any(|other| spelling.is_of(other)) {
        return true;
    }
    words()
        .filter(|other| other.chars().count().abs_diff(length) <= edits)
        // An edit takes one letter at most and adds one.
        .filter(|other| (self::letters(other) ^ letters).count_ones() as usize <= 2 * edits)
        // Two neighbours that are swapped count as one edit.
        .any(|other| strsim::osa_distance(word, other) <= edits)
}

/// The letters of a word as a set of bits, which tells fast that two words are not near.
fn letters(word: &str) -> u64 {
    word.chars()
        .fold(0, |set, c| set | 1 << (u32::from(c) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_of_words() {
        for (text, at, edge) in [
            ("abc", 0, true),
            ("abc", 3, true),
            ("abc", 1, false),
            ("ms-13", 2, true),
            ("a1", 1, false),
            ("don't", 3, true),
            ("été", 2, false),
            ("вода", 2, false),
            // A virama is no letter, and yet inside a word.
            ("हिन्दी", "हिन".len(), false),
            ("हिन्दी", "हिन्".len(), false),
            ("東京都", 3, true),
            ("x東", 1, true),
            ("กรุงเทพ", 3, true),
            ("ひらがな", 3, true),
            ("각나", 3, false),
        ] {
            assert_eq!(is_boundary(text, at), edge, "{text} at {at}");
        }
    }

    #[test]
    fn an_arabic_word_begins_behind_what_is_joined_to_it() {
        for (text, word, found) in [
            ("قرأ والكتاب هنا", "كتاب", true),
            ("بالكتاب", "كتاب", true),
            ("للكتاب", "كتاب", true),
            ("والكتاب", "الكتاب", true),
            ("كتاب", "الكتاب", false),
            // Of the word itself, not joined to it.
            ("مكتاب", "كتاب", false),
            // Too short to be a word.
            ("وجد", "جد", false),
        ] {
            let text = crate::text::fold(text);
            assert_eq!(holds_begun(&text, word), found, "{word} in {text}");
        }
    }
}
