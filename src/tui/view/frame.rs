//! The title row of a pane, and the line at its right with the mark of what is in sight.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{line_of, put};
use crate::{
    clean,
    text::{Clean, width},
    tui::{
        measure::{document, list::Columns, list::height, page},
        model::Model,
        state::Pane,
        theme::{Part, Theme},
    },
};

/// `▸2 Allegations · by date      3/180`: which pane it is, what it shows, and where the reader is in it.
pub fn title(model: &Model, theme: &Theme, pane: Pane, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let focused = model.state.place.pane == pane;
    let style = match focused {
        true => theme.style(Part::Header).patch(theme.style(Part::Focus)),
        false => theme.style(Part::Header),
    };
    buffer.set_style(area, style);
    let pointer = match focused {
        true => theme.glyphs.pointer,
        false => " ",
    };
    let title = super::chrome::pane_title(model, pane);
    let at = super::chrome::position(model, pane);
    let at = match area.width {
        ..24 => at.first,
        _ => at.whole,
    };
    let room = usize::from(area.width).saturating_sub(1);
    let left = room.saturating_sub(width(&at) + usize::from(!at.is_empty()));
    let name = clean![pointer, pane.number(), " ", title]
        .truncate(left)
        .pad(left);
    let gap = if at.is_empty() { "" } else { " " };
    put(&[(clean![name, gap, at, " "], style)], area, buffer);
}

/// The line at the right of a pane; what of the pane is in sight is set off where that is not all. A pane at
/// the right edge of the screen has the mark alone.
pub fn line(
    model: &Model,
    theme: &Theme,
    pane: Pane,
    area: Rect,
    screen: Rect,
    buffer: &mut Buffer,
) {
    if area.is_empty() {
        return;
    }
    let is_edge = area.right() == screen.right();
    let thumb = thumb(model, pane, area.height);
    for line in 0..area.height {
        let (glyph, part) = match &thumb {
            Some(thumb) if thumb.contains(&line) => (theme.glyphs.thumb, Part::Focus),
            Some(_) => (theme.glyphs.rule, Part::Border),
            None if is_edge => continue,
            None => (theme.glyphs.rule, Part::Border),
        };
        put(
            &[(Clean::from(glyph), theme.style(part))],
            line_of(area, line),
            buffer,
        );
    }
}

/// Which of so many lines stand for what of a pane is in sight; none where that is all.
fn thumb(model: &Model, pane: Pane, lines: u16) -> Option<std::ops::Range<u16>> {
    let rows = usize::from(lines);
    let width = super::super::measure::layout::layout(model.state.size, model)
        .inside(pane)
        .width;
    // Blocks are counted, not lines: what a long list has in lines nobody has measured.
    let (top, count, fits) = match pane {
        Pane::Menu => return None,
        Pane::List => {
            let columns = Columns::of(model, width);
            let items = &model.shown.items;
            let top = model.shown.list_top.block;
            let fits = fitting(rows, top, items.len(), |row| {
                height(model, &items[row], columns)
            });
            (top, items.len(), fits)
        }
        Pane::Record => {
            let sheet = &model.shown.sheet;
            let top = model.shown.record_top.block;
            let fits = fitting(rows, top, sheet.rows.len(), |row| {
                page::height(sheet, row, width)
            });
            (top, sheet.rows.len(), fits)
        }
        Pane::Source => {
            let document = model.document()?;
            let passage = model.shown.passage.as_deref();
            let top = model.shown.source_top.block;
            let count = document.parts().len();
            let height = |part| document::height(document, passage, part, width);
            let fits = fitting(rows.saturating_sub(document::HEAD), top, count, height);
            (top, count, fits)
        }
    };
    if count == 0 || (top == 0 && fits >= count) {
        return None;
    }
    let length = (rows * fits / count).clamp(1, rows);
    let from = match top + fits >= count {
        true => rows - length,
        false => (rows - length) * top / count.saturating_sub(fits).max(1),
    };
    let from = u16::try_from(from).unwrap_or(0);
    Some(from..from + u16::try_from(length).unwrap_or(lines))
}

/// How many blocks from the first one in sight on have room.
fn fitting(rows: usize, top: usize, count: usize, height: impl Fn(usize) -> usize) -> usize {
    let (mut lines, mut fits) = (0, 0);
    for block in top..count {
        lines += height(block).max(1);
        if lines > rows && fits > 0 {
            break;
        }
        fits += 1;
    }
    fits
}
