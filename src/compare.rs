//! What two versions of a library say differently, and what follows from that.
//!
//! ```text
//! two libraries ─leaf→ leaves ─differ→ differences ─facts→ what follows ─why→ from which of them
//! ```
//!
//! Two linked libraries go in, with what was found of their quotes; nothing is read here. A difference of layout is
//! none: records are taken apart to leaves by the one description that their pages follow from. From which difference a
//! fact follows is not guessed: each is put back alone, and what is otherwise then, follows from it (`why`).

mod differ;
mod facts;
mod head;
mod leaf;
mod quotes;
mod reach;
mod records;
mod text;
mod value;
mod why;
mod words;

use std::{collections::HashMap, sync::Arc};

pub use differ::{Change, Difference, Whole, differ};
pub use facts::{Fact, Moved, Said};
pub use leaf::{Item, Reader, leaves};
pub use records::{Became, Compared, citations, same_citations};
pub use text::{OfText, TextChange, paragraphs};
pub use value::{Cited, Reference, Says, Value, folded};
pub use why::{Cause, Part, Why};
pub use words::words;

use crate::{
    library::{Index, Library},
    model::{Key, Span},
    verify::Passage,
};

/// One of the two libraries. They are loaded beside each other, so that no place in the one is a place in the other.
#[derive(Clone, Copy)]
pub struct Side<'l> {
    pub library: &'l Library,
    /// What was found of its quotes.
    pub passages: &'l HashMap<Span, Arc<Passage>>,
}

/// How two libraries differ.
#[derive(Debug, Default)]
pub struct Comparison {
    /// The records that differ, in the order of the new library; what is gone stands where it stood.
    pub records: Vec<Compared>,
    /// The texts of sources that differ, where both could be read.
    pub texts: Vec<OfText>,
    /// What follows otherwise than it did, and why.
    pub moved: Vec<Moved>,
}

impl Comparison {
    /// Compares two libraries of which these texts of sources differ.
    pub fn of(old: Side<'_>, new: Side<'_>, texts: Vec<OfText>) -> Self {
        let renamed = records::renamed(old.library, new.library);
        let both = facts::Both {
            old: old.library,
            new: new.library,
            renamed: &renamed,
        };
        let mut records = records::compared(old.library, new.library, &renamed);
        let is_added = |one: &&mut Compared| one.became == Became::Added;
        for one in records.iter_mut().filter(is_added) {
            let Some(index) = one.new else { continue };
            one.quotes = quotes::not_found(new, index);
            one.contradicts = both.contradicts_new(index);
        }
        let mut moved = facts::moved(old, new, &renamed);
        let units = why::units(&records, &texts);
        why::explain(&mut moved, old, new, &units, &renamed);
        Self {
            records,
            texts,
            moved,
        }
    }

    /// Whether there is no difference.
    pub fn is_nothing(&self) -> bool {
        self.records.is_empty() && self.texts.is_empty() && self.moved.is_empty()
    }
}

/// Which record of the old library is which of the new one, where they go by other keys.
#[derive(Debug, Default)]
pub struct Renamed {
    /// The new key, by the old one.
    to: HashMap<Key, Key>,
    from: HashMap<Key, Key>,
}

impl Renamed {
    /// What a record of the old library is called in the new one.
    fn now<'k>(&'k self, old: &'k Key) -> &'k Key {
        self.to.get(old).unwrap_or(old)
    }

    /// What a record of the new library was called.
    fn before<'k>(&'k self, new: &'k Key) -> &'k Key {
        self.from.get(new).unwrap_or(new)
    }

    /// The pairs of records that both libraries have, in the order of the new one.
    fn pairs<'s>(
        &'s self,
        old: &'s Library,
        new: &'s Library,
    ) -> impl Iterator<Item = (Index, Index)> + 's {
        new.indices().filter_map(|index| {
            let before = old.index(self.before(&new.at(index).key))?;
            Some((before, index))
        })
    }
}

#[cfg(test)]
mod tests;
