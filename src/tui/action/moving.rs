//! Moving the selection: by rows, by pages, to the ends.

use super::{Action as A, Group, Row, enabled::*, follow::remember, repeat, row, rows};
use crate::{
    sheet::RowStyle,
    tui::{
        effect::Effect,
        input::Press,
        list::View,
        measure::{document, flow, layout::layout, page},
        model::Model,
        seek::Way,
        state::{Pane, Place},
    },
};

#[rustfmt::skip] // A table: a line a row.
pub const ROWS: [Row; 12] = rows(Group::Move, [
    row(A::Down, "down", &["j", "Down"], "", "Move down; a number before it says how often", always, |model, press| moved_by(model, Way::On, press)),
    row(A::Up, "up", &["k", "Up"], "", "Move up", always, |model, press| moved_by(model, Way::Back, press)),
    row(A::HalfDown, "half-page-down", &["Ctrl+d"], "", "Move down by half a page", always, |model, press| paged(model, Way::On, Share::Half, press)),
    row(A::HalfUp, "half-page-up", &["Ctrl+u"], "", "Move up by half a page", always, |model, press| paged(model, Way::Back, Share::Half, press)),
    row(A::PageDown, "page-down", &["PageDown"], "", "Move down by a page", always, |model, press| paged(model, Way::On, Share::Whole, press)),
    row(A::PageUp, "page-up", &["PageUp"], "", "Move up by a page", always, |model, press| paged(model, Way::Back, Share::Whole, press)),
    row(A::First, "first", &["g g", "Home"], "", "Go to the first row, or to that of the number before it", always, |model, press| to_end(model, End::First, press)),
    row(A::Last, "last", &["G", "End"], "", "Go to the last row, or to that of the number before it", always, |model, press| to_end(model, End::Last, press)),
    row(A::NextSection, "next-section", &["}"], "", "Go to the next section of the page, or the next page of the source", always, |model, press| section(model, Way::On, press)),
    row(A::PreviousSection, "previous-section", &["{"], "", "Go to the section before", always, |model, press| section(model, Way::Back, press)),
    row(A::NextPaneDown, "next-pane-down", &["J"], "", "Scroll the next pane down", has_next_pane, |model, press| beside(model, Way::On, press)),
    row(A::NextPaneUp, "next-pane-up", &["K"], "", "Scroll the next pane up", has_next_pane, |model, press| beside(model, Way::Back, press)),
]);

/// How much of a page.
#[derive(Clone, Copy)]
enum Share {
    Half,
    Whole,
}

#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

fn moved_by(model: &mut Model, way: Way, press: Press) -> Vec<Effect> {
    step(model, way.steps(press.times()));
    Vec::new()
}

fn paged(model: &mut Model, way: Way, share: Share, press: Press) -> Vec<Effect> {
    let inside = layout(model.state.size, model).inside(model.state.place.pane);
    let rows = usize::from(inside.height);
    let rows = match share {
        Share::Half => rows / 2,
        Share::Whole => rows.saturating_sub(1),
    };
    // A page too many is the end all the same.
    repeat(model, press, |model| turn_page(model, way, rows.max(1)));
    Vec::new()
}

fn to_end(model: &mut Model, end: End, press: Press) -> Vec<Effect> {
    let pane = model.state.place.pane;
    let count = match pane {
        Pane::Menu => model.views().len(),
        Pane::List => model.shown.items.len(),
        Pane::Record => model.shown.sheet.rows.len(),
        Pane::Source => model.document().map_or(0, |document| document.len()),
    };
    let last = count.saturating_sub(1);
    remember(model);
    let wanted = match (press.count, end) {
        (Some(number), _) => number.saturating_sub(1).min(last),
        (None, End::First) => 0,
        (None, End::Last) => last,
    };
    match pane {
        Pane::Menu => {
            if let Some(view) = model.views().get(wanted) {
                show_view(model, *view);
            }
        }
        Pane::List => select(model, wanted),
        Pane::Record => model.go_to_stop(wanted),
        Pane::Source => {
            model.state.place.source.paragraph = Some(wanted);
            model.state.place.source.spot = None;
            let end = match press.count {
                Some(_) => End::First,
                None => end,
            };
            show_end(model, wanted, end);
        }
    }
    Vec::new()
}

/// Shows the beginning or the end of a paragraph that has no room in the pane; one that has is seen whole.
fn show_end(model: &mut Model, paragraph: usize, end: End) {
    let inside = layout(model.state.size, model).inside(Pane::Source);
    let Some(document) = model.document().cloned() else {
        return;
    };
    let passage = model.shown.passage.as_deref();
    let height = |part: usize| document::height(&document, passage, part, inside.width);
    let rows = (inside.height as usize).saturating_sub(document::HEAD);
    let parts = document.parts().of_paragraph(paragraph);
    let start = flow::Top {
        block: parts.start,
        line: 0,
    };
    if parts.is_empty() || !flow::goes_on(start, parts.end - 1, rows, height) {
        return;
    }
    model.shown.source_top = match end {
        End::First => start,
        // As far down as paging goes.
        End::Last => flow::lowest(parts.end, rows, height).max(start),
    };
}

/// Goes to the next heading of a page, the next page of a source or, where it has no pages, the next
/// paragraph that is cited.
fn section(model: &mut Model, way: Way, press: Press) -> Vec<Effect> {
    repeat(model, press, |model| next_section(model, way));
    Vec::new()
}

fn next_section(model: &mut Model, way: Way) {
    match model.state.place.pane {
        Pane::Menu | Pane::List => step(model, way.steps(1)),
        Pane::Record => {
            let rows = &model.shown.sheet.rows;
            let is_head = |number: &usize| rows[*number].style == RowStyle::Heading;
            let now = model.row();
            // Where the heads are no stops, the selection goes to what is below one.
            let leads_on = |number: &usize| {
                let stop = model.stop_near(*number);
                stop.is_some_and(|stop| {
                    if way == Way::On {
                        stop > now
                    } else {
                        stop < now
                    }
                })
            };
            let is_wanted = |number: &usize| is_head(number) && leads_on(number);
            let found = match way {
                Way::On => (now + 1..rows.len()).find(is_wanted),
                Way::Back => (0..now).rev().find(is_wanted),
            };
            let end = match way {
                Way::On => rows.len().saturating_sub(1),
                Way::Back => 0,
            };
            model.go_to_stop(found.unwrap_or(end));
        }
        Pane::Source => {
            let now = model.paragraph();
            let cited = model.document().map(|text| text.cited_by().keys().copied());
            let mut cited: Vec<usize> = cited.into_iter().flatten().collect();
            cited.sort_unstable();
            let found = match way {
                Way::On => cited.into_iter().find(|place| *place > now),
                Way::Back => cited.into_iter().rev().find(|place| *place < now),
            };
            if let Some(found) = found {
                model.state.place.source.paragraph = Some(found);
                model.state.place.source.spot = None;
            }
        }
    }
}

/// Scrolls the pane behind the one that has the keys.
fn beside(model: &mut Model, way: Way, press: Press) -> Vec<Effect> {
    let pane = model.state.place.pane;
    let next = match pane {
        Pane::Menu if model.state.place.view.has_list() => Pane::List,
        Pane::Menu | Pane::List => Pane::Record,
        Pane::Record | Pane::Source => Pane::Source,
    };
    let stands = |model: &Model| {
        (
            (model.state.place.view, model.shown.position, model.row()),
            (model.paragraph(), model.shown.source_top),
        )
    };
    let before = stands(model);
    model.state.place.pane = next;
    step(model, way.steps(press.times()));
    model.state.place.pane = pane;
    if stands(model) == before {
        model.state.complain(match way {
            Way::On => "The next pane goes no further down.",
            Way::Back => "The next pane goes no further up.",
        });
    }
    Vec::new()
}

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
                let rows = &model.shown.sheet.rows;
                let next = |row: &usize| rows.get(*row).is_some_and(|row| model.is_stop(row));
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

fn turn_page(model: &mut Model, way: Way, rows: usize) {
    let inside = layout(model.state.size, model).inside(model.state.place.pane);
    match model.state.place.pane {
        Pane::Source => {
            let Some(document) = model.document().cloned() else {
                return;
            };
            let passage = model.shown.passage.as_deref();
            let height = |part: usize| document::height(&document, passage, part, inside.width);
            let parts = document.parts();
            let rows = rows.saturating_sub(document::HEAD).max(1);
            let now = model.shown.source_top;
            let top = match way {
                Way::On => {
                    let below = flow::down(now, rows, parts.len(), height);
                    below.min(flow::lowest(parts.len(), rows + 1, height).max(now))
                }
                Way::Back => flow::up(now, rows, height),
            };
            let first = match (top == now, way) {
                // Of the paragraph at the top, nothing may be left but the empty line after it.
                (false, _) => flow::down(top, 1, parts.len(), height).block,
                (true, Way::On) => parts.len().saturating_sub(1),
                (true, Way::Back) => 0,
            };
            model.shown.source_top = top;
            model.state.place.source.paragraph = Some(parts.get(first).0);
            model.state.place.source.spot = None;
        }
        Pane::Record => {
            // A page of the record is counted in lines, the selection in rows.
            let height = |row: usize| page::height(&model.shown.sheet, row, inside.width);
            let (mut row, mut lines) = (model.row(), 0);
            let last = model.shown.sheet.rows.len().saturating_sub(1);
            let end = if way == Way::On { last } else { 0 };
            while lines < rows && row != end {
                row = row.saturating_add_signed(way.steps(1));
                lines += height(row).max(1);
            }
            model.go_to_stop(row);
        }
        Pane::Menu | Pane::List => step(model, way.steps(rows)),
    }
}

/// Selects a row of the list; its record is looked at as it was left.
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
    let place = &mut model.state.place;
    place.list.within = None;
    (place.record, place.source) = model.state.memory.record(place.list.cursor.as_ref());
}

/// Shows another view of the same scope, as it was left.
pub fn show_view(model: &mut Model, view: View) {
    if model.state.place.view != view {
        // Going down the views is one step, however many are passed.
        let place = &model.state.place;
        let passes = |before: &Place| before.scope == place.scope && before.pane == Pane::Menu;
        if !(place.pane == Pane::Menu && model.state.back.last().is_some_and(passes)) {
            remember(model);
        }
        let place = &mut model.state.place;
        let look = model.state.memory.look(&place.scope, view);
        place.take_up(view, look);
    }
}
