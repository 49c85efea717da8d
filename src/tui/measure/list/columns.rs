//! The columns that a list has: by its view and its width, never by the rows in sight.

use super::Piece;
use crate::{
    library::Scope,
    model::Kind,
    text::Clean,
    tui::{list::View, model::Model, theme::Part},
};

/// How the rows of a list are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// Who says it above what they say.
    Stacked,
    /// Each column at its place.
    Columns,
}

/// Columns from which a list is set in columns.
const WIDE: usize = 110;

/// The columns of a row before its words: the sign and a space.
pub const INDENT: usize = 2;

/// The columns at the right of a list, with the space before them.
const REACH: usize = 7;
const DATE: usize = 14;
const CASE: usize = 20;
/// What is marked and noted, a letter each.
const MARKS: usize = 5;

/// In columns: who says it, and the sign and word of the status with whoever gave it that.
const SPEAKER: usize = 27;
const STATUS: usize = 21;

/// The same where there is room for more of their names.
const ROOMY: usize = 180;
const ROOMY_SPEAKER: usize = 38;
const ROOMY_STATUS: usize = 34;

/// The fewest columns that a speaker is to have beside what stands at the right.
const LEAST: usize = 18;

/// The columns that a list has.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    pub set: Set,
    /// All of them, without that of the bar.
    pub(super) all: usize,
    /// Who says it, and what is its status; none of these where a row is stacked.
    pub(super) speaker: usize,
    pub(super) status: usize,
    pub(super) reach: usize,
    pub(super) date: usize,
    pub(super) case: usize,
    /// What the reader marked and noted; none of it where nothing is.
    pub(super) marks: usize,
    /// What the dates are.
    dated: &'static str,
}

impl Columns {
    /// The columns of the list that is shown, in a pane of so many columns.
    pub fn of(model: &Model, pane: u16) -> Self {
        let all = usize::from(pane).saturating_sub(1);
        let place = &model.state.place;
        let set = match (all, place.view) {
            (WIDE.., View::Of(_)) => Set::Columns,
            _ => Set::Stacked,
        };
        let (speaker, status) = match set {
            Set::Columns if all >= ROOMY => (ROOMY_SPEAKER, ROOMY_STATUS),
            Set::Columns => (SPEAKER, STATUS),
            Set::Stacked => (0, 0),
        };
        let status = if has_status(place.view) { status } else { 0 };
        let taken = match set {
            Set::Columns => speaker + status + 30,
            Set::Stacked => INDENT + LEAST,
        };
        let mut left = all.saturating_sub(taken);
        let mut take = |is_wanted: bool, columns: usize| {
            let fits = is_wanted && columns <= left;
            left -= if fits { columns } else { 0 };
            if fits { columns } else { 0 }
        };
        let is_statements = place.view == View::Of(Kind::Allegation);
        let dated = matches!(
            place.view,
            View::Of(Kind::Allegation | Kind::Proceeding | Kind::Entry | Kind::Source)
        );
        let of_library = place.scope == Scope::Library
            && matches!(place.view, View::Of(kind) if kind != Kind::Case);
        Self {
            set,
            all,
            marks: take(!model.known.review.marks.is_empty(), MARKS),
            speaker,
            status,
            reach: take(is_statements, REACH),
            date: take(dated && all >= 64, DATE),
            case: take(of_library && all >= 64, CASE),
            dated: match place.view {
                View::Of(Kind::Allegation) => " said",
                View::Of(Kind::Source) => " published",
                _ => " date",
            },
        }
    }

    /// The columns behind the words.
    pub(super) fn right(self) -> usize {
        self.status + self.reach + self.date + self.case + self.marks
    }

    /// The columns of the words in the first line of a row.
    pub(super) fn words(self) -> usize {
        self.all.saturating_sub(self.speaker + self.right())
    }

    /// The heads of the columns, where a list has any.
    pub fn heads(self) -> Option<Vec<Piece>> {
        let dim = |words: &'static str, columns: usize| {
            let words = Clean::from(words);
            Piece::Words(words.truncate(columns).pad(columns), Part::Dim)
        };
        if self.right() == 0 || self.all < 60 {
            return None;
        }
        let mut heads = Vec::new();
        match self.set {
            Set::Columns => {
                heads.push(dim("speaker", self.speaker));
                heads.push(dim("words", self.words()));
            }
            Set::Stacked => heads.push(Piece::Gap(self.words())),
        }
        let at_right = [
            (" status", self.status),
            (" mark", self.marks),
            (self.dated, self.date),
            (" rep/or", self.reach),
            (" case", self.case),
        ];
        let at_right = at_right.into_iter().filter(|(_, columns)| *columns > 0);
        heads.extend(at_right.map(|(word, columns)| dim(word, columns)));
        Some(heads)
    }
}

/// Whether the records of a view have a status.
fn has_status(view: View) -> bool {
    match view {
        View::Of(kind) => kind == Kind::Source || !(kind.info().statuses)().is_empty(),
        _ => false,
    }
}
