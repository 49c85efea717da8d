//! The footnotes that say which source a number is, in the forms that have pages.

use std::collections::HashSet;

use crate::{
    export::block::{Anchor, Document},
    text::Clean,
};

/// The sources that have a footnote below the heading one is at: the first mention of each gets one, so that
/// the page says what `[3]` is, and no page is full of them.
pub struct Noted<'d> {
    /// What each source is.
    sources: &'d [Clean],
    seen: HashSet<usize>,
}

/// Whether the first mention of a source gets a footnote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notes {
    Given,
    /// In the list of sources, which says itself which they are.
    None,
}

impl<'d> Noted<'d> {
    /// Those of a document; none has one yet.
    pub fn of(document: &'d Document) -> Self {
        Self {
            sources: &document.sources,
            seen: HashSet::new(),
        }
    }

    /// Begins anew, at a heading.
    pub fn begin(&mut self) {
        self.seen.clear();
    }

    /// What the footnote says that is due where a place is mentioned: which source it is. None where it is no
    /// source, or was mentioned before.
    pub fn due(&mut self, place: Anchor, notes: Notes) -> Option<&'d str> {
        match (place, notes) {
            (Anchor::Source(number), Notes::Given) if self.seen.insert(number) => {
                let source = number.checked_sub(1).and_then(|at| self.sources.get(at));
                Some(source.map_or("", |source| source.as_str()))
            }
            _ => None,
        }
    }
}

impl Notes {
    /// What holds in a point at some place, and below it.
    pub fn within(self, place: Option<Anchor>) -> Self {
        match place {
            Some(Anchor::Source(_)) => Self::None,
            _ => self,
        }
    }
}
