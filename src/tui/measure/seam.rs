//! The lines between panes, which can be moved: which of them stands in a cell, and where each is.

use ratatui::layout::{Position, Rect};

use super::layout::Areas;
use crate::tui::state::{Pane, Seam};

impl Seam {
    const ALL: [Self; 3] = [Self::Views, Self::List, Self::Rows];

    /// The one that stands in a cell.
    pub fn at(areas: &Areas, at: Position) -> Option<Self> {
        Self::ALL.into_iter().find(|seam| {
            let cells = seam.cells(areas);
            cells.is_some_and(|cells| cells.contains(at))
        })
    }

    /// Where it is, by its column or its row; none where it is not on the screen.
    pub fn place(self, areas: &Areas) -> Option<u16> {
        let cells = self.cells(areas)?;
        Some(match self {
            Self::Views | Self::List => cells.x,
            Self::Rows => cells.y,
        })
    }

    fn cells(self, areas: &Areas) -> Option<Rect> {
        let shown = |pane: Pane| Some(areas.pane(pane)).filter(|area| !area.is_empty());
        match self {
            Self::Views => right_of(shown(Pane::Menu)?, |right| {
                let others = [Pane::List, Pane::Record].into_iter().filter_map(shown);
                others.map(|other| other.x).any(|x| x == right)
            }),
            Self::List => right_of(shown(Pane::List)?, |right| {
                shown(Pane::Record).is_some_and(|record| record.x == right)
            }),
            Self::Rows => {
                let mut below = [Pane::Record, Pane::Source].into_iter().filter_map(shown);
                let is_below = |area: &Rect| {
                    let above = Pane::ALL.into_iter().filter_map(shown);
                    above.map(|above| above.bottom()).any(|end| end == area.y)
                };
                let below = below.find(is_below)?;
                Some(Rect { height: 1, ..below })
            }
        }
    }
}

/// The last column of a pane, where another stands behind it.
fn right_of(pane: Rect, is_followed: impl Fn(u16) -> bool) -> Option<Rect> {
    is_followed(pane.right()).then(|| Rect {
        x: pane.right() - 1,
        width: 1,
        ..pane
    })
}
