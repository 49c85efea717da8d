//! What is said of what is wrong with the files while names are covered: a line of a file has the names that are covered,
//! and a message may tell what is withheld.

use std::collections::HashSet;

use super::Renaming;
use crate::{
    diagnostic::Diagnostic,
    library::{Index, Library},
    model::{FileId, Key},
};

/// What stands in the place of such a message.
const WITHHELD: &str = "a finding about what is withheld here";

/// What is not to be told of.
#[derive(Debug, Default)]
pub struct Discreet {
    /// The records that go by other names or are sealed, those that cite what is sealed, and those that name any of these.
    records: HashSet<Key>,
    /// The files in which the protected and the sealed stand.
    files: HashSet<FileId>,
}

impl Discreet {
    pub(super) fn of(
        library: &Library,
        renaming: &Renaming<'_>,
        documents: &HashSet<Index>,
    ) -> Self {
        let sealed: HashSet<Index> = library.restricted().collect();
        let is_withheld = |index: &Index| {
            library.at(*index).body.protection().is_some()
                || (renaming.called)(*index).is_some()
                || (renaming.is_hidden)(*index)
                || sealed.contains(index)
                || documents.contains(index)
        };
        let all = library.indices_with_elsewhere();
        let withheld: HashSet<Index> = all.filter(is_withheld).collect();
        let words = library.protect.iter();
        let words = words.flat_map(|(_, words)| words.words.iter());
        let files = words.map(|words| words.span().file);
        let own = withheld.iter().map(|index| library.at(*index).span.file);
        let naming = library.indices().filter(|index| {
            let mut named = library.at(*index).names.iter();
            named.any(|(_, whom)| withheld.contains(whom))
        });
        let records = withheld.iter().copied().chain(naming);
        Self {
            records: records.map(|index| library.at(index).key.clone()).collect(),
            files: files.chain(own).collect(),
        }
    }

    /// Whether no line of a file is to be shown.
    pub fn has_file(&self, file: FileId) -> bool {
        self.files.contains(&file)
    }

    /// What is wrong, as it may be told: where, and by which rule.
    pub fn tell(&self, found: Diagnostic) -> Diagnostic {
        let related = found.related.iter().map(|(span, _)| span);
        let mut files = found.span.iter().chain(related).map(|span| span.file);
        let is_withheld = match &found.record {
            // It may be the id of somebody protected with a slip in it.
            _ if found.code == "unknown-reference" => true,
            Some(record) => self.records.contains(record),
            None => files.any(|file| self.has_file(file)),
        };
        match is_withheld {
            false => found,
            true => Diagnostic {
                message: WITHHELD.to_owned(),
                help: None,
                related: Vec::new(),
                ..found
            },
        }
    }
}
