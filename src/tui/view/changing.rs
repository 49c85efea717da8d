//! A change of a file: its fields, its patch, how far it is.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    Styled,
    handing::{alternatives, say},
    line_of,
    overlay::scroll_mark,
    put,
};
use crate::{
    clean,
    text::{Clean, clean_line, wrap},
    tui::{
        overlay::{Changing, Field, Holds, Looked, Stage, Value, Word},
        theme::{Part, Theme},
    },
};

/// The columns of the names of fields, with the bar before them and a space behind.
const NAMES: u16 = 11;

/// Rows below the fields that say more of the selected one.
const MORE: u16 = 3;

/// Draws it below its head. Returns where the selected field begins, or what is shown instead of fields.
pub fn changing(theme: &Theme, changing: &Changing, inside: Rect, buffer: &mut Buffer) -> Position {
    match &changing.stage {
        Stage::Asking => return ask(theme, changing, inside, buffer),
        Stage::Looking { looked, .. } => look(theme, looked, inside, buffer),
        Stage::Proposing => say(
            &"The change is worked out …".into(),
            Part::Dim,
            theme,
            inside,
            buffer,
        ),
        Stage::Writing => say(&"Writing …".into(), Part::Dim, theme, inside, buffer),
    }
    inside.as_position()
}

/// A patch, and what is said of it.
fn look(theme: &Theme, looked: &Looked, inside: Rect, buffer: &mut Buffer) {
    for (row, line) in (0..inside.height).zip(looked.in_sight()) {
        let part = line.of.as_ref().map_or(Part::Dim, |of| part(of));
        let words = clean![" ", line.words];
        put(&[(words, theme.style(part))], line_of(inside, row), buffer);
    }
    let (says, rows) = looked.says();
    let rows = u16::try_from(rows).unwrap_or(0).min(inside.height);
    let (above, below) = (inside.height - rows, inside.bottom() - rows);
    let below = Rect {
        y: below,
        height: rows,
        ..inside
    };
    say(says, Part::Dim, theme, below, buffer);
    let (top, _, lines) = looked.place();
    let above = Rect {
        height: above,
        ..inside
    };
    scroll_mark(theme, above, top, lines, buffer);
}

/// How a line of a patch looks.
fn part(line: &str) -> Part {
    match line.chars().next() {
        _ if line.starts_with("+++") || line.starts_with("---") => Part::Dim,
        Some('+') => Part::Added,
        Some('-') => Part::Removed,
        Some('@') => Part::Dim,
        _ => Part::Plain,
    }
}

/// How many rows it takes below its head; all that there are, where a patch is looked at.
pub fn rows(changing: &Changing) -> Option<u16> {
    let fields = u16::try_from(changing.fields.len()).ok()?;
    match changing.stage {
        Stage::Asking => Some(fields.saturating_add(MORE + 1)),
        _ => None,
    }
}

/// What of a patch is in sight: `12–40/200`.
pub fn in_sight(changing: &Changing) -> Clean {
    match &changing.stage {
        Stage::Looking { looked, .. } => {
            let (top, rows, lines) = looked.place();
            clean![top + 1, "–", top + rows, "/", lines]
        }
        Stage::Asking | Stage::Proposing | Stage::Writing => Clean::default(),
    }
}

/// Where the caret of the line is that is typed; none where none is.
pub fn caret(changing: &Changing, inside: Rect) -> Option<Position> {
    let room = inside.width.checked_sub(NAMES + 1)?;
    if !changing.is_typed() || inside.is_empty() {
        return None;
    }
    let (list, top) = list(changing, inside);
    let Holds::Line(line) = &changing.fields.get(changing.at)?.holds else {
        return None;
    };
    let column = line.seen(room.into()).caret;
    let x = inside.x + NAMES + u16::try_from(column).ok()?;
    let y = inside.y + u16::try_from(changing.at.checked_sub(top)?).ok()?;
    (x < inside.right() && y < list.bottom()).then_some(Position { x, y })
}

/// The rows in which the fields stand, and the first field in sight: a screen that is short has the selected one, and what
/// is wrong with it.
fn list(changing: &Changing, inside: Rect) -> (Rect, usize) {
    let columns = usize::from(inside.width).saturating_sub(2).max(1);
    let wanted = wrap(&below(changing).0, columns).len();
    let more = u16::try_from(wanted).unwrap_or(MORE).min(MORE);
    let more = more.min(inside.height.saturating_sub(1));
    let list = Rect {
        height: inside.height - more,
        ..inside
    };
    let top = (changing.at + 1).saturating_sub(list.height.into());
    (list, top)
}

fn ask(theme: &Theme, changing: &Changing, inside: Rect, buffer: &mut Buffer) -> Position {
    let (list, top) = list(changing, inside);
    let fields = changing.fields.iter().enumerate().skip(top);
    for (line, (number, field)) in (0..list.height).zip(fields) {
        draw(
            theme,
            field,
            number == changing.at,
            line_of(list, line),
            buffer,
        );
    }
    // It stands below the fields, and not at the end of a high screen.
    let shown = u16::try_from(changing.fields.len() - top).unwrap_or(u16::MAX);
    let gap = u16::from(shown < list.height);
    let y = list.y + shown.min(list.height) + gap;
    let below_them = Rect {
        y,
        height: inside.bottom().saturating_sub(y),
        ..inside
    };
    let (words, part) = below(changing);
    say(&words, part, theme, below_them, buffer);
    let line = u16::try_from(changing.at - top).unwrap_or(u16::MAX);
    line_of(list, line.min(list.height.saturating_sub(1))).as_position()
}

/// What stands below the fields: why it cannot be done, else what the selected field asks.
fn below(changing: &Changing) -> (Clean, Part) {
    if let Some(why) = &changing.refused {
        return (why.clone(), Part::Error);
    }
    let Some(field) = changing.fields.get(changing.at) else {
        return (Clean::default(), Part::Dim);
    };
    let words = match &field.holds {
        Holds::Word { words, at } => words.get(*at).map(|word| word.says.clone()),
        Holds::Line(_) => None,
    };
    (words.unwrap_or_else(|| field.info().1.into()), Part::Dim)
}

fn draw(theme: &Theme, field: &Field, is_selected: bool, place: Rect, buffer: &mut Buffer) {
    let style = |part| match is_selected {
        true => theme.style(Part::Selected),
        false => theme.style(part),
    };
    buffer.set_style(place, style(Part::Plain));
    let bar = match is_selected {
        true => Clean::from(theme.glyphs.bar),
        false => " ".into(),
    };
    let name = Clean::from(field.info().0).pad(usize::from(NAMES) - 1);
    let mut pieces: Vec<Styled> = vec![(bar, style(Part::Plain)), (name, style(Part::Key))];
    let room = usize::from(place.width.saturating_sub(NAMES + 1));
    match &field.holds {
        Holds::Line(line) => pieces.push((line.seen(room).text, style(Part::Strong))),
        Holds::Word { words, at } => {
            let value = |word: &Word| Value {
                name: clean_line(&word.word),
                says: Clean::default(),
            };
            let values: Vec<Value> = words.iter().map(value).collect();
            let all = alternatives(&values, Some(*at), room).into_iter();
            pieces.extend(all.map(|(words, is_chosen)| {
                let part = if is_chosen { Part::Strong } else { Part::Dim };
                (words, style(part))
            }));
        }
    }
    put(&pieces, place, buffer);
}
