//! The lines between panes, and by how much the reader moved them.

use super::Pane;

/// A line between panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seam {
    /// At the right of the views.
    Views,
    /// At the right of the list, where the record is beside it.
    List,
    /// Between the panes above and the one below them, whose title row it is.
    Rows,
}

/// By how much they stand further right or lower than usual, in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    pub views: i16,
    pub list: i16,
    pub rows: i16,
}

impl Moved {
    pub fn of(&mut self, seam: Seam) -> &mut i16 {
        match seam {
            Seam::Views => &mut self.views,
            Seam::List => &mut self.list,
            Seam::Rows => &mut self.rows,
        }
    }
}

/// One that the mouse holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    pub seam: Seam,
    /// The pane that a mere click there is meant for.
    pub pane: Pane,
    pub has_moved: bool,
}
