//! The pane of views.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{line_of, put};
use crate::{
    clean,
    text::Clean,
    tui::{
        list::View,
        model::Model,
        state::Pane,
        theme::{Part, Theme},
    },
};

/// The views of the scope, with how much each holds. Returns where the selected one stands, where the pane has the keys.
pub fn menu(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let views = model.views();
    let selected = views
        .iter()
        .position(|view| *view == model.state.place.view)
        .unwrap_or(0);
    // A pane of few lines shows the views round the selected one.
    let top = (selected + 1).saturating_sub(area.height as usize);
    let mut cursor = None;
    for (line, view) in (0..area.height).zip(&views[top..]) {
        let area = line_of(area, line);
        let count = match view {
            View::Changes => model.changes().map(|changes| changes.count),
            view => model.shown.count(*view),
        };
        let is_selected = *view == model.state.place.view;
        if is_selected && model.state.place.pane == Pane::Menu {
            cursor = Some(area.as_position());
        }
        let style = match (is_selected, model.state.place.pane) {
            (true, Pane::Menu) => theme.style(Part::Selected),
            (true, _) => theme.style(Part::Marked),
            (false, _) if count == Some(0) => theme.style(Part::Dim),
            (false, _) if *view == View::Problems => theme.style(Part::Caution),
            (false, _) => theme.style(Part::Plain),
        };
        let pointer = if is_selected {
            theme.glyphs.pointer
        } else {
            " "
        };
        let count = count.map_or_else(Clean::default, |count| clean![count]);
        let room = (area.width as usize).saturating_sub(3 + count.len());
        let name = Clean::from(view.title()).pad(room);
        put(
            &[(clean![pointer, " ", name, " ", count], style)],
            area,
            buffer,
        );
    }
    cursor
}
