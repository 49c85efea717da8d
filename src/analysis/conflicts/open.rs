//! The open clashes of a library, by the allegations that they contest.

use std::collections::{HashMap, HashSet};

use super::{Place, State, are_of_one_day, state, subjects};
use crate::{
    library::{Index, Library, Scope},
    model::{Date, Kind},
};

/// How many allegations with another number are named for one.
const MOST_OTHERS: usize = 50;

/// The open clashes of a library.
#[derive(Debug, Default)]
pub struct Open {
    /// The counts that clash, by the allegations that hold them.
    counts: HashMap<Index, Vec<Place>>,
    /// What each clashes with.
    against: HashMap<Place, Vec<Place>>,
    /// The allegations that hold each.
    holders: HashMap<Place, Vec<Index>>,
    /// The day that each is of by its own word.
    days: HashMap<Place, Date>,
}

impl Open {
    pub fn of(library: &Library) -> Self {
        let subjects = subjects(library, &Scope::Library);
        let mut open = Self::default();
        for (subject, numbers) in subjects.iter().enumerate() {
            let counts = &numbers.counts;
            for (left, one) in counts.iter().enumerate() {
                let others = counts.iter().enumerate().filter(|(right, other)| {
                    *right != left
                        && one.clashes_with(library, other)
                        && state(library, &one.holders, &other.holders) == State::Open
                });
                let others: Vec<Place> = others
                    .take(MOST_OTHERS)
                    .map(|(right, _)| (subject, right))
                    .collect();
                if !others.is_empty() {
                    open.against.insert((subject, left), others);
                }
            }
        }
        let named: HashSet<Place> = open.against.values().flatten().copied().collect();
        let places = open.against.keys().copied().chain(named);
        let places: HashSet<Place> = places.collect();
        for place in places {
            let count = &subjects[place.0].counts[place.1];
            let day = count.measure.as_of.as_deref().cloned();
            open.days.extend(day.map(|day| (place, day)));
            let holders = count.holders.iter().copied();
            let is_allegation = |holder: &Index| library.at(*holder).kind() == Kind::Allegation;
            let holders: Vec<Index> = holders.filter(is_allegation).collect();
            for holder in &holders {
                open.counts.entry(*holder).or_default().push(place);
            }
            open.holders.insert(place, holders);
        }
        open.counts
            .values_mut()
            .for_each(|places| places.sort_unstable());
        open
    }

    /// The allegations with a number that cannot hold together with one of this allegation's, in the
    /// order of the files; the first [`MOST_OTHERS`] that are found.
    pub fn others(&self, library: &Library, index: Index) -> Vec<Index> {
        let places = self.counts.get(&index).into_iter().flatten();
        let pairs = places.flat_map(|place| {
            let against = self.against.get(place).into_iter().flatten();
            against.map(move |other| (place, other))
        });
        let held = pairs.flat_map(|(place, other)| {
            let holders = self.holders.get(other).into_iter().flatten();
            holders.filter(move |holder| {
                let day = |place: &Place| self.days.get(place);
                are_of_one_day(library, (index, day(place)), (**holder, day(other)))
            })
        });
        let mut others: Vec<Index> = Vec::new();
        for holder in held {
            // One allegation may give two numbers for the same.
            if *holder != index && !others.contains(holder) {
                others.push(*holder);
            }
            if others.len() == MOST_OTHERS {
                break;
            }
        }
        others.sort_unstable();
        others
    }
}
