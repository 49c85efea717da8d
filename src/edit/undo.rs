//! What can be taken back of the changes that were written to the files of a library.
//!
//! Of each change it is kept where it stands in its file and what stood there before, which is nothing where something
//! was added, with the hashes of the file before and behind it. So it is taken back only from the very file that was
//! written, and to the very bytes that were read. What was kept of a change that was never made, since the program was killed,
//! is passed over.

use std::{
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    Edited,
    file::{CaseFile, NotWritten},
};
use crate::{
    model::Key,
    session::{Remembered, Store},
    text::hex,
};

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many changes of a library can be taken back.
const MOST: usize = 100;

/// The changes of a library, the last one last.
#[derive(Default, Deserialize, Serialize)]
struct Kept {
    changes: Vec<Made>,
}

/// A change that was written.
#[derive(Deserialize, Serialize)]
struct Made {
    file: PathBuf,
    record: String,
    /// The SHA-256 of the file before, and with the change.
    was: String,
    is: String,
    /// Where something else stands now, in bytes, and what stood there.
    back: Vec<(usize, usize, String)>,
}

/// The last change of a library, and how its file is without it.
#[derive(Debug)]
pub struct Last {
    pub file: CaseFile,
    /// From the file with the change to the one without.
    pub edited: Edited,
    /// The record that was changed.
    pub record: String,
    /// How many changes it is the last of.
    number: usize,
}

/// Writes a change to its file, so that it can be taken back. Others who do so for this library wait meanwhile.
///
/// # Errors
/// As of [`CaseFile::write`]; also where it could not be taken back, and then nothing is written.
pub fn write(
    store: &Store,
    file: &CaseFile,
    edited: &Edited,
    record: &Key,
) -> Result<(), NotWritten> {
    let _held = store.hold(PATIENCE).map_err(unkept)?;
    let mut kept = kept(store).map_err(NotWritten::Kept)?;
    let back = edited.back();
    kept.changes.push(Made {
        file: file.path().to_owned(),
        record: record.to_string(),
        was: hash(edited.before()),
        is: hash(edited.after()),
        back: back
            .map(|(at, text)| (at.start, at.end, text.to_owned()))
            .collect(),
    });
    let beyond = kept.changes.len().saturating_sub(MOST);
    kept.changes.drain(..beyond);
    keep(store, &mut kept).map_err(unkept)?;
    let written = file.write(edited);
    if let Err(NotWritten::Kept(_)) = written {
        // It is passed over as well where it stays.
        kept.changes.pop();
        let _ = keep(store, &mut kept);
    }
    written
}

/// The last change that can be taken back; none where there is none.
///
/// # Errors
/// Why it cannot be, as a phrase behind the path of its file: the file was changed since; or what is kept cannot be read.
pub fn last(store: &Store) -> io::Result<Option<Last>> {
    let kept = kept(store)?;
    for (number, made) in kept.changes.iter().enumerate().rev() {
        let path = made.file.display();
        let file = CaseFile::read(&made.file)
            .map_err(|error| io::Error::new(error.kind(), format!("`{path}`: {error}")))?;
        let found = hash(file.bytes());
        if found == made.was {
            continue;
        }
        let back = made.back.iter();
        let back: Vec<_> = back
            .map(|(start, end, text)| (*start..*end, text.clone()))
            .collect();
        let text = String::from_utf8(file.bytes().to_owned()).ok();
        let edited = text
            .filter(|_| found == made.is)
            .and_then(|text| Edited::of(text, &back))
            .filter(|edited| hash(edited.after()) == made.was);
        let Some(edited) = edited else {
            return Err(io::Error::other(format!(
                "`{path}` was changed after the last change was written to it"
            )));
        };
        return Ok(Some(Last {
            file,
            edited,
            record: made.record.clone(),
            number,
        }));
    }
    Ok(None)
}

/// Takes the last change back.
///
/// # Errors
/// As of [`CaseFile::write`].
pub fn take_back(store: &Store, last: &Last) -> Result<(), NotWritten> {
    let _held = store.hold(PATIENCE).map_err(unkept)?;
    let mut kept = kept(store).map_err(NotWritten::Kept)?;
    last.file.write(&last.edited)?;
    kept.changes.truncate(last.number);
    // Where that fails it is passed over: its file is what it was before.
    let _ = keep(store, &mut kept);
    Ok(())
}

fn kept(store: &Store) -> io::Result<Kept> {
    let text = match store.read() {
        Remembered::Nothing => return Ok(Kept::default()),
        Remembered::Text(text) => text,
        Remembered::Unreadable(why) => {
            let path = store.path();
            return Err(io::Error::other(format!("`{}`: {why}", path.display())));
        }
    };
    serde_json::from_str(&text).map_err(|_| {
        let path = store.path();
        io::Error::other(format!(
            "`{}` is not as it was written; `casefile forget` removes it",
            path.display()
        ))
    })
}

/// Keeps as many of them as there is room for, the last ones.
fn keep(store: &Store, kept: &mut Kept) -> io::Result<()> {
    loop {
        let json = serde_json::to_string(&kept).map_err(io::Error::other)?;
        if Store::has_room_for(&json) || kept.changes.len() < 2 {
            let named = |error| naming(&store.path(), error);
            return store.keep(&json).map_err(named);
        }
        kept.changes.remove(0);
    }
}

/// That it cannot be kept how changes are taken back: the case file is not at fault.
fn unkept(error: io::Error) -> NotWritten {
    let told = format!("what takes changes back cannot be kept: {error}");
    NotWritten::Kept(io::Error::new(error.kind(), told))
}

fn naming(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("`{}`: {error}", path.display()))
}

fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
