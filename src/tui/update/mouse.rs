//! The mouse, where the user asked for it: the wheel scrolls, a click selects, a click on what is
//! selected opens.

use ratatui::{
    crossterm::event::{MouseButton, MouseEvent, MouseEventKind},
    layout::Position,
};

use crate::tui::{
    action,
    effect::Effect,
    measure::{
        document, flow,
        layout::layout,
        list::{self, Columns},
        page,
    },
    model::Model,
    overlay::Overlay,
    shown::lines_above,
    state::Pane,
};

/// What a mouse event does.
pub fn mouse(model: &mut Model, event: MouseEvent) -> Vec<Effect> {
    match &model.state.overlay {
        Some(
            Overlay::Help(_)
            | Overlay::Choice(_)
            | Overlay::Everywhere
            | Overlay::Handing(_)
            | Overlay::Changing(_),
        ) => {
            return wheel_over_list(model, event.kind);
        }
        Some(Overlay::Prompt(_) | Overlay::Note(_) | Overlay::Confirm { .. }) => return Vec::new(),
        None => {}
    }
    let at = Position {
        x: event.column,
        y: event.row,
    };
    let areas = layout(model.state.size, model);
    let Some(pane) = Pane::ALL
        .into_iter()
        .find(|pane| areas.pane(*pane).contains(at))
    else {
        return Vec::new();
    };
    let inside = areas.inside(pane);
    match event.kind {
        MouseEventKind::ScrollDown | MouseEventKind::ScrollUp => {
            model.state.place.pane = pane;
            action::step(
                model,
                if event.kind == MouseEventKind::ScrollDown {
                    3
                } else {
                    -3
                },
            );
        }
        MouseEventKind::Down(MouseButton::Left) if inside.contains(at) => {
            let line = (at.y - inside.y) as usize;
            let selected = click(model, pane, line, inside.width);
            let again = model.state.place.pane == pane && selected == Some(true);
            model.state.place.pane = pane;
            if again {
                action::open_selected(model);
            }
        }
        MouseEventKind::Down(_) => model.state.place.pane = pane,
        _ => {}
    }
    Vec::new()
}

/// Over help and lists the wheel does what the arrows do, three times.
fn wheel_over_list(model: &mut Model, kind: MouseEventKind) -> Vec<Effect> {
    match kind {
        MouseEventKind::ScrollDown => action::choose(model, 3),
        MouseEventKind::ScrollUp => action::choose(model, -3),
        _ => Vec::new(),
    }
}

/// Selects what stands on a line of a pane; whether it was selected before, none where nothing is.
fn click(model: &mut Model, pane: Pane, line: usize, width: u16) -> Option<bool> {
    match pane {
        Pane::Menu => {
            let view = *model.views().get(line)?;
            let before = model.state.place.view == view;
            action::show_view(model, view);
            Some(before)
        }
        Pane::List => {
            let columns = Columns::of(model, width);
            let inside = layout(model.state.size, model).inside(Pane::List);
            let line = line.checked_sub(lines_above(model, inside))?;
            let items = &model.shown.items;
            let height = |row: usize| {
                let item = items.get(row);
                item.map_or(0, |item| list::height(model, item, columns))
            };
            let position = flow::down(model.shown.list_top, line, items.len(), height).block;
            items.get(position)?;
            let before = model.shown.position == position;
            action::select(model, position);
            Some(before)
        }
        Pane::Record => {
            let height = |row: usize| page::height(&model.shown.sheet, row, width);
            let row = flow::down(
                model.shown.record_top,
                line,
                model.shown.sheet.rows.len(),
                height,
            )
            .block;
            let shown = model.shown.sheet.rows.get(row);
            let is_stop = shown.is_some_and(|row| model.is_stop(row));
            let before = model.row() == row;
            if !before && is_stop {
                model.go_to_row(row, 0);
            }
            Some(before && model.link().is_some())
        }
        Pane::Source => {
            let document = model.document()?.clone();
            let line = line.checked_sub(document::HEAD)?;
            let passage = model.shown.passage.as_deref();
            let height = |part: usize| document::height(&document, passage, part, width);
            let parts = document.parts();
            let part = flow::down(model.shown.source_top, line, parts.len(), height).block;
            model.state.place.source.paragraph = Some(parts.get(part).0);
            Some(false)
        }
    }
}
