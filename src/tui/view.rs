//! Drawing a model. Nothing is changed here, and only what can be seen is built.

mod ascii;
mod changing;
mod choice;
mod chrome;
mod cover;
mod everywhere;
mod footer;
mod frame;
mod handing;
mod links;
pub mod list;
mod menu;
mod note;
pub mod overlay;
mod prompt;
pub mod record;
mod sequence;
pub mod source;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    text::Line,
    widgets::Widget,
};

use super::{
    measure::layout::{Areas, READABLE, SMALLEST, is_too_small, layout},
    model::Model,
    overlay::Overlay,
    painted::Painted,
    state::Pane,
    theme::{Part, Theme},
};
use crate::text::{Clean, truncate, width};

/// Draws the whole screen. Returns what it has beside its cells.
pub fn view(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Painted {
    let mut painted = Painted::default();
    buffer.set_style(area, theme.style(Part::Plain));
    if is_too_small(area.as_size()) {
        too_small(area, buffer);
        painted.cursor = Some(area.as_position());
        return painted;
    }
    let areas = layout(area.as_size(), model);
    chrome::banners(model, theme, areas.banner, buffer);
    chrome::header(model, theme, areas.header, buffer);
    for pane in Pane::ALL {
        if areas.pane(pane).is_empty() {
            continue;
        }
        let inside = areas.inside(pane);
        frame::title(model, theme, pane, areas.title(pane), buffer);
        match pane {
            Pane::Menu => painted.cursor = menu::menu(model, theme, inside, buffer),
            Pane::List => {
                let cursor = list::list(model, theme, inside, buffer);
                painted.cursor = painted.cursor.or(cursor);
            }
            Pane::Record => {
                let cursor = record::record(model, theme, inside, buffer);
                painted.cursor = painted.cursor.or(cursor);
            }
            Pane::Source => {
                let cursor = source::source(model, theme, inside, buffer);
                painted.cursor = painted.cursor.or(cursor);
            }
        }
        frame::line(model, theme, pane, areas.line(pane), area, buffer);
    }
    let mut above = footer::footer(model, theme, areas.footer, buffer);
    if let Some(Overlay::Prompt(prompt)) = &model.state.overlay {
        above = prompt::above(model, prompt, theme, areas.footer, buffer);
    }
    chrome::guide(model, theme, areas.guide, above, buffer);
    let over = overlay::overlay(model, theme, area, buffer);
    painted.cursor = match &model.state.overlay {
        // What is asked, or refused, begins above the footer where it has no room there.
        Some(_) => over.or(Some(asked_at(areas.footer, above))),
        // Of keys that lead on there is a menu above the footer.
        None if above > 0 && !model.state.typed.is_empty() => Some(asked_at(areas.footer, above)),
        // Where nothing is selected, in the pane that has the keys.
        None => painted
            .cursor
            .or_else(|| Some(areas.inside(model.state.place.pane).as_position())),
    };
    cover(model, theme, &areas, above, buffer);
    painted.links = links::in_sight(model, theme, &areas, buffer);
    if theme.glyphs.is_ascii {
        ascii::ascii(buffer);
    }
    painted
}

/// Covers the names of the protected, where they are to be covered. `above` is how many rows above the footer are its.
fn cover(model: &Model, theme: &Theme, areas: &Areas, above: u16, buffer: &mut Buffer) {
    let Some(cover) = &model.known.cover else {
        return;
    };
    let screen = buffer.area;
    // What lies over the panes takes whole rows, and what is above it are still panes.
    let over = overlay::place(model, screen).unwrap_or(Rect {
        y: areas.footer.y.saturating_sub(above),
        height: above,
        ..screen
    });
    let free = Rect {
        height: over.y,
        ..screen
    };
    let panes = Pane::ALL.map(|pane| areas.inside(pane).intersection(free));
    let inside: Vec<Rect> = panes.into_iter().chain([over]).collect();
    // A row of these is read with those round it alone: a name may go over its end.
    let around = (0..screen.height).flat_map(|y| around(line_of(screen, y), &inside));
    let all: Vec<Rect> = inside.iter().copied().chain(around).collect();
    cover::cover(&cover.masks, &all, theme.glyphs.rule, buffer);
}

/// The parts of a row that are in none of the areas.
fn around(row: Rect, areas: &[Rect]) -> Vec<Rect> {
    let columns: Vec<u16> = (row.left()..row.right()).collect();
    let is_in = |x: u16| areas.iter().any(|area| area.contains((x, row.y).into()));
    let runs = columns.chunk_by(|a, b| is_in(*a) == is_in(*b));
    let runs = runs.filter(|run| !is_in(run[0]));
    let part = |run: &[u16]| Rect {
        x: run[0],
        width: run.len() as u16,
        ..row
    };
    runs.map(part).collect()
}

/// Where words begin in the footer, so many of whose rows stand above it.
fn asked_at(footer: Rect, above: u16) -> Position {
    Position {
        x: (footer.x + 1).min(footer.right().saturating_sub(1)),
        y: footer.y.saturating_sub(above),
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
    let width = area.width.saturating_sub(1).min(READABLE);
    for (row, range) in (0..area.height).zip(crate::text::wrap(text, width as usize)) {
        let place = Rect {
            x: area.x + (area.width - width).min(1),
            width,
            ..line_of(area, row)
        };
        Line::styled(text[range].to_owned(), style).render(place, buffer);
    }
}
