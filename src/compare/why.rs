//! From which differences it follows that a fact is otherwise.
//!
//! Nothing is guessed from what records are like: each difference that could matter is put back alone into the new
//! library, and the fact is worked out again. Where it then is not what it is, that difference is needed for it. All
//! that are needed are then put into the old library: where the fact comes out as it is now, it follows from them.
//! Where it does not, each other difference is put there with them, and any one that is enough is named beside the
//! others; else all that could matter are named, and no single one is made out to be the cause.
//!
//! Many differences are put at once where no fact could rest on two of them: what a fact rests on at most is what its
//! record names, what these name in turn, and who relates to them ([`Reach`]).

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::{
    Renamed, Side,
    facts::{self, Both, Fact, Facts, Moved, Which},
    reach::Reach,
    records::{Became, Compared},
    text::OfText,
};
use crate::{
    library::{Doubts, Index, Instead, Library},
    model::Key,
};

/// A difference that something follows from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cause {
    /// The record, by its key in the new library where it is there.
    pub record: Key,
    pub part: Part,
}

/// What of a record is different.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The record is new, gone, or stands in another section.
    Whole,
    /// What it says under a key.
    Field(Box<str>),
    /// The text that is held of a source.
    Text,
}

/// From what it follows that a fact is otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// From these: all of them are needed.
    pub needed: Vec<Cause>,
    /// With any of these: one of them is needed besides.
    pub any: Vec<Cause>,
    /// And from some of these, of which it is not known which.
    pub among: Vec<Cause>,
}

impl Why {
    /// From these, and nothing else.
    pub fn from(needed: Vec<Cause>) -> Self {
        Self {
            needed,
            ..Self::default()
        }
    }

    fn is_open(&self) -> bool {
        *self == Self::default()
    }
}

/// A difference, with the record in both libraries.
pub struct Unit {
    pub cause: Cause,
    old: Option<Index>,
    new: Option<Index>,
}

/// So many differences are tried for one record, at most.
const MOST: usize = 300;

/// Every difference that something may follow from.
pub fn units(records: &[Compared], texts: &[OfText]) -> Vec<Unit> {
    let mut units = Vec::new();
    for compared in records {
        let Some(record) = &compared.key else {
            continue;
        };
        let mut push = |part| {
            units.push(Unit {
                cause: Cause {
                    record: record.clone(),
                    part,
                },
                old: compared.old,
                new: compared.new,
            });
        };
        match compared.became {
            Became::Added | Became::Removed | Became::Moved(..) => push(Part::Whole),
            Became::Unread => {}
            Became::Changed | Became::Renamed(_) => {
                let mut keys = HashSet::new();
                let all = compared.differences.iter().map(|one| one.key());
                for key in all.filter(|key| keys.insert(*key)) {
                    push(Part::Field(key.into()));
                }
            }
        }
    }
    units.extend(texts.iter().map(|text| Unit {
        cause: Cause {
            record: text.source.clone(),
            part: Part::Text,
        },
        old: None,
        new: None,
    }));
    units
}

/// Says of each fact that is otherwise from what that follows; not of what was found of quotes, which says so itself.
pub fn explain(
    moved: &mut [Moved],
    old: Side<'_>,
    new: Side<'_>,
    units: &[Unit],
    renamed: &Renamed,
) {
    let both = Both {
        old: old.library,
        new: new.library,
        renamed,
    };
    let trial = Trial { both, units };
    let subjects = trial.subjects(moved.iter().filter(|one| one.why.is_open()));
    let asked: Vec<usize> = (0..moved.len())
        .filter(|place| moved[*place].why.is_open())
        .collect();
    let of = |place: usize, moved: &[Moved]| -> Option<&Subject> { subjects.get(&moved[place].of) };

    // Without what is it not so?
    let alone = subjects.iter().filter(|(_, subject)| !subject.is_too_much);
    let alone = alone.flat_map(|(of, subject)| {
        let units = subject.units.iter();
        units.map(|unit| (*of, vec![*unit]))
    });
    let back = trial.put(alone.collect(), &subjects, Direction::Back);
    let mut needed: HashMap<usize, Vec<usize>> = HashMap::new();
    for &place in &asked {
        let (moved, Some(subject)) = (&moved[place], of(place, moved)) else {
            continue;
        };
        let is_needed = |unit: &&usize| {
            let without = back.get(&(moved.of, vec![**unit]));
            without.is_some_and(|without| !Trial::is_so(&moved.fact, subject, without))
        };
        let found = subject.units.iter().filter(is_needed).copied();
        needed.insert(place, found.collect());
    }

    // Is that enough? Else what is, with one more?
    let enough = needed.iter().filter(|(_, needed)| !needed.is_empty());
    let enough = enough.map(|(place, needed)| (moved[*place].of, needed.clone()));
    let forth = trial.put(enough.collect(), &subjects, Direction::Forth);
    let is_enough = |place: usize, set: &Vec<usize>, shown: &Shown| {
        let moved = &moved[place];
        let with = shown.get(&(moved.of, set.clone()));
        with.zip(subjects.get(&moved.of))
            .is_some_and(|(with, subject)| Trial::is_so(&moved.fact, subject, with))
    };
    let with_more = |place: usize| -> Vec<(usize, Vec<usize>)> {
        let (Some(subject), Some(needed)) = (of(place, moved), needed.get(&place)) else {
            return Vec::new();
        };
        if subject.is_too_much || is_enough(place, needed, &forth) {
            return Vec::new();
        }
        let others = subject.units.iter().filter(|unit| !needed.contains(unit));
        let sets = others.map(|unit| {
            let mut set = needed.clone();
            set.push(*unit);
            set.sort_unstable();
            (*unit, set)
        });
        sets.collect()
    };
    let more = asked.iter().flat_map(|place| {
        let sets = with_more(*place).into_iter();
        sets.map(|(_, set)| (moved[*place].of, set))
    });
    let more = trial.put(more.collect(), &subjects, Direction::Forth);
    let mut all = Vec::new();
    for &place in &asked {
        let (Some(subject), Some(needed)) = (of(place, moved), needed.get(&place)) else {
            continue;
        };
        let sets = with_more(place);
        let any = sets.iter().filter(|(_, set)| is_enough(place, set, &more));
        let any: Vec<usize> = any.map(|(unit, _)| *unit).collect();
        let is_known = !any.is_empty() || is_enough(place, needed, &forth);
        let others = subject.units.iter().filter(|unit| !needed.contains(unit));
        let among: Vec<usize> = others.filter(|_| !is_known).copied().collect();
        let causes = |places: &[usize]| -> Vec<Cause> {
            let places = places.iter();
            places.map(|place| units[*place].cause.clone()).collect()
        };
        all.push((
            place,
            Why {
                needed: causes(needed),
                any: causes(&any),
                among: causes(&among),
            },
        ));
    }
    for (place, why) in all {
        moved[place].why = why;
    }
}

/// A record of which facts are otherwise.
struct Subject {
    /// Its facts in the new library.
    now: Facts,
    /// The differences that they may follow from.
    units: Vec<usize>,
    /// There are more than are tried, or a record goes by another key, so that what was said of it cannot be put back.
    is_too_much: bool,
}

/// A record in both libraries.
type Of = (Index, Index);

type Subjects = HashMap<Of, Subject>;

/// The facts of a record where some differences are put back, or forth.
type Shown = HashMap<(Of, Vec<usize>), Facts>;

/// Which way a difference is put.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    /// The old into the new library.
    Back,
    /// The new into the old one.
    Forth,
}

/// What is tried at once.
#[derive(Default)]
struct Batch<'t> {
    tasks: Vec<&'t (Of, Vec<usize>)>,
    put: HashSet<usize>,
    /// Differences that must not be put here: facts that are asked for may rest on them.
    kept_out: HashSet<usize>,
}

struct Trial<'l> {
    both: Both<'l>,
    units: &'l [Unit],
}

impl Trial<'_> {
    fn subjects<'m>(&self, moved: impl Iterator<Item = &'m Moved>) -> Subjects {
        let mut by_record: HashMap<&Key, Vec<usize>> = HashMap::new();
        for (place, unit) in self.units.iter().enumerate() {
            by_record.entry(&unit.cause.record).or_default().push(place);
        }
        let (in_old, in_new) = (Reach::new(self.both.old), Reach::new(self.both.new));
        let mut subjects = Subjects::new();
        for moved in moved {
            subjects.entry(moved.of).or_insert_with(|| {
                let before = in_old.of(moved.of.0).into_iter();
                let before = before.map(|it| self.both.renamed.now(&self.both.old.at(it).key));
                let after = in_new.of(moved.of.1).into_iter();
                let after = after.map(|it| &self.both.new.at(it).key);
                let keys: HashSet<&Key> = before.chain(after).collect();
                let is_renamed = keys
                    .iter()
                    .any(|key| self.both.renamed.from.contains_key(*key));
                let found = keys.iter().filter_map(|key| by_record.get(*key));
                let mut found: Vec<usize> = found.flatten().copied().collect();
                found.sort_unstable();
                Subject {
                    now: self.both.facts(Which::New, self.both.new, moved.of.1),
                    is_too_much: is_renamed || found.len() > MOST,
                    units: found,
                }
            });
        }
        subjects
    }

    /// Puts sets of differences into the other library, each for one record, and works out its facts there.
    fn put(
        &self,
        mut tasks: Vec<(Of, Vec<usize>)>,
        subjects: &Subjects,
        direction: Direction,
    ) -> Shown {
        tasks.sort_unstable();
        tasks.dedup();
        let mut batches: Vec<Batch<'_>> = Vec::new();
        for task in &tasks {
            let (of, set) = task;
            let Some(subject) = subjects.get(of) else {
                continue;
            };
            let others = || subject.units.iter().filter(|unit| !set.contains(unit));
            let is_free = |batch: &Batch<'_>| {
                !set.iter().any(|unit| batch.kept_out.contains(unit))
                    && !others().any(|unit| batch.put.contains(unit))
            };
            let place = batches.iter().position(is_free).unwrap_or(batches.len());
            if place == batches.len() {
                batches.push(Batch::default());
            }
            let batch = &mut batches[place];
            batch.tasks.push(task);
            batch.put.extend(set);
            batch.kept_out.extend(others());
        }
        let all = self.all_doubts();
        let shown = batches.par_iter().flat_map_iter(|batch| {
            let library = self.with(&batch.put, direction, &all);
            let facts = batch.tasks.iter().filter_map(|task| {
                let facts = self.facts(&library, task.0, direction)?;
                Some(((*task).clone(), facts))
            });
            facts.collect::<Vec<_>>()
        });
        shown.collect()
    }

    fn facts(&self, library: &Library, of: Of, direction: Direction) -> Option<Facts> {
        let (which, key) = match direction {
            Direction::Back => (Which::New, &self.both.new.at(of.1).key),
            Direction::Forth => (Which::Old, &self.both.old.at(of.0).key),
        };
        Some(self.both.facts(which, library, library.index(key)?))
    }

    /// Whether a fact is so among these as it is in the new library.
    fn is_so(fact: &Fact, subject: &Subject, among: &Facts) -> bool {
        let has = |facts: &Facts| facts.iter().any(|(other, _)| other == fact);
        let differing = facts::differing(&subject.now, among);
        has(among) && differing.iter().all(|(other, ..)| other != fact)
    }

    /// What is known against the quotes of both: no place in the one is a place in the other.
    fn all_doubts(&self) -> Doubts {
        let mut all = self.both.old.doubts().clone();
        all.extend(
            self.both
                .new
                .doubts()
                .iter()
                .map(|(at, doubt)| (*at, doubt.clone())),
        );
        all
    }

    /// A library with some differences put into it.
    fn with(&self, put: &HashSet<usize>, direction: Direction, all: &Doubts) -> Library {
        let (base, other) = match direction {
            Direction::Back => (self.both.new, self.both.old),
            Direction::Forth => (self.both.old, self.both.new),
        };
        let mut instead = Instead::new();
        let mut doubts = all.clone();
        for unit in put.iter().map(|unit| &self.units[*unit]) {
            let (here, there) = match direction {
                Direction::Back => (unit.new, unit.old),
                Direction::Forth => (unit.old, unit.new),
            };
            match (&unit.cause.part, here, there) {
                (Part::Text, ..) => self.text(&unit.cause.record, direction, &mut doubts),
                (Part::Field(key), Some(here), Some(there)) => {
                    let key_of = &base.at(here).key;
                    let record = instead.remove(key_of).flatten();
                    let mut record = record.unwrap_or_else(|| base.at(here).unlinked());
                    record.body.take(&other.at(there).body, key);
                    instead.insert(key_of.clone(), Some(record));
                }
                (_, Some(here), there) => {
                    let there = there.map(|there| other.at(there).unlinked());
                    instead.insert(base.at(here).key.clone(), there);
                }
                (_, None, Some(there)) => {
                    let record = other.at(there).unlinked();
                    instead.insert(record.key.clone(), Some(record));
                }
                (_, None, None) => {}
            }
        }
        base.otherwise(instead, doubts)
    }

    /// Has of the quotes of a source against them what the other library has: it is of its text.
    fn text(&self, source: &Key, direction: Direction, doubts: &mut Doubts) {
        let quotes = |library: &Library, source: &Key| {
            let source = library.index(source);
            let citations = source.map(|source| library.citations_of(source));
            let citations = citations.into_iter().flatten();
            let quotes = citations.filter_map(|(record, _, citation)| {
                let quote = citation.quote.as_ref()?;
                let at = citation.at.as_ref().map(|at| at.value.to_string());
                let place = (library.at(record).key.clone(), at, quote.raw().to_owned());
                Some((place, quote.span()))
            });
            quotes.collect::<Vec<_>>()
        };
        let before = quotes(self.both.old, self.both.renamed.before(source));
        let after = quotes(self.both.new, source);
        let (base, other) = match direction {
            Direction::Back => (after, before),
            Direction::Forth => (before, after),
        };
        let other: HashMap<_, _> = other.into_iter().collect();
        for (place, span) in base {
            let Some(there) = other.get(&place) else {
                continue;
            };
            match doubts.get(there).cloned() {
                Some(doubt) => doubts.insert(span, doubt),
                None => doubts.remove(&span),
            };
        }
    }
}
