//! What a message does to the model. No input, no output: what is wanted of the outside world is
//! returned as effects.

mod early;
mod gone;
mod mouse;
mod quotes;
mod small;
mod vain;

use std::{path::Path, sync::Arc};

use ratatui::crossterm::event::{Event, KeyEventKind};

use super::{
    action::{self, Action, Layer, change, everywhere, picture, review, since},
    effect::Effect,
    input::{Read, key::Key, keymap::shown},
    known::OfDay,
    list::{RowId, View},
    measure::layout::is_too_small,
    message::Message,
    model::Model,
    overlay::{Asked, Overlay},
    saved,
    state::{Own, Pane, Place},
};
use crate::{
    library::Library,
    sheet::Kept,
    text::{Clean, as_sentence, clean, name_of, without_middle},
    watch::{Became, News},
};
use vain::Vain;

/// Changes the model by a message; everything that follows is brought in line.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    update_all(model, [message])
}

/// The same by messages that came together; what follows from all of them is worked out once.
pub fn update_all(model: &mut Model, messages: impl IntoIterator<Item = Message>) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut has_key = false;
    for message in messages {
        let is_key = matches!(message, Message::Terminal(_));
        has_key |= is_key;
        if is_key {
            saved::begin(model);
        }
        let vain = Vain::of(model).filter(|_| is_key);
        effects.extend(take(model, message));
        if let Some(vain) = vain {
            vain.forget_elsewhere(model);
        }
    }
    effects.extend(action::read_changed(model));
    effects.extend(model.settle_soon());
    if has_key && !model.state.is_due && !model.known.loading {
        model.state.is_due = true;
        effects.push(Effect::Wait);
    }
    model.state.tour = model.state.tour.map(|tour| tour.advanced(model));
    effects
}

/// Takes a message in.
fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    let message = match message {
        Message::Terminal(event) if is_too_small(model.state.size) => {
            return small::take(model, event);
        }
        Message::Terminal(event) => match early::keep(model, event) {
            Some(event) => Message::Terminal(event),
            None => return Vec::new(),
        },
        other => other,
    };
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
        Message::Loaded(generation, library, of_day, cover, news)
            if generation == model.known.generation =>
        {
            model.known.cover = cover;
            loaded(model, library, of_day, news)
        }
        Message::Turned(edition, of_day) if edition == model.known.edition => {
            let mut effects = action::turned(model, of_day);
            effects.extend(early::catch_up(model));
            effects
        }
        Message::Unopened(generation, why) if generation == model.known.generation => {
            model.known.loading = false;
            let own = model.state.own.take();
            let why = own.map_or(why.clone(), |own| format!("{} {why}", own.told));
            if model.known.library.records().len() == 0 {
                model.known.unopened = Some(why);
            } else {
                // What was read before is still worth reading, and shown as it was.
                model.state.covers = model.known.cover.is_some();
                model.state.complain(as_sentence(&why));
            }
            let mut effects = early::catch_up(model);
            effects.push(Effect::Watch(generation));
            effects
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
        Message::Made { text, label } => {
            model.state.taken.citation = true;
            vec![Effect::Copy { text, label }]
        }
        Message::Verified(edition, found) if edition == model.known.edition => {
            model.known.passages.extend(found);
            Vec::new()
        }
        Message::Checked(edition, checked) if edition == model.known.edition => {
            model.add_checked(checked);
            let mut effects: Vec<Effect> = review::compare(model).into_iter().collect();
            effects.extend(since::compare(model));
            effects.extend(quotes::told(model));
            effects
        }
        Message::Reviewed(told) => review::told(model, *told),
        Message::Since(load, since) => {
            if load == model.known.generation {
                since::told(model, since);
            }
            Vec::new()
        }
        Message::Compared(load, versions) => {
            if load == model.known.generation {
                model.known.review.compare(load, versions);
            }
            Vec::new()
        }
        Message::Listed(number, made) => {
            model.listed(number, *made);
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
        | Message::Turned(..)
        | Message::Unopened(..)
        | Message::Document(..)
        | Message::Paragraphs(..)
        | Message::Verified(..)
        | Message::Checked(..) => Vec::new(),
        Message::Due => {
            model.state.is_due = false;
            let mut effects = vec![Effect::Look(model.known.generation)];
            effects.extend(saved::due(model).map(Effect::Remember));
            effects.extend(review::keep_draft(model));
            // What another window wrote is seen with the next key; what could not be written is tried again.
            effects.extend(model.known.review.is_read.then_some(Effect::Reread));
            effects
        }
        Message::Remembered(text) => {
            model.state.remembered = Some(text);
            Vec::new()
        }
        Message::Changed(generation) => {
            let is_news = generation == model.known.generation && !model.known.loading;
            model.known.has_changed |= is_news;
            model.known.is_to_read |= is_news && model.fixed.watches;
            Vec::new()
        }
        Message::Unheard(why) => {
            let key = model.fixed.keymap.key(Action::Reload);
            model
                .state
                .add(as_sentence(&format!("{why}; {key} reads again")));
            Vec::new()
        }
        Message::Done(text) => {
            model.state.say(text);
            Vec::new()
        }
        Message::Proposed(number, proposal) => change::proposed(model, number, proposal),
        Message::Wrote(number, became) => change::wrote(model, number, became),
        Message::Handed(number, handed) => action::handed(model, number, handed),
        Message::Failed(text) => {
            model.state.complain(text);
            Vec::new()
        }
        Message::Refused(text) => {
            match &mut model.state.overlay {
                Some(Overlay::Prompt(prompt)) if prompt.asked != Asked::Nothing => {
                    prompt.refuse(clean(&text));
                }
                _ => model.state.complain(text),
            }
            Vec::new()
        }
        Message::Edited => action::reload_kept(model),
    }
}

fn loaded(
    model: &mut Model,
    library: Arc<Library>,
    of_day: Option<OfDay>,
    mut news: News,
) -> Vec<Effect> {
    let own = model.state.own.take();
    if let Some(own) = &own {
        // What the reader did is no news to them; where a record is new, they may want to go there.
        let is_other = |key: &_| *key != own.key;
        news.here
            .retain(|(key, became)| is_other(key) || *became == Became::Added);
        for gone in &mut news.gone {
            gone.records.retain(is_other);
        }
        news.gone.retain(|gone| !gone.records.is_empty());
    }
    let again = model.known.library.records().len() > 0;
    model.known.loading = false;
    (model.known.has_changed, model.known.is_to_read) = (false, false);
    model.known.unopened = None;
    let mut before = model.state.place.clone();
    if model.shown.items.is_empty() && !model.shown.waits() {
        // What no row showed is not lost from sight.
        before.list.cursor = None;
    }
    let turning = model.state.turning.take().or_else(|| model.day().cloned());
    let (day, of_day) = of_day.unzip();
    let found_before = quotes::before(&mut model.known, &news);
    let freed = action::show_day(model, library, of_day);
    model.known.found_before = found_before;
    let begun = match again {
        // The reader turned to another day while it was read.
        true if turning != day => {
            let turning = turning.map(|day| action::turn(model, day));
            turning.into_iter().collect()
        }
        true => Vec::new(),
        false => begin(model),
    };
    gone::take_up(model);
    let mut effects = model.settle();
    effects.extend(freed);
    effects.extend(begun);
    if again {
        gone::keep(model, &before);
        report(model, &before, &news, own);
    }
    if !news.here.is_empty() {
        (model.known.news, model.state.news) = (news, None);
    }
    effects.push(action::check_of_day(model));
    model.known.review.forget_versions();
    effects.push(Effect::Review);
    effects.push(Effect::Watch(model.known.generation));
    if matches!(model.state.overlay, Some(Overlay::Everywhere)) {
        effects.extend(model.state.everywhere.gather(model.known.edition));
    }
    effects.extend(early::catch_up(model));
    effects
}

/// Begins where the reader wants to: at a record that was named, where they were, or where the library does.
fn begin(model: &mut Model) -> Vec<Effect> {
    let fixed = Arc::clone(&model.fixed);
    let session = saved::read(&fixed.session).unwrap_or_else(|why| {
        model.state.add(format!(
            "What was remembered of this library cannot be taken up: {}. It is kept until you go on from here.",
            why.trim_end_matches('.')
        ));
        Default::default()
    });
    let mut effects = Vec::new();
    if let Some(left_out) = session.left_out() {
        model.state.add(left_out);
    }
    let told = saved::take_up(model, session);
    if model.fixed.begins_at_changes {
        action::show_view(model, View::Changes);
        model.state.place.pane = Pane::Record;
    }
    if let Some(typed) = model.fixed.at.clone() {
        match model
            .known
            .library
            .find(&typed)
            .map(|record| record.key.clone())
        {
            Some(key) => {
                effects.extend(model.settle());
                let index = model.known.library.index(&key);
                if let Some(index) = index {
                    action::go_to_index(model, index);
                }
                model.state.back.clear();
                model.state.numbers = Default::default();
            }
            None => {
                /// Columns of a name that is wrong: why it is said must be seen too.
                const MOST: usize = 40;
                let typed = without_middle(&typed, MOST);
                let told = format!("There is no `{typed}` in this library.");
                model.state.add(told);
            }
        }
        return effects;
    }
    if let Some(told) = told {
        model.state.add(told);
    }
    effects.extend(model.settle());
    model.settle_numbers();
    effects
}

/// Says what a reload changed for the reader, who was there before.
fn report(model: &mut Model, before: &Place, news: &News, own: Option<Own>) {
    let is_told = match &before.list.cursor {
        Some(RowId::Record(key) | RowId::Part(key, _)) => news.tells_gone(key),
        _ => false,
    };
    let lost = lost(model, before).filter(|_| !is_told);
    let lost = lost.map_or_else(String::new, |lost| format!(" {lost}"));
    let as_before = as_before(model).map_or_else(String::new, |told| format!(" {told}"));
    let changes = match news.words() {
        words if words.is_empty() => words,
        words => format!(": {words}"),
    };
    let is_own = own.is_some() && changes.is_empty();
    let problems = match model.known.library.diagnostics.len() {
        // They were there before.
        _ if is_own => String::new(),
        0 => String::new(),
        1 => "; 1 problem".to_owned(),
        errors => format!("; {errors} problems"),
    };
    let leads = match news.here.is_empty() {
        true => String::new(),
        false => format!(
            " {} goes there.",
            model.fixed.keymap.key(Action::NextChange)
        ),
    };
    let read = format!("Read again{changes}{problems}.");
    let read = match own {
        Some(own) if is_own => own.told,
        Some(own) => format!("{} {read}", own.told),
        None => read,
    };
    let is_quiet = !is_own && changes.is_empty() && as_before.is_empty() && lost.is_empty();
    // What is told once is not lost when files are read again for no reason that the reader sees.
    let told = match model.state.since.clone() {
        Some(since) if is_quiet => return model.state.say(since),
        Some(since) => format!("{since} {read}{as_before}{lost}{leads}"),
        None => format!("{read}{as_before}{lost}{leads}"),
    };
    match lost.is_empty() && problems.is_empty() && !is_told {
        true => model.state.say(told),
        false => model.state.complain(told),
    }
}

/// Which files are shown as they were, and where it stands why.
fn as_before(model: &Model) -> Option<String> {
    let library = &model.known.whole;
    let files = library.as_before.iter();
    let names = files.filter_map(|file| {
        let path = Path::new(&library.files.get(file.before)?.path);
        let below = path.strip_prefix(&library.root).unwrap_or(path);
        Some(format!("`{}`", name_of(below.display())))
    });
    let names: Vec<String> = names.collect();
    let verb = match names.len() {
        0 => return None,
        1 => "is",
        _ => "are",
    };
    let key = model.fixed.keymap.key(Action::View(View::Problems));
    let names = names.join(", ");
    Some(format!(
        "{names} cannot be read whole and {verb} shown as before; {key} says why."
    ))
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
        if id.position(library, &model.shown.items, None).is_none() {
            return Some(match (id.is_in(library), before.list.filter.is_empty()) {
                (false, _) => format!("{words} is no longer there."),
                (true, false) => {
                    format!("{words} is there, but the filter does not list it any more.")
                }
                (true, true) => format!("{words} is there, but not in this list any more."),
            });
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
    // A line to type covers what is said in the footer.
    if layer != Layer::Prompt {
        (model.state.notice, model.state.since) = (None, None);
    }
    model.state.went_round = None;
    let mut typed = std::mem::take(&mut model.state.typed);
    let read = typed.read(key, &model.fixed.keymap, layer);
    match read {
        Read::More => {
            model.state.typed = typed;
            Vec::new()
        }
        Read::Do(action, press) => match picture::run(model, action, key, press) {
            Some(effects) => effects,
            None => action.run(model, press),
        },
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
