//! A change of one record, in the text of its file: nothing else in it becomes another byte.
//!
//! `yaml-edit` finds the place and lays out what comes there; a scalar that is there already is replaced where our parser
//! says that it stands. Neither is believed. The text is read before and after by the loader: every other key and value
//! must be the same, the record must say just what it is to say, nothing that stood there may be gone, and there may be no mistake
//! that was not there. What does not hold is a refusal, with its reason.

pub mod file;
mod place;
mod same;
pub mod undo;
mod written;

use std::ops::Range;

use crate::{
    diagnostic::{Diagnostic, Report, Severity},
    limits::YAML_BYTES,
    load::{
        self,
        yaml::{Entries, Node, Value, insert::insert, read_sound, rewrite},
    },
    model::{
        Citation, Date, Id, Key, Kind, Locator, Ref,
        record::{EvidenceStatus, QuestionStatus, ResponseKind, Standing},
    },
    text::{
        decode,
        patch::{Edit, patch},
    },
};
use place::Splice;
use written::{Map, Written};

/// A change of one record.
#[derive(Clone, Debug)]
pub struct Change {
    key: Key,
    kind: Kind,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    /// Values under keys of the record.
    Puts(Vec<Put>),
    /// Another text for scalars that are there.
    Texts(Vec<rewrite::Change>),
    /// The record itself.
    New(Map),
}

/// What comes under a key of a record.
#[derive(Clone, Debug)]
struct Put {
    key: &'static str,
    what: New,
}

#[derive(Clone, Debug)]
enum New {
    /// Some more at the end of the list.
    Last(Vec<Map>),
    /// The value, in place of the one before.
    Text(String),
}

/// A status that is said in steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Of evidence: what has become of it.
    Evidence(EvidenceStatus),
    /// Of an allegation: the file's own view of its standing.
    Allegation(Standing),
}

/// A place in a source, as it is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cite {
    /// As the case of the record names it.
    pub source: Ref,
    pub at: Option<Locator>,
    pub quote: Option<String>,
    pub prefix: Option<String>,
    pub suffix: Option<String>,
}

/// When something was, why, and where that stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grounds {
    pub date: Option<Date>,
    pub because: Option<String>,
    pub cites: Vec<Cite>,
}

/// What a party did with an allegation.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub by: Vec<Ref>,
    pub is: ResponseKind,
    pub statement: Option<String>,
    pub admits: Option<String>,
    pub denies: Option<String>,
    pub date: Option<Date>,
    pub date_said: Option<String>,
    pub cites: Vec<Cite>,
}

/// What a new record says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewRecord {
    /// The text that it goes by: a name, a title, a statement.
    pub label: String,
    /// The word of its own kind.
    pub is: Option<String>,
    /// Who says so, of an allegation.
    pub by: Vec<Ref>,
    pub date: Option<Date>,
    pub note: Option<String>,
    pub cites: Vec<Cite>,
}

impl Change {
    /// A step at the end of a record's history.
    pub fn step(key: Key, status: Status, grounds: &Grounds) -> Self {
        let (kind, word) = match status {
            Status::Evidence(status) => (Kind::Evidence, status.word()),
            Status::Allegation(standing) => (Kind::Allegation, standing.word()),
        };
        let step = Map::default()
            .some("date", grounds.date.as_ref().map(Date::text))
            .some("status", Some(word))
            .some("because", grounds.because.as_deref())
            .cites(&grounds.cites);
        Self::putting(key, kind, vec![Put::last("history", step)])
    }

    /// How far a question has come, with its answer, where there is one, and where that stands.
    pub fn answer(key: Key, status: QuestionStatus, answer: Option<&str>, cites: &[Cite]) -> Self {
        let text = |key, text: &str| Put {
            key,
            what: New::Text(text.to_owned()),
        };
        let mut puts = vec![text("status", status.word())];
        puts.extend(answer.map(|answer| text("answer", answer)));
        if !cites.is_empty() {
            let cites = cites.iter().map(written::cite).collect();
            puts.push(Put {
                key: "cites",
                what: New::Last(cites),
            });
        }
        Self::putting(key, Kind::Question, puts)
    }

    /// One more reply to an allegation.
    pub fn reply(key: Key, reply: &Reply) -> Self {
        let item = Map::default()
            .refs("by", &reply.by)
            .some("is", Some(reply.is.word()))
            .some("statement", reply.statement.as_deref())
            .some("admits", reply.admits.as_deref())
            .some("denies", reply.denies.as_deref())
            .some("date", reply.date.as_ref().map(Date::text))
            .some("date_said", reply.date_said.as_deref())
            .cites(&reply.cites);
        Self::putting(key, Kind::Allegation, vec![Put::last("responses", item)])
    }

    /// Another place, and other words, for a citation that has such; it is known by where these stand in its file.
    pub fn citation(
        key: Key,
        kind: Kind,
        citation: &Citation,
        at: Option<&Locator>,
        quote: Option<&str>,
    ) -> Self {
        let at = citation.at.as_ref().map(|written| written.span).zip(at);
        let at = at.map(|(span, at)| (span, at.to_string()));
        let quote = citation.quote.as_ref().map(|text| text.span()).zip(quote);
        let quote = quote.map(|(span, words)| (span, words.to_owned()));
        let texts = at.into_iter().chain(quote);
        let texts = texts.map(|(span, text)| rewrite::Change { span, text });
        let what = What::Texts(texts.collect());
        Self { key, kind, what }
    }

    /// A record that is not there yet.
    pub fn new(key: Key, kind: Kind, new: &NewRecord) -> Self {
        let map = Map::default()
            .some(label_key(kind), Some(&new.label))
            .some("kind", new.is.as_deref())
            .refs("by", &new.by)
            .some("date", new.date.as_ref().map(Date::text))
            .some("note", new.note.as_deref())
            .cites(&new.cites);
        let what = What::New(map);
        Self { key, kind, what }
    }

    /// The record that it changes.
    pub fn key(&self) -> &Key {
        &self.key
    }

    fn putting(key: Key, kind: Kind, puts: Vec<Put>) -> Self {
        let what = What::Puts(puts);
        Self { key, kind, what }
    }
}

impl Put {
    fn last(key: &'static str, item: Map) -> Self {
        let what = New::Last(vec![item]);
        Self { key, what }
    }
}

/// The key of the text that a record of a kind goes by.
fn label_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Person | Kind::Organization => "name",
        Kind::Allegation => "statement",
        Kind::Evidence => "description",
        Kind::Question => "question",
        Kind::Case | Kind::Source | Kind::Proceeding | Kind::Event => "title",
    }
}

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
    let before = read_sound(text)?;
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
    let after = read_sound(&changed).map_err(|_| NOT_AS_MEANT)?;
    if !same::are_same(&expected, &after) {
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
    /// What is wrong with a text of it.
    fn fault(&self) -> Option<String> {
        let text = |key: &str, text: &str| Written::Text(text.to_owned()).fault(key);
        match &self.what {
            What::Puts(puts) => puts.iter().find_map(|put| match &put.what {
                New::Last(items) => items.iter().find_map(Map::fault),
                New::Text(new) => text(put.key, new),
            }),
            What::Texts(texts) => texts
                .iter()
                .find_map(|change| text("citation", &change.text)),
            What::New(map) => map.fault(),
        }
    }

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
            (New::Last(new), Some(node)) if !node.is_null() => {
                let Value::Sequence(items) = &mut node.value else {
                    return Err(format!("the `{}` of the record is no list", put.key));
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
