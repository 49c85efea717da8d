//! Walking back from a page.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::Arc,
};

use crate::{
    library::{Index, Library},
    load::limits::FOLLOWED,
    model::Role,
};

/// How many sources a way has at most for its single points to be looked for behind a fork.
const MOST_FORKED: usize = 64;

/// A citation's source and its `via`, nearest first; never empty.
pub type Chain = Vec<Index>;

/// What the citations of one record say of who has it from whom.
pub struct Graph<'l> {
    library: &'l Library,
    /// How many sources a way is followed through.
    farthest: usize,
    relays: HashMap<Index, Vec<Index>>,
}

/// The way of one citation.
pub struct Walk {
    /// Its own sources, from the page back.
    chain: Chain,
    /// All that it leads through, the chain first; each once.
    pub reach: Vec<Index>,
    /// Where it ends, and how many sources that is from the page.
    pub ends: Vec<(Index, usize)>,
    /// Sources on it that have it from one another, the first of them by its place in the library
    /// first.
    pub circle: Option<Arc<[Index]>>,
    /// It goes through more sources than are followed.
    pub is_cut: bool,
}

impl<'l> Graph<'l> {
    /// What these chains say.
    pub fn new(library: &'l Library, chains: impl Iterator<Item = Chain>) -> Self {
        let mut relays: HashMap<Index, Vec<Index>> = HashMap::new();
        for chain in chains {
            for pair in chain.windows(2) {
                let from = relays.entry(pair[0]).or_default();
                if !from.contains(&pair[1]) {
                    from.push(pair[1]);
                }
            }
        }
        let farthest = library.limits.of(&FOLLOWED).most;
        Self {
            library,
            farthest: usize::try_from(farthest).unwrap_or(usize::MAX),
            relays,
        }
    }

    /// How many sources a way is followed through.
    pub fn farthest(&self) -> usize {
        self.farthest
    }

    /// From whom a source has what is said here; `as_page`: of its own words, which the record's
    /// other citations say nothing about.
    pub fn from(&self, source: Index, as_page: bool) -> Vec<Index> {
        match self.relays.get(&source).filter(|_| !as_page) {
            Some(relayed) => relayed.clone(),
            None => {
                let names = self.library.at(source).names.iter();
                let rests_on = names.filter(|(role, _)| *role == Role::RestsOn);
                rests_on.map(|(_, below)| *below).collect()
            }
        }
    }

    /// The way of a citation.
    pub fn walk(&self, chain: &[Index]) -> Walk {
        let last = chain[chain.len() - 1];
        let mut hands: HashMap<Index, usize> = HashMap::from([(last, chain.len() - 1)]);
        let mut order = VecDeque::from([last]);
        let mut walk = Walk {
            chain: chain.to_vec(),
            reach: Vec::new(),
            ends: Vec::new(),
            circle: None,
            is_cut: false,
        };
        let mut seen = HashSet::new();
        walk.reach
            .extend(chain.iter().filter(|source| seen.insert(**source)));
        let mut meets = false;
        while let Some(source) = order.pop_front() {
            let below = self.from(source, chain.len() == 1 && source == last);
            let here = hands[&source];
            if below.is_empty() {
                walk.ends.push((source, here));
            }
            for next in below {
                if hands.contains_key(&next) {
                    meets = true;
                } else if hands.len() >= self.farthest {
                    walk.is_cut = true;
                } else {
                    hands.insert(next, here + 1);
                    order.push_back(next);
                    if seen.insert(next) {
                        walk.reach.push(next);
                    }
                }
            }
        }
        // Two ways may meet without a circle; only where they meet can there be one.
        if meets {
            walk.circle = self.circle(last, chain.len() == 1);
        }
        if walk.is_cut && walk.circle.is_none() {
            let ring = self.library.knots().ring_from(self.library, last);
            walk.circle = ring.map(|ring| ring.sources);
        }
        walk
    }

    /// A circle that can be come to from a source.
    fn circle(&self, start: Index, as_page: bool) -> Option<Arc<[Index]>> {
        let mut done = HashSet::new();
        let mut path = vec![(start, self.from(start, as_page))];
        while let Some((source, below)) = path.last_mut() {
            let source = *source;
            let Some(next) = below.pop() else {
                done.insert(source);
                path.pop();
                continue;
            };
            if let Some(begin) = path.iter().position(|(on_path, _)| *on_path == next) {
                let mut circle: Vec<Index> =
                    path[begin..].iter().map(|(source, _)| *source).collect();
                let first = circle.iter().min().copied();
                let first = circle.iter().position(|source| Some(*source) == first);
                circle.rotate_left(first.unwrap_or(0));
                return Some(circle.into());
            }
            if !done.contains(&next) && path.len() + done.len() < self.farthest {
                path.push((next, self.from(next, false)));
            }
        }
        None
    }

    /// Whether an end can be come to from the last of a chain without a source.
    fn ends_without(&self, chain: &[Index], without: Index) -> bool {
        let last = chain[chain.len() - 1];
        let mut seen = HashSet::from([last]);
        let mut open = vec![last];
        while let Some(source) = open.pop() {
            let mut below = self.from(source, chain.len() == 1 && source == last);
            if below.is_empty() {
                return true;
            }
            below.retain(|next| {
                *next != without && seen.len() < self.farthest && seen.insert(*next)
            });
            open.extend(below);
        }
        false
    }
}

impl Walk {
    /// Whether the way still leads to an end without a source. A way that led to none, since it goes
    /// round in a circle, goes on doing so.
    pub fn survives(&self, graph: &Graph<'_>, without: Index) -> bool {
        !self.chain.contains(&without)
            && (self.ends.is_empty()
                || !self.reach.contains(&without)
                || graph.ends_without(&self.chain, without))
    }

    /// The sources without which the way leads nowhere. Behind a fork they are looked for only where
    /// the way is of the length of a real one.
    pub fn must(&self, graph: &Graph<'_>) -> Vec<Index> {
        let mut must = self.reach.clone();
        if !is_line(graph, self) {
            let is_short = self.reach.len() <= MOST_FORKED;
            must.retain(|source| {
                self.chain.contains(source) || is_short && !graph.ends_without(&self.chain, *source)
            });
        }
        must
    }
}

/// Whether each source of a way has it from one other at most.
fn is_line(graph: &Graph<'_>, walk: &Walk) -> bool {
    walk.reach
        .iter()
        .all(|source| graph.from(*source, false).len() <= 1)
}
