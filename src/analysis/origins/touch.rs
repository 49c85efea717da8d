//! What a way leads through: by it two ways are told to be independent.

use std::collections::HashSet;

use super::{
    Beginning, Claim, came,
    walk::{Graph, Walk},
};
use crate::{
    analysis::party,
    library::{Index, Library},
    model::Role,
};

/// How many ends a way has at most for each to be looked at by itself; of one with more, every end is taken
/// to lead through all of it.
const MOST_ENDS: usize = 16;

/// Something that a way leads through.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Touch {
    /// A source, a speaker, or whom a speaker speaks for.
    Record(Index),
    /// Who published or wrote a source that speaks itself, folded.
    Name(String),
    /// Someone unnamed who speaks for nobody.
    Unnamed,
}

/// All that a way leads through.
#[derive(Clone, Debug, Default)]
pub struct Touches {
    all: HashSet<Touch>,
    /// With whom it ends.
    ends: Vec<Index>,
    /// The bodies that these are members or parts of.
    above: HashSet<Index>,
}

impl Touches {
    /// How much that is.
    pub fn size(&self) -> usize {
        self.all.len()
    }

    /// Whether two ways share something.
    pub fn shares(&self, other: &Self) -> bool {
        let is_of = |one: &Self, other: &Self| other.ends.iter().any(|end| one.above.contains(end));
        !self.all.is_disjoint(&other.all) || is_of(self, other) || is_of(other, self)
    }

    fn add_speaker(&mut self, library: &Library, who: Index) {
        let voice = party::voice(library, who);
        if voice.len() == 1 && came::is_unnamed(library, who) {
            self.all.insert(Touch::Unnamed);
        }
        let names = voice.iter().flat_map(|who| came::names(library, *who));
        self.all.extend(names.map(Touch::Name));
        for who in voice {
            self.all.insert(Touch::Record(who));
            self.ends.push(who);
            self.above.extend(party::belongs_above(library, who));
        }
    }
}

impl Claim<'_> {
    /// What the way to an end leads through; none where everyone there took back what they said.
    pub fn touches(
        &self,
        graph: &Graph<'_>,
        walk: &Walk,
        end: Index,
        began: &Beginning,
    ) -> Option<Touches> {
        let library = self.library;
        let speakers = began.speakers();
        if self.is_taken_back(began) {
            return None;
        }
        let through = match walk.ends.len() {
            ..=MOST_ENDS => walk.through(graph, end),
            _ => walk.reach.clone(),
        };
        let mut touches = Touches::default();
        touches.all.extend(through.into_iter().map(Touch::Record));
        // What a source is recorded to repeat as a whole it may have from there, though a basis says that it examined it.
        if walk.chain.is_first_hand() {
            let mut left = vec![walk.chain.last()];
            let mut seen = HashSet::new();
            while let Some(source) = left.pop() {
                if seen.len() < graph.farthest() && seen.insert(source) {
                    touches.all.insert(Touch::Record(source));
                    left.extend(party::named(library, source, Role::RestsOn));
                }
            }
        }
        for who in speakers {
            touches.add_speaker(library, *who);
        }
        match began {
            Beginning::OwnVoice(source) => {
                let names = came::published_by(library, *source).into_iter();
                touches.all.extend(names.map(Touch::Name));
            }
            _ if speakers.is_empty() => {
                touches.all.insert(Touch::Unnamed);
            }
            _ => {}
        }
        Some(touches)
    }
}
