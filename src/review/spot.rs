//! A citation, or a place in a source, as such: where it is looked for, and which version of it somebody reviewed.

use super::{
    entry::Target,
    kept::Kept,
    version::{Cited, Version},
};
use crate::{
    compare::{self, Reader},
    document::Document,
    library::{Index, Library},
    limits::Limit,
    model::{Citation, Locator},
    verify::{Passage, passage, place},
};

/// A citation of a record, or a place that no record cites.
pub struct Spot<'l> {
    /// The source in which it is looked for; none where the library has it not.
    pub source: Option<Index>,
    says: compare::Cited,
    sought: Sought<'l>,
}

enum Sought<'l> {
    Citation(&'l Citation),
    Place(Option<Locator>, Option<&'l str>),
}

impl<'l> Spot<'l> {
    /// That of a target; none of a record, of the library, and of what is there no more.
    pub fn of(library: &'l Library, target: &'l Target) -> Option<Self> {
        match target {
            Target::Library | Target::Record { .. } => None,
            Target::Citation { key, .. } => {
                let record = library.get(key)?;
                let mut citations = record.body.all_citations().into_iter();
                let citation = citations.find(|it| Target::citation(key, it) == *target)?;
                Some(Self {
                    source: library.resolve(key.case(), &citation.source),
                    says: Reader::of_new(library).citation(record, citation),
                    sought: Sought::Citation(citation),
                })
            }
            Target::Passage { source, at, quote } => {
                let (at, quote) = (at.as_deref(), quote.as_deref());
                Some(Self {
                    source: Some(library.index(source)?),
                    says: compare::Cited::of_passage(source, at, quote),
                    sought: Sought::Place(at.map(str::parse).transpose().ok()?, quote),
                })
            }
        }
    }

    /// Its version, with its words, by what its source says; none where that is not at hand. More words than `limit`
    /// allows are not kept.
    pub fn version(&self, document: Option<&Document>, limit: &Limit) -> Version {
        let cited = document.and_then(|document| Cited::of(document, &self.look(document), limit));
        let kept = Kept::of_place(self.says.clone(), &cited, limit);
        Version::of_place(&self.says, &cited).keeping(kept)
    }

    fn look(&self, document: &Document) -> Passage {
        match &self.sought {
            Sought::Citation(citation) => passage(document, citation),
            Sought::Place(at, quote) => place(document, at.as_ref(), *quote),
        }
    }
}
