//! Numbers beside one another: which count the same, which cannot hold together, and which only look
//! alike.
//!
//! Two numbers are of the same count where their records give the same unit and the same scope (`of`),
//! case, accents and punctuation aside. They conflict where they are of the same count and of times
//! that may meet, and no number is in the range of both. A conflict is *open* until a relation between
//! two allegations that hold them explains it, with a note, or resolves it, with a citation; that one
//! contradicts the other, or repeats it, explains nothing.

mod open;
mod range;
mod words;

#[cfg(test)]
mod tests;

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

pub(super) use open::Open;
pub use range::Range;

use super::questions::contradicting;
use crate::{
    library::{Index, Library, Scope},
    model::{
        Body, Date, Kind, Measure,
        record::{Relation, RelationKind},
    },
    text::fold,
};
use words::{Words, shared};

/// The numbers of a scope.
#[derive(Clone, Debug, Default)]
pub struct Conflicts<'l> {
    /// What is counted, in the order of the files; those last that do not say what they count.
    pub subjects: Vec<Subject<'l>>,
    /// Numbers of the same count that cannot hold together; open ones first.
    pub clashes: Vec<Clash>,
    /// Pairs that look alike and are not the same count; those first that look most alike.
    pub apart: Vec<Apart>,
    /// Whether there are more clashes or pairs than are kept.
    pub is_cut: bool,
}

impl<'l> Conflicts<'l> {
    /// The count at a place.
    pub fn count(&self, (subject, count): Place) -> &Count<'l> {
        &self.subjects[subject].counts[count]
    }
}

/// What is counted, with every number that is given for it.
#[derive(Clone, Debug)]
pub struct Subject<'l> {
    /// As the first of them gives it.
    pub measure: &'l Measure,
    pub counts: Vec<Count<'l>>,
}

/// A number for it, with the records that give it.
#[derive(Clone, Debug)]
pub struct Count<'l> {
    pub measure: &'l Measure,
    /// None where the numbers of the measure make no range.
    pub range: Option<Range>,
    pub holders: Vec<Index>,
}

/// A count, by its places in [`Conflicts::subjects`] and [`Subject::counts`].
pub type Place = (usize, usize);

/// Two numbers of the same count that cannot hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    pub left: Place,
    pub right: Place,
    pub state: State,
}

/// What the records say of a clash.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Open,
    /// Relations, as the allegation that holds them and their place in it, explain it.
    Explained(Vec<(Index, usize)>),
    /// The same, with citations.
    Resolved(Vec<(Index, usize)>),
}

impl State {
    /// As a screen says it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Explained(_) => "explained",
            Self::Resolved(_) => "resolved",
        }
    }
}

/// Two subjects that look alike and are not the same count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    /// By their places in [`Conflicts::subjects`].
    pub left: usize,
    pub right: usize,
    /// Whether their units differ as well.
    pub other_unit: bool,
    /// The words that both scopes have, folded, in the order of the left one.
    pub shared: Vec<String>,
    /// The words that only the left scope has.
    pub only_left: Vec<String>,
    /// The words that only the right scope has.
    pub only_right: Vec<String>,
}

/// How many clashes, and how many pairs, are kept.
pub const MOST: usize = 500;

/// How many subjects may have a word before it says nothing about what is alike.
const COMMON: usize = 60;

/// How many distinct numbers for one thing are compared with one another.
const MOST_COUNTS: usize = 200;

/// Kinds whose records hold numbers; allegations first, since a number is best known by who says it.
const WITH_NUMBERS: [Kind; 6] = [
    Kind::Allegation,
    Kind::Evidence,
    Kind::Proceeding,
    Kind::Event,
    Kind::Person,
    Kind::Organization,
];

/// The numbers of a scope, compared. Takes time in proportion to the numbers, and to the pairs that
/// are kept.
pub fn conflicts<'l>(library: &'l Library, scope: &Scope) -> Conflicts<'l> {
    let subjects = subjects(library, scope);
    let (clashes, clashes_cut) = clashes(library, &subjects, MOST);
    let (apart, apart_cut) = apart(&subjects);
    Conflicts {
        subjects,
        clashes,
        apart,
        is_cut: clashes_cut || apart_cut,
    }
}

/// Whether an allegation contradicts another, is contradicted by one, or gives a number that cannot
/// hold beside another's, where nothing explains it.
pub fn has_conflict(library: &Library, index: Index) -> bool {
    !contradicting(library, index).is_empty() || !library.counted_otherwise(index).is_empty()
}

/// A text for comparing: its words, folded, with one space between.
fn form(text: Option<&crate::model::Text>) -> String {
    let folded = text.map(|text| fold(text.raw())).unwrap_or_default();
    let words = folded.split(|c: char| !c.is_alphanumeric() && c != '%');
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn subjects<'l>(library: &'l Library, scope: &Scope) -> Vec<Subject<'l>> {
    let mut subjects: Vec<Subject<'l>> = Vec::new();
    let mut known: HashMap<(String, String), usize> = HashMap::new();
    let mut counts: HashMap<(usize, String), usize> = HashMap::new();
    let mut unsaid = Vec::new();
    for kind in WITH_NUMBERS {
        for &index in library.of_kind(scope, kind) {
            for measure in library.at(index).body.measures() {
                let range = Range::of(measure);
                let of = form(measure.of.as_ref());
                if of.is_empty() {
                    // Without a scope it is of the same count as no other.
                    let count = Count {
                        measure,
                        range,
                        holders: vec![index],
                    };
                    unsaid.push(Subject {
                        measure,
                        counts: vec![count],
                    });
                    continue;
                }
                let key = (form(measure.unit.as_ref()), of);
                let place = *known.entry(key).or_insert_with(|| {
                    subjects.push(Subject {
                        measure,
                        counts: Vec::new(),
                    });
                    subjects.len() - 1
                });
                let all = &mut subjects[place].counts;
                let when = measure.as_of.as_ref().map(|date| date.text());
                let number = format!("{range:?} {when:?}");
                let count = *counts.entry((place, number)).or_insert_with(|| {
                    all.push(Count {
                        measure,
                        range,
                        holders: Vec::new(),
                    });
                    all.len() - 1
                });
                let holders = &mut all[count].holders;
                if holders.last() != Some(&index) {
                    holders.push(index);
                }
            }
        }
    }
    subjects.extend(unsaid);
    subjects
}

/// The clashes, `most` of them, and whether there are more.
fn clashes(library: &Library, subjects: &[Subject<'_>], most: usize) -> (Vec<Clash>, bool) {
    let mut clashes = Vec::new();
    for (subject, numbers) in subjects.iter().enumerate() {
        let counts = &numbers.counts[..numbers.counts.len().min(MOST_COUNTS)];
        for (left, one) in counts.iter().enumerate() {
            for (right, other) in counts.iter().enumerate().skip(left + 1) {
                if !one.clashes_with(other) {
                    continue;
                }
                clashes.push(Clash {
                    left: (subject, left),
                    right: (subject, right),
                    state: state(library, &one.holders, &other.holders),
                });
                if clashes.len() == most {
                    clashes.sort_by(|one, other| one.state.cmp(&other.state));
                    return (clashes, true);
                }
            }
        }
    }
    clashes.sort_by(|one, other| one.state.cmp(&other.state));
    let is_cut = subjects
        .iter()
        .any(|subject| subject.counts.len() > MOST_COUNTS);
    (clashes, is_cut)
}

impl Count<'_> {
    fn clashes_with(&self, other: &Self) -> bool {
        let ranges = self.range.zip(other.range);
        ranges.is_some_and(|(one, other)| !one.meets(other))
            && may_meet(
                self.measure.as_of.as_deref(),
                other.measure.as_of.as_deref(),
            )
    }
}

/// Whether two dates may mean the same day; a number without a date may hold on any.
fn may_meet(one: Option<&Date>, other: Option<&Date>) -> bool {
    let Some((one, other)) = one.zip(other) else {
        return true;
    };
    let starts_after = |one: &Date, other: &Date| {
        let both = one.earliest().zip(other.latest());
        both.is_some_and(|(start, end)| start > end)
    };
    !starts_after(one, other) && !starts_after(other, one)
}

/// What the relations between those who hold two numbers say of their clash.
fn state(library: &Library, left: &[Index], right: &[Index]) -> State {
    let (mut explained, mut resolved) = (Vec::new(), Vec::new());
    for (holders, others) in [(left, right), (right, left)] {
        let others: HashSet<Index> = others.iter().copied().collect();
        for &holder in holders {
            let record = library.at(holder);
            let Body::Allegation(allegation) = &record.body else {
                continue;
            };
            for (number, relation) in allegation.relations.iter().enumerate() {
                let to = library.resolve(record.key.case(), &relation.to);
                if !to.is_some_and(|to| others.contains(&to)) || !explains(relation) {
                    continue;
                }
                match relation.cites.is_empty() {
                    true if relation.note.is_some() => explained.push((holder, number)),
                    true => {}
                    false => resolved.push((holder, number)),
                }
            }
        }
    }
    match (explained.is_empty(), resolved.is_empty()) {
        (_, false) => State::Resolved(resolved),
        (false, true) => State::Explained(explained),
        (true, true) => State::Open,
    }
}

/// Whether a relation can say how two numbers go together.
fn explains(relation: &Relation) -> bool {
    !matches!(
        relation.is.value,
        RelationKind::Contradicts | RelationKind::Repeats
    )
}

/// The subjects whose scopes share words, and whether there are more pairs.
fn apart(subjects: &[Subject<'_>]) -> (Vec<Apart>, bool) {
    let scopes: Vec<Words> = subjects
        .iter()
        .map(|subject| Words::of(subject.measure.of.as_ref(), subject.measure.unit.as_ref()))
        .collect();
    let mut with: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, scope) in scopes.iter().enumerate() {
        for word in scope.iter() {
            with.entry(word).or_default().push(place);
        }
    }
    let mut pairs: HashMap<(usize, usize), usize> = HashMap::new();
    for places in with.values().filter(|places| places.len() <= COMMON) {
        for (nth, &left) in places.iter().enumerate() {
            for &right in &places[nth + 1..] {
                *pairs.entry((left, right)).or_default() += 1;
            }
        }
    }
    let unit = |place: usize| form(subjects[place].measure.unit.as_ref());
    let mut alike: Vec<_> = pairs.into_iter().collect();
    // With the same unit two numbers are taken for one another soonest.
    alike.sort_by_cached_key(|&((left, right), words)| {
        (unit(left) != unit(right), Reverse(words), left, right)
    });
    let is_cut = alike.len() > MOST;
    alike.truncate(MOST);
    let pairs = alike.into_iter().map(|((left, right), _)| {
        let (shared, only_left, only_right) = shared(&scopes[left], &scopes[right]);
        Apart {
            left,
            right,
            other_unit: unit(left) != unit(right),
            shared,
            only_left,
            only_right,
        }
    });
    (pairs.collect(), is_cut)
}
