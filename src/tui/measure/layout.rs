//! Where the panes are, for a size and a focus. The view, the scrolling and the mouse all ask here.

use ratatui::layout::{Constraint, Layout, Rect, Size};

use crate::tui::{model::Model, state::Pane};

/// The places of a screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// The breadcrumb line; empty where there is no room.
    pub header: Rect,
    /// Each pane with its border, by [`Pane::number`]; empty where it is not shown.
    pub panes: [Rect; 4],
    /// The guidance of the tour; empty outside it, and where there is no room.
    pub guide: Rect,
    /// Keys, prompts and notices.
    pub footer: Rect,
    /// Whether panes have borders, or only a title line.
    pub bordered: bool,
}

/// The smallest screen on which a pane can still be read.
pub const SMALLEST: Size = Size {
    width: 20,
    height: 5,
};

/// The columns of the pane of views: its longest name and a count of three digits.
const MENU: u16 = 21;

impl Areas {
    /// A pane with its border or title.
    pub fn pane(&self, pane: Pane) -> Rect {
        self.panes[pane.number() - 1]
    }

    /// The inside of a pane: without border or title line.
    pub fn inside(&self, pane: Pane) -> Rect {
        let outer = self.pane(pane);
        match self.bordered {
            true => Rect {
                x: outer.x + 1.min(outer.width),
                y: outer.y + 1.min(outer.height),
                width: outer.width.saturating_sub(2),
                height: outer.height.saturating_sub(2),
            },
            false => Rect {
                y: outer.y + 1.min(outer.height),
                height: outer.height.saturating_sub(1),
                ..outer
            },
        }
    }
}

/// How much of the screen is shown at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// All panes.
    Wide,
    /// Three of them.
    Three,
    /// Two of them.
    Two,
    One,
}

fn shape(size: Size) -> Shape {
    match (size.width, size.height) {
        (_, ..14) | (..60, _) => Shape::One,
        (..100, _) => Shape::Two,
        (..120, _) | (_, ..24) => Shape::Three,
        _ => Shape::Wide,
    }
}

/// The places of a screen of that size.
pub fn layout(size: Size, model: &Model) -> Areas {
    let screen = Rect::new(0, 0, size.width, size.height);
    let mut areas = Areas {
        bordered: size.width >= 40 && size.height >= 10,
        ..Areas::default()
    };
    let guided = model.state.tour.is_some() && areas.bordered;
    let [header, body, guide, footer] = screen.layout(&Layout::vertical([
        Constraint::Length(1),
        Constraint::Min(0),
        Constraint::Length(guided.into()),
        Constraint::Length(1),
    ]));
    (areas.header, areas.guide, areas.footer) = (header, guide, footer);
    let focus = model.state.place.pane;
    let list = model.state.place.view.has_list();
    let shape = if model.state.place.zoom {
        Shape::One
    } else {
        shape(size)
    };
    let mut put = |pane: Pane, area: Rect| areas.panes[pane.number() - 1] = area;
    match (shape, focus) {
        (Shape::Wide, _) => {
            // A case as a whole rests on no passage, so its overview has the height to itself.
            let share = if model.state.place.view.has_source() {
                60
            } else {
                100
            };
            let [top, bottom] = body.layout(&Layout::vertical([
                Constraint::Percentage(share),
                Constraint::Min(0),
            ]));
            let [menu, middle, record] = top.layout(&Layout::horizontal([
                Constraint::Length(MENU),
                Constraint::Fill(1),
                Constraint::Fill(1),
            ]));
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
        (Shape::Three, Pane::Source) => {
            let [side, rest] = body.layout(&Layout::horizontal([
                Constraint::Percentage(32),
                Constraint::Min(0),
            ]));
            put(if list { Pane::List } else { Pane::Menu }, side);
            let [record, source] = rest.layout(&Layout::vertical([
                Constraint::Percentage(45),
                Constraint::Min(0),
            ]));
            put(Pane::Record, record);
            put(Pane::Source, source);
        }
        (Shape::Three, _) => {
            let [menu, middle, record] = body.layout(&Layout::horizontal([
                Constraint::Length(MENU),
                Constraint::Fill(1),
                Constraint::Fill(1),
            ]));
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
                Constraint::Length(MENU),
                Constraint::Min(0),
            ]));
            put(Pane::Menu, menu);
            put(if list { Pane::List } else { Pane::Record }, rest);
        }
        (Shape::Two, Pane::List) => {
            let [list, record] = body.layout(&Layout::horizontal([
                Constraint::Percentage(46),
                Constraint::Min(0),
            ]));
            put(Pane::List, list);
            put(Pane::Record, record);
        }
        (Shape::Two, Pane::Record | Pane::Source) => {
            // Prose wants the width: the record above, its passage below.
            let share = match focus {
                _ if !model.state.place.view.has_source() => 100,
                Pane::Record => 62,
                _ => 42,
            };
            let [record, source] = body.layout(&Layout::vertical([
                Constraint::Percentage(share),
                Constraint::Min(0),
            ]));
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
        tui::{list::View, tour::Tour},
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
                        let expected = height > 2 && exists;
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
