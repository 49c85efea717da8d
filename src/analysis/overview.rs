//! The overview of a case: what is said against whom, what is missing, what is not known, how much of it
//! there is. Lists are cut, so that a page of it does not grow with the case.

use std::collections::HashSet;

use super::{
    party::{Parties, is_same_voice, named},
    replies::{is_of_kind, speakers},
    standing::standing,
};
use crate::{
    library::{Index, Library, Scope},
    model::{
        Body, Kind, Role,
        record::{
            AllegationKind, EvidenceStatus, OrganizationKind, Question, QuestionStatus, Standing,
        },
    },
};

/// How many rows of one group come first on the page, at most.
pub const MOST_FIRST: usize = 3;
/// How many records a list of the overview names, at most.
pub const MOST_LISTED: usize = 100;

/// The lists of what somebody did something with: the head of each, and the standings that it has.
pub const MOVED: [(&str, &[Standing]); 4] = [
    ("Admitted", &[Standing::Admitted]),
    (
        "Denied or contested",
        &[
            Standing::Denied,
            Standing::Contested,
            Standing::ContestedInPart,
        ],
    ),
    (
        "Found, rejected or dismissed",
        &[Standing::Found, Standing::Rejected, Standing::Dismissed],
    ),
    (
        "Revised or withdrawn",
        &[Standing::Revised, Standing::Withdrawn],
    ),
];

/// What a page says first of a case, and its lists.
#[derive(Debug, Default)]
pub struct Overview {
    /// The statements against subjects of the case.
    pub against_subjects: Against,
    /// Those against others only.
    pub against_others: Against,
    /// What somebody who is named says to be missing.
    pub missing: Listed<Index, MOST_FIRST>,
    /// What is not known; first what bears on most statements.
    pub not_known: Listed<Unknown, MOST_FIRST>,
    /// The allegations that are not merely said, each in the list of [`MOVED`] that has its standing.
    pub moved: [Listed<Index, MOST_LISTED>; MOVED.len()],
    pub look_after: Listed<Index, MOST_LISTED>,
    pub said_to_be_missing: Listed<Index, MOST_LISTED>,
    pub open_questions: Listed<Index, MOST_LISTED>,
}

/// The first of several, and how many there are.
#[derive(Clone, Debug)]
pub struct Listed<T, const MOST: usize> {
    pub first: Vec<T>,
    pub of: usize,
}

/// Statements that are against someone.
#[derive(Debug, Default)]
pub struct Against {
    pub whom: Whom,
    /// The weakest ground of all: where one is only about them, so are all together.
    pub ground: Ground,
    /// What was disputed, admitted or decided comes before what was merely said, and what names whom it is
    /// against before what is only about them.
    pub statements: Listed<Statement, MOST_FIRST>,
}

/// Whom several statements are against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whom {
    #[default]
    Nobody,
    /// All are against this one.
    One(Index),
    Several,
}

/// Why a statement is taken to be against someone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// The file says so.
    #[default]
    Against,
    /// It is about them, and the file does not say against whom it is.
    About,
}

/// A statement against someone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub index: Index,
    pub ground: Ground,
    /// Whom it is against, of those that its group is about, in the order of the file.
    pub whom: Vec<Index>,
}

/// A question without a full answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown {
    pub question: Index,
    /// On how many different statements of the library its answer bears, by its `settles`.
    pub bears_on: usize,
}

/// The overview of the case at that index; worked out at the first question and kept with the library. One
/// pass over its records. Of a record that is no case it is empty.
pub fn overview(library: &Library, case: Index) -> &Overview {
    let kept = &library.kept_of(case).overview;
    kept.get_or_init(|| Box::new(Overview::of(library, case)))
}

impl Overview {
    fn of(library: &Library, case: Index) -> Self {
        let mut overview = Self::default();
        let Body::Case(_) = &library.at(case).body else {
            return overview;
        };
        let scope = Scope::Case(library.at(case).key.id().clone());
        let subjects = named(library, case, Role::Subject);
        let (mut to_subjects, mut to_others) = (First::default(), First::default());
        for &index in library.of_kind(&scope, Kind::Allegation) {
            let standing = standing(library, index);
            let mut lists = MOVED.iter().zip(&mut overview.moved);
            if let Some((_, list)) = lists.find(|((_, has), _)| has.contains(&standing)) {
                list.push(index);
            }
            let Some(mut statement) = against(library, index, standing) else {
                continue;
            };
            let rank = (is_merely_said(standing), statement.ground);
            let subjects = statement.whom.iter().filter(|who| subjects.contains(who));
            let subjects: Vec<Index> = subjects.copied().collect();
            let (group, first) = if subjects.is_empty() {
                (&mut overview.against_others, &mut to_others)
            } else {
                statement.whom = subjects;
                (&mut overview.against_subjects, &mut to_subjects)
            };
            group.add(&statement);
            first.add(rank, statement);
        }
        overview.against_subjects.statements = to_subjects.listed();
        overview.against_others.statements = to_others.listed();
        for &index in library.of_kind(&scope, Kind::Evidence) {
            if let Body::Evidence(evidence) = &library.at(index).body {
                match evidence.status() {
                    EvidenceStatus::Withheld
                    | EvidenceStatus::Lost
                    | EvidenceStatus::Unverified
                    | EvidenceStatus::Contested => overview.look_after.push(index),
                    _ => {}
                }
                if library.is_said_to_be_missing(index) {
                    overview.said_to_be_missing.push(index);
                    if !evidence.said_by.is_empty() {
                        overview.missing.push(index);
                    }
                }
            }
        }
        let mut unknown = First::default();
        for &index in library.of_kind(&scope, Kind::Question) {
            if let Body::Question(question) = &library.at(index).body
                && question.status() != QuestionStatus::Answered
            {
                overview.open_questions.push(index);
                let bears_on = bears_on(library, index, question);
                let question = Unknown {
                    question: index,
                    bears_on,
                };
                unknown.add(std::cmp::Reverse(bears_on), question);
            }
        }
        overview.not_known = unknown.listed();
        overview
    }
}

/// Nobody disputed, admitted or decided it.
fn is_merely_said(standing: Standing) -> bool {
    matches!(standing, Standing::Alleged | Standing::Corroborated)
}

/// Whom a statement is against, of those that it names itself; none where that is nobody.
///
/// What someone says of themselves, or of whom they speak for, is against them only where they admit it. Where
/// the file does not say against whom it is, a denial is against nobody, a building is nobody who is accused,
/// and so are the parties of a proceeding that it is about.
fn against(library: &Library, index: Index, standing: Standing) -> Option<Statement> {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return None;
    };
    let (ground, role) = match allegation.against {
        Some(_) => (Ground::Against, Role::Against),
        None => (Ground::About, Role::About),
    };
    let is_of_itself = |who: &Index| {
        let mut by = speakers(library, index).into_iter();
        by.any(|speaker| is_same_voice(library, speaker, *who))
    };
    let is_building = |who: &Index| {
        matches!(&library.at(*who).body, Body::Organization(body)
            if body.kind.map(|kind| kind.value) == Some(OrganizationKind::Facility))
    };
    let is_admitted = matches!(standing, Standing::Admitted | Standing::ContestedInPart);
    let mut whom = named(library, index, role);
    if !whom.is_empty() {
        let parties = Parties::to(library, index);
        whom.retain(|who| parties.against().contains(who));
    }
    match ground {
        Ground::Against if is_admitted => {}
        Ground::Against => whom.retain(|who| !is_of_itself(who)),
        Ground::About => {
            whom.retain(|who| !is_building(who));
            let is_denial = is_of_kind(library, index, AllegationKind::Denial);
            if is_denial || !is_admitted && whom.iter().any(is_of_itself) {
                return None;
            }
        }
    }
    (!whom.is_empty()).then_some(Statement {
        index,
        ground,
        whom,
    })
}

/// On how many different statements a question's answer bears.
fn bears_on(library: &Library, index: Index, question: &Question) -> usize {
    let case = library.at(index).key.case();
    let settles = question.settles.iter();
    let settles = settles.filter_map(|settles| library.resolve(case, settles));
    let settles = settles.filter(|settles| library.at(*settles).kind() == Kind::Allegation);
    settles.collect::<HashSet<Index>>().len()
}

impl Against {
    fn add(&mut self, statement: &Statement) {
        let whom = match statement.whom[..] {
            [one] => Whom::One(one),
            _ => Whom::Several,
        };
        self.whom = match self.whom {
            Whom::Nobody => whom,
            same if same == whom => whom,
            _ => Whom::Several,
        };
        self.ground = self.ground.max(statement.ground);
    }
}

impl<T, const MOST: usize> Default for Listed<T, MOST> {
    fn default() -> Self {
        Self {
            first: Vec::new(),
            of: 0,
        }
    }
}

impl<T, const MOST: usize> Listed<T, MOST> {
    /// Adds one; beyond the most it is only counted.
    pub fn push(&mut self, one: T) {
        if self.first.len() < MOST {
            self.first.push(one);
        }
        self.of += 1;
    }
}

/// The first of several by a rank, those of one rank in the order in which they come.
struct First<R, T> {
    ranked: Vec<(R, T)>,
    of: usize,
}

impl<R, T> Default for First<R, T> {
    fn default() -> Self {
        Self {
            ranked: Vec::new(),
            of: 0,
        }
    }
}

impl<R: Ord, T> First<R, T> {
    fn add(&mut self, rank: R, one: T) {
        let at = self.ranked.partition_point(|(other, _)| *other <= rank);
        if at < MOST_FIRST {
            self.ranked.truncate(MOST_FIRST - 1);
            self.ranked.insert(at, (rank, one));
        }
        self.of += 1;
    }

    fn listed(self) -> Listed<T, MOST_FIRST> {
        Listed {
            first: self.ranked.into_iter().map(|(_, one)| one).collect(),
            of: self.of,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::library;

    /// The ids of the statements that come first in a group.
    fn ids(library: &Library, group: &Against) -> String {
        let ids = group.statements.first.iter();
        let ids = ids.map(|one| library.at(one.index).key.id().to_string());
        ids.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_against_subjects_comes_first_and_what_moved_before_what_is_said() {
        let library = library(
            "
subjects: [ana]
people: {ana: {name: Ana}, law: {name: Lawyer, speaks_for: ana}, ben: {name: Ben}}
organizations: {port: {name: Port}, shed: {name: Shed, kind: facility}}
sources: {log: {title: Log}}
allegations:
  about: {statement: A, by: ben, about: [ana, port]}
  said: {statement: B, by: ben, about: port, against: ana}
  own: {statement: C, by: law, about: ana}
  nobody: {statement: D, by: ben, about: ana, against: []}
  denied: {statement: E, by: ben, against: ana, responses: [{by: ana, is: denied}]}
  admits: {statement: F, kind: admission, by: port, against: port, cites: [{source: log}]}
  shed-is-full: {statement: G, by: ben, about: shed}
  denial: {statement: H, kind: denial, by: ana, about: port}
  others: {statement: I, by: ana, against: [port, ben]}
",
        );
        let case = library
            .find("told")
            .and_then(|case| library.index(&case.key));
        let overview = overview(&library, case.unwrap());
        let subjects = &overview.against_subjects;
        assert_eq!(ids(&library, subjects), "denied said about");
        assert!(matches!(subjects.whom, Whom::One(_)));
        assert_eq!(subjects.ground, Ground::About);
        let others = &overview.against_others;
        assert_eq!(ids(&library, others), "admits others");
        assert_eq!(
            (others.whom, others.ground),
            (Whom::Several, Ground::Against)
        );
    }

    #[test]
    fn every_standing_that_is_not_merely_said_has_one_list() {
        for &standing in Standing::ALL {
            let lists = MOVED.iter().filter(|(_, has)| has.contains(&standing));
            let wanted = usize::from(!is_merely_said(standing));
            assert_eq!(lists.count(), wanted, "{standing:?}");
        }
    }

    #[test]
    fn only_what_somebody_says_is_missing_and_a_statement_counts_once() {
        let library = crate::analysis::unsound(
            "
people: {ana: {name: Ana}}
allegations: {a: {statement: A}, b: {statement: B}}
evidence:
  gone: {description: 1, status: said-to-be-missing}
  lost: {description: 2, status: said-to-be-missing, said_by: ana}
questions:
  none: {question: 1}
  one: {question: 2, settles: [a, a, no-such]}
  two: {question: 3, settles: [a, b], status: partly-answered}
  done: {question: 4, settles: [a, b], status: answered}
",
        );
        let case = library
            .find("told")
            .and_then(|case| library.index(&case.key));
        let overview = overview(&library, case.unwrap());
        assert_eq!(overview.missing.of, 1);
        assert_eq!(overview.said_to_be_missing.of, 2);
        let bears = overview.not_known.first.iter().map(|one| one.bears_on);
        assert_eq!(bears.collect::<Vec<_>>(), [2, 1, 0]);
    }
}
