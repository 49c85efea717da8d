//! How what two records say differs, leaf by leaf.

use std::collections::HashMap;

use super::{
    leaf::{Content, Entry, Item, Leaf, below, called, leaves},
    value::{Reference, Value},
};
use crate::{
    library::{Index, Library},
    text::Clean,
};

/// A difference of two versions of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The keys that lead there.
    pub path: String,
    pub change: Change,
}

/// What became of what stands under a key.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// An entry that is new.
    Added(Whole),
    Removed(Whole),
    Set(Value),
    Unset(Value),
    Changed(Value, Value),
    /// One of a list.
    Listed(Value),
    Unlisted(Value),
    /// A citation of the same place with other words, or another way.
    Recited(Value, Value),
    /// A citation of the same words at another place.
    Reanchored(Value, Value),
}

/// An entry with all that it says: whoever hears of a reply must hear what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Whole {
    /// What says most of it.
    pub says: Option<Value>,
    /// The rest, by the keys below it.
    pub rest: Vec<Leaf>,
}

impl Whole {
    fn values(&self) -> impl Iterator<Item = &Value> {
        let rest = self.rest.iter().map(|leaf| &leaf.value);
        self.says.iter().chain(rest)
    }
}

impl Change {
    /// The word for it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Added(_) => "added",
            Self::Removed(_) => "removed",
            Self::Set(_) => "set",
            Self::Unset(_) => "unset",
            Self::Changed(..) => "changed",
            Self::Listed(Value::Cites(_)) => "cited",
            Self::Unlisted(Value::Cites(_)) => "uncited",
            Self::Listed(_) => "listed",
            Self::Unlisted(_) => "unlisted",
            Self::Recited(..) => "recited",
            Self::Reanchored(..) => "reanchored",
        }
    }

    /// What was there, and what is there now; of an entry what says most of it.
    pub fn sides(&self) -> (Option<&Value>, Option<&Value>) {
        match self {
            Self::Added(new) => (None, new.says.as_ref()),
            Self::Removed(old) => (old.says.as_ref(), None),
            Self::Set(new) | Self::Listed(new) => (None, Some(new)),
            Self::Unset(old) | Self::Unlisted(old) => (Some(old), None),
            Self::Changed(old, new) | Self::Recited(old, new) | Self::Reanchored(old, new) => {
                (Some(old), Some(new))
            }
        }
    }
}

impl Difference {
    /// Whether it tells something that is there no more.
    #[must_use]
    pub fn has_old(&self) -> bool {
        // Of an entry that is gone also where nothing says most of it.
        matches!(self.change, Change::Removed(_)) || self.change.sides().0.is_some()
    }

    /// The same where what is there no more must not be told: these words stand in its place.
    #[must_use]
    pub fn without_old(self, instead: &str) -> Self {
        if !self.has_old() {
            return self;
        }
        let instead = Value::Text(instead.into());
        let (path, change) = match self.change.sides().1 {
            Some(new) => (self.path.clone(), Change::Changed(instead, new.clone())),
            // An entry that is gone may be called by what it said.
            None => {
                let gone = Whole {
                    says: Some(instead),
                    rest: Vec::new(),
                };
                (self.key().to_owned(), Change::Removed(gone))
            }
        };
        Self { path, change }
    }

    /// The key of the record that it is under.
    pub fn key(&self) -> &str {
        self.path.split(['.', '[']).next().unwrap_or("")
    }

    /// Who says what is otherwise, where it is what someone asserts or replies: nobody's words are shown without that.
    /// The record as it was, and as it is.
    pub fn speaker(
        &self,
        old: (&Library, Option<Index>),
        new: (&Library, Option<Index>),
    ) -> Option<Clean> {
        let before = |value: &Value| value.speaker(old.0, old.1);
        let now = |value: &Value| value.speaker(new.0, new.1);
        match &self.change {
            Change::Added(entry) => entry.values().find_map(now),
            Change::Removed(entry) => entry.values().find_map(before),
            change => {
                let (was, is) = change.sides();
                is.and_then(now).or_else(|| was.and_then(before))
            }
        }
    }
}

/// Entries whose order says something: which of two replies by one is the later, which step was the last.
const ORDERED: [&str; 2] = ["responses", "history"];

/// Above so many pairs two lists are not aligned but gone through side by side.
const MOST_PAIRS: usize = 1_000_000;

/// How two versions of a record differ, in the order of the new one; what is gone comes last.
pub fn differ(old: &[Item], new: &[Item]) -> Vec<Difference> {
    let mut found = Vec::new();
    items("", old, new, &mut found);
    found
}

fn items(before: &str, old: &[Item], new: &[Item], found: &mut Vec<Difference>) {
    let named = |items: &[Item], key: &str| items.iter().position(|item| *item.key == *key);
    for item in new {
        let path = below(before, &item.key);
        let was = named(old, &item.key).and_then(|place| old.get(place));
        content(
            &path,
            was.map(|item| &item.content),
            Some(&item.content),
            found,
        );
    }
    for item in old.iter().filter(|item| named(new, &item.key).is_none()) {
        let path = below(before, &item.key);
        content(&path, Some(&item.content), None, found);
    }
}

fn content(path: &str, old: Option<&Content>, new: Option<&Content>, found: &mut Vec<Difference>) {
    use Content::{Entries, Leaf, List, Map};
    let mut push = |change| {
        let path = path.to_owned();
        found.push(Difference { path, change });
    };
    match (old, new) {
        (None, None) => {}
        (None, Some(Leaf(new))) => push(Change::Set(new.clone())),
        (Some(Leaf(old)), None) => push(Change::Unset(old.clone())),
        (Some(Leaf(old)), Some(Leaf(new))) => {
            if old != new {
                push(Change::Changed(old.clone(), new.clone()));
            }
        }
        // An empty list, against nobody, is a value of its own.
        (Some(List(old)), Some(Leaf(new @ Value::Word(_)))) => {
            push(Change::Changed(joined(old), new.clone()));
        }
        (Some(Leaf(old @ Value::Word(_))), Some(List(new))) => {
            push(Change::Changed(old.clone(), joined(new)));
        }
        // Names alone, of which more is said in the other.
        (Some(List(old)), Some(Entries(new))) => entries(path, &named(old), new, found),
        (Some(Entries(old)), Some(List(new))) => entries(path, old, &named(new), found),
        (old, new) => match (old.or(new), old, new) {
            (Some(Map(_)), old, new) => items(path, map(old), map(new), found),
            (Some(Entries(_)), old, new) => entries(path, all(old), all(new), found),
            (_, old, new) => list(path, &values(old), &values(new), found),
        },
    }
}

fn map(content: Option<&Content>) -> &[Item] {
    match content {
        Some(Content::Map(items)) => items,
        _ => &[],
    }
}

fn all(content: Option<&Content>) -> &[Entry] {
    match content {
        Some(Content::Entries(entries)) => entries,
        _ => &[],
    }
}

fn values(content: Option<&Content>) -> Vec<&Value> {
    match content {
        Some(Content::Leaf(value)) => vec![value],
        Some(Content::List(values)) => values.iter().collect(),
        _ => Vec::new(),
    }
}

/// Names as entries that say nothing else.
fn named(values: &[Value]) -> Vec<Entry> {
    let names = values.iter().filter_map(|value| match value {
        Value::Ref(Reference { written, is }) => Some(Entry {
            name: written.clone(),
            is: is.clone(),
            items: Vec::new(),
        }),
        _ => None,
    });
    names.collect()
}

fn joined(values: &[Value]) -> Value {
    let lines: Vec<String> = values.iter().map(Value::line).collect();
    Value::Word(lines.join(", ").into())
}

fn list(path: &str, old: &[&Value], new: &[&Value], found: &mut Vec<Difference>) {
    let by_known = |way: usize| move |value: &&Value| value.known_by()[way].clone();
    let (mut old, mut new) = (old.to_vec(), new.to_vec());
    for way in 0..2 {
        take_pairs(&mut old, &mut new, by_known(way));
    }
    let mut push = |change| {
        let path = path.to_owned();
        found.push(Difference { path, change });
    };
    let cited = |value: &&Value| match value {
        Value::Cites(cited) => Some((**cited).clone()),
        _ => None,
    };
    let place = |value: &&Value| {
        let cited = cited(value)?;
        Some(format!(
            "{}\n{}",
            cited.source.is,
            cited.at.as_deref().unwrap_or("")
        ))
    };
    let words = |value: &&Value| {
        let cited = cited(value)?;
        Some(format!("{}\n{}", cited.source.is, cited.quote.as_deref()?))
    };
    for (old, new) in take_some_pairs(&mut old, &mut new, place) {
        push(Change::Recited(old.clone(), new.clone()));
    }
    for (old, new) in take_some_pairs(&mut old, &mut new, words) {
        push(Change::Reanchored(old.clone(), new.clone()));
    }
    new.into_iter()
        .for_each(|new| push(Change::Listed(new.clone())));
    old.into_iter()
        .for_each(|old| push(Change::Unlisted(old.clone())));
}

/// Takes out what both lists have, by what it is known by.
fn take_pairs<T: Copy>(
    old: &mut Vec<T>,
    new: &mut Vec<T>,
    known_by: impl Fn(&T) -> String,
) -> Vec<(T, T)> {
    take_some_pairs(old, new, |one| Some(known_by(one)))
}

/// The same where not all is known by something. What is known alike is paired in the order in which it stands.
pub(super) fn take_some_pairs<T: Copy>(
    old: &mut Vec<T>,
    new: &mut Vec<T>,
    known_by: impl Fn(&T) -> Option<String>,
) -> Vec<(T, T)> {
    let mut by_known: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, one) in old.iter().enumerate().rev() {
        if let Some(known) = known_by(one) {
            by_known.entry(known).or_default().push(place);
        }
    }
    let mut taken = vec![false; old.len()];
    let mut pairs = Vec::new();
    new.retain(|one| {
        let place = known_by(one).and_then(|known| by_known.get_mut(&known)?.pop());
        if let Some(place) = place {
            taken[place] = true;
            pairs.push((old[place], *one));
        }
        place.is_none()
    });
    let mut place = 0;
    old.retain(|_| {
        place += 1;
        !taken[place - 1]
    });
    pairs
}

/// The entries of a key, those of the same name among themselves.
fn entries(path: &str, old: &[Entry], new: &[Entry], found: &mut Vec<Difference>) {
    let is_ordered = ORDERED.contains(&path);
    let groups = |entries: &[Entry]| {
        let mut groups: HashMap<Box<str>, Vec<usize>> = HashMap::new();
        for (place, entry) in entries.iter().enumerate() {
            groups.entry(entry.is.clone()).or_default().push(place);
        }
        groups
    };
    let (mut before, mut after) = (groups(old), groups(new));
    for entry in new.iter().chain(old) {
        let name = &entry.is;
        if !before.contains_key(name) && !after.contains_key(name) {
            continue;
        }
        let old_places = before.remove(name).unwrap_or_default();
        let new_places = after.remove(name).unwrap_or_default();
        let is_same = |i: usize, j: usize| old[old_places[i]] == new[new_places[j]];
        for pair in pairs(old_places.len(), new_places.len(), is_ordered, &is_same) {
            match pair {
                (Some(i), Some(j)) => {
                    let (i, j) = (old_places[i], new_places[j]);
                    let path = format!("{path}[{}]", called(new, j));
                    items(&path, &old[i].items, &new[j].items, found);
                }
                (None, Some(j)) => {
                    let (path, entry) = whole(path, new, new_places[j]);
                    let change = Change::Added(entry);
                    found.push(Difference { path, change });
                }
                (Some(i), None) => {
                    let (path, entry) = whole(path, old, old_places[i]);
                    let change = Change::Removed(entry);
                    found.push(Difference { path, change });
                }
                (None, None) => {}
            }
        }
    }
}

/// The path of an entry, and all that it says: first what it is, else its first words.
fn whole(path: &str, entries: &[Entry], place: usize) -> (String, Whole) {
    let items = &entries[place].items;
    let is_leaf = |item: &&Item| matches!(item.content, Content::Leaf(_));
    let says_most = |item: &&Item| matches!(&*item.key, "is" | "as" | "status" | "title" | "value");
    let mut leaf = items.iter().filter(is_leaf);
    let key = leaf.clone().find(says_most).or_else(|| leaf.next());
    let key = key.map(|item| &*item.key);
    let (first, rest): (Vec<Leaf>, Vec<Leaf>) = leaves(items)
        .into_iter()
        .partition(|leaf| Some(&*leaf.path) == key);
    let whole = Whole {
        says: first.into_iter().next().map(|leaf| leaf.value),
        rest,
    };
    (format!("{path}[{}]", called(entries, place)), whole)
}

/// Which of so many old ones is which of so many new ones. First those that are the same; between them the others, in
/// their order.
fn pairs(
    old: usize,
    new: usize,
    is_ordered: bool,
    is_same: &dyn Fn(usize, usize) -> bool,
) -> Vec<(Option<usize>, Option<usize>)> {
    let same = match is_ordered {
        true => in_order(old, new, is_same),
        false => in_any_order(old, new, is_same),
    };
    if !is_ordered {
        let left = (0..old).filter(|i| same.iter().all(|(other, _)| other != i));
        let mut left = left.collect::<Vec<usize>>().into_iter();
        let mut pairs = Vec::new();
        for j in 0..new {
            let same = same.iter().find(|(_, other)| *other == j);
            let i = same.map(|(i, _)| *i).or_else(|| left.next());
            pairs.push((i, Some(j)));
        }
        pairs.extend(left.map(|i| (Some(i), None)));
        return pairs;
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (here, there) in same.into_iter().chain([(old, new)]) {
        while i < here || j < there {
            pairs.push(((i < here).then_some(i), (j < there).then_some(j)));
            (i, j) = ((i + 1).min(here), (j + 1).min(there));
        }
        if here < old && there < new {
            pairs.push((Some(here), Some(there)));
        }
        (i, j) = (here + 1, there + 1);
    }
    pairs
}

fn in_any_order(
    old: usize,
    new: usize,
    is_same: &dyn Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut taken = vec![false; old];
    let mut same = Vec::new();
    for j in 0..new {
        // Mostly they stand where they stood.
        let nearest = (j < old && !taken[j] && is_same(j, j)).then_some(j);
        let mut others = (0..old).take(MOST_PAIRS / new.max(1));
        let found = nearest.or_else(|| others.find(|i| !taken[*i] && is_same(*i, j)));
        if let Some(i) = found {
            taken[i] = true;
            same.push((i, j));
        }
    }
    same
}

/// As many of the same as can be, in the order of both.
pub(super) fn in_order(
    old: usize,
    new: usize,
    is_same: &dyn Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    if old.saturating_mul(new) > MOST_PAIRS {
        return (0..old.min(new))
            .filter(|i| is_same(*i, *i))
            .map(|i| (i, i))
            .collect();
    }
    let width = new + 1;
    let mut common = vec![0_u32; (old + 1) * width];
    for i in (0..old).rev() {
        for j in (0..new).rev() {
            common[i * width + j] = match is_same(i, j) {
                true => common[(i + 1) * width + j + 1] + 1,
                false => common[(i + 1) * width + j].max(common[i * width + j + 1]),
            };
        }
    }
    let (mut i, mut j, mut same) = (0, 0, Vec::new());
    while i < old && j < new {
        if is_same(i, j) {
            same.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    same
}
