//! What reverses the sense of a word that was found: a negation in its sentence, before it or behind it.

use std::ops::Range;

use crate::text::reverses;

/// The words before a byte, in its sentence, that reverse its sense; in order.
pub fn before(text: &str, at: usize) -> Vec<Range<usize>> {
    let found = words(text, sentence_start(text, at)..at);
    found
        .filter(|word| is_reversing(&text[word.clone()]))
        .collect()
}

/// The same behind a byte: as far as its clause goes, for what follows that is mostly about something else.
pub fn after(text: &str, at: usize) -> Vec<Range<usize>> {
    let mut ended = text[..at].ends_with([',', ';', '.', '?', '!']);
    let clause = words(text, at..text.len()).take_while(|word| {
        let was_ended = ended;
        ended = text[word.clone()].ends_with([',', ';', '.', '?', '!']);
        // What stands directly behind the byte belongs to the word before it.
        !was_ended
    });
    clause
        .filter(|word| is_reversing(&text[word.clone()]))
        .collect()
}

/// Where the sentence begins in which a byte stands.
pub fn sentence_start(text: &str, at: usize) -> usize {
    let mut start = 0;
    let mut ended = false;
    for word in words(text, 0..at) {
        if ended {
            start = word.start;
        }
        ended = ends(&text[word]);
    }
    match ended {
        // The byte is the first of its sentence.
        true if text[..at].ends_with(char::is_whitespace) => at,
        _ => start,
    }
}

/// Whether a word ends a sentence: `Mr.` and `No.` do not.
fn ends(word: &str) -> bool {
    let word = word.trim_end_matches(['”', '’', '"', '\'', ')', ']', '»']);
    match word.strip_suffix('.') {
        Some(word) => {
            word.chars().count() > 3
                || word.starts_with(char::is_lowercase)
                || word.chars().all(char::is_numeric)
        }
        None => word.ends_with(['?', '!', ';']),
    }
}

fn is_reversing(word: &str) -> bool {
    let parts = word.split(['-', '—', '–']);
    let bare = |part: &str| reverses(part.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut parts = parts.map(bare);
    parts.any(|is| is)
}

/// The words of a part of a text, by their places in the text, as white space parts them.
pub fn words(text: &str, part: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = part.start;
    std::iter::from_fn(move || {
        let rest = &text[at..part.end];
        let start = at + (rest.len() - rest.trim_start().len());
        let word = text[start..part.end].split(char::is_whitespace).next()?;
        at = start + word.len();
        (!word.is_empty()).then_some(start..at)
    })
}

/// A place with the rest of the words in which it begins and ends.
pub fn word_around(text: &str, place: &Range<usize>) -> Range<usize> {
    let start = text[..place.start].rfind(char::is_whitespace);
    let start = start.map_or(0, |at| {
        at + text[at..].chars().next().map_or(1, char::len_utf8)
    });
    let end = text[place.end..].find(char::is_whitespace);
    start..end.map_or(text.len(), |at| place.end + at)
}
