//! Following links, deeper and back, and the list of jumps.

use crate::{
    library::{Index, Scope},
    model::{Body, Key, Kind, PartId},
    sheet::Piece,
    tui::{
        list::{RowId, View},
        model::Model,
        overlay::{Choice, Overlay},
        state::{ListPane, Pane, Place},
    },
};

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

pub fn jump(model: &mut Model, back: bool) {
    let (from, to) = match back {
        true => (&mut model.state.back, &mut model.state.forward),
        false => (&mut model.state.forward, &mut model.state.back),
    };
    if let Some(place) = from.pop() {
        to.push(std::mem::replace(&mut model.state.place, place));
    }
}

/// Goes to a pane by a step that `jump-back` takes back.
pub fn enter(model: &mut Model, pane: Pane) {
    if model.state.place.pane != pane {
        remember(model);
        model.state.place.pane = pane;
    }
}

/// Goes deeper.
pub fn open(model: &mut Model) {
    match model.state.place.pane {
        Pane::Menu => enter(
            model,
            if model.state.place.view.has_list() {
                Pane::List
            } else {
                Pane::Record
            },
        ),
        Pane::List => match (
            model.state.place.view,
            model.record().map(|record| record.key.clone()),
        ) {
            (View::Of(Kind::Case), Some(key)) => go_to(model, &key),
            _ => enter(model, Pane::Record),
        },
        Pane::Record => match model.link() {
            Some(Piece::Link(key, _)) => go_to(model, &key),
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

pub fn back(model: &mut Model) {
    model.state.place.pane = match model.state.place.pane {
        Pane::Source => Pane::Record,
        Pane::Record if model.state.place.view.has_list() => Pane::List,
        Pane::Record | Pane::List => Pane::Menu,
        Pane::Menu => {
            let case = model.case();
            model.state.place = Place {
                list: ListPane::at(case.map(|case| RowId::Record(Key::Case(case)))),
                ..Place::default()
            };
            return;
        }
    };
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
        Body::Event(_) => RowId::Part(key.clone(), PartId::Whole),
        _ => RowId::Record(key.clone()),
    };
    model.state.place = Place {
        scope,
        view,
        list: ListPane::at(Some(selected)),
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

pub fn cite(model: &mut Model, by: isize) {
    let count = model.shown.sheet.citations.len();
    let next = match model.citation_number() {
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
}

pub fn next_link(model: &mut Model, forward: bool) {
    let links: Vec<(usize, usize)> = (0..model.shown.sheet.rows.len())
        .flat_map(|row| {
            (0..model.shown.sheet.rows[row].targets().len()).map(move |link| (row, link))
        })
        .collect();
    let now = (model.row(), model.state.place.record.link);
    let on_link = model.link().is_some();
    let found = match forward {
        true => links
            .iter()
            .find(|link| **link > now || (!on_link && **link >= now))
            .or(links.first()),
        false => links
            .iter()
            .rev()
            .find(|link| **link < now)
            .or(links.last()),
    };
    if let Some((row, link)) = found {
        model.go_to_row(*row, *link);
    }
}
