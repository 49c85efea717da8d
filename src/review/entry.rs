//! An entry of a log: who did what, of what, and when.

use std::{collections::hash_map::RandomState, fmt, hash::BuildHasher, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;

use super::version::Version;
use crate::{
    clean, clean_format,
    limits::Limit,
    model::{Citation, Date, Key, Ref},
    text::{Clean, clean_line, day_of_number, grouped, is_blank},
};

/// The latest moment that an entry can have, the last of the year 9999: behind it there must be room for others.
pub const LATEST: u64 = 253_402_300_799_999;

/// The text of a note.
pub const NOTE_BYTES: Limit = Limit {
    name: "the length of a note",
    most: 64 << 10,
    unit: "bytes",
    help: "write several, or keep it in a file of its own",
};

/// The characters of a name or a label that are kept: both stand in lines of lists.
pub const LONGEST: usize = 80;

/// An entry. It is written once, and its place among others is that of `(at, by, id)`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: EntryId,
    /// Milliseconds since 1970 in universal time, by the clock of the program that wrote it; later where it wrote behind an
    /// entry of a clock that was ahead.
    pub at: u64,
    /// What the clock said, where `at` is later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<u64>,
    /// Who did it.
    pub by: String,
    /// Of what.
    pub of: Target,
    #[serde(flatten)]
    pub did: Deed,
}

/// The name of an entry, drawn by chance: what is read twice is known for one by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(u128);

/// What was marked, or written about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "lowercase")]
pub enum Target {
    /// The library as a whole.
    Library,
    Record {
        #[serde(with = "key")]
        key: Key,
    },
    /// A citation of a record, by what it says: it is found again wherever it stands among the others.
    Citation {
        #[serde(with = "key")]
        key: Key,
        source: String,
        at: Option<String>,
        quote: Option<String>,
    },
    /// Words of a source, or a place in it.
    Passage {
        #[serde(with = "key")]
        source: Key,
        at: Option<String>,
        quote: Option<String>,
    },
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "did", rename_all = "kebab-case")]
pub enum Deed {
    /// It was checked as it was in this version.
    Reviewed {
        version: Version,
    },
    /// It counts as checked no more.
    NotReviewed,
    Flagged,
    NotFlagged,
    /// Something was written about it; the note is known by the id of this entry.
    Noted {
        text: String,
    },
    /// A note has another text, in the place of the one that an entry gave it: where others changed or removed that
    /// meanwhile, this is a note of its own, so that nothing that somebody wrote is lost. Entries of before do not say in
    /// whose place: theirs is whatever was there.
    NoteChanged {
        note: EntryId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        over: Option<EntryId>,
        text: String,
    },
    /// A note is removed, where it still has the text that an entry gave it.
    NoteRemoved {
        note: EntryId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        over: Option<EntryId>,
    },
    Labelled {
        label: String,
    },
    NotLabelled {
        label: String,
    },
    /// The library was looked at in this edition, up to here.
    Visited {
        edition: String,
    },
}

/// An entry as the log has it, which may be one that this program does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub id: EntryId,
    pub at: u64,
    /// All of it, on one line; of a newer program with what is not known here.
    pub json: Box<str>,
    /// None where a newer program wrote it: it is kept, handed on and counted all the same.
    pub entry: Option<Entry>,
}

impl Entry {
    /// When it was done, by the clock of the program that wrote it.
    pub fn moment(&self) -> u64 {
        self.clock.unwrap_or(self.at)
    }
}

impl EntryId {
    /// A new one.
    pub fn drawn() -> Self {
        // The keys of the hasher are drawn by the system; two halves of a name are two questions to it.
        let chance = RandomState::new();
        let half = |number: u8| u128::from(chance.hash_one(number));
        Self(half(0) << 64 | half(1))
    }

    /// The first digits, by which people tell notes apart.
    pub fn short(self) -> String {
        let mut digits = self.to_string();
        digits.truncate(8);
        digits
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl FromStr for EntryId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let number = match text.len() == 32 && text.bytes().all(is_digit) {
            true => u128::from_str_radix(text, 16).ok(),
            false => None,
        };
        number
            .map(Self)
            .ok_or_else(|| "an id has 32 hexadecimal digits".to_owned())
    }
}

impl Serialize for EntryId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EntryId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// A key as a log has it: that of a case ends in `/`, since a record that cases share may have the same id.
mod key {
    use super::{Deserialize, Deserializer, Key, Serializer, de};

    pub fn serialize<S: Serializer>(key: &Key, serializer: S) -> Result<S::Ok, S::Error> {
        match key {
            Key::Case(id) => serializer.collect_str(&format_args!("{id}/")),
            Key::Shared(_) | Key::Of(..) => serializer.collect_str(key),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Key, D::Error> {
        let text = String::deserialize(deserializer)?;
        let key = match text.split_once('/') {
            Some((case, "")) => case.parse().map(Key::Case),
            Some((case, id)) => case.parse().and_then(|case| Ok(Key::Of(case, id.parse()?))),
            None => text.parse().map(Key::Shared),
        };
        key.map_err(de::Error::custom)
    }
}

impl Target {
    /// A citation of a record.
    pub fn citation(key: &Key, citation: &Citation) -> Self {
        let source: &Ref = &citation.source.value;
        Self::Citation {
            key: key.clone(),
            source: source.to_string(),
            at: citation.at.as_ref().map(|at| at.value.to_string()),
            quote: citation.quote.as_ref().map(|quote| quote.raw().to_owned()),
        }
    }

    /// The record that it belongs to; none of the library as a whole.
    pub fn key(&self) -> Option<&Key> {
        match self {
            Self::Library => None,
            Self::Record { key }
            | Self::Citation { key, .. }
            | Self::Passage { source: key, .. } => Some(key),
        }
    }

    /// What it is called on a line: the key, and of a citation or a passage where it is and what it quotes.
    pub fn words(&self) -> Clean {
        let within = |at: &Option<String>, quote: &Option<String>| {
            let at = at.iter().map(|at| clean_line(at));
            let quote = quote
                .iter()
                .map(|quote| clean_format!("“{}”", clean_line(quote)));
            Clean::join(at.chain(quote).collect::<Vec<_>>(), " ")
        };
        match self {
            Self::Library => "the library".into(),
            Self::Record { key } => key.clean(),
            Self::Citation {
                key,
                source,
                at,
                quote,
            } => clean_format!("{key}, citing {} {}", clean_line(source), within(at, quote)),
            Self::Passage { source, at, quote } => clean_format!("{source} {}", within(at, quote)),
        }
    }
}

impl Deed {
    /// What a reader wrote, where it is a note.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Noted { text } | Self::NoteChanged { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The entry in the place of whose text a note is changed or removed.
    pub fn over(&self) -> Option<EntryId> {
        match self {
            Self::NoteChanged { over, .. } | Self::NoteRemoved { over, .. } => *over,
            _ => None,
        }
    }

    /// The same, to be another.
    pub fn over_mut(&mut self) -> Option<&mut EntryId> {
        match self {
            Self::NoteChanged { over, .. } | Self::NoteRemoved { over, .. } => over.as_mut(),
            _ => None,
        }
    }

    /// What was done to what, in words: `visit/rusty is reviewed`.
    pub fn words(&self, of: &Target) -> Clean {
        self.words_of(&of.words())
    }

    /// The same of what is called otherwise.
    pub fn words_of(&self, of: &Clean) -> Clean {
        match self {
            Self::Reviewed { version } => {
                let lacks = version.lacks().map(|lacks| clean!["; ", lacks]);
                clean![of, " is reviewed", lacks]
            }
            Self::NotReviewed => clean![of, " is not reviewed"],
            Self::Flagged => clean![of, " is flagged"],
            Self::NotFlagged => clean![of, " is not flagged"],
            Self::Noted { .. } => clean![of, " has a new note"],
            Self::NoteChanged { note, .. } => {
                let note = clean_line(&note.short()).as_own();
                clean!["note ", note, " of ", of, " has another text"]
            }
            Self::NoteRemoved { note, .. } => {
                let note = clean_line(&note.short()).as_own();
                clean!["note ", note, " of ", of, " is removed"]
            }
            Self::Labelled { label } => {
                clean![of, " is labelled `", clean_line(label), "`"]
            }
            Self::NotLabelled { label } => {
                clean![of, " is not labelled `", clean_line(label), "`"]
            }
            Self::Visited { .. } => clean![of, " was looked through"],
        }
    }
}

impl Written {
    /// An entry of this program.
    pub fn of(entry: Entry) -> Self {
        Self {
            id: entry.id,
            at: entry.at,
            // A map of texts and numbers always has a form in JSON.
            json: serde_json::to_string(&entry).unwrap_or_default().into(),
            entry: Some(entry),
        }
    }

    /// The version that it marks as reviewed, where it does.
    pub fn version(&self) -> Option<&Version> {
        match &self.entry.as_ref()?.did {
            Deed::Reviewed { version } => Some(version),
            _ => None,
        }
    }

    /// Reads one; none where it has no id or no moment, which every entry of every program has.
    pub fn read(json: &Value) -> Option<Self> {
        let id = json.get("id")?.as_str()?.parse().ok()?;
        let at = json.get("at")?.as_u64().filter(|at| *at <= LATEST)?;
        Some(Self {
            id,
            at,
            json: json.to_string().into(),
            entry: Entry::deserialize(json).ok(),
        })
    }
}

/// So many entries, in words.
pub fn entries_of(count: usize) -> String {
    match count {
        1 => "1 entry".to_owned(),
        _ => format!("{} entries", grouped(&count.to_string())),
    }
}

/// The day of a moment, as pages write days.
pub fn day(at: u64) -> Clean {
    let days = i64::try_from(at / 86_400_000).unwrap_or(i64::MAX / 2);
    let (year, month, day) = day_of_number(days.min(i64::from(u32::MAX)));
    let day = format!("{year:04}-{month:02}-{day:02}");
    day.parse::<Date>()
        .map_or_else(|_| clean_line(&day), |date| date.words())
}

/// A name as it is signed with: without what nobody sees, and not longer than a line has room for. None where nothing
/// is left.
pub fn by_whom(name: &str) -> Option<String> {
    tidy(name)
}

/// The same of a label.
pub fn tidy_label(label: &str) -> Option<String> {
    tidy(label)
}

fn tidy(words: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let words: String = words.join(" ").chars().take(LONGEST).collect();
    (!is_blank(&words)).then_some(words)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn ids_differ_and_are_read_as_they_are_written() {
        let drawn: std::collections::HashSet<EntryId> =
            (0..10_000).map(|_| EntryId::drawn()).collect();
        assert_eq!(drawn.len(), 10_000);
        for id in drawn {
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        for wrong in ["", "1", &"g".repeat(32), &"A".repeat(32), &"+".repeat(32)] {
            assert!(wrong.parse::<EntryId>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_entry_is_read_as_it_is_written() {
        let id = "0123456789abcdef0123456789abcdef";
        let with = |of: Value, did: Value| {
            let mut json = json!({ "id": id, "at": 1, "by": "ana", "of": of });
            json.as_object_mut()
                .unwrap()
                .extend(did.as_object().unwrap().clone());
            json
        };
        let record = json!({ "is": "record", "key": "visit/no-minutes" });
        let citation = json!({ "is": "citation", "key": "visit/", "source": "post", "at": "¶4", "quote": null });
        for json in [
            with(
                json!({ "is": "library" }),
                json!({ "did": "visited", "edition": "abc" }),
            ),
            with(record.clone(), json!({ "did": "not-reviewed" })),
            with(record.clone(), json!({ "did": "noted", "text": "a\nb" })),
            with(
                record,
                json!({ "did": "note-changed", "note": id, "text": "" }),
            ),
            with(citation, json!({ "did": "labelled", "label": "x" })),
            with(
                json!({ "is": "passage", "source": "post", "at": null, "quote": "q" }),
                json!({ "did": "flagged" }),
            ),
        ] {
            let written = Written::read(&json).unwrap();
            assert!(written.entry.is_some(), "{json}");
            assert_eq!(Written::of(written.entry.clone().unwrap()), written);
        }
    }

    #[test]
    fn what_a_newer_program_wrote_is_kept_and_what_is_no_entry_is_not() {
        let id = "0123456789abcdef0123456789abcdef";
        let newer =
            json!({ "id": id, "at": 1, "by": "ana", "of": { "is": "planet" }, "did": "orbited" });
        let written = Written::read(&newer).unwrap();
        assert_eq!(written.entry, None);
        assert_eq!(*written.json, newer.to_string());
        for none in [
            json!([]),
            json!({ "at": 1 }),
            json!({ "id": id }),
            json!({ "id": "x", "at": 1 }),
            json!({ "id": id, "at": LATEST + 1 }),
            json!({ "id": id, "at": -1 }),
        ] {
            assert_eq!(Written::read(&none), None);
        }
    }

    #[test]
    fn the_key_of_a_case_is_not_that_of_what_cases_share() {
        let read = |key: &str| {
            let target: Target =
                serde_json::from_value(json!({ "is": "record", "key": key })).unwrap();
            target.key().unwrap().clone()
        };
        assert!(matches!(read("visit/"), Key::Case(_)));
        assert!(matches!(read("visit"), Key::Shared(_)));
        assert!(matches!(read("visit/a"), Key::Of(..)));
    }

    #[test]
    fn a_moment_is_shown_as_its_day() {
        assert_eq!(&*day(0), "1 Jan 1970");
        assert_eq!(&*day(1_764_457_199_999), "29 Nov 2025");
        assert_eq!(&*day(LATEST), "31 Dec 9999");
    }
}
