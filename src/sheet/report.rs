//! Pages that are about several records: where a statement began, what falls with a source, what
//! evidence does to which allegation, which numbers conflict.

mod agenda;
mod answered;
mod changes;
mod conflicts;
mod matrix;
mod next;
mod origins;
mod tellings;
mod timeline;

pub use agenda::{Days, Rows, away, pieces_of, stands};
pub use changes::Length;
pub use conflicts::picture as conflicts_picture;
pub use matrix::{MatrixLook, picture as matrix_picture, rows as matrix_rows};
pub use origins::{picture as origins_picture, told as origins_told};
pub use tellings::between;
pub(super) use tellings::number_pieces;
pub use timeline::{Found, Look};

use super::{Piece, Sheet, pieces::dim};
use crate::{
    analysis::lanes::{Placed, placed},
    clean,
    library::{Index, Library, Scope},
    picture::stays,
    text::Clean,
};

impl Sheet {
    /// The ways from what a record cites back to whoever said it first: drawn where so many columns have room for that,
    /// else a tree.
    pub fn origins(library: &Library, index: Index, columns: usize) -> Self {
        origins::origins(library, index, columns)
    }

    /// What would stand otherwise if a source fell.
    pub fn drop(library: &Library, source: Index) -> Self {
        origins::drop(library, source)
    }

    /// The sources of a scope on which allegations hang.
    pub fn single_points(library: &Library, scope: &Scope) -> Self {
        origins::single_points(library, scope)
    }

    /// What is to come, and what is late, by day.
    pub fn agenda(library: &Library, scope: &Scope, days: Days) -> Self {
        agenda::agenda(library, scope, days)
    }

    /// The chronology drawn, in so many columns, with what has no day below it.
    pub fn timeline(library: &Library, scope: &Scope, look: Look, columns: usize) -> Self {
        let placed = placed(library, scope);
        Self::timeline_of(library, scope, &placed, look, columns, None)
    }

    /// The same of some of it: of what a query found, where one was asked.
    pub fn timeline_of(
        library: &Library,
        scope: &Scope,
        placed: &[Placed<'_>],
        look: Look,
        columns: usize,
        found: Option<&Found>,
    ) -> Self {
        timeline::timeline(library, scope, placed, look, columns, found)
    }

    /// Where a person was from when to when, drawn in so many columns below the rest of their page.
    pub fn draw_stays(&mut self, library: &Library, index: Index, columns: usize) {
        if let Some(picture) = stays::of_one(library, index, columns) {
            self.heading(picture.title.clone());
            self.draw(picture);
        }
    }

    /// What evidence does to which allegation.
    pub fn matrix(library: &Library, scope: &Scope, look: MatrixLook<'_>) -> Self {
        matrix::matrix(library, scope, look)
    }

    /// The numbers of a scope: which conflict, which are the same count, which are not and why; and
    /// the questions whose answers would move most. Numbers of one count stand on a scale in so many columns.
    pub fn conflicts(library: &Library, scope: &Scope, columns: usize) -> Self {
        conflicts::conflicts(library, scope, columns)
    }

    /// What to ask next, the most telling first.
    pub fn next(library: &Library, scope: &Scope) -> Self {
        next::next(library, scope)
    }

    /// A statement as it was told over time, or what somebody said; none of a record that says nothing and of whom
    /// nothing can be said by.
    pub fn tellings(library: &Library, index: Index) -> Option<Self> {
        tellings::tellings(library, index)
    }
}

/// What stands above evidence that someone says does not exist, or was not produced.
pub const SAID_TO_BE_MISSING: &str = "Said to be missing";

/// How many items such a page lists under one heading.
pub const MOST: usize = 500;

/// A page while it is built.
struct Report<'l> {
    library: &'l Library,
    sheet: Sheet,
}

impl<'l> Report<'l> {
    fn new(library: &'l Library, title: Clean) -> Self {
        let mut report = Self {
            library,
            sheet: Sheet::default(),
        };
        report.sheet.title(title);
        report
    }

    /// Says how many items were left out.
    fn more(&mut self, all: usize) {
        if let Some(more @ 1..) = all.checked_sub(MOST) {
            self.sheet.item(vec![dim(clean!["and ", more, " more"])]);
        }
    }

    /// A link to a record.
    fn link(&self, index: Index) -> Piece {
        let record = self.library.at(index);
        Piece::Link(record.key.clone(), self.library.short(index))
    }

    /// A link to a record, with the key that `casefile show` takes.
    fn keyed(&self, index: Index) -> Vec<Piece> {
        vec![
            self.link(index),
            dim(clean!["  ", self.library.key_told(index)]),
        ]
    }

    fn links(&self, indices: &[Index], between: &'static str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (number, index) in indices.iter().take(MOST_IN_A_ROW).enumerate() {
            if number > 0 {
                pieces.push(dim(between));
            }
            pieces.push(self.link(*index));
        }
        if let Some(more @ 1..) = indices.len().checked_sub(MOST_IN_A_ROW) {
            pieces.push(dim(clean![" and ", more, " more"]));
        }
        pieces
    }
}

/// How many links stand on one row.
const MOST_IN_A_ROW: usize = 20;
