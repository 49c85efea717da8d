//! The tree of a file to its records.

use std::path::{Path, PathBuf};

use serde::{Deserialize, de::DeserializeOwned};

use super::{
    Door, Parsed, ParsedRecord,
    yaml::{Node, Tree, Value, decode},
};
use crate::{
    diagnostic::{Diagnostic, nearest},
    model::{
        At, Body, FileId, Id, Key, Kind, Span, Text,
        kind::KINDS,
        record::{self, Case},
    },
};

/// One file on its way to records.
pub struct Reading {
    pub file: FileId,
    /// The case of the file; none for `library.yaml`.
    pub case: Option<Id>,
    pub folder: PathBuf,
}

/// The head of `library.yaml`.
#[derive(Deserialize)]
struct LibraryHead {
    #[serde(rename = "format")]
    _format: At<u32>,
    title: Option<Text>,
    #[serde(rename = "note")]
    _note: Option<Text>,
}

/// The kinds that several cases may share.
pub const SHARED: [Kind; 3] = [Kind::Person, Kind::Organization, Kind::Source];

impl Reading {
    /// Adds the records of `tree` to `parsed`. What cannot be read is named in `diagnostics`.
    pub fn read(&self, tree: Tree, parsed: &mut Parsed, diagnostics: &mut Vec<Diagnostic>) {
        let (sections, head): (Vec<_>, Vec<_>) = tree
            .entries
            .into_iter()
            .partition(|(key, _)| section_of(key).is_some());
        self.read_head(head, parsed, diagnostics);
        for (key, records) in sections {
            let Some(kind) = section_of(&key) else {
                continue;
            };
            if self.case.is_none() && !SHARED.contains(&kind) {
                diagnostics.push(
                    Diagnostic::error("unknown-key", key.span, format!("{} belong to a case, not to {}", kind.info().many, super::LIBRARY))
                        .help("move them to the file of their case; people, organizations and sources can be shared"),
                );
                continue;
            }
            self.read_section(kind, records, parsed, diagnostics);
        }
        for broken in tree.broken {
            let kind = KINDS
                .iter()
                .find(|info| info.many == &*broken.section)
                .map(|info| info.kind);
            if let (Some(kind), Ok(id)) = (kind, broken.id.parse()) {
                self.add(id, broken.span, Body::Broken(kind), parsed);
            }
        }
    }

    fn read_head(
        &self,
        entries: Vec<(Node, Node)>,
        parsed: &mut Parsed,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let start = Span {
            file: self.file,
            line: 1,
            column: 1,
            length: 1,
        };
        // A misspelt section must not be called a misspelt key of the head.
        let (entries, misspelt): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|(key, value)| {
                !matches!(value.value, Value::Mapping(_))
                    || HEAD_KEYS.contains(&key.scalar().unwrap_or(""))
            });
        for (key, _) in misspelt {
            let name = key.scalar().unwrap_or("");
            let help = match nearest(name, KINDS[1..].iter().map(|info| info.many)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!(
                    "the sections are {}",
                    KINDS[1..]
                        .iter()
                        .map(|info| info.many)
                        .collect::<Vec<_>>()
                        .join(", ")
                ),
            };
            diagnostics.push(
                Diagnostic::error(
                    "unknown-key",
                    key.span,
                    format!("`{name}` is not a section of a case file"),
                )
                .help(help),
            );
        }
        let node = Node {
            serial: u32::MAX,
            span: start,
            value: Value::Mapping(entries),
        };
        match &self.case {
            None => {
                let (head, mut found) = decode::decode::<LibraryHead>(node, "a library");
                diagnostics.append(&mut found);
                parsed.title = head.and_then(|head| head.title);
            }
            Some(id) => {
                let (head, mut found) = decode::decode::<Case>(node, "a case");
                let key = Key::Case(id.clone());
                found
                    .iter_mut()
                    .for_each(|diagnostic| diagnostic.record = Some(key.clone()));
                if let Some(format) = head
                    .as_ref()
                    .map(|head| head.format)
                    .filter(|format| format.value != 1)
                {
                    found.push(
                        Diagnostic::error(
                            "format",
                            format.span,
                            format!(
                                "this file has format {}, and this program reads format 1",
                                format.value
                            ),
                        )
                        .help("a newer casefile may read it")
                        .about(&key),
                    );
                }
                diagnostics.append(&mut found);
                parsed.records.push(ParsedRecord {
                    key,
                    span: start,
                    folder: self.folder.clone(),
                    body: head.map_or(Body::Broken(Kind::Case), Body::Case),
                });
            }
        }
    }

    fn read_section(
        &self,
        kind: Kind,
        records: Node,
        parsed: &mut Parsed,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let is_null = records.is_null();
        let entries = match records.value {
            Value::Mapping(entries) => entries,
            _ if is_null => return,
            _ => {
                diagnostics.push(
                    Diagnostic::error("wrong-type", records.span, format!("{} are expected here by their ids", kind.info().many))
                        .help("write `some-id:` on a line of its own, and the record below it, indented by two more spaces"),
                );
                return;
            }
        };
        for (id, node) in entries {
            let text = id.scalar().unwrap_or("");
            let id_span = id.span;
            let parsed_id = match text.parse::<Id>() {
                Ok(id) => id,
                Err(message) => {
                    let (message, help) = message.split_once('\n').unwrap_or((&message, ""));
                    diagnostics.push(Diagnostic::error("wrong-id", id_span, message).help(help));
                    // Its record is shown all the same, under the id that it should have.
                    match Id::suggest(text).parse() {
                        Ok(id) => id,
                        Err(_) => continue,
                    }
                }
            };
            let key = self.key(parsed_id.clone());
            let (body, mut found) = body(kind, node);
            found
                .iter_mut()
                .for_each(|diagnostic| diagnostic.record = Some(key.clone()));
            diagnostics.append(&mut found);
            self.add(parsed_id, id_span, body, parsed);
        }
    }

    fn key(&self, id: Id) -> Key {
        match &self.case {
            Some(case) => Key::Of(case.clone(), id),
            None => Key::Shared(id),
        }
    }

    fn add(&self, id: Id, span: Span, body: Body, parsed: &mut Parsed) {
        parsed.records.push(ParsedRecord {
            key: self.key(id),
            span,
            folder: self.folder.clone(),
            body,
        });
    }
}

const HEAD_KEYS: [&str; 7] = [
    "format", "title", "summary", "subjects", "as_of", "see_also", "note",
];

fn section_of(key: &Node) -> Option<Kind> {
    let name = key.scalar()?;
    KINDS[1..]
        .iter()
        .find(|info| info.many == name)
        .map(|info| info.kind)
}

/// Reads the record of a node.
fn body(kind: Kind, node: Node) -> (Body, Vec<Diagnostic>) {
    fn read<T: DeserializeOwned>(
        kind: Kind,
        node: Node,
        wrap: fn(T) -> Body,
    ) -> (Body, Vec<Diagnostic>) {
        let article = match kind.info().one {
            one if one.starts_with(['a', 'e', 'o']) => format!("an {one}"),
            one => format!("a {one}"),
        };
        let (value, diagnostics) = decode::decode(node, &article);
        (value.map_or(Body::Broken(kind), wrap), diagnostics)
    }
    match kind {
        Kind::Case => (Body::Broken(kind), Vec::new()),
        Kind::Person => read::<record::Person>(kind, node, Body::Person),
        Kind::Organization => read::<record::Organization>(kind, node, Body::Organization),
        Kind::Source => read::<record::Source>(kind, node, Body::Source),
        Kind::Allegation => read::<record::Allegation>(kind, node, Body::Allegation),
        Kind::Evidence => read::<record::Evidence>(kind, node, Body::Evidence),
        Kind::Proceeding => read::<record::Proceeding>(kind, node, Body::Proceeding),
        Kind::Event => read::<record::Event>(kind, node, Body::Event),
        Kind::Question => read::<record::Question>(kind, node, Body::Question),
    }
}

/// Names the files that sources speak of and that are not there.
pub fn check_source_files(
    door: &Door,
    parsed: &Parsed,
    from: usize,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for record in &parsed.records[from..] {
        let Body::Source(source) = &record.body else {
            continue;
        };
        for text in [&source.text, &source.digest].into_iter().flatten() {
            let path: &Path = Path::new(text.raw());
            if !door.is_file(&record.folder.join(path)) {
                diagnostics.push(
                    Diagnostic::error("missing-file", text.span(), format!("the file `{}` is not there, or leads out of the library", text.raw()))
                        .help("give its path from the folder of this file; a source that is not held has neither `text` nor `digest`")
                        .about(&record.key),
                );
            }
        }
    }
}
