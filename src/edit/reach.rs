//! What else a change could reach: an alias repeats what stands behind its anchor.

use super::{Change, What};
use crate::{
    load::{
        docket,
        yaml::{Entries, Node, Repeat, Value},
    },
    model::{Kind, Span},
};

/// The first anchor, alias or merge key that a change could reach, or be reached by: one in the record, or one round it, at its
/// section or at the whole file. Those within other records and sections repeat nothing of it. A new record goes only into a
/// file that has none.
pub fn reached<'r>(
    repeats: &'r [Repeat],
    entries: &Entries,
    change: &Change,
) -> Option<&'r Repeat> {
    let is_new = matches!(change.what, What::New(_));
    let places = places(entries);
    // What stands on a docket below its proceeding is within that.
    let docket = docket::below(entries, change.key.id().as_str());
    let its = match docket {
        Some((proceeding, _)) => (Kind::Proceeding, proceeding),
        None => (change.kind, change.key.id().as_str()),
    };
    let mut repeats = repeats.iter();
    repeats.find(|repeat| is_new || is_round(repeat, &places, its))
}

/// Where a key stands, the section that it begins or is in, and the record that it begins.
type Place<'e> = (Span, &'e str, Option<&'e str>);

/// Where sections begin, and the records in them, in the order of the file.
fn places(entries: &Entries) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    for (key, value) in entries {
        let section = name(key);
        places.push((key.span, section, None));
        if let Value::Mapping(records) = &value.value {
            let records = records.iter();
            places.extend(records.map(|(key, _)| (key.span, section, Some(name(key)))));
        }
    }
    places.sort_by_key(|(span, ..)| at(span));
    places
}

fn name(key: &Node) -> &str {
    key.scalar().unwrap_or("")
}

fn at(span: &Span) -> (u32, u32) {
    (span.line, span.column)
}

/// Whether an anchor or an alias is of the record that is changed, or of what it stands in.
fn is_round(repeat: &Repeat, places: &[Place<'_>], (kind, id): (Kind, &str)) -> bool {
    let behind = places.partition_point(|(span, ..)| at(span) <= at(&repeat.span));
    let Some((_, section, record)) = behind.checked_sub(1).and_then(|last| places.get(last)) else {
        // It stands before all keys, and is one of the whole file.
        return true;
    };
    let is_its = |record: &&str| *record == id;
    *section == kind.info().many && record.as_ref().is_none_or(is_its)
}
