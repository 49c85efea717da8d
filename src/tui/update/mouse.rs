//! The mouse, where the user asked for it: the wheel scrolls, a click selects, a click on what is selected opens it, and the
//! line between two panes is moved by holding it.

use ratatui::{
    crossterm::event::{MouseButton, MouseEvent, MouseEventKind},
    layout::{Position, Rect},
};

use crate::{
    sheet::RowStyle,
    tui::{
        action::{self, panes, picture},
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
        state::{Held, Pane, Seam},
    },
};

/// The lines that a step of the wheel moves by.
const WHEEL: isize = 3;

/// What a mouse event does.
pub fn mouse(model: &mut Model, event: MouseEvent) -> Vec<Effect> {
    let at = Position {
        x: event.column,
        y: event.row,
    };
    // A report of a place that no screen has, as terminals send that count from 0.
    let is_here = Rect::from(model.state.size).contains(at);
    if let Some(held) = model.state.held.take() {
        match event.kind {
            MouseEventKind::Drag(MouseButton::Left) if is_here => drag(model, held, at),
            MouseEventKind::Drag(MouseButton::Left) => model.state.held = Some(held),
            // What was not moved was clicked at.
            MouseEventKind::Up(_) if !held.has_moved && model.state.overlay.is_none() => {
                model.state.place.pane = held.pane;
            }
            _ => {}
        }
    }
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
    let areas = layout(model.state.size, model);
    let Some(pane) = Pane::ALL
        .into_iter()
        .find(|pane| areas.pane(*pane).contains(at))
    else {
        return Vec::new();
    };
    let inside = areas.inside(pane);
    match event.kind {
        MouseEventKind::ScrollDown => wheel(model, pane, WHEEL),
        MouseEventKind::ScrollUp => wheel(model, pane, -WHEEL),
        MouseEventKind::Down(MouseButton::Left) => match Seam::at(&areas, at) {
            Some(seam) => {
                model.state.held = Some(Held {
                    seam,
                    pane,
                    has_moved: false,
                });
            }
            None if inside.contains(at) => {
                let selected = click(model, pane, at, inside);
                let again = model.state.place.pane == pane && selected == Some(true);
                model.state.place.pane = pane;
                if again {
                    action::open_selected(model);
                }
            }
            None => model.state.place.pane = pane,
        },
        MouseEventKind::Down(_) => model.state.place.pane = pane,
        _ => {}
    }
    Vec::new()
}

/// Moves the line that is held to where the mouse is.
fn drag(model: &mut Model, held: Held, at: Position) {
    let to = match held.seam {
        Seam::Views | Seam::List => at.x,
        Seam::Rows => at.y,
    };
    panes::move_to(model, held.seam, to.into());
    model.state.held = Some(Held {
        has_moved: true,
        ..held
    });
}

/// The wheel moves in the pane that it is over.
fn wheel(model: &mut Model, pane: Pane, by: isize) {
    model.state.place.pane = pane;
    if !picture::wheel(model, by) {
        action::step(model, by);
    }
}

/// Over help and lists the wheel does what the arrows do, three times.
fn wheel_over_list(model: &mut Model, kind: MouseEventKind) -> Vec<Effect> {
    match kind {
        MouseEventKind::ScrollDown => action::choose(model, WHEEL),
        MouseEventKind::ScrollUp => action::choose(model, -WHEEL),
        _ => Vec::new(),
    }
}

/// Selects what stands in a cell of a pane; whether it was selected before, none where nothing is.
fn click(model: &mut Model, pane: Pane, at: Position, inside: Rect) -> Option<bool> {
    let line = usize::from(at.y - inside.y);
    match pane {
        Pane::Menu => {
            let view = *model.views().get(line)?;
            let before = model.state.place.view == view;
            action::show_view(model, view);
            Some(before)
        }
        Pane::List => {
            let columns = Columns::of(model, inside.width);
            let line = line.checked_sub(lines_above(model, inside))?;
            let items = &model.shown.items;
            let height = |row: usize| {
                let item = items.get(row);
                item.map_or(0, |item| list::height(model, item, columns))
            };
            let position = flow::at(model.shown.list_top, line, items.len(), height)?.block;
            let before = model.shown.position == position;
            action::select(model, position);
            Some(before)
        }
        Pane::Record => click_page(model, line, usize::from(at.x - inside.x), inside),
        Pane::Source => {
            let document = model.document()?.clone();
            let line = line.checked_sub(document::HEAD)?;
            let passage = model.shown.passage.as_deref();
            let height = |part: usize| document::height(&document, passage, part, inside.width);
            let parts = document.parts();
            let part = flow::at(model.shown.source_top, line, parts.len(), height)?.block;
            model.state.place.source.paragraph = Some(parts.get(part).0);
            Some(false)
        }
    }
}

/// The same of a page: the link or the mark in that cell. Beside them, a row of words is selected by its first; in a picture
/// nothing is, since there what stands in a cell is what is meant.
fn click_page(model: &mut Model, line: usize, column: usize, inside: Rect) -> Option<bool> {
    let sheet = &model.shown.sheet;
    let told = model
        .mark()
        .map_or(0, |_| page::told_lines(sheet, inside.height));
    let shown = inside.height - told;
    if line >= usize::from(shown) {
        return None;
    }
    let top = model.shown.record_top;
    let heads = page::heads(sheet, top.block, shown);
    let height = |row: usize| page::height(sheet, row, inside.width);
    let place = match heads.clone().nth(line) {
        Some(block) => flow::Top { block, line: 0 },
        None => flow::at(top, line, sheet.rows.len(), height)?,
    };
    let row = sheet.rows.get(place.block)?;
    let is_stop = model.is_stop(row);
    let is_drawn = matches!(row.style, RowStyle::Drawn { .. });
    let target = page::target_at(row, place.line, column, inside.width);
    let was_here = model.row() == place.block;
    let (link, was_selected) = match target {
        Some(target) => (target, was_here && model.state.place.record.link == target),
        None if is_drawn => return None,
        None if was_here => (model.state.place.record.link, true),
        None => (0, false),
    };
    if is_stop && !was_selected {
        model.go_to_row(place.block, link);
    }
    Some(was_selected && model.link().is_some())
}
