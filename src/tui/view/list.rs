//! The list of a view.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use super::{Styled, hint, line_of, put, source::styled};
use crate::{
    model::Kind,
    search::text::Sought,
    text::{Clean, as_sentence, clean, clean_line},
    tui::{
        action::Action,
        list::View,
        measure::list::{Columns, Piece, lines},
        model::Model,
        state::Pane,
        theme::{Part, Theme},
    },
};

/// The rows of the view that are in sight, or why there are none. Returns where the selected row begins.
pub fn list(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    if model.shown.items.is_empty() {
        hint(&empty(model), theme, area, buffer);
        return None;
    }
    let columns = Columns::of(model, area.width);
    let heads = columns.heads().filter(|_| area.height > 3);
    let rows = Rect {
        y: area.y + u16::from(heads.is_some()),
        height: area.height - u16::from(heads.is_some()),
        ..area
    };
    if let Some(heads) = heads {
        draw_line(
            &heads,
            Row::Other,
            &Sought::Nothing,
            theme,
            line_of(area, 0),
            buffer,
        );
    }
    let mut cursor = None;
    let focused = model.state.place.pane == Pane::List;
    let sought = match focused {
        true => model.state.search.clone(),
        false => Sought::Nothing,
    };
    // The head of the group has a line of its own: no row is covered.
    let mut top = model.shown.list_top.block;
    let mut rows = rows;
    if let Some(head) = head_of(model).filter(|_| area.height > 3) {
        let row = row_at(model, head, focused);
        let pieces = lines(model, &model.shown.items[head], columns)
            .into_iter()
            .next();
        let place = line_of(rows, 0);
        if row == Row::Selected {
            cursor = Some(place.as_position());
        }
        draw_line(
            &pieces.unwrap_or_default(),
            row,
            &sought,
            theme,
            place,
            buffer,
        );
        rows.y += 1;
        rows.height = rows.height.saturating_sub(1);
        // Where it is the first row in sight, it is not drawn again.
        top += usize::from(head == top);
    }
    let mut line = 0;
    for (position, item) in model.shown.items.iter().enumerate().skip(top) {
        if line >= rows.height {
            break;
        }
        let row = row_at(model, position, focused);
        for pieces in lines(model, item, columns).iter() {
            if line >= rows.height {
                break;
            }
            let place = line_of(rows, line);
            if row == Row::Selected {
                cursor = cursor.or(Some(place.as_position()));
            }
            draw_line(pieces, row, &sought, theme, place, buffer);
            line += 1;
        }
    }
    cursor.filter(|_| focused)
}

/// How a row stands out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Selected,
    /// The selected one of a pane that has not the keys.
    Marked,
    Other,
}

fn row_at(model: &Model, position: usize, focused: bool) -> Row {
    match (position == model.shown.position, focused) {
        (true, true) => Row::Selected,
        (true, false) => Row::Marked,
        (false, _) => Row::Other,
    }
}

/// The head of the group that the first row in sight is of.
fn head_of(model: &Model) -> Option<usize> {
    let top = model.shown.list_top.block;
    let heads = &model.shown.heads;
    let behind = heads.partition_point(|head| *head <= top);
    heads.get(behind.checked_sub(1)?).copied()
}

fn draw_line(
    pieces: &[Piece],
    row: Row,
    sought: &Sought,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) {
    let whole = match row {
        Row::Selected => Some(theme.style(Part::Selected)),
        Row::Marked => Some(theme.style(Part::Marked)),
        Row::Other => None,
    };
    let plain = whole.unwrap_or(theme.style(Part::Plain));
    if whole.is_some() {
        buffer.set_style(area, plain);
    }
    let bar = match (pieces.first(), row) {
        (Some(Piece::InGutter(letter)), _) => {
            let style = whole.unwrap_or(theme.style(Part::Key));
            (clean(letter.encode_utf8(&mut [0; 4])), style)
        }
        (_, Row::Other) => (Clean::from(" "), plain),
        (_, Row::Selected | Row::Marked) => (theme.glyphs.bar.into(), plain),
    };
    let mut drawn: Vec<Styled> = vec![bar];
    for piece in pieces {
        match piece {
            Piece::InGutter(_) => {}
            Piece::Gap(columns) => drawn.push((Clean::from(" ").repeat(*columns), plain)),
            Piece::Sign(sign) => {
                // One style for the whole row: on a reversed row colours would read badly.
                let style = whole.unwrap_or(theme.tone(sign.tone));
                drawn.push((theme.glyph(*sign).into(), style));
            }
            Piece::Words(words, part) => {
                let style = whole.unwrap_or(theme.style(*part));
                drawn.extend(found_in(words, sought, style, theme));
            }
        }
    }
    put(&drawn, area, buffer);
}

/// Words, with what is searched for set off.
fn found_in(words: &Clean, sought: &Sought, style: Style, theme: &Theme) -> Vec<Styled> {
    let found = sought.places(words).into_iter();
    let found: Vec<_> = found.map(|at| (at, theme.style(Part::Found))).collect();
    match found.is_empty() {
        true => vec![(words.clone(), style)],
        false => styled(words, 0..words.len(), &found, style),
    }
}

fn empty(model: &Model) -> String {
    if let Some(why) = &model.known.unopened {
        return clean_line(&as_sentence(why)).to_string();
    }
    if model.shown.waits() {
        return "Listing …".into();
    }
    match (
        model.known.loading,
        model.state.place.list.filter.is_empty(),
        model.state.place.view,
    ) {
        (true, ..) => format!(
            "Opening {} …",
            clean_line(&model.fixed.path.display().to_string())
        ),
        _ if model.state.place.list.only.is_some() => format!(
            "Nothing of what the mark of the drawing stood for is here now. {} shows all.",
            model.fixed.keymap.key(Action::Cancel)
        ),
        (_, false, _) => format!(
            "Nothing matches “{}”. {} or an empty filter shows all.",
            clean_line(&model.state.place.list.filter),
            model.fixed.keymap.key(Action::Cancel)
        ),
        (_, _, View::Problems) => "No problems.".into(),
        (_, _, View::Of(kind)) if let Some(day) = model.day() => none_by(model, kind, &day.words()),
        _ if model.day().is_some() => format!(
            "Nothing here is said, in what was reported by {}, to have happened by then. Not counted then: {}.",
            model.day().map(|day| day.words()).unwrap_or_default(),
            model.shown.not_counted.words()
        ),
        (_, _, View::Of(Kind::Case)) => {
            "There is no case file in this folder. `casefile init DIR` writes an example.".into()
        }
        (_, _, View::Of(kind)) => kind.info().none_here(),
        (_, _, View::Timeline | View::Chronology) => {
            "Nothing here has a date, and no event is recorded.".into()
        }
        (_, _, View::Overview | View::Agenda | View::Matrix | View::Conflicts | View::Changes) => {
            String::new()
        }
    }
}

/// That no record of a kind is counted by a day, and how many there are that are not: `No question is recorded by
/// 3 May 2025; 8 left out.`
fn none_by(model: &Model, kind: Kind, day: &str) -> String {
    let one = kind.info().one;
    match model.known.library.left_out(&model.state.place.scope, kind) {
        0 => format!("No {one} is recorded by {day}."),
        left => format!("No {one} is recorded by {day}; {left} left out."),
    }
}
