//! Where the reader is: the view, and in each pane a cursor. Cursors hold ids, so that a place survives
//! a reload.

use crate::{
    library::Scope,
    model::{Key, Kind},
    picture::Moments,
    sheet::Chosen,
    tui::{
        caret::Caret,
        list::{Arrangement, RowId, View},
    },
};

/// One of the four panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    Menu,
    #[default]
    List,
    Record,
    Source,
}

impl Pane {
    /// Every pane, from the left.
    pub const ALL: [Self; 4] = [Self::Menu, Self::List, Self::Record, Self::Source];

    /// Its digit, from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }
}

/// Where the reader is.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub scope: Scope,
    pub view: View,
    pub pane: Pane,
    pub zoom: bool,
    pub list: ListPane,
    pub record: RecordPane,
    pub source: SourcePane,
}

/// The list: what it shows, and which row is selected.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListPane {
    /// Only rows of which this query holds are listed. It can be read.
    pub filter: String,
    /// Only these moments of the chronology are listed: those of a mark that was opened.
    pub only: Option<Moments>,
    pub cursor: Option<RowId>,
    /// Which row that was: the nearest is selected where it is gone.
    pub at: usize,
    pub arrangement: Arrangement,
    /// The row whose group was folded round it: it is selected again when the group is unfolded.
    pub within: Option<RowId>,
    pub wrap: Wrap,
    /// Whether what is drawn is turned: what stood at the left is at the top.
    pub is_turned: bool,
    /// Columns that rows which are cut are shifted by.
    pub sideways: usize,
    /// How many lines stand above the selected row: where it is in the pane, whatever is written before it.
    pub above: usize,
}

/// How much of a row's words is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wrap {
    /// One line, cut.
    Cut,
    /// As many lines as most need.
    #[default]
    Some,
    /// All.
    Whole,
}

impl Wrap {
    /// The most lines of words that a row has.
    pub fn lines(self) -> usize {
        match self {
            Self::Cut => 1,
            Self::Some => 3,
            Self::Whole => usize::MAX,
        }
    }

    /// The most lines that what has become of it has, with whoever did that. They are short beside the words.
    pub fn lines_of_status(self) -> usize {
        match self {
            Self::Some => 5,
            Self::Cut | Self::Whole => self.lines(),
        }
    }

    /// The next way, round the end.
    pub fn next(self) -> Self {
        match self {
            Self::Some => Self::Whole,
            Self::Whole => Self::Cut,
            Self::Cut => Self::Some,
        }
    }

    /// As a notice says it.
    pub fn says(self) -> &'static str {
        match self {
            Self::Cut => "Rows are cut.",
            Self::Some => "Rows have three lines of words at most.",
            Self::Whole => "Rows are whole.",
        }
    }
}

/// The record's page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordPane {
    /// Whether the ways back to who said it first are shown instead of the record.
    pub origins: bool,
    /// Of these, a source: what would fall without it is shown.
    pub falls: Option<Key>,
    /// The row that the reader went to; none while it follows the selected row of the list.
    pub row: Option<Chosen>,
    /// Which of the row's links.
    pub link: usize,
    /// A record that is gone, and is shown as it was.
    pub was: Option<Key>,
}

/// The source's text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourcePane {
    /// Which of the record's citations is shown, where the reader chose one; none while it follows the
    /// selected row of the list.
    pub citation: Option<Chosen>,
    /// The paragraph that the reader went to; none while it follows the citation.
    pub paragraph: Option<usize>,
    /// A paragraph and a byte of its text that are kept in sight while it is the selected one: where
    /// what was searched for stands.
    pub spot: Option<(usize, usize)>,
    /// The words that are chosen in that paragraph; none while paragraphs are moved over.
    pub caret: Option<Caret>,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            scope: Scope::Library,
            view: View::Of(Kind::Case),
            pane: Pane::List,
            zoom: false,
            list: ListPane::default(),
            record: RecordPane::default(),
            source: SourcePane::default(),
        }
    }
}

impl Place {
    /// Whether the same row of the same list is selected at another place, in the same pane.
    pub fn is_at_row_of(&self, other: &Self) -> bool {
        let row = |place: &Self| (place.view, place.pane, place.list.cursor.clone());
        self.scope == other.scope && row(self) == row(other)
    }

    /// Looks at a record from its start: another one is selected.
    pub fn look_from_start(&mut self) {
        self.record = RecordPane::default();
        self.source = SourcePane::default();
    }
}
