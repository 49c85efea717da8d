//! Whether two statements of one speaker were said on one occasion, as those who relay it have it.
//!
//! Two papers that tell one interview differently are no sign that who was asked there said two things: one of them may
//! have it wrong. Nothing in what is recorded decides that.

use std::collections::HashSet;

use super::{Chain, Claim, Graph, Index};
use crate::library::Library;

/// Where a statement was said, by the ways of its citations.
struct Said {
    /// The sources at the ends of its ways.
    at: HashSet<Index>,
    /// The pages that have it from there, in the order of the citations.
    relayed_by: Vec<Index>,
}

impl Said {
    fn of(library: &Library, index: Index) -> Self {
        let claim = Claim::by_whom(library, index);
        let cites = library.at(index).body.cites().iter();
        let chains: Vec<Chain> = cites.filter_map(|citation| claim.chain(citation)).collect();
        let graph = Graph::new(library, chains.iter().cloned());
        let mut said = Self {
            at: HashSet::new(),
            relayed_by: Vec::new(),
        };
        for chain in &chains {
            for (source, hands) in graph.walk(chain).ends {
                said.at.insert(source);
                if hands > 0 && !said.relayed_by.contains(&chain.page()) {
                    said.relayed_by.push(chain.page());
                }
            }
        }
        said
    }
}

/// Those who relay a statement, or another one, from an occasion that both were said on: where the other is of no
/// occasion but those of this one, and one of the two is relayed. None otherwise: then two things were said, by what is
/// recorded.
pub(in crate::analysis) fn relayed_of_one_occasion(
    library: &Library,
    index: Index,
    other: Index,
) -> Option<Vec<Index>> {
    let (own, theirs) = (Said::of(library, index), Said::of(library, other));
    let mut relays = theirs.relayed_by;
    for page in own.relayed_by {
        if !relays.contains(&page) {
            relays.push(page);
        }
    }
    let is_one = !theirs.at.is_empty() && theirs.at.is_subset(&own.at);
    (is_one && !relays.is_empty()).then_some(relays)
}
