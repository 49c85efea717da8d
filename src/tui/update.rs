//! What a message does to the model. No input, no output: what is wanted of the outside world is
//! returned as effects.

mod mouse;

use std::sync::Arc;

use ratatui::crossterm::event::{Event, KeyEventKind};

use super::{
    action::{self, Action, Layer, everywhere},
    effect::Effect,
    input::{Read, key::Key, keymap::shown},
    list::{RowId, View},
    message::Message,
    model::Model,
    overlay::Overlay,
    state::{Pane, Place},
};
use crate::{
    sheet::Kept,
    text::{Clean, as_sentence},
};

/// Changes the model by a message; everything that follows is brought in line.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    update_all(model, [message])
}

/// The same by messages that came together; what follows from all of them is worked out once.
pub fn update_all(model: &mut Model, messages: impl IntoIterator<Item = Message>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for message in messages {
        effects.extend(take(model, message));
    }
    effects.extend(model.settle());
    model.state.tour = model.state.tour.map(|tour| tour.advanced(model));
    effects
}

/// Takes a message in.
fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Terminal(Event::Key(key)) if key.kind == KeyEventKind::Release => Vec::new(),
        Message::Terminal(Event::Key(key)) => press(model, Key::of(key)),
        Message::Terminal(Event::Paste(text)) => action::paste(model, &text),
        Message::Terminal(Event::Mouse(event)) => mouse::mouse(model, event),
        Message::Terminal(Event::Resize(width, height)) => {
            model.state.size = ratatui::layout::Size { width, height };
            Vec::new()
        }
        Message::Terminal(_) => Vec::new(),
        Message::Sized(size) => {
            model.state.size = size;
            Vec::new()
        }
        Message::Loaded(generation, library) if generation == model.known.generation => {
            loaded(model, library)
        }
        Message::Unopened(generation, why) if generation == model.known.generation => {
            model.known.loading = false;
            if model.known.library.records().len() == 0 {
                model.known.unopened = Some(why);
            } else {
                // What was read before is still worth reading.
                model.state.complain(as_sentence(&why));
            }
            Vec::new()
        }
        Message::Document(edition, key, document) if edition == model.known.edition => {
            model.known.documents.insert(key, Some(document));
            Vec::new()
        }
        Message::Paragraphs(edition, key, run, paragraphs) if edition == model.known.edition => {
            if let Some(Some(text)) = model.known.documents.get_mut(&key) {
                Arc::make_mut(text).take(run, paragraphs);
            }
            Vec::new()
        }
        Message::Looked(number, paragraphs) => action::looked_at(model, number, paragraphs),
        Message::Sought(number, ended) => action::ended(model, number, ended),
        Message::Made { text, label } => vec![Effect::Copy { text, label }],
        Message::Verified(edition, found) if edition == model.known.edition => {
            model.known.passages.extend(found);
            Vec::new()
        }
        Message::Checked(edition, found, missed) if edition == model.known.edition => {
            model.add_problems(found, missed);
            Vec::new()
        }
        Message::Gathered(edition, corpus) if edition == model.known.edition => {
            everywhere::gathered(model, corpus)
        }
        Message::Found(asked, told) if asked == model.state.everywhere.asked => {
            everywhere::found(model, told)
        }
        Message::Gathered(..)
        | Message::Found(..)
        | Message::Loaded(..)
        | Message::Unopened(..)
        | Message::Document(..)
        | Message::Paragraphs(..)
        | Message::Verified(..)
        | Message::Checked(..) => Vec::new(),
        Message::Done(text) => {
            model.state.say(text);
            Vec::new()
        }
        Message::Failed(text) => {
            model.state.complain(text);
            Vec::new()
        }
        Message::Ask { question, yes } => {
            model.state.overlay = Some(Overlay::Confirm { question, yes });
            Vec::new()
        }
        Message::Edited => action::reload(model),
    }
}

fn loaded(model: &mut Model, library: Arc<crate::library::Library>) -> Vec<Effect> {
    let again = model.known.library.records().len() > 0;
    model.known.loading = false;
    model.known.unopened = None;
    let before = model.state.place.clone();
    let day = model.day().cloned();
    action::show_day(model, library, day);
    let mut effects = model.settle();
    if again {
        report(model, &before);
    }
    effects.extend(action::check_of_day(model));
    if matches!(model.state.overlay, Some(Overlay::Everywhere)) {
        effects.extend(model.state.everywhere.gather(model.known.edition));
    }
    effects
}

/// Says what a reload changed for the reader, who was there before.
fn report(model: &mut Model, before: &Place) {
    let lost = lost(model, before).map_or_else(String::new, |lost| format!(" {lost}"));
    match model.known.library.diagnostics.len() {
        0 if lost.is_empty() => model.state.say("Read again."),
        0 => model.state.complain(format!("Read again.{lost}")),
        1 => model
            .state
            .complain(format!("Read again; 1 problem.{lost}")),
        errors => model
            .state
            .complain(format!("Read again; {errors} problems.{lost}")),
    }
}

/// What became of what was selected, as a sentence; none where it says what it said.
fn lost(model: &Model, before: &Place) -> Option<String> {
    // Of what is to be fixed, most is new each time; and a filter may have to wait.
    if model.state.place.view == View::Problems || model.state.awaited.is_some() {
        return None;
    }
    let library = &*model.known.library;
    if let Some(id) = &before.list.cursor {
        let words = id.words();
        let Some(position) = id.position(library, &model.shown.items, None) else {
            return Some(match (id.is_in(library), before.list.filter.is_empty()) {
                (false, _) => format!("{words} is no longer there."),
                (true, false) => {
                    format!("{words} is there, but the filter does not list it any more.")
                }
                (true, true) => format!("{words} is there, but not in this list any more."),
            });
        };
        let now = model
            .shown
            .items
            .get(position)
            .and_then(|item| item.id(library));
        if let (RowId::Part(_, old), Some(RowId::Part(_, new))) = (id, now)
            && !old.says_what(&new)
        {
            return Some(format!("{words} has changed."));
        }
    }
    let citation = before.source.citation.as_ref();
    let citation = citation.map(|chosen| ("citation", model.shown.sheet.kept_citation(chosen).0));
    let row = before
        .record
        .row
        .as_ref()
        .filter(|_| before.pane == Pane::Record);
    let row = row.map(|chosen| ("line of the page", model.shown.sheet.kept_row(chosen).0));
    let mut chosen = citation.into_iter().chain(row);
    let (what, kept) = chosen.find(|(_, kept)| *kept != Kept::Same)?;
    Some(match kept {
        Kept::Gone => format!("The selected {what} is no longer there."),
        _ => format!("The selected {what} has changed."),
    })
}

fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    model.state.awaited = None;
    let layer = match &model.state.overlay {
        Some(overlay) => overlay.layer(),
        None => Layer::Panes,
    };
    if layer == Layer::Panes {
        model.state.notice = None;
    }
    let mut typed = std::mem::take(&mut model.state.typed);
    let read = typed.read(key, &model.fixed.keymap, layer);
    match read {
        Read::More => {
            model.state.typed = typed;
            Vec::new()
        }
        Read::Do(action, press) => action.run(model, press),
        // No text is typed with Alt alone, and nothing is chosen.
        Read::Nothing(_) if layer != Layer::Panes => action::typed(model, key),
        Read::Nothing(keys) => {
            let keys = shown(&keys);
            let help = Clean::join(model.fixed.keymap.keys(Action::Help), " or ");
            if !key.is("Esc") {
                model.state.complain(format!(
                    "{keys} does nothing here; {help} shows what the keys do."
                ));
            }
            Vec::new()
        }
    }
}
