//! YAML text to a tree in which every node knows its place.
//!
//! A case file is written by hand, by people with a deadline. So one mistake must not cost the rest
//! of the file: values are typed by what they are for, not by how they look (`2025`, `no` and `1e3`
//! are text where text is meant), a syntax error costs the record it stands in, and a wrong value
//! costs that value ([`decode`]). What is lost stays in the tree as [`Value::Unread`], so that its
//! loss is not reported as a second mistake.

mod build;
pub mod decode;
mod explain;
pub mod insert;
mod recover;
pub mod rewrite;

use std::collections::{HashMap, HashSet};

use crate::{
    diagnostic::{Diagnostic, Report, Severity},
    limits::{Limit, Limits, VALUE_BYTES, VALUES},
    model::{FileId, Span, record::is_seal},
};
use build::{Root, Stop};

/// The keys and values of all files that were read so far, and how many may be.
#[derive(Debug)]
pub struct Values {
    read: u32,
    most: u64,
    /// How long each may be.
    longest: Limit,
    /// How many second versions a merge left in these files; they are not read.
    pub unmerged: u64,
}

impl Default for Values {
    fn default() -> Self {
        Self::within(&Limits::default())
    }
}

impl Values {
    /// None so far.
    pub fn within(limits: &Limits) -> Self {
        Self {
            read: 0,
            most: limits.of(&VALUES).most,
            longest: limits.of(&VALUE_BYTES),
            unmerged: 0,
        }
    }

    /// The number of one more; none where there are as many as may be.
    fn take(&mut self) -> Option<u32> {
        let number = self.read;
        if u64::from(number) >= self.most {
            return None;
        }
        self.read = number.checked_add(1)?;
        Some(number)
    }
}

/// Why nothing of a file was read.
#[derive(Debug)]
pub enum NoEntries {
    /// It has none that could be read; the report says why.
    Reported,
    /// Its values are beyond the limit, from this place on. Nothing was reported.
    BeyondLimit(Span),
}

/// A value of a YAML file.
#[derive(Clone, Debug)]
pub struct Node {
    /// Tells nodes of one file apart.
    pub serial: u32,
    pub span: Span,
    pub value: Value,
}

/// What a node holds.
#[derive(Clone, Debug)]
pub enum Value {
    /// The text after YAML's own escapes, and whether it stands without quotes.
    Scalar {
        text: Box<str>,
        plain: bool,
    },
    Sequence(Vec<Node>),
    Mapping(Entries),
    /// Something that could not be read; a diagnostic says why.
    Unread,
}

/// Keys with their values, in the order of the file. Every key is a scalar, and none stands twice.
pub type Entries = Vec<(Node, Node)>;

impl Node {
    /// Whether nothing is written: an empty value, `~` or `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if matches!(&**text, "" | "~" | "null"))
    }

    /// The text of a scalar.
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }
}

/// The value that a YAML text gives, for tests of what is made of values.
#[cfg(test)]
pub fn value<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let mut report = Report::default();
    let file = FileId(0);
    let span = Span::start_of(file);
    let entries = parse(text, file, &mut Values::default(), &mut report).unwrap_or_default();
    let node = Node {
        serial: u32::MAX,
        span,
        value: Value::Mapping(entries),
    };
    decode::decode(&node, span, &mut report).expect("the text gives such a value")
}

/// Reads a YAML file; `values` counts the nodes of all files of a library. An error of syntax costs the
/// record it stands in. The time is linear in the length of the text, with or without errors.
///
/// # Errors
/// Where nothing of it can be read.
pub fn parse(
    text: &str,
    file: FileId,
    values: &mut Values,
    report: &mut Report,
) -> Result<Entries, NoEntries> {
    // Where nothing is kept of an attempt, its nodes do not count.
    let first = values.read;
    let mut found = Report::default();
    let entries = match build::root(text, file, 0, values, &mut found) {
        Ok(Root::Mapping(entries)) => entries,
        Ok(Root::Empty) => {
            let message = "this file holds nothing yet";
            report.push(not_a_case_file(Span::start_of(file), message));
            return Err(NoEntries::Reported);
        }
        Ok(Root::Other(span)) => {
            let message = "this file does not hold keys with values";
            report.push(not_a_case_file(span, message));
            return Err(NoEntries::Reported);
        }
        Err(Stop::Limit(span)) => {
            values.read = first;
            return Err(NoEntries::BeyondLimit(span));
        }
        Err(Stop::Syntax(error, sound)) => {
            values.read = first;
            found = Report::default();
            let parts = recover::parse_in_parts(text, file, (&error, sound), values, &mut found);
            parts.map_err(|span| {
                values.read = first;
                NoEntries::BeyondLimit(span)
            })?
        }
    };
    let entries = merge_sections(entries, &mut found);
    report.append(found);
    Ok(entries)
}

/// An anchor, an alias or a merge key: what makes one place of a file say what another one does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    pub span: Span,
    /// What is wrong with it.
    pub message: String,
}

impl Repeat {
    /// Why a file is not changed that has it, as the end of a sentence.
    pub fn in_the_way(&self) -> String {
        let what = has_to_be_fixed(self.span.line, &self.message);
        format!("{what}, and a change could reach whatever an alias repeats")
    }
}

/// The entries of a file in which there is nothing wrong with how it is written: only such a one is changed, since what
/// could not be read of it cannot be held to what it was.
///
/// # Errors
/// Why it is not, as the end of a sentence.
pub fn read_sound(text: &str) -> Result<Entries, String> {
    let (entries, repeats) = read_with_repeats(text)?;
    match repeats.first() {
        Some(repeat) => Err(repeat.in_the_way()),
        None => Ok(entries),
    }
}

/// The same of a file that may have anchors and aliases, with these in their order. An alias is read as nothing.
///
/// # Errors
/// As of [`read_sound`].
pub fn read_with_repeats(text: &str) -> Result<(Entries, Vec<Repeat>), String> {
    let mut report = Report::default();
    let entries = parse(text, FileId(0), &mut Values::default(), &mut report);
    if let Err(NoEntries::BeyondLimit(_)) = entries {
        return Err(VALUES.beyond());
    }
    let is_error = |found: &Diagnostic| found.severity == Severity::Error;
    let errors = report.into_diagnostics().into_iter().filter(is_error);
    let is_repeat = |found: &Diagnostic| matches!(found.code, "anchor" | "alias");
    let (repeats, others): (Vec<Diagnostic>, Vec<Diagnostic>) = errors.partition(is_repeat);
    if let Some(error) = others.first() {
        let line = error.span.map_or(0, |span| span.line);
        return Err(has_to_be_fixed(line, &error.message));
    }
    let repeats = repeats.into_iter().filter_map(|found| {
        Some(Repeat {
            span: found.span?,
            message: found.message,
        })
    });
    Ok((entries.unwrap_or_default(), repeats.collect()))
}

fn has_to_be_fixed(line: u32, message: &str) -> String {
    format!("line {line} has to be fixed first: {message}")
}

fn not_a_case_file(span: Span, message: &str) -> Diagnostic {
    Diagnostic::error("not-a-case-file", span, message).help(
        "begin it with `format: 1` and on the next line `title: …`; `casefile init` writes an example",
    )
}

/// Leaves each key of a file once. A section that is begun a second time goes on with the first, or
/// all that refers to its records would be called a mistake, too.
fn merge_sections(entries: Entries, found: &mut Report) -> Entries {
    let mut places = HashMap::<Box<str>, usize>::new();
    let mut merged = Entries::new();
    let mut continued = HashSet::new();
    for (key, value) in entries {
        let name: Box<str> = key.scalar().unwrap_or("").into();
        let Some(&place) = places.get(&name) else {
            places.insert(name, merged.len());
            merged.push((key, value));
            continue;
        };
        let (first, before) = &mut merged[place];
        let diagnostic = second(&name, key.span, first.span);
        match (&mut before.value, value.value) {
            (Value::Mapping(records), Value::Mapping(more)) => {
                records.extend(more);
                continued.insert(place);
                found.push(diagnostic.help(format!(
                    "put all of them under one `{name}:`; they are read as if they were there"
                )));
            }
            _ => found.push(diagnostic.help("remove one of them; only the first is read")),
        }
    }
    for place in continued {
        if let Value::Mapping(records) = &mut merged[place].1.value {
            *records = without_duplicates(std::mem::take(records), found);
        }
    }
    merged
}

/// Leaves the first of entries with the same key, and reports the others.
fn without_duplicates(entries: Entries, found: &mut Report) -> Entries {
    let mut seen = HashMap::<&str, Span>::with_capacity(entries.len());
    let is_first: Vec<bool> = entries
        .iter()
        .map(|(key, _)| {
            let name = key.scalar().unwrap_or("");
            let first = *seen.entry(name).or_insert(key.span);
            if first == key.span {
                return true;
            }
            found.push(
                second(name, key.span, first)
                    .help("give one of them another name, or remove it; only the first is read"),
            );
            false
        })
        .collect();
    let twice = entries.iter().zip(&is_first);
    let twice = twice
        .filter(|(_, is_first)| !**is_first)
        .map(|((key, _), _)| key.scalar());
    // Of two answers to whether something is sealed neither holds.
    let unsure: Vec<String> = twice
        .flatten()
        .filter(|name| is_seal(name))
        .map(str::to_owned)
        .collect();
    let kept = entries.into_iter().zip(is_first);
    let kept = kept.filter_map(|(entry, is_first)| is_first.then_some(entry));
    kept.map(|(key, mut value)| {
        if key
            .scalar()
            .is_some_and(|name| unsure.iter().any(|it| it == name))
        {
            value.value = Value::Unread;
        }
        (key, value)
    })
    .collect()
}

fn second(name: &str, here: Span, first: Span) -> Diagnostic {
    Diagnostic::error("duplicate", here, format!("`{name}` is here a second time"))
        .related(first, "first here")
}
