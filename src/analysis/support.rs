//! Whether what is said to support a statement adds anything to it.

use std::collections::HashSet;

use super::origins;
use crate::{
    library::{Index, Library},
    model::record::{Bearing, RelationKind},
    text::fold,
};

/// Whether a statement that is said to support another adds an origin to it: else the two say one thing twice.
pub fn adds(library: &Library, statement: Index, to: Index) -> bool {
    origins::independent_of_both(library, statement, to) >= 2
}

/// Whether a piece of evidence rests on just what a statement rests on already: the same words, or the same places,
/// through the same sources. Not where it cites nothing.
pub fn rests_on_the_same(library: &Library, evidence: Index, statement: Index) -> bool {
    let own = cited(library, evidence);
    !own.is_empty() && own == cited(library, statement)
}

/// What a piece of evidence does to a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bears {
    /// What the file says.
    AsStated(Bearing),
    /// The file says that it supports the statement, and it rests on the same citation as that: it is no second leg, as
    /// `supports-itself` says of it. It is not neutral either, which nobody says.
    OnTheSame,
}

impl Bears {
    /// What a query asks for, and what programs read.
    pub fn word(self) -> &'static str {
        match self {
            Self::AsStated(bearing) => bearing.word(),
            Self::OnTheSame => "same-citation",
        }
    }

    /// As a sentence says it of the evidence.
    pub fn says(self) -> &'static str {
        match self {
            Self::AsStated(bearing) => bearing.says(),
            Self::OnTheSame => "rests on the same citation",
        }
    }

    /// What the file says.
    pub fn stated(self) -> Bearing {
        match self {
            Self::AsStated(bearing) => bearing,
            Self::OnTheSame => Bearing::Supports,
        }
    }
}

/// What a piece of evidence does to a statement, of which the file says `stated`.
pub fn bearing(library: &Library, evidence: Index, statement: Index, stated: Bearing) -> Bears {
    match stated {
        Bearing::Supports if rests_on_the_same(library, evidence, statement) => Bears::OnTheSame,
        stated => Bears::AsStated(stated),
    }
}

/// What one statement does to another, by the file; of a support that adds no origin nothing is left but that the
/// file says so.
pub fn is_only_stated(library: &Library, from: Index, to: Index, is: RelationKind) -> bool {
    is == RelationKind::Supports && !adds(library, from, to)
}

/// A source, where in it, which words of it, and through whom.
type Cited = (Index, Option<String>, Option<String>, Vec<Index>);

fn cited(library: &Library, index: Index) -> HashSet<Cited> {
    let record = library.at(index);
    let find = |reference| library.resolve(record.key.case(), reference);
    let cited = record.body.cites().iter().filter_map(|citation| {
        let at = citation.at.as_ref().map(|at| at.value.to_string());
        // Where both are known through the same source, that source is what the statement rests on already.
        let quote = citation.quote.as_ref().filter(|_| citation.via.is_empty());
        let quote = quote.map(|quote| fold(quote.raw()));
        let via = citation.via.iter().filter_map(|via| find(via));
        Some((find(&citation.source)?, at, quote, via.collect()))
    });
    cited.collect()
}
