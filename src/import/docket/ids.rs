//! Ids for what is new, none of which is taken.

use std::collections::{HashMap, HashSet};

use crate::{import::Known, model::Kind};

/// An id for a record of a kind: where there is one of another kind, it is counted on.
pub fn free(known: &Known, stem: &str, kind: Kind) -> String {
    Ids::default().take(stem, |id| known.kind(id).is_none_or(|there| there == kind))
}

/// Ids that are taken.
#[derive(Default)]
pub struct Ids {
    taken: HashSet<String>,
    /// Of each stem, the number to try next: a thousand alike must not be counted through a thousand times.
    next: HashMap<String, u64>,
}

impl Ids {
    /// Takes an id; false where it is taken already.
    pub fn add(&mut self, id: String) -> bool {
        self.taken.insert(id)
    }

    /// Takes the first of `stem`, `stem-2`, … that is free and will do.
    pub fn take(&mut self, stem: &str, does: impl Fn(&str) -> bool) -> String {
        let next = self.next.entry(stem.to_owned()).or_insert(1);
        loop {
            let id = match *next {
                1 => stem.to_owned(),
                count => format!("{stem}-{count}"),
            };
            *next += 1;
            if does(&id) && self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}
