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
    text::{clean_line, width},
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
        for joined in [Joined::AtBlanks, Joined::WithinWords] {
            let text = Text::read(area.intersection(buffer.area), joined, buffer);
            let edits = masks.edits_of_cut(&text.words).into_iter();
            let edits = edits.filter(|edit| text.may_hold(&edit.range));
            let edits: Vec<(Range<usize>, String)> =
                edits.map(|edit| (edit.range, edit.words)).collect();
            text.edit(edits, area.right(), rule, buffer);
        }
    }
}

/// How the rows of an area are read together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joined {
    /// As words that a blank parts.
    AtBlanks,
    /// As halves of one word, where that has no room in a row: an address, the path of a file, an id.
    WithinWords,
}

/// The text of an area, and where its cells are.
struct Text {
    words: String,
    places: Vec<At>,
    /// The bytes at which a word goes on in the next row.
    broken: Vec<usize>,
    joined: Joined,
}

impl Text {
    /// Reads an area, a line a row without the spaces at its ends.
    fn read(area: Rect, joined: Joined, buffer: &Buffer) -> Self {
        let mut text = Self {
            words: String::new(),
            places: Vec::new(),
            broken: Vec::new(),
            joined,
        };
        let mut above: Option<Range<u16>> = None;
        for y in area.top()..area.bottom() {
            let row = row(area, y, buffer);
            if let (Some(above), Some(below)) = (&above, &row) {
                let is_broken = joined == Joined::WithinWords
                    && is_broken(above.clone(), below.clone(), y, buffer);
                match is_broken {
                    true => text.broken.push(text.words.len()),
                    false => text.words.push('\n'),
                }
            }
            match &row {
                Some(row) => text.push(row.clone(), y, buffer),
                None => text.words.push_str("\n\n"),
            }
            above = row;
        }
        text
    }

    /// Adds the cells of a row.
    fn push(&mut self, row: Range<u16>, y: u16, buffer: &Buffer) {
        for x in cells(row, y, buffer) {
            let byte = self.words.len();
            self.places.push(At { byte, x, y });
            self.words.push_str(buffer[(x, y)].symbol());
        }
    }

    /// Whether a name may stand there: of those within a word, what goes over no end of a row was looked for before.
    fn may_hold(&self, range: &Range<usize>) -> bool {
        let mut broken = self.broken.iter();
        self.joined == Joined::AtBlanks || broken.any(|at| range.start < *at && *at < range.end)
    }

    /// Writes other words in the place of parts of the text, which are in order.
    fn edit(
        &self,
        edits: Vec<(Range<usize>, String)>,
        right: u16,
        rule: &str,
        buffer: &mut Buffer,
    ) {
        let mut rows: BTreeMap<u16, Vec<Edit>> = BTreeMap::new();
        for (range, words) in edits {
            let first = self.places.partition_point(|at| at.byte < range.start);
            let behind = self.places.partition_point(|at| at.byte < range.end);
            let mut words = Some(words);
            for row in self.places[first..behind].chunk_by(|a, b| a.y == b.y) {
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
                write(y, range, &words, right, rule, buffer);
            }
        }
    }
}

/// The columns of a row of an area from the first to the last that is not blank; none where all are.
fn row(area: Rect, y: u16, buffer: &Buffer) -> Option<Range<u16>> {
    let is_seen = |x: &u16| !buffer[(*x, y)].symbol().trim().is_empty();
    let first = (area.left()..area.right()).find(is_seen)?;
    let last = (first..area.right()).rev().find(is_seen)?;
    Some(first..last + columns(&buffer[(last, y)]))
}

/// Whether the last word of the row above may go on in row `y`: the two halves have no room in one row, from where the
/// lower begins.
fn is_broken(above: Range<u16>, below: Range<u16>, y: u16, buffer: &Buffer) -> bool {
    let is_blank = |x: &u16, y| buffer[(*x, y)].symbol().trim().is_empty();
    let mut blanks = cells(above.clone(), y - 1, buffer).filter(|x| is_blank(x, y - 1));
    let upper = above.end - blanks.next_back().map_or(above.start, |blank| blank + 1);
    let mut blanks = cells(below.clone(), y, buffer).filter(|x| is_blank(x, y));
    let lower = blanks.next().unwrap_or(below.end) - below.start;
    upper + lower > above.end.saturating_sub(below.start)
}

/// The cells of some columns of a row, of which a wide character has one: where each begins.
fn cells(
    columns_of_row: Range<u16>,
    y: u16,
    buffer: &Buffer,
) -> impl DoubleEndedIterator<Item = u16> {
    let mut cells = Vec::new();
    let mut x = columns_of_row.start;
    while x < columns_of_row.end {
        cells.push(x);
        x += columns(&buffer[(x, y)]);
    }
    cells.into_iter()
}

/// The columns of a cell.
fn columns(cell: &Cell) -> u16 {
    u16::try_from(width(cell.symbol())).unwrap_or(1).max(1)
}

/// What stands in the place of a name where what it is called instead has no room, whatever either is called.
const MARK: &str = "[…]";

/// Writes words in the place of some columns of a row, up to the line between panes. What is behind moves as little
/// as can be: spaces take up what is too much, or are put where something is missing. Where there are not enough of these a
/// mark stands in their place: nothing else that a row says may be lost, or it would say something else.
fn write(y: u16, range: Range<u16>, words: &str, right: u16, rule: &str, buffer: &mut Buffer) {
    let is_end = |x: &u16| buffer[(*x, y)].symbol() == rule;
    let end = (range.end..right).find(is_end).unwrap_or(right);
    let style = buffer[(range.start, y)].style();
    let behind: Vec<Cell> = (range.end..end).map(|x| buffer[(x, y)].clone()).collect();
    let is_space = |cell: &Cell| cell.symbol() == " ";
    let are_spaces = |two: &[Cell]| two.iter().all(is_space);
    let spare = behind.windows(2).filter(|two| are_spaces(two)).count();
    let words = clean_line(words);
    // Cut to the room of the name, it would tell how long that is.
    let room_of_words = range.len() + spare;
    let fits = |words: &&str| width(words) <= room_of_words;
    let words = [&*words, MARK, "…"].into_iter().find(fits).unwrap_or("");
    let mut instead = Buffer::empty(Rect::new(0, 0, end - range.start, 1));
    let (before, _) = instead.set_stringn(0, 0, words, room_of_words, style);
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
            ("Ruiz took all of it.", "Witness A", "[…] took all of it. "),
            ("Ruiz took all.      ", "Witness A", "Witness A took all. "),
            ("Ruiz left.  ○ known ", "Witness A", "[…] left.   ○ known "),
            ("Ruiz left.  │Ruiz le", "Witness A", "[…] left.   │Ruiz le"),
            ("Ruiz took all of it.", "R-1", "R-1 took all of it. "),
        ] {
            let mut buffer = Buffer::with_lines([line]);
            write(0, 0..4, words, 20, "│", &mut buffer);
            assert_eq!(buffer, Buffer::with_lines([written]), "{line}");
        }
    }
}
