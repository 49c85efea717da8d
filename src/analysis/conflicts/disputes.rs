//! Who disputes with whom: the numbers of one count that clash, in one row, and the statements that
//! contradict each other.

use std::collections::HashMap;

use super::{Clash, MOST, Place, State, Subject, are_of_one_day};
use crate::{
    library::{Index, Library, Scope},
    model::{Body, Kind, record::RelationKind},
};

/// Numbers of one count of which no two, or not all, can hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Its place in [`super::Conflicts::subjects`].
    pub subject: usize,
    /// Their places in [`Subject::counts`], from the lowest to the highest: those that clash with another.
    pub counts: Vec<usize>,
    /// Open where any pair of them is.
    pub state: State,
    /// The relations that explain or resolve a pair, as the allegation that holds them and their place in it.
    pub relations: Vec<(Index, usize)>,
}

/// The clashes of each count together, open ones first.
pub fn disputes(subjects: &[Subject<'_>], clashes: &[Clash]) -> Vec<Dispute> {
    let mut disputes: Vec<Dispute> = Vec::new();
    let mut known: HashMap<(usize, &str), usize> = HashMap::new();
    for clash in clashes {
        let (subject, left) = clash.left;
        let category = &*subjects[subject].counts[left].category;
        let place = *known.entry((subject, category)).or_insert_with(|| {
            disputes.push(Dispute {
                subject,
                counts: Vec::new(),
                state: clash.state.clone(),
                relations: Vec::new(),
            });
            disputes.len() - 1
        });
        let dispute = &mut disputes[place];
        dispute.counts.extend([left, clash.right.1]);
        if clash.state.rank() < dispute.state.rank() {
            dispute.state = clash.state.clone();
        }
        if let State::Explained(relations) | State::Resolved(relations) = &clash.state {
            dispute.relations.extend(relations);
        }
    }
    for dispute in &mut disputes {
        dispute.counts.sort_unstable();
        dispute.counts.dedup();
        dispute.relations.sort_unstable();
        dispute.relations.dedup();
    }
    disputes.sort_by_key(|dispute| dispute.state.rank());
    disputes
}

/// Two statements of which one contradicts the other, or counts otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The one that contradicts; of two that count otherwise the earlier in the files.
    pub from: Index,
    pub to: Index,
    /// The relation that says so, by its place in `from`.
    pub relation: Option<usize>,
    /// Numbers of the two that cannot hold together, where nothing explains it.
    pub counts: Option<(Place, Place)>,
}

/// The statements of a scope that contradict another, or are contradicted by one, and whether there are
/// more than are kept: first those of which a relation says so.
pub fn contradictions(
    library: &Library,
    scope: &Scope,
    subjects: &[Subject<'_>],
    clashes: &[Clash],
) -> (Vec<Contradiction>, bool) {
    let mut all: Vec<Contradiction> = Vec::new();
    let mut known: HashMap<(Index, Index), usize> = HashMap::new();
    let pair = |one: Index, other: Index| (one.min(other), one.max(other));
    let mut relations = Vec::new();
    for &index in library.of_kind(scope, Kind::Allegation) {
        let toward = library.toward(index).iter();
        let toward = toward.filter(|toward| toward.is == RelationKind::Contradicts);
        relations.extend(toward.map(|toward| (toward.from, index)));
        let record = library.at(index);
        let Body::Allegation(allegation) = &record.body else {
            continue;
        };
        let own = allegation.relations.iter();
        let own = own.filter(|relation| relation.is.value == RelationKind::Contradicts);
        let own = own.filter_map(|relation| library.resolve(record.key.case(), &relation.to));
        relations.extend(own.map(|to| (index, to)));
    }
    relations.sort_unstable();
    relations.dedup();
    for (from, to) in relations {
        if known.contains_key(&pair(from, to)) {
            continue;
        }
        if all.len() == MOST {
            return (all, true);
        }
        known.insert(pair(from, to), all.len());
        all.push(Contradiction {
            from,
            to,
            relation: relation(library, from, to),
            counts: None,
        });
    }
    for clash in clashes.iter().filter(|clash| clash.state == State::Open) {
        let holders = |(subject, count): Place| {
            let holders = subjects[subject].counts[count].holders.iter().copied();
            holders.filter(|holder| library.at(*holder).kind() == Kind::Allegation)
        };
        for from in holders(clash.left) {
            let day =
                |(subject, count): Place| subjects[subject].counts[count].measure.as_of.as_deref();
            let is_of_one_day = |to: Index| {
                are_of_one_day(library, (from, day(clash.left)), (to, day(clash.right)))
            };
            let others = holders(clash.right).filter(|to| *to != from);
            for to in others.filter(|to| is_of_one_day(*to)) {
                let counts = Some((clash.left, clash.right));
                let pair = pair(from, to);
                if let Some(known) = known.get(&pair) {
                    let counts = all[*known].counts.or(counts);
                    all[*known].counts = counts;
                    continue;
                }
                if all.len() == MOST {
                    return (all, true);
                }
                known.insert(pair, all.len());
                all.push(Contradiction {
                    from: pair.0,
                    to: pair.1,
                    relation: None,
                    counts,
                });
            }
        }
    }
    (all, false)
}

/// Where in an allegation it is written that it contradicts another.
fn relation(library: &Library, from: Index, to: Index) -> Option<usize> {
    let record = library.at(from);
    let Body::Allegation(allegation) = &record.body else {
        return None;
    };
    allegation.relations.iter().position(|relation| {
        relation.is.value == RelationKind::Contradicts
            && library.resolve(record.key.case(), &relation.to) == Some(to)
    })
}
