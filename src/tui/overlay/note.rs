//! A note that is being written.

use crate::{
    review::{Draft, EntryId, NOTE_BYTES, Target},
    text::{Clean, is_blank},
    tui::line::Lines,
};

/// A note that is being written.
#[derive(Clone, Debug)]
pub struct Noting {
    /// Of what.
    pub of: Target,
    /// Which note it changes; none of a new one.
    pub note: Option<EntryId>,
    pub lines: Lines,
    /// How it was saved last; empty of a new one.
    saved: String,
    /// What of it was kept as a draft last.
    kept: String,
    /// Why what was typed was not taken; until something else is typed.
    pub refused: Option<Clean>,
}

impl Noting {
    /// One that goes on from its draft, where there is one, else from how it was saved.
    pub fn new(of: Target, note: Option<EntryId>, saved: String, draft: Option<String>) -> Self {
        let begin = draft.as_ref().unwrap_or(&saved);
        Self {
            lines: Lines::new(
                begin,
                usize::try_from(NOTE_BYTES.most).unwrap_or(usize::MAX),
            ),
            kept: begin.clone(),
            of,
            note,
            saved,
            refused: None,
        }
    }

    /// What stands of it now.
    pub fn now(&self) -> Draft {
        Draft {
            of: self.of.clone(),
            note: self.note,
            text: self.lines.text(),
        }
    }

    /// Whether it says something that is not saved.
    pub fn is_unsaved(&self) -> bool {
        let text = self.lines.text();
        text.trim_end() != self.saved.trim_end() && !(is_blank(&text) && self.note.is_none())
    }

    /// What is to be kept of it, where that is other than what was kept last; an empty draft where all is saved.
    pub fn to_keep(&self) -> Option<Draft> {
        (self.lines.text() != self.kept).then(|| self.draft())
    }

    /// What is to be kept of it, whatever was kept last.
    pub fn draft(&self) -> Draft {
        let now = self.now();
        match self.is_unsaved() {
            true => now,
            false => Draft {
                text: String::new(),
                ..now
            },
        }
    }

    /// It is kept as it is now.
    pub fn keep(&mut self) {
        self.kept = self.lines.text();
    }
}
