//! Which short names mean one record only, so that nobody is read as having said what another one did.

use std::collections::{HashMap, HashSet};

use super::{Index, Library, Record};
use crate::{
    model::{Body, Text},
    text::looks,
};

/// Whom a name is of: people and organizations by their full names, since cases have records of their
/// own for the same ones; sources each for itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Bearer {
    Named(String),
    Source(Index),
}

/// The `short` name of a record, where its kind has one.
pub fn short(body: &Body) -> Option<&Text> {
    match body {
        Body::Person(person) => person.short.as_ref(),
        Body::Organization(body) => body.short.as_ref(),
        Body::Source(source) => source.short.as_ref(),
        _ => None,
    }
}

/// The records whose `short` another one is called by too: as that is written, in its own `short`, its
/// name or its other names.
pub fn unclear(library: &Library) -> HashSet<Index> {
    let mut bearers: HashMap<String, Vec<Bearer>> = HashMap::new();
    for index in library.indices() {
        let record = library.at(index);
        let Some(bearer) = bearer(index, record) else {
            continue;
        };
        for name in names(record) {
            let of_name = bearers.entry(looks(name.raw())).or_default();
            if !of_name.contains(&bearer) {
                of_name.push(bearer.clone());
            }
        }
    }
    let is_unclear = |index: &Index| {
        let record = library.at(*index);
        let (Some(short), Some(own)) = (short(&record.body), bearer(*index, record)) else {
            return false;
        };
        let publisher = publisher(&record.body);
        // A source that is called by the name of who published it says nothing that they did not.
        let is_publisher = |bearer: &Bearer| {
            let of_publisher = publisher.as_ref().and_then(|name| bearers.get(name));
            of_publisher.is_some_and(|of_publisher| of_publisher.contains(bearer))
        };
        let all = bearers.get(&looks(short.raw()));
        all.is_some_and(|all| {
            all.iter()
                .any(|other| *other != own && !is_publisher(other))
        })
    };
    library.indices().filter(is_unclear).collect()
}

fn bearer(index: Index, record: &Record) -> Option<Bearer> {
    match &record.body {
        Body::Person(person) => Some(Bearer::Named(looks(person.name.raw()))),
        Body::Organization(body) => Some(Bearer::Named(looks(body.name.raw()))),
        Body::Source(_) => Some(Bearer::Source(index)),
        _ => None,
    }
}

/// By what a record is called in sentences: of a source only by its `short`, since titles are no names.
fn names(record: &Record) -> impl Iterator<Item = &Text> {
    let name = match &record.body {
        Body::Person(person) => Some(&person.name),
        Body::Organization(body) => Some(&body.name),
        _ => None,
    };
    let short = short(&record.body);
    name.into_iter().chain(short).chain(record.body.aliases())
}

fn publisher(body: &Body) -> Option<String> {
    match body {
        Body::Source(source) => Some(looks(source.publisher.as_ref()?.raw())),
        _ => None,
    }
}
