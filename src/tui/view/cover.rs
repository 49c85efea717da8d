//! Other words in the place of the names of the protected, wherever they stand on the screen: in quotes, sources, hits, what
//! others say, what is typed.
//!
//! Records go by other names already, in a library of their own; this goes through the finished cells, so that nothing
//! that is drawn can be forgotten. A name that goes over the end of a line is found by the lines of its pane together.

use std::{collections::BTreeMap, ops::Range};

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
};

use crate::{
    export::protected::mask::Masks,
    text::{clean_line, truncate, width},
};

/// A cell of a text: the byte at which it begins, and where it is.
struct At {
    byte: usize,
    x: u16,
    y: u16,
}

/// What is to be written in the place of some columns of a row.
type Edit = (Range<u16>, String);

/// Covers the names in some areas, each read by itself.
pub fn cover(masks: &Masks, areas: &[Rect], rule: &str, buffer: &mut Buffer) {
    for area in areas {
        let (text, places) = read(area.intersection(buffer.area), buffer);
        let mut rows: BTreeMap<u16, Vec<Edit>> = BTreeMap::new();
        for edit in masks.edits_of_cut(&text) {
            let (range, words) = (edit.range, edit.words);
            let first = places.partition_point(|at| at.byte < range.start);
            let behind = places.partition_point(|at| at.byte < range.end);
            let mut words = Some(words);
            for row in places[first..behind].chunk_by(|a, b| a.y == b.y) {
                let (Some(begin), Some(end)) = (row.first(), row.last()) else {
                    continue;
                };
                let end = end.x + columns(&buffer[(end.x, end.y)]);
                let edits = rows.entry(begin.y).or_default();
                // The rest of the name, on the next line, is left out.
                edits.push((begin.x..end, words.take().unwrap_or_default()));
            }
        }
        for (y, edits) in rows {
            // From the right: what is moved is behind.
            for (range, words) in edits.into_iter().rev() {
                write(y, range, &words, area.right(), rule, buffer);
            }
        }
    }
}

/// The columns of a cell.
fn columns(cell: &Cell) -> u16 {
    u16::try_from(width(cell.symbol())).unwrap_or(1).max(1)
}

/// The text of an area, a line a row without the spaces at its ends, and where its cells are.
fn read(area: Rect, buffer: &Buffer) -> (String, Vec<At>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    for y in area.top()..area.bottom() {
        let is_blank = |x: &u16| buffer[(*x, y)].symbol().trim().is_empty();
        let Some(first) = (area.left()..area.right()).find(|x| !is_blank(x)) else {
            text.push_str("\n\n");
            continue;
        };
        let last = (first..area.right()).rev().find(|x| !is_blank(x));
        let mut x = first;
        while x <= last.unwrap_or(first) {
            let cell = &buffer[(x, y)];
            places.push(At {
                byte: text.len(),
                x,
                y,
            });
            text.push_str(cell.symbol());
            x += columns(cell);
        }
        text.push('\n');
    }
    (text, places)
}

/// Writes words in the place of some columns of a row, up to the line between panes. What is behind moves as little
/// as can be: spaces take up what is too much, or are put where something is missing. Where there are not enough of these the
/// words are cut: nothing else that a row says may be lost, or it would say something else.
fn write(y: u16, range: Range<u16>, words: &str, right: u16, rule: &str, buffer: &mut Buffer) {
    let is_end = |x: &u16| buffer[(*x, y)].symbol() == rule;
    let end = (range.end..right).find(is_end).unwrap_or(right);
    let style = buffer[(range.start, y)].style();
    let behind: Vec<Cell> = (range.end..end).map(|x| buffer[(x, y)].clone()).collect();
    let is_space = |cell: &Cell| cell.symbol() == " ";
    let are_spaces = |two: &[Cell]| two.iter().all(is_space);
    let spare = behind.windows(2).filter(|two| are_spaces(two)).count();
    let words = clean_line(words);
    let words = truncate(&words, range.len() + spare);
    let mut instead = Buffer::empty(Rect::new(0, 0, end - range.start, 1));
    let (before, _) = instead.set_stringn(0, 0, words, range.len() + spare, style);
    let mut line: Vec<Cell> = instead.content;
    line.truncate(before.into());
    line.extend(behind);
    let gap = |line: &[Cell]| {
        let mut pairs = line.windows(2).enumerate().skip(before.into());
        pairs.find_map(|(at, two)| are_spaces(two).then_some(at))
    };
    let room = usize::from(end - range.start);
    while line.len() > room
        && let Some(at) = gap(&line)
    {
        line.remove(at);
    }
    while line.len() < room {
        let at = gap(&line).unwrap_or(line.len());
        let mut space = Cell::new(" ");
        space.set_style(style);
        let space = line.get(at).cloned().unwrap_or(space);
        line.insert(at, space);
    }
    for (x, cell) in (range.start..end).zip(line) {
        buffer[(x, y)] = cell;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_stands_behind_a_name_is_lost() {
        for (line, words, written) in [
            ("Ruiz took all of it.", "Witness A", "Wit… took all of it."),
            ("Ruiz took all.      ", "Witness A", "Witness A took all. "),
            ("Ruiz left.  ○ known ", "Witness A", "Witn… left. ○ known "),
            ("Ruiz left.  │Ruiz le", "Witness A", "Witn… left. │Ruiz le"),
            ("Ruiz took all of it.", "R-1", "R-1 took all of it. "),
        ] {
            let mut buffer = Buffer::with_lines([line]);
            write(0, 0..4, words, 20, "│", &mut buffer);
            assert_eq!(buffer, Buffer::with_lines([written]), "{line}");
        }
    }
}
