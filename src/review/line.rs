//! The lines of a log: a checksum, a space, JSON, a line end.
//!
//! The first line is a header; another one follows where the library was moved, or is called otherwise. All others are
//! entries. A line that does not have its checksum is damaged: it is passed over, named by its number, and stays where it
//! is. What is behind the last line end was torn off while it was written, unless it has its checksum all the same.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::entry::Written;
use crate::text::hex;

/// The form of a log that this program writes; it reads no later one.
pub const FORM: u32 = 1;

/// The hexadecimal digits of the SHA-256 of a line's JSON that stand before it.
const CHECKSUM: usize = 16;

/// How many damaged lines are named; all are counted.
const NAMED: usize = 100;

/// What a log is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The version of the program that wrote it.
    pub casefile: String,
    pub form: u32,
    pub library: Place,
    /// Whether its reader said that what stands before it is this library's as well.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_accepted: bool,
}

/// The library of a log, as it was when a header was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The `id` of its `library.yaml`.
    pub id: Option<String>,
    /// Its whole path; none where that is no text.
    pub path: Option<String>,
    pub title: Option<String>,
}

/// A line that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    Header(Header),
    Entry(Box<Written>),
}

/// Why a line is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It is not what was written.
    Checksum,
    /// It is, and says nothing that an entry or a header of any form would say.
    NoEntry,
}

/// Lines that were read one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    pub headers: Vec<Header>,
    pub entries: Vec<Written>,
    /// The first damaged ones, by their number from 1.
    pub damaged: Vec<(u64, Damage)>,
    /// How many are damaged.
    pub damages: u64,
    /// How many there are.
    pub count: u64,
}

/// A log of a form that this program does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooNew {
    pub form: u32,
    /// The version of the program that wrote it.
    pub casefile: String,
}

impl Damage {
    /// What is wrong with it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Checksum => "it does not have its checksum",
            Self::NoEntry => "it is no entry",
        }
    }
}

impl Header {
    /// One of this program.
    pub fn of(library: Place) -> Self {
        Self {
            casefile: env!("CARGO_PKG_VERSION").to_owned(),
            form: FORM,
            library,
            is_accepted: false,
        }
    }

    /// The line of it.
    pub fn line(&self) -> String {
        line(&serde_json::to_string(self).unwrap_or_default())
    }
}

impl Written {
    /// The line of it.
    pub fn line(&self) -> String {
        line(&self.json)
    }
}

fn line(json: &str) -> String {
    format!("{} {json}\n", checksum(json.as_bytes()))
}

fn checksum(json: &[u8]) -> String {
    let mut digest = hex(&Sha256::digest(json));
    digest.truncate(CHECKSUM);
    digest
}

impl Line {
    /// Reads one, without its line end; none where it is empty.
    ///
    /// # Errors
    /// Where it is damaged.
    pub fn read(line: &[u8]) -> Result<Option<Self>, Damage> {
        if line.is_empty() {
            return Ok(None);
        }
        let (sum, json) = line.split_at_checked(CHECKSUM).ok_or(Damage::Checksum)?;
        let json = json.strip_prefix(b" ").ok_or(Damage::Checksum)?;
        if checksum(json).as_bytes() != sum {
            return Err(Damage::Checksum);
        }
        let value: Value = serde_json::from_slice(json).map_err(|_| Damage::NoEntry)?;
        let entry = Written::read(&value).map(|entry| Self::Entry(Box::new(entry)));
        let header = || Header::deserialize(&value).ok().map(Self::Header);
        entry.or_else(header).map(Some).ok_or(Damage::NoEntry)
    }
}

impl Lines {
    /// Reads more lines: all that have their line end. Returns how many bytes these were.
    ///
    /// # Errors
    /// Where a header is of a later form: none of these lines is taken, and nothing may be written.
    pub fn read(&mut self, bytes: &[u8]) -> Result<usize, TooNew> {
        let mut more = Self {
            count: self.count,
            ..Self::default()
        };
        let end = memchr::memrchr(b'\n', bytes).map_or(0, |end| end + 1);
        let whole = bytes.get(..end).unwrap_or_default();
        let lines = whole
            .strip_suffix(b"\n")
            .map(|lines| lines.split(|byte| *byte == b'\n'));
        for line in lines.into_iter().flatten() {
            more.count += 1;
            match Line::read(line) {
                Ok(None) => {}
                Ok(Some(line)) => more.add(line)?,
                Err(damage) => more.damage(damage),
            }
        }
        self.headers.extend(more.headers);
        self.entries.extend(more.entries);
        self.damaged.extend(more.damaged);
        self.damaged.truncate(NAMED);
        self.damages += more.damages;
        self.count = more.count;
        Ok(end)
    }

    /// The same lines with what is behind the last line end, where that is anything.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn with_tail(&self, tail: &[u8]) -> Result<Self, TooNew> {
        let mut lines = self.clone();
        if tail.is_empty() {
            return Ok(lines);
        }
        lines.count += 1;
        match Line::read(tail) {
            Ok(None) => {}
            Ok(Some(line)) => lines.add(line)?,
            Err(damage) => lines.damage(damage),
        }
        Ok(lines)
    }

    fn add(&mut self, line: Line) -> Result<(), TooNew> {
        match line {
            Line::Entry(entry) => self.entries.push(*entry),
            Line::Header(Header { form, casefile, .. }) if form > FORM => {
                return Err(TooNew { form, casefile });
            }
            Line::Header(header) => self.headers.push(header),
        }
        Ok(())
    }

    fn damage(&mut self, damage: Damage) {
        self.damages += 1;
        if self.damaged.len() < NAMED {
            self.damaged.push((self.count, damage));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::entry::{Deed, Entry, EntryId, Target};

    fn entry(at: u64) -> Written {
        Written::of(Entry {
            id: EntryId::drawn(),
            at,
            clock: None,
            by: "ana".into(),
            of: Target::Library,
            did: Deed::Noted {
                text: "two\nlines ✓".into(),
            },
        })
    }

    fn log(count: u64) -> (String, Vec<Written>) {
        let entries: Vec<Written> = (1..=count).map(entry).collect();
        let lines: String = entries.iter().map(Written::line).collect();
        (Header::of(Place::default()).line() + &lines, entries)
    }

    #[test]
    fn lines_are_read_as_they_are_written() {
        let (text, entries) = log(3);
        assert_eq!(text.matches('\n').count(), 4);
        let mut lines = Lines::default();
        assert_eq!(lines.read(text.as_bytes()), Ok(text.len()));
        assert_eq!((lines.entries, lines.headers.len()), (entries, 1));
        assert_eq!((lines.count, lines.damages), (4, 0));
    }

    #[test]
    fn a_change_of_any_byte_costs_its_line_and_no_other() {
        let (text, entries) = log(3);
        let second: usize = text.lines().take(2).map(|line| line.len() + 1).sum();
        let line = text.lines().nth(2).unwrap();
        for at in second..second + line.len() {
            for byte in [b'\0', b'x', b'7', b'\n'] {
                let mut bytes = text.clone().into_bytes();
                if bytes[at] == byte {
                    continue;
                }
                bytes[at] = byte;
                let mut lines = Lines::default();
                assert_eq!(lines.read(&bytes), Ok(bytes.len()));
                let left = [entries[0].clone(), entries[2].clone()];
                assert_eq!(lines.entries, left, "{at} {byte}");
                assert!(lines.damages >= 1);
                // Behind a line end that was none before it is the next one.
                assert!((3..=4).contains(&lines.damaged[0].0));
            }
        }
    }

    #[test]
    fn a_line_that_was_torn_at_any_byte_is_aside() {
        let (text, entries) = log(2);
        let last = text.lines().last().unwrap().len();
        for cut in 1..=last {
            let bytes = &text.as_bytes()[..text.len() - 1 - cut];
            let mut lines = Lines::default();
            let end = lines.read(bytes).unwrap();
            let with_tail = lines.with_tail(&bytes[end..]).unwrap();
            assert_eq!(with_tail.entries, entries[..1]);
            assert_eq!(with_tail.damages, u64::from(cut < last), "{cut}");
        }
        // Without its line end alone it is what was written.
        let bytes = &text.as_bytes()[..text.len() - 1];
        let mut lines = Lines::default();
        let end = lines.read(bytes).unwrap();
        assert_eq!(lines.with_tail(&bytes[end..]).unwrap().entries, entries);
    }

    #[test]
    fn a_later_form_is_not_read_and_a_later_entry_is() {
        let mut header = Header::of(Place::default());
        let newer = r#"{"id":"0123456789abcdef0123456789abcdef","at":7,"did":"sung"}"#;
        let mut lines = Lines::default();
        assert!(
            lines
                .read((header.line() + &line(newer)).as_bytes())
                .is_ok()
        );
        assert_eq!(&*lines.entries[0].json, newer);
        assert_eq!((lines.entries[0].entry.clone(), lines.damages), (None, 0));
        header.form = FORM + 1;
        let before = lines.clone();
        let too_new = lines.read((line(newer) + &header.line()).as_bytes());
        assert_eq!(too_new.map_err(|it| it.form), Err(FORM + 1));
        assert_eq!(lines, before);
    }

    #[test]
    fn what_has_its_checksum_and_says_nothing_is_named() {
        for json in ["", "{}", "[1]", "no json", r#"{"id":1,"at":2}"#] {
            let mut lines = Lines::default();
            lines.read(line(json).as_bytes()).unwrap();
            assert_eq!(lines.damaged, [(1, Damage::NoEntry)], "{json}");
        }
    }
}
