//! A citation of words that a reader has in front of them.

use std::ops::Range;

use super::{Mark, Quote, Verdict, figure::Side, look, words::is_inside};
use crate::{
    document::{Document, Paragraph},
    model::{Locator, locator::Place},
};

/// A citation to write down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCitation {
    pub at: Locator,
    /// The words as they stand; none where the paragraph as a whole is cited.
    pub quote: Option<String>,
    /// What stands before and after them, where they alone stand twice.
    pub prefix: Option<String>,
    pub suffix: Option<String>,
    /// What will be found of it.
    pub verdict: Verdict,
}

/// Cites a paragraph as a whole; none for a digest's own words about itself.
pub fn cite_paragraph(document: &Document, paragraph: usize) -> Option<NewCitation> {
    let at = locator(document, paragraph)?;
    Some(NewCitation {
        at,
        quote: None,
        prefix: None,
        suffix: None,
        verdict: Verdict::Unquoted,
    })
}

/// Cites words of a document, with so much of what stands around them as makes them the only ones; of a word or a figure
/// that was taken in part, all.
/// None where there are no words that could be found again, or where their paragraph has no place by
/// which it is cited.
pub fn cite(document: &Document, (paragraph, words): &Mark) -> Option<NewCitation> {
    let at = locator(document, *paragraph)?;
    let of_words = document.paragraph(*paragraph)?;
    let text = &*of_words.text;
    let words = whole(&of_words, words);
    let quote = text.get(words.clone())?;
    let lead = quote.len() - quote.trim_start().len();
    let quote = quote.trim();
    let start = words.start + lead;
    let mark = (*paragraph, start..start + quote.len());
    if quote.is_empty() {
        return None;
    }
    let before = last_words(&text[..mark.1.start]);
    let after = first_words(&text[mark.1.end..]);
    // The shortest that tells: nothing, else what stands before, else after, else both.
    let ways = std::iter::once(("", ""))
        .chain(before.iter().map(|before| (*before, "")))
        .chain(after.iter().map(|after| ("", *after)))
        .chain(before.last().copied().zip(after.last().copied()));
    let written = |text: &str| (!text.is_empty()).then(|| without_line_ends(text.trim()));
    let is_over_a_line = quote.contains(LINE_END);
    let quote = without_line_ends(quote);
    let mut all = ways.map(|(prefix, suffix)| {
        let (prefix, suffix) = (written(prefix), written(suffix));
        let found = look(
            document,
            Some(&at),
            Some(&Quote::new(&quote, prefix.as_deref(), suffix.as_deref())),
        );
        let is_it = found.marks.first().map(|mark| mark.1.start) == Some(mark.1.start);
        let citation = NewCitation {
            at: at.clone(),
            quote: Some(quote.clone()),
            prefix,
            suffix,
            verdict: found.verdict,
        };
        (is_it && citation.verdict != Verdict::Ambiguous, citation)
    });
    let plain = all.next()?;
    if plain.0 {
        return Some(plain.1);
    }
    let is_found = match plain.1.verdict {
        Verdict::Verbatim | Verdict::Ambiguous => true,
        Verdict::Normalised => is_over_a_line,
        _ => false,
    };
    if !is_found {
        return None;
    }
    let told = all.find(|(tells, _)| *tells).map(|(_, citation)| citation);
    Some(told.unwrap_or(plain.1))
}

/// Some words of a text without half a word or half a figure at their ends; half of one would not be found again.
fn whole(paragraph: &Paragraph, words: &Range<usize>) -> Range<usize> {
    let text = &*paragraph.text;
    let is_inside =
        |at: usize, side: Side| is_inside(text, at, side) && !paragraph.parts_figures(at);
    let Range { mut start, mut end } = words.clone();
    if text.get(words.clone()).is_none() {
        return words.clone();
    }
    while is_inside(start, Side::First)
        && let Some(before) = text[..start].chars().next_back()
    {
        start -= before.len_utf8();
    }
    while is_inside(end, Side::Last)
        && let Some(after) = text[end..].chars().next()
    {
        end += after.len_utf8();
    }
    start..end
}

/// Where a reader of documents took the end of a line out of a word.
pub const LINE_END: char = '\u{AD}';

/// The words as a reader sees them.
fn without_line_ends(text: &str) -> String {
    text.replace(LINE_END, "")
}

fn locator(document: &Document, paragraph: usize) -> Option<Locator> {
    let place: Place = document.place(paragraph)?;
    Some(Locator {
        places: vec![place],
    })
}

/// Words of context that are tried, at most.
const CONTEXT: usize = 12;

/// The last word of a text, the last two, and so on.
fn last_words(text: &str) -> Vec<&str> {
    let text = text.trim_end();
    let starts = text.char_indices().rev().filter(|(at, c)| {
        let before = text[..*at].chars().next_back();
        !c.is_whitespace() && before.is_none_or(char::is_whitespace)
    });
    starts.take(CONTEXT).map(|(at, _)| &text[at..]).collect()
}

/// The first word of a text, the first two, and so on.
fn first_words(text: &str) -> Vec<&str> {
    let text = text.trim_start();
    let ends = text.char_indices().filter_map(|(at, c)| {
        let end = at + c.len_utf8();
        let after = text[end..].chars().next();
        (!c.is_whitespace() && after.is_none_or(char::is_whitespace)).then_some(end)
    });
    ends.take(CONTEXT).map(|end| &text[..end]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Held, Paragraph};

    fn document(texts: &[&str]) -> Document {
        let paragraph = |(number, text): (u32, &&str)| Paragraph {
            number: Some(number),
            on_page: None,
            text: (*text).into(),
            lines: number..=number,
            spans: Box::default(),
            is_beside: false,
            size: None,
        };
        let paragraphs = (1..).zip(texts).map(paragraph).collect();
        Document::new(Held::Original, paragraphs)
    }

    /// Cites the `nth` place, from 0, at which words stand in the second paragraph.
    fn cited(text: &str, words: &str, nth: usize) -> NewCitation {
        let document = document(&["Above.", text, "Below, he said no."]);
        let (at, _) = text.match_indices(words).nth(nth).unwrap();
        cite(&document, &(1, at..at + words.len())).unwrap()
    }

    #[test]
    fn words_that_stand_once_need_nothing_around_them() {
        let citation = cited("Then he said no.", " he said no", 0);
        assert_eq!(citation.at.to_string(), "¶2");
        assert_eq!(citation.quote.as_deref(), Some("he said no"));
        assert_eq!((citation.prefix, citation.suffix), (None, None));
        assert_eq!(citation.verdict, Verdict::Verbatim);
    }

    #[test]
    fn the_end_of_a_line_in_a_word_is_not_cited() {
        let citation = cited(
            "The infor\u{AD}mation was well-\u{AD}known.",
            "infor\u{AD}mation was well-",
            0,
        );
        assert_eq!(citation.quote.as_deref(), Some("information was well-"));
        assert_eq!(citation.verdict, Verdict::Normalised);
    }

    #[test]
    fn words_that_stand_twice_get_what_tells_them_apart() {
        let text = "First he said no, then he said no, and he said no again.";
        for (nth, prefix, suffix) in [
            (0, Some("First"), None),
            (1, Some("then"), None),
            (2, Some("and"), None),
        ] {
            let citation = cited(text, "he said no", nth);
            assert_eq!(citation.prefix.as_deref(), prefix, "{nth}");
            assert_eq!(citation.suffix.as_deref(), suffix, "{nth}");
            assert_eq!(citation.verdict, Verdict::Verbatim, "{nth}");
        }
        // Nothing stands before the first, so what follows tells.
        let citation = cited("No, no. No, never.", "No", 0);
        assert_eq!(
            (citation.prefix, citation.suffix.as_deref()),
            (None, Some(", no."))
        );
        assert_eq!(citation.verdict, Verdict::Verbatim);
    }

    #[test]
    fn what_cannot_be_told_apart_says_so() {
        let text = "no ".repeat(60);
        let citation = cited(&text, "no", 30);
        assert_eq!(citation.verdict, Verdict::Ambiguous);
        let digest = Document::new(
            Held::Digest,
            vec![Paragraph {
                number: None,
                on_page: None,
                text: "About.".into(),
                lines: 1..=1,
                spans: Box::default(),
                is_beside: false,
                size: None,
            }],
        );
        assert_eq!(cite(&digest, &(0, 0..5)), None);
        assert_eq!(cite(&document(&["a b"]), &(0, 1..2)), None);
        assert_eq!(cite(&document(&["a … b"]), &(0, 2..5)), None);
    }
}
