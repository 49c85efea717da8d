//! What is to be handed on: rows to choose from, the look at it, how far it is.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{Styled, line_of, overlay::scroll_mark, put};
use crate::{
    clean,
    text::{Clean, clean, width, wrap},
    tui::{
        overlay::{Handing, Row, Step, Value},
        theme::{Part, Theme},
    },
};

/// The columns of the names of rows, with the bar before them and a space behind.
const NAMES: u16 = 8;

/// Rows below the list that say more of the selected one.
const MORE: u16 = 3;

/// Draws it below its head. Returns where the selected row begins, or what is said instead of rows.
pub fn handing(theme: &Theme, handing: &Handing, inside: Rect, buffer: &mut Buffer) -> Position {
    match &handing.step {
        Step::Choosing => return choose(theme, handing, inside, buffer),
        Step::Looking {
            text: Some(text),
            top,
        } => {
            let area = above(handing.kept.as_ref(), theme, inside, buffer);
            look(theme, text, *top, |_| Part::Plain, area, buffer);
        }
        Step::Looking { text: None, .. } | Step::Writing => {
            say(&handing.doing, Part::Dim, theme, inside, buffer);
        }
    }
    inside.as_position()
}

/// What is left of an area above a sentence that stands at its end; all of it, where none does.
pub fn above(words: Option<&Clean>, theme: &Theme, inside: Rect, buffer: &mut Buffer) -> Rect {
    let Some(words) = words else {
        return inside;
    };
    let columns = usize::from(inside.width).saturating_sub(2).max(1);
    let lines = u16::try_from(wrap(words, columns).len()).unwrap_or(MORE);
    // Most is left to what is looked at.
    let height = lines.min(inside.height / 2);
    let area = Rect {
        height: inside.height - height,
        ..inside
    };
    let below = Rect {
        y: area.bottom(),
        height,
        ..inside
    };
    say(words, Part::Dim, theme, below, buffer);
    area
}

/// Where the caret of the file's name is; none where no name is typed.
pub fn caret(handing: &Handing, inside: Rect) -> Option<Position> {
    let room = inside.width.checked_sub(NAMES + 1)?;
    if !handing.is_typed() || inside.is_empty() {
        return None;
    }
    let column = handing.line.seen(room.into()).caret;
    let x = inside.x + NAMES + u16::try_from(column).ok()?;
    (x < inside.right()).then_some(Position { x, y: inside.y })
}

/// What of a text is in sight: `12–40/200`.
pub fn in_sight(handing: &Handing, height: u16) -> Clean {
    match &handing.step {
        Step::Looking {
            text: Some(text),
            top,
        } => seen(text, *top, height),
        Step::Choosing | Step::Looking { .. } | Step::Writing => Clean::default(),
    }
}

/// The lines of a text in sight, from one of them on, and how many it has.
pub fn seen(text: &Clean, top: usize, height: u16) -> Clean {
    let lines = text.lines().count();
    let last = (top + usize::from(height)).min(lines);
    clean![top + 1, "–", last, "/", lines]
}

fn choose(theme: &Theme, handing: &Handing, inside: Rect, buffer: &mut Buffer) -> Position {
    let rows = handing.rows();
    let selected = rows.iter().position(|(row, ..)| *row == handing.row);
    let selected = selected.unwrap_or(0);
    let says = below(handing, rows[selected].2);
    let columns = usize::from(inside.width).saturating_sub(2).max(1);
    // A screen that is short has the row, and what is wrong with it.
    let wanted = wrap(&says.0, columns).len();
    let more = u16::try_from(wanted).unwrap_or(MORE).min(MORE);
    let more = more.min(inside.height.saturating_sub(1));
    let list = Rect {
        height: inside.height - more,
        ..inside
    };
    let top = (selected + 1).saturating_sub(list.height.into());
    for (line, (number, (row, name, _))) in (0..list.height).zip(rows.iter().enumerate().skip(top))
    {
        let place = line_of(list, line);
        let is_selected = number == selected;
        draw_row(theme, handing, *row, name, is_selected, place, buffer);
    }
    // It stands below the rows, and not at the end of a high screen.
    let shown = u16::try_from(rows.len() - top).unwrap_or(u16::MAX);
    let gap = u16::from(shown < list.height);
    let below = Rect {
        y: list.y + shown.min(list.height) + gap,
        height: more,
        ..inside
    };
    say(&says.0, says.1, theme, below, buffer);
    let line = u16::try_from(selected - top).unwrap_or(u16::MAX);
    line_of(list, line.min(list.height.saturating_sub(1))).as_position()
}

/// What stands below the rows: why it cannot be done, else what the value of the selected row is.
fn below(handing: &Handing, asks: &'static str) -> (Clean, Part) {
    if let Some(why) = &handing.refused {
        return (why.clone(), Part::Error);
    }
    let (values, at) = handing.values(handing.row);
    let value = at.and_then(|at| values.into_iter().nth(at));
    let says = value.map(|value| value.says).unwrap_or_default();
    match says.is_empty() {
        true => (asks.into(), Part::Dim),
        false => (says, Part::Dim),
    }
}

fn draw_row(
    theme: &Theme,
    handing: &Handing,
    row: Row,
    name: &'static str,
    is_selected: bool,
    place: Rect,
    buffer: &mut Buffer,
) {
    let style = |part| match is_selected {
        true => theme.style(Part::Selected),
        false => theme.style(part),
    };
    buffer.set_style(place, style(Part::Plain));
    let bar = match is_selected {
        true => Clean::from(theme.glyphs.bar),
        false => " ".into(),
    };
    let name = Clean::from(name).pad(usize::from(NAMES) - 1);
    let mut pieces: Vec<Styled> = vec![(bar, style(Part::Plain)), (name, style(Part::Key))];
    let room = usize::from(place.width.saturating_sub(NAMES + 1));
    match row {
        Row::File => pieces.push((handing.line.seen(room).text, style(Part::Strong))),
        _ => {
            let (values, at) = handing.values(row);
            pieces.extend(alternatives(&values, at, room).into_iter().map(|piece| {
                let part = if piece.1 { Part::Strong } else { Part::Dim };
                (piece.0, style(part))
            }));
        }
    }
    put(&pieces, place, buffer);
}

/// All values with the chosen one in brackets, or that one and how many there are where all have no room. Which of the
/// pieces is the chosen one is said.
pub fn alternatives(values: &[Value], at: Option<usize>, room: usize) -> Vec<(Clean, bool)> {
    let pieces: Vec<(Clean, bool)> = values
        .iter()
        .enumerate()
        .map(|(number, value)| match Some(number) == at {
            true => (clean!["[", value.name.clone(), "]"], true),
            false => (clean![" ", value.name.clone(), " "], false),
        })
        .collect();
    let all: usize = pieces.iter().map(|(words, _)| width(words)).sum();
    if all <= room {
        return pieces;
    }
    let count = clean![" ", at.map_or(0, |at| at + 1), "/", values.len()];
    let name = at.and_then(|at| values.get(at));
    let name = name.map(|value| value.name.clone()).unwrap_or_default();
    let name = clean!["[", name, "]"];
    match width(&name) + width(&count) <= room {
        true => vec![(name, true), (count, false)],
        false => vec![(name.truncate(room), true)],
    }
}

/// The words of what would be written, from a line on; how a line looks follows from what it says.
pub fn look(
    theme: &Theme,
    text: &Clean,
    top: usize,
    part_of: fn(&str) -> Part,
    area: Rect,
    buffer: &mut Buffer,
) {
    let columns = usize::from(area.width).saturating_sub(2).max(1);
    let mut line = 0;
    for words in text.lines().skip(top) {
        let style = theme.style(part_of(words));
        let mut parts = wrap(words, columns);
        if parts.is_empty() {
            parts.push(0..0);
        }
        for part in parts {
            if line >= area.height {
                break;
            }
            let words = clean![" ", clean(&words[part])];
            put(&[(words, style)], line_of(area, line), buffer);
            line += 1;
        }
    }
    scroll_mark(theme, area, top, text.lines().count(), buffer);
}

/// A sentence, in as many lines as it needs and there are.
pub fn say(words: &Clean, part: Part, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let columns = usize::from(area.width).saturating_sub(2).max(1);
    for (line, range) in (0..area.height).zip(wrap(words, columns)) {
        let text = clean![" ", clean(&words[range])];
        put(&[(text, theme.style(part))], line_of(area, line), buffer);
    }
}
