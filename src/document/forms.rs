//! A document in the form for comparing quotations, made once.

use std::ops::Range;

use super::Paragraph;
use crate::text::{Offsets, QuoteForm};

/// Words in a paragraph: its place in the document, and the bytes of its text.
pub type Mark = (usize, Range<usize>);

/// The paragraphs of a document in the form for comparing ([`crate::text::quote`]), as one text in
/// which [`BREAK`] stands between them, and the way back to the words as they stand.
#[derive(Clone, Debug, Default)]
pub struct Forms {
    text: String,
    /// Where each paragraph begins in the text, and how it came about.
    paragraphs: Vec<(usize, Offsets)>,
}

/// What parts paragraphs: no form holds it, so nothing that is looked for reaches over it.
pub const BREAK: char = '\n';

impl Forms {
    /// The forms of these paragraphs.
    pub fn of(paragraphs: &[Paragraph]) -> Self {
        let bytes = paragraphs.iter().map(|paragraph| paragraph.text.len() + 1);
        let mut forms = Self {
            text: String::with_capacity(bytes.sum()),
            paragraphs: Vec::with_capacity(paragraphs.len()),
        };
        for paragraph in paragraphs {
            let start = forms.text.len();
            let offsets = QuoteForm::append(&paragraph.text, &mut forms.text);
            forms.paragraphs.push((start, offsets));
            forms.text.push(BREAK);
        }
        forms
    }

    /// All paragraphs, each with a [`BREAK`] behind it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a paragraph stands in the text, without its break.
    pub fn paragraph(&self, number: usize) -> Range<usize> {
        let start = |number: usize| self.paragraphs.get(number).map(|(start, _)| *start);
        let end = self.text.len();
        let from = start(number).unwrap_or(end);
        let to = start(number + 1).unwrap_or(end).saturating_sub(1);
        from..to.max(from)
    }

    /// Where words of a paragraph stand in the text.
    pub fn of_mark(&self, (paragraph, words): &Mark) -> Range<usize> {
        let Some((start, offsets)) = self.paragraphs.get(*paragraph) else {
            return self.text.len()..self.text.len();
        };
        let inside = offsets.derived(words.clone());
        start + inside.start..start + inside.end
    }

    /// The words of the document that a range of the text came from; the range stands within one
    /// paragraph.
    pub fn mark(&self, range: Range<usize>) -> Mark {
        let after = self
            .paragraphs
            .partition_point(|(start, _)| *start <= range.start);
        let number = after.saturating_sub(1);
        let words = self.paragraphs.get(number).map(|(start, offsets)| {
            offsets.original(range.start - start..range.end.max(range.start) - start)
        });
        (number, words.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_the_paragraph_they_stand_in() {
        let texts = ["“A\u{A0} bé”", "", "x … y", "  "];
        let paragraph = |text: &str| Paragraph {
            number: None,
            on_page: None,
            text: text.into(),
            lines: 1..=1,
            spans: Box::default(),
            is_beside: false,
            size: None,
        };
        let forms = Forms::of(&texts.map(paragraph));
        assert_eq!(forms.text(), "'A bé'\n\nx ... y\n\n");
        let wholes: Vec<&str> = (0..6)
            .map(|number| &forms.text()[forms.paragraph(number)])
            .collect();
        assert_eq!(wholes, ["'A bé'", "", "x ... y", "", "", ""]);
        for (words, paragraph, stand) in
            [("A b", 0, "A\u{A0} b"), ("... y", 2, "… y"), ("'", 0, "“")]
        {
            let at = forms.text().find(words).unwrap();
            let mark = forms.mark(at..at + words.len());
            assert_eq!((mark.0, &texts[mark.0][mark.1.clone()]), (paragraph, stand));
            assert_eq!(forms.of_mark(&mark), at..at + words.len());
        }
    }
}
