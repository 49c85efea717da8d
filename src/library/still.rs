//! A library that goes on protecting what was covered before it was read again: what the files no longer say, or do not say
//! yet since somebody is writing them, shows nobody's name.

use std::collections::{BTreeMap, HashSet};

use super::{Elsewhere, Index, Library, Record, renamed::remade};
use crate::{
    model::{Body, Key, ProtectedWords, Text},
    text::fold,
};

/// What was covered: the library that it was covered in, which of its records, and which of its words.
#[derive(Clone, Copy)]
pub struct Still<'l> {
    pub before: &'l Library,
    pub records: &'l [Index],
    pub words: &'l [usize],
}

/// The library with all of this as protected as it was, at the same indices, under all names of before. A record that is
/// there no more is the one that has its pseudonym now; else it is behind them, as it was.
pub fn still_protecting(library: &Library, still: Still<'_>) -> Library {
    let mut there: BTreeMap<Index, Vec<&Record>> = BTreeMap::new();
    let mut gone = Vec::new();
    for was in still.records.iter().map(|index| still.before.at(*index)) {
        let mut all = library.indices_with_elsewhere();
        match all.find(|index| is_still(library.at(*index), was)) {
            Some(index) => there.entry(index).or_default().push(was),
            None => {
                let mut all = library.indices_with_elsewhere();
                match all.find(|index| has_pseudonym(&library.at(*index).body, was)) {
                    Some(index) => there.entry(index).or_default().push(was),
                    None => gone.push(was.unlinked()),
                }
            }
        }
    }
    let remake = |index| {
        let mut record = library.at(index).unlinked();
        for was in there.get(&index).into_iter().flatten() {
            protect(&record.key, &mut record.body, was);
        }
        record
    };
    let words = still.words.iter();
    let words = words.filter_map(|number| still.before.protect.get(*number));
    let more = Elsewhere {
        records: gone,
        protect: words.filter_map(|words| missing(library, words)).collect(),
    };
    remade(library, &remake, more)
}

/// Whether a record is one of before.
fn is_still(now: &Record, was: &Record) -> bool {
    now.key == was.key && now.body.kind() == was.body.kind()
}

/// Whether a record is to be called before others as one of before was.
fn has_pseudonym(now: &Body, was: &Record) -> bool {
    let alias = |body: &Body| body.protection().map(|it| fold(it.alias.raw()));
    now.kind() == was.body.kind() && alias(now).is_some() && alias(now) == alias(&was.body)
}

/// Has a record as protected as one was before, and under all of its names as well. To nobody it may be named to whom that
/// one was not.
fn protect(key: &Key, now: &mut Body, was: &Record) {
    let Some(before) = was.body.protection() else {
        return;
    };
    if let Body::Broken(broken) = now {
        broken.protects.get_or_insert_default();
    }
    let mut how = now.protection().unwrap_or(before).clone();
    how.consent = None;
    let id = (*key != was.key).then(|| Text::kept(was.key.id().as_str()));
    for word in before.also.iter().chain(&id) {
        if !how.also.iter().any(|one| one.raw() == word.raw()) {
            how.also.push(word.clone());
        }
    }
    now.protect(Some(how));
    let borne: HashSet<String> = now.names().iter().map(|name| fold(name.raw())).collect();
    let names = was.body.names().into_iter();
    for name in names.filter(|name| !borne.contains(&fold(name.raw()))) {
        now.also_call(name.clone());
    }
}

/// Those of some words that a library does not protect from everybody.
fn missing(
    library: &Library,
    (key, words): &(Key, ProtectedWords),
) -> Option<(Key, ProtectedWords)> {
    let now = library.protect.iter().map(|(_, now)| now);
    let now = now.filter(|now| now.named_to.is_empty());
    let now: HashSet<&str> = now
        .flat_map(|now| now.words.iter())
        .map(Text::raw)
        .collect();
    let mut missing = words.clone();
    missing.named_to.0.clear();
    missing.words.0.retain(|one| !now.contains(one.raw()));
    (!missing.words.is_empty()).then(|| (key.clone(), missing))
}
