//! The list of a view.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use super::{Styled, hint, line_of, put, source::styled};
use crate::{
    clean,
    model::Kind,
    search::text::Sought,
    text::{Clean, as_sentence, clean_line},
    tui::{
        list::{Item, View},
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
    let focused = model.state.place.pane == Pane::List;
    let sought = match focused {
        true => model.state.search.clone(),
        false => Sought::Nothing,
    };
    let top = model.shown.list_top;
    let (mut line, mut skip) = (0, top.line);
    let mut cursor = None;
    for (position, item) in model.shown.items.iter().enumerate().skip(top.block) {
        if line >= rows.height {
            break;
        }
        let row = match (position == model.shown.position, focused) {
            (true, true) => Row::Selected,
            (true, false) => Row::Marked,
            (false, _) => Row::Other,
        };
        for pieces in lines(model, item, columns).iter().skip(skip) {
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
        skip = 0;
    }
    if let Some(head) = head_above(model) {
        let pieces = lines(model, head, columns).into_iter().next();
        let place = line_of(rows, 0);
        buffer.set_style(place, theme.style(Part::Plain));
        let empty = clean![" "].repeat(usize::from(place.width));
        put(&[(empty, theme.style(Part::Plain))], place, buffer);
        draw_line(
            &pieces.unwrap_or_default(),
            Row::Other,
            &sought,
            theme,
            place,
            buffer,
        );
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

/// The head of the group whose rows are in sight, where it is above them.
fn head_above(model: &Model) -> Option<&Item> {
    let top = model.shown.list_top.block;
    let is_head = |item: &&Item| matches!(item, Item::Head(_));
    let first = model.shown.items.get(top)?;
    // A row that is selected and first in sight is not covered.
    if is_head(&first) || top == model.shown.position {
        return None;
    }
    model.shown.items[..top].iter().rev().find(is_head)
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
    let bar = match row {
        Row::Other => Clean::from(" "),
        Row::Selected | Row::Marked => theme.glyphs.bar.into(),
    };
    let mut drawn: Vec<Styled> = vec![(bar, plain)];
    for piece in pieces {
        match piece {
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
    match (
        model.known.loading,
        model.state.place.list.filter.is_empty(),
        model.state.place.view,
    ) {
        (true, ..) => format!(
            "Opening {} …",
            clean_line(&model.fixed.path.display().to_string())
        ),
        (_, false, _) => format!(
            "Nothing holds “{}”. Esc or an empty filter shows all.",
            clean_line(&model.state.place.list.filter)
        ),
        (_, _, View::Problems) => "No problems.".into(),
        (_, _, View::Of(Kind::Case)) => {
            "There is no case file in this folder. `casefile init DIR` writes an example.".into()
        }
        (_, _, view) => format!("No {} are recorded here.", view.title().to_lowercase()),
    }
}
