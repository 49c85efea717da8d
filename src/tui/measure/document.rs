//! A part of a document as it is laid out: the ruler above a page, the words, and below them how a
//! quote differs.

use std::{borrow::Cow, ops::Range};

use ratatui::style::Style;

use crate::{
    clean, clean_format,
    document::Paragraph,
    sheet::{Piece, difference},
    text::{Clean, Offsets, clean, clean_line, clean_mapped, width, wrap},
    tui::{
        known::{Absent, Text},
        measure::{flow::Top, layout::READABLE},
        theme::{Part, Theme},
    },
    verify::Passage,
};

/// The columns for the numbers of a document's paragraphs: as many as the last one takes, and where
/// there is room for them the sign before it and how many records cite it.
fn gutter(document: &Text, width: u16) -> u16 {
    let digits = |number: usize| number.checked_ilog10().unwrap_or(0) as u16 + 1;
    let own = digits(document.last_number()).max(2);
    match width >= 40 {
        true => own + 4 + digits(document.most_cited()),
        false => own + 2,
    }
}

/// The columns for the text of a document's paragraphs.
pub fn room(document: &Text, width: u16) -> usize {
    let text = width.saturating_sub(gutter(document, width) + 1);
    usize::from(text.min(READABLE)).max(1)
}

/// A part of a document.
pub struct Block<'d> {
    document: &'d Text,
    /// Its paragraph, by its place in the document.
    pub number: usize,
    pub paragraph: Cow<'d, Paragraph>,
    /// The bytes of the paragraph's text that it is.
    pub bytes: Range<usize>,
    /// What stands above it.
    pub ruler: Option<Clean>,
    /// Whose words it holds, where they are not simply the document's: below the ruler. Empty where they are.
    pub label: Clean,
    /// What stands below it.
    pub below: Option<Below>,
}

impl<'d> Block<'d> {
    /// The part of that number; none beyond the last, and none of what is not in memory.
    pub fn of(document: &'d Text, passage: Option<&Passage>, part: usize) -> Option<Self> {
        let (number, bytes) = document.parts().get(part);
        let paragraph = document.paragraph(number)?;
        let bytes = bytes.unwrap_or(0..paragraph.text.len());
        let is_first = bytes.start == 0;
        let is_last = bytes.end == paragraph.text.len();
        Some(Self {
            document,
            number,
            bytes,
            ruler: ruler(document, number, &paragraph).filter(|_| is_first),
            label: match is_first {
                true => clean_line(&paragraph.labels().join("; ")),
                false => Clean::default(),
            },
            below: is_last.then(|| Below::new(passage, number)).flatten(),
            paragraph,
        })
    }

    /// Its words.
    pub fn text(&self) -> &str {
        self.paragraph.text.get(self.bytes.clone()).unwrap_or("")
    }

    pub fn is_first(&self) -> bool {
        self.bytes.start == 0
    }

    pub fn is_last(&self) -> bool {
        self.bytes.end == self.paragraph.text.len()
    }

    /// The number that stands beside its paragraph: as it is cited, on its page where it has pages; none of what goes on
    /// from a printed number.
    pub fn own_number(&self) -> Option<u32> {
        let what = self.document.what();
        match what.is_by_print() {
            true => what.printed_before(self.number),
            false => {
                let on_page = self.paragraph.on_page.map(|(_, number)| number);
                on_page.or(self.paragraph.number)
            }
        }
    }

    /// Its words as they are shown, and the way back.
    pub fn shown(&self) -> (Clean, Offsets) {
        clean_mapped(self.text())
    }

    /// The columns for the number of its paragraph.
    pub fn gutter(&self, width: u16) -> u16 {
        gutter(self.document, width)
    }

    /// The columns for its words.
    pub fn room(&self, width: u16) -> usize {
        room(self.document, width)
    }

    /// The lines of what stands above its words in so many columns, by the bytes of its label.
    pub fn label_rows(&self, room: usize) -> Vec<Range<usize>> {
        match self.label.is_empty() {
            true => Vec::new(),
            false => wrap(&self.label, room),
        }
    }

    /// The lines it takes up at a width, with the empty one after a paragraph.
    fn height(&self, width: u16) -> usize {
        let room = self.room(width);
        let below = self.below.as_ref();
        usize::from(self.ruler.is_some())
            + self.label_rows(room).len()
            + wrap(&clean(self.text()), room).len().max(1)
            + below.map_or(0, |below| below.rows(room).len())
            + usize::from(self.is_last())
    }

    /// The line on which a byte of the paragraph's text stands.
    fn line(&self, byte: usize, width: u16) -> usize {
        let line = self.place(byte, width).map(|(line, _)| line);
        line.unwrap_or(usize::from(self.ruler.is_some()))
    }

    /// The line and the column in which a byte of the paragraph's text stands; none of a part without words.
    pub fn place(&self, byte: usize, columns: u16) -> Option<(usize, usize)> {
        let (shown, offsets) = self.shown();
        let inside = byte.saturating_sub(self.bytes.start);
        let start = offsets.derived(inside..inside).start;
        let room = self.room(columns);
        let lines = wrap(&shown, room);
        let line = lines.iter().rposition(|line| line.start <= start)?;
        let before = width(shown.get(lines[line].start..start)?);
        let column = usize::from(self.gutter(columns)) + before;
        let above = usize::from(self.ruler.is_some()) + self.label_rows(room).len();
        Some((line + above, column))
    }
}

/// The lines that a part takes up at a width.
pub fn height(document: &Text, passage: Option<&Passage>, part: usize, width: u16) -> usize {
    match Block::of(document, passage, part) {
        Some(block) => block.height(width),
        None => absent(document, part).map_or(0, |_| ABSENT),
    }
}

/// The lines of a part that is not in memory: what is said of it, and the empty one.
pub const ABSENT: usize = 2;

/// Why a part is not in memory; none where it is, or where there is none.
pub fn absent(document: &Text, part: usize) -> Option<Absent> {
    document.absent(document.parts().get(part).0)
}

/// Where a byte of a paragraph's text stands.
pub fn top_of(document: &Text, paragraph: usize, byte: usize, width: u16) -> Top {
    let part = document.parts().at(paragraph, byte);
    let block = Block::of(document, None, part);
    Top {
        block: part,
        line: block.map_or(0, |block| block.line(byte, width)),
    }
}

/// What stands above the first paragraph of a page: which page it is, and which before it hold no
/// text.
fn ruler(document: &Text, number: usize, paragraph: &Paragraph) -> Option<Clean> {
    let (page, _) = paragraph.on_page?;
    let before = number
        .checked_sub(1)
        .and_then(|before| document.paragraph(before));
    let before = before.map_or(0, |before| before.page());
    if before == page {
        return None;
    }
    let what = document.what();
    let sign = what.sign_of_sheets(Some(page));
    let mut ruler = match what.label(page) {
        Some(label) => clean_format!("p. {label}, {sign}{page}"),
        None => clean_format!("{sign}{page}"),
    };
    if let Some(pages) = what.pages.count() {
        ruler.push(&clean![" of ", pages]);
    }
    let passed_over = page.saturating_sub(before + 1);
    match (document.what().flaws_on(before + 1..=page), passed_over) {
        (Some(flaws), _) => ruler.push(&clean_format!(", {flaws}")),
        (None, 0) => {}
        (None, 1) => ruler.push(&clean_format!(", {sign}{} holds no text", before + 1)),
        (None, _) => {
            let sign = what.sign_of_sheets(None);
            let (first, last) = (before + 1, page - 1);
            ruler.push(&clean_format!(", {sign}{first}-{last} hold no text"));
        }
    }
    Some(ruler)
}

/// How the quote differs from the words of a paragraph, which stands below it.
pub struct Below {
    pub text: Clean,
    /// The pieces, by the bytes of the text.
    pieces: Vec<(Range<usize>, Piece)>,
}

impl Below {
    /// What stands below a paragraph; none below most.
    fn new(passage: Option<&Passage>, number: usize) -> Option<Self> {
        let passage = passage?;
        let (last, _) = passage.shown().last()?;
        if *last != number {
            return None;
        }
        let mut below = Self {
            text: Clean::default(),
            pieces: Vec::new(),
        };
        for piece in difference(passage)? {
            let from = below.text.len();
            below.text.push(&piece.words());
            below.pieces.push((from..below.text.len(), piece));
        }
        Some(below)
    }

    /// Its lines in so many columns.
    pub fn rows(&self, room: usize) -> Vec<Range<usize>> {
        wrap(&self.text, room)
    }

    pub fn styles(&self, theme: &Theme) -> Vec<(Range<usize>, Style)> {
        let style = |piece: &Piece| match piece {
            Piece::Text(_, tone) => theme.tone(*tone),
            _ => theme.style(Part::Plain),
        };
        let styles = self.pieces.iter();
        styles
            .map(|(range, piece)| (range.clone(), style(piece)))
            .collect()
    }
}

/// The lines above the text: what is held, what is cited, how it was found.
pub const HEAD: usize = 1;

/// Where the words of a passage begin, or its first paragraph where it quotes none.
pub fn quoted(document: &Text, passage: &Passage, width: u16) -> Option<Top> {
    let quoted = passage.shown().first();
    let (paragraph, byte) = match quoted {
        Some((paragraph, words)) => (*paragraph, words.start),
        None => (passage.first()?, 0),
    };
    Some(top_of(document, paragraph, byte, width))
}

/// The byte reached by moving some lines down, or up, from a byte of a text wrapped to `room` columns;
/// none beyond its ends.
pub fn line_from(text: &str, room: usize, at: usize, by: isize) -> Option<usize> {
    let (shown, offsets) = clean_mapped(text);
    let lines = wrap(&shown, room);
    let start = offsets.derived(at..at).start;
    let now = lines.iter().rposition(|line| line.start <= start)?;
    let there = lines.get(now.checked_add_signed(by)?)?;
    let column = crate::text::width(shown.get(lines[now].start..start)?);
    let mut columns = 0;
    let line = shown.get(there.clone())?;
    let inside = line.char_indices().find(|(_, c)| {
        columns += crate::text::width(c.encode_utf8(&mut [0; 4]));
        columns > column
    });
    let reached = there.start + inside.map_or(line.len(), |(inside, _)| inside);
    Some(offsets.original(reached..reached).start)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        document::{Document, Held, Whose},
        extract::{self, Extracted, Format},
        tui::known::CitedBy,
    };

    #[test]
    fn whose_words_they_are_stands_above_them() {
        let plain = "The pumps never work.";
        let some = extract::Block {
            spans: vec![(10..15, Whose::Struck), (0..3, Whose::Heading)],
            ..extract::Block::new(None, plain)
        };
        let all = extract::Block::new(None, plain).of(Whose::Quoted(Some("Carl".into())));
        let extracted = Extracted {
            blocks: vec![extract::Block::new(None, plain), some, all],
            ..Extracted::default()
        };
        let document = Document::extracted(Held::Original, Format::Email, extracted);
        let text = Text::new(Arc::new(document), CitedBy::default());
        let expected = [
            ("", 2),
            ("struck out: “never”", 3),
            ("quoted from a message by Carl", 3),
        ];
        for (part, (label, lines)) in expected.into_iter().enumerate() {
            let block = Block::of(&text, None, part).unwrap();
            assert_eq!(&*block.label, label);
            assert_eq!(height(&text, None, part, 80), lines);
            assert_eq!(top_of(&text, part, 4, 80).line, lines - 2);
        }
    }
    /// A page is called as a citation of it is written, and a paragraph has the number by which it is cited.
    #[test]
    fn what_is_printed_on_a_page_stands_above_it() {
        let extracted = Extracted {
            pages: Some(4),
            labels: ["i", "ii", "", "1"].map(Box::from).to_vec(),
            blocks: [1, 3, 4]
                .map(|page| extract::Block::new(Some(page), "Word."))
                .to_vec(),
            ..Extracted::default()
        };
        let document = Document::extracted(Held::Original, Format::Pdf, extracted);
        let text = Text::new(Arc::new(document), CitedBy::default());
        let rulers = [
            "p. i, sheet 1 of 4",
            "sheet 3 of 4, sheet 2 holds no text",
            "p. 1, sheet 4 of 4",
        ];
        for (part, ruler) in rulers.into_iter().enumerate() {
            let block = Block::of(&text, None, part).unwrap();
            assert_eq!(block.ruler.as_deref(), Some(ruler));
            assert_eq!(block.own_number(), Some(1));
        }
    }
}
