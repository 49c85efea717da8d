//! Notes, and what was done to them: what two wrote in the place of the same text is two notes, and what somebody wrote in
//! the place of another's words is one of their own, so that none of it is lost.

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
pub(in crate::review) struct Notes<'e> {
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
    /// What an entry does to notes, where it does anything. Whether it takes the place of what somebody wrote.
    pub(in crate::review) fn apply(&mut self, entry: &'e Entry) -> bool {
        match &entry.did {
            Deed::Noted { text } => {
                self.add(entry, text);
                false
            }
            Deed::NoteChanged { note, over, text } => self.change(*note, *over, entry, Some(text)),
            Deed::NoteRemoved { note, over } => self.change(*note, *over, entry, None),
            _ => false,
        }
    }

    fn add(&mut self, entry: &'e Entry, text: &'e str) {
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
        if let Some((change, text)) = self.waiting.remove(&entry.id) {
            self.change(entry.id, None, change, text);
        }
    }

    /// Another text of a note, or none where it is removed, in the place of the text that the entry `over` gave it.
    fn change(
        &mut self,
        note: EntryId,
        over: Option<EntryId>,
        entry: &'e Entry,
        text: Option<&'e str>,
    ) -> bool {
        let found = match over {
            Some(over) => self.by_last.get(&over),
            None => self.by_id.get(&note),
        };
        let own = |at: &usize| {
            let written = self.written.get(*at);
            written.is_some_and(|(_, note, _)| note.written.by == entry.by)
        };
        let found = found.copied();
        match (found.filter(own), text) {
            (Some(at), _) => {
                self.put(at, entry, text);
                return true;
            }
            (None, _) if found.is_none() && over.is_none() => {
                self.waiting.insert(note, (entry, text));
            }
            // It was changed meanwhile, or is another's: neither text is lost.
            (None, Some(text)) => self.add(entry, text),
            (None, None) => {}
        }
        false
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
