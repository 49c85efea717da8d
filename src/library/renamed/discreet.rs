//! What is said of what is wrong with the files while names are covered: a line of a file has the names that are covered,
//! and a message may tell what is withheld.

use std::collections::{HashMap, HashSet};

use super::Renaming;
use crate::{
    clean_format,
    diagnostic::Diagnostic,
    library::{Index, Library},
    model::{Body, FileId, Key},
    text::Clean,
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
    /// What is sealed: the records themselves, their documents, and those that cite these.
    sealed: HashSet<Key>,
    /// The ids of sealed entries, of sealed evidence, of the documents of both and of who speaks for the protected in the place of their own, which are
    /// often made of what they are called.
    ids: HashMap<Key, Clean>,
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
        let citing = library.indices().filter(|index| {
            let record = library.at(*index);
            let cited = record.body.all_citations().into_iter();
            let mut cited = cited.filter_map(|it| library.resolve(record.key.case(), &it.source));
            cited.any(|source| documents.contains(&source))
        });
        let all_sealed = sealed.iter().chain(documents).copied().chain(citing);
        Self {
            sealed: all_sealed
                .map(|index| library.at(index).key.clone())
                .collect(),
            ids: ids(library, renaming, documents),
            records: records.map(|index| library.at(index).key.clone()).collect(),
            files: files.chain(own).collect(),
        }
    }

    /// The id that stands in the place of a record's own; none where that may be told.
    pub fn id(&self, key: &Key) -> Option<&Clean> {
        self.ids.get(key)
    }

    /// Whether a record is sealed, or may have words of what is.
    pub fn is_sealed(&self, key: &Key) -> bool {
        self.sealed.contains(key)
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

/// Ids of sealed entries, of sealed evidence and of their documents that say no word of them, and that no other record has: `entry-1`, `evidence-1`.
/// Who goes by another name has that one.
fn ids(
    library: &Library,
    renaming: &Renaming<'_>,
    documents: &HashSet<Index>,
) -> HashMap<Key, Clean> {
    let all = library.indices_with_elsewhere();
    let taken: HashSet<String> = all
        .map(|index| library.at(index).key.id().to_string())
        .collect();
    let free = |kind: &'static str| {
        let ids = (1_u64..).map(move |number| format!("{kind}-{number}"));
        ids.filter(|id| !taken.contains(id))
    };
    let mut counted = HashMap::new();
    let mut ids = HashMap::new();
    for index in library.indices() {
        let record = library.at(index);
        let is_called = (renaming.called)(index).is_some();
        let is_told_otherwise = match &record.body {
            Body::Entry(entry) => entry.sealed.is_some_and(|sealed| sealed.value) && !is_called,
            Body::Evidence(exhibit) => exhibit.restriction().is_some() && !is_called,
            Body::Source(_) => documents.contains(&index) && !is_called,
            // The ids of the protected are replaced wherever they stand; those who speak for them are not of these.
            Body::Person(_) | Body::Organization(_) => {
                is_called && record.body.protection().is_none()
            }
            _ => false,
        };
        if is_told_otherwise {
            let one = record.kind().info().one;
            let free = counted.entry(one).or_insert_with(|| free(one));
            let id = free.next();
            ids.extend(id.map(|id| (record.key.clone(), clean_format!("{id}").as_own())));
        }
    }
    ids
}
