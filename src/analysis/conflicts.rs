//! Numbers beside one another: which count the same, which cannot hold together, and which only look
//! alike.
//!
//! Two numbers are of the same count where their records give the same unit, the same scope (`of`) and
//! the same category, case, accents and punctuation aside. They conflict where they are of the same count
//! and of times that may meet, and no number is in the range of both; words without a figure never do. Where one
//! of them says of which day it is (`as_of`) and the other does not, the other is of the day on which it was given,
//! and where no day is known the two may be of two days and do not conflict. A
//! conflict is *open* until a relation between two allegations that hold them explains it, with a note, or
//! resolves it, with a citation; that one contradicts the other, or repeats it, explains nothing.

mod alike;
mod disputes;
mod open;
mod range;
mod words;

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

pub use alike::Apart;
pub use disputes::{Contradiction, Dispute};
pub(super) use open::Open;
pub use range::Range;

use super::questions::contradicting;
use crate::{
    library::{Index, Library, Scope},
    model::{
        Body, Date, Kind, Measure, Text, Unit,
        measure::Number,
        record::{OwnRange, Relation, RelationKind},
    },
    text::fold,
};

/// The numbers of a scope.
#[derive(Clone, Debug, Default)]
pub struct Conflicts<'l> {
    /// What is counted, in the order of the files; those last that do not say what they count.
    pub subjects: Vec<Subject<'l>>,
    /// Numbers of the same count that cannot hold together; open ones first.
    pub clashes: Vec<Clash>,
    /// The same, those of one count together; open ones first.
    pub disputes: Vec<Dispute>,
    /// Statements that contradict each other, or count otherwise.
    pub contradictions: Vec<Contradiction>,
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
    unit: Unit,
    /// By category, and in each from the lowest to the highest; those last that have no figure.
    pub counts: Vec<Count<'l>>,
    /// The ranges that whoever keeps a case file reads out of them, with the case.
    pub own: Vec<(Index, &'l OwnRange)>,
}

impl<'l> Subject<'l> {
    fn new(measure: &'l Measure) -> Self {
        Self {
            measure,
            unit: unit(measure),
            counts: Vec::new(),
            own: Vec::new(),
        }
    }

    /// The counts of each category, as a row of their own.
    pub fn rows(&self) -> impl Iterator<Item = &[Count<'l>]> {
        let counts = self
            .counts
            .chunk_by(|one, other| one.category == other.category);
        counts.filter(|row| !row.is_empty())
    }

    /// The ranges of whoever keeps a case file for the category of such a row.
    pub fn own_beside(&self, row: &[Count<'l>]) -> Vec<(Index, &'l OwnRange)> {
        let category = row.first().map(|count| &*count.category);
        let own = self.own.iter().filter(|(_, own)| {
            category.is_some_and(|category| form(own.measure.category.as_ref()) == category)
        });
        own.copied().collect()
    }

    /// Those of them beside which no record gives a number of their category.
    pub fn own_alone(&self) -> Vec<(Index, &'l OwnRange)> {
        let own = self.own.iter().filter(|(_, own)| {
            let category = form(own.measure.category.as_ref());
            self.counts.iter().all(|count| count.category != category)
        });
        own.copied().collect()
    }
}

/// A number for it, with the records that give it.
#[derive(Clone, Debug)]
pub struct Count<'l> {
    pub measure: &'l Measure,
    /// The category, folded; empty where none is given.
    category: String,
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

    /// Open before explained before resolved, whatever explains it.
    fn rank(&self) -> u8 {
        match self {
            Self::Open => 0,
            Self::Explained(_) => 1,
            Self::Resolved(_) => 2,
        }
    }
}

/// How many clashes, and how many pairs, are kept.
pub const MOST: usize = 500;

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
    let (apart, apart_cut) = alike::apart(&subjects);
    let disputes = disputes::disputes(&subjects, &clashes);
    let (contradictions, contradictions_cut) =
        disputes::contradictions(library, scope, &subjects, &clashes);
    Conflicts {
        subjects,
        clashes,
        disputes,
        contradictions,
        apart,
        is_cut: clashes_cut || apart_cut || contradictions_cut,
    }
}

/// Whether an allegation contradicts another, is contradicted by one, or gives a number that cannot
/// hold beside another's, where nothing explains it.
pub fn has_conflict(library: &Library, index: Index) -> bool {
    !contradicting(library, index).is_empty() || !library.counted_otherwise(index).is_empty()
}

/// A text for comparing: its words, folded, with one space between.
fn form(text: Option<&Text>) -> String {
    let folded = text.map(|text| fold(text.raw())).unwrap_or_default();
    let words = folded.split(|c: char| !c.is_alphanumeric() && c != '%');
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What two numbers of the same count have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SameCount {
    unit: Unit,
    of: String,
    category: String,
}

/// What makes a number one of the same count as others; none where it does not say what it counts.
pub fn same_count(measure: &Measure) -> Option<SameCount> {
    let of = form(measure.of.as_ref());
    (!of.is_empty()).then(|| SameCount {
        unit: unit(measure),
        of,
        category: form(measure.category.as_ref()),
    })
}

fn unit(measure: &Measure) -> Unit {
    let unit = measure.unit.as_ref();
    unit.map_or_else(Unit::default, |unit| Unit::of(unit.raw()))
}

/// Subjects while they are gathered.
#[derive(Default)]
struct Gathered<'l> {
    subjects: Vec<Subject<'l>>,
    known: HashMap<(Unit, String), usize>,
    counts: HashMap<(usize, String), usize>,
    /// Without a scope a number is of the same count as no other.
    unsaid: Vec<Subject<'l>>,
}

impl<'l> Gathered<'l> {
    /// What a measure counts; none where it does not say.
    fn subject(&mut self, measure: &'l Measure) -> Option<usize> {
        let of = form(measure.of.as_ref());
        if of.is_empty() {
            return None;
        }
        let key = (unit(measure), of);
        Some(*self.known.entry(key).or_insert_with(|| {
            self.subjects.push(Subject::new(measure));
            self.subjects.len() - 1
        }))
    }

    fn add(&mut self, index: Index, measure: &'l Measure) {
        let count = Count {
            measure,
            category: form(measure.category.as_ref()),
            range: Range::of(measure),
            holders: vec![index],
        };
        let Some(place) = self.subject(measure) else {
            let mut subject = Subject::new(measure);
            subject.counts.push(count);
            return self.unsaid.push(subject);
        };
        let all = &mut self.subjects[place].counts;
        let when = measure.as_of.as_ref().map(|date| date.text());
        // What makes no range is one with another only where it is given in the same figures and words.
        let figures = count.range.is_none().then(|| {
            let digits = measure.given().iter().map(Number::digits);
            (digits.collect::<Vec<_>>(), form(measure.said.as_ref()))
        });
        // About 100 is not from 90 to 110.
        let bound = measure.bound();
        let number = format!(
            "{:?} {bound:?} {:?} {when:?} {figures:?}",
            count.category, count.range
        );
        let known = *self
            .counts
            .entry((place, number))
            .or_insert_with(|| all.len());
        match all.get_mut(known) {
            Some(known) if known.holders.last() == Some(&index) => {}
            Some(known) => known.holders.push(index),
            None => all.push(count),
        }
    }
}

fn subjects<'l>(library: &'l Library, scope: &Scope) -> Vec<Subject<'l>> {
    let mut gathered = Gathered::default();
    for kind in WITH_NUMBERS {
        for &index in library.of_kind(scope, kind) {
            for measure in library.at(index).body.measures() {
                gathered.add(index, measure);
            }
        }
    }
    for index in cases(library, scope) {
        let Body::Case(case) = &library.at(index).body else {
            continue;
        };
        for own in &case.ranges {
            match gathered.subject(&own.measure) {
                Some(place) => gathered.subjects[place].own.push((index, own)),
                None => {
                    let mut subject = Subject::new(&own.measure);
                    subject.own.push((index, own));
                    gathered.unsaid.push(subject);
                }
            }
        }
    }
    let mut subjects = gathered.subjects;
    subjects.extend(gathered.unsaid);
    for subject in &mut subjects {
        sort(&mut subject.counts);
    }
    subjects
}

/// The cases whose own ranges belong to a scope.
fn cases(library: &Library, scope: &Scope) -> Vec<Index> {
    let cases = library.of_kind(&Scope::Library, Kind::Case).iter().copied();
    let is_in = |index: &Index| match scope {
        Scope::Library => true,
        Scope::Case(id) => library.at(*index).key.id() == id,
    };
    cases.filter(is_in).collect()
}

/// By category, in the order in which the categories are met first; then from the lowest to the highest.
fn sort(counts: &mut [Count<'_>]) {
    let mut met: HashMap<String, usize> = HashMap::new();
    for count in counts.iter() {
        let next = met.len();
        met.entry(count.category.clone()).or_insert(next);
    }
    counts.sort_by(|one, other| {
        let category = |count: &Count<'_>| met.get(&count.category).copied();
        let figure = |one: &Count<'_>, other: &Count<'_>| match (&one.range, &other.range) {
            (Some(one), Some(other)) => one.order(other),
            // What has no figure comes last.
            (one, other) => one.is_none().cmp(&other.is_none()),
        };
        category(one)
            .cmp(&category(other))
            .then_with(|| figure(one, other))
    });
}

/// The clashes, `most` of them, and whether there are more.
fn clashes(library: &Library, subjects: &[Subject<'_>], most: usize) -> (Vec<Clash>, bool) {
    let mut clashes = Vec::new();
    for (subject, numbers) in subjects.iter().enumerate() {
        let counts = &numbers.counts[..numbers.counts.len().min(MOST_COUNTS)];
        for (left, one) in counts.iter().enumerate() {
            for (right, other) in counts.iter().enumerate().skip(left + 1) {
                if !one.clashes_with(library, other) {
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
    fn clashes_with(&self, library: &Library, other: &Self) -> bool {
        let ranges = self.range.as_ref().zip(other.range.as_ref());
        self.category == other.category
            && ranges.is_some_and(|(one, other)| !one.meets(other))
            && self.may_be_of_one_day(library, other)
    }

    /// Whether any of those who hold the two give them for one day.
    fn may_be_of_one_day(&self, library: &Library, other: &Self) -> bool {
        let (one, other) = (self, other);
        let (given, said) = (one.measure.as_of.as_deref(), other.measure.as_of.as_deref());
        match (given, said) {
            (None, Some(_)) => {
                let mut holders = one.holders.iter();
                holders.any(|holder| are_of_one_day(library, (*holder, given), (*holder, said)))
            }
            _ => {
                let mut holders = other.holders.iter();
                holders.any(|holder| are_of_one_day(library, (*holder, given), (*holder, said)))
            }
        }
    }
}

/// Whether two numbers may be of one day, each given with who holds it and the day that it says itself. Where neither
/// says one, they count the same. Where only one does, the other is of the day of its statement; without such a day
/// it may be of any other.
fn are_of_one_day(
    library: &Library,
    (one, one_day): (Index, Option<&Date>),
    (other, other_day): (Index, Option<&Date>),
) -> bool {
    let said = |index: Index| library.at(index).body.date().map(|date| &date.value);
    match (one_day, other_day) {
        (None, None) => true,
        (Some(day), Some(other)) => day.may_meet(other),
        (Some(day), None) => said(other).is_some_and(|said| day.may_meet(said)),
        (None, Some(day)) => said(one).is_some_and(|said| day.may_meet(said)),
    }
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
                // That it is another matter says by itself how they go together.
                let is_said =
                    relation.note.is_some() || relation.is.value == RelationKind::OtherMatter;
                match relation.cites.is_empty() {
                    true if is_said => explained.push((holder, number)),
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
