//! What follows from what the reader chose and from what is known: the rows, the page, the passage, what
//! is in sight. Made by [`Model::settle`](super::model::Model::settle), and each part made again only when
//! what it follows from has changed.

mod derive;
mod hits;
mod listing;
mod review;
mod rows;
mod scroll;

pub use hits::Count;
pub use review::NOTED;
pub use scroll::{lines_above, list_rows};

use std::{
    collections::BTreeSet,
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

use super::{
    list::{Item, Listed, Listing, View},
    measure::flow::Top,
};
use crate::{
    library::{Index, NotCounted, Scope},
    model::{Day, Key},
    sheet::{Look, Sheet},
    verify::Passage,
};

use hits::Hits;
use review::Annotated;

/// What the record pane shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Nothing,
    /// The whole library.
    Library,
    Record(Index),
    /// A diagnostic, by its place among the library's.
    Problem(usize),
    /// The chronology drawn: for what its rows were made, and how it is looked at.
    Timeline(u64, Look),
    /// What is to come from a day on.
    Agenda(Option<Day>),
    /// For what its rows were made, and whether it is turned.
    Matrix(u64, bool),
    Conflicts,
    /// The ways back to who said it first.
    Origins(Index),
    /// What would fall without a source.
    Falls(Index),
    /// How the library differs from what the reader saw last.
    Changes,
    /// A record that is gone, as it was.
    Was,
}

/// Where the selected row of the list leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lead {
    /// The row of the record's page that is about it.
    pub row: usize,
    /// The first of the record's citations that it rests on; none where it rests on none.
    pub citation: Option<usize>,
}

/// What a page is made for.
type Paged = (u64, Scope, Subject);

/// What a passage is looked up for: edition, record, source, citation, and whether the document and
/// the passage were there.
type Passed = (u64, Option<Index>, Key, Option<usize>, [bool; 2]);

/// What is shown.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// The rows of the list, heads of groups among them, and which is selected.
    pub items: Arc<Vec<Item>>,
    /// How many rows it has without the heads, those of folded groups among them.
    pub total: usize,
    /// How many of them an earlier day does not count, or nobody dates.
    pub apart: usize,
    /// Where the heads are.
    pub heads: Vec<usize>,
    pub position: usize,
    /// The selected record, and its page.
    pub index: Option<Index>,
    pub sheet: Sheet,
    pub lead: Lead,
    /// The source that the source pane shows.
    pub source: Option<Key>,
    /// Where the citation leads in its document.
    pub passage: Option<Arc<Passage>>,
    pub list_top: Top,
    pub record_top: Top,
    pub source_top: Top,
    /// How many rows each view has without a filter.
    counts: Vec<(View, Option<usize>)>,
    /// What the day that is looked at does not count of the scope.
    pub not_counted: NotCounted,
    counted: Option<(u64, Scope)>,
    /// The list was made anew, so that its rows in sight follow from the selected one.
    is_other_list: bool,
    /// For what the list was made; it is made again when this changes.
    listed: Option<Listed>,
    /// The list that is being made by a job: until it is there, rows that were asked for before are shown.
    listing: Option<Listing>,
    /// How many were asked for so far.
    listings: u64,
    /// The rows with those of folded groups, where there are groups; and which groups are folded.
    unfolded: Vec<Item>,
    folded: BTreeSet<String>,
    /// For what the page was made; the columns of an excerpt, and how many verdicts and problems were known
    /// then.
    paged: Option<(Paged, [usize; 6])>,
    passed: Option<Passed>,
    hits: Hits,
    /// What of the source is flagged or noted.
    annotated: Annotated,
}

impl Shown {
    /// Shows no record and no source.
    fn blank(&mut self) {
        (self.index, self.sheet, self.lead) = Default::default();
        (self.source, self.passage) = (None, None);
        (self.paged, self.passed) = (None, None);
        (self.record_top, self.source_top) = Default::default();
    }

    /// For what its rows were made, as a number that is another one where that is.
    fn made_for(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        format!("{:?}", self.listed).hash(&mut hasher);
        hasher.finish()
    }

    /// How many rows a view has without a filter; none where it has no list.
    pub fn count(&self, view: View) -> Option<usize> {
        self.counts.iter().find(|(other, _)| *other == view)?.1
    }
}
