//! JSON Lines: a line a record, each as JSON has it.

use std::{io, str};

use serde::Serialize;
use serde_json::{
    Serializer,
    ser::{CompactFormatter, Formatter},
};

use super::Made;
use crate::{
    clean_format,
    text::{Clean, clean},
};

/// Whether the words of the form itself are to be read: the keys, `null`, `true` and `false`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnWords {
    Written,
    /// Each letter of them is an `x`, so that nothing is read in them; what is between them is as it was.
    Blank,
}

/// Writes records, a line each.
///
/// # Errors
/// Where one cannot be written.
pub fn write<T: Serialize>(
    records: impl IntoIterator<Item = T>,
    own: OwnWords,
) -> Result<Made, Clean> {
    let mut bytes = Vec::new();
    for record in records {
        let mut line = Vec::new();
        let written = match own {
            OwnWords::Written => record.serialize(&mut Serializer::new(&mut line)),
            OwnWords::Blank => {
                let blank = Blank { is_key: false };
                record.serialize(&mut Serializer::with_formatter(&mut line, blank))
            }
        };
        written.map_err(|error| clean_format!("This cannot be written as JSON: {error}."))?;
        // Whatever of a file reaches here is cleaned already; this holds all shapes to it.
        bytes.extend_from_slice(clean(&String::from_utf8_lossy(&line)).as_bytes());
        bytes.push(b'\n');
    }
    Ok(Made {
        bytes,
        remarks: Vec::new(),
    })
}

/// All words of lines of JSON, those of the form too, without its signs and escapes; none where they are no such lines.
pub fn words(lines: &str) -> Option<String> {
    let mut words = String::with_capacity(lines.len());
    let apart = |between: &str| between.replace(|c: char| !c.is_alphanumeric(), "\n");
    let mut rest = lines;
    while let Some(at) = rest.find('"') {
        let mut text = serde_json::Deserializer::from_str(&rest[at..]).into_iter::<String>();
        words.push_str(&apart(&rest[..at]));
        words.push_str(&text.next()?.ok()?);
        rest = &rest[at + text.byte_offset()..];
    }
    words.push_str(&apart(rest));
    Some(words)
}

/// Writes as [`CompactFormatter`] does, with [`OwnWords::Blank`].
struct Blank {
    is_key: bool,
}

impl Formatter for Blank {
    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        is_first: bool,
    ) -> io::Result<()> {
        self.is_key = true;
        CompactFormatter.begin_object_key(writer, is_first)
    }

    fn end_object_key<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_key = false;
        Ok(())
    }

    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        text: &str,
    ) -> io::Result<()> {
        match self.is_key {
            true => writer.write_all(blank(text).as_bytes()),
            false => writer.write_all(text.as_bytes()),
        }
    }

    fn write_null<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(blank("null").as_bytes())
    }

    fn write_bool<W: ?Sized + io::Write>(&mut self, writer: &mut W, is: bool) -> io::Result<()> {
        writer.write_all(blank(if is { "true" } else { "false" }).as_bytes())
    }
}

fn blank(words: &str) -> String {
    words.replace(char::is_alphabetic, "x")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn words_of_the_form_can_be_blank_and_all_else_stays() {
        let record = json!({
            "said_by": "Ana \"Null\" Ruiz\nsaid_by",
            "is": [true, false, null, 12, -1.5e9],
            "none": {},
        });
        let written = |own| {
            let made = write([&record], own).unwrap();
            String::from_utf8(made.bytes).unwrap()
        };
        assert_eq!(
            written(OwnWords::Written),
            format!("{}\n", serde_json::to_string(&record).unwrap())
        );
        assert_eq!(
            written(OwnWords::Blank),
            "{\"xxxx_xx\":\"Ana \\\"Null\\\" Ruiz\\nsaid_by\",\"xx\":[xxxx,xxxxx,xxxx,12,-1500000000.0],\"xxxx\":{}}\n"
        );
    }

    #[test]
    fn the_words_of_lines_are_read_without_signs() {
        let read = words("{\"by\":\"Ana \\\"R\\u00edos\\\"\",\"is\":[null,1]}\n").unwrap();
        let read: Vec<&str> = read.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(read, ["by", "Ana \"Ríos\"", "is", "null", "1"]);
        assert_eq!(words("{\"by"), None);
    }
}
