//! What is other in one library than in another.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::Path,
};

use crate::{
    library::{Library, Record},
    model::{FileId, Key},
    review::Version,
    text::name_of,
};

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    Added,
    Changed,
    /// It says the same, and what it cites is found otherwise in its source.
    FoundOtherwise,
}

impl Became {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "new",
            Self::Changed => "changed",
            Self::FoundOtherwise => "what it cites is found otherwise",
        }
    }
}

/// What is other in a library than in the one before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The records that it has and the other had not, or had otherwise, in their order.
    pub here: Vec<(Key, Became)>,
    /// Those that it has no more, file by file.
    pub gone: Vec<Gone>,
}

/// Records that are gone from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    pub records: Vec<Key>,
    /// The file, below the folder of the library.
    pub file: String,
    pub how: How,
}

/// How records went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The file went with them.
    WithFile,
    /// The file is as it was up to a place, and ends there. So is one that somebody shortened at its end, and one of which
    /// only so much was written: nobody can tell these apart.
    CutOff,
    Otherwise,
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
        Self {
            here: here.collect(),
            gone: gone(old, new),
        }
    }

    /// Whether it is said in words that a record is gone.
    pub fn tells_gone(&self, key: &Key) -> bool {
        let mut told = self.gone.iter().filter(|gone| gone.is_named());
        told.any(|gone| gone.records.contains(key))
    }

    /// In words, as a part of a sentence: `1 changed, 2 new, 1 gone from `crane.yaml` (crane/warned)`; empty where there is
    /// nothing.
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
        words.extend(self.gone.iter().map(Gone::words));
        words.join(", ")
    }
}

impl Gone {
    fn is_named(&self) -> bool {
        self.records.len() <= NAMED
    }

    fn words(&self) -> String {
        let (count, file) = (self.records.len(), name_of(&self.file));
        let names: Vec<String> = self.records.iter().map(ToString::to_string).collect();
        let names = match self.is_named() {
            true => format!(" ({})", names.join(", ")),
            false => String::new(),
        };
        match self.how {
            How::WithFile => format!("{count} gone with `{file}`{names}"),
            How::CutOff => format!(
                "{count} gone from `{file}`{names}, which ends sooner than before and may be half written"
            ),
            How::Otherwise => format!("{count} gone from `{file}`{names}"),
        }
    }
}

/// The records that a library has no more, file by file.
fn gone(old: &Library, new: &Library) -> Vec<Gone> {
    let mut files: BTreeMap<FileId, Vec<Key>> = BTreeMap::new();
    let gone = old.records();
    let gone = gone.filter(|record| new.index(&record.key).is_none());
    for record in gone {
        let keys = files.entry(record.span.file).or_default();
        keys.push(record.key.clone());
    }
    let gone = files.into_iter().map(|(file, records)| {
        let Some(before) = old.files.get(file) else {
            // A record always stands in a file.
            return Gone {
                records,
                file: String::new(),
                how: How::Otherwise,
            };
        };
        let mut now = new.files.iter();
        let now = now.find(|(_, now)| now.path == before.path);
        Gone {
            records,
            file: below(&old.root, &before.path),
            how: match now {
                None => How::WithFile,
                Some((_, now)) if before.text.starts_with(&*now.text) => How::CutOff,
                Some(_) => How::Otherwise,
            },
        }
    });
    gone.collect()
}

/// A file as it is called in its library.
fn below(root: &Path, path: &str) -> String {
    let whole = Path::new(path);
    let below = whole.strip_prefix(root).unwrap_or(whole);
    below.display().to_string()
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
