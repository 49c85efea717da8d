//! Where in the text of a file a value goes, and how it is laid out there: what `yaml-edit` says of it.

use std::{ops::Range, str::FromStr};

use yaml_edit::{Document, Mapping, YamlFile};

use super::{Change, NOT_AS_MEANT, written};
use crate::{
    load::{
        docket,
        yaml::{read_with_repeats, rewrite},
    },
    model::{Kind, Span},
    text::patch::Edit,
};
use written::{Map, Written};

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
        if !at.is_empty() {
            // A word that is gone is gone whole: `null` and `not` begin alike.
            let is_of_word = |c: &char| c.is_alphanumeric();
            let before = old[..at.start].chars().rev().take_while(is_of_word);
            let lead = at.start - before.map(char::len_utf8).sum::<usize>();
            let behind = old[at.end..].chars().take_while(is_of_word);
            let tail = at.end + behind.map(char::len_utf8).sum::<usize>();
            text = [&old[lead..at.start], &text, &old[at.end..tail]].concat();
            at = lead..tail;
        }
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

/// More items at the end of a list that a record has under a key.
///
/// # Errors
/// Why not, as the end of a sentence.
pub fn items(
    text: &str,
    change: &Change,
    key: &'static str,
    items: &[Map],
) -> Result<Vec<Splice>, String> {
    edited(text, change, |record| {
        let (_, list) = record.iter().find(|(name, _)| is(name, key))?;
        let list = list.as_sequence()?;
        for item in items {
            list.push(document(&Written::Map(item.clone()))?.as_mapping()?);
        }
        Some(())
    })
}

/// A text that stands alone under a key as the first of a list, with more items behind it.
///
/// # Errors
/// As of [`items`].
pub fn listed(
    text: &str,
    alone: Span,
    key: &'static str,
    items: &[Map],
) -> Result<Vec<Splice>, String> {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let made = || {
        let bytes = rewrite::bytes(text, alone)?;
        let line = text[..bytes.start].rfind('\n').map_or(0, |at| at + 1);
        let before = &text[line..bytes.start];
        let indent = &before[..before.len() - before.trim_start_matches(' ').len()];
        let blanks = before[indent.len()..]
            .strip_prefix(key)?
            .strip_prefix(':')?;
        if !blanks.trim().is_empty() {
            return None;
        }
        let margin = format!("{indent}  ");
        let first = Splice {
            at: bytes.start - blanks.len()..bytes.start,
            text: format!("{newline}{margin}- "),
        };
        let items = items.iter().cloned().map(Written::Map).collect();
        let yaml = written::yaml(&Written::List(items)).ok()?;
        let lines = yaml.lines().map(|line| format!("{margin}{line}{newline}"));
        let lines: String = lines.collect();
        let rest = &text[bytes.end..];
        let (end, lead) = match rest.find('\n') {
            Some(at) => (bytes.end + at + 1, ""),
            None => (text.len(), newline),
        };
        let more = Splice {
            at: end..end,
            text: format!("{lead}{lines}"),
        };
        Some(vec![first, more])
    };
    made().ok_or_else(|| not_listed(key))
}

/// Why nothing can be added under a key.
pub fn not_listed(key: &str) -> String {
    format!("the `{key}` of the record is no list; write it as one, each item behind `- `, first")
}

/// A value for a key of a record that has none, or that is empty.
///
/// # Errors
/// As of [`items`].
pub fn value(
    text: &str,
    change: &Change,
    key: &'static str,
    value: &Written,
) -> Result<Vec<Splice>, String> {
    edited(text, change, |record| {
        let document = document(value)?;
        match value {
            Written::Map(_) => record.set(key, document.as_mapping()?),
            Written::List(_) => record.set(key, document.as_sequence()?),
            Written::Text(_) | Written::Remarked(..) => record.set(key, document.as_scalar()?),
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
) -> Result<Vec<Splice>, String> {
    let made = || {
        let file = YamlFile::from_str(text).ok()?;
        let top = file.document()?.as_mapping()?;
        let id = change.key.id().as_str();
        let records = below(&top, change.kind.info().many);
        let record = records.and_then(|records| below(&records, id));
        edit(&record.or_else(|| in_docket(text, &top, id))?)?;
        Some(file.to_string())
    };
    let splices = made().and_then(|new| splices(text, &new));
    splices.ok_or_else(|| NOT_AS_MEANT.into())
}

/// What has become of a text to which something was added; none where more is gone than a value that says nothing.
fn splices(old: &str, new: &str) -> Option<Vec<Splice>> {
    let whole = Splice::between(old, new);
    if is_nothing(old.get(whole.at.clone())?) {
        return Some(vec![whole]);
    }
    // `null` is gone, and what came stands behind the remark beside it.
    let start = whole.at.start;
    let rest = old[start..].trim_start_matches(' ');
    let behind = rest.strip_prefix("null").or(rest.strip_prefix('~'))?;
    let blanks = behind.len() - behind.trim_start_matches(' ').len();
    // Some of the blanks beside it may be gone as well.
    let mut ends = (0..=blanks).map(|blanks| old.len() - behind.len() + blanks);
    ends.find_map(|end| {
        let bare = [&old[..start], &old[end..]].concat();
        let come = Splice::between(&bare, new);
        let behind = come.at.start.checked_sub(start)? + end;
        let gone = Splice {
            at: start..end,
            text: String::new(),
        };
        let come = come.at.is_empty().then_some(come.text)?;
        Some(vec![
            gone,
            Splice {
                at: behind..behind,
                text: come,
            },
        ])
    })
}

/// An entry that is written below its proceeding.
fn in_docket(text: &str, top: &Mapping, id: &str) -> Option<Mapping> {
    let (entries, _) = read_with_repeats(text).ok()?;
    let (proceeding, place) = docket::below(&entries, id)?;
    let proceedings = below(top, Kind::Proceeding.info().many)?;
    let proceeding = below(&proceedings, proceeding)?;
    let mut pairs = proceeding.iter();
    let (_, entries) = pairs.find(|(name, _)| is(name, docket::ENTRIES))?;
    let entry = match entries.as_sequence() {
        Some(items) => items.get(place)?,
        None => entries.as_mapping()?.iter().nth(place)?.1,
    };
    entry.as_mapping().cloned()
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
