//! Reading a file that is no YAML as a whole: record by record, so that a mistake costs one record.

use granit_parser::{ErrorKind, ScanError};

use super::{BrokenRecord, Node, Tree, Value, duplicate, parse_part};
use crate::{
    diagnostic::Diagnostic,
    model::{FileId, Span},
};

/// A run of lines that belongs together: an entry of the file, or a record of a section.
struct Part {
    first_line: u32,
    text: String,
}

/// Reads each entry of the file, and where an entry is no YAML, each record in it.
pub fn parse_in_parts(text: &str, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Tree {
    let mut reader = Reader {
        file,
        serial: 0,
        diagnostics,
        tree: Tree::default(),
    };
    for part in split(text, 0, 0) {
        reader.entry(&part);
    }
    reader.tree
}

struct Reader<'d> {
    file: FileId,
    serial: u32,
    diagnostics: &'d mut Vec<Diagnostic>,
    tree: Tree,
}

impl Reader<'_> {
    fn entry(&mut self, part: &Part) {
        match self.parse(part) {
            Ok(entries) => entries
                .into_iter()
                .for_each(|(key, value)| self.add(key, value)),
            Err(error) => {
                let mut lines = part.text.splitn(2, '\n');
                let (head, body) = (lines.next().unwrap_or(""), lines.next().unwrap_or(""));
                let indent = body
                    .lines()
                    .find(|line| !is_blank(line))
                    .map_or(0, indent_of);
                let section = head.trim_end().strip_suffix(':');
                match section {
                    // A section of records: its head is sound, so each record is tried alone.
                    Some(section) if indent > 0 => self.section(section, part, body, indent),
                    _ => self.report(&error, part),
                }
            }
        }
    }

    fn section(&mut self, section: &str, part: &Part, body: &str, indent: usize) {
        let key = self.scalar(section, part.first_line);
        let mut records: Vec<(Node, Node)> = Vec::new();
        for record in split(body, indent, part.first_line) {
            match self.parse(&record) {
                Ok(entries) => {
                    for (id, value) in entries {
                        match records
                            .iter()
                            .find(|(other, _)| other.scalar() == id.scalar())
                        {
                            Some((first, _)) => self.diagnostics.push(duplicate(
                                id.scalar().unwrap_or(""),
                                id.span,
                                first.span,
                            )),
                            None => records.push((id, value)),
                        }
                    }
                }
                Err(error) => {
                    self.report(&error, &record);
                    let line = record
                        .text
                        .lines()
                        .find(|line| !is_blank(line))
                        .unwrap_or("");
                    if let Some((id, _)) = line.trim().split_once(':') {
                        let span = self.line_span(record.first_line + 1, indent_of(line), id);
                        self.tree.broken.push(BrokenRecord {
                            section: section.into(),
                            id: id.into(),
                            span,
                        });
                    }
                }
            }
        }
        let value = Node {
            serial: self.next_serial(),
            span: key.span,
            value: Value::Mapping(records),
        };
        self.add(key, value);
    }

    fn add(&mut self, key: Node, value: Node) {
        let first = self
            .tree
            .entries
            .iter()
            .find(|(other, _)| other.scalar() == key.scalar());
        match first {
            Some((first, _)) => {
                self.diagnostics
                    .push(duplicate(key.scalar().unwrap_or(""), key.span, first.span))
            }
            None => self.tree.entries.push((key, value)),
        }
    }

    /// The entries of a part; an error where it is no mapping, too.
    fn parse(&mut self, part: &Part) -> Result<Vec<(Node, Node)>, Option<ScanError>> {
        let mut found = Vec::new();
        let node = parse_part(
            &part.text,
            self.file,
            part.first_line,
            &mut self.serial,
            &mut found,
        )
        .map_err(Some)?;
        self.diagnostics.append(&mut found);
        match node {
            None => Ok(Vec::new()),
            Some(Node {
                value: Value::Mapping(entries),
                ..
            }) => Ok(entries),
            Some(_) => Err(None),
        }
    }

    fn report(&mut self, error: &Option<ScanError>, part: &Part) {
        let diagnostic = match error {
            Some(error) => {
                let line = error.marker().line().max(1);
                let text = part.text.lines().nth(line - 1).unwrap_or("");
                let mut span =
                    self.line_span(part.first_line + line as u32, error.marker().col(), "x");
                let (message, help) = explain(error, text);
                if let Some(column) = text.find('\t').filter(|_| help == TAB_HELP) {
                    span.column = text[..column].chars().count() as u32 + 1;
                }
                Diagnostic::error("syntax", span, message).help(help)
            }
            None => {
                let line = part.text.lines().next().unwrap_or("");
                let span = self.line_span(part.first_line + 1, indent_of(line), line.trim());
                Diagnostic::error(
                    "syntax",
                    span,
                    format!("`{}` is no key with a value", line.trim()),
                )
                .help(
                    "write `key: value`; put quotation marks round a value that holds `: ` or ` #`",
                )
            }
        };
        self.diagnostics.push(diagnostic);
    }

    fn scalar(&mut self, text: &str, lines_before: u32) -> Node {
        Node {
            serial: self.next_serial(),
            span: self.line_span(lines_before + 1, 0, text),
            value: Value::Scalar {
                text: text.into(),
                plain: true,
            },
        }
    }

    fn next_serial(&mut self) -> u32 {
        self.serial += 1;
        self.serial - 1
    }

    fn line_span(&self, line: u32, columns_before: usize, text: &str) -> Span {
        Span {
            file: self.file,
            line,
            column: columns_before as u32 + 1,
            length: text.chars().count().max(1) as u32,
        }
    }
}

const TAB_HELP: &str = "indent with spaces: two for each level";

/// What a syntax error means for someone who writes a case file, and what to write instead.
fn explain(error: &ScanError, line: &str) -> (String, &'static str) {
    let indentation = &line[..line.len() - line.trim_start().len()];
    if indentation.contains('\t') {
        return ("a tab indents this line".into(), TAB_HELP);
    }
    let help = match error.kind() {
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            "close the quotation mark, or double a `'` that stands inside a text in single quotes"
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            "write `key: value`, with a space after the colon and the key on one line"
        }
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. } => "close the bracket on this record",
        ErrorKind::UnexpectedCharacter { .. } => "put the value in quotation marks",
        ErrorKind::RecursionLimitExceeded => {
            "nest less deeply: no record needs more than ten levels"
        }
        _ => {
            "keep keys of one record in one column, and put quotation marks round a value that holds `: `, ` #` or begins with a sign"
        }
    };
    (format!("this is not YAML: {}", error.info()), help)
}

fn is_blank(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Cuts text before every line that is indented by exactly `indent` spaces; deeper lines, blank
/// lines and comments stay with what goes before them.
fn split(text: &str, indent: usize, lines_before: u32) -> Vec<Part> {
    // The head of a section is a line of its own before its body.
    let base = lines_before + u32::from(indent > 0);
    let mut parts: Vec<Part> = Vec::new();
    for (number, line) in (0..).zip(text.split_inclusive('\n')) {
        let begins = !is_blank(line) && !line.starts_with('\t') && indent_of(line) <= indent;
        match parts.last_mut() {
            Some(part) if !begins => part.text.push_str(line),
            _ => parts.push(Part {
                first_line: base + number,
                text: line.to_owned(),
            }),
        }
    }
    parts
}
