//! A library in which some records say something else: to see what follows from that.

use std::{collections::HashMap, sync::Arc};

use super::{Doubts, Library, Parsed, ParsedRecord, Record, link};
use crate::{
    diagnostic::Report,
    model::{FileId, Key},
};

/// What each of some records is instead: nothing where it is not there.
pub type Instead = HashMap<Key, Option<ParsedRecord>>;

impl Library {
    /// The library with other records in the place of some, without some and with some more; and with this against its
    /// quotes. Nothing of it is judged: it is made to be asked what follows.
    pub fn otherwise(&self, mut instead: Instead, doubts: Doubts) -> Self {
        let mut records = Vec::with_capacity(self.records().len() + instead.len());
        for record in self.records() {
            match instead.remove(&record.key) {
                Some(other) => records.extend(other),
                None => records.push(record.unlinked()),
            }
        }
        let mut more: Vec<ParsedRecord> = instead.into_values().flatten().collect();
        more.sort_by(|one, other| one.key.cmp(&other.key));
        for record in more {
            let case = record.key.case();
            let behind = records.iter().rposition(|other| other.key.case() == case);
            let place = behind.map_or(0, |place| place + 1);
            records.insert(place, record);
        }
        let parsed = Parsed {
            root: self.root.clone(),
            holidays: self.holidays.clone(),
            read_on: self.read_on,
            records,
            limits: self.limits.clone(),
            ..Parsed::default()
        };
        let mut library = link::link(parsed, Report::default());
        library.doubts = Arc::new(doubts);
        library.held = Arc::clone(&self.held);
        library
    }

    /// The library with these records in the place of those of a file. It is judged anew: what is wrong with it is what
    /// looking up references finds, and nothing is known of its quotes.
    pub fn with_records(&self, file: FileId, records: Vec<ParsedRecord>) -> Self {
        let is_of_file = |record: &Record| record.span.file == file;
        // Shared records come first, and a case is a record of its own file.
        let place = self.records().position(is_of_file).unwrap_or(0);
        let others = self.records().filter(|record| !is_of_file(record));
        let mut all: Vec<ParsedRecord> = others.map(Record::unlinked).collect();
        all.splice(place..place, records);
        let parsed = Parsed {
            root: self.root.clone(),
            id: self.id.clone(),
            library: self.around.clone(),
            title: self.title.clone(),
            note: self.note.clone(),
            filters: self.filters.clone(),
            audiences: self.audiences.clone(),
            holidays: self.holidays.clone(),
            read_on: self.read_on,
            protect: self.protect.clone(),
            files: self.files.clone(),
            records: all,
            missed: self.missed,
            limits: self.limits.clone(),
            ..Parsed::default()
        };
        link::link(parsed, Report::default())
    }

    /// What is known against its quotes.
    pub fn doubts(&self) -> &Doubts {
        &self.doubts
    }
}

impl Record {
    /// The record as it was read.
    pub fn unlinked(&self) -> ParsedRecord {
        ParsedRecord {
            key: self.key.clone(),
            span: self.span,
            reach: Arc::clone(&self.reach),
            lacks_file: self.lacks_file,
            body: self.body.clone(),
            here: self.here.clone(),
        }
    }
}
