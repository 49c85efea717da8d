//! The documents of all sources of a library, within what there is room for.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use rayon::prelude::*;

use super::{Archive, Document, Stamp};
use crate::{
    library::{Index, Library, Scope},
    load::{
        limits::{Limit, OPENED_BYTES},
        threads::{For, reading},
    },
    model::{Key, Kind},
};

/// Opens what is held of every source of a library, on all cores. What is beyond
/// [`OPENED_BYTES`](crate::load::limits::OPENED_BYTES) together is not kept, and says so.
pub fn open_all(library: &Library, archive: &Archive) -> HashMap<Key, Arc<Document>> {
    let sources = library.of_kind(&Scope::Library, Kind::Source);
    open_some(library, archive, sources)
}

/// The same for some of its sources.
pub fn open_some(
    library: &Library,
    archive: &Archive,
    sources: &[Index],
) -> HashMap<Key, Arc<Document>> {
    archive.look_through();
    reading(For::Library, || {
        open_within(&OPENED_BYTES, library, archive, sources)
    })
}

fn open_within(
    limit: &Limit,
    library: &Library,
    archive: &Archive,
    sources: &[Index],
) -> HashMap<Key, Arc<Document>> {
    let mut documents = HashMap::new();
    let mut left = limit.most;
    for some in batches(library, archive, sources) {
        // Which of them are kept is settled in their order. But what a document unpacks to is not known
        // before, and together they must stay within bounds while they are opened too.
        let room = AtomicU64::new(limit.most.saturating_mul(2));
        let open = |index: &Index| {
            let record = library.at(*index);
            let document = Document::open(record, archive);
            let fits = take(&room, document.weight());
            (record.key.clone(), kept(document, fits, limit))
        };
        let opened: Vec<_> = some.par_iter().map(open).collect();
        for (key, document) in opened {
            let fewer = left.checked_sub(document.weight());
            left = fewer.unwrap_or(left);
            documents.insert(key, kept(document, fewer.is_some(), limit));
        }
    }
    documents
}

/// Sources that are opened together: some, whose files are not large.
fn batches<'s>(
    library: &Library,
    archive: &Archive,
    sources: &'s [Index],
) -> impl Iterator<Item = &'s [Index]> {
    const SOURCES: usize = 256;
    const BYTES: u64 = 16 << 20;
    let mut rest = sources;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let many = rest.iter().take(SOURCES).take_while(|source| {
            let is_room = bytes < BYTES;
            bytes += Stamp::of(library.at(**source), archive).bytes();
            is_room
        });
        let (some, others) = rest.split_at(many.count());
        rest = others;
        (!some.is_empty()).then_some(some)
    })
}

/// Takes so much of what is left, where there is as much.
pub fn take(left: &AtomicU64, weight: u64) -> bool {
    let fewer = |left: u64| left.checked_sub(weight);
    left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, fewer)
        .is_ok()
}

fn kept(document: Arc<Document>, fits: bool, limit: &Limit) -> Arc<Document> {
    match fits {
        true => document,
        false => Arc::new(Arc::unwrap_or_clone(document).beyond(limit)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{self, document::Held};

    #[test]
    fn what_is_beyond_the_limit_is_not_kept_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let mut case = "format: 1\ntitle: T\nsources:\n".to_owned();
        for (name, length) in [("a", 400), ("b", 600), ("c", 100)] {
            case.push_str(&format!("  {name}: {{title: S, text: {name}.txt}}\n"));
            std::fs::write(
                folder.path().join(format!("{name}.txt")),
                "x".repeat(length),
            )
            .unwrap();
        }
        std::fs::write(folder.path().join("told.yaml"), case).unwrap();
        let (parsed, found) = load::read(folder.path()).unwrap();
        let library = Library::link(parsed, found);
        let held = |most: u64| {
            let limit = Limit {
                most,
                ..OPENED_BYTES
            };
            let documents = open_within(
                &limit,
                &library,
                &Archive::default(),
                library.of_kind(&Scope::Library, Kind::Source),
            );
            let mut held: Vec<_> = documents
                .into_iter()
                .map(|(key, document)| {
                    let says = document.problem.as_deref().unwrap_or_default();
                    assert_eq!(document.held == Held::NoText, says.contains(limit.name));
                    (key.id().to_string(), document.held)
                })
                .collect();
            held.sort_by(|a, b| a.0.cmp(&b.0));
            held.into_iter().map(|(_, held)| held).collect::<Vec<_>>()
        };
        let all = 400 + 600 + 100 + 3 * 64;
        assert_eq!(held(all), [Held::WorkingCopy; 3]);
        // The last one is the one that is too much; a smaller one behind a large one has room.
        let (copy, none) = (Held::WorkingCopy, Held::NoText);
        assert_eq!(held(all - 1), [copy, copy, none]);
        assert_eq!(held(663), [copy, none, copy]);
        assert_eq!(held(10), [none; 3]);
    }
}
