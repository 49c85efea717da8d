//! A note that is being written, over the panes.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{line_of, put};
use crate::{
    clean,
    text::{Clean, clean, clean_mapped, width, wrap},
    tui::{
        overlay::Noting,
        theme::{Part, Theme},
    },
};

/// Rows that a note has at least: it begins with one, and wants to be written on.
const LEAST: u16 = 4;

/// The rows of a note in so many columns, and where its caret is among them.
struct Laid {
    rows: Vec<Clean>,
    row: usize,
    column: usize,
}

fn laid(noting: &Noting, columns: usize) -> Laid {
    let (line, byte) = noting.lines.caret();
    let mut laid = Laid {
        rows: Vec::new(),
        row: 0,
        column: 0,
    };
    for (number, raw) in noting.lines.lines().enumerate() {
        let (text, offsets) = clean_mapped(raw);
        let caret = (number == line).then(|| offsets.derived(0..byte).end);
        let mut ranges = wrap(&text, columns);
        if ranges.is_empty() {
            ranges.push(0..0);
        }
        let of_caret = caret.map(|caret| {
            let behind = ranges.partition_point(|range| range.start <= caret);
            behind.saturating_sub(1)
        });
        for (row, range) in ranges.into_iter().enumerate() {
            if let (Some(caret), Some(true)) = (caret, of_caret.map(|of_caret| of_caret == row)) {
                // A space at the end of a row belongs to none.
                let before = width(text.get(range.start..caret).unwrap_or_default());
                (laid.row, laid.column) = (laid.rows.len(), before.min(columns));
            }
            laid.rows.push(clean(&text[range]));
        }
    }
    laid
}

/// The columns of the words of a note: one stands before them, and the caret needs one behind.
fn columns(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(2).max(1)
}

/// What is noted of what, for the head.
pub fn title(noting: &Noting) -> Clean {
    let what = match noting.note() {
        None => "New note on ",
        Some(_) => "Note on ",
    };
    clean![what, noting.of().words()]
}

/// How many rows it takes below its head.
pub fn rows(noting: &Noting, columns_of_screen: u16) -> u16 {
    let columns = usize::from(columns_of_screen).saturating_sub(2).max(1);
    let rows = laid(noting, columns).rows.len();
    u16::try_from(rows).unwrap_or(u16::MAX).max(LEAST)
}

/// The first row in sight: that of the caret always is.
fn top(laid: &Laid, area: Rect) -> usize {
    (laid.row + 1).saturating_sub(area.height.into())
}

pub fn note(noting: &Noting, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let laid = laid(noting, columns(area));
    let seen = laid.rows.iter().skip(top(&laid, area));
    for (line, words) in (0..area.height).zip(seen) {
        let words = clean![" ", words];
        put(
            &[(words, theme.style(Part::Plain))],
            line_of(area, line),
            buffer,
        );
    }
}

/// Where the caret is.
pub fn caret(noting: &Noting, area: Rect) -> Option<Position> {
    let laid = laid(noting, columns(area));
    let row = laid.row.checked_sub(top(&laid, area))?;
    let (x, y) = (u16::try_from(laid.column).ok()?, u16::try_from(row).ok()?);
    (y < area.height).then_some(Position {
        x: (area.x + 1 + x).min(area.right().saturating_sub(1)),
        y: area.y + y,
    })
}
