//! From what stands on a page back to whoever said it first.
//!
//! `via` says whom a page relays in one place, `rests_on` what a source repeats as a whole. Together
//! they make a graph from what is cited to where it began: with people on one occasion, in a
//! document, or with a speaker of whom the page does not say when and where they spoke.
//!
//! - The **way** of a citation goes from its source along its `via`. From the last of these it goes on
//!   as the record's other citations say for that source, else by `rests_on`.
//! - Its **origins** are the ends of that way. Where the last source names its `speakers`, they began
//!   it, there. Else those in `by` did: in that source where it is their own (they publish it, or it
//!   is an interview, a speech, a letter, a post); outside it where it is not, and then two pages that
//!   have it from the same speaker are not taken for two occasions.
//! - Ways are **independent** where they share nothing: no source, no speaker.
//! - The **depth** is the number of hands between an origin and the page, on the longest way: 0 where
//!   the page itself began it, 1 where the page has it from the origin.

mod fall;
mod independent;
mod rings;
mod tree;
mod walk;

#[cfg(test)]
mod tests;

use std::{collections::HashSet, sync::Arc};

pub use fall::{Fallen, SinglePoint, drop, single_points};
pub use rings::{Knots, Ring, Rings, rings};
pub use tree::{Branch, Leaf, tree};

use super::party::Parties;
use crate::{
    clean,
    library::{Index, Library},
    model::{Body, Citation, Id, Kind, Ref, Role, record::SourceKind},
    model::{Text, record::Label},
    text::{Clean, fold},
};
use walk::{Chain, Graph};

/// Where a statement began.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Beginning {
    /// In a source: on the occasion that it is or tells of, or with the source itself. Who spoke, as
    /// far as it is recorded.
    Source { source: Index, speakers: Vec<Index> },
    /// With speakers of whom it is not recorded where and when they said it.
    Speakers(Vec<Index>),
}

impl Beginning {
    /// Who spoke, as far as it is recorded.
    pub fn speakers(&self) -> &[Index] {
        match self {
            Self::Source { speakers, .. } | Self::Speakers(speakers) => speakers,
        }
    }

    /// The source in which it began.
    pub fn source(&self) -> Option<Index> {
        match self {
            Self::Source { source, .. } => Some(*source),
            Self::Speakers(_) => None,
        }
    }
}

/// An origin of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub began: Beginning,
    /// Nobody who spoke there is named.
    pub is_anonymous: bool,
    /// Someone who spoke there is a party to the statement.
    pub is_party: bool,
}

/// The way of one citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The number of the citation on its record's page, from 1.
    pub citation: usize,
    /// The source that is cited.
    pub page: Index,
    /// Its origins, by their place in [`Origins::origins`]; none where it goes round in a circle.
    pub origins: Vec<usize>,
}

/// What the citations of a statement go back to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// One for each citation whose source is in the library.
    pub ways: Vec<Way>,
    /// Each once.
    pub origins: Vec<Origin>,
    /// How many sources are cited.
    pub reports: usize,
    /// How many of the ways share nothing with one another.
    pub independent: usize,
    /// The hands between an origin and the page, on the longest way.
    pub depth: usize,
    /// Sources that have it from one another, each circle once.
    pub circles: Vec<Arc<[Index]>>,
    /// A way goes through more sources than are followed, so that there may be more origins.
    pub is_cut: bool,
    /// What every way leads through: where one of these falls, all falls.
    pub hangs_on: Vec<Index>,
}

impl Origins {
    /// How many of the origins nobody named speaks for.
    pub fn anonymous(&self) -> usize {
        let anonymous = self.origins.iter().filter(|origin| origin.is_anonymous);
        anonymous.count()
    }

    /// How many of the origins are with a party to the statement.
    pub fn interested(&self) -> usize {
        self.origins.iter().filter(|origin| origin.is_party).count()
    }

    /// In one line: `2 reports · 1 origin · depth 2 · anonymous`. Empty where nothing is cited.
    pub fn words(&self) -> Clean {
        if self.ways.is_empty() {
            return Clean::default();
        }
        let count = |number: usize, one: &'static str| match number {
            1 => clean!["1 ", one],
            _ => clean![number, " ", one, "s"],
        };
        let all = self.origins.len();
        let mut words = vec![count(self.reports, "report")];
        words.push(match all {
            0 => "no origin".into(),
            _ if self.independent == all => count(all, "origin"),
            _ => clean![count(all, "origin"), ", ", self.independent, " independent"],
        });
        if all > 0 {
            words.push(clean!["depth ", self.depth]);
        }
        let mut share = |number: usize, word: &'static str| match number {
            0 => {}
            _ if number == all => words.push(word.into()),
            _ => words.push(clean![number, " ", word]),
        };
        share(self.anonymous(), "anonymous");
        share(self.interested(), "party to it");
        if !self.circles.is_empty() {
            words.push("circular".into());
        }
        if self.is_cut {
            words.push("not followed to the end".into());
        }
        Clean::join(words, " · ")
    }
}

/// What a query asks of origins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// As [`Origins::independent`].
    pub independent: u32,
    /// As [`Origins::depth`]; none where there is no origin.
    pub depth: Option<u32>,
    /// Nobody named speaks for one of them.
    pub has_anonymous: bool,
    /// One of them is with a party to the statement.
    pub has_party: bool,
    /// Sources have it from one another.
    pub is_circular: bool,
}

/// The origins of what a record cites as a whole, in short. Worked out at the first question and kept
/// with the library.
pub fn summary(library: &Library, index: Index) -> Summary {
    *library.kept_of(index).origins.get_or_init(|| {
        let found = of(library, index);
        let short = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Summary {
            independent: short(found.independent),
            depth: (!found.origins.is_empty()).then(|| short(found.depth)),
            has_anonymous: found.anonymous() > 0,
            has_party: found.interested() > 0,
            is_circular: !found.circles.is_empty(),
        }
    })
}

/// The origins of what a record cites as a whole: of an allegation, those of the statement.
pub fn of(library: &Library, index: Index) -> Origins {
    let body = &library.at(index).body;
    let by = match body {
        Body::Allegation(allegation) => &allegation.by[..],
        _ => &[],
    };
    let claim = Claim::new(library, index, by.iter().map(|by| &by.value));
    claim.origins((1..).zip(body.cites()))
}

/// Whether a way of a record's citations goes through more sources than are followed.
pub fn is_cut(library: &Library, index: Index) -> bool {
    of(library, index).is_cut || of_responses(library, index).iter().any(|one| one.is_cut)
}

/// The origins of each reply to an allegation, in the order of the replies.
pub fn of_responses(library: &Library, index: Index) -> Vec<Origins> {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return Vec::new();
    };
    let mut number = allegation.cites.len() + 1;
    let mut all = Vec::new();
    for response in &allegation.responses {
        let by = response.by.iter().map(|by| &by.value);
        all.push(Claim::new(library, index, by).origins((number..).zip(&response.cites)));
        number += response.cites.len();
    }
    all
}

/// The citations of a record that lead nowhere without a source.
fn falling(library: &Library, index: Index, without: Index) -> Vec<&Citation> {
    let claim = Claim::new(library, index, []);
    let mut falling = Vec::new();
    for together in library.at(index).body.citations_by_part() {
        let chains = together.iter().map(|citation| claim.chain(citation));
        let chains: Vec<Option<Chain>> = chains.collect();
        let graph = Graph::new(library, chains.iter().flatten().cloned());
        let falls = together.iter().zip(&chains).filter(|(_, chain)| {
            chain
                .as_ref()
                .is_some_and(|chain| !graph.walk(chain).survives(&graph, without))
        });
        falling.extend(falls.map(|(citation, _)| citation));
    }
    falling
}

/// The sources of a citation in a record of `case`, from the page back; none where the page is not in the
/// library.
fn chain(library: &Library, case: Option<&Id>, citation: &Citation) -> Option<Chain> {
    let find = |reference: &Ref| library.resolve(case, reference);
    let mut chain = vec![find(&citation.source)?];
    chain.extend(citation.via.iter().filter_map(|via| find(via)));
    Some(chain)
}

/// What someone says in a record, while its origins are looked for.
struct Claim<'l> {
    library: &'l Library,
    case: Option<&'l Id>,
    /// Sources that speak in their own voice.
    voices: Vec<Index>,
    /// People and organizations that speak.
    speakers: Vec<Index>,
    parties: Parties,
}

impl<'l> Claim<'l> {
    fn new<'r>(library: &'l Library, index: Index, by: impl IntoIterator<Item = &'r Ref>) -> Self {
        let case = library.at(index).key.case();
        let by = by.into_iter().filter_map(|by| library.resolve(case, by));
        let (voices, speakers) = by.partition(|by| library.at(*by).kind() == Kind::Source);
        Self {
            library,
            case,
            voices,
            speakers,
            parties: Parties::to(library, index),
        }
    }

    fn chain(&self, citation: &Citation) -> Option<Chain> {
        chain(self.library, self.case, citation)
    }

    fn origins<'c>(&self, citations: impl Iterator<Item = (usize, &'c Citation)>) -> Origins {
        let chains: Vec<(usize, Chain)> = citations
            .filter_map(|(number, citation)| Some((number, self.chain(citation)?)))
            .collect();
        let graph = Graph::new(self.library, chains.iter().map(|(_, chain)| chain.clone()));
        let mut found = Origins::default();
        let mut touched = Vec::new();
        let mut hangs_on: Option<Vec<Index>> = None;
        for (citation, chain) in &chains {
            let walk = graph.walk(chain);
            let mut origins = Vec::new();
            let mut touches: HashSet<Index> = walk.reach.iter().copied().collect();
            for &(end, hands) in &walk.ends {
                let (began, further) = self.beginning(end);
                touches.extend(began.speakers());
                found.depth = found.depth.max(hands + further);
                let known = found
                    .origins
                    .iter()
                    .position(|origin| origin.began == began);
                let place = known.unwrap_or_else(|| {
                    found.origins.push(self.origin(began));
                    found.origins.len() - 1
                });
                if !origins.contains(&place) {
                    origins.push(place);
                }
            }
            for circle in walk.circle.iter().cloned() {
                if !found.circles.contains(&circle) {
                    found.circles.push(circle);
                }
            }
            found.is_cut |= walk.is_cut;
            if !origins.is_empty() {
                touched.push(touches);
                let must = walk.must(&graph);
                match &mut hangs_on {
                    None => hangs_on = Some(must),
                    Some(all) => all.retain(|source| must.contains(source)),
                }
            }
            found.ways.push(Way {
                citation: *citation,
                page: chain[0],
                origins,
            });
        }
        let pages: HashSet<Index> = found.ways.iter().map(|way| way.page).collect();
        found.reports = pages.len();
        found.independent = independent::most(&touched);
        found.hangs_on = hangs_on.unwrap_or_default();
        found
    }

    /// Who began what ends at a source, and whether that is one more hand away.
    fn beginning(&self, end: Index) -> (Beginning, usize) {
        let record = self.library.at(end);
        let named = record.names.iter();
        let of_source: Vec<Index> = named
            .filter(|(role, _)| *role == Role::Speaker)
            .map(|(_, speaker)| *speaker)
            .collect();
        let at = |speakers| {
            (
                Beginning::Source {
                    source: end,
                    speakers,
                },
                0,
            )
        };
        if !of_source.is_empty() {
            let said = |speaker: &&Index| self.speakers.contains(speaker);
            let both: Vec<Index> = of_source.iter().filter(said).copied().collect();
            return at(if both.is_empty() { of_source } else { both });
        }
        let publishers: Vec<Index> = self
            .speakers
            .iter()
            .copied()
            .filter(|speaker| self.publishes(*speaker, end))
            .collect();
        match () {
            () if !publishers.is_empty() => at(publishers),
            () if self.speakers.is_empty() || self.voices.contains(&end) => at(Vec::new()),
            () if is_occasion(&record.body) => at(self.speakers.clone()),
            () => (Beginning::Speakers(self.speakers.clone()), 1),
        }
    }

    /// Whether a source is someone's own: its publisher or author has their name.
    fn publishes(&self, speaker: Index, source: Index) -> bool {
        let Body::Source(source) = &self.library.at(source).body else {
            return false;
        };
        let body = &self.library.at(speaker).body;
        let label = body.label().map(Label::raw).into_iter();
        let mut names = label.chain(body.aliases().iter().map(Text::raw));
        let given: Vec<String> = source
            .publisher
            .iter()
            .chain(&source.authors)
            .map(|given| fold(given.raw()))
            .collect();
        names.any(|name| given.contains(&fold(name)))
    }

    fn origin(&self, began: Beginning) -> Origin {
        let speakers = began.speakers();
        let unnamed = |who: &Index| match &self.library.at(*who).body {
            Body::Person(person) => person.named.is_some_and(|named| !named.value),
            _ => false,
        };
        Origin {
            is_anonymous: !speakers.is_empty() && speakers.iter().all(unnamed),
            is_party: speakers
                .iter()
                .any(|who| self.parties.include(self.library, *who)),
            began,
        }
    }
}

/// Whether a source is words on one occasion rather than something written about it.
fn is_occasion(body: &Body) -> bool {
    use SourceKind::{Interview, PersonalCommunication, Post, Speech};
    let kind = match body {
        Body::Source(source) => source.kind.map(|kind| kind.value),
        _ => None,
    };
    matches!(
        kind,
        Some(Interview | PersonalCommunication | Post | Speech)
    )
}
