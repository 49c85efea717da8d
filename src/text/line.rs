//! The form for full text: a paragraph as one line, folded, each stretch of white space one space
//! and none at its ends, so that words are found whatever breaks a line between them.

use std::ops::Range;

use super::{
    Folded, fold,
    offsets::{Builder, Derived},
};

/// A paragraph as one line, with the way back to the words as they stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    folded: Folded,
    line: Derived,
}

impl Line {
    /// Makes the line of a raw text.
    pub fn new(raw: &str) -> Self {
        let folded = Folded::new(raw);
        let text = folded.text();
        let mut out = Builder::for_original(text);
        let mut at = 0;
        for word in words(text) {
            // A word is a part of the text, so it stands behind the last one.
            let start = at + text[at..].find(word).unwrap_or(0);
            match (at, start - at) {
                (0, before) => out.skip(before),
                (_, 1) => out.put_char(1, ' '),
                (_, between) => out.put(between, " "),
            }
            out.copy(word);
            at = start + word.len();
        }
        out.skip(text.len() - at);
        let line = out.finish();
        Self { folded, line }
    }

    /// The line.
    pub fn text(&self) -> &str {
        self.line.text()
    }

    /// The bytes of the raw text that a range of the line came from.
    pub fn original(&self, line: Range<usize>) -> Range<usize> {
        self.folded.original(self.line.original(line))
    }
}

/// Appends the line of a raw text: the same as [`Line::new`] gives, without the way back.
pub fn push_line(raw: &str, out: &mut String) {
    let folded = fold(raw);
    for (number, word) in words(&folded).enumerate() {
        if number > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}

/// The parts of a folded text between its white space, of which folding leaves these kinds.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split_ascii_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::every_character;

    fn line(raw: &str) -> String {
        let mut line = String::new();
        push_line(raw, &mut line);
        line
    }

    #[test]
    fn white_space_is_one_space_and_none_at_the_ends() {
        for (raw, expected) in [
            ("  They\n said\u{A0}\t“NO”. \r\n", "they said \"no\"."),
            ("", ""),
            (" \n ", ""),
            ("a a  a", "a a a"),
        ] {
            assert_eq!(line(raw), expected);
            assert_eq!(Line::new(raw).text(), expected);
        }
    }

    #[test]
    fn a_range_leads_back_to_the_words_as_they_stand() {
        let raw = "  the Stra\u{DF}e,\n\n  of\u{FB01}ce  ";
        let line = Line::new(raw);
        assert_eq!(line.text(), "the strasse, office");
        let found = |words: &str| {
            let at = line.text().find(words).unwrap();
            &raw[line.original(at..at + words.len())]
        };
        assert_eq!(found("strasse"), "Stra\u{DF}e");
        assert_eq!(found("strasse, office"), "Stra\u{DF}e,\n\n  of\u{FB01}ce");
        assert_eq!(found("the"), "the");
    }

    #[test]
    fn both_ways_give_the_same_line_and_every_range_is_one_of_characters() {
        for c in every_character().step_by(7) {
            let raw = format!(" a{c}b \n{c} c");
            let whole = Line::new(&raw);
            assert_eq!(whole.text(), line(&raw), "{c:?}");
            for (at, part) in whole.text().char_indices() {
                let range = whole.original(at..at + part.len_utf8());
                assert!(raw.get(range).is_some(), "{c:?}");
            }
        }
    }
}
