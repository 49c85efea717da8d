//! Where in the text of a file a value goes, and how it is laid out there: what `yaml-edit` says of it.

use std::{ops::Range, str::FromStr};

use yaml_edit::{Document, Mapping, YamlFile};

use super::{Change, NOT_AS_MEANT, written};
use crate::text::patch::Edit;
use written::Written;

/// Some bytes of a text, and what comes in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    pub at: Range<usize>,
    pub text: String,
}

impl Splice {
    /// What has become of a text. Where whole lines came, it begins where a line does.
    pub fn between(old: &str, new: &str) -> Self {
        let start = common(old.chars(), new.chars());
        let (rest, rest_of_new) = (&old[start..], &new[start..]);
        let end = common(rest.chars().rev(), rest_of_new.chars().rev());
        let mut at = start..old.len() - end;
        let mut text = rest_of_new[..rest_of_new.len() - end].to_owned();
        // Lines may have come a little before: those that begin with the same blanks.
        let line = old[..at.start].rfind('\n').map_or(0, |at| at + 1);
        if at.is_empty() && text.ends_with(&old[line..at.start]) {
            let behind = text.split_off(text.len() - (at.start - line));
            text.insert_str(0, &behind);
            at = line..line;
        }
        Self { at, text }
    }
}

/// How many bytes two texts begin with that are the same.
fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    let same = one.zip(other).take_while(|(one, other)| one == other);
    same.map(|(c, _)| c.len_utf8()).sum()
}

/// Makes splices in a text, which are in their order; none where two of them overlap.
pub fn put_all(text: &str, splices: &[Splice]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for splice in splices {
        out.push_str(text.get(end..splice.at.start)?);
        out.push_str(&splice.text);
        end = splice.at.end;
    }
    out.push_str(text.get(end..)?);
    Some(out)
}

/// The same as places in the old text and the new one, which begin behind so many bytes.
pub fn edits(splices: &[Splice], behind: usize) -> Vec<Edit> {
    let (mut end, mut end_of_new) = (0, behind);
    let mut edits: Vec<Edit> = Vec::new();
    for splice in splices {
        let start = end_of_new + (splice.at.start - end);
        let old = behind + splice.at.start..behind + splice.at.end;
        let new = start..start + splice.text.len();
        (end, end_of_new) = (splice.at.end, new.end);
        match edits.last_mut() {
            // What comes at one place is one edit.
            Some((before, after)) if before.end == old.start && after.end == new.start => {
                (before.end, after.end) = (old.end, new.end);
            }
            _ => edits.push((old, new)),
        }
    }
    edits
}

/// One more item at the end of a list that a record has under a key.
///
/// # Errors
/// Why not, as the end of a sentence.
pub fn item(
    text: &str,
    change: &Change,
    key: &'static str,
    item: &Written,
) -> Result<Splice, String> {
    edited(text, change, |record| {
        let (_, list) = record.iter().find(|(name, _)| is(name, key))?;
        let document = document(item)?;
        let list = list.as_sequence()?;
        match item {
            Written::Map(_) => list.push(document.as_mapping()?),
            Written::List(_) => list.push(document.as_sequence()?),
            Written::Text(_) => list.push(document.as_scalar()?),
        }
        Some(())
    })
}

/// A value for a key of a record that has none, or that is empty.
///
/// # Errors
/// As of [`item`].
pub fn value(
    text: &str,
    change: &Change,
    key: &'static str,
    value: &Written,
) -> Result<Splice, String> {
    edited(text, change, |record| {
        let document = document(value)?;
        match value {
            Written::Map(_) => record.set(key, document.as_mapping()?),
            Written::List(_) => record.set(key, document.as_sequence()?),
            Written::Text(_) => record.set(key, document.as_scalar()?),
        }
        Some(())
    })
}

/// A value as `yaml-edit` takes it.
fn document(value: &Written) -> Option<Document> {
    Document::from_str(&written::yaml(value).ok()?).ok()
}

/// What becomes of a text where the record is changed so.
fn edited(
    text: &str,
    change: &Change,
    edit: impl FnOnce(&Mapping) -> Option<()>,
) -> Result<Splice, String> {
    let made = || {
        let file = YamlFile::from_str(text).ok()?;
        let top = file.document()?.as_mapping()?;
        let records = below(&top, change.kind.info().many)?;
        edit(&below(&records, change.key.id().as_str())?)?;
        Some(file.to_string())
    };
    let new = made().ok_or(NOT_AS_MEANT)?;
    let splice = Splice::between(text, &new);
    let gone = text.get(splice.at.clone()).unwrap_or("");
    match is_nothing(gone) {
        true => Ok(splice),
        false => Err(NOT_AS_MEANT.into()),
    }
}

/// The mapping under a key. Keys are texts here: looked up by value, `17` would be a number, which no text is.
fn below(mapping: &Mapping, key: &str) -> Option<Mapping> {
    let mut pairs = mapping.iter();
    let (_, value) = pairs.find(|(name, _)| is(name, key))?;
    value.as_mapping().cloned()
}

fn is(name: &yaml_edit::YamlNode, key: &str) -> bool {
    name.as_scalar()
        .is_some_and(|scalar| scalar.as_string() == key)
}

/// Whether what goes away says nothing: what an empty value or an empty list is written as. A remark would be lost.
fn is_nothing(gone: &str) -> bool {
    let bare: String = gone.split_whitespace().collect();
    ["", "~", "null", "[]"].contains(&&*bare)
}
