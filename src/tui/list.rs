//! The views, and the rows of their lists.

mod arrange;
mod id;
mod listing;

pub use arrange::{Arrangement, Column, Head, arrange, folded, reach};
pub use id::RowId;
pub use listing::{Listed, Listing, Made, OF_FIRST, Part};

use id::ProblemId;

use crate::{
    analysis::timeline::{self, Moment},
    clean,
    library::{Index, Library, Scope},
    model::{Kind, RecordPart, kind::KINDS},
    query::{Context, Query},
    sheet,
    text::{Clean, clean_line},
};

/// What the list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    Overview,
    /// The records of a kind.
    Of(Kind),
    /// All that has a date, drawn.
    Timeline,
    /// The same as a list; events are listed there.
    Chronology,
    /// What is to come, by day.
    Agenda,
    Matrix,
    Conflicts,
    Problems,
    /// How the library differs from what the reader saw last.
    Changes,
}

/// How many views a scope has: one that it begins with, one for each kind with a section of its own,
/// [`ACROSS`], and that of changes, which comes last: it is shown only where there is something in it.
const COUNT: usize = KINDS.len() + ACROSS.len() + 1;

/// The views of records of several kinds, which come last; but the timeline stands before its list.
const ACROSS: [View; 5] = [
    View::Timeline,
    View::Agenda,
    View::Matrix,
    View::Conflicts,
    View::Problems,
];

impl View {
    /// The views of the whole library, in the order of the pane.
    pub const OF_LIBRARY: &'static [Self] = &{
        let below = Self::below(Self::Of(Kind::Case));
        let mut views = [Self::Overview; COUNT + 1];
        views[0] = below[0];
        let mut row = 1;
        while row < COUNT {
            views[row + 1] = below[row];
            row += 1;
        }
        views
    };

    /// The views of a case.
    pub const OF_CASE: &'static [Self] = &Self::below(Self::Overview);

    /// The views, below the one that a scope begins with: the kinds in their order, then what is
    /// across them. Organizations come behind what one opens first.
    const fn below(first: Self) -> [Self; COUNT] {
        let mut views = [first; COUNT];
        let mut next = 1;
        let mut row = 0;
        while row < KINDS.len() {
            let kind = KINDS[row].kind;
            if !matches!(kind, Kind::Case | Kind::Organization) {
                if matches!(kind, Kind::Event) {
                    views[next] = ACROSS[0];
                    next += 1;
                }
                views[next] = Self::showing(kind);
                next += 1;
            }
            row += 1;
        }
        let [_, agenda, matrix, conflicts, problems] = ACROSS;
        let last = [
            agenda,
            matrix,
            conflicts,
            Self::Of(Kind::Organization),
            problems,
        ];
        let mut row = 0;
        while row < last.len() {
            views[next + row] = last[row];
            row += 1;
        }
        views[COUNT - 1] = Self::Changes;
        views
    }

    /// The views that a scope has.
    pub fn of(scope: &Scope) -> &'static [Self] {
        match scope {
            Scope::Library => Self::OF_LIBRARY,
            Scope::Case(_) => Self::OF_CASE,
        }
    }

    /// Its name on the screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            // The list of views has no room for more, and there is nothing else that it could be of.
            Self::Of(Kind::Entry) => "Docket",
            Self::Of(kind) => kind.info().title,
            Self::Timeline => "Timeline",
            Self::Chronology => "Chronology",
            Self::Agenda => "Agenda",
            Self::Matrix => "Matrix",
            Self::Conflicts => "Conflicts",
            Self::Problems => "Problems",
            Self::Changes => "Changes",
        }
    }

    /// The view in which a record of that kind is shown.
    pub const fn showing(kind: Kind) -> Self {
        match kind {
            Kind::Case => Self::Overview,
            Kind::Event => Self::Chronology,
            kind => Self::Of(kind),
        }
    }

    /// Whether its records rest on sources.
    pub fn has_source(self) -> bool {
        !matches!(self, Self::Of(Kind::Case) | Self::Problems) && self.has_list()
    }

    /// Whether its page is about many records: those are counted and selected there, and not the lines that
    /// explain them.
    pub fn is_of_many(self) -> bool {
        matches!(
            self,
            Self::Timeline | Self::Agenda | Self::Matrix | Self::Conflicts | Self::Changes
        )
    }

    /// Whether there are rows, which can be filtered: in a list, or drawn.
    pub fn has_rows(self) -> bool {
        self.has_list() || matches!(self, Self::Matrix | Self::Timeline)
    }

    /// Whether there is anything to choose from.
    pub fn has_list(self) -> bool {
        !matches!(
            self,
            Self::Overview
                | Self::Timeline
                | Self::Agenda
                | Self::Matrix
                | Self::Conflicts
                | Self::Changes
        )
    }
}

/// A row of a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    Record(Index),
    /// Something dated, of a record.
    Moment(Moment),
    /// A diagnostic, by its place among the library's.
    Problem(usize),
    /// The head of a group.
    Head(Box<Head>),
}

impl Item {
    /// The record that the row is about.
    pub fn index(&self, library: &Library) -> Option<Index> {
        match self {
            Self::Record(index) => Some(*index),
            Self::Moment(moment) => Some(moment.index),
            Self::Problem(number) => library
                .diagnostics
                .get(*number)?
                .record
                .as_ref()
                .and_then(|key| library.index(key)),
            Self::Head(_) => None,
        }
    }

    /// What the row is known by; none where the library has no such row.
    pub fn id(&self, library: &Library) -> Option<RowId> {
        match self {
            Self::Record(index) => Some(RowId::Record(library.at(*index).key.clone())),
            Self::Moment(moment) => {
                let record = library.at(moment.index);
                let is_there = moment.part.is_in(&record.body);
                is_there.then(|| RowId::Part(record.key.clone(), moment.part))
            }
            Self::Problem(number) => ProblemId::of(library, *number).map(RowId::Problem),
            Self::Head(head) => Some(RowId::Group(head.name.clone())),
        }
    }

    /// Its words, for searching.
    pub fn words(&self, library: &Library) -> Clean {
        match self {
            Self::Record(index) => library.label(*index),
            Self::Moment(moment) => clean![moment.when, " ", moment.label],
            Self::Problem(number) => match library.diagnostics.get(*number) {
                Some(problem) => clean_line(&problem.message),
                None => Clean::default(),
            },
            Self::Head(head) => head.words.clone(),
        }
    }

    /// Whether an earlier day does not count it, or nobody dates it.
    pub fn is_apart(&self, library: &Library) -> bool {
        match self {
            Self::Record(index) => library.at(*index).here.counted.is_apart(),
            Self::Moment(moment) => moment.is_apart,
            Self::Problem(_) | Self::Head(_) => false,
        }
    }

    /// The part of its record that the row is about.
    pub fn part(&self) -> RecordPart {
        match self {
            Self::Moment(moment) => moment.part,
            Self::Record(_) | Self::Problem(_) | Self::Head(_) => RecordPart::Whole,
        }
    }

    /// Whether a query holds of the row.
    pub fn is_asked_for(&self, query: &Query, context: &Context<'_>) -> bool {
        match self {
            Self::Record(index) => query.matches(context, *index),
            Self::Moment(moment) => query.matches_moment(context, moment),
            Self::Problem(number) => {
                let problem = context.library.diagnostics.get(*number);
                problem.is_some_and(|problem| query.matches_problem(context, problem))
            }
            // Heads are put in behind the filter.
            Self::Head(_) => true,
        }
    }
}

/// The rows of a view, in the order of the library.
pub fn items(library: &Library, scope: &Scope, view: View) -> Vec<Item> {
    match view {
        View::Overview | View::Agenda | View::Conflicts | View::Changes => Vec::new(),
        // They are drawn, and not listed.
        View::Matrix => sheet::matrix_rows(library, scope)
            .into_iter()
            .map(Item::Record)
            .collect(),
        View::Timeline | View::Chronology => timeline::timeline(library, scope)
            .into_iter()
            .map(Item::Moment)
            .collect(),
        View::Problems => problems(library, scope).map(Item::Problem).collect(),
        View::Of(kind) => library
            .of_kind(scope, kind)
            .iter()
            .chain(library.apart(scope, kind))
            .map(|index| Item::Record(*index))
            .collect(),
    }
}

/// How many rows a view has without a filter.
pub fn count(library: &Library, scope: &Scope, view: View) -> Option<usize> {
    match view {
        View::Of(kind) => Some(library.of_kind(scope, kind).len()),
        View::Chronology => Some(timeline::count(library, scope)),
        View::Problems => Some(problems(library, scope).count()),
        View::Overview
        | View::Timeline
        | View::Agenda
        | View::Matrix
        | View::Conflicts
        | View::Changes => None,
    }
}

/// The diagnostics of a scope, by their place among the library's.
fn problems<'a>(library: &'a Library, scope: &'a Scope) -> impl Iterator<Item = usize> + 'a {
    let in_scope = move |number: &usize| match scope {
        Scope::Library => true,
        Scope::Case(case) => library.diagnostics[*number]
            .record
            .as_ref()
            .is_some_and(|key| key.case() == Some(case)),
    };
    (0..library.diagnostics.len()).filter(in_scope)
}
