//! The parser's events to a tree.

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, StrInput};

use super::{Entries, Node, Value, Values, without_duplicates};
use crate::{
    diagnostic::{Diagnostic, Report},
    model::{FileId, Span},
};

/// What a YAML document is.
pub enum Root {
    Empty,
    /// Keys with values; a key may stand twice.
    Mapping(Entries),
    /// A list or a lone value, and where it stands.
    Other(Span),
}

/// Collections within collections. A record has five levels at most, and each that is read takes a
/// part of the stack.
const DEPTH: usize = 32;

/// Why a document could not be read to its end.
pub enum Stop {
    /// An error of syntax, and the byte up to which there was none.
    Syntax(ScanError, usize),
    /// There are too many values, from this place on.
    Limit(Span),
}

/// Reads a YAML document that begins `lines_before` lines into its file. `values` counts the nodes,
/// and numbers them.
///
/// # Errors
/// At the first error of syntax, and where there are more nodes than may be read.
pub fn root(
    text: &str,
    file: FileId,
    lines_before: u32,
    values: &mut Values,
    found: &mut Report,
) -> Result<Root, Stop> {
    let mut builder = Builder {
        parser: Parser::new_from_str_with_options(text, options()),
        text,
        file,
        lines_before,
        values,
        found,
        sound: 0,
    };
    let mut root = Root::Empty;
    while let Some((event, at)) = builder.document_event()? {
        let span = builder.span(&at);
        if !matches!(root, Root::Empty) {
            let diagnostic = second_document(span);
            builder.found.push(diagnostic);
            builder.skip()?;
            break;
        }
        root = match event {
            Event::MappingStart(..) => {
                builder.properties(&event, &at, span);
                Root::Mapping(builder.entries()?)
            }
            event => Root::Other(builder.node(event, at)?.span),
        };
    }
    Ok(root)
}

/// How YAML is parsed here.
pub fn options() -> Options {
    let mut options = Options::default();
    options.emit_comments = false;
    options.emit_unresolved_aliases = true;
    options.emit_anchor_events = true;
    options.flow_nesting_limit = DEPTH;
    options.block_nesting_limit = DEPTH;
    options
}

/// The diagnostic for what stands after the end of the document.
pub fn second_document(span: Span) -> Diagnostic {
    Diagnostic::error(
        "second-document",
        span,
        "a case file holds one document, and a second begins here",
    )
    .help("remove the line `---` above, or move what follows to a file of its own")
}

struct Builder<'t, 'd> {
    parser: Parser<'t, StrInput<'t>>,
    text: &'t str,
    file: FileId,
    lines_before: u32,
    values: &'d mut Values,
    found: &'d mut Report,
    /// The byte up to which the text was read.
    sound: usize,
}

type Place = granit_parser::Span;

/// What the parser gives where nothing is written.
const NOTHING: &str = "~";

impl<'t> Builder<'t, '_> {
    fn next(&mut self) -> Result<Option<(Event<'t>, Place)>, Stop> {
        match self.parser.next_event() {
            None => Ok(None),
            Some(Ok((event, at))) => {
                self.sound = at.byte_range().map_or(self.sound, |range| range.end);
                Ok(Some((event, at)))
            }
            Some(Err(error)) => Err(Stop::Syntax(error, self.sound)),
        }
    }

    /// The next event that begins the content of a document; none at the end of the file.
    fn document_event(&mut self) -> Result<Option<(Event<'t>, Place)>, Stop> {
        while let Some(next) = self.next()? {
            match next {
                (Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd, _) => {}
                (Event::Anchor(_, name), at) => self.anchor(&name, &at),
                (Event::StreamEnd, _) => break,
                event => return Ok(Some(event)),
            }
        }
        Ok(None)
    }

    /// Reads on to the end of the file, for errors of syntax alone.
    fn skip(&mut self) -> Result<(), Stop> {
        while self.next()?.is_some() {}
        Ok(())
    }

    /// The node that begins with `event`. The parser bounds the depth, so the recursion is bounded.
    fn node(&mut self, event: Event<'t>, at: Place) -> Result<Node, Stop> {
        let span = self.span(&at);
        let serial = self.values.take().ok_or(Stop::Limit(span))?;
        let has_properties = self.properties(&event, &at, span);
        let value = match event {
            // `&co` alone is an anchor on nothing, and was meant as text.
            Event::Scalar(text, ScalarStyle::Plain, ..) if has_properties && text == NOTHING => {
                Value::Unread
            }
            Event::Scalar(text, ..) if !self.values.longest.allows(text.len() as u64) => {
                let limit = &self.values.longest;
                let what = format!("this text of {} bytes was left out", text.len());
                self.found.push(Diagnostic {
                    span: Some(span),
                    ..Diagnostic::left_out(limit, &what)
                });
                Value::Unread
            }
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
                let entries = self.entries()?;
                Value::Mapping(without_duplicates(entries, self.found))
            }
            _ => {
                self.found.push(
                    Diagnostic::error("alias", span, "aliases (`*name`) are not read").help(
                        "write the value out; put quotation marks round a text that begins with `*`",
                    ),
                );
                Value::Unread
            }
        };
        Ok(Node {
            serial,
            span,
            value,
        })
    }

    /// The entries of the mapping that has begun.
    fn entries(&mut self) -> Result<Entries, Stop> {
        let mut entries = Entries::new();
        while let Some((event, at)) = self.child()? {
            let before = self.found.count();
            let key = self.node(event, at)?;
            let is_told = self.found.count() > before;
            let Some((event, at)) = self.child()? else {
                break;
            };
            let before = self.found.count();
            let value = self.node(event, at)?;
            let is_value_told = self.found.count() > before;
            match &key.value {
                Value::Scalar { text, plain: true } if &**text == NOTHING => self.found.push(
                    Diagnostic::error("wrong-type", key.span, "a key is missing here")
                        .help("write `key: value`"),
                ),
                // The merge key of YAML 1.1.
                Value::Scalar { text, plain: true } if &**text == "<<" => {
                    // What is wrong with `<<: *name` is told with its alias.
                    if !is_value_told {
                        self.found.push(
                            Diagnostic::error("alias", key.span, "merge keys (`<<`) are not read")
                                .help("write the keys out where they belong"),
                        );
                    }
                }
                Value::Scalar { .. } => entries.push((key, value)),
                Value::Unread => {}
                // `{{ x }}` is one mistake, though it is a mapping in a mapping.
                Value::Sequence(_) | Value::Mapping(_) if is_told => {}
                Value::Sequence(_) | Value::Mapping(_) => self.found.push(
                    Diagnostic::error("wrong-type", key.span, "a key is a word, not a list or keys with values").help(
                        "write `key: value`; put quotation marks round a text that begins with `[` or `{`",
                    ),
                ),
            }
        }
        Ok(entries)
    }

    /// The next event inside a collection; none at its end.
    fn child(&mut self) -> Result<Option<(Event<'t>, Place)>, Stop> {
        while let Some(next) = self.next()? {
            match next {
                (Event::Anchor(_, name), at) => self.anchor(&name, &at),
                (
                    Event::SequenceEnd | Event::MappingEnd | Event::StreamEnd | Event::DocumentEnd,
                    _,
                ) => break,
                pair => return Ok(Some(pair)),
            }
        }
        Ok(None)
    }

    /// Reports the tag of a node, and tells whether it has a tag or an anchor.
    fn properties(&mut self, event: &Event<'t>, at: &Place, span: Span) -> bool {
        if let Some(tag) = event.tag() {
            let tag = tag.original();
            let message = format!("the tag `{tag}` is not read");
            let span = self.tag_span(&tag, at, span);
            self.found.push(Diagnostic::error("tag", span, message).help(
                "remove it: values are read by what they are for; put quotation marks round a text that begins with `!`",
            ));
        }
        event.tag().is_some() || event.anchor_id().is_some()
    }

    /// Where a tag stands: before its value, which the parser gives the place of.
    fn tag_span(&self, tag: &str, at: &Place, value: Span) -> Span {
        /// Bytes that are looked through; a tag stands close before its value.
        const NEAR: usize = 256;
        let end = at.byte_range().map_or(0, |range| range.start);
        let start = (end.saturating_sub(NEAR)..=end).find(|byte| self.text.is_char_boundary(*byte));
        let before = &self.text[start.unwrap_or(end)..end];
        let on_line = &before[before.rfind(['\n', '\r']).map_or(0, |at| at + 1)..];
        let Some(found) = on_line.rfind(tag) else {
            return value;
        };
        let narrow = |text: &str| u32::try_from(text.chars().count()).unwrap_or(0);
        Span {
            column: value
                .column
                .saturating_sub(narrow(&on_line[found..]))
                .max(1),
            length: narrow(tag).max(1),
            ..value
        }
    }

    fn anchor(&mut self, name: &str, at: &Place) {
        let span = self.span(at);
        let message = format!("the anchor `&{name}` is not read");
        self.found.push(Diagnostic::error("anchor", span, message).help(
            "remove it: there are no aliases; put quotation marks round a text that begins with `&`",
        ));
    }

    fn span(&self, at: &Place) -> Span {
        let length = match at.byte_range().and_then(|range| self.text.get(range)) {
            Some(text) => crate::text::lines(text)
                .next()
                .unwrap_or("")
                .trim_end()
                .chars()
                .count(),
            None => 1,
        };
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span {
            file: self.file,
            line: self.lines_before.saturating_add(narrow(at.start.line())),
            column: narrow(at.start.col()).saturating_add(1),
            length: narrow(length).max(1),
        }
    }
}
