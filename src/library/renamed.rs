//! A library in which some records go by other names.

use std::sync::Arc;

use super::{Index, Library, Scope, link};
use crate::{
    diagnostic::Report,
    library::{Parsed, ParsedRecord},
    model::Kind,
    text::Clean,
};

pub fn renamed(library: &Library, called: &dyn Fn(Index) -> Option<Clean>) -> Library {
    let records = library.indices().map(|index| {
        let record = library.at(index);
        let mut body = record.body.clone();
        let mut here = record.here.clone();
        if let Some(name) = called(index) {
            body.call(&name);
            here.is_renamed = true;
        }
        // How somebody who may be named is called before others would tell who that is.
        body.unprotect();
        ParsedRecord {
            key: record.key.clone(),
            span: record.span,
            reach: Arc::clone(&record.reach),
            lacks_file: record.lacks_file,
            body,
            here,
        }
    });
    let parsed = Parsed {
        root: library.root.clone(),
        title: library.title.clone(),
        filters: library.filters.clone(),
        audiences: library.audiences.clone(),
        protect: library.protect.clone(),
        files: library.files.clone(),
        records: records.collect(),
        missed: library.missed,
        limits: library.limits.clone(),
        ..Parsed::default()
    };
    let mut renamed = link::link(parsed, Report::default());
    let unclear: Vec<Index> = library.linked.unclear.iter().copied().collect();
    renamed.linked_mut().unclear.extend(unclear);
    renamed.diagnostics.clone_from(&library.diagnostics);
    renamed.doubts = Arc::clone(&library.doubts);
    renamed.is_shared_unread = library.is_shared_unread;
    renamed.earlier.clone_from(&library.earlier);
    // What is held is held, though its files are named no longer.
    let is_called = |index: &Index| called(*index).is_some();
    let held = library.of_kind(&Scope::Library, Kind::Source).iter();
    let held = held.copied().filter(is_called);
    let held = held.map(|index| (library.at(index).key.clone(), library.held(index)));
    renamed.with_held(held.collect())
}
