//! The entries of a file to its records.

pub mod docket;
mod head;
mod protect;

pub use protect::is_protect;

use std::{io, sync::Arc};

use schemars::JsonSchema;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, IgnoredAny},
};

use head::head_keys;

use super::yaml::{Entries, Node, Value, decode::decode};
use crate::{
    diagnostic::{Diagnostic, Report, nearest},
    door::{Reach, Refusal},
    library::{InLibrary, Parsed, ParsedRecord},
    limits::RECORDS,
    model::{
        Body, FileId, Id, Key, Kind, Span, Text,
        kind::{Belongs, ForKind},
        record::{AUDIENCES, Broken, FILTERS, HOLIDAYS, LIBRARY_ID},
        value::list,
    },
};

/// One file on its way to records.
pub struct Reading<'a> {
    pub file: FileId,
    /// The case of the file; none for `library.yaml`.
    pub case: Option<Id>,
    pub reach: Arc<Reach>,
    pub parsed: &'a mut Parsed,
    pub report: &'a mut Report,
}

impl Reading<'_> {
    /// Adds the records of a file. What cannot be read is reported.
    pub fn read(mut self, entries: Entries) {
        let mut head = Entries::new();
        let mut sections = Vec::new();
        for (key, value) in entries {
            let name = key.scalar().unwrap_or("");
            match section_named(name) {
                Some(kind) => sections.push((kind, key, value)),
                None if self.case.is_none()
                    && [LIBRARY_ID, FILTERS, AUDIENCES, HOLIDAYS].contains(&name) =>
                {
                    head.push((key, value));
                }
                None if self.is_protect(&key) => self.read_protect(value),
                // A misspelt section must not be called a misspelt key of the head.
                None if is_section(name, &value) => {
                    if let Some(kind) = self.misspelt(&key, &value) {
                        sections.push((kind, key, value));
                    }
                }
                None => head.push((key, value)),
            }
        }
        self.read_head(head);
        for (kind, key, records) in sections {
            if self.case.is_none() && kind.info().belongs != Belongs::Anyone {
                let many = kind.info().many;
                self.report.push(
                    Diagnostic::error("unknown-key", key.span, format!("{many} belong to a case, not to {}", super::opening::LIBRARY))
                        .help("move them to the file of their case; people, organizations and sources can be shared"),
                );
                self.give_up(&records);
                continue;
            }
            self.read_section(kind, records);
        }
    }

    /// Reports a section of an unknown name. Where the name is near to a known one, its records are
    /// read as those of that section, or all that refers to them would be called a mistake, too.
    fn misspelt(&mut self, key: &Node, records: &Node) -> Option<Kind> {
        let name = key.scalar().unwrap_or("");
        let sections: Vec<&str> = Kind::in_sections().map(|info| info.many).collect();
        let near = nearest(name, sections.iter().copied());
        let help = match near {
            Some(near) => format!("write `{near}`; its records are read as such"),
            None => format!("the sections are {}", sections.join(", ")),
        };
        let message = format!("`{name}` is not a section of a case file");
        self.report
            .push(Diagnostic::error("unknown-key", key.span, message).help(help));
        if near.is_none() {
            self.give_up(records);
        }
        near.and_then(section_named)
    }

    fn read_section(&mut self, kind: Kind, records: Node) {
        let entries = match records.value {
            Value::Mapping(entries) => entries,
            _ if records.is_null() => return,
            _ => {
                if !matches!(records.value, Value::Unread) {
                    let many = kind.info().many;
                    self.report.push(
                        Diagnostic::error("wrong-type", records.span, format!("{many} are expected here by their ids"))
                            .help("write `some-id:` on a line of its own, and the record below it, indented by two more spaces"),
                    );
                }
                self.give_up(&records);
                return;
            }
        };
        self.read_records(kind, entries);
    }

    /// Reads records of a kind by their ids, as many as are read at most.
    fn read_records(&mut self, kind: Kind, entries: Entries) {
        let most = self.parsed.limits.of(&RECORDS);
        let mut entries = entries.into_iter();
        while most.allows(self.parsed.records.len() as u64 + 1)
            && let Some((id, node)) = entries.next()
        {
            if kind == Kind::Proceeding {
                let (proceeding, docket) = self.docket(&id, node);
                self.read_record(kind, &id, &proceeding);
                self.read_records(Kind::Entry, docket);
            } else {
                self.read_record(kind, &id, &node);
            }
        }
        if let Some((id, _)) = entries.next() {
            let left = entries.len() as u64 + 1;
            self.parsed.missed.records += left;
            let (beyond, _) = self.parsed.unread.beyond.get_or_insert((0, id.span));
            *beyond += left;
            self.parsed.unread.files.insert(self.case.clone());
        }
    }

    /// The key of what stands under an id; one that is none is reported.
    fn key_of(&mut self, id: &Node) -> Option<Key> {
        let text = id.scalar().unwrap_or("");
        let parsed_id = text.parse::<Id>().or_else(|message| {
            let (message, help) = message.split_once('\n').unwrap_or((&message, ""));
            self.report
                .push(Diagnostic::error("wrong-id", id.span, message).help(help));
            // Its record is shown all the same, under the id that it should have.
            Id::suggest(text).parse::<Id>()
        });
        Some(self.key(parsed_id.ok()?))
    }

    fn read_record(&mut self, kind: Kind, id: &Node, node: &Node) {
        let Some(key) = self.key_of(id) else {
            self.parsed.missed.records += 1;
            return;
        };
        let before = self.report.count();
        let read = Read {
            node,
            place: id.span,
            report: self.report,
        };
        let mut body = kind.with(read).unwrap_or_else(|| {
            Body::Broken(Broken {
                kind,
                protects: protects(kind, node),
            })
        });
        self.check_blank(key.id(), &body);
        self.report.about(&key, before);
        let mut here = InLibrary::default();
        here.is_misread = self.report.count() > before;
        if let Body::Proceeding(proceeding) = &mut body {
            proceeding.misread_at(&self.report.lines_since(before));
        }
        self.parsed.missed.records += u64::from(matches!(body, Body::Broken(_)));
        self.parsed.records.push(ParsedRecord {
            key,
            span: id.span,
            reach: Arc::clone(&self.reach),
            lacks_file: false,
            body,
            here,
        });
    }

    /// Reports names and statements of which a reader would see nothing: what someone says would be
    /// nobody's, and a record could not be told from another.
    fn check_blank(&mut self, id: &Id, body: &Body) {
        for (key, span) in body.blank() {
            let message = format!("nobody would see anything of this `{key}`");
            let is_label = body.label().is_some_and(|label| label.span() == span);
            let help = match is_label {
                true => {
                    format!("write something that is seen; until then it goes by its id, `{id}`")
                }
                false => "write something that is seen".to_owned(),
            };
            self.report
                .push(Diagnostic::error("wrong-value", span, message).help(help));
        }
    }

    /// Remembers and counts what cannot be read as records, so that a reference to it is not reported.
    fn give_up(&mut self, records: &Node) {
        match &records.value {
            Value::Mapping(entries) => {
                let ids = entries
                    .iter()
                    .filter_map(|(id, _)| id.scalar()?.parse::<Id>().ok());
                let keys: Vec<Key> = ids.map(|id| self.key(id)).collect();
                self.parsed.missed.records += entries.len() as u64;
                self.parsed.unread.records.extend(keys);
            }
            // How many there are in what is no YAML nobody can say.
            _ => {
                self.parsed.missed.records += 1;
                self.parsed.unread.files.insert(self.case.clone());
            }
        }
    }

    fn key(&self, id: Id) -> Key {
        match &self.case {
            Some(case) => Key::Of(case.clone(), id),
            None => Key::Shared(id),
        }
    }
}

/// Whether an entry of an unknown name was meant as a section.
fn is_section(name: &str, value: &Node) -> bool {
    let sections = Kind::in_sections().map(|info| info.many);
    match value.value {
        _ if head_keys().any(|key| key == name) => false,
        Value::Mapping(_) => true,
        _ => nearest(name, head_keys()).is_none() && nearest(name, sections).is_some(),
    }
}

/// The section of that very name.
pub fn section_named(name: &str) -> Option<Kind> {
    Kind::in_sections()
        .find(|info| info.many == name)
        .map(|info| info.kind)
}

/// The record of a node, which is named at `place`.
struct Read<'r> {
    node: &'r Node,
    place: Span,
    report: &'r mut Report,
}

impl ForKind for Read<'_> {
    type Output = Option<Body>;

    fn run<T>(self, body: fn(T) -> Body) -> Option<Body>
    where
        T: DeserializeOwned + JsonSchema,
    {
        decode(self.node, self.place, self.report).map(body)
    }
}

/// The names of a record that cannot be read and asks for protection, or, of a person, cannot be looked into
/// at all; none where it asks for none. Of what is restricted no name tells all that is not to be read: it has none, so that
/// nothing is written for others before it can be read.
fn protects(kind: Kind, node: &Node) -> Option<Vec<Text>> {
    #[derive(Deserialize)]
    struct Names {
        #[serde(alias = "title", alias = "description")]
        name: Option<Text>,
        short: Option<Text>,
        #[serde(default, deserialize_with = "list")]
        also_known_as: Vec<Text>,
        #[serde(default, deserialize_with = "is_there")]
        protect: bool,
        #[serde(default, deserialize_with = "is_there")]
        restricted: bool,
    }
    fn is_there<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| true)
    }
    // What is wrong with it has been reported.
    let names = decode::<Names>(node, Span::default(), &mut Report::default());
    let known = |names: Names| {
        let names = names
            .name
            .into_iter()
            .chain(names.short)
            .chain(names.also_known_as);
        names.collect()
    };
    match names {
        Some(names) if names.restricted && kind == Kind::Evidence => Some(Vec::new()),
        Some(names) => names.protect.then(|| known(names)),
        None if kind == Kind::Person => Some(Vec::new()),
        None => None,
    }
}

/// Names the files that sources speak of and that are not there, or may not be opened, and remembers of a
/// source that the one to be read is among them.
pub fn check_source_files(parsed: &mut Parsed, from: usize, report: &mut Report) {
    for record in &mut parsed.records[from..] {
        let Body::Source(source) = &record.body else {
            continue;
        };
        // As a document is opened: a working copy, else a digest.
        let read = source.text.as_ref().or(source.digest.as_ref());
        let original = source.original.as_ref();
        let original = original.and_then(|original| original.file.as_ref());
        // An original may be anywhere, and is found by its hash.
        let files = [(&source.text, true), (&source.digest, true)];
        let files = files.map(|(file, is_here)| (file.as_ref(), is_here));
        for (file, is_here) in files.into_iter().chain([(original, false)]) {
            let Some(file) = file else { continue };
            let Err(error) = record.reach.path(file.raw()) else {
                continue;
            };
            record.lacks_file |= read == Some(file);
            let name = file.raw();
            let error = match Refusal::of(&error) {
                Some(refusal) => {
                    let message = format!("the file `{name}` is not opened: {refusal}");
                    Diagnostic::error("refused-file", file.span(), message).help(refusal.help())
                }
                None if is_here => {
                    let message = format!("the file `{name}` {}", lacks(&error));
                    Diagnostic::error("missing-file", file.span(), message).help(
                        "give its path from the folder of this file; a source that is not held has neither `text` nor `digest`",
                    )
                }
                None => continue,
            };
            report.push(error.about(&record.key));
        }
    }
}

/// Why a file that is named is of no use.
fn lacks(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "is not there".to_owned(),
        _ => format!("cannot be read: {error}"),
    }
}
