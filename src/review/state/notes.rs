//! Notes, and what was done to them: what two wrote in the place of the same text is two notes, so that none of it is lost.

use std::collections::HashMap;

use super::{Said, State};
use crate::review::entry::{Deed, Entry, EntryId, Target};

/// A note as it reads now.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    pub id: EntryId,
    /// The entry that gave it its text.
    pub from: EntryId,
    pub written: Said,
    pub text: String,
    /// Who gave it this text, where it is not the first.
    pub changed: Option<Said>,
}

/// Notes, and what was done to them.
#[derive(Default)]
pub(super) struct Notes<'e> {
    /// With what each says; nothing of one that was removed.
    written: Vec<(Target, Note, Option<&'e str>)>,
    /// The place of each note.
    by_id: HashMap<EntryId, usize>,
    /// The place of the note to which an entry gave its text, or which it removed.
    by_last: HashMap<EntryId, usize>,
    /// Changes of before that are read ahead of their note, since the clocks of two machines differ.
    waiting: HashMap<EntryId, (&'e Entry, Option<&'e str>)>,
}

impl<'e> Notes<'e> {
    pub(super) fn add(&mut self, entry: &'e Entry, text: &'e str) {
        let at = self.written.len();
        let note = Note {
            id: entry.id,
            from: entry.id,
            written: entry.said(),
            text: String::new(),
            changed: None,
        };
        self.written.push((entry.of.clone(), note, Some(text)));
        self.by_id.insert(entry.id, at);
        self.by_last.insert(entry.id, at);
        if let Some((entry, text)) = self.waiting.remove(&entry.id) {
            self.put(at, entry, text);
        }
    }

    /// Another text of a note, or none where it is removed, in the place of the text that the entry `over` gave it.
    pub(super) fn change(
        &mut self,
        note: EntryId,
        over: Option<EntryId>,
        entry: &'e Entry,
        text: Option<&'e str>,
    ) {
        let found = match over {
            Some(over) => self.by_last.get(&over),
            None => self.by_id.get(&note),
        };
        match (found.copied(), over, text) {
            (Some(at), ..) => self.put(at, entry, text),
            (None, None, _) => {
                self.waiting.insert(note, (entry, text));
            }
            // Somebody else changed it meanwhile: neither text is lost.
            (None, Some(_), Some(text)) => self.add(entry, text),
            (None, Some(_), None) => {}
        }
    }

    fn put(&mut self, at: usize, entry: &'e Entry, text: Option<&'e str>) {
        if let Some((_, note, now)) = self.written.get_mut(at) {
            self.by_last.remove(&note.from);
            self.by_last.insert(entry.id, at);
            (note.from, note.changed, *now) = (entry.id, Some(entry.said()), text);
        }
    }

    pub(super) fn left(self) -> impl Iterator<Item = (Target, Note)> {
        let written = self.written.into_iter();
        written.filter_map(|(target, note, text)| {
            let text = text?.to_owned();
            Some((target, Note { text, ..note }))
        })
    }
}

impl State {
    /// Whether a deed is of a note that others changed or removed meanwhile.
    pub fn is_past(&self, of: &Target, did: &Deed) -> bool {
        let found = |id: &EntryId| {
            let notes = self.get(of).into_iter().flat_map(|of| &of.notes);
            notes.clone().find(|note| note.id == *id)
        };
        match did {
            // One that is gone comes back.
            Deed::NoteChanged { note, over, .. } => {
                found(note).is_some_and(|note| Some(note.from) != *over)
            }
            Deed::NoteRemoved { note, over } => {
                found(note).is_none_or(|note| Some(note.from) != *over)
            }
            _ => false,
        }
    }
}
