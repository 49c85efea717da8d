//! How wide the columns of a table are, in columns of plain text; other forms take the same shares.

use super::walk::Table;
use crate::{export::block::Line, text::width};

/// The columns of a line: what a mail, a printer and a terminal of 80 take.
pub const COLUMNS: usize = 78;

/// The columns between two cells.
pub const GAP: usize = 2;

/// No column of a table is made narrower, however many there are.
pub const NARROWEST: usize = 6;

/// The cells of a row as they are read: one line each.
pub fn cells(row: &[Line]) -> Vec<String> {
    let cells = row.iter().map(|cell| cell.plain().replace('\n', " "));
    cells.collect()
}

/// How wide each column is: as its widest cell, and where they have no room beside one another the widest
/// give.
pub fn widths(table: &Table<'_>, columns: usize) -> Vec<usize> {
    let mut widths = vec![0; table.head.len()];
    for row in std::iter::once(&table.head).chain(table.rows) {
        for (widest, cell) in widths.iter_mut().zip(cells(row)) {
            *widest = width(&cell).max(*widest);
        }
    }
    let room = columns.saturating_sub(GAP * widths.len().saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max() else {
            break;
        };
        if *widest <= NARROWEST {
            break;
        }
        *widest -= 1;
    }
    widths
}

/// The share of each column of a table in letters of a proportional type, where a narrow column needs room for
/// the letters that are wider.
pub fn shares(table: &Table<'_>) -> Vec<usize> {
    const ROOM: usize = 3;
    let widths = widths(table, COLUMNS).into_iter();
    widths.map(|width| width + ROOM).collect()
}
