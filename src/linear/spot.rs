//! Where the reader is: a place of the browser, and what of it is told.

use crate::{
    sheet::Piece,
    tui::{list::View, state::Place},
};

/// Where the reader is.
#[derive(Clone, Debug)]
pub struct Spot {
    pub place: Place,
    pub look: Look,
    pub of: Of,
}

/// Which page is told of a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Of {
    /// What the browser shows of it.
    #[default]
    Shown,
    /// What to ask next there.
    ToAsk,
    /// How a statement was told over time, or what somebody said.
    Tellings,
}

impl Spot {
    /// Where all begins: the list of cases.
    pub fn home() -> Self {
        Self::at(Place::default(), Look::List { from: 0 })
    }

    pub fn at(place: Place, look: Look) -> Self {
        Self {
            place,
            look,
            of: Of::Shown,
        }
    }
}

/// What of a place is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Look {
    /// The views that the library or the case has.
    Views,
    /// Rows of the list, from one on.
    List { from: usize },
    /// The page of what is selected: what is said of it first, and its parts.
    Page,
    /// One of these parts, from a line on.
    Part { part: usize, from: usize },
    /// What a line leads to, where that is several things.
    Links(Vec<Piece>),
    /// A citation of the page, by its number from 0.
    Citation(usize),
    /// Paragraphs of the source, from one on.
    Text { from: usize, to: usize },
    /// What was found in all texts, from a hit on.
    Hits { from: usize },
}

impl Look {
    /// What is told first of a view.
    pub fn of(view: View) -> Self {
        match view.has_list() {
            true => Self::List { from: 0 },
            false => Self::Page,
        }
    }

    /// How many of them are told at once.
    pub const MOST: usize = 10;

    /// From which of its choices on they are told; none where all are.
    pub fn from(&mut self) -> Option<&mut usize> {
        match self {
            Self::List { from } | Self::Part { from, .. } | Self::Hits { from } => Some(from),
            Self::Views | Self::Page | Self::Links(_) | Self::Citation(_) | Self::Text { .. } => {
                None
            }
        }
    }
}
