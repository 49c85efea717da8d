//! The log of a library on the disk: read, and written at its end.
//!
//! Whoever writes holds the place, reads what others wrote since, writes whole lines in one call, and waits until they
//! are on the disk; only then they are saved. What goes wrong on the way makes nothing false: what cannot be taken back of
//! a write is a torn line, which is ended before the next one is written; and an entry that may be on the disk, or not, is
//! written again, since its id makes it one. So is what was read and is there no more, where the file was removed, or another one is in
//! its place: it was said to be saved.

mod disk;
mod moved;
mod whose;

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    fs::File,
    io,
    time::{SystemTime, UNIX_EPOCH},
};

pub use disk::{Disk, Own};
pub use moved::{Candidate, Whose, adopt, drafts, found, place, store};
pub use whose::Doubt;

use super::{
    entry::{Deed, Entry, EntryId, LATEST, Target, Written},
    line::{Header, Lines, Place, TooNew},
    version::{Hashes, Version},
};
use crate::{clean_format, limits::Limit, session::Held, text::Clean};

/// A log. A reader who writes a hundred entries a day for years comes to a tenth of it.
pub const LOG_BYTES: Limit = Limit {
    name: "the size of a review log",
    most: 64 << 20,
    unit: "bytes",
    help: "keep it elsewhere; without it a new one is begun",
};

/// The log of a library, as it was last read, and what could not be written to it yet.
pub struct Log<D: Disk = Own> {
    disk: D,
    /// The library as it is now.
    library: Place,
    /// What all whole lines say.
    lines: Lines,
    /// How many bytes these are.
    behind: u64,
    /// The last of them, by which the log is known again.
    last: Vec<u8>,
    /// What is behind the last line end.
    tail: Vec<u8>,
    /// The entry that it is, where it lacks nothing but its line end.
    torn: Option<Written>,
    unsaved: Vec<Written>,
    /// Whether the reader said that all of it is this library's, and the log does not say so yet.
    is_accepted: bool,
    /// Whether it is known to be on the disk that the file is there.
    has_name: bool,
}

/// Why a log cannot be read or written.
#[derive(Debug)]
pub enum Why {
    System(io::Error),
    TooNew(TooNew),
}

/// That entries are in memory only.
#[derive(Debug)]
#[must_use]
pub struct NotSaved {
    pub why: Why,
    /// How many they are.
    pub entries: usize,
}

/// The clock, as entries have it.
pub fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let millis = since.map_or(0, |since| since.as_millis());
    u64::try_from(millis).unwrap_or(LATEST)
}

impl Why {
    /// What is wrong, without a period.
    pub fn words(&self) -> Clean {
        match self {
            Self::System(error) => clean_format!("{error}"),
            Self::TooNew(too_new) => too_new.words(),
        }
    }
}

impl TooNew {
    /// What is wrong, without a period.
    pub fn words(&self) -> Clean {
        let Self { form, casefile } = self;
        clean_format!(
            "it was written by a newer casefile ({casefile}) in form {form}, of which this one knows nothing"
        )
    }
}

impl From<io::Error> for Why {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl From<TooNew> for Why {
    fn from(too_new: TooNew) -> Self {
        Self::TooNew(too_new)
    }
}

impl<D: Disk> Log<D> {
    /// Reads the log of a library; nothing is made where there is none.
    ///
    /// With it comes why it cannot be read, where it is there and cannot be, is larger than its limit, or of a later form.
    /// What is done then is in memory only, until it can.
    pub fn open(disk: D, library: Place) -> (Self, Result<(), Why>) {
        let mut log = Self {
            disk,
            library,
            lines: Lines::default(),
            behind: 0,
            last: Vec::new(),
            tail: Vec::new(),
            torn: None,
            unsaved: Vec::new(),
            is_accepted: false,
            has_name: false,
        };
        let read = log.disk.open().map_err(Why::from);
        let read = read.and_then(|file| file.map_or(Ok(()), |file| log.catch_up(&file)));
        (log, read)
    }

    /// Reads what others wrote since. Whether that is anything. What is there no more is among what is not saved then.
    ///
    /// # Errors
    /// As for [`Self::open`].
    pub fn refresh(&mut self) -> Result<bool, Why> {
        let known = |log: &Self| (log.behind, log.last.clone(), log.tail.clone());
        let before = known(self);
        match self.disk.open()? {
            Some(file) => self.catch_up(&file)?,
            None => {
                let lost = self.begin_anew();
                self.write_again(lost);
            }
        }
        Ok(known(self) != before)
    }

    /// What stands in the log, with what was torn off at its end.
    pub fn lines(&self) -> Cow<'_, Lines> {
        match self.tail.is_empty() {
            true => Cow::Borrowed(&self.lines),
            // A header of a later form is refused when it is read.
            false => {
                let with_tail = self.lines.with_tail(&self.tail);
                with_tail.map_or(Cow::Borrowed(&self.lines), Cow::Owned)
            }
        }
    }

    /// All entries: those of the log, and those that are in memory only, which come last.
    pub fn entries(&self) -> impl Iterator<Item = &Written> + Clone {
        let read = self.lines.entries.iter().chain(&self.torn);
        read.chain(&self.unsaved)
    }

    /// The library that it is of, as it is now.
    pub fn library(&self) -> &Place {
        &self.library
    }

    /// The entries that are in memory only.
    pub fn unsaved(&self) -> &[Written] {
        &self.unsaved
    }

    /// Writes down what somebody did, at this moment by their clock. It is saved when this returns.
    ///
    /// # Errors
    /// Where it is not saved, nor what was not saved before: all of it is written with the next that is.
    pub fn add(&mut self, by: &str, now: u64, deeds: Vec<(Target, Deed)>) -> Result<(), NotSaved> {
        let opened = self.begin();
        let first = now.max(self.latest() + 1);
        let clock = (first > now).then_some(now);
        let deeds = self.without_known_words(deeds);
        for (at, (of, did)) in (first..).zip(deeds) {
            let entry = Entry {
                id: EntryId::drawn(),
                at: at.min(LATEST),
                clock,
                by: by.to_owned(),
                of,
                did,
            };
            self.unsaved.push(Written::of(entry));
        }
        self.end(opened)
    }

    /// Takes over what was written elsewhere. Returns how many entries are new here, and how many differ from the one
    /// of the same id that is here and stays.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn take(&mut self, entries: Vec<Written>) -> Result<(usize, usize), NotSaved> {
        let opened = self.begin();
        let mut known: HashMap<EntryId, Box<str>> = self
            .entries()
            .map(|written| (written.id, written.json.clone()))
            .collect();
        let (mut new, mut other) = (0, 0);
        for written in entries {
            match known.get(&written.id) {
                Some(json) => other += usize::from(*json != written.json),
                None => {
                    new += 1;
                    known.insert(written.id, written.json.clone());
                    self.unsaved.push(written);
                }
            }
        }
        self.end(opened).map(|()| (new, other))
    }

    /// Writes what is not saved yet, and of which library this is where the log does not say so.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn save(&mut self) -> Result<(), NotSaved> {
        let opened = self.begin();
        self.end(opened)
    }

    /// Writes down that all that the log holds is this library's.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn accept(&mut self) -> Result<(), NotSaved> {
        self.is_accepted = true;
        self.save()
    }

    /// The same without words of versions that the log keeps already, with an earlier mark: they stand in it once. Only what
    /// is on the disk counts, so that what cannot be written is handed on with its words.
    fn without_known_words(&self, deeds: Vec<(Target, Deed)>) -> Vec<(Target, Deed)> {
        let has_words = |version: &&Version| version.kept().is_some();
        let is_kept = |(_, did): &(Target, Deed)| match did {
            Deed::Reviewed { version } => has_words(&version),
            _ => false,
        };
        if !deeds.iter().any(is_kept) {
            return deeds;
        }
        let versions = self.lines.entries.iter().filter_map(Written::version);
        let known: HashSet<Hashes<'_>> = versions.filter(has_words).map(Version::hashes).collect();
        let without = |did| match did {
            Deed::Reviewed { version } if known.contains(&version.hashes()) => Deed::Reviewed {
                version: version.without_words(),
            },
            did => did,
        };
        let deeds = deeds.into_iter();
        deeds.map(|(of, did)| (of, without(did))).collect()
    }

    /// The last moment of any entry.
    fn latest(&self) -> u64 {
        let all = self.entries().map(|written| written.at);
        all.max().unwrap_or(0)
    }

    /// Opens the log to write, and reads what others wrote since.
    fn begin(&mut self) -> Result<(Held, File), Why> {
        let held = self.disk.hold()?;
        let file = self.disk.open_to_append()?;
        self.catch_up(&file)?;
        Ok((held, file))
    }

    fn end(&mut self, opened: Result<(Held, File), Why>) -> Result<(), NotSaved> {
        let written = opened.and_then(|(_held, file)| Ok(self.append(&file)?));
        written.map_err(|why| NotSaved {
            why,
            entries: self.unsaved.len(),
        })
    }

    /// Reads what is in the file behind what is known of it; all of it where it does not go on so.
    fn catch_up(&mut self, file: &File) -> Result<(), Why> {
        let length = self.disk.length(file)?;
        if !LOG_BYTES.allows(length) {
            return Err(LOG_BYTES.error(length).into());
        }
        // The last line known is read again with the rest: another file may be in the place of the one that was read.
        let from = self.behind - self.last.len() as u64;
        let mut bytes = match length < self.behind {
            true => Vec::new(),
            false => self.disk.read(file, from, &LOG_BYTES)?,
        };
        let mut before = Vec::new();
        if length < self.behind || !bytes.starts_with(&self.last) {
            bytes = self.disk.read(file, 0, &LOG_BYTES)?;
            before = self.begin_anew();
        }
        let known = self.last.len();
        let taken = self.take_in(bytes.get(known..).unwrap_or_default());
        self.write_again(before);
        Ok(taken?)
    }

    /// Forgets the file that was read. Returns the entries that it had.
    fn begin_anew(&mut self) -> Vec<Written> {
        let mut had = std::mem::take(&mut self.lines).entries;
        had.extend(self.torn.take());
        self.behind = 0;
        self.last.clear();
        self.tail.clear();
        self.has_name = false;
        had
    }

    /// Has the entries that another file had be written to this one, where it lacks them.
    fn write_again(&mut self, had: Vec<Written>) {
        if had.is_empty() {
            return;
        }
        let here: HashSet<EntryId> = self.entries().map(|written| written.id).collect();
        let lost = had
            .into_iter()
            .filter(|written| !here.contains(&written.id));
        self.unsaved.splice(0..0, lost);
    }

    /// Takes in what is behind the whole lines that are known.
    fn take_in(&mut self, bytes: &[u8]) -> Result<(), TooNew> {
        let end = self.lines.read(bytes)?;
        let (whole, tail) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
        let ends = whole.len().saturating_sub(1);
        let start = memchr::memrchr(b'\n', whole.get(..ends).unwrap_or_default());
        if !whole.is_empty() {
            self.last = whole[start.map_or(0, |before| before + 1)..].to_vec();
        }
        self.behind += end as u64;
        self.tail = tail.to_vec();
        let torn = Lines::default().with_tail(tail).unwrap_or_default();
        self.torn = torn.entries.into_iter().next();
        Ok(())
    }

    /// Writes what is not saved behind all that is there.
    fn append(&mut self, file: &File) -> io::Result<()> {
        let mut text = Vec::new();
        // What was torn off stays aside as a line of its own.
        if !self.tail.is_empty() {
            text.push(b'\n');
        }
        let header = Header {
            is_accepted: self.is_accepted,
            ..Header::of(self.library.clone())
        };
        let last = self.lines.headers.last();
        if self.is_accepted || last.is_none_or(|last| last.library != self.library) {
            text.extend(header.line().into_bytes());
        }
        for written in &self.unsaved {
            text.extend(written.line().into_bytes());
        }
        if text.is_empty() {
            return Ok(());
        }
        let before = self.behind + self.tail.len() as u64;
        let after = before + text.len() as u64;
        if !LOG_BYTES.allows(after) {
            return Err(LOG_BYTES.error(after));
        }
        if let Err(error) = self.put(file, &text) {
            // Where even this fails, it is a torn line, or entries that are written again.
            let _ = self.disk.cut(file, before);
            return Err(error);
        }
        let mut taken = std::mem::take(&mut self.tail);
        taken.extend(text);
        self.unsaved.clear();
        self.is_accepted = false;
        // It is this program's own, and of no later form.
        let _ = self.take_in(&taken);
        Ok(())
    }

    /// Writes, and waits until it is on the disk.
    fn put(&mut self, file: &File, mut text: &[u8]) -> io::Result<()> {
        while !text.is_empty() {
            match self.disk.write(file, text) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(written) => text = text.get(written..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.disk.sync(file)?;
        // Also where the file was there: who made it may have been killed before.
        if !self.has_name {
            self.disk.sync_name()?;
            self.has_name = true;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
