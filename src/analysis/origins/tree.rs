//! The ways back from a statement, as a tree that can be drawn line by line.

use std::collections::HashSet;

use super::{Claim, End, Origins, Reached, walk::Graph};
use crate::{
    library::{Index, Library},
    model::{Body, Role},
};

/// A line of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// For each level above it, and then for its own: whether something of that level follows. A
    /// drawing puts `│` and `├` where it does.
    pub goes_on: Vec<bool>,
    pub leaf: Leaf,
}

/// What stands on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// A source that is cited, with the numbers of the citations on the record's page; its own lines
    /// may stand further up.
    Page {
        source: Index,
        citations: Vec<usize>,
        stands_above: bool,
    },
    /// A source that is relayed.
    Relayed(Index),
    /// A source whose own lines stand further up.
    Again(Index),
    /// A source that is relayed by what it relays.
    Circle(Index),
    /// What a way leads to at its end.
    End(Reached),
}

impl Branch {
    /// How deep it stands: 0 for a page.
    pub fn level(&self) -> usize {
        self.goes_on.len().saturating_sub(1)
    }
}

/// The tree of a record, with the origins that it leads to: from the pages that are cited back to
/// whoever spoke first. A source that stands in it twice has its own lines the first time only.
pub fn tree(library: &Library, index: Index) -> (Vec<Branch>, Origins) {
    let body = &library.at(index).body;
    let claim = Claim::of(library, index);
    let origins = claim.origins((1..).zip(body.cites()));
    let chains: Vec<_> = (1..)
        .zip(body.cites())
        .filter_map(|(number, citation)| Some((number, claim.chain(citation)?)))
        .collect();
    let first_hand = chains.iter().filter(|(_, chain)| chain.is_first_hand());
    let mut grower = Grower {
        graph: Graph::new(library, chains.iter().map(|(_, chain)| chain.clone())),
        first_hand: first_hand.map(|(_, chain)| chain.last()).collect(),
        origins: &origins,
        drawn: HashSet::new(),
        branches: Vec::new(),
    };
    // A page that speaks itself in one place and relays another elsewhere is two.
    let mut pages: Vec<(Index, bool, Vec<usize>)> = Vec::new();
    if let Body::Source(_) = body {
        let rests_on = library.at(index).names.iter();
        let rests_on = rests_on.filter(|(role, _)| *role == Role::RestsOn);
        pages.extend(rests_on.map(|(_, below)| (*below, true, Vec::new())));
    }
    for (number, chain) in &chains {
        let (page, own) = (chain.page(), chain.sources.len() == 1);
        let known = pages
            .iter_mut()
            .find(|(source, as_page, _)| *source == page && *as_page == own);
        match known {
            Some((_, _, citations)) => citations.push(*number),
            None => pages.push((page, own, vec![*number])),
        }
    }
    let last = pages.len();
    for (number, (source, own, citations)) in (1..).zip(pages) {
        grower.grow(source, own, citations, number < last);
    }
    (grower.branches, origins)
}

struct Grower<'t, 'l> {
    graph: Graph<'l>,
    /// Sources of which a citation says that they know it of their own.
    first_hand: HashSet<Index>,
    origins: &'t Origins,
    /// Sources whose lines stand already, by whether they speak themselves there.
    drawn: HashSet<(Index, bool)>,
    branches: Vec<Branch>,
}

/// A source whose line is still to be written.
struct Open {
    source: Index,
    own: bool,
    goes_on: Vec<bool>,
    /// What has it from this one, from the page on.
    path: Vec<Index>,
    citations: Vec<usize>,
}

impl Grower<'_, '_> {
    /// Adds the lines of a page.
    fn grow(&mut self, source: Index, own: bool, citations: Vec<usize>, goes_on: bool) {
        let mut open = vec![Open {
            source,
            own,
            goes_on: vec![goes_on],
            path: Vec::new(),
            citations,
        }];
        while let Some(next) = open.pop() {
            self.line(next, &mut open);
        }
    }

    fn line(&mut self, here: Open, open: &mut Vec<Open>) {
        let Open {
            source,
            own,
            goes_on,
            path,
            citations,
        } = here;
        let known = self.drawn.contains(&(source, own));
        let leaf = match path.is_empty() {
            true => Leaf::Page {
                source,
                citations,
                stands_above: known,
            },
            false if path.contains(&source) => Leaf::Circle(source),
            false if known => Leaf::Again(source),
            false => Leaf::Relayed(source),
        };
        let ends_here =
            known || matches!(leaf, Leaf::Circle(_)) || path.len() >= self.graph.farthest();
        self.branches.push(Branch {
            goes_on: goes_on.clone(),
            leaf,
        });
        if ends_here {
            return;
        }
        self.drawn.insert((source, own));
        let ends = self.ends(source);
        let below = match self.first_hand.contains(&source) && !ends.is_empty() {
            true => Vec::new(),
            false => self.graph.from(source, own),
        };
        if below.is_empty() {
            let last = ends.len();
            for (number, is) in (1..).zip(ends) {
                self.branches.push(Branch {
                    goes_on: [&goes_on[..], &[number < last]].concat(),
                    leaf: Leaf::End(is),
                });
            }
            return;
        }
        let mut path = path;
        path.push(source);
        let last = below.len();
        let lines = (1..).zip(below).map(|(number, below)| Open {
            source: below,
            own: false,
            goes_on: [&goes_on[..], &[number < last]].concat(),
            path: path.clone(),
            citations: Vec::new(),
        });
        let mut lines: Vec<Open> = lines.collect();
        lines.reverse();
        open.append(&mut lines);
    }

    /// What the ways that end at a source lead to there, each once.
    fn ends(&self, source: Index) -> Vec<Reached> {
        let all = self.origins.ways.iter().flat_map(|way| &way.ends);
        let mut ends = Vec::new();
        for End { is, .. } in all.filter(|end| end.source == source) {
            if !ends.contains(is) {
                ends.push(*is);
            }
        }
        ends
    }
}
