//! What is other in one library than in another.

use std::collections::{HashMap, HashSet};

use crate::{
    library::{Library, Record},
    model::{FileId, Key},
    review::Version,
};

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    Added,
    Changed,
}

impl Became {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "new",
            Self::Changed => "changed",
        }
    }
}

/// What is other in a library than in the one before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The records that it has and the other had not, or had otherwise, in their order.
    pub here: Vec<(Key, Became)>,
    /// Those that it has no more.
    pub gone: Vec<Key>,
}

/// So many records that are gone are named: no key goes to them.
const NAMED: usize = 3;

impl News {
    /// What is new in a library since it was the `old` one.
    pub fn of(old: &Library, new: &Library) -> Self {
        let same = unchanged(old, new);
        let here = new.indices().filter_map(|index| {
            let record = new.at(index);
            let became = match old.index(&record.key) {
                None => Became::Added,
                Some(_) if same.contains(&record.span.file) => return None,
                Some(was) if is_same(old.at(was), record) => return None,
                Some(_) => Became::Changed,
            };
            Some((record.key.clone(), became))
        });
        let gone = old
            .records()
            .filter(|record| new.index(&record.key).is_none());
        Self {
            here: here.collect(),
            gone: gone.map(|record| record.key.clone()).collect(),
        }
    }

    /// In words, as a part of a sentence: `1 changed, 2 new, 1 gone (crane/warned)`; empty where there is nothing.
    pub fn words(&self) -> String {
        let count = |wanted| {
            self.here
                .iter()
                .filter(|(_, became)| *became == wanted)
                .count()
        };
        let here = [Became::Changed, Became::Added].map(|became| (count(became), became.word()));
        let here = here.into_iter().filter(|(count, _)| *count > 0);
        let mut words: Vec<String> = here
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        let names: Vec<String> = self.gone.iter().map(ToString::to_string).collect();
        words.extend(match names.len() {
            0 => None,
            count if count > NAMED => Some(format!("{count} gone")),
            count => Some(format!("{count} gone ({})", names.join(", "))),
        });
        words.join(", ")
    }
}

/// The files of a library that were in another one with the same text: what stands in them needs no look.
fn unchanged(old: &Library, new: &Library) -> HashSet<FileId> {
    let old = old.files.iter();
    let old: HashMap<&str, &str> = old.map(|(_, file)| (&*file.path, &*file.text)).collect();
    let files = new.files.iter();
    let same = files.filter(|(_, file)| old.get(&*file.path) == Some(&&*file.text));
    same.map(|(id, _)| id).collect()
}

/// Whether two records say the same; so do two that cannot be read.
fn is_same(old: &Record, new: &Record) -> bool {
    Version::of(old, &[]) == Version::of(new, &[])
}
