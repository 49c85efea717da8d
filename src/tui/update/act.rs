//! What each action does.

use std::sync::Arc;

use super::{everywhere, find, follow, movement, take, words};
use crate::{
    library::Scope,
    model::Key,
    query::Query,
    search::text::Sought,
    tui::{
        action::Action,
        effect::Effect,
        model::Model,
        overlay::{Asked, Choice, GoTo, Overlay},
        state::{Pane, Place},
    },
};

/// Does what an action says, or says why it does nothing.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    // While words are chosen, what moves always can.
    if let Some(effects) = words::act(model, action) {
        return effects;
    }
    if let Err(why) = (action.info().enabled)(model) {
        model.state.complain(sentence(why));
        return Vec::new();
    }
    match action {
        Action::Down => movement::step(model, 1),
        Action::Up => movement::step(model, -1),
        Action::PageDown => movement::page(model, 1),
        Action::PageUp => movement::page(model, -1),
        Action::First => movement::to_end(model, false),
        Action::Last => movement::to_end(model, true),
        Action::Open => follow::open(model),
        Action::Back => follow::back(model),
        Action::Source => {
            follow::enter(model, Pane::Source);
            model.state.place.source.paragraph = None;
        }
        Action::NextLink => follow::next_link(model, true),
        Action::PreviousLink => follow::next_link(model, false),
        Action::NextCitation => follow::cite(model, 1),
        Action::PreviousCitation => follow::cite(model, -1),
        Action::Citations => model.state.overlay = Some(Overlay::Choice(Choice::citations(model))),
        Action::Filter => find::prompt(model, Asked::Filter),
        Action::Search => find::prompt(model, Asked::Search),
        Action::SearchNext => find::find(model, true, false),
        Action::SearchPrevious => find::find(model, false, false),
        Action::GoTo => {
            let mut goto = GoTo::default();
            goto.search(&model.known.library);
            model.state.overlay = Some(Overlay::GoTo(goto));
        }
        Action::Everywhere => return everywhere::open(model),
        Action::JumpBack => follow::jump(model, true),
        Action::JumpForward => follow::jump(model, false),
        Action::Home => {
            follow::remember(model);
            model.state.place = Place::default();
        }
        Action::Pane1 => model.state.place.pane = Pane::Menu,
        Action::Pane2 => model.state.place.pane = Pane::List,
        Action::Pane3 => model.state.place.pane = Pane::Record,
        Action::Pane4 => model.state.place.pane = Pane::Source,
        Action::Origins => {
            follow::remember(model);
            model.state.place.record.origins = !model.state.place.record.origins;
            (model.state.place.record.row, model.state.place.record.link) = (None, 0);
        }
        Action::Zoom => model.state.place.zoom = !model.state.place.zoom,
        Action::Theme => model.state.theme = (model.state.theme + 1) % model.fixed.themes.max(1),
        Action::CopyText => return take::copy(take::text(model), "text"),
        Action::CopyId => {
            return take::copy(model.record().map(|record| record.key.to_string()), "id");
        }
        Action::CopyCitation => return take::copy(take::citation(model), "citation"),
        Action::CopyQuote => return take::copy(take::quote(model), "quote"),
        Action::SelectWords => words::begin(model),
        Action::Cite => return take::cite_chosen(model),
        Action::View => {
            let page = model.document().and_then(|document| {
                let paragraph = document.paragraph(model.paragraph())?;
                paragraph.on_page.map(|(page, _)| page)
            });
            if let Some(source) = model.shown.source.clone() {
                return vec![Effect::View { source, page }];
            }
        }
        Action::Edit => {
            if let Some((path, line)) = model.file_place() {
                return vec![Effect::Edit { path, line }];
            }
        }
        Action::Reload => return reload(model),
        Action::Export => find::prompt(model, Asked::Export),
        Action::AsOf => find::prompt(model, Asked::AsOf),
        Action::Palette => model.state.overlay = Some(Overlay::Choice(Choice::palette(model))),
        Action::Help => model.state.overlay = Some(Overlay::Help { top: 0 }),
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Cancel => {
            match model.state.search.is_nothing() {
                true => find::filter(model, Some(Query::default())),
                false => model.state.search = Sought::Nothing,
            }
            model.state.notice = None;
        }
        Action::Quit => quit(model),
    }
    Vec::new()
}

/// Why something is not possible, as a sentence.
pub fn sentence(why: &str) -> String {
    let mut characters = why.chars();
    let first = characters
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    format!("{first}{}.", characters.as_str())
}

/// Closes what is open: the zoom, then the program.
fn quit(model: &mut Model) {
    match model.state.place.zoom {
        true => model.state.place.zoom = false,
        false => model.state.done = true,
    }
}

/// Reads the library again.
pub fn reload(model: &mut Model) -> Vec<Effect> {
    model.known.loading = true;
    model.known.generation += 1;
    vec![Effect::Load(model.known.generation)]
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
}
