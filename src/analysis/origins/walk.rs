//! Walking back from a page.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::Arc,
};

use crate::{
    library::{Index, Library},
    limits::FOLLOWED,
    model::{Basis, Role},
};

/// How many sources a way has at most for its single points to be looked for behind a fork.
const MOST_FORKED: usize = 64;

/// Where a citation leads by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Its source and its `via`, nearest first; never empty.
    pub sources: Vec<Index>,
    /// How who speaks at the end knows.
    pub basis: Option<Basis>,
}

impl Chain {
    /// The source that is cited.
    pub fn page(&self) -> Index {
        self.sources[0]
    }

    /// The last source that it names.
    pub fn last(&self) -> Index {
        self.sources[self.sources.len() - 1]
    }

    /// The sources between the first that it names twice and itself, the first of them by its place in the
    /// library first; none where it names each once.
    fn circle(&self) -> Option<Arc<[Index]>> {
        let sources = &self.sources;
        let twice = (0..sources.len()).find_map(|end| {
            let begin = sources[..end].iter().position(|one| *one == sources[end])?;
            Some((begin, end))
        });
        let (begin, end) = twice?;
        let mut circle = sources[begin..end].to_vec();
        let first = circle.iter().min().copied();
        let first = circle.iter().position(|source| Some(*source) == first);
        circle.rotate_left(first.unwrap_or(0));
        Some(circle.into())
    }

    /// Whether who speaks at its end knows it of their own, and so has it from nobody.
    pub fn is_first_hand(&self) -> bool {
        self.basis.is_some_and(Basis::is_given)
    }
}

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
    pub chain: Chain,
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
            for pair in chain.sources.windows(2) {
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

    /// From whom a source on the way of a citation has it.
    fn below(&self, chain: &Chain, source: Index) -> Vec<Index> {
        match source == chain.last() {
            true if chain.is_first_hand() => Vec::new(),
            is_last => self.from(source, is_last && chain.sources.len() == 1),
        }
    }

    /// The way of a citation.
    pub fn walk(&self, chain: &Chain) -> Walk {
        let last = chain.last();
        let mut hands: HashMap<Index, usize> = HashMap::from([(last, chain.sources.len() - 1)]);
        let mut order = VecDeque::from([last]);
        let mut walk = Walk {
            chain: chain.clone(),
            reach: Vec::new(),
            ends: Vec::new(),
            circle: None,
            is_cut: false,
        };
        let mut seen = HashSet::new();
        if let Some(circle) = chain.circle() {
            walk.reach
                .extend(chain.sources.iter().filter(|source| seen.insert(**source)));
            walk.circle = Some(circle);
            return walk;
        }
        walk.reach
            .extend(chain.sources.iter().filter(|source| seen.insert(**source)));
        let mut meets = false;
        while let Some(source) = order.pop_front() {
            let below = self.below(chain, source);
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
            walk.circle = self.circle(chain);
        }
        if walk.is_cut && walk.circle.is_none() {
            let ring = self.library.knots().ring_from(self.library, last);
            walk.circle = ring.map(|ring| ring.sources);
        }
        walk
    }

    /// A circle that can be come to from the end of a chain.
    fn circle(&self, chain: &Chain) -> Option<Arc<[Index]>> {
        let mut done = HashSet::new();
        let start = chain.last();
        let mut path = vec![(start, self.below(chain, start))];
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
    fn ends_without(&self, chain: &Chain, without: Index) -> bool {
        let last = chain.last();
        let mut seen = HashSet::from([last]);
        let mut open = vec![last];
        while let Some(source) = open.pop() {
            let mut below = self.below(chain, source);
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
        !self.chain.sources.contains(&without)
            && (self.ends.is_empty()
                || !self.reach.contains(&without)
                || graph.ends_without(&self.chain, without))
    }

    /// The sources on the way to one of its ends.
    pub fn through(&self, graph: &Graph<'_>, end: Index) -> Vec<Index> {
        if self.ends.len() == 1 {
            return self.reach.clone();
        }
        let mut above: HashMap<Index, Vec<Index>> = HashMap::new();
        for source in &self.reach {
            for below in graph.below(&self.chain, *source) {
                above.entry(below).or_default().push(*source);
            }
        }
        let mut through: HashSet<Index> = self.chain.sources.iter().copied().collect();
        let mut open = vec![end];
        while let Some(source) = open.pop() {
            if through.insert(source) {
                open.extend(above.get(&source).into_iter().flatten().copied());
            }
        }
        let reach = self.reach.iter().copied();
        reach.filter(|source| through.contains(source)).collect()
    }

    /// The sources without which the way leads nowhere. Behind a fork they are looked for only where
    /// the way is of the length of a real one.
    pub fn must(&self, graph: &Graph<'_>) -> Vec<Index> {
        let mut must = self.reach.clone();
        if !is_line(graph, self) {
            let is_short = self.reach.len() <= MOST_FORKED;
            must.retain(|source| {
                self.chain.sources.contains(source)
                    || is_short && !graph.ends_without(&self.chain, *source)
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
