//! The documents of all sources of a library, one after the other.

use std::{collections::HashMap, sync::Arc};

use rayon::prelude::*;

use super::{
    Archive, Document, Stamp,
    threads::{For, reading},
};
use crate::{
    library::{Index, Library, Scope},
    limits::SEARCHED_BYTES,
    model::{Key, Kind},
};

/// Opens what is held of every source of a library, on all cores, and lets each go once it was looked at:
/// no more are in memory than there are cores. `take` is given what was seen, in the order of the sources.
pub fn each<S: Send>(
    library: &Library,
    archive: &Archive,
    look: impl Fn(Index, &Document) -> S + Sync,
    take: impl FnMut(Index, S),
) {
    let sources = library.of_kind(&Scope::Library, Kind::Source);
    each_of(library, archive, sources, look, take);
}

/// The same of some sources.
pub fn each_of<S: Send>(
    library: &Library,
    archive: &Archive,
    sources: &[Index],
    look: impl Fn(Index, &Document) -> S + Sync,
    mut take: impl FnMut(Index, S),
) {
    archive.look_through();
    let see = |source: &Index| {
        let document = Document::open(library.at(*source), archive);
        look(*source, &document)
    };
    for some in batches(library, archive, sources) {
        let seen: Vec<S> = reading(For::Library, || some.par_iter().map(see).collect());
        for (source, seen) in some.iter().zip(seen) {
            take(*source, seen);
        }
    }
}

/// Opens some sources and keeps them, with how many could not be read or were too much: together they
/// may hold as much text as is searched at once.
pub fn some(
    library: &Library,
    archive: &Archive,
    sources: &[Index],
) -> (HashMap<Key, Arc<Document>>, u64) {
    archive.look_through();
    let open = |source: &Index| Document::open(library.at(*source), archive);
    let mut left = archive.limits().of(&SEARCHED_BYTES).most;
    let (mut documents, mut missed) = (HashMap::new(), 0);
    for some in batches(library, archive, sources) {
        let opened: Vec<Arc<Document>> =
            reading(For::Library, || some.par_iter().map(open).collect());
        for (source, document) in some.iter().zip(opened) {
            let held = document.paragraphs.iter();
            let weight = held.map(|paragraph| weight(&paragraph.text)).sum();
            let fewer = left.checked_sub(weight);
            missed += u64::from(fewer.is_none() || document.is_unread());
            if let Some(fewer) = fewer {
                left = fewer;
                documents.insert(library.at(*source).key.clone(), document);
            }
        }
    }
    (documents, missed)
}

/// What a paragraph counts among all that are searched, in bytes: its text, and the place of its end.
pub fn weight(paragraph: &str) -> u64 {
    paragraph.len() as u64 + 4
}

/// Sources that are opened together: some, whose files are not large. How these are is remembered before they are opened.
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
            let stamp = Stamp::of(library.at(**source), archive);
            stamp.note(library);
            bytes += stamp.bytes();
            is_room
        });
        let (some, others) = rest.split_at(many.count());
        rest = others;
        (!some.is_empty()).then_some(some)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    #[test]
    fn every_source_is_seen_once_and_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let mut case = "format: 1\ntitle: T\nsources:\n".to_owned();
        for number in 0..600 {
            case.push_str(&format!("  s{number}: {{title: S, text: {number}.txt}}\n"));
            let text = format!("text {number}");
            std::fs::write(folder.path().join(format!("{number}.txt")), text).unwrap();
        }
        std::fs::write(folder.path().join("told.yaml"), case).unwrap();
        let (parsed, found) = load::read(folder.path()).unwrap();
        let library = Library::link(parsed, found);
        let mut seen = Vec::new();
        each(
            &library,
            &Archive::default(),
            |_, document| document.paragraphs[0].text.to_string(),
            |source, text| seen.push((library.at(source).key.id().to_string(), text)),
        );
        let wanted = (0..600).map(|number| (format!("s{number}"), format!("text {number}")));
        assert!(seen.into_iter().eq(wanted));
    }
}
