//! A message taken out of the file that it is in, to be a source of its own.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    ops::Range,
    path::{Path, PathBuf},
};

use crate::{
    clean_format,
    cli::{Failure, unbroken::unbroken},
    document::{Archive, Opened},
    limits::DOCUMENT_BYTES,
    save::{Existing, save_bytes},
    text::{Clean, name_of},
};

/// A message that was written to a file.
pub struct Taken {
    pub path: PathBuf,
    /// What it was taken out of, for the record.
    pub came_in: Clean,
}

/// Writes the message of that number, from 1, to a file of its own beside the one it is in.
///
/// # Errors
/// Where there is no such message, where it does not stand in the file as it is, and where it cannot be written.
pub fn take(file: &Path, number: usize, archive: &Archive) -> Result<Taken, Failure> {
    let shown = name_of(file.display());
    let opened = Opened::read(file, archive);
    let opened = opened.map_err(|why| Failure::Wrong(clean_format!("{why}")))?;
    let messages = &opened.document.messages;
    let letter = number.checked_sub(1).and_then(|at| messages.get(at));
    let Some(letter) = letter else {
        return Err(Failure::Wrong(match messages.len() {
            0 => clean_format!("`{shown}` is a message with none in it; leave --message out."),
            count => clean_format!("`{shown}` has no message {number}: it holds {count}."),
        }));
    };
    let Some(bytes) = letter.bytes.clone() else {
        return Err(Failure::Wrong(clean_format!(
            "Message {number} of `{shown}` does not stand in it as it was sent; save it with your mail program."
        )));
    };
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let path = file.with_file_name(format!("{stem}-{number}.eml"));
    let written =
        read(file, bytes).and_then(|bytes| unbroken(|| save_bytes(&path, &bytes, Existing::Keep)));
    written.map_err(|error| {
        Failure::Wrong(clean_format!(
            "`{}` cannot be written: {error}.",
            name_of(path.display())
        ))
    })?;
    let count = messages.len();
    Ok(Taken {
        path,
        came_in: clean_format!(
            "message {number} of {count} in {} (SHA-256 {})",
            file.file_name().unwrap_or_default().to_string_lossy(),
            opened.sha256
        ),
    })
}

fn read(file: &Path, bytes: Range<u64>) -> io::Result<Vec<u8>> {
    let count = bytes.end.saturating_sub(bytes.start);
    if !DOCUMENT_BYTES.allows(count) {
        return Err(DOCUMENT_BYTES.error(count));
    }
    let mut file = File::open(file)?;
    file.seek(SeekFrom::Start(bytes.start))?;
    let mut read = Vec::new();
    file.take(count).read_to_end(&mut read)?;
    Ok(read)
}
