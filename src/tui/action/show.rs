//! What is shown, and how: panes, zoom, origins, the day, the theme.

use super::{Action as A, Enabled, Group, Row, Why, enabled::*, find, follow, program, row, rows};
use crate::{
    model::{Body, Key},
    tui::{
        effect::Effect,
        input::Press,
        model::Model,
        overlay::{Asked, Choice, Overlay, Yes},
        state::Pane,
    },
};

#[rustfmt::skip] // A table: a line a row.
pub const ROWS: [Row; 10] = rows(Group::Show, [
    row(A::Pane1, "pane-1", &["g 1", "Alt+1"], "", "Go to the pane of views", always, |model, _| focus(model, Pane::Menu)),
    row(A::Pane2, "pane-2", &["g 2", "Alt+2"], "", "Go to the list", has_list, |model, _| focus(model, Pane::List)),
    row(A::Pane3, "pane-3", &["g 3", "Alt+3"], "", "Go to the record", has_record, |model, _| focus(model, Pane::Record)),
    row(A::Pane4, "pane-4", &["g 4", "Alt+4"], "", "Go to the source", has_source, |model, _| focus(model, Pane::Source)),
    row(A::Zoom, "zoom", &["+"], "", "Give the pane the whole screen, or take it back", always, |model, _| zoom(model)),
    row(A::Origins, "origins", &["O"], "origins", "Show the ways back to who said it first, or the record again", has_origins, |model, _| origins(model)),
    row(A::Falls, "falls", &["d"], "what falls", "Show what would fall without the source that is selected among the ways, or the ways again", has_fall, |model, _| falls(model)),
    row(A::AsOf, "as-of", &["D"], "", "Look at what was known and said by a day, a month or a year", has_library, |model, _| find::ask(model, Asked::AsOf)),
    row(A::Cover, "cover", &["P"], "", "Cover the names of the protected on the screen, or show them again", has_library, |model, _| cover(model)),
    row(A::Theme, "theme", &["T"], "", "Use the next theme", always, theme),
]);

fn focus(model: &mut Model, pane: Pane) -> Vec<Effect> {
    model.state.place.pane = pane;
    Vec::new()
}

fn zoom(model: &mut Model) -> Vec<Effect> {
    model.state.place.zoom = !model.state.place.zoom;
    Vec::new()
}

fn origins(model: &mut Model) -> Vec<Effect> {
    follow::remember(model);
    let record = &mut model.state.place.record;
    record.origins = !record.origins;
    (record.row, record.link, record.falls) = (None, 0, None);
    Vec::new()
}

/// The source that is selected among the ways to who said it first.
fn of_ways(model: &Model) -> Option<Key> {
    let is_at_ways = model.state.place.record.origins && model.state.place.record.falls.is_none();
    let named = model.link().filter(|_| is_at_ways)?.names().cloned()?;
    let index = model.known.library.index(&named)?;
    let is_source = matches!(model.known.library.at(index).body, Body::Source(_));
    is_source.then_some(named)
}

fn has_fall(model: &Model) -> Enabled {
    if model.state.place.record.falls.is_some() || of_ways(model).is_some() {
        return Ok(());
    }
    Err(match model.state.place.record.origins {
        true => Why::Words("select a source among the ways: what would fall without it is shown"),
        false => Why::Key(
            "only among the ways to who said it first",
            A::Origins,
            "shows them",
        ),
    })
}

fn falls(model: &mut Model) -> Vec<Effect> {
    let falls = of_ways(model);
    follow::remember(model);
    let record = &mut model.state.place.record;
    record.falls = falls;
    (record.row, record.link) = (None, 0);
    Vec::new()
}

/// Covers names at once; where there are several audiences, it is asked before which. Before they are shown again it is asked: a slip of the hand cannot be taken back.
fn cover(model: &mut Model) -> Vec<Effect> {
    match model.state.covers {
        true => {
            model.state.overlay = Some(Overlay::Confirm {
                question: "Show the names of the protected again? y/n".into(),
                yes: Yes::Uncover,
            });
            Vec::new()
        }
        false => {
            let is_named = model.state.audience.is_some();
            if model.known.library.audiences.len() > 1 && !is_named {
                model.state.overlay = Some(Overlay::Choice(Choice::audiences(model)));
                return Vec::new();
            }
            model.state.covers = true;
            program::reload(model)
        }
    }
}

/// Covers names before an audience, by its number.
pub fn cover_before(model: &mut Model, number: usize) -> Vec<Effect> {
    let audience = model.known.library.audiences.get(number);
    model.state.audience = audience.map(|(name, _)| name.clone());
    model.state.covers = true;
    program::reload(model)
}

fn theme(model: &mut Model, press: Press) -> Vec<Effect> {
    let themes = &model.fixed.themes;
    let number = (model.state.theme + press.times()) % themes.len().max(1);
    let name = themes.get(number).cloned().unwrap_or_default();
    model.state.theme = number;
    model.state.say(format!("Theme: {name}."));
    Vec::new()
}
