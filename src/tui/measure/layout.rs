//! Where the panes are, for a size and a focus. The view, the scrolling and the mouse all ask here.
//!
//! No boxes: a pane has a title row, and at its right one column for the line between it and the next, in
//! which a mark says what part of it is in sight.

use ratatui::layout::{Constraint, Layout, Rect, Size};

use crate::tui::{model::Model, state::Pane};

/// The places of a screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// That something is not saved, and that an earlier day is looked at; empty where neither is.
    pub banner: Rect,
    /// The breadcrumb line; empty where there is no room.
    pub header: Rect,
    /// Each pane with its title row and its line at the right, by [`Pane::number`]; empty where it is not
    /// shown.
    pub panes: [Rect; 4],
    /// The guidance of the tour; empty outside it, and where there is no room.
    pub guide: Rect,
    /// Keys, prompts and notices.
    pub footer: Rect,
    /// Whether panes have a title row: where only one is shown, the breadcrumb can do.
    titled: bool,
}

/// The smallest screen on which a pane can still be read.
pub const SMALLEST: Size = Size {
    width: 20,
    height: 5,
};

/// The columns of the pane of views with its line: its longest name, and a count.
const MENU: u16 = 19;

/// What the pane of views has at least and at most, where its line is moved.
const MENU_LEAST: u16 = 8;
const MENU_MOST: u16 = 40;

/// The rows that a pane with its title keeps at least, where the line below or above it is moved.
const LEAST_ROWS: u16 = 4;

/// The columns of text beyond which a line is hard to read.
pub const READABLE: u16 = 100;

impl Areas {
    /// A pane with its title row and its line.
    pub fn pane(&self, pane: Pane) -> Rect {
        self.panes[pane.number() - 1]
    }

    /// The title row of a pane; empty where there is none.
    pub fn title(&self, pane: Pane) -> Rect {
        let outer = self.pane(pane);
        Rect {
            height: u16::from(self.titled).min(outer.height),
            ..outer
        }
    }

    /// The inside of a pane: without its title row and the line at its right.
    pub fn inside(&self, pane: Pane) -> Rect {
        let outer = self.pane(pane);
        let title = u16::from(self.titled).min(outer.height);
        Rect {
            y: outer.y + title,
            width: outer.width.saturating_sub(1),
            height: outer.height - title,
            ..outer
        }
    }

    /// The line at the right of a pane, below its title row.
    pub fn line(&self, pane: Pane) -> Rect {
        let (outer, inside) = (self.pane(pane), self.inside(pane));
        Rect {
            x: inside.right(),
            width: outer.width - inside.width,
            ..inside
        }
    }
}

/// Whether a screen is too small for anything to be read on it.
pub fn is_too_small(size: Size) -> bool {
    size.width < SMALLEST.width || size.height < SMALLEST.height
}

/// All rows that can lie over the panes: those above the footer and below the header.
pub fn over(size: Size, model: &Model) -> Rect {
    /// Where so few are left, the header's row is taken too.
    const FEW: u16 = 4;
    let areas = layout(size, model);
    let bottom = match areas.guide.is_empty() {
        true => areas.footer.y,
        false => areas.guide.y,
    };
    let y = match areas.header.bottom() {
        top if top + FEW <= bottom => top,
        _ => 0,
    };
    Rect {
        x: 0,
        y,
        width: size.width,
        height: bottom.saturating_sub(y),
    }
}

/// How much of the screen is shown at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Views, list and record beside one another, the passage below them.
    Wide,
    /// The same without the passage, which takes the place of the list.
    Three,
    /// The list above the record, or the record above its passage.
    Two,
    One,
}

fn shape(size: Size) -> Shape {
    match (size.width, size.height) {
        (_, ..14) | (..60, _) => Shape::One,
        (..100, _) => Shape::Two,
        (140.., 28..) => Shape::Wide,
        (_, ..34) => Shape::Three,
        _ => Shape::Wide,
    }
}

/// The columns of the list beside a record, of so many for both.
fn list_columns(screen: u16, both: u16, wider: i16) -> u16 {
    let most = if screen >= 140 { 79 } else { 57 };
    let usual = most.min(both * 11 / 20);
    usual
        .saturating_add_signed(wider)
        .clamp(24.min(both), both.saturating_sub(24).max(24).min(both))
}

/// The columns of the views, on a screen of so many.
fn menu_columns(screen: u16, wider: i16) -> u16 {
    let most = MENU_MOST.min(screen / 3).max(MENU);
    MENU.saturating_add_signed(wider).clamp(MENU_LEAST, most)
}

/// The rows of the upper of two panes, of so many for both.
fn upper_rows(both: u16, usual: u16, taller: i16) -> u16 {
    let least = LEAST_ROWS.min(both / 2);
    let rows = usual.saturating_add_signed(taller);
    rows.clamp(least, both - least)
}

/// The lines of the guidance of the tour: its sentences have up to 80 columns, and a narrow screen breaks
/// them, so that no key that they name is cut off.
fn guide_lines(size: Size) -> u16 {
    match (size.width, size.height) {
        (..40, _) | (_, ..10) => 0,
        (80.., _) => 1,
        _ => 2,
    }
}

/// The places of a screen of that size.
pub fn layout(size: Size, model: &Model) -> Areas {
    let screen = Rect::new(0, 0, size.width, size.height);
    let place = &model.state.place;
    let shape = match place.zoom {
        true => Shape::One,
        false => shape(size),
    };
    // A screen that is low has no row to spare; the title of its one pane says where one is.
    let has_header = size.height >= 8 && size.width >= 24;
    let is_small = size.width < 60 && shape == Shape::One && has_header;
    // A line each for the day and for what is not saved.
    let banner = model.day().is_some() as u16 + model.known.review.unsaved.is_some() as u16;
    let guide = match model.state.tour {
        Some(_) => guide_lines(size),
        None => 0,
    };
    let [banner, header, body, guide, footer] = screen.layout(&Layout::vertical([
        Constraint::Length(banner),
        Constraint::Length(has_header.into()),
        Constraint::Min(0),
        Constraint::Length(guide),
        Constraint::Length(1),
    ]));
    let mut areas = Areas {
        banner,
        header,
        panes: [Rect::default(); 4],
        guide,
        footer,
        titled: !is_small,
    };
    let focus = place.pane;
    let list = place.view.has_list();
    let has_source = place.view.has_source();
    let mut put = |pane: Pane, area: Rect| areas.panes[pane.number() - 1] = area;
    let moved = model.state.moved;
    let menu = menu_columns(size.width, moved.views);
    let beside = |area: Rect| -> [Rect; 3] {
        let both = area.width.saturating_sub(menu);
        area.layout(&Layout::horizontal([
            Constraint::Length(menu),
            Constraint::Length(list_columns(size.width, both, moved.list)),
            Constraint::Min(0),
        ]))
    };
    let halves = |area: Rect, share: u16| -> [Rect; 2] {
        let usual = [Constraint::Percentage(share), Constraint::Min(0)];
        let [above, below] = area.layout(&Layout::vertical(usual));
        if below.is_empty() || moved.rows == 0 {
            return [above, below];
        }
        let rows = upper_rows(area.height, above.height, moved.rows);
        area.layout(&Layout::vertical([
            Constraint::Length(rows),
            Constraint::Min(0),
        ]))
    };
    match (shape, focus) {
        (Shape::Wide, _) => {
            // A case as a whole rests on no passage, so its overview has the height to itself.
            let [top, bottom] = halves(body, if has_source { 62 } else { 100 });
            let [menu, middle, record] = beside(top);
            put(Pane::Menu, menu);
            put(Pane::Source, bottom);
            match list {
                true => {
                    put(Pane::List, middle);
                    put(Pane::Record, record);
                }
                false => put(Pane::Record, middle.union(record)),
            }
        }
        (Shape::Three, Pane::Source) if has_source => {
            let [side, _, _] = beside(body);
            let rest = Rect {
                x: side.right(),
                width: body.width - side.width,
                ..body
            };
            let [record, source] = halves(rest, 42);
            put(Pane::Menu, side);
            put(Pane::Record, record);
            put(Pane::Source, source);
        }
        (Shape::Three, _) => {
            let [menu, middle, record] = beside(body);
            put(Pane::Menu, menu);
            match list {
                true => {
                    put(Pane::List, middle);
                    put(Pane::Record, record);
                }
                false => put(Pane::Record, middle.union(record)),
            }
        }
        (Shape::Two, Pane::Menu) => {
            let [menu, rest] = body.layout(&Layout::horizontal([
                Constraint::Length(menu),
                Constraint::Min(0),
            ]));
            put(Pane::Menu, menu);
            put(if list { Pane::List } else { Pane::Record }, rest);
        }
        (Shape::Two, Pane::List) => {
            let [list, record] = halves(body, 54);
            put(Pane::List, list);
            put(Pane::Record, record);
        }
        (Shape::Two, Pane::Record | Pane::Source) => {
            // The record above, its passage below.
            let share = match focus {
                _ if !has_source => 100,
                Pane::Record => 62,
                _ => 42,
            };
            let [record, source] = halves(body, share);
            put(Pane::Record, record);
            put(Pane::Source, source);
        }
        (Shape::One, pane) => put(pane, body),
    }
    areas
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::Kind,
        tui::{list::View, state::Moved, tour::Tour},
    };

    #[test]
    fn panes_lie_within_the_screen_and_do_not_overlap() {
        for width in (1..=130).step_by(3) {
            for height in 1..=45 {
                for pane in Pane::ALL {
                    for view in [View::Overview, View::Of(Kind::Person)] {
                        let mut model = Model::default();
                        model.state.place.pane = pane;
                        model.state.place.view = view;
                        model.state.tour = (width % 2 == 0).then(Tour::default);
                        let by = [0, -300, 300, 7][usize::from(width / 3 + height) % 4];
                        model.state.moved = Moved {
                            views: by,
                            list: -by,
                            rows: by,
                        };
                        let size = Size { width, height };
                        let areas = layout(size, &model);
                        let screen = Rect::new(0, 0, width, height);
                        let shown: Vec<Rect> = areas
                            .panes
                            .into_iter()
                            .filter(|area| !area.is_empty())
                            .collect();
                        for (index, area) in shown.iter().enumerate() {
                            assert!(
                                screen.contains(area.as_position())
                                    && area.right() <= width
                                    && area.bottom() <= height
                            );
                            assert!(
                                shown[..index].iter().all(|other| !other.intersects(*area)),
                                "{size:?} {pane:?}"
                            );
                        }
                        let focused = areas.pane(pane);
                        let exists = match pane {
                            Pane::List => view.has_list(),
                            Pane::Source => view.has_source(),
                            Pane::Menu | Pane::Record => true,
                        };
                        let expected = height > 3 && exists;
                        assert!(
                            !expected || !focused.is_empty(),
                            "the focus is in sight: {size:?} {pane:?} {view:?}"
                        );
                    }
                }
            }
        }
    }
}
