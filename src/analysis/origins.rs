//! From what is written on a page back to whoever said it first.
//!
//! `via` says whom a page relays in one place, `rests_on` what a source repeats as a whole. Together
//! they make a graph from what is cited to where it began.
//!
//! - The **way** of a citation goes from its source along its `via`. From the last of these it goes on
//!   as the record's other citations say for that source, else by `rests_on`; but not where a basis is
//!   given: what a source examined itself it has from nobody.
//! - What a way leads to at its end, [`came`] decides by one table: an **origin**, who first said it, as
//!   far as recorded; an **unknown origin**, where a source says it and not how it knows; or a
//!   **mention**, a way to people who are not said to have said it. The last two do not count.
//! - Who denies a statement, or does not know of it, is no origin of it, unless they made it.
//! - Who made it and took it back, denies it or said otherwise later stays its origin, and counts for nothing: nobody
//!   stands behind it any more.
//! - Ways are **independent** where they share nothing: no source, no speaker, nobody for whom two
//!   speak, and where neither ends with a member or part of whom the other ends with. All the unnamed
//!   who speak for nobody count as one.
//! - The **depth** is the number of hands between an origin and the page, on the longest way: 0 where
//!   the page itself began it, 1 where the page has it from the origin.

mod came;
mod fall;
mod independent;
mod occasion;
mod rings;
mod touch;
mod tree;
mod walk;
mod words;

#[cfg(test)]
mod tests;

use std::{collections::HashSet, sync::Arc};

pub use came::{is_media, names, published_by, publishes};
pub use fall::{Fallen, SinglePoint, drop, single_points};
pub(super) use occasion::relayed_of_one_occasion;
pub use rings::{Knots, Ring, Rings, rings};
pub use tree::{Branch, Leaf, tree};
pub use words::Part;

use super::{
    party::{self, Parties},
    replies::{self, Denier},
    standing,
};
use crate::{
    library::{Index, Library},
    model::{Basis, Body, Citation, Id, Kind, Ref},
};
use came::Came;
use walk::{Chain, Graph};

/// Where a statement began.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Beginning {
    /// Someone spoke in a source: on the occasion that it is or tells of. Who, as far as it is recorded.
    Spoken { source: Index, speakers: Vec<Index> },
    /// A source itself, which says how it knows.
    OwnVoice(Index),
    /// With speakers of whom it is not recorded where and when they said it.
    Unplaced(Vec<Index>),
}

impl Beginning {
    /// Who spoke, as far as it is recorded.
    pub fn speakers(&self) -> &[Index] {
        match self {
            Self::Spoken { speakers, .. } | Self::Unplaced(speakers) => speakers,
            Self::OwnVoice(_) => &[],
        }
    }

    /// The source in which it began.
    pub fn source(&self) -> Option<Index> {
        match self {
            Self::Spoken { source, .. } | Self::OwnVoice(source) => Some(*source),
            Self::Unplaced(_) => None,
        }
    }
}

/// An origin of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub began: Beginning,
    /// Nobody who spoke there is named.
    pub is_unnamed: bool,
    /// Someone who spoke there is a party to the statement.
    pub is_party: bool,
    /// Everyone who spoke there took it back, denies it or said otherwise later.
    pub is_taken_back: bool,
    /// The words of every citation that leads there are known to be missing from their source.
    pub is_missing: bool,
}

/// Those from whom alone a way knows it, though they are not said to have said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Nobody where the source only mentions it and names nobody.
    pub who: Vec<Index>,
    /// The source at the end of the way.
    pub source: Index,
    /// All of them deny it.
    pub is_denied: bool,
}

/// What is at an end of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reached {
    /// By its place in [`Origins::origins`].
    Origin(usize),
    /// By its place in [`Origins::mentions`].
    Mention(usize),
    NotStated,
}

/// Where the way of a citation ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    pub source: Index,
    pub is: Reached,
}

/// The way of one citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The number of the citation on its record's page, from 1.
    pub citation: usize,
    /// The source that is cited.
    pub page: Index,
    /// None where it goes round in a circle.
    pub ends: Vec<End>,
    /// Its basis says that it only mentions it.
    pub is_mentioned: bool,
    /// Its words are known to be missing from their source.
    pub is_missing: bool,
}

/// What the citations of a statement go back to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// One for each citation whose source is in the library.
    pub ways: Vec<Way>,
    /// Each once.
    pub origins: Vec<Origin>,
    /// Each once.
    pub mentions: Vec<Mention>,
    /// The sources at the end of a way that do not say how they know it, each once.
    pub not_stated: Vec<Index>,
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
    /// Something is cited that is not in the library.
    pub is_astray: bool,
    /// What every way leads through: where one of these falls, all falls.
    pub hangs_on: Vec<Index>,
}

impl Origins {
    /// Of a record that could not all be read, or that is cited to such a source, nothing says that its origins are
    /// independent: that they are one may stand in what was not read.
    fn told_as_far_as_read(mut self, library: &Library, index: Index) -> Self {
        let pages = self.ways.iter().map(|way| way.page);
        let ends = self
            .ways
            .iter()
            .flat_map(|way| way.ends.iter().map(|end| end.source));
        let mut all = std::iter::once(index).chain(pages).chain(ends);
        if all.any(|one| library.at(one).here.is_misread) {
            self.independent = self.independent.min(1);
        }
        self
    }

    /// The origins that are left: those of which not everyone took it back.
    pub fn left(&self) -> impl Iterator<Item = &Origin> {
        let all = self.origins.iter();
        all.filter(|origin| !origin.is_taken_back)
    }

    /// How many of the origins are with those who took it back.
    pub fn taken_back(&self) -> usize {
        self.origins.len() - self.left().count()
    }

    /// How many of the origins that are left have the words of every citation missing.
    pub fn missing(&self) -> usize {
        self.left().filter(|origin| origin.is_missing).count()
    }

    /// How many of the origins that are left nobody named speaks for.
    pub fn unnamed(&self) -> usize {
        self.left().filter(|origin| origin.is_unnamed).count()
    }

    /// How many of the origins that are left are with a party to the statement.
    pub fn interested(&self) -> usize {
        self.left().filter(|origin| origin.is_party).count()
    }
}

/// What a query asks of origins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// As [`Origins::reports`].
    pub reports: u32,
    /// As [`Origins::independent`].
    pub independent: u32,
    /// Some way ends with a source that does not say how it knows.
    pub is_not_stated: bool,
    /// As [`Origins::depth`]; none where there is no origin.
    pub depth: Option<u32>,
    /// Nobody named speaks for one of them.
    pub has_unnamed: bool,
    /// One of them is with a party to the statement.
    pub has_party: bool,
    /// Sources have it from one another.
    pub is_circular: bool,
    /// All ways lead to people who are not said to have said it.
    pub is_only_mentioned: bool,
}

/// The origins of what a record cites as a whole, in short. Worked out at the first question and kept
/// with the library.
pub fn summary(library: &Library, index: Index) -> Summary {
    *library.kept_of(index).origins.get_or_init(|| {
        let found = of(library, index);
        let short = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Summary {
            reports: short(found.reports),
            independent: short(found.independent),
            is_not_stated: !found.not_stated.is_empty(),
            depth: (!found.origins.is_empty()).then(|| short(found.depth)),
            has_unnamed: found.unnamed() > 0,
            has_party: found.interested() > 0,
            is_circular: !found.circles.is_empty(),
            is_only_mentioned: !found.mentions.is_empty()
                && found.origins.is_empty()
                && found.not_stated.is_empty(),
        }
    })
}

/// The origins of what a record cites as a whole: of an allegation, those of the statement.
pub fn of(library: &Library, index: Index) -> Origins {
    let found = Claim::of(library, index).origins((1..).zip(library.at(index).body.cites()));
    found.told_as_far_as_read(library, index)
}

/// Whether those who say a statement are known for it only from others: each of its citations that leads anywhere
/// leads to people who are not said to have said it. Whoever denies it changes nothing of that. Worked out at the
/// first question and kept with the library.
pub(super) fn is_put_in_their_mouth(library: &Library, index: Index) -> bool {
    *library.kept_of(index).is_a_mention.get_or_init(|| {
        let cites = library.at(index).body.cites();
        !cites.is_empty() && Claim::by_whom(library, index).is_only_mentioned(cites)
    })
}

/// The same of what some did with a statement: they are heard, or with whose voice they speak, in nothing that is cited
/// for it, and others are.
pub(super) fn is_put_in_the_mouth_of(
    library: &Library,
    index: Index,
    who: &[Index],
    cites: &[Citation],
) -> bool {
    let voices = who.iter().flat_map(|who| party::voice(library, *who));
    !cites.is_empty() && Claim::with(library, index, voices.collect()).is_only_mentioned(cites)
}

/// The same of an allegation of which it is known already who of those who made it took it back, denies it or said
/// otherwise later.
pub(super) fn of_what_is_left(library: &Library, index: Index, taken_back: &[Index]) -> Origins {
    let claim = Claim {
        taken_back: taken_back.to_vec(),
        deniers: replies::deniers(library, index),
        ..Claim::by_whom(library, index)
    };
    let found = claim.origins((1..).zip(library.at(index).body.cites()));
    found.told_as_far_as_read(library, index)
}

/// How many of the ways of two statements share nothing with one another, each with who says it.
pub fn independent_of_both(library: &Library, one: Index, other: Index) -> usize {
    let ways = [one, other].map(|index| {
        let claim = Claim::of(library, index);
        let citations = (1..).zip(library.at(index).body.cites());
        claim.found(citations).1
    });
    let mut ways = ways.concat();
    ways.sort_by_key(touch::Touches::size);
    independent::most(ways.len(), |one, other| ways[one].shares(&ways[other]))
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
    let claim = Claim::of(library, index);
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
    let mut sources = vec![find(&citation.source)?];
    sources.extend(citation.via.iter().filter_map(|via| find(via)));
    let basis = citation.basis.map(|basis| basis.value);
    Some(Chain { sources, basis })
}

/// What someone says in a record, while its origins are looked for.
struct Claim<'l> {
    library: &'l Library,
    case: Option<&'l Id>,
    /// Everyone who says it, as the record names them.
    by: Vec<Index>,
    /// A source says it: itself, or one that a body of the media is said to have published.
    has_source: bool,
    /// The people and bodies among them; of the media only where they speak on an occasion.
    speakers: Vec<Index>,
    media: Vec<Index>,
    parties: Parties,
    /// Who denies it, or does not know of it.
    deniers: Vec<Denier>,
    /// Who of them took it back, denies it or said otherwise later.
    taken_back: Vec<Index>,
}

impl<'l> Claim<'l> {
    /// What a record says as a whole; of one that is no allegation, whatever its sources say.
    fn of(library: &'l Library, index: Index) -> Self {
        match &library.at(index).body {
            Body::Allegation(allegation) => Self {
                deniers: replies::deniers(library, index),
                taken_back: standing::taken_back(library, index, allegation),
                ..Self::by_whom(library, index)
            },
            _ => Self::by_whom(library, index),
        }
    }

    /// The same, with nobody who denies it or took it back.
    fn by_whom(library: &'l Library, index: Index) -> Self {
        match &library.at(index).body {
            Body::Allegation(allegation) => {
                Self::new(library, index, allegation.by.iter().map(|by| &by.value))
            }
            _ => Self {
                has_source: true,
                ..Self::new(library, index, [])
            },
        }
    }

    fn new<'r>(library: &'l Library, index: Index, by: impl IntoIterator<Item = &'r Ref>) -> Self {
        let case = library.at(index).key.case();
        let by = by.into_iter().filter_map(|by| library.resolve(case, by));
        Self::with(library, index, by.collect())
    }

    fn with(library: &'l Library, index: Index, by: Vec<Index>) -> Self {
        let case = library.at(index).key.case();
        let (sources, speakers): (Vec<Index>, Vec<Index>) = by
            .iter()
            .partition(|by| library.at(**by).kind() == Kind::Source);
        let (media, speakers): (Vec<Index>, Vec<Index>) = speakers
            .iter()
            .partition(|who| came::is_media(library, **who));
        Self {
            library,
            case,
            by,
            has_source: !sources.is_empty() || !media.is_empty(),
            speakers,
            media,
            parties: Parties::to(library, index),
            deniers: Vec::new(),
            taken_back: Vec::new(),
        }
    }

    fn chain(&self, citation: &Citation) -> Option<Chain> {
        chain(self.library, self.case, citation)
    }

    /// Whether citations lead to nobody but people who are not said to have said it.
    fn is_only_mentioned(&self, cites: &[Citation]) -> bool {
        let found = self.origins((1..).zip(cites));
        !found.mentions.is_empty() && found.origins.is_empty() && found.not_stated.is_empty()
    }

    fn origins<'c>(&self, citations: impl Iterator<Item = (usize, &'c Citation)>) -> Origins {
        self.found(citations).0
    }

    /// The origins, and what each way that counts leads through.
    fn found<'c>(
        &self,
        citations: impl Iterator<Item = (usize, &'c Citation)>,
    ) -> (Origins, Vec<touch::Touches>) {
        let mut is_astray = false;
        let chains: Vec<(usize, bool, Chain)> = citations
            .filter_map(|(number, citation)| {
                let is_missing = self.library.is_quote_missing(citation);
                let chain = self.chain(citation);
                is_astray |= chain.is_none();
                Some((number, is_missing, chain?))
            })
            .collect();
        let named = chains.iter().map(|(.., chain)| chain.clone());
        let graph = Graph::new(self.library, named);
        let mut found = Origins {
            is_astray,
            ..Origins::default()
        };
        let mut touched = Vec::new();
        let mut hangs_on: Option<Vec<Index>> = None;
        for (citation, is_missing, chain) in &chains {
            let walk = graph.walk(chain);
            let mut ends = Vec::new();
            for &(source, hands) in &walk.ends {
                let (came, further) = self.came(chain, &walk, source);
                let is = found.note(self, came, source);
                if let Reached::Origin(place) = is {
                    found.depth = found.depth.max(hands + further);
                    let began = &found.origins[place].began;
                    let touches = self.touches(&graph, &walk, source, began);
                    touched.extend(touches.filter(|_| !is_missing));
                }
                ends.push(End { source, is });
            }
            for circle in walk.circle.iter().cloned() {
                if !found.circles.contains(&circle) {
                    found.circles.push(circle);
                }
            }
            found.is_cut |= walk.is_cut;
            if !ends.is_empty() {
                let must = walk.must(&graph);
                match &mut hangs_on {
                    None => hangs_on = Some(must),
                    Some(all) => all.retain(|source| must.contains(source)),
                }
            }
            found.ways.push(Way {
                citation: *citation,
                page: chain.page(),
                ends,
                is_mentioned: chain.basis == Some(Basis::Mentioned),
                is_missing: *is_missing,
            });
        }
        let pages: HashSet<Index> = found.ways.iter().map(|way| way.page).collect();
        found.reports = pages.len();
        for (place, origin) in found.origins.iter_mut().enumerate() {
            let leads_there = |way: &&Way| {
                let mut ends = way.ends.iter();
                ends.any(|end| end.is == Reached::Origin(place))
            };
            let mut ways = found.ways.iter().filter(leads_there);
            origin.is_missing = ways.all(|way| way.is_missing);
        }
        touched.sort_by_key(touch::Touches::size);
        found.independent = independent::most(touched.len(), |one, other| {
            touched[one].shares(&touched[other])
        });
        found.hangs_on = hangs_on.unwrap_or_default();
        (found, touched)
    }
}

impl Origins {
    /// What an end leads to, once it is written down.
    fn note(&mut self, claim: &Claim<'_>, came: Came, source: Index) -> Reached {
        match came {
            Came::Origin(began) => {
                let mut known = self.origins.iter();
                let place = known.position(|origin| origin.began == began);
                Reached::Origin(place.unwrap_or_else(|| {
                    self.origins.push(claim.origin(began));
                    self.origins.len() - 1
                }))
            }
            Came::Mention(who) => {
                let mut known = self.mentions.iter();
                let place = known.position(|mention| mention.who == who);
                Reached::Mention(place.unwrap_or_else(|| {
                    let is_denied = !who.is_empty() && who.iter().all(|who| claim.is_denier(*who));
                    self.mentions.push(Mention {
                        who,
                        source,
                        is_denied,
                    });
                    self.mentions.len() - 1
                }))
            }
            Came::NotStated => {
                if !self.not_stated.contains(&source) {
                    self.not_stated.push(source);
                }
                Reached::NotStated
            }
        }
    }
}
