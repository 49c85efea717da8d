//! Drawing a model. Nothing is changed here, and only what can be seen is built.

mod choice;
mod chrome;
mod everywhere;
mod footer;
pub mod list;
mod menu;
pub mod overlay;
mod prompt;
pub mod record;
mod sequence;
pub mod source;

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::{Block, Widget},
};

pub use overlay::caret_of;

use super::{
    measure::layout::{SMALLEST, layout},
    model::Model,
    overlay::Overlay,
    state::Pane,
    theme::{Part, Theme},
};
use crate::text::{Clean, truncate, width};

/// Draws the whole screen.
pub fn view(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    buffer.set_style(area, theme.style(Part::Plain));
    if area.width < SMALLEST.width || area.height < SMALLEST.height {
        too_small(area, buffer);
        return;
    }
    let areas = layout(area.as_size(), model);
    chrome::header(model, theme, areas.header, buffer);
    for pane in Pane::ALL {
        let outer = areas.pane(pane);
        if outer.is_empty() {
            continue;
        }
        let inside = areas.inside(pane);
        frame(model, theme, pane, outer, areas.bordered, buffer);
        match pane {
            Pane::Menu => menu::menu(model, theme, inside, buffer),
            Pane::List => list::list(model, theme, inside, buffer),
            Pane::Record => record::record(model, theme, inside, buffer),
            Pane::Source => source::source(model, theme, inside, buffer),
        }
    }
    chrome::guide(model, theme, areas.guide, buffer);
    footer::footer(model, theme, areas.footer, buffer);
    overlay::overlay(model, theme, area, buffer);
    if let Some(Overlay::Prompt(prompt)) = &model.state.overlay {
        prompt::above(model, prompt, theme, areas.footer, buffer);
    }
}

fn too_small(area: Rect, buffer: &mut Buffer) {
    let text = format!(
        "Too small: {}x{} is needed.",
        SMALLEST.width, SMALLEST.height
    );
    let width = area.width as usize;
    for (row, range) in (0..area.height).zip(crate::text::wrap(&text, width)) {
        buffer.set_stringn(area.x, area.y + row, &text[range], width, Style::new());
    }
}

/// The border of a pane, or its title line where there is no room for one.
fn frame(
    model: &Model,
    theme: &Theme,
    pane: Pane,
    area: Rect,
    bordered: bool,
    buffer: &mut Buffer,
) {
    let focused = model.state.place.pane == pane;
    let style = theme.style(if focused { Part::Focus } else { Part::Border });
    let title = chrome::pane_title(model, pane);
    let room = area.width.saturating_sub(4) as usize;
    let title = format!(
        " {} {} ",
        pane.number(),
        truncate(&title, room.saturating_sub(4))
    );
    if bordered {
        let block = Block::bordered()
            .border_set(theme.glyphs.border)
            .border_style(style);
        // A title is read, a border is not.
        let title_style = if focused {
            style
        } else {
            theme.style(Part::Dim)
        };
        let title = Span::styled(title, title_style);
        block.title(title).render(area, buffer);
    } else {
        let title = crate::text::pad(&title, area.width as usize).into_owned();
        buffer.set_stringn(
            area.x,
            area.y,
            title,
            area.width as usize,
            style.patch(theme.style(Part::Header)),
        );
    }
}

/// A piece of a line: clean text and how it looks.
type Styled = (Clean, Style);

/// Draws pieces from the left, cut at the width. Returns the columns used.
fn put(pieces: &[Styled], area: Rect, buffer: &mut Buffer) -> u16 {
    let mut x = area.x;
    for (text, style) in pieces {
        let room = area.right().saturating_sub(x) as usize;
        if room == 0 {
            break;
        }
        let text = truncate(text, room);
        buffer.set_stringn(x, area.y, &text, room, *style);
        x += width(&text).min(room) as u16;
    }
    x - area.x
}

/// One line of an area.
fn line_of(area: Rect, line: u16) -> Rect {
    Rect {
        y: area.y + line,
        height: 1,
        ..area
    }
}

/// What stands in a pane that has nothing to show.
fn hint(text: &str, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let style = theme.style(Part::Dim);
    let width = area.width.saturating_sub(1);
    for (row, range) in (0..area.height).zip(crate::text::wrap(text, width as usize)) {
        let place = Rect {
            x: area.x + area.width - width,
            width,
            ..line_of(area, row)
        };
        Line::styled(text[range].to_owned(), style).render(place, buffer);
    }
}
