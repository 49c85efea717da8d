//! How wide the columns of a table are, in columns of plain text; other forms take the same shares.

use crate::{
    export::block::Line,
    text::{Clean, width},
};

/// The columns of a line: what a mail, a printer and a terminal of 80 take.
pub const COLUMNS: usize = 78;

/// The columns between two cells.
pub const GAP: usize = 2;

/// No column of a table is made narrower, however many there are.
pub const NARROWEST: usize = 6;

/// The cells of rows as they are read.
pub fn cells(rows: &[Vec<Line>]) -> Vec<Vec<String>> {
    let row = |row: &Vec<Line>| {
        let cells = row.iter().map(|cell| cell.plain().replace('\n', " "));
        cells.collect()
    };
    rows.iter().map(row).collect()
}

/// How wide each column is: as its widest cell, and where they have no room beside one another the widest
/// give.
pub fn widths(head: &[String], rows: &[Vec<String>], columns: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = head.iter().map(|cell| width(cell)).collect();
    for row in rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = width(cell).max(*widest);
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
pub fn shares(head: &[Clean], rows: &[Vec<Line>]) -> Vec<usize> {
    const ROOM: usize = 3;
    let head: Vec<String> = head.iter().map(ToString::to_string).collect();
    let widths = widths(&head, &cells(rows), COLUMNS).into_iter();
    widths.map(|width| width + ROOM).collect()
}
