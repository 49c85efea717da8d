//! Moving the selection: by rows, by pages, to the ends.

use crate::{
    sheet::RowStyle,
    tui::{
        list::View,
        measure::{document, flow, layout::layout, page},
        model::Model,
        state::Pane,
    },
};

/// Moves the selection of the pane by some rows.
pub fn step(model: &mut Model, by: isize) {
    match model.state.place.pane {
        Pane::Menu => {
            let views = model.views();
            let now = views
                .iter()
                .position(|view| *view == model.state.place.view)
                .unwrap_or(0);
            let view = views[moved(now, by, views.len())];
            show_view(model, view);
        }
        Pane::List => select(
            model,
            moved(model.shown.position, by, model.shown.items.len()),
        ),
        Pane::Record => {
            let mut row = model.row();
            for _ in 0..by.unsigned_abs() {
                let next = |row: &usize| {
                    model
                        .shown
                        .sheet
                        .rows
                        .get(*row)
                        .is_some_and(|row| row.style != RowStyle::Blank)
                };
                let found = match by > 0 {
                    true => (row + 1..model.shown.sheet.rows.len()).find(next),
                    false => (0..row).rev().find(next),
                };
                row = found.unwrap_or(row);
            }
            model.go_to_row(row, 0);
        }
        Pane::Source => step_source(model, by),
    }
}

fn moved(now: usize, by: isize, count: usize) -> usize {
    now.saturating_add_signed(by).min(count.saturating_sub(1))
}

/// Goes to the next paragraph; a paragraph that does not fit is first scrolled through.
fn step_source(model: &mut Model, by: isize) {
    let inside = layout(model.state.size, model).inside(Pane::Source);
    let Some(document) = model.document().cloned() else {
        return;
    };
    let passage = model.shown.passage.clone();
    let passage = passage.as_deref();
    let height = |part: usize| document::height(&document, passage, part, inside.width);
    let now = model.paragraph();
    model.state.place.source.spot = None;
    let rows = (inside.height as usize).saturating_sub(document::HEAD);
    let parts = document.parts();
    let here = parts.of_paragraph(now);
    let top = model.shown.source_top;
    if by == 1 && here.contains(&top.block) && flow::goes_on(top, here.end - 1, rows, height) {
        model.state.place.source.paragraph = Some(now);
        model.shown.source_top = flow::down(top, 1, parts.len(), height);
        return;
    }
    let start = flow::Top {
        block: here.start,
        line: 0,
    };
    if by == -1 && here.contains(&top.block) && top > start {
        model.state.place.source.paragraph = Some(now);
        model.shown.source_top = flow::up(top, 1, height);
        return;
    }
    let next = moved(now, by, document.len());
    let there = parts.of_paragraph(next);
    let start = flow::Top {
        block: there.start,
        line: 0,
    };
    if !flow::goes_on(start, there.end - 1, rows, height) {
        // What fits is shown from its start.
        model.shown.source_top = model.shown.source_top.min(start);
    }
    model.state.place.source.paragraph = Some(next);
}

pub fn page(model: &mut Model, by: isize) {
    let inside = layout(model.state.size, model).inside(model.state.place.pane);
    let rows = (inside.height as isize - 1).max(1);
    match model.state.place.pane {
        Pane::Source => {
            let Some(document) = model.document().cloned() else {
                return;
            };
            let passage = model.shown.passage.as_deref();
            let height = |part: usize| document::height(&document, passage, part, inside.width);
            let parts = document.parts();
            let rows = (rows as usize).saturating_sub(document::HEAD).max(1);
            let now = model.shown.source_top;
            let top = match by > 0 {
                true => {
                    let below = flow::down(now, rows, parts.len(), height);
                    below.min(flow::lowest(parts.len(), rows + 1, height).max(now))
                }
                false => flow::up(now, rows, height),
            };
            let first = match (top == now, by > 0) {
                // Of the paragraph at the top, nothing may be left but the empty line after it.
                (false, _) => flow::down(top, 1, parts.len(), height).block,
                (true, true) => parts.len().saturating_sub(1),
                (true, false) => 0,
            };
            model.shown.source_top = top;
            model.state.place.source.paragraph = Some(parts.get(first).0);
            model.state.place.source.spot = None;
        }
        Pane::Record => {
            // A page of the record is counted in lines, the selection in rows.
            let height = |row: usize| page::height(&model.shown.sheet, row, inside.width);
            let (mut row, mut lines) = (model.row(), 0);
            while lines < rows as usize
                && (by > 0 || row > 0)
                && (by < 0 || row + 1 < model.shown.sheet.rows.len())
            {
                row = row.saturating_add_signed(by);
                lines += height(row).max(1);
            }
            model.go_to_row(row, 0);
        }
        Pane::Menu | Pane::List => step(model, by * rows),
    }
}

pub fn to_end(model: &mut Model, last: bool) {
    match model.state.place.pane {
        Pane::Menu => {
            let views = model.views();
            let view = if last { views.last() } else { views.first() };
            if let Some(view) = view {
                show_view(model, *view);
            }
        }
        Pane::List => select(
            model,
            if last {
                model.shown.items.len().saturating_sub(1)
            } else {
                0
            },
        ),
        Pane::Record => {
            let end = model.shown.sheet.rows.len().saturating_sub(1);
            model.go_to_row(if last { end } else { 0 }, 0);
        }
        Pane::Source => {
            let count = model.document().map_or(0, |document| document.len());
            model.state.place.source.paragraph =
                Some(if last { count.saturating_sub(1) } else { 0 });
        }
    }
}

/// Selects a row of the list; its record is looked at from the start.
pub fn select(model: &mut Model, position: usize) {
    if position == model.shown.position {
        return;
    }
    model.shown.position = position;
    model.state.place.list.cursor = model
        .shown
        .items
        .get(position)
        .and_then(|item| item.id(&model.known.library));
    model.state.place.look_from_start();
}

/// Shows another view of the same scope.
pub fn show_view(model: &mut Model, view: View) {
    if model.state.place.view != view {
        model.state.place.view = view;
        model.state.place.list.filter.clear();
        model.state.place.list.cursor = None;
        model.state.place.look_from_start();
    }
}
