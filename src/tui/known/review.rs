//! What is known of what a reader has checked of the library, and written about it.

use std::sync::Arc;

use crate::{
    clean_format,
    review::{Draft, Marks, State, Target, Versions},
    text::{Clean, grouped},
};

/// What is known of it.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// By which name the reader signs; none where that is not known, or the log was not read yet.
    pub by: Option<String>,
    /// What follows from the log, and from what could not be written to it yet.
    pub state: Arc<State>,
    /// The versions now of what was reviewed, as far as they are worked out.
    pub versions: Arc<Versions>,
    /// What follows from both of each record.
    pub marks: Arc<Marks>,
    /// Whether the log was read.
    pub is_read: bool,
    /// Counts what arrived: what was made for less is made again.
    pub edition: usize,
    /// The load for which all versions are worked out.
    pub compared: Option<u64>,
    /// That for which this was asked last.
    pub asked: Option<u64>,
    /// What is in memory only.
    pub unsaved: Option<Unsaved>,
    /// What stands of notes that were not saved.
    pub drafts: Vec<Draft>,
}

/// That what the reader did could not be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsaved {
    /// How many marks and notes it is.
    pub entries: usize,
    /// Of how many notes what stands is in memory only.
    pub drafts: usize,
    pub why: Clean,
}

impl Unsaved {
    /// What it is, and what writes it to a file, where that key does: `2 marks and notes (it is full); X writes them to a file`.
    pub fn words(&self, key: &str) -> Clean {
        let Self {
            entries,
            drafts,
            why,
        } = self;
        let being_written = match drafts {
            1 => "1 note that is being written".to_owned(),
            _ => format!("{drafts} notes that are being written"),
        };
        let marked = marks_and_notes(*entries);
        match (entries, drafts) {
            (0, _) => clean_format!("{being_written} ({why})"),
            (_, 0) => clean_format!("{marked} ({why}); {key} writes them to a file"),
            _ => clean_format!(
                "{marked}, and {being_written} ({why}); {key} writes the marks and notes to a file"
            ),
        }
    }
}

/// What a job tells of the log.
#[derive(Clone, Debug)]
pub struct Told {
    pub by: Option<String>,
    pub state: Arc<State>,
    /// Versions that were worked out on the way.
    pub versions: Versions,
    pub unsaved: Option<Unsaved>,
    /// What stands of notes; none where that is as before.
    pub drafts: Option<Vec<Draft>>,
    /// A sentence for the reader.
    pub said: Option<Said>,
}

/// A sentence for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Done(String),
    Wrong(String),
}

impl Review {
    /// Takes in what a job told.
    pub fn take(&mut self, told: Told) {
        let Told {
            by,
            state,
            versions,
            unsaved,
            drafts,
            said: _,
        } = told;
        (self.by, self.state, self.unsaved) = (by, state, unsaved);
        self.is_read = true;
        if let Some(drafts) = drafts {
            self.drafts = drafts;
        }
        if !versions.is_empty() {
            Arc::make_mut(&mut self.versions).extend(versions);
        }
        self.follow();
    }

    /// Takes in the versions of all that was reviewed, for a load.
    pub fn compare(&mut self, load: u64, versions: Versions) {
        (self.versions, self.compared) = (Arc::new(versions), Some(load));
        self.follow();
    }

    /// Another library is there: what of it changed since is to be worked out.
    pub fn forget_versions(&mut self) {
        (self.versions, self.compared, self.asked) = Default::default();
        self.follow();
    }

    fn follow(&mut self) {
        self.marks = Arc::new(Marks::of(&self.state, &self.versions));
        self.edition += 1;
    }

    /// The reader's own note on something, the last one; none where they wrote none.
    pub fn own_note(&self, of: &Target) -> Option<&crate::review::Note> {
        let notes = self.state.get(of)?.notes.iter();
        notes
            .rev()
            .find(|note| Some(&note.written.by) == self.by.as_ref())
    }

    /// What stands of notes on something, that which was kept last first.
    pub fn drafts_of(&self, of: &Target) -> Vec<&Draft> {
        let drafts = self.drafts.iter().rev();
        drafts.filter(|draft| draft.of == *of).collect()
    }

    /// How the note reads that a draft is to change; empty of a new one.
    pub fn saved_of(&self, draft: &Draft) -> &str {
        let notes = self.state.get(&draft.of).map_or(&[][..], |of| &of.notes);
        let note = notes.iter().find(|note| Some(note.id) == draft.note);
        note.map_or("", |note| &note.text)
    }
}

/// So many of both.
pub fn marks_and_notes(count: usize) -> String {
    match count {
        1 => "1 mark or note".to_owned(),
        _ => format!("{} marks and notes", grouped(&count.to_string())),
    }
}
