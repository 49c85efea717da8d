//! Keys that are typed before the library is there, or that of a day: they wait for it. What they ask for cannot be done yet, and
//! "nothing here holds it" or today in the place of another day would be false.

use ratatui::crossterm::event::{Event, KeyEvent, KeyEventKind};

use super::take;
use crate::tui::{
    action::{self, Action, Layer},
    effect::Effect,
    input::{Read, key::Key},
    message::Message,
    model::Model,
};

/// Keys and pastes that are kept; whoever types more before anything is there did not mean to.
const MOST: usize = 4_096;

/// Keeps what was typed until the library is there. Gives back what is to be done now: where it is there, and what
/// leaves the program.
pub fn keep(model: &mut Model, event: Event) -> Option<Event> {
    if !waits(model) {
        return Some(event);
    }
    if let Event::Key(key) = &event
        && key.kind != KeyEventKind::Release
        && matches!(read(model, *key), Read::Do(Action::Cancel, _))
        && action::stay(model)
    {
        return None;
    }
    let is_typed = match &event {
        Event::Key(key) => key.kind != KeyEventKind::Release && !leaves(model, *key),
        Event::Paste(_) => true,
        _ => false,
    };
    if !is_typed {
        return Some(event);
    }
    if model.state.early.len() < MOST {
        model.state.early.push(event);
    }
    None
}

fn waits(model: &Model) -> bool {
    let is_first = model.known.loading && model.known.library.records().len() == 0;
    is_first || model.state.turning.is_some()
}

/// What a key would do in the panes.
fn read(model: &Model, key: KeyEvent) -> Read {
    let mut typed = model.state.typed.clone();
    typed.read(Key::of(key), &model.fixed.keymap, Layer::Panes)
}

/// Whether a key leaves the program; a letter may be one of a word where others were typed before it.
fn leaves(model: &Model, key: KeyEvent) -> bool {
    let is_leave = matches!(read(model, key), Read::Do(Action::Leave, _));
    is_leave && (model.state.early.is_empty() || Key::of(key).typed().is_none())
}

/// Does what was typed before the library was there, one after the other. What turns to a day lets the rest wait
/// again.
pub fn catch_up(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    for event in std::mem::take(&mut model.state.early) {
        effects.extend(take(model, Message::Terminal(event)));
        effects.extend(model.settle());
    }
    effects
}
