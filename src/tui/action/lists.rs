//! How a list is looked at: its order, its groups, how much of each row, and where it stands in its pane.

use super::{Action as A, Enabled, Group, Row, Way, Why, enabled::*, row, rows, timeline};
use crate::tui::{
    effect::Effect,
    input::Press,
    list::{Column, Item, RowId, View},
    measure::{
        flow,
        layout::layout,
        list::{Columns, height},
    },
    model::Model,
    shown::list_rows,
    state::{Pane, Wrap},
};

#[rustfmt::skip] // A table: a line a row.
pub const ROWS: [Row; 23] = rows(Group::List, [
    row(A::Sort(Some(Column::Date)), "sort-date", &["S d"], "", "Sort the list by date; again turns the order round", has_records, |model, _| sort(model, Column::Date)),
    row(A::Sort(Some(Column::Standing)), "sort-standing", &["S s"], "", "Sort the list by standing or status, what is disputed first", has_records, |model, _| sort(model, Column::Standing)),
    row(A::Sort(Some(Column::Speaker)), "sort-speaker", &["S p"], "", "Sort the list by who says it", has_records, |model, _| sort(model, Column::Speaker)),
    row(A::Sort(Some(Column::Origins)), "sort-origins", &["S o"], "", "Sort the list by its origins, the most first", has_records, |model, _| sort(model, Column::Origins)),
    row(A::Sort(Some(Column::Case)), "sort-case", &["S c"], "", "Sort the list by case", has_records, |model, _| sort(model, Column::Case)),
    row(A::Sort(None), "sort-none", &["S n"], "", "Put the list in the order of the files again", has_records, |model, _| { model.state.place.list.arrangement.sort = None; Vec::new() }),
    row(A::Group(Some(Column::Date)), "group-date", &["B d"], "", "Group the list by day; again ends it", |model| can_group(model, Some(Column::Date)), |model, _| group(model, Column::Date)),
    row(A::Group(Some(Column::Standing)), "group-standing", &["B s"], "", "Group the list by standing or status", |model| can_group(model, Some(Column::Standing)), |model, _| group(model, Column::Standing)),
    row(A::Group(Some(Column::Speaker)), "group-speaker", &["B p"], "", "Group the list by who says it; part the timeline by person", |model| can_group(model, Some(Column::Speaker)), |model, _| group(model, Column::Speaker)),
    row(A::Group(Some(Column::Origins)), "group-origins", &["B o"], "", "Group the list by its origins", |model| can_group(model, Some(Column::Origins)), |model, _| group(model, Column::Origins)),
    row(A::Group(Some(Column::Case)), "group-case", &["B c"], "", "Group the list by case, or part the timeline so", |model| can_group(model, Some(Column::Case)), |model, _| group(model, Column::Case)),
    row(A::Group(None), "group-none", &["B n"], "", "End the groups of the list; part the timeline by kind", |model| can_group(model, None), |model, _| group_by(model, None)),
    row(A::Fold, "fold", &["z a"], "", "Fold the group of the row, or unfold it", has_groups, |model, _| fold(model)),
    row(A::FoldAll, "fold-all", &["z M"], "", "Fold all groups", has_groups, |model, _| fold_all(model)),
    row(A::UnfoldAll, "unfold-all", &["z R"], "", "Unfold all groups", has_groups, |model, _| unfold_all(model)),
    row(A::Wrap, "wrap", &["w"], "", "Show rows whole, cut to a line, or in some lines", has_list, |model, _| wrap(model)),
    row(A::ShiftRight, "shift-right", &["z l"], "", "Shift rows that are cut to the left, to see their end", has_cut_rows, |model, press| shift(model, Way::On, press)),
    row(A::ShiftLeft, "shift-left", &["z h"], "", "Shift rows back", has_cut_rows, |model, press| shift(model, Way::Back, press)),
    row(A::Middle, "to-middle", &["z z"], "", "Put the selected row in the middle of the pane", has_list, |model, _| put(model, |rows| rows / 2)),
    row(A::Top, "to-top", &["z t"], "", "Put the selected row at the top of the pane", has_list, |model, _| put(model, |_| 0)),
    row(A::Bottom, "to-bottom", &["z b"], "", "Put the selected row at the bottom of the pane", has_list, |model, _| put(model, |rows| rows)),
    row(A::LineDown, "line-down", &["Ctrl+e"], "", "Scroll the list down by a line", has_list, |model, press| scroll(model, Way::On, press)),
    row(A::LineUp, "line-up", &["Ctrl+y"], "", "Scroll the list up by a line", has_list, |model, press| scroll(model, Way::Back, press)),
]);

fn has_records(model: &Model) -> Enabled {
    match model.state.place.view {
        View::Of(_) | View::Matrix => Ok(()),
        _ => Err(Why::Words("this view has an order of its own")),
    }
}

/// Turns the matrix: what stood at the left is at the top.
pub fn turn_matrix(model: &mut Model) {
    let place = &mut model.state.place;
    place.list.is_turned = !place.list.is_turned;
    place.record = Default::default();
}

/// Whether there is anything to group so: the rows of a list, or the lanes of the timeline.
fn can_group(model: &Model, column: Option<Column>) -> Enabled {
    match model.state.place.view {
        View::Timeline => timeline::can_part(column),
        _ => has_records(model),
    }
}

fn has_groups(model: &Model) -> Enabled {
    match model.state.place.list.arrangement.group {
        Some(_) => Ok(()),
        None => Err(Why::Key(
            "the list has no groups",
            A::Group(Some(Column::Standing)),
            "makes some",
        )),
    }
}

fn has_cut_rows(model: &Model) -> Enabled {
    match model.state.place.list.wrap {
        Wrap::Cut => Ok(()),
        Wrap::Some | Wrap::Whole => {
            Err(Why::Key("no row is cut to a line", A::Wrap, "changes that"))
        }
    }
}

/// Sorts by a column; by the one that is sorted by already, the other way round.
fn sort(model: &mut Model, column: Column) -> Vec<Effect> {
    let sort = &mut model.state.place.list.arrangement.sort;
    let way = match *sort {
        Some((now, Way::On)) if now == column => Way::Back,
        _ => Way::On,
    };
    *sort = Some((column, way));
    Vec::new()
}

/// Groups by a column; by the one that is grouped by already, no more.
fn group(model: &mut Model, column: Column) -> Vec<Effect> {
    if model.state.place.view == View::Timeline {
        return timeline::part(model, Some(column));
    }
    let now = model.state.place.list.arrangement.group;
    group_by(model, Some(column).filter(|_| now != Some(column)))
}

/// Groups otherwise, all unfolded. Of a group whose head was selected the row is that is looked at.
fn group_by(model: &mut Model, column: Option<Column>) -> Vec<Effect> {
    if model.state.place.view == View::Timeline {
        return timeline::part(model, column);
    }
    leave_head(model);
    let arrangement = &mut model.state.place.list.arrangement;
    arrangement.folded.clear();
    arrangement.group = column;
    Vec::new()
}

/// Selects a row of the group whose head is selected: the one round which it was folded, else its first.
fn leave_head(model: &mut Model) {
    let list = &mut model.state.place.list;
    let Some(RowId::Group(name)) = &list.cursor else {
        return;
    };
    let row = list.within.take();
    list.cursor = row.or_else(|| model.shown.first_of(name, &model.known.library));
}

/// The head of the group that the selected row is in, by its place and its name.
fn head(model: &Model) -> Option<(usize, String)> {
    let at = model.shown.position;
    let number = *model.shown.heads.iter().rev().find(|head| **head <= at)?;
    match model.shown.items.get(number) {
        Some(Item::Head(head)) => Some((number, head.name.clone())),
        _ => None,
    }
}

/// Selects the head of the group that the selected row is in, and keeps the row.
fn go_to_head(model: &mut Model, head: usize) {
    let row = model.state.place.list.cursor.clone();
    let row = row.filter(|row| !matches!(row, RowId::Group(_)));
    super::select(model, head);
    if row.is_some() {
        model.state.place.list.within = row;
    }
}

/// Folds the group that the selected row is in, and selects its head; or unfolds it, and selects the row
/// again that was selected before.
pub fn fold(model: &mut Model) -> Vec<Effect> {
    let Some((number, name)) = head(model) else {
        return Vec::new();
    };
    if model.state.place.list.arrangement.folded.remove(&name) {
        return_within(model);
    } else {
        go_to_head(model, number);
        model.state.place.list.arrangement.folded.insert(name);
    }
    Vec::new()
}

fn fold_all(model: &mut Model) -> Vec<Effect> {
    if let Some((number, _)) = head(model) {
        go_to_head(model, number);
    }
    let names = model.shown.items.iter().filter_map(|item| match item {
        Item::Head(head) => Some(head.name.clone()),
        _ => None,
    });
    model.state.place.list.arrangement.folded = names.collect();
    Vec::new()
}

fn unfold_all(model: &mut Model) -> Vec<Effect> {
    model.state.place.list.arrangement.folded.clear();
    return_within(model);
    Vec::new()
}

/// Selects the row round which a group was folded.
fn return_within(model: &mut Model) {
    let place = &mut model.state.place;
    if let Some(row) = place.list.within.take() {
        (place.record, place.source) = model.state.memory.record(Some(&row));
        place.list.cursor = Some(row);
    }
}

fn wrap(model: &mut Model) -> Vec<Effect> {
    let list = &mut model.state.place.list;
    list.wrap = list.wrap.next();
    list.sideways = 0;
    let says = list.wrap.says();
    let above = list.above;
    model.scroll_list(above);
    model.state.say(says);
    Vec::new()
}

fn shift(model: &mut Model, way: Way, press: Press) -> Vec<Effect> {
    const COLUMNS: usize = 10;
    let by = way.steps(press.times().saturating_mul(COLUMNS));
    let list = &mut model.state.place.list;
    list.sideways = list.sideways.saturating_add_signed(by).min(10_000);
    Vec::new()
}

/// Puts the selected row where `above` says, of so many lines.
fn put(model: &mut Model, above: fn(usize) -> usize) -> Vec<Effect> {
    let inside = layout(model.state.size, model).inside(Pane::List);
    let rows = list_rows(model, inside);
    model.scroll_list(above(rows));
    Vec::new()
}

/// Scrolls by lines; the selection goes along where it would leave the pane.
fn scroll(model: &mut Model, way: Way, press: Press) -> Vec<Effect> {
    let inside = layout(model.state.size, model).inside(Pane::List);
    let rows = list_rows(model, inside);
    let columns = Columns::of(model, inside.width);
    let shown = &model.shown;
    let lines = |row: usize| {
        shown
            .items
            .get(row)
            .map_or(0, |item| height(model, item, columns))
    };
    let above = model.state.place.list.above;
    let count = shown.items.len();
    let (at, above) = match way {
        Way::On if above >= press.times() + 3 => (shown.position, above - press.times()),
        Way::On => {
            let by = press.times().min(rows);
            let top = flow::down(shown.list_top, by + 3, count, lines);
            (top.block.min(count.saturating_sub(1)), 3)
        }
        Way::Back if above + press.times() + lines(shown.position) + 3 <= rows => {
            (shown.position, above + press.times())
        }
        Way::Back => (shown.position.saturating_sub(1), above),
    };
    super::select(model, at);
    model.scroll_list(above);
    Vec::new()
}
