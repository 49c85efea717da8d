//! What a file is to say when a change is made, and whether it does.

use super::written::{Map, Written};
use crate::{
    load::{
        docket,
        yaml::{Entries, Node, Value},
    },
    model::{Id, Kind, Span},
};

/// The number of a node that is to be written; no file has as many.
pub const NEW: u32 = u32::MAX;

/// The keys of a record, in its section or, of an entry of a docket, below its proceeding; none where it is not there, or
/// has none.
pub fn record<'e>(entries: &'e mut Entries, section: &str, id: &Id) -> Option<&'e mut Entries> {
    let docket = match is_in_section(entries, section, id) {
        true => None,
        false => docket::below(entries, id.as_str()),
    };
    let Some((proceeding, place)) = docket.map(|(name, place)| (name.to_owned(), place)) else {
        let records = mapping(value(entries, section)?)?;
        return mapping(value(records, id.as_str())?);
    };
    let proceedings = mapping(value(entries, Kind::Proceeding.info().many)?)?;
    let proceeding = mapping(value(proceedings, &proceeding)?)?;
    mapping(match &mut value(proceeding, docket::ENTRIES)?.value {
        Value::Sequence(items) => items.get_mut(place)?,
        Value::Mapping(entries) => &mut entries.get_mut(place)?.1,
        Value::Scalar { .. } | Value::Unread => return None,
    })
}

/// Whether a record stands in its section, by its id.
fn is_in_section(entries: &mut Entries, section: &str, id: &Id) -> bool {
    let records = value(entries, section).and_then(mapping);
    records.is_some_and(|records| value(records, id.as_str()).is_some())
}

fn mapping(node: &mut Node) -> Option<&mut Entries> {
    match &mut node.value {
        Value::Mapping(entries) => Some(entries),
        _ => None,
    }
}

/// The value of a key.
pub fn value<'e>(entries: &'e mut Entries, key: &str) -> Option<&'e mut Node> {
    let mut entries = entries.iter_mut();
    let found = entries.find(|(name, _)| name.scalar() == Some(key));
    found.map(|(_, value)| value)
}

/// Gives a key a value: where it stands, else as the last one.
pub fn set(entries: &mut Entries, key: &'static str, new: Node) {
    match value(entries, key) {
        Some(there) => *there = new,
        None => entries.push((Written::Text(key.to_owned()).node(), new)),
    }
}

/// Adds a record as the last of its section, which comes last where there is none.
pub fn add_record(entries: &mut Entries, section: &'static str, id: &Id, map: &Map) {
    let record = (Written::Text(id.to_string()).node(), map.node());
    match value(entries, section).and_then(mapping) {
        Some(records) => records.push(record),
        None => {
            let section_node = Node {
                value: Value::Mapping(vec![record]),
                ..Written::List(Vec::new()).node()
            };
            set(entries, section, section_node);
        }
    }
}

/// The scalar that stands at a place.
pub fn at(entries: &mut Entries, place: Span) -> Option<&mut Node> {
    let mut values = entries.iter_mut().map(|(_, value)| value);
    values.find_map(|value| within(value, place))
}

fn within(node: &mut Node, place: Span) -> Option<&mut Node> {
    let is_it = (node.span.line, node.span.column) == (place.line, place.column);
    if is_it && matches!(node.value, Value::Scalar { .. }) {
        return Some(node);
    }
    match &mut node.value {
        Value::Mapping(entries) => at(entries, place),
        Value::Sequence(items) => items.iter_mut().find_map(|item| within(item, place)),
        Value::Scalar { .. } | Value::Unread => None,
    }
}

/// Whether entries say the same, in the same order.
pub fn are_same(expected: &Entries, found: &Entries) -> bool {
    let mut pairs = expected.iter().zip(found);
    expected.len() == found.len()
        && pairs.all(|((key, value), (found_key, found_value))| {
            is_same(key, found_key) && is_same(value, found_value)
        })
}

fn is_same(expected: &Node, found: &Node) -> bool {
    match (&expected.value, &found.value) {
        (
            Value::Scalar { text, plain },
            Value::Scalar {
                text: other,
                plain: is_plain,
            },
        ) => {
            // What is new may stand bare where that is a text all the same.
            let is_as_written = plain == is_plain || expected.serial == NEW && !found.is_null();
            text == other && is_as_written
        }
        (Value::Sequence(all), Value::Sequence(others)) => {
            let mut pairs = all.iter().zip(others);
            all.len() == others.len() && pairs.all(|(one, other)| is_same(one, other))
        }
        (Value::Mapping(all), Value::Mapping(others)) => are_same(all, others),
        // An alias, which is no text of the change.
        (Value::Unread, Value::Unread) => true,
        _ => false,
    }
}
