//! What it finds: entries of a docket of which each is set by the next, or is due so long after it, or answers it, round to
//! the first; or one that names itself.
//!
//! Why that is bad: no day can be counted, and nothing is answered: each waits for the other.
//!
//! Example: `reply: {answers: order}` and `order: {answers: reply}`.
//!
//! How to fix it: look up which came first, and take the reference out there.

use std::collections::{HashMap, HashSet};

use super::{Context, Found};
use crate::{
    library::Index,
    model::{At, Body, Due, Ref, record::Entry},
};

/// A key with which an entry names others, with those that it names so.
type Leads = (&'static str, fn(&Entry) -> Vec<&At<Ref>>);

const LEADS: [Leads; 3] = [
    ("set_by", |entry| entry.set_by.iter().collect()),
    ("due", |entry| match &entry.due {
        Some(Due::From(from)) => from.after.iter().chain(&from.before).collect(),
        _ => Vec::new(),
    }),
    ("answers", |entry| entry.answers.iter().collect()),
];

/// Reports each circle once, at the first entry in it.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (key, leads) in LEADS {
        let mut told: HashSet<Index> = HashSet::new();
        for (index, record) in context.records() {
            let Body::Entry(entry) = &record.body else {
                continue;
            };
            if told.contains(&index) {
                continue;
            }
            for reference in leads(entry) {
                let Some(ring) = ring(context, index, reference, leads) else {
                    continue;
                };
                let ids: Vec<String> = ring
                    .iter()
                    .map(|one| format!("`{}`", context.library.at(*one).key.id()))
                    .collect();
                told.extend(&ring);
                let message = match ring.len() {
                    1 => format!("this entry names itself under `{key}`"),
                    _ => format!(
                        "these entries lead round to this one by `{key}`: {}",
                        ids.join(", ")
                    ),
                };
                found.push(
                    found
                        .at(record, reference.span, message)
                        .help("look up which came first, and take the reference out there"),
                );
                break;
            }
        }
    }
}

/// The entries from one, by a reference of it, round to itself: the one first. None where it does not lead back.
fn ring(
    context: &Context<'_>,
    from: Index,
    reference: &At<Ref>,
    leads: fn(&Entry) -> Vec<&At<Ref>>,
) -> Option<Vec<Index>> {
    let library = context.library;
    let resolve =
        |at: Index, reference: &Ref| library.resolve(library.at(at).key.case(), reference);
    let mut before = HashMap::new();
    let mut open = vec![(from, resolve(from, reference)?)];
    while let Some((back, index)) = open.pop() {
        if index == from {
            let mut ring = Vec::new();
            let mut at = Some(back);
            while let Some(one) = at.filter(|one| *one != from) {
                ring.push(one);
                at = before.get(&one).copied();
            }
            ring.push(from);
            ring.reverse();
            return Some(ring);
        }
        if before.contains_key(&index) {
            continue;
        }
        before.insert(index, back);
        if let Body::Entry(entry) = &library.at(index).body {
            let next = leads(entry).into_iter();
            open.extend(next.filter_map(|reference| Some((index, resolve(index, reference)?))));
        }
    }
    None
}
