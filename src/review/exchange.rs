//! A log as JSON, for a colleague.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    entry::Written,
    line::{FORM, Header, Lines, Place, TooNew},
};

/// What somebody handed on of a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The library that it is of, as they had it.
    pub library: Place,
    pub entries: Vec<Written>,
    /// How many entries could not be read.
    pub unread: u64,
}

/// Why nothing could be read of what was handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unexported {
    TooNew(TooNew),
    /// It is no export, and no log; what was expected where.
    Other(String),
}

/// What stands in the file.
#[derive(Serialize, Deserialize)]
struct File {
    #[serde(flatten)]
    head: Header,
    entries: Vec<Value>,
}

impl Exported {
    /// The JSON of these entries, which ends with a line feed. What is no ASCII is in it by its number: so it is the same
    /// characters for whoever reads it, and acts on no terminal.
    pub fn json<'e>(library: Place, entries: impl Iterator<Item = &'e Written>) -> String {
        let file = File {
            head: Header::of(library),
            entries: entries
                .filter_map(|written| serde_json::from_str(&written.json).ok())
                .collect(),
        };
        // A map of texts, numbers and what was JSON always has a form in JSON.
        let json = serde_json::to_string_pretty(&file).unwrap_or_default();
        by_numbers(&json) + "\n"
    }

    /// Reads what [`Self::json`] wrote, or a log itself: it may have been copied as it is.
    ///
    /// # Errors
    /// Where it is neither, or of a later form.
    pub fn read(bytes: &[u8]) -> Result<Self, Unexported> {
        if !bytes.trim_ascii_start().starts_with(b"{") {
            return Self::read_log(bytes);
        }
        let file: Value =
            serde_json::from_slice(bytes).map_err(|error| Unexported::Other(error.to_string()))?;
        let head = Header::deserialize(&file);
        let head = head.map_err(|error| Unexported::Other(error.to_string()))?;
        if head.form > FORM {
            return Err(Unexported::TooNew(TooNew {
                form: head.form,
                casefile: head.casefile,
            }));
        }
        let all = file.get("entries").and_then(Value::as_array);
        let all = all.ok_or_else(|| Unexported::Other("it has no `entries`".into()))?;
        let entries: Vec<Written> = all.iter().filter_map(Written::read).collect();
        Ok(Self {
            library: head.library,
            unread: (all.len() - entries.len()) as u64,
            entries,
        })
    }

    fn read_log(bytes: &[u8]) -> Result<Self, Unexported> {
        let mut lines = Lines::default();
        let end = lines.read(bytes).map_err(Unexported::TooNew)?;
        let tail = bytes.get(end..).unwrap_or_default();
        let mut lines = lines.with_tail(tail).map_err(Unexported::TooNew)?;
        match (lines.headers.pop(), lines.entries) {
            (None, entries) if entries.is_empty() => {
                Err(Unexported::Other("no line of it is an entry".into()))
            }
            (header, entries) => Ok(Self {
                library: header.map(|header| header.library).unwrap_or_default(),
                entries,
                unread: lines.damages,
            }),
        }
    }
}

/// JSON with all that is no printable ASCII by its number. It stands in strings, which are the only place for it.
fn by_numbers(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() && c != '\u{7f}' {
            text.push(c);
        } else {
            let mut units = [0; 2];
            let units = c.encode_utf16(&mut units).iter();
            let units = units.map(|unit| format!("\\u{unit:04x}"));
            text.extend(units);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Deed, Entry, EntryId, Target};

    fn entries() -> Vec<Written> {
        let newer = r#"{"id":"0123456789abcdef0123456789abcdef","at":7,"did":"sung"}"#;
        let newer = Written::read(&serde_json::from_str(newer).unwrap()).unwrap();
        let own = Written::of(Entry {
            id: EntryId::drawn(),
            at: 8,
            clock: None,
            by: "ana".into(),
            of: Target::Library,
            did: Deed::Noted {
                text: "a\nb".into(),
            },
        });
        vec![newer, own]
    }

    #[test]
    fn what_is_handed_on_is_read_again_whoever_understands_it() {
        let place = Place {
            title: Some("Harbour".into()),
            ..Place::default()
        };
        let json = Exported::json(place.clone(), entries().iter().take(1));
        let read = Exported::read(json.as_bytes()).unwrap();
        assert_eq!((&read.entries[..], read.unread), (&entries()[..1], 0));
        assert_eq!(read.library, place);
    }

    #[test]
    fn the_characters_are_those_that_were_written_and_act_on_no_terminal() {
        let text = "Arévalo \u{202e}evil\u{200b}\u{7f}\u{1b}[31m 漢 \u{e0041} \u{85} 😀\u{0}";
        let written = Written::of(Entry {
            id: EntryId::drawn(),
            at: 1,
            clock: None,
            by: text.into(),
            of: Target::Library,
            did: Deed::Noted { text: text.into() },
        });
        let json = Exported::json(Place::default(), std::iter::once(&written));
        assert_eq!(*crate::text::clean(&json), *json);
        let read = Exported::read(json.as_bytes()).unwrap().entries;
        assert_eq!(read, [written]);
    }

    #[test]
    fn a_log_is_read_as_it_is() {
        let entries = entries();
        let lines: String = entries.iter().map(Written::line).collect();
        let text = Header::of(Place::default()).line() + &lines + "torn";
        let read = Exported::read(text.as_bytes()).unwrap();
        assert_eq!((read.entries, read.unread), (entries, 1));
    }

    #[test]
    fn what_is_neither_is_refused_with_a_reason() {
        for wrong in [
            "",
            "x",
            "{}",
            "{",
            r#"{"casefile":"1","form":1,"library":{}}"#,
        ] {
            let read = Exported::read(wrong.as_bytes());
            assert!(matches!(read, Err(Unexported::Other(_))), "{wrong}");
        }
        let newer = r#"{"casefile":"9","form":2,"library":{},"entries":[]}"#;
        let read = Exported::read(newer.as_bytes());
        assert!(matches!(read, Err(Unexported::TooNew(_))), "{read:?}");
    }
}
