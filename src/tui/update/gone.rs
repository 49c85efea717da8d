//! The row where the reader was, when it is gone from a library that was read again. A file of which half was written may
//! have been read, and be whole a moment later.

use crate::tui::{
    model::Model,
    state::{Lost, Place},
};

/// Goes back to the row that was gone, where it is there again and the reader has not gone on.
pub fn take_up(model: &mut Model) {
    let library = &model.known.library;
    let is_back = |lost: &mut Lost| {
        let row = lost.was.list.cursor.as_ref();
        row.is_some_and(|row| row.is_in(library))
    };
    let stayed = |lost: &Lost| model.state.place.is_at_row_of(&lost.now);
    model.state.lost = model.state.lost.take().filter(stayed);
    if let Some(lost) = model.state.lost.take_if(is_back) {
        let awaited = model.state.awaited.as_mut();
        awaited
            .into_iter()
            .for_each(|place| *place = lost.was.clone());
        model.state.place = lost.was;
    }
}

/// Keeps the place of a record that is gone.
pub fn keep(model: &mut Model, before: &Place) {
    let now = model.state.place.clone();
    let row = before.list.cursor.as_ref();
    let row = row.filter(|row| row.key().is_some());
    match &mut model.state.lost {
        Some(lost) => lost.now = now,
        lost => {
            if row.is_some_and(|row| !row.is_in(&model.known.library)) {
                let was = before.clone();
                *lost = Some(Lost { was, now });
            }
        }
    }
}
