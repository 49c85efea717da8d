//! The views, and the rows of their lists.

mod id;

pub use id::RowId;

use id::ProblemId;

use crate::{
    analysis::timeline::{self, Moment},
    library::{Index, Library, Scope},
    model::{Kind, RecordPart},
    query::{Context, Query},
};

/// What the list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    Cases,
    Overview,
    People,
    Allegations,
    Evidence,
    Matrix,
    Conflicts,
    Proceedings,
    Timeline,
    Sources,
    Questions,
    Organizations,
    Problems,
}

impl View {
    /// The views of the whole library, in the order of the pane.
    pub const OF_LIBRARY: [Self; 12] = Self::below(Self::Cases);

    /// The views of a case.
    pub const OF_CASE: [Self; 12] = Self::below(Self::Overview);

    /// The views, below the one that a scope begins with.
    const fn below(first: Self) -> [Self; 12] {
        [
            first,
            Self::People,
            Self::Allegations,
            Self::Evidence,
            Self::Proceedings,
            Self::Timeline,
            Self::Sources,
            Self::Questions,
            Self::Matrix,
            Self::Conflicts,
            Self::Organizations,
            Self::Problems,
        ]
    }

    /// The views that a scope has.
    pub fn of(scope: &Scope) -> &'static [Self] {
        match scope {
            Scope::Library => &Self::OF_LIBRARY,
            Scope::Case(_) => &Self::OF_CASE,
        }
    }

    /// Its name on the screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Cases => "Cases",
            Self::Overview => "Overview",
            Self::People => "People",
            Self::Allegations => "Allegations",
            Self::Evidence => "Evidence",
            Self::Matrix => "Matrix",
            Self::Conflicts => "Conflicts",
            Self::Proceedings => "Proceedings",
            Self::Timeline => "Timeline",
            Self::Sources => "Sources",
            Self::Questions => "Questions",
            Self::Organizations => "Organizations",
            Self::Problems => "Problems",
        }
    }

    /// The kind of record that it lists, where it lists records of one kind.
    pub fn kind(self) -> Option<Kind> {
        Some(match self {
            Self::Cases => Kind::Case,
            Self::People => Kind::Person,
            Self::Allegations => Kind::Allegation,
            Self::Evidence => Kind::Evidence,
            Self::Proceedings => Kind::Proceeding,
            Self::Sources => Kind::Source,
            Self::Questions => Kind::Question,
            Self::Organizations => Kind::Organization,
            Self::Overview | Self::Matrix | Self::Conflicts | Self::Timeline | Self::Problems => {
                return None;
            }
        })
    }

    /// The view in which a record of that kind is shown.
    pub fn showing(kind: Kind) -> Self {
        match kind {
            Kind::Case => Self::Overview,
            Kind::Event => Self::Timeline,
            kind => Self::OF_CASE
                .into_iter()
                .find(|view| view.kind() == Some(kind))
                .unwrap_or(Self::Overview),
        }
    }

    /// Whether its records rest on sources.
    pub fn has_source(self) -> bool {
        !matches!(self, Self::Cases | Self::Problems) && self.has_list()
    }

    /// Whether there is anything to choose from.
    pub fn has_list(self) -> bool {
        !matches!(self, Self::Overview | Self::Matrix | Self::Conflicts)
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
        }
    }

    /// What the row is known by; none where the library has no such row.
    pub fn id(&self, library: &Library) -> Option<RowId> {
        match self {
            Self::Record(index) => Some(RowId::Record(library.at(*index).key.clone())),
            Self::Moment(moment) => {
                let record = library.at(moment.index);
                let part = moment.part.id(&record.body)?;
                Some(RowId::Part(record.key.clone(), part))
            }
            Self::Problem(number) => ProblemId::of(library, *number).map(RowId::Problem),
        }
    }

    /// The part of its record that the row is about.
    pub fn part(&self) -> RecordPart {
        match self {
            Self::Moment(moment) => moment.part,
            Self::Record(_) | Self::Problem(_) => RecordPart::Whole,
        }
    }

    /// Whether a query holds of the row.
    fn is_asked_for(&self, query: &Query, context: &Context<'_>) -> bool {
        match self {
            Self::Record(index) => query.matches(context, *index),
            Self::Moment(moment) => query.matches_moment(context, moment),
            Self::Problem(number) => {
                let problem = context.library.diagnostics.get(*number);
                problem.is_some_and(|problem| query.matches_problem(context, problem))
            }
        }
    }
}

/// The rows of a view of which a query holds.
pub fn items(context: &Context<'_>, scope: &Scope, view: View, query: &Query) -> Vec<Item> {
    let library = context.library;
    let mut items: Vec<Item> = match view {
        View::Overview | View::Matrix | View::Conflicts => Vec::new(),
        View::Timeline => timeline::timeline(library, scope)
            .into_iter()
            .map(Item::Moment)
            .collect(),
        View::Problems => problems(library, scope).map(Item::Problem).collect(),
        _ => {
            let kind = view.kind().unwrap_or(Kind::Case);
            library
                .of_kind(scope, kind)
                .iter()
                .map(|index| Item::Record(*index))
                .collect()
        }
    };
    narrow(context, &mut items, query);
    items
}

/// Keeps the rows of which a query holds.
pub fn narrow(context: &Context<'_>, items: &mut Vec<Item>, query: &Query) {
    if !query.is_empty() {
        items.retain(|item| item.is_asked_for(query, context));
    }
}

/// How many rows a view has without a filter.
pub fn count(library: &Library, scope: &Scope, view: View) -> Option<usize> {
    match (view, view.kind()) {
        (_, Some(kind)) => Some(library.of_kind(scope, kind).len()),
        (View::Problems, _) => Some(problems(library, scope).count()),
        (View::Timeline, _) => Some(timeline::count(library, scope)),
        _ => None,
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
