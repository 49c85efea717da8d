//! Reading a file that is no YAML as a whole: record by record, so that a mistake costs one record.

mod conflict;

use granit_parser::ScanError;

use super::{
    Entries, Node, Value, Values,
    build::{self, Root, Stop, second_document},
    explain::explain,
    without_duplicates,
};
use crate::{
    diagnostic::{Diagnostic, Report},
    model::{FileId, Span},
};

/// Reads each entry of the file, and where an entry is no YAML, each record in it. What cannot be
/// read is left as [`Value::Unread`] under its key. `error` is what is wrong with the whole, and
/// `sound` the byte up to which nothing is.
///
/// # Errors
/// Where there are more values than may be read, with the place from which on.
pub fn parse_in_parts(
    text: &str,
    file: FileId,
    (error, sound): (&ScanError, usize),
    values: &mut Values,
    found: &mut Report,
) -> Result<Entries, Span> {
    let mut reader = Reader {
        file,
        values,
        found,
    };
    let mut entries = Entries::new();
    let resolved = conflict::first_sides(text, file, reader.found);
    reader.values.unmerged += reader.found.count();
    let text = resolved.as_deref().unwrap_or(text);
    let document = reader.first_document(text);
    for part in reader.split(document, 0) {
        reader.entry(&part, &mut entries)?;
    }
    if reader.found.count() == 0 {
        // Each part can be read alone; what is wrong is how they stand together.
        let whole = Part {
            lines_before: 0,
            text,
        };
        reader.report(error, sound, &whole);
    }
    Ok(entries)
}

/// A run of lines that belongs together: an entry of the file, or a record of a section.
#[derive(Clone, Copy)]
struct Part<'t> {
    lines_before: u32,
    text: &'t str,
}

impl<'t> Part<'t> {
    /// The first line that says something, and how many lines of the file go before it.
    fn head(self) -> (u32, &'t str) {
        (self.lines_before..)
            .zip(crate::text::lines(self.text))
            .find(|(_, line)| !is_blank(line))
            .map_or((self.lines_before, ""), |(before, line)| {
                (before, line.trim_end())
            })
    }
}

struct Reader<'d> {
    file: FileId,
    values: &'d mut Values,
    found: &'d mut Report,
}

/// Why a part is no entries.
enum Fault {
    Syntax(ScanError, usize),
    /// It is a list, or text.
    NoEntries,
}

impl Reader<'_> {
    fn entry(&mut self, part: &Part<'_>, entries: &mut Entries) -> Result<(), Span> {
        let fault = match self.parse(part)? {
            Ok(found) => {
                entries.extend(found);
                return Ok(());
            }
            Err(fault) => fault,
        };
        let (before, head) = part.head();
        let body = rest(part, before + 1);
        let (_, first) = body.head();
        let bare = head.split(" #").next().unwrap_or("").trim_end();
        match (bare.strip_suffix(':'), indent_of(first)) {
            // A section of records: its head is sound, so each record is tried alone.
            (Some(section), indent @ 1..) => {
                let mut records = Entries::new();
                for record in self.split(body, indent) {
                    match self.parse(&record)? {
                        Ok(found) => records.extend(found),
                        Err(fault) => {
                            self.report_fault(&fault, &record);
                            records.extend(self.unread(&record));
                        }
                    }
                }
                let key = self.scalar(section, before + 1, 0);
                let records = without_duplicates(records, self.found);
                let value = Node {
                    value: Value::Mapping(records),
                    ..key.clone()
                };
                entries.push((key, value));
            }
            _ => {
                self.report_fault(&fault, part);
                entries.extend(self.unread(part));
            }
        }
        Ok(())
    }

    /// The entries of a part. An error outside is the place from which on there are
    /// too many values.
    fn parse(&mut self, part: &Part<'_>) -> Result<Result<Entries, Fault>, Span> {
        let first = self.values.read;
        let mut found = Report::default();
        let root = build::root(
            part.text,
            self.file,
            part.lines_before,
            self.values,
            &mut found,
        );
        Ok(match root {
            Ok(Root::Empty) => Ok(Entries::new()),
            Ok(Root::Mapping(entries)) => {
                self.found.append(found);
                Ok(entries)
            }
            Ok(Root::Other(_)) => Err(Fault::NoEntries),
            Err(Stop::Syntax(error, sound)) => {
                self.values.read = first;
                Err(Fault::Syntax(error, sound))
            }
            Err(Stop::Limit(limit)) => return Err(limit),
        })
    }

    fn report_fault(&mut self, fault: &Fault, part: &Part<'_>) {
        match fault {
            Fault::Syntax(error, sound) => self.report(error, *sound, part),
            Fault::NoEntries => {
                let (before, head) = part.head();
                let text = head.trim_start();
                let span = self.span(before + 1, indent_of(head), text.chars().count());
                self.found.push(
                    Diagnostic::error("syntax", span, "this line is no key with a value").help(
                        "write `key: value`, with a space after the colon; indent the further lines of a text by two more spaces than its key",
                    ),
                );
            }
        }
    }

    fn report(&mut self, error: &ScanError, sound: usize, part: &Part<'_>) {
        let explained = explain(error, sound, part.text);
        let lines_within = u32::try_from(explained.line).unwrap_or(u32::MAX);
        let line = part.lines_before.saturating_add(lines_within) + 1;
        let span = self.span(line, explained.column, 1);
        self.found
            .push(Diagnostic::error("syntax", span, explained.message).help(explained.help));
    }

    /// The key of a part that cannot be read, if a key can be seen.
    fn unread(&mut self, part: &Part<'_>) -> Option<(Node, Node)> {
        let (before, head) = part.head();
        let (key, _) = head.split_once(':')?;
        let key = self.scalar(key.trim_start(), before + 1, indent_of(head));
        let value = Node {
            value: Value::Unread,
            ..key.clone()
        };
        Some((key, value))
    }

    fn scalar(&mut self, text: &str, line: u32, columns_before: usize) -> Node {
        // The key of what cannot be read is no more than was read before.
        let serial = self.values.read;
        self.values.read = serial.saturating_add(1);
        Node {
            serial,
            span: self.span(line, columns_before, text.chars().count()),
            value: Value::Scalar {
                text: text.trim_matches(['"', '\'']).into(),
                plain: true,
            },
        }
    }

    fn span(&self, line: u32, columns_before: usize, length: usize) -> Span {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span {
            file: self.file,
            line,
            column: narrow(columns_before).saturating_add(1),
            length: narrow(length).max(1),
        }
    }

    /// The first document of a file. What stands after its end is reported and left out, as it is in
    /// a file without errors.
    fn first_document<'t>(&mut self, text: &'t str) -> Part<'t> {
        let mut start = (0, 0);
        let mut has_content = false;
        let mut byte = 0;
        for (before, line) in (0..).zip(crate::text::lines(text)) {
            let marker = ["---", "..."].contains(&line.trim_end());
            if marker && has_content {
                let after = Part {
                    lines_before: before + 1,
                    text: &text[byte + line.len()..],
                };
                let (before, head) = after.head();
                if !head.is_empty() {
                    let length = head.trim_start().chars().count();
                    let span = self.span(before + 1, indent_of(head), length);
                    self.found.push(second_document(span));
                }
                return Part {
                    lines_before: start.0,
                    text: &text[start.1..byte],
                };
            }
            byte += line.len();
            if marker || !has_content && line.starts_with('%') {
                start = (before + 1, byte);
            } else {
                has_content |= !is_blank(line);
            }
        }
        Part {
            lines_before: start.0,
            text: &text[start.1..],
        }
    }

    /// Cuts a part before every line that is indented by `indent` spaces or fewer; deeper lines,
    /// blank lines and comments stay with what goes before them.
    fn split<'t>(&mut self, part: Part<'t>, indent: usize) -> Vec<Part<'t>> {
        let mut parts: Vec<Part<'t>> = Vec::new();
        let mut begin = 0;
        let mut byte = 0;
        let mut lines_before = part.lines_before;
        for (before, line) in (part.lines_before..).zip(crate::text::lines(part.text)) {
            let column = indent_of(line);
            let says_something = !is_blank(line) && !line.starts_with('\t');
            if says_something && column <= indent {
                if begin < byte {
                    parts.push(Part {
                        lines_before,
                        text: &part.text[begin..byte],
                    });
                }
                (begin, lines_before) = (byte, before);
            }
            byte += line.len();
        }
        parts.push(Part {
            lines_before,
            text: &part.text[begin..],
        });
        for part in &parts {
            let (before, head) = part.head();
            let column = indent_of(head);
            if column != indent && !head.is_empty() {
                let span = self.span(before + 1, column, head.trim_start().chars().count());
                self.found.push(
                    Diagnostic::error(
                        "syntax",
                        span,
                        format!("this line is indented by {column}, and those it stands with by {indent}"),
                    )
                    .help(format!("write {indent} spaces before it")),
                );
            }
        }
        parts
    }
}

/// The lines of a part after the first `lines_before` lines of the file.
fn rest<'t>(part: &Part<'t>, lines_before: u32) -> Part<'t> {
    let skipped: usize = crate::text::lines(part.text)
        .take((lines_before - part.lines_before) as usize)
        .map(str::len)
        .sum();
    Part {
        lines_before,
        text: &part.text[skipped..],
    }
}

fn is_blank(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
