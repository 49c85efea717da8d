//! What the protected were called when somebody reviewed them. The log keeps words of that time, and so may notes: whoever
//! hands them on must know these names as well.

use std::collections::BTreeSet;

use super::{
    entry::{Deed, Target, Written},
    kept::Kept,
};
use crate::{
    compare::{Value, leaves},
    library::Former,
    model::{kind::KINDS, record::PROTECT},
};

/// The keys under which a record has what names it, or gives it away; below a list each of its items is one.
const NAMES: [&str; 9] = [
    "name",
    "short",
    "also_known_as",
    "protect.also",
    "title",
    "description",
    "url",
    "text",
    "digest",
];

/// What records were called in all versions that anybody reviewed and whose words are kept.
pub fn former<'e>(entries: impl Iterator<Item = &'e Written>) -> Vec<Former> {
    let all: BTreeSet<Former> = entries.filter_map(of_entry).collect();
    all.into_iter().collect()
}

/// What may be handles of people: by whom entries are, and the labels of one word.
pub fn handles<'e>(entries: impl Iterator<Item = &'e Written>) -> BTreeSet<&'e str> {
    let entries = entries.filter_map(|written| written.entry.as_ref());
    let words = entries.flat_map(|entry| {
        let label = match &entry.did {
            Deed::Labelled { label } | Deed::NotLabelled { label } => Some(label.as_str()),
            _ => None,
        };
        std::iter::once(entry.by.as_str()).chain(label)
    });
    words
        .filter(|word| !word.contains(char::is_whitespace))
        .collect()
}

fn of_entry(written: &Written) -> Option<Former> {
    let Target::Record { key } = &written.entry.as_ref()?.of else {
        return None;
    };
    let Kept::Read(read) = written.version()?.kept()? else {
        return None;
    };
    let kind = KINDS.iter().find(|info| info.one == read.kind())?.kind;
    let leaves = leaves(read.says());
    let words = |value: &Value| match value {
        Value::Text(words) | Value::Word(words) => Some(words.to_string()),
        Value::Statement { .. } | Value::Ref(_) | Value::Cites(_) => None,
    };
    let under = |path: &str| path.split('[').next().unwrap_or(path).to_owned();
    let alias = format!("{PROTECT}.as");
    let alias = leaves.iter().find(|leaf| leaf.path == alias);
    let names = leaves
        .iter()
        .filter(|leaf| NAMES.contains(&&*under(&leaf.path)));
    Some(Former {
        key: key.clone(),
        kind,
        alias: alias.and_then(|leaf| words(&leaf.value)),
        names: names.filter_map(|leaf| words(&leaf.value)).collect(),
    })
}
