//! Following links, deeper and back, the list of jumps, and marks.

use super::{Action as A, Group, Row, Way, enabled::*, lists, picture, repeat, row, rows, since};
use crate::{
    clean, clean_format,
    library::{Index, Scope},
    model::{Body, Id, Key, Kind, RecordPart},
    sheet::Piece,
    text::Clean,
    tui::{
        effect::Effect,
        input::Press,
        list::{RowId, View},
        model::Model,
        overlay::{Choice, Overlay},
        state::{ListPane, Pane, Place, State},
    },
};

#[rustfmt::skip] // A table: a line a row.
pub const ROWS: [Row; 15] = rows(Group::Follow, [
    row(A::Open, "open", &["Enter", "l", "Right"], "open", "Go deeper: open the selected row, link or citation", can_open, |model, _| { open_selected(model); Vec::new() }),
    row(A::Back, "back", &["h", "Left", "Backspace"], "back", "Go back to the pane on the left, then out of the case", can_go_back, |model, _| { back(model); Vec::new() }),
    row(A::Source, "source", &["s"], "source", "Go to the passage that the record rests on, or into the source's own text", can_go_to_source, |model, _| to_source(model)),
    row(A::NextLink, "next-link", &["Tab"], "", "Select the next link of the record", in_record, |model, press| next_links(model, Way::On, press)),
    row(A::PreviousLink, "previous-link", &["Shift+Tab"], "", "Select the previous link of the record", in_record, |model, press| next_links(model, Way::Back, press)),
    row(A::NextCitation, "next-citation", &["c"], "", "Show the passage of the record's next citation", has_citation, |model, press| cite(model, Way::On, press)),
    row(A::PreviousCitation, "previous-citation", &["C"], "", "Show the passage of the record's previous citation", has_citation, |model, press| cite(model, Way::Back, press)),
    row(A::Citations, "citations", &["["], "", "Choose one of the record's citations: its number opens it", has_citation, |model, _| { model.state.overlay = Some(Overlay::Choice(Choice::citations(model))); Vec::new() }),
    row(A::JumpBack, "jump-back", &["H", "Ctrl+o"], "", "Go back to where you were before the last jump", has_past, |model, press| jump(model, Way::Back, press)),
    row(A::JumpForward, "jump-forward", &["L"], "", "Go forward again in the list of jumps", has_future, |model, press| jump(model, Way::On, press)),
    row(A::Home, "home", &["~"], "", "Go to the list of cases", always, |model, _| home(model)),
    row(A::Mark, "mark", &["m Letter"], "", "Mark this place with a letter, as a bookmark", always, mark),
    row(A::GoToMark, "jump-to-mark", &["' Letter"], "", "Go to the place marked with a letter; pressed twice, go back", always, go_to_mark),
    row(A::NextChange, "next-change", &["g ,"], "", "Go to the first record that changed when the files were read again, then to the next", has_news, |model, _| to_news(model, Way::On)),
    row(A::PreviousChange, "previous-change", &["g ;"], "", "Go to the changed record before", has_news, |model, _| to_news(model, Way::Back)),
]);

/// Goes to a record that was new or another one when the library was read again; behind the last comes the first.
fn to_news(model: &mut Model, way: Way) -> Vec<Effect> {
    let here = &model.known.news.here;
    let count = here.len();
    let number = match (model.state.news, way) {
        (None, Way::On) => 0,
        (Some(number), Way::On) => (number + 1) % count,
        (None, Way::Back) => count - 1,
        (Some(number), Way::Back) => (number + count - 1) % count,
    };
    let Some((key, became)) = here.get(number).cloned() else {
        return Vec::new();
    };
    model.state.news = Some(number);
    let place = format!("Change {} of {count}", number + 1);
    match model.known.library.index(&key) {
        Some(index) => {
            go_to_index(model, index);
            model.state.say(format!("{place}: {}.", became.word()));
        }
        None => model
            .state
            .complain(format!("{place}: `{key}` is not there.")),
    }
    Vec::new()
}

/// The mark of where one was before going to a mark.
const BEFORE: char = '\'';

/// Notes where the reader is, before a jump.
pub fn remember(model: &mut Model) {
    // A jump list longer than this is no longer walked back.
    const MOST: usize = 500;
    if model.state.back.last() != Some(&model.state.place) {
        model.state.back.push(model.state.place.clone());
    }
    if model.state.back.len() > MOST {
        model.state.back.remove(0);
    }
    model.state.forward.clear();
}

fn jump(model: &mut Model, way: Way, press: Press) -> Vec<Effect> {
    let State {
        back,
        forward,
        place,
        ..
    } = &mut model.state;
    let (from, to) = match way {
        Way::Back => (back, forward),
        Way::On => (forward, back),
    };
    for _ in 0..press.times() {
        let Some(there) = from.pop() else { break };
        to.push(std::mem::replace(place, there));
    }
    Vec::new()
}

/// Keeps the place under a letter.
fn mark(model: &mut Model, press: Press) -> Vec<Effect> {
    if let Some(letter) = press.letter {
        model.state.marks.insert(letter, model.state.place.clone());
        let goes = model
            .fixed
            .keymap
            .key(A::GoToMark)
            .replace("Letter", &letter.to_string());
        model
            .state
            .say(format!("Marked {letter}; {goes} comes back here."));
    }
    Vec::new()
}

/// Goes to the place that is kept under a letter; under the quotation mark, where one was before the last
/// such step.
fn go_to_mark(model: &mut Model, press: Press) -> Vec<Effect> {
    let letter = press.letter.unwrap_or(BEFORE);
    let Some(there) = model.state.marks.get(&letter).cloned() else {
        let sets = model.fixed.keymap.key(A::Mark);
        model.state.complain(match letter {
            BEFORE => "No mark was gone to yet.".to_owned(),
            letter => format!("Nothing is marked {letter}; {sets} marks a place."),
        });
        return Vec::new();
    };
    // Another row in its place would say something else than what was marked.
    let is_gone = |id: &&RowId| !matches!(id, RowId::Group(_)) && !id.is_in(&model.known.library);
    let gone = there.list.cursor.as_ref().filter(is_gone);
    if let Some(gone) = gone {
        let is_of_today = gone.is_in(&model.known.whole);
        let told = match (is_of_today, model.day()) {
            (true, Some(day)) => clean!["is not there as of ", day.words()],
            _ => "is no longer there".into(),
        };
        let marked = match letter {
            BEFORE => Clean::default(),
            letter => clean_format!("Marked {letter}: "),
        };
        let told = clean_format!("{marked}{} {told}.", gone.words());
        model.state.complain(told.to_string());
        return Vec::new();
    }
    remember(model);
    let before = std::mem::replace(&mut model.state.place, there);
    model.state.marks.insert(BEFORE, before);
    Vec::new()
}

/// Goes to a pane by a step that `jump-back` takes back.
pub fn enter(model: &mut Model, pane: Pane) {
    if model.state.place.pane != pane {
        remember(model);
        model.state.place.pane = pane;
    }
}

/// Goes deeper.
pub fn open_selected(model: &mut Model) {
    match model.state.place.pane {
        Pane::Menu => enter(
            model,
            if model.state.place.view.has_list() {
                Pane::List
            } else {
                Pane::Record
            },
        ),
        // A head has no page of its own.
        Pane::List if model.shown.heads.contains(&model.shown.position) => {
            lists::fold(model);
        }
        Pane::List => match (
            model.state.place.view,
            model.record().map(|record| record.key.clone()),
        ) {
            (View::Of(Kind::Case), Some(Key::Case(case))) => enter_case(model, case),
            _ => enter(model, Pane::Record),
        },
        Pane::Record => match model.link() {
            Some(Piece::Link(key, _)) if since::open_gone(model, &key) => {}
            Some(Piece::Link(key, _)) => go_to(model, &key),
            Some(Piece::Mark(mark)) => {
                if let Some(opens) = mark.opens {
                    picture::open(model, opens);
                }
            }
            Some(Piece::Citation(number)) => {
                enter(model, Pane::Source);
                let number = number.checked_sub(1);
                model.state.place.source.citation =
                    number.map(|number| model.shown.sheet.chosen_citation(number));
                model.state.place.source.paragraph = None;
            }
            _ => {}
        },
        Pane::Source => match model.citing_here() {
            [only] => go_to_index(model, *only),
            _ => model.state.overlay = Some(Overlay::Choice(Choice::citing(model))),
        },
    }
}

/// Goes to the pane on the left, then out of the case.
pub fn back(model: &mut Model) {
    if model.state.place.pane == Pane::Record && model.state.place.record.was.take().is_some() {
        (model.state.place.record.row, model.state.place.record.link) = (None, 0);
        return;
    }
    if model.state.place.pane == Pane::Record && model.state.place.record.falls.take().is_some() {
        (model.state.place.record.row, model.state.place.record.link) = (None, 0);
        return;
    }
    model.state.place.pane = match model.state.place.pane {
        Pane::Source => Pane::Record,
        Pane::Record if model.state.place.view.has_list() => Pane::List,
        Pane::Record | Pane::List => Pane::Menu,
        Pane::Menu => {
            let case = model.case();
            model.state.place = cases(model);
            model.state.place.list.cursor = case.map(|case| RowId::Record(Key::Case(case)));
            return;
        }
    };
}

/// The list of cases, as it was left.
fn cases(model: &Model) -> Place {
    let mut place = Place::default();
    let look = model.state.memory.look(&place.scope, place.view);
    place.take_up(place.view, look);
    place
}

/// Goes into a case: where the reader was in it, or to its overview.
fn enter_case(model: &mut Model, case: Id) {
    let scope = Scope::Case(case.clone());
    let Some((view, _)) = model.state.memory.view(&scope) else {
        return go_to(model, &Key::Case(case));
    };
    remember(model);
    let look = model.state.memory.look(&scope, view);
    let mut place = Place {
        scope,
        pane: Pane::Menu,
        ..Place::default()
    };
    place.take_up(view, look);
    model.state.place = place;
}

/// Goes to a record, in the view that shows it.
pub fn go_to(model: &mut Model, key: &Key) {
    if let Some(index) = model.known.library.index(key) {
        go_to_index(model, index);
    }
}

pub fn go_to_index(model: &mut Model, index: Index) {
    remember(model);
    let record = model.known.library.at(index);
    let (key, view) = (record.key.clone(), View::showing(record.kind()));
    // A shared record is looked at from the case one is in, where that names it.
    let scope = match (&key, &model.state.place.scope) {
        (Key::Case(case) | Key::Of(case, _), _) => Scope::Case(case.clone()),
        (Key::Shared(_), here)
            if model
                .known
                .library
                .of_kind(here, record.kind())
                .contains(&index) =>
        {
            here.clone()
        }
        (Key::Shared(_), _) => Scope::Library,
    };
    let is_case = matches!(key, Key::Case(_));
    let selected = match &record.body {
        Body::Event(_) => RowId::Part(key.clone(), RecordPart::Whole),
        _ => RowId::Record(key.clone()),
    };
    // All rows, in the order that the view was left in.
    let look = model.state.memory.look(&scope, view);
    let list = ListPane {
        filter: String::new(),
        only: None,
        cursor: Some(selected),
        ..look.list
    };
    model.state.place = Place {
        scope,
        view,
        list,
        pane: if is_case { Pane::Menu } else { Pane::Record },
        zoom: model.state.place.zoom && !is_case,
        ..Place::default()
    };
}

/// Shows a citation of the record by its number.
pub fn go_to_citation(model: &mut Model, number: usize) {
    enter(model, Pane::Source);
    model.state.place.source.citation = Some(model.shown.sheet.chosen_citation(number));
    model.state.place.source.paragraph = None;
}

fn cite(model: &mut Model, way: Way, press: Press) -> Vec<Effect> {
    let by = way.steps(press.times());
    let count = model.shown.sheet.citations.len();
    let next = match model.citation_number() {
        Some(_) if count == 1 => {
            model.state.say("This is the only citation.");
            0
        }
        Some(now) => (now as isize + by).rem_euclid(count.max(1) as isize) as usize,
        // The selected row cites nothing: the first of its record's, or the last.
        None => {
            if by > 0 {
                0
            } else {
                count.saturating_sub(1)
            }
        }
    };
    model.state.place.source.citation = Some(model.shown.sheet.chosen_citation(next));
    model.state.place.source.paragraph = None;
    // In the record the source follows the selected row, so the selection goes along.
    let names = |pieces: &[Piece]| pieces.contains(&Piece::Citation(next + 1));
    if model.state.place.pane == Pane::Record
        && let Some(row) = model
            .shown
            .sheet
            .rows
            .iter()
            .rposition(|row| names(&row.pieces))
    {
        let link = model.shown.sheet.rows[row]
            .targets()
            .iter()
            .position(|piece| **piece == Piece::Citation(next + 1));
        model.go_to_row(row, link.unwrap_or(0));
    }
    Vec::new()
}

fn next_link(model: &mut Model, way: Way) {
    let links: Vec<(usize, usize)> = (0..model.shown.sheet.rows.len())
        .flat_map(|row| {
            (0..model.shown.sheet.rows[row].targets().len()).map(move |link| (row, link))
        })
        .collect();
    let now = (model.row(), model.state.place.record.link);
    let on_link = model.link().is_some();
    let found = match way {
        Way::On => links
            .iter()
            .find(|link| **link > now || (!on_link && **link >= now))
            .or(links.first()),
        Way::Back => links
            .iter()
            .rev()
            .find(|link| **link < now)
            .or(links.last()),
    };
    if let Some((row, link)) = found {
        model.go_to_row(*row, *link);
    }
}

fn next_links(model: &mut Model, way: Way, press: Press) -> Vec<Effect> {
    repeat(model, press, |model| next_link(model, way));
    Vec::new()
}

fn to_source(model: &mut Model) -> Vec<Effect> {
    enter(model, Pane::Source);
    // A source's own text goes on where it was left; a citation leads to its passage.
    let is_source = model
        .record()
        .is_some_and(|record| matches!(record.body, Body::Source(_)));
    if !is_source {
        model.state.place.source.paragraph = None;
    }
    Vec::new()
}

fn home(model: &mut Model) -> Vec<Effect> {
    remember(model);
    model.state.place = cases(model);
    Vec::new()
}
