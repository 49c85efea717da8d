//! Moving over the marks of a picture, and opening them. While one is selected, the keys that go deeper and back go right
//! and left, but for Enter and Backspace.

use super::{Action, follow};
use crate::{
    picture::{Moments, Opens},
    sheet::{Row, Sheet},
    text::{Clean, width},
    tui::{
        effect::Effect,
        input::{Press, key::Key},
        list::View,
        model::Model,
        seek::Way,
        state::Pane,
    },
};

/// The keys that go deeper and back over a picture, too.
const DEEPER: &str = "Enter";
const OUT: &str = "Backspace";

/// What a key does while a mark is selected; none where it does what it always does.
pub fn run(model: &mut Model, action: Action, key: Key, press: Press) -> Option<Vec<Effect>> {
    let from = model.mark()?.at;
    let times = press.times();
    match action {
        Action::Open if !key.is(DEEPER) => sideways(model, Way::On.steps(times)),
        Action::Back if !key.is(OUT) => sideways(model, Way::Back.steps(times)),
        Action::Down => lines(model, Way::On, times, from),
        Action::Up => lines(model, Way::Back, times, from),
        _ => return None,
    }
    Some(Vec::new())
}

/// The key by which an action is done here, as a sentence names it: over the marks of a picture the others that lead deeper
/// and back go to the right and to the left.
pub fn key(model: &Model, action: Action) -> Clean {
    let only = match action {
        Action::Open => DEEPER,
        Action::Back => OUT,
        _ => "",
    };
    let keymap = &model.fixed.keymap;
    let is_bound = || keymap.keys(action).iter().any(|key| key.as_str() == only);
    match model.mark().is_some() && is_bound() {
        true => only.into(),
        false => keymap.key(action),
    }
}

/// Goes some lines on or back over a picture, as the wheel does; false where no mark of one is selected.
pub fn wheel(model: &mut Model, by: isize) -> bool {
    let Some(mark) = model.mark() else {
        return false;
    };
    let way = if by < 0 { Way::Back } else { Way::On };
    lines(model, way, by.unsigned_abs(), mark.at);
    true
}

/// Selects another mark of the same line.
fn sideways(model: &mut Model, by: isize) {
    let row = model.row();
    let marks = model
        .shown
        .sheet
        .rows
        .get(row)
        .map_or(0, |row| row.targets().len());
    let now = model.state.place.record.link.min(marks.saturating_sub(1));
    let next = now.saturating_add_signed(by).min(marks.saturating_sub(1));
    if next == now {
        let way = if by < 0 { "first" } else { "last" };
        let back = key(model, Action::Back);
        let leaves = match back.as_str() == OUT {
            true => format!(" {back} leaves the picture."),
            false => String::new(),
        };
        model
            .state
            .say(format!("This is the {way} of its line.{leaves}"));
    }
    model.go_to_row(row, next);
}

/// Selects, some lines on, what is nearest to the column.
fn lines(model: &mut Model, way: Way, times: usize, column: usize) {
    let mut row = model.row();
    for _ in 0..times {
        let rows = &model.shown.sheet.rows;
        let is_stop = |number: &usize| rows.get(*number).is_some_and(|row| model.is_stop(row));
        let found = match way {
            Way::On => (row + 1..rows.len()).find(is_stop),
            Way::Back => (0..row).rev().find(is_stop),
        };
        let Some(found) = found else { break };
        row = found;
    }
    let link = model
        .shown
        .sheet
        .rows
        .get(row)
        .map_or(0, |row| nearest(row, column));
    model.go_to_row(row, link);
}

/// Which target of a row is nearest to a column.
pub fn nearest(row: &Row, column: usize) -> usize {
    let mut at = 0;
    let mut targets = Vec::new();
    for piece in &row.pieces {
        let wide = width(&piece.words());
        if piece.opens() {
            targets.push((at, at + wide.saturating_sub(1)));
        }
        at += wide;
    }
    let away =
        |(from, to): &(usize, usize)| from.saturating_sub(column) + column.saturating_sub(*to);
    let targets = targets.iter().enumerate();
    targets
        .min_by_key(|(_, ends)| away(ends))
        .map_or(0, |(number, _)| number)
}

/// Goes to what a mark leads to.
pub fn open(model: &mut Model, opens: Opens) {
    match opens {
        Opens::Record(key, citation) => {
            let Some(index) = model.known.library.index(&key) else {
                return;
            };
            follow::go_to_index(model, index);
            let Some(number) = citation else { return };
            let sheet = Sheet::of(&model.known.library, index, &model.state.place.scope);
            if number < sheet.citations.len() {
                let source = &mut model.state.place.source;
                source.citation = Some(sheet.chosen_citation(number));
                model.state.place.pane = Pane::Source;
            }
        }
        Opens::List(kind, query) => list(model, View::Of(kind), query, None),
        Opens::Chronology(moments) => {
            // What was filtered stays so where one turns back to the drawing.
            let filter = match model.state.place.view {
                View::Timeline => model.state.place.list.filter.clone(),
                _ => String::new(),
            };
            list(model, View::Chronology, filter, Some(moments));
        }
    }
}

/// Goes to the rows of a view of which a query holds, or to some of the chronology.
fn list(model: &mut Model, view: View, query: String, only: Option<Moments>) {
    follow::remember(model);
    super::show_view(model, view);
    model.state.place.list.filter = query;
    model.state.place.list.only = only;
    model.state.place.pane = Pane::List;
}
