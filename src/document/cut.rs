//! A document's text cut into paragraphs.

use std::{
    ops::{Range, RangeInclusive},
    path::Path,
};

use super::{Paragraph, turned};
use crate::{
    extract::{Block, Span, markdown},
    model::{Locator, locator::Place},
};

/// How a text is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// A paragraph is a non-empty line.
    Lines,
    /// A paragraph is a block between empty lines.
    Blocks,
    /// The same, and each names its place in the original: `¶7 …`, `p. 3 ¶2 …`.
    Digest,
    /// A paragraph is a block between empty lines, and a form feed ends a page.
    Recognised,
}

impl Cut {
    /// How the text of a file is cut.
    pub fn of(path: &Path) -> Self {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("md" | "markdown") => Self::Blocks,
            _ => Self::Lines,
        }
    }
}

/// The blocks of a document in a foreign format, numbered in all and on their pages.
pub fn blocks(blocks: Vec<Block>) -> Vec<Paragraph> {
    let (mut number, mut page, mut on_page) = (0, 0, 0);
    let paragraph = |block: Block| {
        if block.page.is_some_and(|on| on != page) {
            (page, on_page) = (block.page.unwrap_or(page), 0);
        }
        if !block.is_beside {
            number += 1;
            on_page += 1;
        }
        let mut spans = block.spans;
        spans.extend(turned::spans(&block.text));
        // What stands beside the first has its number too.
        Paragraph {
            number: Some(number.max(1)),
            on_page: block.page.map(|page| (page, on_page.max(1))),
            text: block.text.into(),
            lines: NO_LINES,
            spans: spans.into(),
            is_beside: block.is_beside,
            size: block.size,
        }
    };
    blocks.into_iter().map(paragraph).collect()
}

/// What overlaps with no line.
#[expect(clippy::reversed_empty_ranges, reason = "it is to be empty")]
const NO_LINES: RangeInclusive<u32> = 1..=0;

/// A text in paragraphs.
pub fn paragraphs(text: &str, cut: Cut) -> Vec<Paragraph> {
    match cut {
        Cut::Recognised if text.contains(FORM_FEED) => of_pages(text),
        Cut::Recognised => of_lines(text, Cut::Blocks),
        Cut::Lines => of_lines(text, cut),
        Cut::Blocks | Cut::Digest => marked(text, of_lines(text, cut)),
    }
}

/// The paragraphs of a text in Markdown, with what some of their words are.
fn marked(text: &str, mut paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let spans = markdown::spans(text);
    if spans.is_empty() {
        return paragraphs;
    }
    // Where each line begins; they are counted from 1.
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
    let begins: Vec<usize> = std::iter::once(0).chain(ends).collect();
    let line = |number: u32| begins.get(number as usize - 1).copied();
    for paragraph in &mut paragraphs {
        let (first, last) = (*paragraph.lines.start(), *paragraph.lines.end());
        let Some(from) = line(first) else { continue };
        let to = line(last + 1).unwrap_or(text.len());
        // Spans may lie in one another: those that end before are only passed over.
        let begun = spans.partition_point(|(range, _)| range.start < to);
        let near: Vec<&Span> = spans[..begun]
            .iter()
            .filter(|(range, _)| range.end > from)
            .collect();
        if near.is_empty() {
            continue;
        }
        let places = places(text, from..to, &paragraph.text);
        let place = |at: usize| places.partition_point(|place| *place < at);
        let inside = near.into_iter().map(|(range, whose)| {
            let range = place(range.start.max(from))..place(range.end.min(to));
            (range, whose.clone())
        });
        let whole = |range: &Range<usize>| paragraph.text.get(range.clone());
        let inside =
            inside.filter(|(range, _)| whole(range).is_some_and(|words| !words.trim().is_empty()));
        paragraph.spans = paragraph.spans.iter().cloned().chain(inside).collect();
    }
    paragraphs
}

/// Where in a text each byte of a paragraph stands that was cut out of a stretch of it: what is before its first words
/// may be missing, and the ends of lines are one byte each.
fn places(text: &str, stretch: Range<usize>, paragraph: &str) -> Vec<usize> {
    let whole = text.get(stretch.clone()).unwrap_or_default();
    let first = paragraph.split('\n').next().unwrap_or_default();
    let lead = whole.find(first).unwrap_or(0);
    let mut bytes = whole.bytes().enumerate().skip(lead);
    let mut places = Vec::with_capacity(paragraph.len());
    for byte in paragraph.bytes() {
        // Only carriage returns are left out within.
        let same = bytes.find(|(_, found)| *found == byte);
        places.extend(same.map(|(at, _)| stretch.start + at));
    }
    places
}

/// How many pages a text has that is cut so; none where it does not say.
pub fn pages(text: &str, cut: Cut) -> Option<u32> {
    let (pages, rest) = text.rsplit_once(FORM_FEED)?;
    let is_page = !rest.trim().is_empty();
    let count = pages.matches(FORM_FEED).count() + 1 + usize::from(is_page);
    (cut == Cut::Recognised).then(|| u32::try_from(count).ok())?
}

fn of_lines(text: &str, cut: Cut) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    // The text of the last paragraph while more may belong to it.
    let mut open: Option<String> = None;
    let mut counted = 0;
    for (number, line) in (1..).zip(text.split('\n')) {
        let line = line.trim_end_matches('\r');
        let is_empty = line.trim().is_empty();
        if is_empty || cut == Cut::Lines {
            close(&mut paragraphs, open.take());
        }
        if is_empty {
            continue;
        }
        if let (Some(open), Some(paragraph)) = (&mut open, paragraphs.last_mut()) {
            // A digest's place may stand alone on its line.
            if !open.is_empty() {
                open.push('\n');
            }
            open.push_str(line);
            paragraph.lines = *paragraph.lines.start()..=number;
            continue;
        }
        let ((own, on_page), text) = match cut {
            Cut::Digest => named(line),
            Cut::Lines | Cut::Blocks | Cut::Recognised => {
                counted += 1;
                ((Some(counted), None), line)
            }
        };
        open = Some(text.to_owned());
        paragraphs.push(Paragraph {
            number: own,
            on_page,
            text: Box::default(),
            lines: number..=number,
            spans: Box::default(),
            is_beside: false,
            size: None,
        });
    }
    close(&mut paragraphs, open);
    paragraphs
}

fn close(paragraphs: &mut [Paragraph], text: Option<String>) {
    if let (Some(last), Some(text)) = (paragraphs.last_mut(), text) {
        last.spans = turned::spans(&text).into();
        last.text = text.into();
    }
}

/// The paragraphs of pages, behind each of which a form feed stands.
fn of_pages(text: &str) -> Vec<Paragraph> {
    let mut all = Vec::new();
    let mut line = 0;
    for (page, text) in (1..).zip(text.split(FORM_FEED)) {
        let mut found = of_lines(text, Cut::Blocks);
        for (number, paragraph) in (1..).zip(&mut found) {
            paragraph.on_page = Some((page, number));
            let lines = &paragraph.lines;
            paragraph.lines = lines.start() + line..=lines.end() + line;
        }
        line += u32::try_from(text.matches('\n').count()).unwrap_or(0);
        all.extend(found);
    }
    for (number, paragraph) in (1..).zip(&mut all) {
        paragraph.number = Some(number);
    }
    all
}

/// What programs that recognise text write behind each page.
const FORM_FEED: char = '\u{c}';

/// A paragraph's number in all, and its page with its number there.
type Numbers = (Option<u32>, Option<(u32, u32)>);

/// The place in the original that a digest's paragraph begins with, and the rest of it.
fn named(line: &str) -> (Numbers, &str) {
    let Some((sign, rest)) = line.trim_start().split_once('¶') else {
        return ((None, None), line);
    };
    let rest = rest.trim_start();
    let digits = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    let written = format!("{sign}¶{}", &rest[..digits]);
    let place = written.parse::<Locator>().ok();
    let numbers = match place.as_ref().map(|locator| &locator.places[..]) {
        Some([Place::Paragraphs(range)]) if sign.is_empty() => (Some(*range.start()), None),
        Some([Place::OnPage(page, range)]) => (None, Some((*page, *range.start()))),
        _ => return ((None, None), line),
    };
    (numbers, rest[digits..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Whose;

    fn cut(text: &str, cut: Cut) -> Vec<(Option<u32>, String, RangeInclusive<u32>)> {
        of_lines(text, cut)
            .into_iter()
            .map(|p| (p.number, p.text.into_string(), p.lines))
            .collect()
    }

    #[test]
    fn in_plain_text_a_paragraph_is_a_line_that_is_not_empty() {
        assert_eq!(
            cut("\na\r\n \t\nb\n  c", Cut::Lines),
            [
                (Some(1), "a".into(), 2..=2),
                (Some(2), "b".into(), 4..=4),
                (Some(3), "  c".into(), 5..=5)
            ]
        );
        assert!(cut("", Cut::Lines).is_empty());
    }

    #[test]
    fn in_markdown_a_paragraph_is_a_block() {
        assert_eq!(
            cut("# A\n\nb\nc\n\n\nd", Cut::Blocks),
            [
                (Some(1), "# A".into(), 1..=1),
                (Some(2), "b\nc".into(), 3..=4),
                (Some(3), "d".into(), 7..=7)
            ]
        );
    }

    #[test]
    fn in_markdown_what_is_struck_or_commented_is_known() {
        let told = |text: &str, cut: Cut| {
            let cut = paragraphs(text, cut).into_iter().map(|paragraph| {
                let spans = paragraph.spans.iter();
                let spans = spans
                    .filter(|(_, whose)| *whose != Whose::Markup)
                    .map(|(range, whose)| format!("{:?} {whose}", &paragraph.text[range.clone()]));
                spans.collect::<Vec<_>>().join(", ")
            });
            cut.collect::<Vec<_>>()
        };
        let text = "# A\r\n\r\nb\r\nc ~~é d\r\ne~~ f\r\n\r\n<!-- g\r\n\r\nh -->\r\n\r\ni";
        assert_eq!(
            told(text, Cut::Blocks),
            [
                "",
                "\"é d\\ne\" struck out",
                "\"<!-- g\" in hidden text",
                "\"h -->\" in hidden text",
                ""
            ]
        );
        assert_eq!(told(text, Cut::Lines).concat(), "");
        assert_eq!(told("¶4 a ~~b~~", Cut::Digest), ["\"b\" struck out"]);
    }

    #[test]
    fn a_digest_numbers_its_own_paragraphs() {
        assert_eq!(
            cut(
                "About this.\n\n¶4 first\nmore\n\n¶ 12 last\n\n¶ none\n\n¶13\nbelow\n\n¶14\n\nx ¶2 y",
                Cut::Digest
            ),
            [
                (None, "About this.".into(), 1..=1),
                (Some(4), "first\nmore".into(), 3..=4),
                (Some(12), "last".into(), 6..=6),
                (None, "¶ none".into(), 8..=8),
                (Some(13), "below".into(), 10..=11),
                (Some(14), "".into(), 13..=13),
                (None, "x ¶2 y".into(), 15..=15),
            ]
        );
        let paged = of_lines("p. 3 ¶2 first\n\np.4 ¶1 second", Cut::Digest);
        let places: Vec<_> = paged.iter().map(|p| (p.on_page, &*p.text)).collect();
        assert_eq!(places, [(Some((3, 2)), "first"), (Some((4, 1)), "second")]);
    }

    #[test]
    fn form_feeds_end_the_pages_of_a_recognised_text() {
        let text = "One\ntwo\n\nthree\n\u{c}\u{c}four\n\u{c}\n";
        let found: Vec<_> = paragraphs(text, Cut::Recognised)
            .into_iter()
            .map(|p| (p.number, p.on_page, p.text.into_string(), p.lines))
            .collect();
        assert_eq!(
            found,
            [
                (Some(1), Some((1, 1)), "One\ntwo".into(), 1..=2),
                (Some(2), Some((1, 2)), "three".into(), 4..=4),
                (Some(3), Some((3, 1)), "four".into(), 5..=5),
            ]
        );
        assert_eq!(pages(text, Cut::Recognised), Some(3));
        assert_eq!(pages(text, Cut::Lines), None);
        assert_eq!(pages("a\u{c}b", Cut::Recognised), Some(2));
        assert_eq!(pages("a\n\nb", Cut::Recognised), None);
        assert_eq!(paragraphs("a\n\nb", Cut::Recognised)[1].on_page, None);
    }

    #[test]
    fn words_that_are_turned_are_marked_in_every_text() {
        for cut in [Cut::Lines, Cut::Blocks, Cut::Digest, Cut::Recognised] {
            let found = paragraphs("He paid \u{202E}021\u{202C} crowns.", cut);
            let spans: Vec<&str> = found[0]
                .spans
                .iter()
                .map(|(range, _)| &found[0].text[range.clone()])
                .collect();
            assert_eq!(spans, ["021"], "{cut:?}");
        }
        let block = Block::new(None, "He paid \u{202E}021\u{202C} crowns.");
        assert_eq!(blocks(vec![block])[0].spans.len(), 1);
    }

    #[test]
    fn blocks_are_numbered_in_all_and_on_their_page() {
        let block = |page, text: &str| Block::new(page, text);
        let numbers = |of: Vec<Block>| -> Vec<Numbers> {
            blocks(of)
                .into_iter()
                .map(|p| (p.number, p.on_page))
                .collect()
        };
        assert_eq!(
            numbers(vec![
                block(Some(1), "a"),
                block(Some(1), "b"),
                block(Some(3), "c")
            ]),
            [
                (Some(1), Some((1, 1))),
                (Some(2), Some((1, 2))),
                (Some(3), Some((3, 1)))
            ]
        );
        assert_eq!(
            numbers(vec![block(None, "a"), block(None, "b")]),
            [(Some(1), None), (Some(2), None)]
        );
    }
}
