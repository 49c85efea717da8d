//! One more record in a YAML file, with all else left as it is written.

use super::{Entries, Node, Value, read_sound, rewrite::say_all};
use crate::{
    model::{FileId, Id, Span},
    scalar::scalar,
};

/// A file with a record put into one of its sections, as its last one; a section that is not there
/// yet comes at the end of the file. `record` is the record's keys as YAML, from the first column.
///
/// # Errors
/// Why it cannot be put there, as the end of a sentence.
pub fn insert(text: &str, section: &str, id: &Id, record: &str) -> Result<String, String> {
    if text.replace("\r\n", "").contains('\r') {
        return Err(
            "lines of it end in a carriage return alone; save it with the ends of lines that other files have"
                .into(),
        );
    }
    let entries = match text.trim().is_empty() {
        true => Entries::new(),
        false => read_sound(text)?,
    };
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let position = entries
        .iter()
        .position(|(key, _)| key.scalar() == Some(section));
    let (after, lead, indent) = match position {
        None => {
            let lead = match lines.is_empty() {
                true => format!("{section}:\n"),
                false => format!("\n{section}:\n"),
            };
            (lines.len(), lead, 2)
        }
        Some(number) => {
            let (key, value) = &entries[number];
            let indent = indent_of(key, value, &lines)?;
            if let Value::Mapping(records) = &value.value
                && records
                    .iter()
                    .any(|(key, _)| key.scalar() == Some(id.as_str()))
            {
                return Err(format!("it has a record `{id}` already"));
            }
            let next = entries.get(number + 1);
            let end = next.map_or(lines.len(), |(key, _)| key.span.line as usize - 1);
            (end_of_section(&lines[..end]), String::new(), indent)
        }
    };
    let margin = " ".repeat(indent);
    let mut new = lead;
    let key = scalar(id.as_str()).map_err(|error| error.to_string())?;
    new.push_str(&format!("{margin}{key}:\n"));
    for line in record.lines() {
        new.push_str(&format!("{margin}  {line}\n"));
    }
    let mut whole: String = lines[..after].concat();
    if !whole.is_empty() && !whole.ends_with('\n') {
        whole.push_str(newline);
    }
    whole.push_str(&new.replace('\n', newline));
    whole.push_str(&lines[after..].concat());
    match is_only_added(entries, &whole, section, id, record) {
        true => Ok(whole),
        false => Err(format!(
            "the record would not be read there as it is meant; write the records of `{section}` one below the other as `id:`, and nothing below a line `...`"
        )),
    }
}

/// How far the records of a section are indented.
fn indent_of(key: &Node, value: &Node, lines: &[&str]) -> Result<usize, String> {
    let flow = || Err("its section is written in braces on one line".to_owned());
    match &value.value {
        // Nothing may stand below a value that is written out.
        Value::Scalar { .. } if value.is_null() && is_written(value, lines) => Err(format!(
            "its section says that it is empty; remove what stands behind `{}:`",
            key.scalar().unwrap_or("")
        )),
        _ if value.is_null() => Ok(2),
        Value::Mapping(records) => match records.first() {
            Some((first, _)) if first.span.line > key.span.line && first.span.column > 1 => {
                Ok(first.span.column as usize - 1)
            }
            _ => flow(),
        },
        _ => flow(),
    }
}

/// Whether a value that is nothing is written out as such: `null`, `~`.
fn is_written(value: &Node, lines: &[&str]) -> bool {
    let Span { line, column, .. } = value.span;
    let line = lines.get((line as usize).saturating_sub(1)).unwrap_or(&"");
    let rest: String = line
        .chars()
        .skip((column as usize).saturating_sub(1))
        .collect();
    ["null", "~"].iter().any(|word| rest.starts_with(word))
}

/// How many of these lines a section takes up that ends before the last of them: what is empty, or a
/// remark from the first column on, belongs to what follows.
fn end_of_section(lines: &[&str]) -> usize {
    let is_content = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    lines
        .iter()
        .rposition(is_content)
        .map_or(0, |last| last + 1)
}

/// Whether a text can be read without a fault, and says what these entries say with the record as the last
/// of its section, which comes last where there was none.
fn is_only_added(mut entries: Entries, whole: &str, section: &str, id: &Id, record: &str) -> bool {
    let (Ok(after), Ok(record)) = (read_sound(whole), read_sound(record)) else {
        return false;
    };
    let scalar = |text: &str| {
        node(Value::Scalar {
            text: text.into(),
            plain: true,
        })
    };
    let record = (scalar(id.as_str()), node(Value::Mapping(record)));
    let of_section = |(key, _): &&mut (Node, Node)| key.scalar() == Some(section);
    match entries.iter_mut().find(of_section) {
        Some((_, records)) => match &mut records.value {
            Value::Mapping(records) => records.push(record),
            _ => *records = node(Value::Mapping(vec![record])),
        },
        None => entries.push((scalar(section), node(Value::Mapping(vec![record])))),
    }
    say_all(&entries) == say_all(&after)
}

/// A value that stands nowhere.
fn node(value: Value) -> Node {
    let span = Span::start_of(FileId(0));
    Node {
        serial: 0,
        span,
        value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inserted(text: &str) -> Result<String, String> {
        insert(
            text,
            "sources",
            &"new".parse().unwrap(),
            "title: T\nlanguage: en\n",
        )
    }

    #[test]
    fn a_record_comes_last_in_its_section_and_nothing_else_changes() {
        for (text, expected) in [
            (
                "sources:\n    a:\n        title: A   # x\n\n# People\npeople:\n  p: {}\n",
                "sources:\n    a:\n        title: A   # x\n    new:\n      title: T\n      language: en\n\n# People\npeople:\n  p: {}\n",
            ),
            (
                "title: X",
                "title: X\n\nsources:\n  new:\n    title: T\n    language: en\n",
            ),
            ("", "sources:\n  new:\n    title: T\n    language: en\n"),
            (
                "sources:\ntitle: X\n",
                "sources:\n  new:\n    title: T\n    language: en\ntitle: X\n",
            ),
            (
                "title: X\r\nsources:\r\n  a:\r\n    title: A",
                "title: X\r\nsources:\r\n  a:\r\n    title: A\r\n  new:\r\n    title: T\r\n    language: en\r\n",
            ),
            (
                "sources: # none yet\ntitle: X\n",
                "sources: # none yet\n  new:\n    title: T\n    language: en\ntitle: X\n",
            ),
            (
                "sources:\n  a:\n    note: |\n      # not a remark\n  # a remark\n\n\n",
                "sources:\n  a:\n    note: |\n      # not a remark\n  # a remark\n  new:\n    title: T\n    language: en\n\n\n",
            ),
        ] {
            assert_eq!(inserted(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn an_id_that_looks_like_something_else_is_quoted() {
        let inserted = insert("", "sources", &"no".parse().unwrap(), "title: T\n");
        assert_eq!(inserted.as_deref(), Ok("sources:\n  'no':\n    title: T\n"));
        let again = insert(
            &inserted.unwrap(),
            "sources",
            &"no".parse().unwrap(),
            "title: T\n",
        );
        assert!(again.is_err_and(|why| why.contains("already")));
    }

    #[test]
    fn what_cannot_be_done_safely_is_not_done() {
        for (text, why) in [
            ("sources: {a: {title: A}}\n", "in braces"),
            ("sources:\n  new:\n    title: A\n", "already"),
            ("sources:\n  a: [\n", "has to be fixed first"),
            ("sources:\n  a:\n    title: A\n...\n", "below a line `...`"),
            ("---\ntitle: A\n...\n# The end.\n", "below a line `...`"),
            ("sources: null\n", "remove what stands behind"),
            (
                "sources: null # nothing\ntitle: A\n",
                "remove what stands behind",
            ),
            ("title: A\nsources: ~\n", "remove what stands behind"),
            ("sources:\n  ? s\n  : title: x\n", "one below the other"),
            ("{title: A}\n", "one below the other"),
            (
                "sources:\n  a:\n    note: |+\n      x\n\n\n",
                "one below the other",
            ),
        ] {
            let error = inserted(text).expect_err(text);
            assert!(error.contains(why), "{text}: {error}");
        }
    }
}
