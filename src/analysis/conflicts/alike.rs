//! Counts that look alike and are not the same.
//!
//! Only numbers of one unit are taken for one another: percent and people do not look alike, whatever
//! the words beside them. A sum in `$` may be one in US dollars, since the sign does not say the country.

use std::{cmp::Reverse, collections::HashMap};

use super::{
    MOST, Subject,
    words::{Words, shared},
};

/// Two subjects that look alike and are not the same count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    /// By their places in [`super::Conflicts::subjects`].
    pub left: usize,
    pub right: usize,
    /// Whether one of them does not say the country of its money, so that they may have one unit.
    pub country_not_said: bool,
    /// The words that both scopes have, folded, in the order of the left one.
    pub shared: Vec<String>,
    /// The words that only the left scope has.
    pub only_left: Vec<String>,
    /// The words that only the right scope has.
    pub only_right: Vec<String>,
}

/// How many subjects may have a word before it says nothing about what is alike.
const COMMON: usize = 60;

/// The subjects whose scopes share words, and whether there are more pairs.
pub fn apart(subjects: &[Subject<'_>]) -> (Vec<Apart>, bool) {
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
    let unit = |place: usize| &subjects[place].unit;
    let mut alike: Vec<_> = pairs.into_iter().collect();
    alike.retain(|((left, right), _)| unit(*left).may_be(unit(*right)));
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
            country_not_said: unit(left) != unit(right),
            shared,
            only_left,
            only_right,
        }
    });
    (pairs.collect(), is_cut)
}
