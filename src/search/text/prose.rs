//! A text in paragraphs, in the form for searching.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::text::push_line;

/// What stands behind each paragraph: no folded paragraph holds it, so no words are found across two.
const BREAK: char = '\n';

/// Paragraphs in the form of [`crate::text::line`], one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    text: Box<str>,
    /// Where each paragraph ends: the place of its break.
    ends: Box<[u32]>,
}

impl Prose {
    /// Folds paragraphs. One that would end beyond 4 GB, which no document here comes near to, and all
    /// behind it, are left out.
    pub fn of<'t>(paragraphs: impl IntoIterator<Item = &'t str>) -> Self {
        let mut text = String::new();
        let mut ends = Vec::new();
        for paragraph in paragraphs {
            let start = text.len();
            push_line(paragraph, &mut text);
            let Ok(end) = u32::try_from(text.len()) else {
                text.truncate(start);
                break;
            };
            ends.push(end);
            text.push(BREAK);
        }
        Self {
            text: text.into(),
            ends: ends.into(),
        }
    }

    /// All paragraphs, each with a break behind it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many paragraphs there are.
    pub fn paragraphs(&self) -> usize {
        self.ends.len()
    }

    /// The paragraph that a byte stands in, which is not before the paragraph `from`.
    pub fn paragraph_of(&self, byte: usize, from: usize) -> usize {
        let rest = self.ends.get(from..).unwrap_or(&[]);
        // Most often it is one of the next few.
        let mut step = 1;
        while rest.get(step).is_some_and(|end| (*end as usize) < byte) {
            step *= 2;
        }
        let near = &rest[step / 2..rest.len().min(step + 1)];
        from + step / 2 + near.partition_point(|end| (*end as usize) < byte)
    }

    /// Where a paragraph stands in the text, without its break; the empty end beyond the last.
    pub fn range(&self, paragraph: usize) -> Range<usize> {
        let end = |number: usize| self.ends.get(number).map(|end| *end as usize);
        let start = match paragraph.checked_sub(1) {
            None => 0,
            Some(before) => end(before).map_or(self.text.len(), |end| end + BREAK.len_utf8()),
        };
        start..end(paragraph).unwrap_or(self.text.len()).max(start)
    }
}

/// Whether a word may begin or end at a byte of a text, which is a character's boundary.
///
/// It may where one of the neighbours is no part of a word, and anywhere beside a character of a
/// script that is written without spaces between words.
pub fn is_edge(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let (before, after) = (
        at.checked_sub(1).map(|at| bytes[at]),
        bytes.get(at).copied(),
    );
    let (Some(before), Some(after)) = (before, after) else {
        return true;
    };
    match (before.is_ascii(), after.is_ascii()) {
        (true, true) => !(before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric()),
        _ => {
            let before = text[..at].chars().next_back();
            let after = text[at..].chars().next();
            !before.is_some_and(is_inside_word) || !after.is_some_and(is_inside_word)
        }
    }
}

/// Whether a character makes one word with what stands beside it.
fn is_inside_word(c: char) -> bool {
    (c.is_alphanumeric() || is_combining_mark(c)) && !is_unspaced(c)
}

/// Characters of scripts that are written without spaces between words.
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{E00}'..='\u{EFF}'      // Thai, Lao
        | '\u{1000}'..='\u{109F}'  // Myanmar
        | '\u{1780}'..='\u{17FF}'  // Khmer
        | '\u{19E0}'..='\u{19FF}'  // Khmer symbols
        | '\u{3005}'..='\u{3007}'  // Han iteration mark, zero
        | '\u{3040}'..='\u{30FF}'  // kana
        | '\u{31F0}'..='\u{31FF}'  // kana for Ainu
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' // Han
        | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}' // Myanmar
        | '\u{1B000}'..='\u{1B16F}' // kana
        | '\u{20000}'..='\u{3FFFF}') // Han
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_found_by_their_bytes() {
        let texts: Vec<String> = (0..100).map(|n| "x".repeat(n % 7)).collect();
        let prose = Prose::of(texts.iter().map(String::as_str));
        assert_eq!(prose.paragraphs(), 100);
        for (number, text) in texts.iter().enumerate() {
            let range = prose.range(number);
            assert_eq!(&prose.text()[range.clone()], text);
            for byte in range {
                for from in 0..=number {
                    assert_eq!(prose.paragraph_of(byte, from), number);
                }
            }
        }
        assert_eq!(prose.range(100), prose.text().len()..prose.text().len());
    }

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
            assert_eq!(is_edge(text, at), edge, "{text} at {at}");
        }
    }
}
