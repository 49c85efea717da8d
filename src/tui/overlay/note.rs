//! A note that is being written.

use crate::{
    review::{Draft, EntryId, NOTE_BYTES, Target},
    text::{Clean, is_blank},
    tui::line::Lines,
};

/// A note that is being written.
#[derive(Clone, Debug)]
pub struct Noting {
    /// What it is of, and what stood in it when it was begun.
    begun: Draft,
    pub lines: Lines,
    /// How it was saved last; empty of a new one.
    saved: String,
    /// What of it was kept as a draft last.
    kept: String,
    /// Why what was typed was not taken; until something else is typed.
    pub refused: Option<Clean>,
}

impl Noting {
    /// One that goes on from where it was begun; `saved` is how the note reads that it is to change.
    pub fn new(begun: Draft, saved: String) -> Self {
        Self {
            lines: Lines::new(
                &begun.text,
                usize::try_from(NOTE_BYTES.most).unwrap_or(usize::MAX),
            ),
            kept: begun.text.clone(),
            begun,
            saved,
            refused: None,
        }
    }

    /// Of what it is.
    pub fn of(&self) -> &Target {
        &self.begun.of
    }

    /// Which note it changes; none of a new one.
    pub fn note(&self) -> Option<EntryId> {
        self.begun.note
    }

    /// What stands of it now.
    pub fn now(&self) -> Draft {
        Draft {
            text: self.lines.text(),
            ..self.begun.clone()
        }
    }

    /// What stood in it when it was begun, where it is as it was.
    pub fn as_begun(&self) -> Option<&Draft> {
        Some(&self.begun).filter(|begun| begun.text == self.lines.text())
    }

    /// Whether it says something that is not saved.
    pub fn is_unsaved(&self) -> bool {
        let text = self.lines.text();
        text.trim_end() != self.saved.trim_end() && !(is_blank(&text) && self.note().is_none())
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
