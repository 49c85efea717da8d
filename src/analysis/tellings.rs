//! One statement as it was told over time: by who says it, and by those who are recorded to repeat it.
//!
//! Two statements are tellings of one where the records say so, and never because they look alike:
//!
//! - one speaker says both, and one of them repeats, qualifies or contradicts the other (`relations`); or
//! - one speaker says both, and both have a number of the same count: unit, `of` and category; but not where a relation
//!   says that they are of another matter; or
//! - one of them is recorded to repeat the other, whoever says it: a relay.
//!
//! That two are cited to one source says nothing of it: an interview holds many statements.
//!
//! They are in the order of the days on which they were said. What has no date is apart, and where the days of two meet,
//! nothing says which of them was first.

use std::{
    cmp::Ordering,
    collections::{HashMap, HashSet},
};

use super::{
    conflicts::{Range, SameCount, same_count},
    replies::{related, speakers},
};
use crate::{
    clean,
    library::{Index, Library},
    model::{Body, Date, Measure, Role, record::RelationKind},
    text::Clean,
};

/// The tellings of one statement.
#[derive(Clone, Debug)]
pub struct Tellings<'l> {
    /// Those of which it is given when they were said, in that order.
    pub told: Vec<Telling<'l>>,
    /// Those of which it is not, in the order of the files.
    pub undated: Vec<Index>,
    /// What others say of it, and how that has to do with theirs.
    others: HashMap<Index, Beside>,
}

/// How a telling of others has to do with those of whom it is asked, as the records say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// It repeats theirs.
    Repeats,
    /// Theirs repeats it.
    Repeated,
    /// Both repeat, or are repeated by, another one.
    Same,
}

/// A telling.
#[derive(Clone, Debug)]
pub struct Telling<'l> {
    pub index: Index,
    pub date: &'l Date,
    /// Whether it was surely said later than the one before it; that is not known of what was, or may have been, said
    /// on one day. The first of all is later than none.
    pub is_later: bool,
    pub numbers: Vec<Otherwise<'l>>,
}

/// A number that was another in an earlier telling, of the same count and the same day.
#[derive(Clone, Copy, Debug)]
pub struct Otherwise<'l> {
    pub now: &'l Measure,
    pub before: &'l Measure,
    /// The telling that had it.
    pub of: Index,
    /// Whether it grew; not known where the two may mean one number (at least 11, and 12), or where which number was the last
    /// before it is not.
    pub way: Option<Way>,
}

/// In which way a number is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Grew,
    Shrank,
}

impl Way {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Grew => "grew",
            Self::Shrank => "shrank",
        }
    }
}

/// What someone said: what they told more than once, and what once.
#[derive(Clone, Debug, Default)]
pub struct OfPerson<'l> {
    pub several: Vec<Tellings<'l>>,
    /// In the order in which they were said; those without a date last.
    pub once: Vec<Index>,
}

/// All tellings of a statement; itself alone where the records know no other. None where it is no statement.
pub fn of_statement(library: &Library, index: Index) -> Option<Tellings<'_>> {
    let Body::Allegation(_) = &library.at(index).body else {
        return None;
    };
    let by: HashSet<Index> = speakers(library, index).into_iter().collect();
    Some(Search::new(library, by).tellings(index))
}

/// What somebody said, as tellings.
pub fn of_person(library: &Library, who: Index) -> OfPerson<'_> {
    let search = Search::new(library, HashSet::from([who]));
    let mut seen: HashSet<Index> = HashSet::new();
    let mut found = OfPerson::default();
    for &index in &search.said {
        if seen.contains(&index) {
            continue;
        }
        let tellings = search.tellings(index);
        seen.extend(tellings.all());
        match tellings.len() {
            1 => found.once.push(index),
            _ => found.several.push(tellings),
        }
    }
    found.once.sort_by_key(|index| {
        let date = date(library, *index);
        (date.is_none(), date.map(Date::sort_key), *index)
    });
    found
}

impl Tellings<'_> {
    /// All of them: dated ones first.
    pub fn all(&self) -> impl Iterator<Item = Index> + '_ {
        let told = self.told.iter().map(|telling| telling.index);
        told.chain(self.undated.iter().copied())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.told.len() + self.undated.len()
    }

    /// How often it was told, in words: `told 2 times, repeated by others once`; `told once, repeats what others told once`.
    pub fn times(&self) -> Clean {
        let times = |count: usize| match count {
            1 => Clean::from("once"),
            count => clean![count, " times"],
        };
        let of = |is: Beside, words: &'static str| {
            let count = self.others.values().filter(|one| **one == is).count();
            (count > 0).then(|| clean![words, times(count)])
        };
        clean![
            "told ",
            times(self.len() - self.others.len()),
            of(Beside::Repeats, ", repeated by others "),
            of(Beside::Repeated, ", repeats what others told "),
            of(Beside::Same, ", and beside it by others "),
        ]
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How it has to do with theirs, where it is others who tell it.
    pub fn beside(&self, index: Index) -> Option<Beside> {
        self.others.get(&index).copied()
    }
}

/// What is looked through for tellings.
struct Search<'l> {
    library: &'l Library,
    /// Whose statement it is.
    by: HashSet<Index>,
    /// All that they say, in the order of the files.
    said: Vec<Index>,
    /// What of it counts the same.
    counting: HashMap<SameCount, Vec<Index>>,
}

impl<'l> Search<'l> {
    fn new(library: &'l Library, by: HashSet<Index>) -> Self {
        let said = by.iter().flat_map(|who| library.named_by(*who));
        let said = said.filter(|(role, _)| *role == Role::By);
        let said = said.filter_map(|(_, record)| library.index(&record.key));
        let mut said: Vec<Index> = said
            .filter(|index| {
                let record = library.at(*index);
                matches!(record.body, Body::Allegation(_)) && !record.here.counted.is_apart()
            })
            .collect();
        said.sort_unstable();
        said.dedup();
        let mut counting: HashMap<SameCount, Vec<Index>> = HashMap::new();
        for &index in &said {
            for measure in library.at(index).body.measures() {
                if let Some(count) = same_count(measure) {
                    counting.entry(count).or_default().push(index);
                }
            }
        }
        Self {
            library,
            by,
            said,
            counting,
        }
    }

    /// The tellings of which a statement is one.
    fn tellings(&self, index: Index) -> Tellings<'l> {
        let mut all = vec![index];
        let mut seen = HashSet::from([index]);
        let mut next = 0;
        while let Some(&one) = all.get(next) {
            next += 1;
            for other in self.beside(one) {
                if seen.insert(other) {
                    all.push(other);
                }
            }
        }
        all.sort_unstable();
        let others = self.others(&all);
        let (dated, undated): (Vec<Index>, Vec<Index>) = all
            .into_iter()
            .partition(|one| date(self.library, *one).is_some());
        Tellings {
            told: self.in_order(dated),
            undated,
            others,
        }
    }

    /// Those of others, each with which of the two repeats the other, at whatever remove.
    fn others(&self, all: &[Index]) -> HashMap<Index, Beside> {
        let theirs = || all.iter().copied().filter(|one| self.is_theirs(*one));
        let repeats = self.along(theirs(), true);
        let repeated = self.along(theirs(), false);
        let others = all.iter().copied().filter(|one| !self.is_theirs(*one));
        let others = others.map(|one| {
            let is = match (repeats.contains(&one), repeated.contains(&one)) {
                (true, _) => Beside::Repeats,
                (false, true) => Beside::Repeated,
                (false, false) => Beside::Same,
            };
            (one, is)
        });
        others.collect()
    }

    /// What repeats some, or what these repeat, at whatever remove.
    fn along(&self, from: impl Iterator<Item = Index>, is_toward: bool) -> HashSet<Index> {
        let mut left: Vec<Index> = from.collect();
        let mut seen: HashSet<Index> = left.iter().copied().collect();
        while let Some(one) = left.pop() {
            let Body::Allegation(allegation) = &self.library.at(one).body else {
                continue;
            };
            for next in related(self.library, one, allegation) {
                let is_next = next.is == RelationKind::Repeats && next.is_toward == is_toward;
                if is_next && seen.insert(next.other) {
                    left.push(next.other);
                }
            }
        }
        seen
    }

    fn is_theirs(&self, index: Index) -> bool {
        let mut by = speakers(self.library, index).into_iter();
        by.any(|who| self.by.contains(&who))
    }

    /// What the records make a telling of the same as this one.
    fn beside(&self, index: Index) -> Vec<Index> {
        let Body::Allegation(allegation) = &self.library.at(index).body else {
            return Vec::new();
        };
        let is_theirs = self.is_theirs(index);
        let (mut beside, mut apart) = (Vec::new(), HashSet::new());
        for related in related(self.library, index, allegation) {
            let is_one = match related.is {
                RelationKind::Repeats => true,
                RelationKind::Contradicts | RelationKind::Qualifies => {
                    is_theirs && self.is_theirs(related.other)
                }
                RelationKind::OtherMatter => {
                    apart.insert(related.other);
                    false
                }
                RelationKind::Supports | RelationKind::Answers => false,
            };
            let is_told = !self.library.at(related.other).here.counted.is_apart();
            if is_one && is_told {
                beside.push(related.other);
            }
        }
        if is_theirs {
            let counts = allegation.measure.iter().filter_map(same_count);
            let counting = counts.filter_map(|count| self.counting.get(&count));
            let counting = counting.flatten().copied();
            beside.extend(counting.filter(|other| !apart.contains(other)));
        }
        beside
    }

    fn in_order(&self, mut dated: Vec<Index>) -> Vec<Telling<'l>> {
        dated.sort_by_key(|index| (date(self.library, *index).map(Date::sort_key), *index));
        let mut told: Vec<Telling<'l>> = Vec::new();
        for index in dated {
            let Some(date) = date(self.library, index) else {
                continue;
            };
            let is_later = told
                .last()
                .is_none_or(|last| last.date.is_surely_before(date));
            let numbers = self.numbers(index, date, &told);
            told.push(Telling {
                index,
                date,
                is_later,
                numbers,
            });
        }
        told
    }

    /// The numbers of a telling that were others in what surely was told before it, each beside the last of these, or beside
    /// each that may be the last.
    fn numbers(&self, index: Index, date: &Date, before: &[Telling<'l>]) -> Vec<Otherwise<'l>> {
        // What another makes of it is no other number of theirs.
        if !self.is_theirs(index) {
            return Vec::new();
        }
        let measures = |index: Index| self.library.at(index).body.measures();
        let of_day = |measure: &Measure| measure.as_of.as_ref().map(|day| day.value.clone());
        let mut found = Vec::new();
        for now in measures(index) {
            let Some(count) = same_count(now) else {
                continue;
            };
            let is_same = |other: &Measure| {
                same_count(other).as_ref() == Some(&count) && of_day(other) == of_day(now)
            };
            let earlier = before.iter().rev();
            let earlier = earlier.filter(|earlier| {
                self.is_theirs(earlier.index) && earlier.date.is_surely_before(date)
            });
            let earlier = earlier.filter_map(|earlier| {
                let mut all = measures(earlier.index).iter();
                Some((earlier, all.find(|other| is_same(other))?))
            });
            // Of what was told before it, whatever nothing surely follows may be the last.
            let earlier: Vec<(&Telling<'_>, &Measure)> = earlier.collect();
            let is_last = |one: &Telling<'_>| {
                let mut all = earlier.iter();
                !all.any(|(other, _)| one.date.is_surely_before(other.date))
            };
            let mut last: Vec<(Index, &'l Measure)> = Vec::new();
            for (one, measure) in earlier.iter().filter(|(one, _)| is_last(one)) {
                if !last.iter().any(|(_, known)| says_the_same(known, measure)) {
                    last.push((one.index, measure));
                }
            }
            let is_known = last.len() == 1;
            for (of, before) in last {
                if !says_the_same(now, before) {
                    found.push(Otherwise {
                        now,
                        before,
                        of,
                        way: way(before, now).filter(|_| is_known),
                    });
                }
            }
        }
        found
    }
}

/// When it was said, by its own date.
fn date(library: &Library, index: Index) -> Option<&Date> {
    let date = library.at(index).body.date().map(|date| &date.value)?;
    // A date that leaves its first day open orders nothing.
    date.earliest().is_some().then_some(date)
}

fn says_the_same(one: &Measure, other: &Measure) -> bool {
    one.bound() == other.bound()
        && one.given().len() == other.given().len()
        && one.exact() == other.exact()
        && (!one.given().is_empty() || said(one) == said(other))
}

fn said(measure: &Measure) -> Option<&str> {
    measure.said.as_ref().map(|said| said.raw())
}

/// Whether a number grew or shrank: where the two cannot be one, or are meant alike.
fn way(before: &Measure, now: &Measure) -> Option<Way> {
    let (was, is) = (Range::of(before)?, Range::of(now)?);
    let order = match (before.bound() == now.bound(), was.meets(&is)) {
        (true, _) => {
            // Of a span both ends have to go the same way.
            let ends = before.exact()?.into_iter().zip(now.exact()?);
            let mut ends = ends.map(|(was, is)| is.cmp(&was));
            let first = ends.find(|order| *order != Ordering::Equal)?;
            ends.all(|order| order == first || order == Ordering::Equal)
                .then_some(first)?
        }
        (false, false) => is.order(&was),
        (false, true) => return None,
    };
    match order {
        Ordering::Greater => Some(Way::Grew),
        Ordering::Less => Some(Way::Shrank),
        Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::library;

    const TOLD: &str = "
people: {ana: {name: Ana}, ben: {name: Ben}}
sources: {log: {title: Log}}
allegations:
  third: {statement: At least 11 men were held, by: ana, date: 2025-05-02, measure: {value: 11, bound: at-least, unit: men, of: held in the hall}}
  first: {statement: Three men were held, by: ana, date: 2025-03, measure: {value: 3, unit: men, of: held in the hall}}
  second: {statement: Some men were held, by: ana, date: 2025-04-01, relations: [{to: first, is: qualifies}]}
  relay: {statement: Ana says that three men were held, by: ben, date: 2025-04-01, relations: [{to: first, is: repeats}]}
  denied: {statement: Nobody was held, by: ben, date: 2025-06-01, relations: [{to: first, is: contradicts}]}
  undated: {statement: Nine men were held, by: ana, measure: {value: 9, unit: men, of: held in the hall}}
  alike: {statement: Three men were held, by: ana, date: 2025-03-04}
  elsewhere: {statement: Two men were held, by: ana, date: 2025-07, measure: {value: 2, unit: men, of: held in the yard}}
  counted: {statement: Five men were held, by: ben, date: 2025-08, measure: {value: 5, unit: men, of: held in the hall}}
";

    fn id(library: &Library, index: Index) -> &str {
        library.at(index).key.id().as_str()
    }

    fn find(library: &Library, id: &str) -> Index {
        library.index(&library.find(id).unwrap().key).unwrap()
    }

    fn ids(library: &Library, tellings: &Tellings<'_>) -> (String, String) {
        let names = |all: &mut dyn Iterator<Item = Index>| {
            let names: Vec<&str> = all.map(|index| id(library, index)).collect();
            names.join(" ")
        };
        (
            names(&mut tellings.told.iter().map(|telling| telling.index)),
            names(&mut tellings.undated.iter().copied()),
        )
    }

    #[test]
    fn tellings_are_what_the_records_link_and_never_what_looks_alike() {
        let library = library(TOLD);
        let tellings = of_statement(&library, find(&library, "second")).unwrap();
        let (told, undated) = ids(&library, &tellings);
        assert_eq!(
            (told.as_str(), undated.as_str()),
            ("first second relay third", "undated")
        );
        assert_eq!(
            tellings.beside(find(&library, "relay")),
            Some(Beside::Repeats)
        );
        assert_eq!(tellings.beside(find(&library, "third")), None);
        // Two of one day: nothing says which was first.
        let later: Vec<bool> = tellings.told.iter().map(|one| one.is_later).collect();
        assert_eq!(later, [true, true, false, true]);
        let of_ana = of_person(&library, find(&library, "ana"));
        assert_eq!(of_ana.several.len(), 1);
        let once: Vec<&str> = of_ana.once.iter().map(|one| id(&library, *one)).collect();
        assert_eq!(once, ["alike", "elsewhere"]);
        assert!(of_statement(&library, find(&library, "log")).is_none());
    }

    #[test]
    fn a_number_that_grew_is_named_beside_the_last_of_its_count() {
        let library = library(TOLD);
        let tellings = of_statement(&library, find(&library, "first")).unwrap();
        let numbers = tellings.told.iter().flat_map(|one| &one.numbers);
        let numbers: Vec<_> = numbers
            .map(|one| {
                (
                    one.before.numbers(),
                    one.now.numbers(),
                    id(&library, one.of),
                    one.way,
                )
            })
            .collect();
        assert_eq!(numbers, [(vec![3.0], vec![11.0], "first", Some(Way::Grew))]);
    }

    #[test]
    fn numbers_that_may_be_one_neither_grew_nor_shrank() {
        let way = |before: &str, now: &str| {
            let text = format!(
                "people: {{ana: {{name: Ana}}}}\nallegations:\n  a: {{statement: A, by: ana, date: 2025-01, measure: {{{before}, of: men}}}}\n  \
                 b: {{statement: B, by: ana, date: 2025-02, measure: {{{now}, of: men}}}}\n"
            );
            let library = library(&text);
            let tellings = of_statement(&library, find(&library, "a")).unwrap();
            tellings.told[1].numbers.first().map(|one| one.way)
        };
        for (before, now, expected) in [
            ("value: 3", "value: 3", None),
            ("value: 3", "value: 5", Some(Some(Way::Grew))),
            ("value: 5", "value: 3", Some(Some(Way::Shrank))),
            ("value: 11, bound: at-least", "value: 12", Some(None)),
            (
                "value: 11, bound: at-least",
                "value: 9",
                Some(Some(Way::Shrank)),
            ),
            (
                "value: 3, bound: at-least",
                "value: 11, bound: at-least",
                Some(Some(Way::Grew)),
            ),
            (
                "value: [1, 9], bound: between",
                "value: [3, 5], bound: between",
                Some(None),
            ),
            (
                "value: [1, 5], bound: between",
                "value: [1, 9], bound: between",
                Some(Some(Way::Grew)),
            ),
            // Of another day it is another count.
            (
                "value: 3, as_of: 2025-01-01",
                "value: 5, as_of: 2025-02-01",
                None,
            ),
            ("value: 3", "bound: words, said: a handful", Some(None)),
        ] {
            assert_eq!(way(before, now), expected, "{before}, then {now}");
        }
    }

    #[test]
    fn which_number_was_the_last_is_not_made_up() {
        let told = |dates: [&str; 3]| {
            let said = |id: &str, date: &str, value: u8| {
                format!(
                    "  {id}: {{statement: {id}, by: ana, date: {date}, measure: {{value: {value}, of: men}}}}\n"
                )
            };
            let [first, second, third] = dates;
            let text = format!(
                "people: {{ana: {{name: Ana}}}}\nallegations:\n{}{}{}",
                said("a", first, 10),
                said("b", second, 30),
                said("c", third, 20)
            );
            let library = library(&text);
            let tellings = of_statement(&library, find(&library, "a")).unwrap();
            let last = tellings.told.last().unwrap();
            let numbers = last.numbers.iter();
            let numbers = numbers.map(|one| (one.before.numbers()[0], one.way));
            (last.is_later, numbers.collect::<Vec<_>>())
        };
        // Of one day neither of two is surely the last.
        assert_eq!(
            told(["2025-01-01", "2025-01-01", "2025-02-01"]),
            (true, vec![(30.0, None), (10.0, None)])
        );
        assert_eq!(
            told(["2025-01-01", "2025-01-02", "2025-02-01"]),
            (true, vec![(30.0, Some(Way::Shrank))])
        );
        // A day in doubt is surely before none.
        assert_eq!(
            told(["2025-01-01", "2025-01-20~", "2025-01-21"]),
            (false, vec![(10.0, Some(Way::Grew))])
        );
    }

    #[test]
    fn what_is_of_another_matter_is_no_telling() {
        let library = library(
            "
people: {ana: {name: Ana}}
allegations:
  a: {statement: A, by: ana, date: 2025-01, measure: {value: 3, of: men}}
  b: {statement: B, by: ana, date: 2025-02, measure: {value: 4, of: men}, relations: [{to: a, is: other-matter, note: another hall}]}
",
        );
        let tellings = of_statement(&library, find(&library, "a")).unwrap();
        assert_eq!(tellings.len(), 1);
    }
}
