//! What stands on the screen, and the bytes that change it.
//!
//! A row in which every letter is one cell in any terminal is changed cell by cell. A row with
//! anything in it that a terminal may measure otherwise (marks, joined emoji, Arabic, Thai, wide
//! letters), before or after, is cleared and written whole as soon as anything in it changes, each
//! such letter being followed by a move to where the next one belongs: so a terminal that thinks
//! otherwise can neither shift the rest of the row nor keep a part of what stood there.

use std::io;

use ratatui::{
    buffer::{Buffer, Cell},
    crossterm::{
        cursor::{Hide, MoveTo, Show},
        queue,
        style::ResetColor,
        terminal::{
            BeginSynchronizedUpdate, Clear, ClearType, DisableLineWrap, EnableLineWrap,
            EndSynchronizedUpdate,
        },
    },
    layout::{Position, Rect, Size},
    style::{Color, Modifier},
};

use super::{
    measured::is_agreed,
    pen::{Pen, columns},
    surroundings::Links,
};
use crate::tui::painted::{Link, Painted};

/// What of a cell's style is seen without a letter.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT);

/// The screen as it was drawn last.
pub(super) struct Canvas {
    size: Size,
    shown: Buffer,
    painted: Painted,
    links: Links,
    /// Whether the screen was cleared for this canvas.
    cleared: bool,
}

impl Canvas {
    /// An empty canvas, whose first frame clears the screen.
    pub(super) fn new(size: Size, links: Links) -> Self {
        Self {
            size,
            shown: Buffer::empty(Rect::new(0, 0, size.width, size.height)),
            painted: Painted::default(),
            links,
            cleared: false,
        }
    }

    pub(super) fn size(&self) -> Size {
        self.size
    }

    /// The bytes that bring the screen to what `view` paints, as one synchronized update; none
    /// where nothing differs.
    pub(super) fn paint(
        &mut self,
        view: impl FnOnce(&mut Buffer) -> Painted,
    ) -> io::Result<Vec<u8>> {
        let area = Rect::new(0, 0, self.size.width, self.size.height);
        let mut next = Buffer::empty(area);
        let mut painted = view(&mut next);
        disarm(&mut next);
        // A place off the screen would be taken for one on its edge.
        painted.cursor = painted.cursor.filter(|place| area.contains(*place));
        if self.links == Links::Refused {
            painted.links.clear();
        }
        let (cells, wraps) = self.cells(&next, &painted.links)?;
        let frame = self.frame(&cells, wraps, painted.cursor)?;
        self.shown = next;
        self.painted = painted;
        self.cleared = true;
        Ok(frame)
    }

    /// The update round the bytes of the changed cells.
    fn frame(&self, cells: &[u8], wraps: Wraps, cursor: Option<Position>) -> io::Result<Vec<u8>> {
        let mut frame = Vec::new();
        let before = self.painted.cursor;
        if self.cleared && cells.is_empty() && before == cursor {
            return Ok(frame);
        }
        queue!(frame, BeginSynchronizedUpdate)?;
        // Seen jumping about otherwise, where a terminal knows no synchronized updates.
        let hides = !self.cleared || (before.is_some() && (cursor.is_none() || !cells.is_empty()));
        if hides {
            queue!(frame, Hide)?;
        }
        if !self.cleared {
            queue!(frame, ResetColor, MoveTo(0, 0), Clear(ClearType::All))?;
        }
        // At the edge, what a terminal holds to be wider than we do would go on in the next row.
        if wraps == Wraps::Not {
            queue!(frame, DisableLineWrap)?;
        }
        frame.extend(cells);
        if wraps == Wraps::Not {
            queue!(frame, EnableLineWrap)?;
        }
        if let Some(place) = cursor {
            queue!(frame, MoveTo(place.x, place.y))?;
            if hides || before.is_none() {
                queue!(frame, Show)?;
            }
        }
        queue!(frame, EndSynchronizedUpdate)?;
        Ok(frame)
    }

    /// The bytes of the cells that differ.
    fn cells(&self, next: &Buffer, links: &[Link]) -> io::Result<(Vec<u8>, Wraps)> {
        let mut pen = Pen::default();
        let mut wraps = Wraps::AsUsual;
        let width = usize::from(self.size.width).max(1);
        let rows = self
            .shown
            .content
            .chunks(width)
            .zip(next.content.chunks(width));
        for (y, (before, after)) in (0..).zip(rows) {
            let row = Row {
                y,
                cells: after,
                links: links.iter().filter(|link| link.at().y == y).collect(),
            };
            let old_links = self.painted.links.iter().filter(|link| link.at().y == y);
            let same_links = old_links.eq(row.links.iter().copied());
            if same_links && before == after {
                continue;
            }
            let mut both = before.iter().chain(after);
            if both.all(|cell| is_agreed(cell.symbol())) && same_links {
                row.change(before, &mut pen)?;
            } else {
                row.write(&mut pen)?;
                wraps = Wraps::Not;
            }
        }
        Ok((pen.finish()?, wraps))
    }
}

/// What happens at the end of a row while cells are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wraps {
    AsUsual,
    Not,
}

/// A row to be shown.
struct Row<'a> {
    y: u16,
    cells: &'a [Cell],
    links: Vec<&'a Link>,
}

impl<'a> Row<'a> {
    /// Writes the cells that differ, each being one column wide.
    fn change(&self, before: &[Cell], pen: &mut Pen<'a>) -> io::Result<()> {
        for ((x, cell), old) in self.numbered().zip(before) {
            if cell != old {
                pen.cell(self.place(x), cell, self.link(x))?;
            }
        }
        Ok(())
    }

    /// Clears the row and writes all of it.
    fn write(&self, pen: &mut Pen<'a>) -> io::Result<()> {
        pen.clear_from(self.place(0))?;
        let is_blank = |(x, cell): &(u16, &Cell)| **cell == Cell::EMPTY && self.link(*x).is_none();
        let blanks = self.numbered().rev().take_while(is_blank).count();
        let written = self.cells.len() - blanks;
        // Under a letter that a terminal holds to be narrower than we do, the ground would gape.
        let gapes = |cell: &Cell| !is_agreed(cell.symbol()) && is_seen_on_blank(cell);
        if self.cells.iter().any(gapes) {
            for (x, cell) in self.numbered().take(written) {
                pen.ground(self.place(x), cell, self.link(x))?;
            }
        }
        let mut free = 0;
        for (x, cell) in self.numbered().take(written) {
            if x < free {
                continue;
            }
            free = x + columns(cell);
            let place = self.place(x);
            match usize::from(free) <= self.cells.len() {
                true => pen.cell(place, cell, self.link(x))?,
                // Half a letter at the edge.
                false => pen.ground(place, cell, self.link(x))?,
            }
        }
        // What a terminal holds to be wider reaches into the blanks. The last of the written may be
        // a wide letter, whose other half is no blank.
        let blank = written.max(free.into());
        match self.numbered().nth(blank) {
            Some((x, _)) => pen.clear_from(self.place(x)),
            None => Ok(()),
        }
    }

    fn numbered(&self) -> impl DoubleEndedIterator<Item = (u16, &'a Cell)> + ExactSizeIterator {
        let cells = self.cells;
        // A row is as long as a `u16` says at most.
        (0..cells.len()).map(move |x| (x as u16, &cells[x]))
    }

    fn place(&self, x: u16) -> Position {
        Position::new(x, self.y)
    }

    fn link(&self, x: u16) -> Option<&'a Link> {
        let mut links = self.links.iter().copied();
        links.find(|link| (link.at().left()..link.at().right()).contains(&x))
    }
}

fn is_seen_on_blank(cell: &Cell) -> bool {
    cell.bg != Color::Reset || cell.modifier.intersects(SEEN_ON_BLANK)
}

/// Replaces what would command the terminal instead of showing in it. Text is clean long before it
/// comes here; this is the last door, for the day when some was forgotten.
fn disarm(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if cell.symbol().contains(char::is_control) {
            cell.set_symbol("\u{fffd}");
        }
    }
}

#[cfg(test)]
mod crowd;
#[cfg(test)]
mod emulator;
#[cfg(test)]
mod tests;
