//! The source pane: the passage a citation leads to, with its words highlighted.

use std::ops::Range;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Modifier, Style},
};

use super::{Styled, hint, line_of, put};
use crate::{
    clean,
    model::{Locator, RecordPart},
    sheet::form,
    sign::Sign,
    text::{Clean, clean, width, wrap},
    tui::{
        known::Absent,
        measure::document::{self, Block},
        model::Model,
        state::Pane,
        theme::{Part, Theme},
    },
    verify::{Passage, Verdict},
};

/// The document of the source that is open, from its first row in sight. Returns where the selected
/// paragraph begins.
pub fn source(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    let Some(key) = &model.shown.source else {
        let text = match (model.shown.index, model.part()) {
            (Some(_), RecordPart::Whole) => "This record cites no source.",
            (Some(_), RecordPart::Step(_) | RecordPart::Charge(..)) => "This step cites no source.",
            (Some(_), RecordPart::Stay(..)) => "This span cites no source.",
            (None, _) => "",
        };
        hint(text, theme, area, buffer);
        return None;
    };
    put(&head(model, theme), line_of(area, 0), buffer);
    let text = Rect {
        y: area.y + document::HEAD as u16,
        height: area.height.saturating_sub(document::HEAD as u16),
        ..area
    };
    let Some(document) = model.document() else {
        let text_of = if model.known.documents.contains_key(key) {
            "reading …"
        } else {
            ""
        };
        hint(text_of, theme, text, buffer);
        return None;
    };
    if !document.held.has_text() {
        let why = document.what().problem.clone().unwrap_or_else(|| "This source is cited, not held: no text of it is in the library. Its record says where it is reported.".into());
        hint(&crate::text::clean_line(&why), theme, text, buffer);
        return None;
    }
    if document.is_empty() {
        hint("There are no words in this file.", theme, text, buffer);
        return None;
    }
    let mut line = 0;
    let mut cursor = None;
    let mut skip = model.shown.source_top.line;
    for part in model.shown.source_top.block..document.parts().len() {
        if line >= text.height {
            break;
        }
        let Some(block) = Block::of(document, model.shown.passage.as_deref(), part) else {
            let Some(why) = document::absent(document, part) else {
                break;
            };
            if skip == 0 {
                absent(why, theme, line_of(text, line), buffer);
            }
            line += (document::ABSENT - skip.min(document::ABSENT)) as u16;
            skip = 0;
            continue;
        };
        let is_here = block.number == model.paragraph() && cursor.is_none();
        if is_here && model.state.place.pane == Pane::Source {
            cursor = Some(line_of(text, line).as_position());
        }
        // While words are chosen, it stands on the one that is moved.
        let word = model.caret().filter(|caret| {
            caret.paragraph == block.number && block.bytes.contains(&caret.word.start)
        });
        let word = word.and_then(|caret| {
            let (row, column) = block.place(caret.word.start, area.width)?;
            let y = text.y + line + u16::try_from(row.checked_sub(skip)?).ok()?;
            let x = text.x + u16::try_from(column).ok()?;
            Some(Position { x, y }).filter(|place| text.contains(*place))
        });
        cursor = word.or(cursor);
        line = draw(model, theme, &block, skip, line, text, buffer);
        skip = 0;
    }
    cursor
}

/// Says of a paragraph why it is not there.
fn absent(why: Absent, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let (words, part) = match why {
        Absent::Coming => ("reading …", Part::Dim),
        Absent::Gone => ("cannot be read: the file has changed", Part::Bad),
    };
    put(&[(clean!["  ", words], theme.style(part))], area, buffer);
}

/// What is held, which citation is shown, and its verdict.
fn head(model: &Model, theme: &Theme) -> Vec<Styled> {
    let dim = theme.style(Part::Dim);
    let mut pieces = Vec::new();
    if let Some(document) = model.document() {
        let sign = Sign::from(document.held);
        pieces.push((
            clean![" ", theme.glyph(sign), " ", sign.word],
            theme.tone(sign.tone),
        ));
        let form = form(document.what());
        if !form.is_empty() {
            pieces.push((crate::text::clean_line(&format!(" · {form}")), dim));
        }
        // Who went on reading is no longer where the citation leads, and the ruler may be far above.
        let place = model
            .state
            .place
            .source
            .paragraph
            .and_then(|at| document.place(at));
        if let Some(place) = place {
            let places = vec![place];
            let pointer = theme.glyphs.pointer;
            let text = clean!["  ", pointer, " ", Locator { places }.clean()];
            pieces.push((text, theme.style(Part::Focus)));
        }
        if document.held.has_text() && document.what().problem.is_some() {
            let text = "  the original cannot be read".into();
            pieces.push((text, theme.style(Part::Bad)));
        }
    }
    let shown = model.citation_number().zip(model.citation());
    if let Some(((number, cited), passage)) = shown.zip(model.shown.passage.as_ref()) {
        let at = cited.citation.at.as_ref().map(|at| at.value.clean());
        pieces.push((
            clean!["  [", number + 1, "] ", at, "  "],
            theme.style(Part::Cited),
        ));
        if let Some(doubt) = passage.place {
            let sign = Sign::from(doubt);
            let text = clean![theme.glyph(sign), " ", sign.word, "  "];
            pieces.push((text, theme.tone(sign.tone)));
        }
        // Where there is no text, what is held has said so, and better.
        if !matches!(passage.verdict, Verdict::Unquoted | Verdict::NotHeld) {
            let sign = Sign::from(&passage.verdict);
            pieces.push((
                clean![theme.glyph(sign), " ", sign.word],
                theme.tone(sign.tone),
            ));
            if let Some(whose) = &passage.whose {
                let said = crate::text::clean_line(&format!(", {whose}"));
                pieces.push((said, theme.style(Part::Caution)));
            }
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

/// Draws a part of the document from its `skip`-th line on, at line `line`. Returns the line after it.
fn draw(
    model: &Model,
    theme: &Theme,
    block: &Block<'_>,
    skip: usize,
    mut line: u16,
    area: Rect,
    buffer: &mut Buffer,
) -> u16 {
    let number = block.number;
    let passage = model.shown.passage.as_deref();
    let cited = passage.is_some_and(|passage| {
        passage.paragraphs.contains(&number)
            || passage.shown().iter().any(|(place, _)| *place == number)
    });
    let here = model.paragraph() == number && model.state.place.pane == Pane::Source;
    let (shown, offsets) = block.shown();
    let highlights: Vec<(Range<usize>, Style)> = highlights(model, theme, passage, block)
        .into_iter()
        .map(|(range, style)| (offsets.derived(range), style))
        .collect();
    let (gutter, room) = (block.gutter(area.width), block.room(area.width));
    let rows = wrap(&shown, room);
    let below = block.below.as_ref();
    let rows_below = below.map_or_else(Vec::new, |below| below.rows(room));
    let differing = below.map(|below| (below, below.styles(theme)));
    let plain = theme.style(Part::Plain);
    let ruler = usize::from(block.ruler.is_some());
    let labels = block.label_rows(room);
    let above = ruler + labels.len();
    let count = above + rows.len() + rows_below.len();
    for index in skip..count {
        if line >= area.height {
            return line;
        }
        let Some(index) = index.checked_sub(above) else {
            let place = line_of(area, line);
            match index.checked_sub(ruler).and_then(|label| labels.get(label)) {
                Some(label) => {
                    let text = Rect {
                        x: place.x + gutter,
                        width: place.width.saturating_sub(gutter),
                        ..place
                    };
                    let label = clean(&block.label[label.clone()]);
                    put(&[(label, theme.style(Part::Caution))], text, buffer);
                }
                None => draw_ruler(block.ruler.as_ref(), theme, place, buffer),
            }
            line += 1;
            continue;
        };
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
            block,
            (index == 0 && block.is_first(), cited, here),
            place,
            buffer,
        );
        let text = Rect {
            x: place.x + gutter,
            width: place.width.saturating_sub(gutter),
            ..place
        };
        put(&row, text, buffer);
        line += 1;
    }
    // The empty line that parts paragraphs.
    line + u16::from(skip <= count && block.is_last())
}

/// `── p. 3 of 12 ─────`.
fn draw_ruler(ruler: Option<&Clean>, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let rule = |columns: usize| Clean::from(theme.glyphs.border.horizontal_top).repeat(columns);
    let left = (area.width as usize).saturating_sub(ruler.map_or(0, |ruler| width(ruler)) + 4);
    let text = clean![rule(2), " ", ruler, " ", rule(left)];
    put(&[(text, theme.style(Part::Dim))], area, buffer);
}

/// `▌¶12 ³`: cited or selected, the number, how many records cite it.
fn draw_gutter(
    model: &Model,
    theme: &Theme,
    block: &Block<'_>,
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
    // In the place of the bar, as marks of rows are: what is written there is part of no words.
    let letter = model.annotated(block.number).filter(|_| first);
    let bar = match letter {
        Some(letter) => {
            let part = if bar.1 == Part::Plain {
                Part::Key
            } else {
                bar.1
            };
            (clean(letter.encode_utf8(&mut [0; 4])), part)
        }
        None => (bar.0.into(), bar.1),
    };
    let mut pieces = vec![(bar.0, theme.style(bar.1))];
    if first && let Some(own) = block.own_number() {
        let sign = if place.width >= 40 {
            theme.glyphs.paragraph
        } else {
            ""
        };
        let style = theme.style(if cited { Part::Cited } else { Part::Dim });
        pieces.push((clean![sign, own], style));
        let citing = model.citing(block.number).len();
        if citing > 0 && place.width >= 40 {
            let before: usize = pieces.iter().map(|(words, _)| width(words)).sum();
            let room = usize::from(block.gutter(place.width)).saturating_sub(before + 1);
            let count = superscript(citing, theme.glyphs.is_ascii, room);
            pieces.push((count, theme.style(Part::Dim)));
        }
    }
    put(
        &pieces,
        Rect {
            width: block.gutter(place.width),
            ..place
        },
        buffer,
    );
}

/// A small number, as a reference mark; of ASCII in brackets where these have room.
fn superscript(number: usize, ascii: bool, room: usize) -> Clean {
    if ascii {
        let forms = [
            clean![" (", number, ")"],
            clean!["(", number, ")"],
            clean!["^", number],
        ];
        let mut forms = forms.into_iter();
        return forms.find(|form| width(form) <= room).unwrap_or_default();
    }
    const DIGITS: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
    let digits = number.to_string();
    let digits = digits.bytes().map(|digit| DIGITS[(digit - b'0') as usize]);
    clean![" ", Clean::join(digits, "")]
}

/// What of a part stands out, by its own bytes: the quoted words, then what was searched for or
/// chosen.
fn highlights(
    model: &Model,
    theme: &Theme,
    passage: Option<&Passage>,
    block: &Block<'_>,
) -> Vec<(Range<usize>, Style)> {
    let mut highlights = whose(theme, block);
    let inside = |range: &Range<usize>| {
        let start = range.start.max(block.bytes.start);
        let end = range.end.min(block.bytes.end);
        (start < end).then(|| start - block.bytes.start..end - block.bytes.start)
    };
    if let Some(passage) = passage {
        // What only comes near must not look like what was quoted.
        let part = match passage.verdict {
            Verdict::Missing(_) => Part::Caution,
            _ => Part::Quote,
        };
        let here = passage.shown().iter();
        let here = here.filter(|(place, _)| *place == block.number);
        highlights.extend(here.filter_map(|(_, words)| Some((inside(words)?, theme.style(part)))));
    }
    let caret = model
        .caret()
        .filter(|caret| caret.paragraph == block.number);
    if let Some(caret) = caret {
        let chosen = [
            (caret.chosen(), Part::Found),
            (caret.word.clone(), Part::Selected),
        ];
        let chosen = chosen.iter();
        highlights
            .extend(chosen.filter_map(|(words, part)| Some((inside(words)?, theme.style(*part)))));
    } else if model.state.place.pane == Pane::Source {
        let found = model.state.search.places(block.text());
        highlights.extend(
            found
                .into_iter()
                .map(|range| (range, theme.style(Part::Found))),
        );
    }
    highlights
}

/// The words of a part that are not simply the document's, by its own bytes. What all of a paragraph is stands
/// above it.
fn whose(theme: &Theme, block: &Block<'_>) -> Vec<(Range<usize>, Style)> {
    let spans = block.paragraph.spans.iter();
    let spans = spans.filter(|(_, whose)| whose.matters());
    let inside = spans.filter_map(|(range, whose)| {
        let start = range.start.max(block.bytes.start);
        let end = range.end.min(block.bytes.end);
        let modifier = match whose.stands_apart() {
            true => Modifier::CROSSED_OUT,
            false => Modifier::UNDERLINED,
        };
        let style = theme.style(Part::Plain).add_modifier(modifier);
        let is_part = range.len() < block.paragraph.text.len() && start < end;
        is_part.then(|| (start - block.bytes.start..end - block.bytes.start, style))
    });
    inside.collect()
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
