//! YAML text to a tree in which every node knows its place.
//!
//! A case file is written by hand, by people with a deadline. So one mistake must not cost the rest
//! of the file: values are typed by what they are for, not by how they look (`2025`, `no` and `1e3`
//! are text where text is meant), a syntax error costs the record it stands in, and a wrong value
//! costs that value ([`decode`]).

pub mod decode;
mod recover;

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError};

use crate::{
    diagnostic::Diagnostic,
    model::{FileId, Span},
};

/// A value of a YAML file.
#[derive(Clone, Debug)]
pub struct Node {
    /// Tells nodes of one tree apart.
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
    Mapping(Vec<(Node, Node)>),
}

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

/// A record whose text is no YAML.
#[derive(Clone, Debug)]
pub struct BrokenRecord {
    /// The section and the id as far as they could be read.
    pub section: Box<str>,
    pub id: Box<str>,
    pub span: Span,
}

/// What could be read of a file.
#[derive(Debug, Default)]
pub struct Tree {
    /// The entries of the file's mapping, in their order.
    pub entries: Vec<(Node, Node)>,
    pub broken: Vec<BrokenRecord>,
}

/// Reads a YAML file.
///
/// Returns what could be read, and every mistake of syntax: an error in a record costs that record.
/// The time is linear in the length of the text, with or without errors.
pub fn parse(text: &str, file: FileId) -> (Tree, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let tree = match parse_part(text, file, 0, &mut 0, &mut diagnostics) {
        Ok(None) => Tree::default(),
        Ok(Some(Node {
            value: Value::Mapping(entries),
            ..
        })) => Tree {
            entries,
            broken: Vec::new(),
        },
        Ok(Some(node)) => {
            diagnostics.push(
                Diagnostic::error(
                    "not-a-case-file",
                    node.span,
                    "this file does not hold keys with values",
                )
                .help(
                    "begin it with `format: 1` and `title: …`; `casefile init` writes an example",
                ),
            );
            Tree::default()
        }
        Err(_) => {
            diagnostics.clear();
            recover::parse_in_parts(text, file, &mut diagnostics)
        }
    };
    (tree, diagnostics)
}

/// Reads one YAML document that begins `lines_before` lines into its file.
fn parse_part(
    text: &str,
    file: FileId,
    lines_before: u32,
    serial: &mut u32,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Node>, ScanError> {
    let mut options = Options::default();
    options.emit_comments = false;
    Builder {
        parser: Parser::new_from_str_with_options(text, options),
        text,
        file,
        lines_before,
        serial,
        diagnostics,
    }
    .document()
}

struct Builder<'t, 'd> {
    parser: Parser<'t, granit_parser::StrInput<'t>>,
    text: &'t str,
    file: FileId,
    lines_before: u32,
    serial: &'d mut u32,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'t> Builder<'t, '_> {
    fn document(mut self) -> Result<Option<Node>, ScanError> {
        let mut root = None;
        while let Some(next) = self.parser.next_event() {
            match next? {
                (Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd, _) => {}
                (Event::StreamEnd, _) => break,
                (event, span) => {
                    let node = self.node(event, span)?;
                    match &root {
                        None => root = Some(node),
                        Some(_) => self.diagnostics.push(
                            Diagnostic::error("second-document", node.span, "a case file holds one document, and a second begins here")
                                .help("remove the line `---` above, or move what follows to a file of its own"),
                        ),
                    }
                }
            }
        }
        Ok(root)
    }

    /// The node that begins with `event`. The parser bounds the depth, so the recursion is bounded.
    fn node(&mut self, event: Event<'t>, at: granit_parser::Span) -> Result<Node, ScanError> {
        let span = self.span(&at);
        let serial = *self.serial;
        *self.serial += 1;
        if let Some(tag) = event.tag() {
            let tag = tag.original();
            self.diagnostics.push(
                Diagnostic::error("tag", span, format!("the tag `{tag}` is not read"))
                    .help("remove it: values are read by what they are for"),
            );
        }
        let value = match event {
            Event::Scalar(text, style, ..) => Value::Scalar {
                text: text.into(),
                plain: style == ScalarStyle::Plain,
            },
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                while let Some((event, at)) = self.child()? {
                    items.push(self.node(event, at)?);
                }
                Value::Sequence(items)
            }
            Event::MappingStart(..) => {
                let mut entries: Vec<(Node, Node)> = Vec::new();
                while let Some((event, at)) = self.child()? {
                    let key = self.node(event, at)?;
                    let Some((event, at)) = self.child()? else {
                        break;
                    };
                    let value = self.node(event, at)?;
                    entries.push((key, value));
                }
                Value::Mapping(self.without_duplicates(entries))
            }
            _ => {
                self.diagnostics.push(
                    Diagnostic::error("alias", span, "aliases (`*name`) are not read")
                        .help("write the value out, so that each record can be read on its own"),
                );
                Value::Scalar {
                    text: "".into(),
                    plain: true,
                }
            }
        };
        Ok(Node {
            serial,
            span,
            value,
        })
    }

    /// The next event inside a collection; none at its end.
    fn child(&mut self) -> Result<Option<(Event<'t>, granit_parser::Span)>, ScanError> {
        match self.parser.next_event() {
            None => Ok(None),
            Some(next) => match next? {
                (
                    Event::SequenceEnd | Event::MappingEnd | Event::StreamEnd | Event::DocumentEnd,
                    _,
                ) => Ok(None),
                pair => Ok(Some(pair)),
            },
        }
    }

    fn without_duplicates(&mut self, entries: Vec<(Node, Node)>) -> Vec<(Node, Node)> {
        let mut seen = std::collections::HashMap::<Box<str>, Span>::with_capacity(entries.len());
        entries
            .into_iter()
            .filter(|(key, _)| {
                let Some(text) = key.scalar() else {
                    return true;
                };
                match seen.get(text) {
                    None => {
                        seen.insert(text.into(), key.span);
                        true
                    }
                    Some(first) => {
                        self.diagnostics.push(duplicate(text, key.span, *first));
                        false
                    }
                }
            })
            .collect()
    }

    fn span(&self, at: &granit_parser::Span) -> Span {
        let line = at.start.line();
        let length = match at.byte_range().and_then(|range| self.text.get(range)) {
            Some(text) => text.lines().next().unwrap_or("").trim_end().chars().count(),
            None => 1,
        };
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span {
            file: self.file,
            line: self.lines_before.saturating_add(narrow(line)),
            column: narrow(at.start.col()).saturating_add(1),
            length: narrow(length).max(1),
        }
    }
}

/// The diagnostic for a key or id that stands twice in one mapping.
fn duplicate(name: &str, second: Span, first: Span) -> Diagnostic {
    Diagnostic::error(
        "duplicate",
        second,
        format!("`{name}` stands here a second time"),
    )
    .related(first, "first here")
    .help("give one of them another name, or make one record of the two; only the first is read")
}
