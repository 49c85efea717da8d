//! The contents of a file: all of its bytes, or the places of its lines where these are too many.

use std::{
    fs::File,
    io::{self, Read, Seek},
    path::Path,
    sync::OnceLock,
};

use super::{cut::Cut, large::Large, originals};
use crate::{
    extract::{Format, Other},
    limits::{DOCUMENT_BYTES, Limits, PARAGRAPHS, WHOLE_TEXT_BYTES},
    text::decode_document,
};

/// A file's bytes, with their hash once it is asked for.
pub struct Bytes {
    all: Vec<u8>,
    sha256: OnceLock<Box<str>>,
}

impl Bytes {
    pub fn new(all: Vec<u8>) -> Self {
        Self {
            all,
            sha256: OnceLock::new(),
        }
    }

    pub fn all(&self) -> &[u8] {
        &self.all
    }

    /// Their SHA-256, in hexadecimal.
    pub fn sha256(&self) -> &str {
        self.sha256.get_or_init(|| originals::sha256(&self.all))
    }
}

/// What there is of a file.
pub enum Contents {
    Whole(Bytes),
    /// A plain text beyond [`WHOLE_TEXT_BYTES`], up to which it is held in memory, where it takes some five
    /// times as much.
    Large(Large),
}

impl Contents {
    /// Their SHA-256, in hexadecimal.
    pub fn sha256(&self) -> io::Result<Box<str>> {
        match self {
            Self::Whole(bytes) => Ok(bytes.sha256().into()),
            Self::Large(large) => large.sha256(),
        }
    }
}

/// As much of a large file as tells what it is.
const HEAD: u64 = 1 << 20;

/// Reads a file, or counts its lines.
///
/// # Errors
/// What the system says, and where it is beyond the limits.
pub fn contents(mut file: File, path: &Path, limits: &Limits) -> io::Result<Contents> {
    let size = file.metadata()?.len();
    if limits.of(&WHOLE_TEXT_BYTES).allows(size) {
        let bytes = whole(&mut file, limits)?;
        return match Cut::of(path) == Cut::Lines && has_many_lines(&bytes, limits) {
            true => by_its_head(file, size, &bytes[..bytes.len().min(HEAD as usize)], path),
            false => Ok(None),
        }
        .map(|large| large.map_or_else(|| Contents::Whole(Bytes::new(bytes)), Contents::Large));
    }
    let mut head = Vec::new();
    (&mut file).take(HEAD).read_to_end(&mut head)?;
    file.rewind()?;
    let mut again = file.try_clone()?;
    match by_its_head(file, size, &head, path)? {
        Some(large) => Ok(Contents::Large(large)),
        None => whole(&mut again, limits).map(|bytes| Contents::Whole(Bytes::new(bytes))),
    }
}

/// Whether there are more lines than paragraphs are held in memory.
pub fn has_many_lines(bytes: &[u8], limits: &Limits) -> bool {
    let most = limits.of(&PARAGRAPHS);
    !most.allows(memchr::memchr_iter(b'\n', bytes).count() as u64)
}

/// The file as a large text, where its first bytes say that it is a plain text of lines.
fn by_its_head(file: File, size: u64, head: &[u8], path: &Path) -> io::Result<Option<Large>> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // The end of the head may be the half of a character.
    let end = head.iter().rposition(|byte| *byte == b'\n');
    let decoded = decode_document(&head[..end.unwrap_or(head.len())], None);
    let is_other = Cut::of(path) != Cut::Lines
        // A table that is too long to be held is read as the lines it is written in.
        || Format::of(&name, head).is_some_and(|format| format != Format::Csv)
        || Other::of(head).is_some()
        || is_binary(&decoded.text)
        || decoded.encoding.starts_with("UTF-16");
    match is_other {
        true => Ok(None),
        false => Large::open(file, size, decoded.encoding).map(Some),
    }
}

/// The bytes of a file, within what is read of a document.
pub fn whole(file: &mut File, limits: &Limits) -> io::Result<Vec<u8>> {
    let limit = limits.of(&DOCUMENT_BYTES);
    let mut bytes = Vec::new();
    let size = file.metadata()?.len();
    file.take(limit.most + 1).read_to_end(&mut bytes)?;
    match limit.allows(bytes.len() as u64) {
        true => Ok(bytes),
        // No more of it was read than tells that it is too large.
        false => Err(limit.error(size.max(bytes.len() as u64))),
    }
}

/// Whether controls that no writing has are more than a few.
pub fn is_binary(text: &str) -> bool {
    let is_control = |byte: &u8| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0C');
    let controls = text.bytes().filter(is_control).count();
    controls > 8 && controls > text.len() / 64
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn of(name: &str, text: &[u8]) -> io::Result<Contents> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text).unwrap();
        file.rewind().unwrap();
        contents(file, Path::new(name), &Limits::default())
    }

    /// Each paragraph takes a hundred bytes, so that of a letter a line is fifty times as large.
    #[test]
    fn what_has_many_lines_is_not_held_in_memory() {
        let most = PARAGRAPHS.most as usize;
        let lines = |count: usize| "a\n".repeat(count).into_bytes();
        let large = of("a.txt", &lines(most + 1)).unwrap();
        assert!(matches!(&large, Contents::Large(large) if large.len() == most + 1));
        let whole = of("a.txt", &lines(most)).unwrap();
        assert!(matches!(&whole, Contents::Whole(bytes) if bytes.all().len() == 2 * most));
        // Whichever way it is read, it is the same file.
        let hash = originals::sha256(&lines(most + 1));
        assert_eq!(large.sha256().unwrap(), hash);
        // What is no plain text is judged by its reader.
        for name in ["a.md", "a.pdf"] {
            let whole = of(name, &lines(most + 1)).unwrap();
            assert!(matches!(whole, Contents::Whole(_)), "{name}");
        }
    }
}
