//! A note that is being written: it is no entry yet.

use serde::{Deserialize, Serialize};

use super::entry::{EntryId, Target};

/// What stands of a note that was not saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Of what.
    pub of: Target,
    /// Which note it is to change; none of a new one.
    pub note: Option<EntryId>,
    pub text: String,
}

impl Draft {
    /// Whether it is of the same note.
    pub fn is_of_same(&self, other: &Self) -> bool {
        (&self.of, self.note) == (&other.of, other.note)
    }
}
