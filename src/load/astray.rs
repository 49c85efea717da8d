//! `protect` at a place where it protects nobody: a slip in saying who is protected must not hand on who is.

use std::collections::HashSet;

use super::{
    records::is_protect,
    yaml::{Entries, Node, Value},
};
use crate::{
    diagnostic::{Diagnostic, nearest},
    library::{Astray, Slip},
    model::{
        FileId, Kind, Span,
        kind::Belongs,
        record::{AUDIENCES, FILTERS, PROTECT, all_keys},
    },
};

/// That it is in a file that is read.
pub fn misplaced(place: Span) -> (Astray, Diagnostic) {
    told(
        place,
        format!("`{PROTECT}` protects nobody here"),
        "write it one step below the id of a person, an organization, a piece of evidence or a source (`protect: {as: \
         Witness A}`), or, for words of no record, under `protect:` at the top of the file",
    )
}

/// That it is in a file that is not read, which is called `name`.
pub fn unread(place: Span, name: &str) -> (Astray, Diagnostic) {
    told(
        place,
        format!("`{name}` is not read, and `{PROTECT}` stands in it"),
        "put that file into the folder of the library as `some-case.yaml`, or call it `case.yaml` in a folder there; where \
         it is no case file, give it another ending",
    )
}

fn told(place: Span, message: String, help: &'static str) -> (Astray, Diagnostic) {
    let told = Diagnostic::error("unknown-key", place, message).help(help);
    let astray = Astray {
        place,
        slip: Slip::Protect,
        help,
    };
    (astray, told)
}

/// The keys of a file that say `protect`, or were to.
#[derive(Default)]
pub struct Found {
    /// The lines of those that protect somebody.
    placed: HashSet<u32>,
    astray: Vec<Span>,
}

impl Found {
    /// Those of a file; `is_shared` is whether it is that of what cases share.
    pub fn in_file(entries: &Entries, is_shared: bool) -> Self {
        let mut found = Self::default();
        for (key, value) in entries {
            let name = key.scalar().unwrap_or("");
            let is_head = all_keys("Case").iter().any(|known| known == name);
            match section(name) {
                // Their own names stand below them.
                _ if [FILTERS, AUDIENCES].contains(&name) => {}
                _ if is_head => found.below(value),
                _ if is_protect(name) => found.place(key),
                Some(kind) => found.in_section(Some(kind), value, is_shared),
                None => found.in_section(None, value, is_shared),
            }
        }
        found
    }

    /// Those in the text of that file that the tree does not have. What no YAML could be read from, and what is
    /// text to YAML, has them all the same.
    pub fn and_in_text(mut self, text: &str, file: FileId) -> Vec<Span> {
        let known: HashSet<u32> = self.astray.iter().map(|span| span.line).collect();
        let in_text = in_text(text, file);
        let unknown = in_text.filter(|span| !known.contains(&span.line));
        let unknown = unknown.filter(|span| !self.placed.contains(&span.line));
        self.astray.extend(unknown);
        self.astray.sort();
        self.astray
    }

    fn in_section(&mut self, kind: Option<Kind>, records: &Node, is_shared: bool) {
        let known = kind.filter(|kind| !is_shared || kind.info().belongs == Belongs::Anyone);
        let known = known.map_or(&[][..], |kind| all_keys(&format!("{kind:?}")));
        let Value::Mapping(records) = &records.value else {
            return self.below(records);
        };
        for (id, record) in records {
            if is_protection(id, record) {
                self.astray.push(id.span);
                continue;
            }
            // A record may be called so.
            self.place(id);
            let Value::Mapping(entries) = &record.value else {
                self.below(record);
                continue;
            };
            for (key, value) in entries {
                let name = key.scalar().unwrap_or("");
                let meant = nearest(name, known.iter().map(String::as_str));
                match is_like(name) {
                    true if meant == Some(PROTECT) => self.place(key),
                    true => self.astray.push(key.span),
                    false => self.below(value),
                }
            }
        }
    }

    fn place(&mut self, key: &Node) {
        self.placed.insert(key.span.line);
    }

    /// Whatever says so below a node is astray.
    fn below(&mut self, node: &Node) {
        let mut left = vec![node];
        while let Some(node) = left.pop() {
            match &node.value {
                Value::Sequence(items) => left.extend(items),
                Value::Mapping(entries) => {
                    for (key, value) in entries {
                        match key.scalar() == Some(PROTECT) || is_protection(key, value) {
                            true => self.astray.push(key.span),
                            false => left.push(value),
                        }
                    }
                }
                Value::Scalar { .. } | Value::Unread => {}
            }
        }
    }
}

/// Where a text has `protect` as a key, whatever else can be read of it: at the beginning of a line, or behind what
/// opens or parts entries, and before a colon. What a `#` makes a note is none.
pub fn in_text(text: &str, file: FileId) -> impl Iterator<Item = Span> {
    key_in_text(PROTECT, text, file)
}

/// The same of another key.
pub fn key_in_text(key: &str, text: &str, file: FileId) -> impl Iterator<Item = Span> {
    let lines = (1..).zip(crate::text::lines(text));
    lines.filter_map(move |(line, words)| {
        let lower = words.to_ascii_lowercase();
        let is_key = |(at, _): &(usize, &str)| {
            let before = lower[..*at].trim_end_matches(['"', '\'', ' ', '\t', '\u{FEFF}']);
            let behind = lower[at + key.len()..].trim_start_matches(['"', '\'']);
            let is_first = before.is_empty() || before.ends_with(['{', ',', '-', '?']);
            let is_note = before.starts_with('#') || before.contains(" #");
            is_first && !is_note && behind.trim_start().starts_with(':')
        };
        let (at, _) = lower.match_indices(key).find(is_key)?;
        let column = lower[..at].chars().count() + 1;
        Some(Span {
            file,
            line,
            column: u32::try_from(column).unwrap_or(u32::MAX),
            length: u32::try_from(key.len()).unwrap_or(u32::MAX),
        })
    })
}

/// Whether a key says `protect`, or was to.
fn is_like(name: &str) -> bool {
    nearest(name, [PROTECT]).is_some()
}

/// Whether an entry, where names of its own may stand, says how somebody is protected.
fn is_protection(key: &Node, value: &Node) -> bool {
    let name = key.scalar().unwrap_or("");
    let known = all_keys("Protection");
    match &value.value {
        Value::Mapping(entries) if !entries.is_empty() => {
            let mut names = entries.iter().map(|(key, _)| key.scalar().unwrap_or(""));
            is_like(name) && names.all(|name| known.iter().any(|known| known == name))
        }
        _ => name == PROTECT,
    }
}

/// The section that a name is, or was to be.
pub(super) fn section(name: &str) -> Option<Kind> {
    let meant = nearest(name, Kind::in_sections().map(|info| info.many))?;
    super::records::section_named(meant)
}
