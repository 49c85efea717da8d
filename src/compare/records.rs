//! Which records two libraries have, and how each differs.

use std::collections::HashMap;

use super::{
    Renamed, differ,
    differ::Difference,
    facts::Said,
    head,
    leaf::{Item, Reader, leaves},
    value::Value,
};
use crate::{
    library::{Index, Library, Record},
    model::{Body, Key, Kind},
};

/// A record that is not what it was.
#[derive(Debug)]
pub struct Compared {
    /// Its key, in the new library where it is there; none for what `library.yaml` itself says.
    pub key: Option<Key>,
    pub old: Option<Index>,
    pub new: Option<Index>,
    pub became: Became,
    /// How what it says differs; nothing of a record that only one library has.
    pub differences: Vec<Difference>,
    /// Of a record that is new, what was found of its quotes, where one of them was not found.
    pub quotes: Vec<Said>,
    /// Of one that is new, which others that are new it contradicts.
    pub contradicts: Vec<Said>,
}

/// What became of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became {
    Added,
    Removed,
    /// It says the same under another key; this was the old one.
    Renamed(Key),
    /// It stands in another section.
    Moved(Kind, Kind),
    Changed,
    /// In one of the libraries it could not be read, or may be among what could not be, so that nothing is known of what
    /// differs.
    Unread,
}

impl Became {
    /// The word for it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Renamed(_) => "renamed",
            Self::Moved(..) => "moved",
            Self::Changed => "changed",
            Self::Unread => "unread",
        }
    }
}

/// The records that go by another key in the new library. Only where that is certain: a record that is gone says, leaf
/// by leaf, just what one says that is new, and no other one of the two libraries does.
pub fn renamed(old: &Library, new: &Library) -> Renamed {
    let only_in = |one: &Library, other: &Library| -> HashMap<String, Vec<Key>> {
        let mut by_content: HashMap<String, Vec<Key>> = HashMap::new();
        let reader = Reader::of_new(one);
        for record in one.records().filter(|it| other.index(&it.key).is_none()) {
            if !is_broken(record) {
                let content = content(&reader, record);
                by_content
                    .entry(content)
                    .or_default()
                    .push(record.key.clone());
            }
        }
        by_content
    };
    let (gone, mut come) = (only_in(old, new), only_in(new, old));
    let mut renamed = Renamed::default();
    for (content, gone) in gone {
        if let (&[before], Some([now])) = (&&gone[..], come.remove(&content).as_deref()) {
            renamed.to.insert(before.clone(), now.clone());
            renamed.from.insert(now.clone(), before.clone());
        }
    }
    renamed
}

/// All that a record says, as it is written.
fn content(reader: &Reader<'_>, record: &Record) -> String {
    let leaves = leaves(&reader.items(record)).into_iter();
    let mut lines: Vec<String> = leaves
        .map(|leaf| format!("{}\t{}", leaf.path, leaf.value.line()))
        .collect();
    lines.sort_unstable();
    format!("{}\n{}", record.kind(), lines.join("\n"))
}

/// The records that differ.
pub fn compared(old: &Library, new: &Library, renamed: &Renamed) -> Vec<Compared> {
    let (before, after) = (Reader::of_old(old, renamed), Reader::of_new(new));
    let mut all = Vec::new();
    all.extend(of_library(old, new));
    let mut gone = gone(old, new, renamed);
    all.extend(gone.remove(&None).unwrap_or_default());
    for (index, record) in new.indices().zip(new.records()) {
        let was = old.index(renamed.before(&record.key));
        let compared = match was {
            None => Some((only(record, old, Became::Added), Vec::new())),
            Some(was) => changed(&before, old.at(was), &after, record),
        };
        all.extend(compared.map(|(became, differences)| Compared {
            key: Some(record.key.clone()),
            old: was,
            new: Some(index),
            became,
            differences,
            quotes: Vec::new(),
            contradicts: Vec::new(),
        }));
        all.extend(
            was.and_then(|was| gone.remove(&Some(was)))
                .unwrap_or_default(),
        );
    }
    all
}

/// What became of a record that the other library has not.
fn only(record: &Record, other: &Library, became: Became) -> Became {
    match is_broken(record) || other.may_lack(&record.key) {
        true => Became::Unread,
        false => became,
    }
}

fn is_broken(record: &Record) -> bool {
    matches!(record.body, Body::Broken(_))
}

/// Records that are gone, by the one before them that is not.
fn gone(old: &Library, new: &Library, renamed: &Renamed) -> HashMap<Option<Index>, Vec<Compared>> {
    let mut gone: HashMap<Option<Index>, Vec<Compared>> = HashMap::new();
    let mut last = None;
    for (index, record) in old.indices().zip(old.records()) {
        if new.index(renamed.now(&record.key)).is_some() {
            last = Some(index);
            continue;
        }
        gone.entry(last).or_default().push(Compared {
            key: Some(record.key.clone()),
            old: Some(index),
            new: None,
            became: only(record, new, Became::Removed),
            differences: Vec::new(),
            quotes: Vec::new(),
            contradicts: Vec::new(),
        });
    }
    gone
}

fn of_library(old: &Library, new: &Library) -> Option<Compared> {
    let differences = differ::differ(&head::of_library(old), &head::of_library(new));
    (!differences.is_empty()).then_some(Compared {
        key: None,
        old: None,
        new: None,
        became: Became::Changed,
        differences,
        quotes: Vec::new(),
        contradicts: Vec::new(),
    })
}

fn changed(
    before: &Reader<'_>,
    old: &Record,
    after: &Reader<'_>,
    new: &Record,
) -> Option<(Became, Vec<Difference>)> {
    if is_broken(old) || is_broken(new) {
        return Some((Became::Unread, Vec::new()));
    }
    let differences = differ::differ(&items(before, old), &items(after, new));
    let became = match (old.kind(), new.kind()) {
        (from, to) if from != to => Became::Moved(from, to),
        _ if old.key != new.key => Became::Renamed(old.key.clone()),
        _ if differences.is_empty() => return None,
        _ => Became::Changed,
    };
    Some((became, differences))
}

/// What a record says; of a case with the words that its file protects.
fn items(reader: &Reader<'_>, record: &Record) -> Vec<Item> {
    let mut items = reader.items(record);
    if record.kind() == Kind::Case {
        items.extend(head::of_case(reader.library, Some(record.key.id())));
    }
    items
}

/// The citations of what a record says, in the order of its page, each with the key of the record that it is under.
pub fn citations(items: &[Item]) -> Vec<(String, Value)> {
    let leaves = leaves(items).into_iter();
    let cites = leaves.filter(|leaf| matches!(leaf.value, Value::Cites(_)));
    let key = |path: &str| path.split(['.', '[']).next().unwrap_or("").to_owned();
    let (own, of_parts): (Vec<_>, Vec<_>) = cites
        .map(|leaf| (key(&leaf.path), leaf.value))
        .partition(|(key, _)| key == "cites");
    own.into_iter().chain(of_parts).collect()
}

/// Which of the citations of what a record said is which of those that it has now, by their numbers from 0: those that
/// are the same in all that they say.
pub fn same_citations(old: &[Item], new: &[Item]) -> Vec<(usize, usize)> {
    let numbered = |items: &[Item]| -> Vec<(usize, Value)> {
        let citations = citations(items).into_iter().enumerate();
        citations
            .map(|(number, (_, cited))| (number, cited))
            .collect()
    };
    let (before, after) = (numbered(old), numbered(new));
    let (mut old, mut new) = (before.iter().collect(), after.iter().collect());
    let mut pairs = Vec::new();
    for way in 0..2 {
        let known_by = |one: &&(usize, Value)| Some(one.1.known_by()[way].clone());
        pairs.extend(differ::take_some_pairs(&mut old, &mut new, known_by));
    }
    let mut pairs: Vec<_> = pairs.into_iter().map(|(old, new)| (old.0, new.0)).collect();
    pairs.sort_by_key(|(_, new)| *new);
    pairs
}
