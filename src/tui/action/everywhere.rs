//! The search of all texts.

use std::sync::Arc;

use super::{find, follow};
use crate::{
    library::Index,
    model::{Body, Key as RecordKey},
    search::text::{Corpus, Place},
    text::Line,
    tui::{
        effect::Effect,
        everywhere::Told,
        model::Model,
        overlay::Overlay,
        seek::{Start, Way},
        shown::NOTED,
        state::Pane,
    },
};

/// Opens the search as it was left, and looks for files that have changed.
pub fn open(model: &mut Model) -> Vec<Effect> {
    model.state.overlay = Some(Overlay::Everywhere);
    model.state.everywhere.entered = false;
    model.state.everywhere.history.begin();
    model
        .state
        .everywhere
        .gather(model.known.edition)
        .into_iter()
        .collect()
}

/// Takes in the texts, as far as they are read, and asks them.
pub fn gathered(model: &mut Model, corpus: Arc<Corpus>) -> Vec<Effect> {
    let (read, all) = corpus.searched();
    if read == all {
        model.state.everywhere.gathering = None;
    }
    model.state.everywhere.corpus = Some((model.known.edition, corpus));
    ask(model).into_iter().collect()
}

/// Asks for what is typed, once there are texts to be asked.
pub fn ask(model: &mut Model) -> Option<Effect> {
    let everywhere = &mut model.state.everywhere;
    everywhere.asked += 1;
    let is_there =
        matches!(everywhere.corpus, Some((edition, _)) if edition == model.known.edition);
    is_there.then(|| Effect::Find(everywhere.asked, everywhere.line.text().to_owned()))
}

/// Takes an answer in, and goes where Enter was to go.
pub fn found(model: &mut Model, told: Arc<Told>) -> Vec<Effect> {
    let everywhere = &mut model.state.everywhere;
    everywhere.take(told);
    let is_open = matches!(model.state.overlay, Some(Overlay::Everywhere));
    let goes = everywhere.entered && is_open && everywhere.chosen().is_some();
    match goes {
        true => {
            everywhere.entered = false;
            model.state.overlay = None;
            go(model)
        }
        false => Vec::new(),
    }
}

/// Goes to the selected hit; where what stands there may be the answer to fewer letters, as soon as it is
/// answered. Enter means what was typed before it.
pub fn accept(model: &mut Model) -> Vec<Effect> {
    model.state.everywhere.entered = !model.state.everywhere.is_answered();
    model
        .state
        .everywhere
        .history
        .push(model.state.everywhere.line.text());
    match model.state.everywhere.entered {
        true => Vec::new(),
        false => go(model),
    }
}

/// Goes to the selected hit: to the passage of a source, or to the row of a record.
pub fn go(model: &mut Model) -> Vec<Effect> {
    let told = Arc::clone(&model.state.everywhere.told);
    let Some((shown, line)) = model.state.everywhere.chosen() else {
        return Vec::new();
    };
    let (key, place): (RecordKey, Place) = (shown.key.clone(), line.place);
    let Some(index) = model.known.library.index(&key) else {
        model.state.complain(format!("`{key}` is no longer there."));
        return Vec::new();
    };
    model.state.overlay = None;
    let is_source = matches!(model.known.library.at(index).body, Body::Source(_));
    follow::go_to_index(model, index);
    model.state.search = told.answer.sought.clone();
    match place {
        Place::Document(paragraph) if is_source => {
            model.state.place.pane = Pane::Source;
            model.state.place.source.paragraph = Some(paragraph);
            model.state.to_words = true;
            Vec::new()
        }
        Place::LABEL | Place::Document(_) => Vec::new(),
        Place::Note(_) => {
            let effects = model.settle();
            go_to_note(model);
            effects
        }
        Place::Own(number) => {
            let effects = model.settle();
            go_to_text(model, index, number);
            effects
        }
    }
}

/// Goes to the first row of a record's page behind its own that holds what is searched for: there are the notes.
fn go_to_note(model: &mut Model) {
    let rows = model.shown.sheet.rows.iter().enumerate();
    let mut notes = rows.skip_while(|(_, row)| row.plain() != NOTED);
    let holds = |row: &crate::sheet::Row| model.state.search.is_in(&row.plain());
    let row = notes.find(|(_, row)| holds(row)).map(|(number, _)| number);
    if let Some(row) = row {
        model.state.place.pane = Pane::Record;
        model.go_to_row(row, 0);
    }
}

/// Goes to the row of a record's page that one of its texts stands in; where the page says it otherwise, to
/// the first that holds the words.
fn go_to_text(model: &mut Model, index: Index, number: usize) {
    let texts = model.known.library.at(index).body.texts();
    let row = texts.get(number).and_then(|text| {
        let wanted = Line::new(text.raw);
        let holds = |text: &str| Line::new(text).text().contains(wanted.text());
        // Entries may be called alike: as many rows are passed over as are of texts before it.
        let before = texts[..number].iter();
        let before = before.filter(|other| other.key == text.key && holds(other.raw));
        let before = before.count();
        let is_its = |row: &crate::sheet::Row| row.key.is_empty() || row.key == text.key;
        let rows = model.shown.sheet.rows.iter().enumerate().skip(1);
        let mut rows = rows.filter(|(_, row)| is_its(row) && holds(&row.plain()));
        rows.nth(before).map(|(row, _)| row)
    });
    match row {
        Some(row) => model.go_to_row(row, 0),
        None => {
            find::go(model, Way::On, Start::Here);
        }
    }
}
