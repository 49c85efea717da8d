//! A text in paragraphs, in the form for searching.

use std::ops::Range;

use crate::{document::weight, text::push_line};

/// What stands behind each paragraph: no folded paragraph holds it, so no words are found across two.
const BREAK: char = '\n';

/// Paragraphs in the form of [`crate::text::line`], one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    text: Box<str>,
    /// Where each paragraph ends: the place of its break.
    ends: Box<[u32]>,
    /// As [`weight`] counts it.
    weight: u64,
    /// How many of the paragraphs are only the beginning of one.
    cut: u64,
    /// Which pages of the document are not among them since they cannot be read, and why.
    flaws: Option<Box<str>>,
}

impl Prose {
    /// Folds paragraphs. One that would end beyond 4 GB, which no document here comes near to, and all
    /// behind it, are left out.
    pub fn of(paragraphs: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let mut text = String::new();
        let mut ends = Vec::new();
        let mut all = 0;
        for paragraph in paragraphs {
            let start = text.len();
            all += weight(paragraph.as_ref());
            push_line(paragraph.as_ref(), &mut text);
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
            weight: all,
            cut: 0,
            flaws: None,
        }
    }

    /// The same, of whose paragraphs so many are only the beginning of one.
    pub fn with_cut(self, cut: u64) -> Self {
        Self { cut, ..self }
    }

    /// How many of the paragraphs are only the beginning of one, so that words in the rest are not found.
    pub fn cut(&self) -> u64 {
        self.cut
    }

    /// The same, of a document of which some pages cannot be read.
    pub fn with_flaws(self, flaws: Option<String>) -> Self {
        Self {
            flaws: flaws.map(Into::into),
            ..self
        }
    }

    /// Which pages of the document cannot be read, so that nothing on them is found, and why.
    pub fn flaws(&self) -> Option<&str> {
        self.flaws.as_deref()
    }

    /// What it counts among all that are searched, in bytes, by what it was made of.
    pub fn weight(&self) -> u64 {
        self.weight
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
}
