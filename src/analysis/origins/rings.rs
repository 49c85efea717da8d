//! Sources that have a thing from one another, however many they are.
//!
//! Arrows lead from a source to those that it rests on. Sources of which each leads to each hang together;
//! they are found for a whole library in one walk along its arrows. What one record's `via` adds belongs to
//! that record alone, and can close a ring only among sources that hang together by all arrows and all
//! `via` of the library; so nothing is walked for it where, as usual, none do.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::{Arc, OnceLock},
};

use super::{
    chain,
    walk::{Chain, Graph},
};
use crate::{
    library::{Index, Library},
    limits::RING_STEPS,
    model::{Body, Role},
};

/// Sources each of which has it from the next, and the last from the first.
#[derive(Clone, Debug)]
pub struct Ring {
    /// The first of them by its place in the library first.
    pub sources: Arc<[Index]>,
    /// How many more sources hang together with them.
    pub more: usize,
}

/// The rings of a library.
#[derive(Debug, Default)]
pub struct Rings {
    /// Each with the first record whose citations lead into it, in the order of these.
    pub found: Vec<(Index, Ring)>,
    /// How many records were not looked at to their end, since that took more steps than are taken.
    pub cut: u64,
}

/// The rings into which the citations of these records lead.
pub fn rings(library: &Library, records: impl IntoIterator<Item = Index>) -> Rings {
    let alone = library.knots();
    let relayed = relayed(library);
    let together = Knots::of(library, |source| {
        let mut below = below(library, source);
        below.extend(relayed.get(&source).into_iter().flatten());
        below
    });
    let mut steps = library.limits.of(&RING_STEPS).most;
    let mut rings = Rings::default();
    let mut told: HashSet<Vec<Index>> = HashSet::new();
    let mut tell = |record: Index, ring: Ring, rings: &mut Rings| {
        let mut members = ring.sources.to_vec();
        members.sort_unstable();
        if told.insert(members) {
            rings.found.push((record, ring));
        }
    };
    let mut seen: HashSet<Index> = HashSet::new();
    let mut knots_seen: HashSet<usize> = HashSet::new();
    for record in records {
        for chains in chains(library, record) {
            let ends = chains.iter().map(|chain| chain.last());
            let mut open: Vec<Index> = ends.collect();
            while let Some(source) = open.pop() {
                if !seen.insert(source) {
                    continue;
                }
                if let Some(knot) = alone.of_source(source)
                    && knots_seen.insert(knot)
                {
                    tell(record, alone.ring(library, knot), &mut rings);
                }
                open.extend(below(library, source));
            }
            let relaying: HashSet<Index> = chains
                .iter()
                .flat_map(|chain| &chain.sources[..chain.sources.len() - 1])
                .filter(|source| together.of_source(**source).is_some())
                .copied()
                .collect();
            if relaying.is_empty() {
                continue;
            }
            let graph = Graph::new(library, chains.into_iter());
            let mut relaying: Vec<Index> = relaying.into_iter().collect();
            relaying.sort_unstable();
            let is_cut = relaying.into_iter().any(|source| {
                let knot = together.of_source(source);
                let next = |from: Index| {
                    let mut below = graph.from(from, false);
                    below.retain(|next| together.of_source(*next) == knot);
                    below
                };
                match back_to(source, next, &mut steps) {
                    Ok(None) => false,
                    Ok(Some(ring)) => {
                        tell(
                            record,
                            Ring {
                                sources: first_first(ring),
                                more: 0,
                            },
                            &mut rings,
                        );
                        false
                    }
                    Err(NoSteps) => true,
                }
            });
            rings.cut += u64::from(is_cut);
        }
    }
    rings
}

/// The ways of a record's citations by what is said in them together: those of the record, and of each reply.
fn chains(library: &Library, record: Index) -> impl Iterator<Item = Vec<Chain>> {
    let record = library.at(record);
    let responses = match &record.body {
        Body::Allegation(allegation) => &allegation.responses[..],
        _ => &[],
    };
    let responses = responses.iter().map(|response| &response.cites[..]);
    let together = std::iter::once(record.body.cites()).chain(responses);
    together.map(|cites| {
        let cites = cites.iter();
        let chains = cites.filter_map(|citation| chain(library, record.key.case(), citation));
        chains.collect()
    })
}

/// What each source has from which others by the `via` of any record.
fn relayed(library: &Library) -> HashMap<Index, Vec<Index>> {
    let mut relayed: HashMap<Index, Vec<Index>> = HashMap::new();
    for record in library.indices() {
        for chain in chains(library, record).flatten() {
            for pair in chain.sources.windows(2) {
                relayed.entry(pair[0]).or_default().push(pair[1]);
            }
        }
    }
    relayed
}

/// What a source rests on, but for itself.
fn below(library: &Library, source: Index) -> Vec<Index> {
    let names = library.at(source).names.iter();
    let rests_on = names.filter(|(role, _)| *role == Role::RestsOn);
    let below = rests_on.map(|(_, below)| *below);
    below.filter(|below| *below != source).collect()
}

/// Sources that hang together, by what each leads to.
#[derive(Debug, Default)]
pub struct Knots {
    of: HashMap<Index, usize>,
    /// To which knot a way from a source leads, of those outside of any.
    leads_to: HashMap<Index, usize>,
    knots: Vec<Knot>,
}

#[derive(Debug)]
struct Knot {
    /// Its sources, in the order of the library.
    members: Vec<Index>,
    ring: OnceLock<Ring>,
}

impl Knots {
    /// The knots of a library by what its sources rest on.
    pub fn alone(library: &Library) -> Self {
        Self::of(library, |source| below(library, source))
    }

    /// Tarjan's algorithm, without recursion: a way may be as long as the library.
    fn of(library: &Library, next: impl Fn(Index) -> Vec<Index>) -> Self {
        #[derive(Clone, Copy)]
        struct Visit {
            number: usize,
            low: usize,
            is_open: bool,
        }
        let mut knots = Self::default();
        let mut visits: HashMap<Index, Visit> = HashMap::new();
        let mut open: Vec<Index> = Vec::new();
        for start in library.indices() {
            let below = next(start);
            if visits.contains_key(&start) || below.is_empty() {
                continue;
            }
            let mut path = vec![(start, below, false)];
            while let Some((source, left, is_entered)) = path.last_mut() {
                let source = *source;
                if !std::mem::replace(is_entered, true) {
                    let number = visits.len();
                    let visit = Visit {
                        number,
                        low: number,
                        is_open: true,
                    };
                    visits.insert(source, visit);
                    open.push(source);
                }
                let lower = |visits: &mut HashMap<Index, Visit>, low: usize| {
                    if let Some(visit) = visits.get_mut(&source) {
                        visit.low = visit.low.min(low);
                    }
                };
                if let Some(below) = left.pop() {
                    match visits.get(&below).copied() {
                        None => path.push((below, next(below), false)),
                        Some(visit) if visit.is_open => lower(&mut visits, visit.number),
                        Some(_) => {}
                    }
                    continue;
                }
                path.pop();
                let Some(visit) = visits.get(&source).copied() else {
                    continue;
                };
                if let Some((above, ..)) = path.last()
                    && let Some(above) = visits.get_mut(above)
                {
                    above.low = above.low.min(visit.low);
                }
                if visit.low == visit.number {
                    let from = open.iter().rposition(|one| *one == source).unwrap_or(0);
                    let mut members = open.split_off(from);
                    for member in &members {
                        if let Some(visit) = visits.get_mut(member) {
                            visit.is_open = false;
                        }
                    }
                    if members.len() > 1 {
                        members.sort_unstable();
                        let knot = knots.knots.len();
                        knots
                            .of
                            .extend(members.iter().map(|member| (*member, knot)));
                        let ring = OnceLock::new();
                        knots.knots.push(Knot { members, ring });
                    } else if let Some(knot) =
                        next(source).into_iter().find_map(|below| knots.near(below))
                    {
                        knots.leads_to.insert(source, knot);
                    }
                }
            }
        }
        knots
    }

    /// The knot that a source is in; none where it hangs together with no other.
    fn of_source(&self, source: Index) -> Option<usize> {
        self.of.get(&source).copied()
    }

    /// The knot that a source is in, or to which a way from it leads.
    fn near(&self, source: Index) -> Option<usize> {
        let led = || self.leads_to.get(&source).copied();
        self.of_source(source).or_else(led)
    }

    /// A ring through the first source of a knot of a library: the shortest.
    fn ring(&self, library: &Library, knot: usize) -> Ring {
        let Knot { members, ring } = &self.knots[knot];
        let next = |source: Index| {
            let mut below = below(library, source);
            below.retain(|below| self.of_source(*below) == Some(knot));
            below
        };
        let ring = ring.get_or_init(|| {
            let mut any = u64::MAX;
            let ring = back_to(members[0], next, &mut any).ok().flatten();
            let sources = first_first(ring.unwrap_or_default());
            Ring {
                more: members.len() - sources.len(),
                sources,
            }
        });
        ring.clone()
    }

    /// A ring to which a way from a source leads.
    pub fn ring_from(&self, library: &Library, source: Index) -> Option<Ring> {
        Some(self.ring(library, self.near(source)?))
    }
}

/// There are no steps left.
struct NoSteps;

/// The shortest way from a source back to it; none where there is none.
fn back_to(
    start: Index,
    next: impl Fn(Index) -> Vec<Index>,
    steps: &mut u64,
) -> Result<Option<Vec<Index>>, NoSteps> {
    let mut before: HashMap<Index, Index> = HashMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(source) = open.pop_front() {
        *steps = steps.checked_sub(1).ok_or(NoSteps)?;
        for below in next(source) {
            // Of a source that names itself others tell.
            if below == source {
                continue;
            }
            if below == start {
                let mut ring = vec![source];
                while let Some(above) = ring.last().and_then(|source| before.get(source)) {
                    ring.push(*above);
                }
                ring.reverse();
                return Ok(Some(ring));
            }
            before.entry(below).or_insert_with(|| {
                open.push_back(below);
                source
            });
        }
    }
    Ok(None)
}

/// A ring from the first of its sources in the library on.
fn first_first(mut ring: Vec<Index>) -> Arc<[Index]> {
    let first = ring.iter().enumerate().min_by_key(|(_, source)| **source);
    let first = first.map_or(0, |(place, _)| place);
    ring.rotate_left(first);
    ring.into()
}
