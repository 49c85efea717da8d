//! Keys that are no whole command yet: what may follow them, in columns above the footer.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{line_of, prompt::over, put};
use crate::{
    clean,
    library::Scope,
    model::Key,
    text::{Clean, width},
    tui::{
        action::{Action, Layer},
        input::{Typed, keymap::shown},
        model::Model,
        state::{Pane, Place},
        theme::{Part, Theme},
    },
};

/// What may follow.
struct Next {
    keys: Clean,
    does: Clean,
    part: Part,
}

/// The count and the keys so far in the footer, and what may follow above it.
pub fn sequence(model: &Model, theme: &Theme, footer: Rect, buffer: &mut Buffer) -> u16 {
    let Typed { count, keys } = &model.state.typed;
    let count = count.map(|count| clean![count]);
    let (plain, key) = (theme.style(Part::Footer), theme.style(Part::Key));
    let mut pieces = vec![(clean![" ", count, shown(keys)], key)];
    if keys.is_empty() {
        pieces.push((" times".into(), plain));
    }
    // Whatever cancels elsewhere: no key is bound behind others to Esc.
    pieces.push(("  Esc".into(), key));
    pieces.push((" leaves it".into(), plain));
    put(&pieces, footer, buffer);
    match keys.is_empty() {
        true => 0,
        false => menu(&following(model), theme, footer, buffer),
    }
}

/// What may follow the keys so far; in the place of a letter that marks a place, the marks.
fn following(model: &Model) -> Vec<Next> {
    let keymap = &model.fixed.keymap;
    let keys = &model.state.typed.keys;
    let mut all = Vec::new();
    for (rest, row) in keymap.continuations(Layer::Panes, keys) {
        let part = match (row.enabled)(model) {
            Ok(()) => Part::Plain,
            Err(_) => Part::Dim,
        };
        all.push(Next {
            keys: rest,
            does: row.what.into(),
            part,
        });
        if matches!(row.action, Action::Mark | Action::GoToMark) {
            all.extend(model.state.marks.iter().map(|(letter, place)| Next {
                keys: clean![crate::text::clean_line(&letter.to_string())],
                does: words_of(model, place),
                part: Part::Plain,
            }));
        }
    }
    all
}

/// Where a place is, from the outside in: its case, its view, what is selected there, and how deep.
fn words_of(model: &Model, place: &Place) -> Clean {
    let library = &model.known.library;
    let case = match &place.scope {
        Scope::Library => None,
        Scope::Case(case) => library
            .index(&Key::Case(case.clone()))
            .map(|index| library.label(index)),
    };
    let row = place.list.cursor.as_ref().map(|row| row.words());
    let row = row.map(|words| crate::text::clean_line(&words));
    let source = (place.pane == Pane::Source).then_some(Clean::from("source"));
    let view = Some(Clean::from(place.view.title()));
    Clean::join([case, view, row, source].into_iter().flatten(), ", ")
}

/// The rows of a menu in as many columns as have room.
fn menu(all: &[Next], theme: &Theme, footer: Rect, buffer: &mut Buffer) -> u16 {
    /// The fewest columns of one entry.
    const FEWEST: usize = 30;
    let keys = all.iter().map(|next| width(&next.keys)).max().unwrap_or(0);
    let does = all.iter().map(|next| width(&next.does)).max().unwrap_or(0);
    let room = usize::from(footer.width);
    let across = (room / (keys + does + 4).max(FEWEST)).max(1);
    // Never more than a third of the screen, where more columns can be had by cutting words.
    let most = usize::from(footer.y / 3).max(1);
    let across = match all.len().div_ceil(across) > most {
        true => all.len().div_ceil(most).min((room / FEWEST).max(1)),
        false => across,
    };
    let down = all.len().div_ceil(across).min(usize::from(footer.y));
    let area = over(footer, down as u16, theme, buffer);
    let columns = area.width / across as u16;
    for (number, next) in all.iter().enumerate().take(down * across) {
        let (column, line) = (number / down, number % down);
        let place = Rect {
            x: area.x + column as u16 * columns,
            width: columns.saturating_sub(1),
            ..line_of(area, line as u16)
        };
        let of_keys = match next.part {
            Part::Dim => Part::Dim,
            _ => Part::Key,
        };
        let pieces = [
            (clean![" ", next.keys.pad(keys), " "], theme.style(of_keys)),
            (
                next.does
                    .truncate(usize::from(columns).saturating_sub(keys + 4)),
                theme.style(next.part),
            ),
        ];
        put(&pieces, place, buffer);
    }
    area.height
}
