//! The program itself: reading again, help, the shell, the way out.

use std::sync::Arc;

use super::{
    Action as A, Group, Layer, Row, day, enabled::always, find, follow, review, row, rows,
};
use crate::{
    config::Quit,
    library::Scope,
    model::Key,
    query::Query,
    search::text::Sought,
    tui::{
        effect::Effect,
        model::Model,
        overlay::{Choice, Help, Overlay, Yes},
        state::{Pane, Place},
    },
};

/// The shell, and a clean screen, are wanted whatever lies over the panes.
const ALL: &[Layer] = &Layer::ALL;

#[rustfmt::skip] // A table: a line a row.
pub const ROWS: [Row; 8] = rows(Group::Program, [
    row(A::Reload, "reload", &["R"], "", "Read the library again, keeping the place", always, |model, _| reload(model)),
    row(A::Palette, "palette", &[":"], "", "Choose an action by its name", always, |model, _| over(model, |model| Overlay::Choice(Choice::palette(model)))),
    row(A::Help, "help", &["?", "F1"], "help", "Show what the keys do", always, |model, _| over(model, |_| Overlay::Help(Help::default()))),
    row(A::Redraw, "redraw", &["Ctrl+l"], "", "Draw the screen again", always, |_, _| vec![Effect::Redraw]).heard_by(ALL),
    row(A::Suspend, "suspend", &["Ctrl+z"], "", "Go to the shell; `fg` comes back", always, |_, _| vec![Effect::Suspend]).heard_by(ALL),
    row(A::Cancel, "cancel", &["Esc"], "", "Cancel what was begun: a search, the filter, an earlier day", always, |model, _| cancel(model)),
    row(A::Quit, "quit", &["q"], "", "Go back from deep inside; at the outermost place, leave", always, |model, _| quit(model)),
    row(A::Leave, "leave", &["Q", "Ctrl+c"], "", "Leave the program", always, |model, _| leave(model)),
]);

fn over(model: &mut Model, overlay: fn(&Model) -> Overlay) -> Vec<Effect> {
    model.state.overlay = Some(overlay(model));
    Vec::new()
}

/// Takes back, one at a time: the search, the filter, the day.
fn cancel(model: &mut Model) -> Vec<Effect> {
    if model.state.stop_seeking() {
        model.state.say("The search was stopped.");
    } else if !model.state.search.is_nothing() {
        model.state.search = Sought::Nothing;
    } else if model.state.place.list.only.take().is_some() {
        model.state.place.list.at = 0;
    } else if !model.state.place.list.filter.is_empty() {
        let here = model.state.place.list.clone();
        find::refilter(model, Some(Query::default()), &here);
    } else if let Some(effects) = day::leave(model) {
        return effects;
    }
    Vec::new()
}

/// Goes back from deep inside: out of the zoom, the source, the record, the case; then leaves. Or leaves at
/// once, or asks, where the reader has set it so.
fn quit(model: &mut Model) -> Vec<Effect> {
    match model.fixed.quit {
        Quit::Leave => return leave(model),
        Quit::Ask => {
            let question = review::unsaved(model);
            model.state.overlay = Some(question.unwrap_or_else(|| Overlay::Confirm {
                question: "Leave? y/n".into(),
                yes: Yes::Leave,
            }));
            return Vec::new();
        }
        Quit::Back => {}
    }
    let place = &mut model.state.place;
    if place.zoom {
        place.zoom = false;
    } else if place.pane > Pane::List && place.view.has_list() {
        follow::back(model);
    } else if model.in_case() {
        model.state.place.pane = Pane::Menu;
        follow::back(model);
    } else {
        return leave(model);
    }
    Vec::new()
}

/// Leaves the program; asks first where something would be lost with it.
pub fn leave(model: &mut Model) -> Vec<Effect> {
    match review::unsaved(model) {
        Some(question) => model.state.overlay = Some(question),
        None => model.state.done = true,
    }
    Vec::new()
}

/// Reads the library again.
pub fn reload(model: &mut Model) -> Vec<Effect> {
    (model.known.loading, model.known.is_to_read) = (true, false);
    model.known.generation += 1;
    vec![Effect::Load(model.known.generation)]
}

/// The same after files were changed by whom one need not ask: a file that cannot be read whole now is shown as it was.
pub fn reload_kept(model: &mut Model) -> Vec<Effect> {
    reload(model);
    vec![Effect::Reload(model.known.generation)]
}

/// Reads the files that have changed, where that is to be done and the reader is not in the middle of something.
pub fn read_changed(model: &mut Model) -> Vec<Effect> {
    let known = &model.known;
    let is_free =
        model.state.overlay.is_none() && model.state.turning.is_none() && model.caret().is_none();
    match known.is_to_read && !known.loading && is_free {
        true => reload_kept(model),
        false => Vec::new(),
    }
}

/// After a reload: what is no longer there cannot be where the reader is.
pub fn stay_within(model: &mut Model) {
    let library = Arc::clone(&model.known.library);
    let gone = |scope: &Scope| matches!(scope, Scope::Case(case) if library.index(&Key::Case(case.clone())).is_none());
    if gone(&model.state.place.scope) {
        model.state.place = Place::default();
    }
    model.state.back.retain(|place| !gone(&place.scope));
    model.state.forward.retain(|place| !gone(&place.scope));
    model.state.marks.retain(|_, place| !gone(&place.scope));
    model.state.memory.retain(|scope| !gone(scope));
}
