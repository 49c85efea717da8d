//! A change of one record, in the text of its file: nothing else in it becomes another byte.
//!
//! `yaml-edit` finds the place and lays out what comes there; a scalar that is there already is replaced where our parser
//! says that it stands. Neither is believed. The text is read before and after by the loader: every other key and value
//! must be the same, the record must say just what it is to say, nothing that stood there may be gone, and there may be no mistake
//! that was not there. What does not hold is a refusal, with its reason.

pub mod asked;
mod change;
pub mod file;
mod judged;
pub mod made;
pub mod more;
mod place;
mod reach;
mod same;
pub mod undo;
mod written;

use std::ops::Range;

use crate::{
    diagnostic::{Diagnostic, Report, Severity},
    limits::YAML_BYTES,
    load::{
        self,
        yaml::{Entries, Node, Repeat, Value, insert::insert, read_with_repeats, rewrite},
    },
    model::Id,
    text::{
        decode,
        patch::{Edit, patch},
    },
};
pub use change::{Change, Cite, Grounds, NewRecord, Reply, Status};
pub use written::{Map, Written, lines};

use change::{New, Put, What};
use place::Splice;

/// A file with a change made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    old: String,
    new: String,
    edits: Vec<Edit>,
}

impl Edited {
    /// The bytes of the file before.
    pub fn before(&self) -> &[u8] {
        self.old.as_bytes()
    }

    /// Its bytes with the change.
    pub fn after(&self) -> &[u8] {
        self.new.as_bytes()
    }

    /// The change as a patch of the file at that path.
    pub fn patch(&self, path: &str) -> String {
        patch(path, &self.old, &self.new, &self.edits)
    }

    /// Where something else stands in the new text, and what stood there before.
    fn back(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        let edits = self.edits.iter();
        edits.map(|(old, new)| (new.clone(), self.old.get(old.clone()).unwrap_or("")))
    }

    /// The file in which other texts stand in the place of some bytes, in their order; none where they are no part of it.
    fn of(old: String, back: &[(Range<usize>, String)]) -> Option<Self> {
        let splices: Vec<Splice> = back
            .iter()
            .map(|(at, text)| Splice {
                at: at.clone(),
                text: text.clone(),
            })
            .collect();
        let new = place::put_all(&old, &splices)?;
        let edits = place::edits(&splices, 0);
        Some(Self { old, new, edits })
    }
}

/// Makes a change in the bytes of the file in which its record stands, or is to stand.
///
/// # Errors
/// Why the file is left as it is, as the end of a sentence.
pub fn apply(bytes: &[u8], change: &Change) -> Result<Edited, String> {
    let old = text_of(bytes)?;
    let text = old.strip_prefix(BOM).unwrap_or(old);
    let (before, repeats) = read_with_repeats(text)?;
    if let Some(repeat) = reach::reached(&repeats, &before, change) {
        return Err(repeat.in_the_way());
    }
    if let Some(fault) = change.fault() {
        return Err(fault);
    }
    let (expected, splices) = change.made(text, before)?;
    if splices.is_empty() {
        return Err("it says so already".into());
    }
    let changed = place::put_all(text, &splices).ok_or(NOT_AS_MEANT)?;
    if !YAML_BYTES.allows((old.len() - text.len() + changed.len()) as u64) {
        return Err(YAML_BYTES.beyond());
    }
    let (after, repeated) = read_with_repeats(&changed).map_err(|_| NOT_AS_MEANT)?;
    let told = |repeats: Vec<Repeat>| repeats.into_iter().map(|repeat| repeat.message);
    if !same::are_same(&expected, &after) || !told(repeats).eq(told(repeated)) {
        return Err(NOT_AS_MEANT.into());
    }
    let case = || change.key.case().cloned();
    if let Some(found) = new_error(text, &changed, case) {
        return Err(format!("there would be a new mistake in it: {found}"));
    }
    let bom = &old[..old.len() - text.len()];
    Ok(Edited {
        old: old.to_owned(),
        new: format!("{bom}{changed}"),
        edits: place::edits(&splices, bom.len()),
    })
}

const BOM: char = '\u{FEFF}';

const NOT_AS_MEANT: &str = "the change would not be read there as it is meant; make it by hand, or lay out the record one key below the other";

/// The text of a file that can be written again as it is.
fn text_of(bytes: &[u8]) -> Result<&str, String> {
    let text = std::str::from_utf8(bytes).ok();
    // UTF-16 in plain letters is UTF-8 as well, with a zero in every second byte.
    let text = text.filter(|text| decode(bytes).text == text.strip_prefix(BOM).unwrap_or(text));
    text.ok_or_else(|| "it is not UTF-8; save it as UTF-8".into())
}

/// The first error of a text that another one did not have.
fn new_error(old: &str, new: &str, case: impl Fn() -> Option<Id>) -> Option<String> {
    let errors = |text: &str| {
        let report: Report = load::read_text(text, case()).1;
        let found = report.into_diagnostics().into_iter();
        let errors = found.filter(|found| found.severity == Severity::Error);
        errors.map(|found: Diagnostic| found.message)
    };
    let mut before: Vec<String> = errors(old).collect();
    errors(new).find(
        |error| match before.iter().position(|known| known == error) {
            Some(known) => {
                before.swap_remove(known);
                false
            }
            None => true,
        },
    )
}

impl Change {
    /// What the file is to say then, and what of its text becomes another one for that.
    fn made(&self, text: &str, mut entries: Entries) -> Result<(Entries, Vec<Splice>), String> {
        let (section, id) = (self.kind.info().many, self.key.id());
        if let What::New(map) = &self.what {
            let yaml = written::lines(map).map_err(|error| error.to_string())?;
            let whole = insert(text, section, id, &yaml)?;
            same::add_record(&mut entries, section, id, map);
            return Ok((entries, vec![Splice::between(text, &whole)]));
        }
        let record = same::record(&mut entries, section, id).ok_or_else(|| {
            format!("it has no record `{id}` with keys of its own in `{section}`")
        })?;
        let mut splices = Vec::new();
        match &self.what {
            What::Texts(texts) => {
                for change in texts {
                    let node = same::at(record, change.span).ok_or("it was changed just now")?;
                    splices.extend(retext(text, node, &change.text)?);
                }
            }
            What::Puts(puts) => {
                // What ends in the end of the record stands before a new key, which comes there.
                let is_there =
                    |put: &&Put| record.iter().any(|(key, _)| key.scalar() == Some(put.key));
                let (there, new): (Vec<&Put>, Vec<&Put>) = puts.iter().partition(is_there);
                for put in there.into_iter().chain(new) {
                    splices.extend(self.put(text, record, put)?);
                }
            }
            What::New(_) => {}
        }
        // Those at one place stay in their order.
        splices.sort_by_key(|splice| splice.at.start);
        Ok((entries, splices))
    }

    /// Puts a value under a key, in what the record is to say and in the text.
    fn put(&self, text: &str, record: &mut Entries, put: &Put) -> Result<Vec<Splice>, String> {
        let here = same::value(record, put.key);
        match (&put.what, here) {
            (New::Text(new), Some(node)) if !node.is_null() => retext(text, node, new),
            (New::Text(new), _) => {
                let written = Written::Text(new.clone());
                let splices = place::value(text, self, put.key, &written)?;
                same::set(record, put.key, written.node());
                Ok(splices)
            }
            (New::Last(new), Some(node)) if node.scalar().is_some() && !node.is_null() => {
                let splices = place::listed(text, node.span, put.key, new)?;
                let items = new.iter().map(Map::node);
                let items = std::iter::once(node.clone()).chain(items).collect();
                node.value = Value::Sequence(items);
                Ok(splices)
            }
            (New::Last(new), Some(node)) if !node.is_null() => {
                let Value::Sequence(items) = &mut node.value else {
                    return Err(place::not_listed(put.key));
                };
                let splices = place::items(text, self, put.key, new)?;
                items.extend(new.iter().map(Map::node));
                Ok(splices)
            }
            (New::Last(new), _) => {
                let list = Written::List(new.iter().cloned().map(Written::Map).collect());
                let splices = place::value(text, self, put.key, &list)?;
                same::set(record, put.key, list.node());
                Ok(splices)
            }
        }
    }
}

/// Gives a scalar that is there another text, in the tree and in the file.
fn retext(text: &str, node: &mut Node, new: &str) -> Result<Vec<Splice>, String> {
    let there = node.scalar().ok_or("what stands there is no text")?;
    if there == new {
        return Ok(Vec::new());
    }
    let changes = [rewrite::Change {
        span: node.span,
        text: new.to_owned(),
    }];
    let done = rewrite::rewrite(text, &changes);
    if !done.left.is_empty() {
        return Err(NOT_AS_MEANT.into());
    }
    *node = Written::Text(new.to_owned()).node();
    let edits = done.edits.into_iter();
    let splices = edits.map(|(old, new)| Splice {
        at: old,
        text: done.text.get(new).unwrap_or("").to_owned(),
    });
    Ok(splices.collect())
}
