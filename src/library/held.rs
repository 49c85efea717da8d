//! What of a source is on this machine.

use std::{collections::HashMap, sync::Arc};

use super::{Index, Library, Record};
use crate::model::{Body, Key};

/// What of a source is on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Held {
    /// The evidentiary copy, found by its hash.
    Original,
    /// A file of the recorded name, whose hash is another: the text may differ from what was cited.
    Changed,
    /// The working copy that the library ships.
    WorkingCopy,
    /// A retelling in other words; only what it puts in quotation marks are the source's words.
    Digest,
    /// A file that gives no text; the document says why.
    NoText,
    /// Nothing: the source is cited only.
    NotHeld,
}

impl Held {
    /// Every value, from what is evidence to nothing.
    pub const ALL: [Self; 6] = [
        Self::Original,
        Self::WorkingCopy,
        Self::Digest,
        Self::Changed,
        Self::NoText,
        Self::NotHeld,
    ];

    /// What the library itself has of a source, without the originals: by its record, and by whether the
    /// file that this names was there when it was loaded. No file is looked at. Nothing is held of what is
    /// no source.
    pub fn recorded(record: &Record) -> Self {
        let Body::Source(source) = record.in_files() else {
            return Self::NotHeld;
        };
        match (&source.text, &source.digest) {
            _ if record.lacks_file => Self::NoText,
            (Some(_), _) => Self::WorkingCopy,
            (None, Some(_)) => Self::Digest,
            (None, None) => Self::NotHeld,
        }
    }

    /// Whether there is a text to read.
    pub fn has_text(self) -> bool {
        !matches!(self, Self::NoText | Self::NotHeld)
    }

    /// As a screen says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Changed => "changed original",
            Self::WorkingCopy => "working copy",
            Self::Digest => "digest",
            Self::NoText => "no text",
            Self::NotHeld => "not held",
        }
    }
}

/// What is known to be held of sources that were opened.
pub type OfSources = HashMap<Key, Held>;

impl Library {
    /// The same library, of which is known what opening some of its sources gave; what was known before stays.
    pub fn with_held(self, held: OfSources) -> Self {
        if held.is_empty() {
            return self;
        }
        let mut all = (*self.held).clone();
        all.extend(held);
        Self {
            held: Arc::new(all),
            ..self
        }
    }

    /// What is held of a source: what was found when it was opened or, where it was not, what its record says. Every
    /// list, page, query and export asks here, so that none says otherwise than another.
    pub fn held(&self, source: Index) -> Held {
        let record = self.at(source);
        let recorded = Held::recorded(record);
        match self.held.get(&record.key) {
            // A file that is named and not there gives no text.
            Some(Held::NotHeld) if recorded == Held::NoText => recorded,
            Some(opened) => *opened,
            None => recorded,
        }
    }
}
