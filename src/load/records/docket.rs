//! The docket of a proceeding, where its entries are written below it: without a section, and mostly without ids.

use std::collections::{HashMap, HashSet};

use super::Reading;
use crate::{
    diagnostic::Diagnostic,
    load::yaml::{Entries, Node, Value},
    model::{Id, Kind},
};

/// The key of a proceeding under which its docket may be written, each entry without a section of its own.
pub const ENTRIES: &str = "entries";

/// The key by which an entry that is written below its proceeding may have an id of its own.
const ID: &str = "id";

/// The key by which an entry names its proceeding.
const IN: &str = "in";

impl Reading<'_> {
    /// A proceeding without the docket that is written below it, and the entries of that docket by their ids, each with
    /// the proceeding that it is in.
    pub(super) fn docket(&mut self, id: &Node, mut proceeding: Node) -> (Node, Entries) {
        let docket = match &mut proceeding.value {
            Value::Mapping(keys) => {
                let place = keys
                    .iter()
                    .position(|(key, _)| key.scalar() == Some(ENTRIES));
                place.map(|place| keys.remove(place).1)
            }
            _ => None,
        };
        let Some(docket) = docket else {
            return (proceeding, Entries::new());
        };
        let name = Id::suggest(id.scalar().unwrap_or(""));
        let entries = match docket.value {
            Value::Sequence(items) => ids(&name, &items).into_iter().zip(items).collect(),
            // By ids of their own, as in a section.
            Value::Mapping(entries) => entries,
            Value::Unread => {
                self.give_up(&docket);
                Entries::new()
            }
            _ if docket.is_null() => Entries::new(),
            Value::Scalar { .. } => {
                let help = "write each entry on a line of its own after `- `: `- { date: 2025-05, number: 1, title: Complaint }`";
                let message = "the entries of the docket are expected here";
                self.report
                    .push(Diagnostic::error("wrong-type", docket.span, message).help(help));
                self.give_up(&docket);
                Entries::new()
            }
        };
        let entries = entries.into_iter().map(|(id, entry)| {
            let entry = of_proceeding(entry, &name);
            (id, entry)
        });
        (proceeding, entries.collect())
    }
}

/// The ids of entries that are written without one: by the number that each has on the docket, else by its date,
/// behind the id of the proceeding. What is alike is counted. No word of a title is in them: ids are remembered where no
/// word of a case is, and stand where there is little room.
///
/// Another entry above or below changes none of them but those of entries that are alike.
fn ids(proceeding: &str, items: &[Node]) -> Vec<Node> {
    let mut taken = HashSet::new();
    // Where to go on counting, so that a day with thousands of entries takes no longer than their number.
    let mut counted: HashMap<String, usize> = HashMap::new();
    let mut own = |item: &Node| {
        if let Some(id) = value(item, ID) {
            return Node { ..id.clone() };
        }
        let said = |key| value(item, key).and_then(Node::scalar).map(Id::suggest);
        let name = said("number").filter(|it| !it.is_empty());
        let name = name.or_else(|| said("date").filter(|it| !it.is_empty()));
        let name = format!(
            "{proceeding}--{}",
            name.as_deref().unwrap_or(Kind::Entry.info().one)
        );
        let mut id = name.clone();
        let next = counted.entry(name.clone()).or_insert(2);
        while !taken.insert(id.clone()) {
            id = format!("{name}-{next}");
            *next += 1;
        }
        Node {
            serial: u32::MAX,
            // It is named where it is called something.
            span: value(item, "title").unwrap_or(item).span,
            value: Value::Scalar {
                text: id.into(),
                plain: true,
            },
        }
    };
    items.iter().map(&mut own).collect()
}

/// An entry that says in which proceeding it is.
fn of_proceeding(mut entry: Node, proceeding: &str) -> Node {
    let span = entry.span;
    if let Value::Mapping(keys) = &mut entry.value {
        keys.retain(|(key, _)| key.scalar() != Some(ID));
        let scalar = |text: &str, serial| Node {
            serial,
            span,
            value: Value::Scalar {
                text: text.into(),
                plain: true,
            },
        };
        if !keys.iter().any(|(key, _)| key.scalar() == Some(IN)) {
            keys.push((scalar(IN, u32::MAX), scalar(proceeding, u32::MAX - 1)));
        }
    }
    entry
}

/// Where an entry stands that is written below its proceeding, by the id that it is known by: the id of the proceeding,
/// and the place of the entry on that docket, from 0. None where no docket in the file has it.
pub fn below<'e>(file: &'e Entries, id: &str) -> Option<(&'e str, usize)> {
    let of = |entries: &'e Entries, key: &str| {
        let mut entries = entries.iter();
        entries
            .find(|(found, _)| found.scalar() == Some(key))
            .map(|(_, value)| value)
    };
    let Value::Mapping(proceedings) = &of(file, Kind::Proceeding.info().many)?.value else {
        return None;
    };
    proceedings.iter().find_map(|(name, proceeding)| {
        let name = name.scalar()?;
        let place = match &value(proceeding, ENTRIES)?.value {
            Value::Sequence(items) => {
                let ids = ids(&Id::suggest(name), items);
                ids.iter().position(|found| found.scalar() == Some(id))
            }
            Value::Mapping(entries) => entries
                .iter()
                .position(|(found, _)| found.scalar() == Some(id)),
            Value::Scalar { .. } | Value::Unread => None,
        };
        place.map(|place| (name, place))
    })
}

/// The entries that are written below a proceeding, each with the id that it is known by.
pub fn on<'e>(proceeding: &str, entries: &'e Node) -> Vec<(String, &'e Node)> {
    match &entries.value {
        Value::Sequence(items) => {
            let ids = ids(&Id::suggest(proceeding), items).into_iter();
            let ids = ids.map(|id| id.scalar().unwrap_or("").to_owned());
            ids.zip(items).collect()
        }
        Value::Mapping(entries) => entries
            .iter()
            .map(|(id, entry)| (id.scalar().unwrap_or("").to_owned(), entry))
            .collect(),
        Value::Scalar { .. } | Value::Unread => Vec::new(),
    }
}

/// What stands under a key of an entry.
fn value<'n>(entry: &'n Node, key: &str) -> Option<&'n Node> {
    let Value::Mapping(keys) = &entry.value else {
        return None;
    };
    keys.iter()
        .find(|(found, _)| found.scalar() == Some(key))
        .map(|(_, value)| value)
}
