//! Writes cells: where the cursor is, how the next letter looks and which link is open are known
//! here, so that only what differs is sent.

use std::io::{self, Write};

use ratatui::{
    backend::IntoCrossterm,
    buffer::{Cell, CellWidth},
    crossterm::{
        cursor::{MoveTo, MoveToColumn},
        queue,
        style::Colored,
        terminal::{Clear, ClearType},
    },
    layout::Position,
    style::{Color, Modifier},
};

use super::measured::is_agreed;
use crate::tui::painted::Link;

/// Closes a link.
pub(super) const NO_LINK: &str = "\u{1b}]8;;\u{1b}\\";

/// The number of each rendition (ECMA-48, SGR).
const RENDITIONS: [(Modifier, &str); 9] = [
    (Modifier::BOLD, "1"),
    (Modifier::DIM, "2"),
    (Modifier::ITALIC, "3"),
    (Modifier::UNDERLINED, "4"),
    (Modifier::SLOW_BLINK, "5"),
    (Modifier::RAPID_BLINK, "6"),
    (Modifier::REVERSED, "7"),
    (Modifier::HIDDEN, "8"),
    (Modifier::CROSSED_OUT, "9"),
];

/// Writes the cells of one frame. It begins and ends without a style and without a link.
#[derive(Default)]
pub(super) struct Pen<'a> {
    page: Vec<u8>,
    /// Where the next letter will stand, if every terminal agrees.
    at: Option<Position>,
    style: (Modifier, Color, Color),
    link: Option<&'a Link>,
}

impl<'a> Pen<'a> {
    /// Writes one cell at its place.
    pub(super) fn cell(
        &mut self,
        at: Position,
        cell: &Cell,
        link: Option<&'a Link>,
    ) -> io::Result<()> {
        self.prepare(at, cell, link)?;
        let symbol = cell.symbol();
        self.page.write_all(symbol.as_bytes())?;
        self.at = is_agreed(symbol).then_some(Position::new(at.x + 1, at.y));
        Ok(())
    }

    /// Writes a blank in the style of a cell.
    pub(super) fn ground(
        &mut self,
        at: Position,
        cell: &Cell,
        link: Option<&'a Link>,
    ) -> io::Result<()> {
        self.prepare(at, cell, link)?;
        self.page.write_all(b" ")?;
        self.at = Some(Position::new(at.x + 1, at.y));
        Ok(())
    }

    /// Clears from a place to the end of its row. Without a style and a link, since a terminal may
    /// fill what it clears with either.
    pub(super) fn clear_from(&mut self, at: Position) -> io::Result<()> {
        self.prepare(at, &Cell::EMPTY, None)?;
        queue!(self.page, Clear(ClearType::UntilNewLine))
    }

    /// The bytes of the frame.
    pub(super) fn finish(mut self) -> io::Result<Vec<u8>> {
        self.style(Modifier::empty(), Color::Reset, Color::Reset)?;
        self.link(None)?;
        Ok(self.page)
    }

    fn prepare(&mut self, at: Position, cell: &Cell, link: Option<&'a Link>) -> io::Result<()> {
        match self.at {
            Some(here) if here == at => {}
            Some(here) if here.y == at.y => queue!(self.page, MoveToColumn(at.x))?,
            _ => queue!(self.page, MoveTo(at.x, at.y))?,
        }
        self.at = Some(at);
        self.link(link)?;
        self.style(cell.modifier, cell.fg, cell.bg)
    }

    fn style(&mut self, modifier: Modifier, front: Color, back: Color) -> io::Result<()> {
        let plain = (Modifier::empty(), Color::Reset, Color::Reset);
        let before = std::mem::replace(&mut self.style, (modifier, front, back));
        if before == self.style {
            return Ok(());
        }
        let mut parts = Vec::new();
        if before != plain {
            parts.push("0".to_owned());
        }
        let renditions = RENDITIONS.iter().filter(|(one, _)| modifier.contains(*one));
        parts.extend(renditions.map(|(_, number)| (*number).to_owned()));
        if front != Color::Reset {
            parts.push(Colored::ForegroundColor(front.into_crossterm()).to_string());
        }
        if back != Color::Reset {
            parts.push(Colored::BackgroundColor(back.into_crossterm()).to_string());
        }
        write!(self.page, "\u{1b}[{}m", parts.join(";"))
    }

    fn link(&mut self, link: Option<&'a Link>) -> io::Result<()> {
        let before = std::mem::replace(&mut self.link, link);
        if before.map(Link::id) == link.map(Link::id) {
            return Ok(());
        }
        match link {
            // A new link ends the one before.
            Some(link) => write!(
                self.page,
                "\u{1b}]8;id={:x};{}\u{1b}\\",
                link.id(),
                link.address()
            ),
            None => self.page.write_all(NO_LINK.as_bytes()),
        }
    }
}

/// How many columns a cell's content is held to take: at least the one that it stands in.
pub(super) fn columns(cell: &Cell) -> u16 {
    cell.cell_width().max(1)
}
