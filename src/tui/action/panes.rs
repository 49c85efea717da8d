//! How much of the screen each pane has: the lines between them are moved, by keys and by the mouse.

use super::{Action as A, Enabled, Group, Row, Way, Why, row, rows};
use crate::tui::{
    effect::Effect,
    input::Press,
    measure::layout::layout,
    model::Model,
    state::{Moved, Pane, Seam},
};

#[rustfmt::skip] // A table: a line a row.
pub const ROWS: [Row; 5] = rows(Group::Show, [
    row(A::Wider, "wider", &["Ctrl+w >"], "", "Give the list more columns, the record fewer; or the views, where these have the keys", has_beside, |model, press| beside(model, Way::On, press)),
    row(A::Narrower, "narrower", &["Ctrl+w <"], "", "Give the list, or the views, fewer columns", has_beside, |model, press| beside(model, Way::Back, press)),
    row(A::Taller, "taller", &["Ctrl+w +"], "", "Give the upper pane more rows, the lower fewer", has_below, |model, press| below(model, Way::On, press)),
    row(A::Lower, "lower", &["Ctrl+w -"], "", "Give the upper pane fewer rows", has_below, |model, press| below(model, Way::Back, press)),
    row(A::Even, "even", &["Ctrl+w ="], "", "Give all panes their usual size", super::enabled::always, |model, _| { model.state.moved = Moved::default(); Vec::new() }),
]);

/// The line that is moved by columns: that of the list, and of the views where they have the keys or nothing else
/// stands beside anything.
fn upright(model: &Model) -> Option<Seam> {
    let areas = layout(model.state.size, model);
    let order = match model.state.place.pane {
        Pane::Menu => [Seam::Views, Seam::List],
        Pane::List | Pane::Record | Pane::Source => [Seam::List, Seam::Views],
    };
    order.into_iter().find(|seam| seam.place(&areas).is_some())
}

fn has_beside(model: &Model) -> Enabled {
    let why = Why::Words("no pane stands beside another here");
    upright(model).map(|_| ()).ok_or(why)
}

fn has_below(model: &Model) -> Enabled {
    let areas = layout(model.state.size, model);
    let why = Why::Words("no pane stands above another here");
    Seam::Rows.place(&areas).map(|_| ()).ok_or(why)
}

fn beside(model: &mut Model, way: Way, press: Press) -> Vec<Effect> {
    if let Some(seam) = upright(model) {
        by(model, seam, way, press, 4);
    }
    Vec::new()
}

fn below(model: &mut Model, way: Way, press: Press) -> Vec<Effect> {
    by(model, Seam::Rows, way, press, 2);
    Vec::new()
}

/// Moves a line by some cells for each time a key is meant.
fn by(model: &mut Model, seam: Seam, way: Way, press: Press, cells: usize) {
    let by = way.steps(press.times().min(50) * cells);
    let now = seam.place(&layout(model.state.size, model));
    if let Some(now) = now {
        move_to(model, seam, i32::from(now) + i32::try_from(by).unwrap_or(0));
    }
}

/// Moves a line to a column or a row, as far as every pane keeps enough to be read. What is kept is how far it came: the
/// next step begins there.
pub fn move_to(model: &mut Model, seam: Seam, wanted: i32) {
    let size = model.state.size;
    let place = |model: &Model| seam.place(&layout(size, model)).map(i32::from);
    let Some(from) = place(model) else { return };
    let before = *model.state.moved.of(seam);
    let moved_by = |by: i32| i16::try_from(i32::from(before) + by).unwrap_or(before);
    *model.state.moved.of(seam) = moved_by(wanted - from);
    let came = place(model).unwrap_or(from);
    *model.state.moved.of(seam) = moved_by(came - from);
}
