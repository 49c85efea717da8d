//! What to ask next: whose answer, or which document, would move most.
//!
//! Each lead is counted by what the program derives from the records, and in one way only:
//!
//! - an open **question**, by the standings that its answer would move: those of what it settles, and of what that
//!   contradicts or counts otherwise, as far as they are still open (`questions`);
//! - a **reply** of each whom statements are against and of whom no reply to them is recorded, whatever others replied
//!   (`standing::silent`), nor an open question that asks them and settles it: by the standings that would be otherwise if they denied all of these. A denial is what anybody can give; what
//!   an admission would do depends on where it can be read;
//! - a **source** that is not held, by the statements that hang on it: they would fall with it (`origins --drop`);
//! - **evidence** that is withheld, lost or said to be missing, by the open statements on which it is said to bear.
//!
//! What the answer would be, and whether it would be true, nothing here tells.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use super::{
    origins::single_points,
    party::{named, voice},
    questions::{is_open, questions},
    standing::{silent, standing},
};
use crate::{
    library::{Held, Index, Instead, Library, Scope},
    model::{
        At, Body, Kind, OneOrMany, Ref, Role, Span,
        record::{
            Allegation, AllegationKind, EvidenceStatus, OrganizationKind, PersonKind, Response,
            ResponseKind, Standing,
        },
    },
};

/// Of how many people it is worked out what their denial would move: each takes a library of its own. Those against
/// whom most is said come first.
pub const MOST_WORKED_OUT: usize = 60;

/// Something to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    pub what: What,
    /// The question, of whom no reply is recorded, the source or the evidence.
    pub index: Index,
    /// The statements that would stand otherwise; none where that was not worked out ([`MOST_WORKED_OUT`]).
    pub moves: Option<Vec<Index>>,
    /// Whom to ask, as far as the records name somebody.
    pub ask: Vec<Index>,
    /// The statements against somebody without a reply of theirs.
    pub unanswered: Vec<Index>,
}

/// What is to be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Question,
    Unheard,
    NotHeld,
    Missing,
}

impl What {
    /// The word that JSON has.
    pub fn word(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Unheard => "no-reply",
            Self::NotHeld => "not-held",
            Self::Missing => "missing",
        }
    }
}

/// What to ask next in a scope, the most telling first.
pub fn next(library: &Library, scope: &Scope) -> Vec<Lead> {
    let mut leads = Vec::new();
    for asked in questions(library, scope) {
        leads.push(Lead {
            what: What::Question,
            index: asked.question,
            moves: Some(asked.moves),
            ask: named(library, asked.question, Role::Ask),
            unanswered: Vec::new(),
        });
    }
    leads.extend(unheard(library, scope));
    leads.extend(not_held(library, scope));
    leads.extend(missing(library, scope));
    leads.sort_by_key(|lead| {
        let moves = lead.moves.as_ref().map(Vec::len);
        (Reverse(moves), lead.what, lead.index)
    });
    leads
}

/// Those whom statements are against that they answered nowhere, and of which no question asks them.
fn unheard(library: &Library, scope: &Scope) -> Vec<Lead> {
    let questions = questions(library, &Scope::Library).into_iter();
    let asked = questions.flat_map(|asked| {
        let whom = named(library, asked.question, Role::Ask).into_iter();
        let whom = whom.flat_map(|who| voice(library, who));
        whom.flat_map(move |who| {
            let settles = asked.settles.clone().into_iter();
            settles.map(move |statement| (who, statement))
        })
    });
    let asked: HashSet<(Index, Index)> = asked.collect();
    let mut against: HashMap<Index, Vec<Index>> = HashMap::new();
    for &index in library.of_kind(scope, Kind::Allegation) {
        let Body::Allegation(allegation) = &library.at(index).body else {
            continue;
        };
        if !asserts(allegation) || is_taken_back(library, index) {
            continue;
        }
        for who in silent(library, index) {
            if is_someone(library, who) && !asked.contains(&(who, index)) {
                against.entry(who).or_default().push(index);
            }
        }
    }
    let mut against: Vec<(Index, Vec<Index>)> = against.into_iter().collect();
    against.sort_by_key(|(who, statements)| (Reverse(statements.len()), *who));
    let leads = against.into_iter().enumerate();
    let leads = leads.map(|(place, (who, unanswered))| Lead {
        what: What::Unheard,
        index: who,
        moves: (place < MOST_WORKED_OUT).then(|| moved_by_denial(library, who, &unanswered)),
        ask: vec![who],
        unanswered,
    });
    leads.collect()
}

/// Whether it says that something is so: nobody is to be asked to deny a denial or an opinion.
fn asserts(allegation: &Allegation) -> bool {
    let kind = allegation.kind.map(|kind| kind.value);
    matches!(
        kind,
        None | Some(AllegationKind::Assertion | AllegationKind::Finding)
    )
}

/// Whether it is one who can be asked: a person whom the sources name, or a body.
fn is_someone(library: &Library, who: Index) -> bool {
    match &library.at(who).body {
        Body::Person(person) => {
            person.named.is_none_or(|named| named.value)
                && person
                    .kind
                    .is_none_or(|kind| kind.value == PersonKind::Person)
        }
        Body::Organization(body) => {
            body.kind.map(|kind| kind.value) != Some(OrganizationKind::Facility)
        }
        _ => false,
    }
}

/// Whether those who said it took it back, or a court dismissed it: nobody is to be asked to deny that.
fn is_taken_back(library: &Library, index: Index) -> bool {
    matches!(
        standing(library, index),
        Standing::Withdrawn | Standing::Revised | Standing::Dismissed
    )
}

/// How many statements of a scope wait for a reply of somebody, whether that is to be asked for here or not.
pub fn without_reply(library: &Library, scope: &Scope) -> usize {
    let all = library.of_kind(scope, Kind::Allegation).iter();
    all.filter(|index| !silent(library, **index).is_empty())
        .count()
}

/// The statements of the library that would stand otherwise if somebody denied some of them.
fn moved_by_denial(library: &Library, who: Index, denied: &[Index]) -> Vec<Index> {
    let mut instead = Instead::new();
    for &index in denied {
        let record = library.at(index);
        let mut parsed = record.unlinked();
        if let Body::Allegation(allegation) = &mut parsed.body {
            allegation.responses.push(denial(library, who));
            instead.insert(record.key.clone(), Some(parsed));
        }
    }
    let other = library.otherwise(instead, library.doubts().clone());
    let all = library.of_kind(&Scope::Library, Kind::Allegation).iter();
    let moved = all.filter(|index| {
        let there = other.index(&library.at(**index).key);
        there.is_some_and(|there| standing(&other, there) != standing(library, **index))
    });
    moved.copied().collect()
}

fn denial(library: &Library, who: Index) -> Response {
    let key = &library.at(who).key;
    let reference = Ref {
        case: key.case().cloned(),
        id: key.id().clone(),
    };
    let span = Span::default();
    Response {
        by: OneOrMany(vec![At {
            value: reference,
            span,
        }]),
        is: At {
            value: ResponseKind::Denied,
            span,
        },
        statement: None,
        admits: None,
        denies: None,
        date: None,
        date_said: None,
        cites: Vec::new(),
    }
}

/// The sources that are not at hand and on which statements hang.
fn not_held(library: &Library, scope: &Scope) -> Vec<Lead> {
    let points = single_points(library, scope).into_iter();
    let points = points.filter(|point| match library.held(point.source) {
        Held::Original | Held::WorkingCopy => false,
        Held::Digest | Held::Changed | Held::NoText | Held::NotHeld => true,
    });
    let leads = points.map(|point| Lead {
        what: What::NotHeld,
        index: point.source,
        moves: Some(point.allegations),
        ask: named(library, point.source, Role::Speaker),
        unanswered: Vec::new(),
    });
    leads.collect()
}

/// The evidence that somebody would have to produce.
fn missing(library: &Library, scope: &Scope) -> Vec<Lead> {
    let all = library.of_kind(scope, Kind::Evidence).iter();
    let leads = all.filter_map(|&index| {
        let Body::Evidence(evidence) = &library.at(index).body else {
            return None;
        };
        let is_gone = matches!(
            evidence.status(),
            EvidenceStatus::Withheld | EvidenceStatus::Lost
        );
        (is_gone || library.is_said_to_be_missing(index)).then(|| {
            let mut moves = named(library, index, Role::BearsOn);
            moves.retain(|one| {
                library.at(*one).kind() == Kind::Allegation && is_open(library, *one)
            });
            moves.sort_unstable();
            moves.dedup();
            Lead {
                what: What::Missing,
                index,
                moves: Some(moves),
                ask: named(library, index, Role::HeldBy),
                unanswered: Vec::new(),
            }
        })
    });
    leads.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::library;

    /// The leads, each as `what id: moves; ask`.
    fn told(text: &str) -> Vec<String> {
        let library = library(text);
        let ids = |all: &[Index]| {
            let ids: Vec<&str> = all
                .iter()
                .map(|index| library.at(*index).key.id().as_str())
                .collect();
            ids.join(" ")
        };
        let leads = next(&library, &Scope::Library).into_iter();
        let leads = leads.map(|lead| {
            let moves = lead.moves.as_deref().map(&ids).unwrap_or_default();
            format!(
                "{} {}: {moves}; {}",
                lead.what.word(),
                ids(&[lead.index]),
                ids(&lead.ask)
            )
        });
        leads.collect()
    }

    const PEOPLE: &str = "people: {ana: {name: Ana}, ben: {name: Ben}, law: {name: Lawyer, speaks_for: ben}, cem: {name: Cem, named: false}}\n";

    #[test]
    fn what_moves_most_comes_first() {
        let found = told(&format!(
            "{PEOPLE}
sources: {{log: {{title: Log}}}}
allegations:
  one: {{statement: One, by: ana, against: ben, cites: [{{source: log}}]}}
  two: {{statement: Two, by: ana, against: ben, cites: [{{source: log}}]}}
  three: {{statement: Three, by: ana}}
questions:
  why: {{question: Why, settles: three, ask: ana}}
evidence:
  tape: {{description: Tape, status: withheld, held_by: law, bears_on: {{one: supports}}}}
"
        ));
        assert_eq!(
            found,
            [
                "no-reply ben: one two; ben",
                "not-held log: one two; ",
                "question why: three; ana",
                "missing tape: one; law",
            ]
        );
    }

    #[test]
    fn nobody_is_unheard_who_spoke_or_is_asked() {
        let of = |more: &str| -> Vec<String> {
            let all = told(&format!(
                "{PEOPLE}allegations:\n  one: {{statement: One, by: ana, against: ben{more}\n"
            ));
            all.into_iter()
                .filter(|lead| lead.starts_with("no-reply"))
                .collect()
        };
        assert_eq!(of("}"), ["no-reply ben: one; ben"]);
        // Who is said not to have been asked is to be asked.
        assert_eq!(of(", responses: [{by: ben, is: not-asked}]}").len(), 1);
        for spoke in [
            ", responses: [{by: ben, is: denied}]}",
            ", responses: [{by: law, is: no-comment}]}",
            ", kind: denial}",
            "}\n  no: {statement: No, by: ben, relations: [{to: one, is: contradicts}]}",
            "}\nquestions:\n  q: {question: Q, settles: one, ask: law}",
        ] {
            assert_eq!(of(spoke), [""; 0], "{spoke}");
        }
        // That one of several replied says nothing of the others; nor does a question that was answered.
        for (more, silent) in [
            (
                ", responses: [{by: ben, is: admitted, cites: [{source: log}]}]}",
                "ana",
            ),
            (
                "}\nquestions:\n  q: {question: Q, ask: ben, status: answered, answer: Nothing, cites: [{source: log}]}",
                "ana ben",
            ),
        ] {
            let all = told(&format!(
                "{PEOPLE}sources: {{log: {{title: Log, speakers: ben}}}}\nallegations:\n  one: {{statement: One, by: cem, against: [ana, ben]{more}\n"
            ));
            let asked = all.iter().filter_map(|lead| lead.strip_prefix("no-reply "));
            let asked: Vec<&str> = asked
                .filter_map(|lead| Some(lead.split_once(':')?.0))
                .collect();
            assert_eq!(asked.join(" "), silent, "{all:?}");
        }
        let unnamed = told(&format!(
            "{PEOPLE}allegations:\n  one: {{statement: One, by: ana, against: cem}}\n"
        ));
        assert_eq!(unnamed, [""; 0]);
    }
}
