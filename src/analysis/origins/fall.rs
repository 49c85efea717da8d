//! What falls with a source.

use std::collections::{HashMap, HashSet};

use super::{falling, of};
use crate::{
    analysis::standing::standing,
    library::{Index, Library, Part, Scope},
    model::{
        Kind, Span,
        record::{Counted, Standing},
    },
};

/// An allegation that stands otherwise without a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fallen {
    pub allegation: Index,
    pub before: Standing,
    /// None where nothing that it cites is left.
    pub after: Option<Standing>,
}

/// A source on which allegations hang: every way to them leads through it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SinglePoint {
    pub source: Index,
    /// In the order of the files.
    pub allegations: Vec<Index>,
}

/// Which allegations lose their last origin or stand otherwise if a source falls: if nothing is to be
/// had from it, nor through it. Replies and relations that cite nothing else fall with it. In the
/// order of the files.
pub fn drop(library: &Library, source: Index) -> Vec<Fallen> {
    // A citation is known by its place, which a copy of its record keeps.
    let fallen: HashSet<Span> = library
        .indices()
        .flat_map(|index| falling(library, index, source))
        .map(|citation| citation.source.span)
        .collect();
    let left = library.part(&Part {
        record: &|index| Some(counted(index != source)),
        citation: &|_, citation| counted(!fallen.contains(&citation.source.span)),
        // What stands without the source is asked of the standings alone.
        is_reply: &|_, _| false,
        day: None,
    });
    let allegations = library.of_kind(&Scope::Library, Kind::Allegation).iter();
    let fallen = allegations.map(|&allegation| {
        let after = left.index(&library.at(allegation).key);
        Fallen {
            allegation,
            before: standing(library, allegation),
            after: after.map(|after| standing(&left, after)),
        }
    });
    fallen
        .filter(|fallen| fallen.after != Some(fallen.before))
        .collect()
}

fn counted(is_left: bool) -> Counted {
    match is_left {
        true => Counted::Yes,
        false => Counted::No,
    }
}

/// The sources on which allegations of a scope hang, those first on which most do. A page that is
/// cited alone is such a source as well as the interview that it relays.
pub fn single_points(library: &Library, scope: &Scope) -> Vec<SinglePoint> {
    let mut hanging: HashMap<Index, Vec<Index>> = HashMap::new();
    for &allegation in library.of_kind(scope, Kind::Allegation) {
        for source in of(library, allegation).hangs_on {
            let allegations = hanging.entry(source).or_default();
            // A chain may name a source twice.
            if allegations.last() != Some(&allegation) {
                allegations.push(allegation);
            }
        }
    }
    let points = hanging.into_iter();
    let mut points: Vec<SinglePoint> = points
        .map(|(source, allegations)| SinglePoint {
            source,
            allegations,
        })
        .collect();
    points.sort_by_key(|point| (std::cmp::Reverse(point.allegations.len()), point.source));
    points
}
