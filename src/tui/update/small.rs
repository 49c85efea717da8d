//! A screen on which nothing can be read: whoever does not see what a key does, does nothing by it but leave.

use ratatui::{
    crossterm::event::{Event, KeyEventKind},
    layout::Size,
};

use crate::tui::{
    action::{Action, Layer},
    effect::Effect,
    input::{Read, Typed, key::Key},
    model::Model,
};

/// What an event does there. What was written and could not be put down is not asked about: it is told when the program
/// ends.
pub fn take(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Resize(width, height) => {
            model.state.size = Size { width, height };
            Vec::new()
        }
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            let read = Typed::default().read(Key::of(key), &model.fixed.keymap, Layer::Panes);
            match read {
                Read::Do(Action::Leave, _) => {
                    model.state.done = true;
                    Vec::new()
                }
                Read::Do(action @ (Action::Redraw | Action::Suspend), press) => {
                    action.run(model, press)
                }
                Read::Do(..) | Read::More | Read::Nothing(_) => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}
