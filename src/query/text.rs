//! Whether a text holds the words of a query.
//!
//! A word begins and ends where letters and digits do: at a character that is neither, at the ends of
//! the text, and anywhere in scripts that put no spaces between words (Han, kana, Thai, Lao, Khmer,
//! Burmese).

use memchr::memmem;

use super::TextTerm;

impl TextTerm {
    /// Whether a text holds it. The text is folded, and its white space is one space.
    pub fn is_in(&self, text: &str) -> bool {
        match self {
            Self::Begun(words) => holds_begun(text, words),
            Self::Whole(words) => begun(text, words)
                .any(|at| is_boundary(text, at) && is_boundary(text, at + words.len())),
            Self::Near { word, edits } => is_near_in(text, word, *edits),
        }
    }
}

/// Whether words stand in a text, the first as the beginning of a word; the last may go on. Both are
/// folded.
pub fn holds_begun(text: &str, words: &str) -> bool {
    begun(text, words).any(|at| is_boundary(text, at))
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

/// Whether a character makes one word with its neighbours.
fn is_of_word(c: char) -> bool {
    (c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)) && !is_unspaced(c)
}

/// Whether a character is of a script that puts no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' // Thai, Lao
        | '\u{1000}'..='\u{109F}' // Burmese
        | '\u{1780}'..='\u{17FF}' // Khmer
        | '\u{3040}'..='\u{30FF}' // kana
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' // Han
        | '\u{20000}'..='\u{3FFFF}')
}

fn is_near_in(text: &str, word: &str, edits: u8) -> bool {
    let edits = usize::from(edits);
    let (length, letters) = (word.chars().count(), letters(word));
    text.split(|c: char| !c.is_alphanumeric())
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
