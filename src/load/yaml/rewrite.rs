//! Another text for some scalars of a YAML file, with all else left as it is written.

use std::{collections::HashMap, ops::Range};

use granit_parser::{Event, Parser, ScalarStyle};

use super::{Entries, Node, Value, Values, build::options, parse};
use crate::{
    diagnostic::Report,
    model::{FileId, Span},
    scalar::{Marks, quoted, scalar},
    text::patch::Edit,
};

/// A scalar, by the place where it begins, and the text it is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub span: Span,
    pub text: String,
}

/// A file with some changes made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewritten<'c> {
    pub text: String,
    /// What of the old text became what of the new one, in their order.
    pub edits: Vec<Edit>,
    /// The changes that could not be made so that the file says what it said but for them.
    pub left: Vec<&'c Change>,
}

/// Gives scalars of a YAML file another text.
pub fn rewrite<'c>(text: &str, changes: &'c [Change]) -> Rewritten<'c> {
    let places = places(text);
    let all: Vec<&Change> = changes.iter().collect();
    if let Some((text, edits)) = attempt(text, &places, &all) {
        return Rewritten {
            text,
            edits,
            left: Vec::new(),
        };
    }
    let (good, bad): (Vec<&Change>, Vec<&Change>) = all
        .into_iter()
        .partition(|change| attempt(text, &places, &[change]).is_some());
    let (left, attempted) = match attempt(text, &places, &good) {
        Some(done) => (bad, done),
        None => (changes.iter().collect(), (text.to_owned(), Vec::new())),
    };
    let (text, edits) = attempted;
    Rewritten { text, edits, left }
}

/// How a scalar is written, and its bytes.
type Place = (ScalarStyle, Range<usize>);

/// The scalars of a file by line and column, both from 1, up to its first error of syntax.
fn places(text: &str) -> HashMap<(u32, u32), Place> {
    let mut places = HashMap::new();
    let mut parser = Parser::new_from_str_with_options(text, options());
    while let Some(Ok((event, at))) = parser.next_event() {
        if let (Event::Scalar(_, style, ..), Some(bytes)) = (event, at.byte_range()) {
            let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let place = (
                narrow(at.start.line()),
                narrow(at.start.col()).saturating_add(1),
            );
            places.insert(place, (style, bytes));
        }
    }
    places
}

/// The bytes of the scalar that begins at a place; none of one that is written over several lines behind `|` or `>`.
pub fn bytes(text: &str, at: Span) -> Option<Range<usize>> {
    let (style, bytes) = places(text).remove(&(at.line, at.column))?;
    let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
    let end = bytes.start + text.get(bytes.clone())?.trim_end().len();
    (!is_block).then_some(bytes.start..end)
}

fn attempt(
    text: &str,
    places: &HashMap<(u32, u32), Place>,
    changes: &[&Change],
) -> Option<(String, Vec<Edit>)> {
    let mut edits = Vec::new();
    for change in changes {
        let (style, bytes) = places.get(&(change.span.line, change.span.column))?;
        let (start, remark) = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let start = header(text.get(..bytes.start)?)?;
                (start, remark(text.get(start..bytes.start)?))
            }
            _ => (bytes.start, ""),
        };
        let new = written(&change.text, *style)? + remark;
        edits.push((start..bytes.end, new));
    }
    edits.sort_by_key(|(bytes, _)| bytes.start);
    let mut changed = String::with_capacity(text.len());
    let mut made = Vec::new();
    let mut end = 0;
    for (bytes, new) in edits {
        changed.push_str(text.get(end..bytes.start)?);
        // The end of its line is no part of a scalar, whatever its style.
        end = bytes.start + text.get(bytes.clone())?.trim_end().len();
        let start = changed.len();
        changed.push_str(&new);
        made.push((bytes.start..end, start..changed.len()));
    }
    changed.push_str(text.get(end..)?);
    let expected = changes.iter().map(|change| (change.span, &*change.text));
    let expected: HashMap<Span, &str> = expected.collect();
    let is_said = said_but_for(text, &expected)? == said(&changed)?;
    is_said.then_some((changed, made))
}

/// Where the header of a block scalar begins, `>-` or `|`, that stands at the end of a text.
fn header(before: &str) -> Option<usize> {
    let before = before.trim_end();
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let is_header = |rest: &str| {
        let rest =
            rest[1..].trim_start_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        rest.is_empty() || rest.trim_start().starts_with('#') && rest.starts_with([' ', '\t'])
    };
    let mut signs = before[line..].match_indices(['>', '|']);
    let (at, _) = signs.find(|(at, _)| is_header(&before[line + at..]))?;
    Some(line + at)
}

/// The remark behind the header of a block scalar, with the blanks before it.
fn remark(header: &str) -> &str {
    let line = header.lines().next().unwrap_or("");
    let signs = line.trim_start_matches(|c: char| !c.is_whitespace());
    match signs.trim_start().starts_with('#') {
        true => signs.trim_end(),
        false => "",
    }
}

/// What a file says: its values in their order.
pub type Said = Vec<String>;

/// What entries say.
pub fn say_all(entries: &Entries) -> Said {
    let mut said = Vec::new();
    say_entries(entries, &HashMap::new(), &mut said);
    said
}

/// What a file says; none where it cannot be read.
fn said(text: &str) -> Option<Said> {
    said_but_for(text, &HashMap::new())
}

/// The same, with another text for the values that begin at a place.
fn said_but_for(text: &str, expected: &HashMap<Span, &str>) -> Option<Said> {
    let file = expected.keys().next().map_or(FileId(0), |span| span.file);
    let entries = parse(text, file, &mut Values::default(), &mut Report::default()).ok()?;
    let mut said = Vec::new();
    say_entries(&entries, expected, &mut said);
    Some(said)
}

fn say_entries(entries: &Entries, expected: &HashMap<Span, &str>, said: &mut Vec<String>) {
    said.push("{".into());
    for (key, value) in entries {
        say(key, expected, said);
        say(value, expected, said);
    }
    said.push("}".into());
}

/// The reader bounds how deep values stand in one another.
fn say(node: &Node, expected: &HashMap<Span, &str>, said: &mut Vec<String>) {
    match &node.value {
        Value::Scalar { text, .. } => {
            let text = expected.get(&node.span).copied().unwrap_or(text);
            said.push(format!("={text}"));
        }
        Value::Sequence(items) => {
            said.push("[".into());
            items.iter().for_each(|item| say(item, expected, said));
            said.push("]".into());
        }
        Value::Mapping(entries) => say_entries(entries, expected, said),
        Value::Unread => said.push("?".into()),
    }
}

/// A text as a scalar on one line, in the quotation marks that were there, or bare where there were
/// none and it needs none; none where the writer fails.
fn written(text: &str, style: ScalarStyle) -> Option<String> {
    // Between braces and brackets a bare text ends at these, and no scalar tells where it stands.
    let is_flow = |c: char| ",[]{}".contains(c);
    match style {
        ScalarStyle::Plain if !text.contains(is_flow) => scalar(text),
        ScalarStyle::DoubleQuoted => quoted(text, Marks::Double),
        _ => quoted(text, Marks::Single),
    }
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives the value of `key` another text.
    fn changed(text: &str, new: &str) -> Option<String> {
        let entries = parse(
            text,
            FileId(0),
            &mut Values::default(),
            &mut Report::default(),
        )
        .unwrap();
        let span = value_of_key(&Value::Mapping(entries)).expect("the key has a value");
        let change = [Change {
            span,
            text: new.into(),
        }];
        let done = rewrite(text, &change);
        let made = done.left.is_empty();
        assert_eq!(made, done.text != text);
        for (old, new) in &done.edits {
            let all = [
                &text[..old.start],
                &done.text[new.clone()],
                &text[old.end..],
            ]
            .concat();
            assert_eq!(all, done.text, "the one edit is all that differs");
        }
        made.then_some(done.text)
    }

    fn value_of_key(value: &Value) -> Option<Span> {
        match value {
            Value::Mapping(entries) => entries.iter().find_map(|(key, value)| {
                let is_it = key.scalar() == Some("key");
                is_it
                    .then_some(value.span)
                    .or_else(|| value_of_key(&value.value))
            }),
            Value::Sequence(items) => items.iter().find_map(|item| value_of_key(&item.value)),
            _ => None,
        }
    }

    #[test]
    fn one_value_is_another_and_all_else_is_as_it_was() {
        for (text, new, wanted) in [
            (
                "a: b\nkey: old # why\nc: d\n",
                "new",
                "a: b\nkey: new # why\nc: d\n",
            ),
            ("key: 'old'\n", "it's new", "key: 'it''s new'\n"),
            (
                "key: \"old\"\n",
                "a \"new\" \\",
                "key: \"a \\\"new\\\" \\\\\"\n",
            ),
            ("key: old\n", "a: new # one", "key: 'a: new # one'\n"),
            ("key: old\n", "270", "key: '270'\n"),
            ("key: old\n", "null", "key: 'null'\n"),
            (
                "{a: 1, key: old, b: 2}\n",
                "new, newer",
                "{a: 1, key: 'new, newer', b: 2}\n",
            ),
            (
                "x:\n  - key: old\n    b: 1\n",
                "new",
                "x:\n  - key: new\n    b: 1\n",
            ),
            ("key: old\n  words\n\nb: 1\n", "new", "key: new\n\nb: 1\n"),
            (
                "key: >-   # why # so\n  old\n  words\nb: 1\n",
                "new",
                "key: 'new'   # why # so\nb: 1\n",
            ),
            (
                "key: |2-\t# why\r\n  old\r\nb: 1\r\n",
                "new",
                "key: 'new'\t# why\r\nb: 1\r\n",
            ),
            (
                "key: | # why\n\n  old # no remark\n",
                "new",
                "key: 'new' # why\n",
            ),
            (
                "x:\n  key: >-\n    old\n    words\n\n  b: 1\n",
                "new",
                "x:\n  key: 'new'\n\n  b: 1\n",
            ),
            (
                "x:\n  key: |\n    old\n    words\n  b: 1\n",
                "new",
                "x:\n  key: 'new'\n  b: 1\n",
            ),
            ("key: >-\n  old\n", "new", "key: 'new'\n"),
            (
                "key: |2+ # a > b\n  old > older\n",
                "new",
                "key: 'new' # a > b\n",
            ),
            ("key: old\r\nb: 1\r\n", "new", "key: new\r\nb: 1\r\n"),
            ("key: 'old\n  words'\nb: 1\n", "new", "key: 'new'\nb: 1\n"),
        ] {
            assert_eq!(changed(text, new).as_deref(), Some(wanted), "{text:?}");
        }
    }

    #[test]
    fn what_cannot_be_changed_is_left_and_the_rest_is_changed() {
        let text = "a: b\nkey: old\nc: d\n";
        let file = FileId(0);
        let at = |line, column| Span {
            file,
            line,
            column,
            length: 3,
        };
        let change = |span, text: &str| Change {
            span,
            text: text.into(),
        };
        let changes = [
            change(at(2, 6), "new"),
            change(at(9, 1), "nowhere"),
            change(
                Span {
                    length: 1,
                    ..at(3, 4)
                },
                "two\nlines",
            ),
        ];
        let done = rewrite(text, &changes);
        assert_eq!(done.text, "a: b\nkey: new\nc: \"two\\nlines\"\n");
        assert_eq!(done.left, [&changes[1]]);
    }
}
