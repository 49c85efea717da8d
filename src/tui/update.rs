//! What a message does to the model. No input, no output: what is wanted of the outside world is
//! returned as effects.

mod act;
mod as_of;
mod everywhere;
mod find;
mod find_in_source;
mod follow;
mod mouse;
mod movement;
mod overlays;
mod take;
mod words;

use std::sync::Arc;

pub use act::sentence;

use ratatui::crossterm::event::{Event, KeyEventKind};

use super::{
    action::Action,
    effect::Effect,
    keymap::{Key, Meaning},
    list::{RowId, View},
    message::Message,
    model::Model,
    overlay::Overlay,
};
use crate::text::Clean;

/// Changes the model by a message; everything that follows is brought in line.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let mut effects = match message {
        Message::Terminal(Event::Key(key)) if key.kind == KeyEventKind::Release => Vec::new(),
        Message::Terminal(Event::Key(key)) => press(model, Key::of(key)),
        Message::Terminal(Event::Paste(text)) => overlays::paste(model, &text),
        Message::Terminal(Event::Mouse(event)) => mouse::mouse(model, event),
        Message::Terminal(Event::Resize(width, height)) => {
            model.size = ratatui::layout::Size { width, height };
            Vec::new()
        }
        Message::Terminal(_) => Vec::new(),
        Message::Sized(size) => {
            model.size = size;
            Vec::new()
        }
        Message::Loaded(generation, library) if generation == model.generation => {
            loaded(model, library)
        }
        Message::Unopened(generation, why) if generation == model.generation => {
            model.loading = false;
            if model.library.records().len() == 0 {
                model.unopened = Some(why);
            } else {
                // What was read before is still worth reading.
                model.complain(sentence(&why));
            }
            Vec::new()
        }
        Message::Document(edition, key, document) if edition == model.edition => {
            model.documents.insert(key, Some(document));
            Vec::new()
        }
        Message::Verified(edition, found) if edition == model.edition => {
            model.passages.extend(found);
            Vec::new()
        }
        Message::Checked(edition, found, missed) if edition == model.edition => {
            model.add_problems(found, missed);
            Vec::new()
        }
        Message::Gathered(edition, corpus) if edition == model.edition => {
            everywhere::gathered(model, corpus)
        }
        Message::Found(asked, told) if asked == model.everywhere.asked => {
            everywhere::found(model, told)
        }
        Message::Gathered(..)
        | Message::Found(..)
        | Message::Loaded(..)
        | Message::Unopened(..)
        | Message::Document(..)
        | Message::Verified(..)
        | Message::Checked(..) => Vec::new(),
        Message::Done(text) => {
            model.say(text);
            Vec::new()
        }
        Message::Failed(text) => {
            model.complain(text);
            Vec::new()
        }
        Message::Ask { question, yes } => {
            model.overlay = Some(Overlay::Confirm { question, yes });
            Vec::new()
        }
        Message::Edited => act::reload(model),
    };
    effects.extend(model.settle());
    model.tour = model.tour.map(|tour| tour.advanced(model));
    effects
}

fn loaded(model: &mut Model, library: Arc<crate::library::Library>) -> Vec<Effect> {
    let again = model.library.records().len() > 0;
    model.loading = false;
    model.unopened = None;
    let selected = model.place.selected.clone();
    let day = model.day().cloned();
    as_of::show(model, library, day);
    let mut effects = model.settle();
    if again {
        report(model, selected);
    }
    effects.extend(as_of::check(model));
    if matches!(model.overlay, Some(Overlay::Everywhere)) {
        effects.extend(model.everywhere.gather(model.edition));
    }
    effects
}

/// Says what a reload changed for the reader, who had that row selected.
fn report(model: &mut Model, selected: Option<RowId>) {
    // Of what is to be fixed, most is new each time.
    let gone = selected.filter(|id| {
        let found = id.position(&model.library, &model.items, None);
        found.is_none() && model.place.view != View::Problems && model.awaited.is_none()
    });
    let gone = gone.map_or_else(String::new, |id| {
        format!(" {} is no longer there.", id.words())
    });
    match model.library.diagnostics.len() {
        0 if gone.is_empty() => model.say("Read again."),
        0 => model.complain(format!("Read again.{gone}")),
        1 => model.complain(format!("Read again; 1 problem.{gone}")),
        errors => model.complain(format!("Read again; {errors} problems.{gone}")),
    }
}

fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    model.awaited = None;
    if model.overlay.is_some() {
        return match model.fixed.keymap.meaning(&[key]) {
            // The shell, and a clean screen, are wanted whatever lies over the panes.
            Meaning::Action(action @ (Action::Suspend | Action::Redraw))
                if key.typed().is_none() =>
            {
                act::act(model, action)
            }
            // No text is typed with Alt, and nothing is chosen.
            _ if key.has_alt() => Vec::new(),
            _ => overlays::press(model, key),
        };
    }
    model.notice = None;
    model.pending.push(key);
    let effects = match model.fixed.keymap.meaning(&model.pending) {
        Meaning::Prefix => return Vec::new(),
        Meaning::Action(action) => act::act(model, action),
        Meaning::Nothing => {
            let keys = super::keymap::shown(&model.pending);
            let help = Clean::join(model.fixed.keymap.keys(Action::Help), " or ");
            if !key.is("Esc") {
                model.complain(format!(
                    "{keys} does nothing here; {help} shows what the keys do."
                ));
            }
            Vec::new()
        }
    };
    model.pending.clear();
    effects
}
