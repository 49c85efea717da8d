//! What stands at the top of a file: the case itself, or what a library says of itself.

use std::{ops::Range, sync::Arc};

use indexmap::IndexMap;
use serde::Deserialize;

use super::Reading;
use crate::{
    diagnostic::{Diagnostic, nearest},
    library::{InLibrary, ParsedRecord},
    load::yaml::{Entries, Node, Value, decode::decode},
    model::{
        Audience, Body, Holiday, Id, Key, Kind, Span, Text,
        alone::alone_list,
        record::{Case, all_keys},
        value::map,
    },
    query::Query,
    text::is_blank,
};

/// The head of `library.yaml`; its `format` is looked at with that of the cases.
#[derive(Deserialize)]
#[serde(rename = "Library", deny_unknown_fields)]
struct LibraryHead {
    #[serde(rename = "format")]
    _format: u32,
    id: Option<Id>,
    title: Option<Text>,
    note: Option<Text>,
    #[serde(default, deserialize_with = "map")]
    filters: IndexMap<String, Text>,
    #[serde(default, deserialize_with = "map")]
    audiences: IndexMap<String, Audience>,
    #[serde(default, deserialize_with = "alone_list")]
    holidays: Vec<Holiday>,
}

/// The version of the format that this program reads.
const FORMAT: &str = "1";

/// Where some bytes of a text are in its file: on its first line, and as long as they are, where the file has
/// the text as it is, bare or in quotation marks; else the place of the whole text.
fn place_in(text: &Text, bytes: &Range<usize>) -> Span {
    let span = text.span();
    let characters = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let quotation_mark = match span.length.checked_sub(characters(text.raw())) {
        Some(0) => 0,
        Some(2) => 1,
        // Escapes, or several lines.
        _ => return span,
    };
    let before = text.raw().get(..bytes.start).map_or(0, characters);
    let length = text.raw().get(bytes.clone()).map_or(0, characters);
    Span {
        column: span.column + quotation_mark + before,
        length: length.max(1),
        ..span
    }
}

/// The keys at the top of a case file.
pub fn head_keys() -> impl Iterator<Item = &'static str> + Clone {
    all_keys("Case").iter().map(String::as_str)
}

impl Reading<'_> {
    /// Reads what stands above the sections.
    pub(super) fn read_head(&mut self, mut entries: Entries) {
        let start = Span::start_of(self.file);
        self.check_format(&mut entries, start);
        let node = Node {
            serial: u32::MAX,
            span: start,
            value: Value::Mapping(entries),
        };
        match &self.case {
            None => {
                let before = self.report.count();
                let head: Option<LibraryHead> = decode(&node, start, self.report);
                // An audience that is read in part would be told what it must not.
                let is_read_in_part = self.report.count() > before;
                self.parsed.unread.protect |= is_read_in_part;
                self.parsed.unread.head |= is_read_in_part;
                if let Some(head) = head {
                    self.parsed.id = head.id;
                    self.parsed.title = head.title.filter(|title| !is_blank(title.raw()));
                    self.parsed.note = head.note;
                    self.judge(&head.filters);
                    self.parsed.filters = head.filters.into_iter().collect();
                    self.parsed.audiences = head.audiences.into_iter().collect();
                    self.parsed.holidays = head.holidays;
                }
            }
            Some(id) => {
                let key = Key::Case(id.clone());
                let before = self.report.count();
                let head: Option<Case> = decode(&node, start, self.report);
                let body = head.map_or(Body::Broken(Kind::Case.into()), Body::Case);
                self.check_blank(key.id(), &body);
                self.report.about(&key, before);
                self.parsed.missed.records += u64::from(matches!(body, Body::Broken(_)));
                self.parsed.records.push(ParsedRecord {
                    key,
                    span: start,
                    reach: Arc::clone(&self.reach),
                    lacks_file: false,
                    body,
                    here: InLibrary::default(),
                });
            }
        }
    }

    /// Reports saved queries that cannot be read as queries. They stay as they are written.
    fn judge(&mut self, filters: &IndexMap<String, Text>) {
        for query in filters.values() {
            let Err(error) = Query::parse(query.raw()) else {
                continue;
            };
            let place = place_in(query, &error.range);
            let found = Diagnostic::error("wrong-value", place, error.message);
            self.report.push(match error.help {
                Some(help) => found.help(help),
                None => found,
            });
        }
    }

    /// Reports a format that is missing or another one. The head is then read as if the format were
    /// this program's: the case keeps its title, and its records were likely written for it.
    fn check_format(&mut self, entries: &mut Entries, start: Span) {
        let is_format = |(key, _): &(Node, Node)| key.scalar() == Some("format");
        let scalar = |text: &str, span| Node {
            serial: u32::MAX - 1,
            span,
            value: Value::Scalar {
                text: text.into(),
                plain: true,
            },
        };
        let Some((_, format)) = entries.iter_mut().find(|entry| is_format(entry)) else {
            let misspelt = entries
                .iter()
                .any(|(key, _)| nearest(key.scalar().unwrap_or(""), head_keys()) == Some("format"));
            if !misspelt {
                self.report.push(
                    Diagnostic::error(
                        "missing-key",
                        start,
                        "this file does not say which format it has",
                    )
                    .help(format!("write `format: {FORMAT}` on its first line")),
                );
            }
            entries.push((scalar("format", start), scalar(FORMAT, start)));
            return;
        };
        let found = match &format.value {
            Value::Unread => None,
            Value::Scalar { text, .. } if &**text == FORMAT => None,
            _ if format.is_null() => Some("the number of the format is missing".to_owned()),
            Value::Scalar { text, .. } => Some(format!(
                "this file has format {text}, and this program reads format {FORMAT}"
            )),
            Value::Sequence(_) | Value::Mapping(_) => Some("a format is one number".to_owned()),
        };
        if let Some(message) = found {
            let help = format!("write `format: {FORMAT}`; a newer casefile may read a higher one");
            self.report
                .push(Diagnostic::error("format", format.span, message).help(help));
        }
        *format = scalar(FORMAT, format.span);
    }
}
