//! The source pane: the passage a citation leads to, with its words highlighted.

use std::ops::Range;

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{Styled, hint, line_of, put};
use crate::{
    analysis::verify::{Passage, Verdict},
    load::document::{Document, Held, Mark, Paragraph},
    sheet::{Piece, difference},
    sign::Sign,
    text::{Clean, clean, clean_mapped, wrap},
    tui::{
        model::{Model, Pane},
        theme::{Part, Theme},
    },
};

/// The lines above the text: what is held, what is cited, how it was found.
pub const HEAD: usize = 1;

/// The column of paragraph numbers, and what stands on its right.
fn gutter(width: u16) -> u16 {
    if width >= 40 { 7 } else { 4 }
}

/// The columns for the text of a paragraph.
fn room(width: u16) -> usize {
    (width.saturating_sub(gutter(width) + 1) as usize).max(1)
}

/// The lines that a paragraph takes up at this width, with the empty one after it.
pub fn height(document: &Document, passage: Option<&Passage>, number: usize, width: u16) -> usize {
    let Some(paragraph) = document.paragraphs.get(number) else {
        return 0;
    };
    let below = Below::new(passage, number).map_or(0, |below| below.rows(width).len());
    wrap(&clean(&paragraph.text), room(width)).len().max(1) + below + 1
}

/// How the quote differs from the words of a paragraph, which stands below it.
struct Below {
    text: Clean,
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

    fn rows(&self, width: u16) -> Vec<Range<usize>> {
        wrap(&self.text, room(width))
    }

    fn styles(&self, theme: &Theme) -> Vec<(Range<usize>, Style)> {
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

/// The line of its paragraph on which the words of a passage begin; the first where it quotes none.
pub fn quoted_line(document: &Document, passage: &Passage, width: u16) -> usize {
    let first = passage.shown().first();
    first.map_or(0, |words| line_of_words(document, words, width))
}

/// The line of its paragraph on which some words begin.
pub fn line_of_words(document: &Document, (number, words): &Mark, width: u16) -> usize {
    let Some(paragraph) = document.paragraphs.get(*number) else {
        return 0;
    };
    let (shown, offsets) = clean_mapped(&paragraph.text);
    let start = offsets.derived(words.clone()).start;
    let lines = wrap(&shown, room(width));
    lines
        .iter()
        .rposition(|line| line.start <= start)
        .unwrap_or(0)
}

pub fn source(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let Some(key) = &model.source else {
        let text = if model.index.is_some() {
            "This record cites no source."
        } else {
            ""
        };
        hint(text, theme, area, buffer);
        return;
    };
    put(&head(model, theme), line_of(area, 0), buffer);
    let text = Rect {
        y: area.y + HEAD as u16,
        height: area.height.saturating_sub(HEAD as u16),
        ..area
    };
    let Some(document) = model.document() else {
        let text_of = if model.documents.contains_key(key) {
            "reading …"
        } else {
            ""
        };
        hint(text_of, theme, text, buffer);
        return;
    };
    if document.held == Held::NotHeld {
        let why = document.problem.clone().unwrap_or_else(|| "This source is cited, not held: no text of it is in the library. Its record says where it is reported.".into());
        hint(&crate::text::clean_line(&why), theme, text, buffer);
        return;
    }
    let mut line = 0;
    let mut skip = model.source_top.line;
    for (number, paragraph) in document
        .paragraphs
        .iter()
        .enumerate()
        .skip(model.source_top.block)
    {
        if line >= text.height {
            break;
        }
        line = draw(model, theme, (number, paragraph), skip, line, text, buffer);
        skip = 0;
    }
}

/// What is held, which citation is shown, and its verdict.
fn head(model: &Model, theme: &Theme) -> Vec<Styled> {
    let dim = theme.style(Part::Dim);
    let mut pieces = Vec::new();
    if let Some(document) = model.document() {
        let sign = Sign::from(document.held);
        pieces.push((
            Clean::trusted(format!(" {} {}", theme.glyph(sign), sign.word)),
            theme.tone(sign.tone),
        ));
    }
    if let Some((cited, passage)) = model.citation().zip(model.passage.as_ref()) {
        let at = cited
            .citation
            .at
            .as_ref()
            .map_or_else(String::new, |at| at.value.to_string());
        pieces.push((
            Clean::trusted(format!("  [{}] {at}  ", model.place.citation + 1)),
            theme.style(Part::Cited),
        ));
        if passage.verdict != Verdict::Unquoted {
            let sign = Sign::from(&passage.verdict);
            pieces.push((
                Clean::trusted(format!("{} {}", theme.glyph(sign), sign.word)),
                theme.tone(sign.tone),
            ));
        }
        if model
            .document()
            .is_some_and(|document| document.held != Held::NotHeld)
            && passage.paragraphs.is_empty()
            && cited.citation.at.is_some()
        {
            pieces.push(("  no such paragraph here".into(), theme.style(Part::Bad)));
        }
        if let Some(quote) = &cited.citation.quote {
            pieces.push((
                crate::text::clean_line(&format!("  “{}”", quote.raw())),
                dim,
            ));
        }
    }
    pieces
}

/// Draws a paragraph from its `skip`-th line on, at line `line`. Returns the line after it.
fn draw(
    model: &Model,
    theme: &Theme,
    (number, paragraph): (usize, &Paragraph),
    skip: usize,
    mut line: u16,
    area: Rect,
    buffer: &mut Buffer,
) -> u16 {
    let passage = model.passage.as_deref();
    let cited = passage.is_some_and(|passage| {
        passage.paragraphs.contains(&number)
            || passage.shown().iter().any(|(place, _)| *place == number)
    });
    let here = model.paragraph() == number && model.place.pane == Pane::Source;
    let (shown, offsets) = clean_mapped(&paragraph.text);
    let highlights: Vec<(Range<usize>, Style)> =
        highlights(model, theme, passage, number, paragraph)
            .into_iter()
            .map(|(range, style)| (offsets.derived(range), style))
            .collect();
    let rows = wrap(&shown, room(area.width));
    let below = Below::new(passage, number);
    let rows_below = below
        .as_ref()
        .map_or_else(Vec::new, |below| below.rows(area.width));
    let differing = below.as_ref().map(|below| (below, below.styles(theme)));
    let plain = theme.style(Part::Plain);
    let count = rows.len() + rows_below.len();
    for index in skip..count {
        if line >= area.height {
            return line;
        }
        let row = match (rows.get(index), &differing) {
            (Some(range), _) => styled(&shown, range.clone(), &highlights, plain),
            (None, Some((below, styles))) => {
                let range = rows_below[index - rows.len()].clone();
                styled(&below.text, range, styles, plain)
            }
            (None, None) => Vec::new(),
        };
        let place = line_of(area, line);
        draw_gutter(
            model,
            theme,
            (number, paragraph),
            (index == 0, cited, here),
            place,
            buffer,
        );
        let text = Rect {
            x: place.x + gutter(area.width),
            width: place.width.saturating_sub(gutter(area.width)),
            ..place
        };
        put(&row, text, buffer);
        line += 1;
    }
    // The empty line that parts paragraphs.
    line + u16::from(skip <= count)
}

/// `▌¶12 ³`: cited or selected, the number, how many records cite it.
fn draw_gutter(
    model: &Model,
    theme: &Theme,
    (number, paragraph): (usize, &Paragraph),
    (first, cited, here): (bool, bool, bool),
    place: Rect,
    buffer: &mut Buffer,
) {
    let bar = match (here, cited) {
        (true, _) if first => (theme.glyphs.pointer, Part::Focus),
        (true, _) => (theme.glyphs.bar, Part::Focus),
        (false, true) => (theme.glyphs.bar, Part::Cited),
        (false, false) => (" ", Part::Plain),
    };
    let mut pieces = vec![(Clean::from(bar.0), theme.style(bar.1))];
    if first && let Some(own) = paragraph.number {
        let sign = if place.width >= 40 {
            theme.glyphs.paragraph
        } else {
            ""
        };
        let style = theme.style(if cited { Part::Cited } else { Part::Dim });
        pieces.push((Clean::trusted(format!("{sign}{own} ")), style));
        let citing = model.citing(number).len();
        if citing > 0 && place.width >= 40 {
            pieces.push((
                Clean::trusted(superscript(citing, theme.glyphs.is_ascii)),
                theme.style(Part::Dim),
            ));
        }
    }
    put(
        &pieces,
        Rect {
            width: gutter(place.width),
            ..place
        },
        buffer,
    );
}

/// A small number, as a reference mark.
fn superscript(number: usize, ascii: bool) -> String {
    if ascii {
        return format!("({number})");
    }
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number
        .to_string()
        .bytes()
        .map(|digit| DIGITS[(digit - b'0') as usize])
        .collect()
}

/// What of a paragraph stands out: the quoted words, then what was searched for.
fn highlights(
    model: &Model,
    theme: &Theme,
    passage: Option<&Passage>,
    number: usize,
    paragraph: &Paragraph,
) -> Vec<(Range<usize>, Style)> {
    let mut highlights = Vec::new();
    if let Some(passage) = passage {
        // What only comes near must not look like what was quoted.
        let part = match passage.verdict {
            Verdict::Missing(_) => Part::Caution,
            _ => Part::Quote,
        };
        for (_, range) in passage.shown().iter().filter(|(place, _)| *place == number) {
            highlights.push((range.clone(), theme.style(part)));
        }
    }
    if model.place.pane == Pane::Source {
        let found = model.search.places(&paragraph.text);
        highlights.extend(
            found
                .into_iter()
                .map(|range| (range, theme.style(Part::Found))),
        );
    }
    highlights
}

/// A line of a text in pieces, each with the style of the last highlight that covers it.
pub fn styled(
    text: &Clean,
    line: Range<usize>,
    highlights: &[(Range<usize>, Style)],
    plain: Style,
) -> Vec<Styled> {
    let mut edges: Vec<usize> = vec![line.start, line.end];
    for (range, _) in highlights {
        edges.extend(
            [range.start, range.end]
                .into_iter()
                .filter(|edge| line.contains(edge)),
        );
    }
    edges.sort_unstable();
    edges.dedup();
    let style = |at: usize| {
        highlights
            .iter()
            .rev()
            .find(|(range, _)| range.contains(&at))
            .map_or(plain, |(_, style)| *style)
    };
    edges
        .windows(2)
        .map(|edge| (clean(&text[edge[0]..edge[1]]), style(edge[0])))
        .collect()
}
