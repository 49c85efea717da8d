//! The folded copy of all texts, in memory.

use std::{
    cmp::Reverse,
    sync::{Arc, OnceLock},
};

use rayon::prelude::*;

use super::{
    Asked, Found, FoundUnit, Gap, Place, Searcher,
    plan::{Hit, Hits, Plan},
    prose::Prose,
    vocabulary::Vocabulary,
};
use crate::{document::Stamp, library::Index, model::Key, query::TextTerm};

/// Everything that can be searched, a unit a record; see [`crate::gather::corpus`], which reads it.
#[derive(Debug, Default)]
pub struct Corpus {
    /// In the order of the library.
    units: Vec<Unit>,
    /// The distinct words, made when near ones are first asked for.
    vocabulary: OnceLock<Vocabulary>,
}

/// A record, by its own words and, where it is a source, those of its document.
#[derive(Clone, Debug)]
pub struct Unit {
    pub index: Index,
    pub key: Key,
    /// Its own texts, a paragraph each, in the order of [`crate::model::Body::texts`].
    pub own: Arc<Prose>,
    pub document: Read,
}

/// What is there of a document.
#[derive(Clone, Debug)]
pub enum Read {
    /// The record is no source.
    NoSource,
    /// Its paragraphs, and the stamp of the files they were read from.
    Text(Arc<Prose>, Stamp),
    Gap(Gap),
}

impl Unit {
    /// The text of the document, where there is one.
    pub fn prose(&self) -> Option<&Prose> {
        match &self.document {
            Read::Text(prose, _) => Some(prose),
            Read::NoSource | Read::Gap(_) => None,
        }
    }

    fn is_source(&self) -> bool {
        !matches!(self.document, Read::NoSource)
    }

    fn bytes(&self) -> usize {
        let document = self.prose().map_or(0, |prose| prose.text().len());
        self.own.text().len() + document
    }
}

/// What units are ordered by, the best first: the rank of the best hit, whether the label holds a word, the
/// density, the order of the library.
type Rank = (Reverse<[u8; 3]>, Reverse<bool>, Reverse<Density>, usize);

/// A density as a number that is always in order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Density(u64);

impl Corpus {
    /// A corpus of these units.
    pub fn new(units: Vec<Unit>) -> Self {
        Self {
            units,
            vocabulary: OnceLock::new(),
        }
    }

    /// The units, in the order of the library.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// Whether the text of a source holds some words.
    pub fn holds(&self, index: Index, term: &TextTerm) -> bool {
        let unit = self.units.binary_search_by_key(&index, |unit| unit.index);
        let prose = unit.ok().and_then(|unit| self.units[unit].prose());
        prose.is_some_and(|prose| term.is_in(prose.text()))
    }

    /// How many of how many sources were read, or found to have no text.
    pub fn searched(&self) -> (usize, usize) {
        let sources = self.units.iter().filter(|unit| unit.is_source());
        let read = |unit: &&Unit| !matches!(unit.document, Read::Gap(Gap::NotYet));
        (sources.clone().filter(read).count(), sources.count())
    }

    /// The sources of which only the beginning of some lines was read, and of how many lines.
    pub fn cut(&self) -> impl Iterator<Item = (Index, u64)> + '_ {
        let cut = |unit: &Unit| Some((unit.index, unit.prose()?.cut()));
        let units = self.units.iter().filter_map(cut);
        units.filter(|(_, lines)| *lines > 0)
    }

    /// The sources of which some pages cannot be read, which they are, and why.
    pub fn flawed(&self) -> impl Iterator<Item = (Index, &str)> + '_ {
        let units = self.units.iter();
        units.filter_map(|unit| Some((unit.index, unit.prose()?.flaws()?)))
    }

    fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.get_or_init(|| {
            Vocabulary::of(self.units.iter().flat_map(|u| [Some(&*u.own), u.prose()]))
        })
    }
}

impl Searcher for Corpus {
    fn search(&self, asked: &Asked<'_>) -> Found {
        let plan = Plan::new(asked.query, || self.vocabulary());
        if plan.count() == 0 {
            return Found::default();
        }
        let look = |number: usize| {
            let unit = &self.units[number];
            let looked_at = (asked.among)(unit.index);
            let hits = looked_at.then(|| plan.hits(unit, asked.fields));
            let hits = hits.flatten().filter(|hits| !hits.hits.is_empty())?;
            Some((number, hits))
        };
        let numbers = (0..self.units.len()).into_par_iter();
        let found: Vec<(usize, Hits)> = numbers.filter_map(look).collect();
        let ranks = self.ranks(&found, plan.count());
        let mut order: Vec<(Rank, usize)> = ranks.into_iter().zip(0..).collect();
        // Each unit gives a hit at least, so only as many need to be in order.
        if asked.hits > 0 && order.len() > asked.hits {
            order.select_nth_unstable(asked.hits - 1);
            order.truncate(asked.hits);
        }
        order.sort_unstable();
        let mut left = asked.hits;
        let mut units = Vec::new();
        for (_, number) in order {
            let (unit, hits) = &found[number];
            let places = best(hits, asked.each.min(left));
            left -= places.len();
            units.push(FoundUnit {
                index: self.units[*unit].index,
                count: hits.hits.len(),
                hits: places,
            });
            if left == 0 {
                break;
            }
        }
        let sources = found
            .iter()
            .filter(|(unit, _)| self.units[*unit].is_source());
        let sources = sources.count();
        Found {
            hits: found.iter().map(|(_, hits)| hits.hits.len()).sum(),
            sources,
            records: found.len() - sources,
            units,
            words: plan.words,
        }
    }

    fn near(&self, word: &str) -> Option<String> {
        self.vocabulary().nearest(word).map(ToOwned::to_owned)
    }

    fn gaps(&self) -> Vec<(Index, Gap)> {
        let gap = |unit: &Unit| match &unit.document {
            Read::NoSource | Read::Text(..) | Read::Gap(Gap::NotYet) => None,
            Read::Gap(gap) => Some((unit.index, gap.clone())),
        };
        self.units.iter().filter_map(gap).collect()
    }
}

impl Corpus {
    /// What the units that were found are ordered by.
    fn ranks(&self, found: &[(usize, Hits)], terms: usize) -> Vec<Rank> {
        let (k, b) = (1.2, 0.75); // The usual constants of BM25.
        let units = self.units.len() as f64;
        let bytes: usize = self.units.iter().map(Unit::bytes).sum();
        let average = (bytes as f64 / units).max(1.0);
        let mut having = vec![0_usize; terms];
        for (_, hits) in found {
            for (having, count) in having.iter_mut().zip(&hits.counts) {
                *having += usize::from(*count > 0);
            }
        }
        let rarity = |having: &usize| {
            let having = *having as f64;
            (1.0 + (units - having + 0.5) / (having + 0.5)).ln()
        };
        let rarities: Vec<f64> = having.iter().map(rarity).collect();
        let rank = |(unit, hits): &(usize, Hits)| {
            let length = self.units[*unit].bytes() as f64 / average;
            let density = |(rarity, count): (&f64, &u32)| {
                let count = f64::from(*count);
                rarity * count * (k + 1.0) / (count + k * (1.0 - b + b * length))
            };
            let density: f64 = rarities.iter().zip(&hits.counts).map(density).sum();
            let best = hits.hits.iter().map(|hit| hit.rank).max();
            (
                Reverse(best.unwrap_or_default()),
                Reverse(hits.in_label),
                // Billionths: finer differences mean nothing.
                Reverse(Density((density * 1e9) as u64)),
                *unit,
            )
        };
        found.iter().map(rank).collect()
    }
}

/// The places of the best hits of a unit, at most as many: its label, then the best first.
fn best(hits: &Hits, most: usize) -> Vec<Place> {
    let mut hits = hits.hits.clone();
    let key = |hit: &Hit| (hit.place != Place::LABEL, Reverse(hit.rank), hit.place);
    if most > 0 && hits.len() > most {
        hits.select_nth_unstable_by_key(most - 1, key);
    }
    hits.truncate(most);
    hits.sort_unstable_by_key(key);
    hits.into_iter().map(|hit| hit.place).collect()
}
