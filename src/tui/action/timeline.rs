//! How the timeline is looked at: drawn or as a list, on which scale, in which lanes.

use super::{Action as A, Enabled, Group, Row, Why, lists, row, rows, show_view};
use crate::{
    model::Key,
    picture::{Opens, axis::Scale, timeline::Lanes},
    sheet::Piece,
    tui::{
        effect::Effect,
        list::{Column, RowId, View},
        model::Model,
        seek::Way,
        state::Pane,
    },
};

#[rustfmt::skip] // A table: a line a row.
pub const ROWS: [Row; 3] = rows(Group::Show, [
    row(A::Turn, "turn", &["t"], "list or drawn", "Show the timeline as a list, or drawn again; turn the matrix: what stands at the left to the top", can_turn, |model, _| turn(model)),
    row(A::Finer, "finer", &[">"], "finer", "Draw the timeline in smaller steps: years, months, days", in_timeline, |model, _| scale(model, Way::On)),
    row(A::Coarser, "coarser", &["<"], "", "Draw the timeline in larger steps", in_timeline, |model, _| scale(model, Way::Back)),
]);

fn in_timeline(model: &Model) -> Enabled {
    match model.state.place.view {
        View::Timeline => Ok(()),
        _ => Err(Why::Key(
            "only in the timeline",
            A::View(View::Timeline),
            "goes there",
        )),
    }
}

fn can_turn(model: &Model) -> Enabled {
    match model.state.place.view {
        View::Chronology | View::Matrix => Ok(()),
        _ => in_timeline(model),
    }
}

/// From what is drawn to its row of the list, and back.
fn turn(model: &mut Model) -> Vec<Effect> {
    let key = match model.state.place.view {
        View::Matrix => {
            lists::turn_matrix(model);
            return Vec::new();
        }
        View::Timeline => {
            let key = model.link().and_then(|link| link.names().cloned());
            let filter = model.state.place.list.filter.clone();
            show_view(model, View::Chronology);
            model.state.place.pane = Pane::List;
            // The same is listed as was drawn.
            model.state.place.list.filter = filter;
            model.state.place.list.only = None;
            if let Some(index) = key.and_then(|key| model.known.library.index(&key)) {
                let list = &mut model.state.place.list;
                let id = RowId::Part(
                    model.known.library.at(index).key.clone(),
                    Default::default(),
                );
                list.cursor = Some(id);
            }
            return Vec::new();
        }
        _ => model.record().map(|record| record.key.clone()),
    };
    let filter = match model.state.place.view {
        View::Chronology => model.state.place.list.filter.clone(),
        _ => String::new(),
    };
    show_view(model, View::Timeline);
    model.state.place.pane = Pane::Record;
    model.state.place.list.filter = filter;
    let mut effects = model.settle();
    if let Some(key) = key {
        select(model, |piece| piece.names() == Some(&key));
    }
    effects.extend(model.settle());
    effects
}

fn scale(model: &mut Model, way: Way) -> Vec<Effect> {
    let now = drawn_in(model);
    let next = match way {
        Way::On => now.finer(),
        Way::Back => now.coarser(),
    };
    let Some(next) = next else {
        let end = if way == Way::On {
            "smallest"
        } else {
            "largest"
        };
        model.state.say(format!(
            "A column is {}: these are the {end} steps.",
            now.word()
        ));
        return Vec::new();
    };
    look(model, |look| look.scale = Some(next))
}

/// The scale that is chosen, else the one that suits what there is, as the title of the page says it.
fn drawn_in(model: &Model) -> Scale {
    let title = model.shown.sheet.rows.first().map(|row| row.plain());
    let title = title.unwrap_or_default();
    let told = title.split(" · ").find_map(Scale::named);
    model.state.timeline.scale.or(told).unwrap_or(Scale::Months)
}

/// Parts the lanes in another way.
pub fn part(model: &mut Model, column: Option<Column>) -> Vec<Effect> {
    let lanes = match column {
        Some(Column::Speaker) => Lanes::People,
        Some(Column::Case) => Lanes::Cases,
        _ => Lanes::Kinds,
    };
    let lanes = match lanes == model.state.timeline.lanes {
        true => Lanes::Kinds,
        false => lanes,
    };
    look(model, |look| look.lanes = lanes)
}

/// Whether the lanes can be parted so.
pub fn can_part(column: Option<Column>) -> Enabled {
    match column {
        None | Some(Column::Speaker | Column::Case) => Ok(()),
        Some(_) => Err(Why::Words("lanes are by kind, by person or by case")),
    }
}

/// Looks at the timeline in another way, at what is selected.
fn look(model: &mut Model, change: impl FnOnce(&mut crate::sheet::Look)) -> Vec<Effect> {
    let selected = model.link();
    let opens = model.mark().and_then(|mark| mark.opens);
    change(&mut model.state.timeline);
    model.state.place.record.row = None;
    model.state.place.record.link = 0;
    let mut effects = model.settle();
    let same = |piece: &Piece| match (piece, &opens) {
        (Piece::Mark(mark), Some(opens)) => mark.opens.as_ref() == Some(opens),
        (piece, None) => Some(piece) == selected.as_ref(),
        _ => false,
    };
    // What was drawn alone may be one of several now, and the other way round: then what is of the same time.
    let is_found = select(model, same);
    let key = match &opens {
        Some(Opens::Record(key, _)) => Some(key),
        Some(Opens::Chronology(moments)) => moments.of.first().map(|(key, _)| key),
        Some(Opens::List(..)) | None => None,
    };
    if let Some(key) = key.filter(|_| !is_found) {
        select(model, |piece| shows(piece, key));
    }
    effects.extend(model.settle());
    effects
}

/// Whether a piece is of a record, alone or among others.
fn shows(piece: &Piece, key: &Key) -> bool {
    let among = match piece {
        Piece::Mark(mark) => match &mark.opens {
            Some(Opens::Chronology(moments)) => moments.of.iter().any(|(one, _)| one == key),
            _ => false,
        },
        _ => false,
    };
    among || piece.names() == Some(key)
}

/// Selects the first link or mark of the page of which something holds. Returns whether there is one.
fn select(model: &mut Model, is_it: impl Fn(&Piece) -> bool) -> bool {
    let rows = model.shown.sheet.rows.iter().enumerate();
    let mut found = rows.filter_map(|(number, row)| {
        let link = row.targets().iter().position(|piece| is_it(piece))?;
        Some((number, link))
    });
    let found = found.next();
    if let Some((row, link)) = found {
        model.go_to_row(row, link);
    }
    found.is_some()
}
