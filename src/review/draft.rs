//! A note that is being written: it is no entry yet. And what goes with the program, since it could not be put down.

use serde::{Deserialize, Serialize};

use super::entry::{EntryId, Target};
use crate::text::{Clean, is_blank};

/// What stands of a note that was not saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// By which it is told apart from what another window writes of the same; the same number of all of before.
    #[serde(default)]
    pub id: EntryId,
    /// Of what.
    pub of: Target,
    /// Which note it is to change; none of a new one.
    pub note: Option<EntryId>,
    /// The entry that gave that note the text which was there when this was begun.
    #[serde(default)]
    pub over: Option<EntryId>,
    pub text: String,
}

impl Draft {
    /// Whether it is the same draft.
    pub fn is_same(&self, other: &Self) -> bool {
        (self.id, &self.of, self.note) == (other.id, &other.of, other.note)
    }

    /// Whether nothing of it is to be kept: a note may be left with nothing in it, a new one may not.
    pub fn is_nothing(&self) -> bool {
        self.text.is_empty() || self.note.is_none() && is_blank(&self.text)
    }
}

/// What goes with the program, since it could not be put down.
#[derive(Clone, Debug, PartialEq)]
pub struct Unkept {
    /// Why nothing was done of what a key asked for, as sentences.
    pub told: Vec<String>,
    /// What stands of notes that were not saved.
    pub drafts: Vec<Draft>,
    pub unsaved: Option<InMemory>,
}

/// Marks and notes that are in memory only.
#[derive(Clone, Debug, PartialEq)]
pub struct InMemory {
    /// How many they are, in words.
    pub what: String,
    /// Why they are not in the log, without a period.
    pub why: Clean,
    /// All of them, as `casefile review import` takes them.
    pub json: String,
}

impl Unkept {
    /// Whether all is on the disk.
    pub fn is_nothing(&self) -> bool {
        let Self {
            told,
            drafts,
            unsaved,
        } = self;
        told.is_empty() && drafts.is_empty() && unsaved.is_none()
    }
}
