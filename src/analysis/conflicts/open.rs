//! The open clashes of a library, by the allegations that they contest.

use std::collections::{HashMap, HashSet};

use super::{Place, State, state, subjects};
use crate::{
    library::{Index, Library, Scope},
    model::Kind,
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
                        && one.clashes_with(other)
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
            let holders = subjects[place.0].counts[place.1].holders.iter().copied();
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
    pub fn others(&self, index: Index) -> Vec<Index> {
        let places = self.counts.get(&index).into_iter().flatten();
        let against = places.flat_map(|place| self.against.get(place).into_iter().flatten());
        let mut others: Vec<Index> = Vec::new();
        for holder in against.flat_map(|place| self.holders.get(place).into_iter().flatten()) {
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
