//! A source's document, opened.

use std::{
    collections::HashMap,
    fs::File,
    io::{self, Read, Seek},
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
    time::SystemTime,
};

use rayon::prelude::*;

use super::{
    Archive, Document, Form, Held,
    archive::Found,
    cut::{Cut, paragraphs},
    large::Large,
    originals,
};
use crate::{
    extract::{Extracted, Format, Unreadable},
    library::{Library, Record, Scope},
    load::{
        Door,
        limits::{DOCUMENT_BYTES, TEXT_BYTES},
    },
    model::{
        Body, Key, Kind,
        record::{Original, Source},
    },
    text::decode_document,
};

/// A file's bytes, with their hash once it is asked for.
pub(super) struct Bytes {
    all: Vec<u8>,
    sha256: OnceLock<Box<str>>,
}

impl Bytes {
    fn new(all: Vec<u8>) -> Self {
        Self {
            all,
            sha256: OnceLock::new(),
        }
    }

    pub(super) fn all(&self) -> &[u8] {
        &self.all
    }

    /// Their SHA-256, in hexadecimal.
    pub(super) fn sha256(&self) -> &str {
        self.sha256.get_or_init(|| originals::sha256(&self.all))
    }
}

impl Document {
    /// Opens what is held of a source: the working copy; else the original, found by its hash in the
    /// archive or beside the record's file; else the digest.
    pub fn open(root: &Path, record: &Record, archive: &Archive) -> Arc<Self> {
        let Body::Source(source) = &record.body else {
            return Arc::new(Self::not_held(None));
        };
        Arc::new(Self::open_source(root, record, source, archive))
    }

    fn open_source(root: &Path, record: &Record, source: &Source, archive: &Archive) -> Self {
        let opening = Opening {
            root,
            record,
            archive,
            charset: source.original.as_ref().and_then(charset),
        };
        if let Some(text) = &source.text {
            return opening.beside(text.raw(), Held::WorkingCopy);
        }
        let original = source.original.as_ref();
        let original = original.and_then(|original| opening.original(original));
        let digest = source.digest.as_ref();
        let digest = || digest.map(|digest| opening.beside(digest.raw(), Held::Digest));
        match original {
            Some(original) if original.held.has_text() => original,
            // What cannot be read in the original may be read in the digest, which then says so.
            Some(original) => match digest() {
                Some(digest) => Self {
                    problem: original.problem,
                    ..digest
                },
                None => original,
            },
            None => digest().unwrap_or_else(|| Self::not_held(None)),
        }
    }
}

/// The files that a source may be read from: as what each is read, its path, its size and when it was last
/// changed; neither where it is not there. It tells a document from what it is after a change of any of
/// them, without reading it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp(Vec<(Held, PathBuf, Option<State>)>);

/// The size of a file in bytes, and when it was last changed, where the file system says so.
type State = (u64, Option<SystemTime>);

impl Stamp {
    /// The stamp of a source; that of any other record is empty.
    pub fn of(root: &Path, record: &Record, archive: &Archive) -> Self {
        let mut stamp = Self::default();
        let Body::Source(source) = &record.body else {
            return stamp;
        };
        let original = source.original.as_ref();
        if let Some(Found { held, path, .. }) = original.and_then(|original| archive.find(original))
            && let (Some(folder), Some(name)) = (path.parent(), path.file_name())
        {
            stamp.add(held, folder, name.into());
        }
        let named = original.and_then(|original| original.file.as_ref());
        for (held, file) in [
            (Held::WorkingCopy, source.text.as_ref()),
            (Held::Original, named),
            (Held::Digest, source.digest.as_ref()),
        ] {
            if let Some(file) = file {
                stamp.add(held, root, record.folder.join(file.raw()));
            }
        }
        stamp
    }

    /// The size of the files together, in bytes.
    pub fn bytes(&self) -> u64 {
        let sizes = self.0.iter().filter_map(|(_, _, found)| *found);
        sizes.map(|(bytes, _)| bytes).sum()
    }

    fn add(&mut self, held: Held, folder: &Path, path: PathBuf) {
        let found = Door::open(folder).and_then(|door| door.stamp(&path));
        self.0.push((held, folder.join(path), found.ok()));
    }
}

/// A document that is no source yet.
#[derive(Debug)]
pub struct Opened {
    pub document: Document,
    /// Its SHA-256, in hexadecimal.
    pub sha256: Box<str>,
}

impl Opened {
    /// Reads a file wherever it lies.
    ///
    /// # Errors
    /// A sentence, where it is no file that can be read.
    pub fn read(path: &Path, archive: &Archive) -> Result<Self, String> {
        let cannot = |error| format!("`{}` cannot be read: {error}.", path.display());
        let bytes = originals::open(path).and_then(|file| whole(file).map(Bytes::new));
        let bytes = bytes.map_err(cannot)?;
        let sha256 = bytes.sha256().into();
        let shown = path.display().to_string();
        let document = read(bytes, path, Held::Original, shown, None, archive);
        Ok(Self { document, sha256 })
    }
}

/// Opens what is held of every source of a library, on all cores.
pub fn open_all(library: &Library, archive: &Archive) -> HashMap<Key, Arc<Document>> {
    let sources = library.of_kind(&Scope::Library, Kind::Source);
    let open = |index| {
        let record = library.at(index);
        let document = Document::open(&library.root, record, archive);
        (record.key.clone(), document)
    };
    sources.par_iter().copied().map(open).collect()
}

/// A file beside a record's, where it is there.
pub(super) fn file_beside(root: &Path, record: &Record, file: &str) -> Option<PathBuf> {
    let path = record.folder.join(file);
    let is_there = Door::open(root).is_ok_and(|door| door.is_file(&path));
    is_there.then(|| root.join(path))
}

/// The encoding that a media type names: `text/plain; charset=windows-1251`.
fn charset(original: &Original) -> Option<&str> {
    let mut parameters = original.media_type.as_ref()?.raw().split(';').skip(1);
    parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then_some(value.trim().trim_matches('"'))
    })
}

struct Opening<'o> {
    root: &'o Path,
    record: &'o Record,
    archive: &'o Archive,
    /// The encoding that the record names.
    charset: Option<&'o str>,
}

impl Opening<'_> {
    /// The original of a source; none where it is not here.
    fn original(&self, original: &Original) -> Option<Document> {
        let found = match self.archive.find(original) {
            Some(found) if found.held == Held::Original => found,
            found => match self.original_beside(original) {
                Some(beside) => return Some(beside),
                None => found?,
            },
        };
        Some(self.found(&found))
    }

    fn found(&self, found: &Found) -> Document {
        let shown = found.path.display().to_string();
        if let Some((format, kept)) = self.archive.kept(&found.sha256) {
            return document(format, kept, found.held, shown);
        }
        let read = originals::open(&found.path).and_then(|file| contents(file, &found.path));
        match read.map_err(|error| format!("`{shown}` cannot be read: {error}")) {
            Ok(Contents::Large(large)) => large_document(large, found.held, shown),
            Ok(Contents::Whole(bytes)) => self.read(bytes, &found.path, found.held, shown),
            Err(problem) => Document {
                held: Held::NoText,
                path: Some(shown),
                ..Document::not_held(Some(problem))
            },
        }
    }

    /// The original of the recorded name beside the record's file.
    fn original_beside(&self, original: &Original) -> Option<Document> {
        let file = original.file.as_ref()?.raw();
        let path = self.record.folder.join(file);
        let door = Door::open(self.root).ok()?;
        let bytes = Bytes::new(door.read(&path, &DOCUMENT_BYTES).ok()?);
        let held = match &original.sha256 {
            Some(_) => originals::held(original, bytes.sha256()),
            None => Held::Original,
        };
        Some(self.read(bytes, &path, held, self.shown(&path)))
    }

    /// A file beside the record's.
    fn beside(&self, file: &str, held: Held) -> Document {
        let path = self.record.folder.join(file);
        let opened = Door::open(self.root).and_then(|door| door.file(&path, &TEXT_BYTES));
        match opened.and_then(|file| contents(file.into_std(), &path)) {
            Ok(Contents::Large(large)) => large_document(large, held, self.shown(&path)),
            Ok(Contents::Whole(bytes)) => self.read(bytes, &path, held, self.shown(&path)),
            Err(error) => Document::not_held(Some(match error.kind() {
                io::ErrorKind::NotFound => format!("`{file}` is not there."),
                _ => format!("`{file}` cannot be read: {error}."),
            })),
        }
    }

    fn shown(&self, path: &Path) -> String {
        self.root.join(path).display().to_string()
    }

    fn read(&self, bytes: Bytes, path: &Path, held: Held, shown: String) -> Document {
        read(bytes, path, held, shown, self.charset, self.archive)
    }
}

/// What there is of a file.
enum Contents {
    Whole(Bytes),
    /// A plain text beyond [`IN_MEMORY`].
    Large(Large),
}

/// The size up to which a plain text is held in memory, where it takes some three times as much.
const IN_MEMORY: u64 = 48 << 20;

/// As much of a large file as tells what it is.
const HEAD: u64 = 1 << 20;

fn contents(mut file: File, path: &Path) -> io::Result<Contents> {
    let bytes = file.metadata()?.len();
    if bytes <= IN_MEMORY || Cut::of(path) != Cut::Lines {
        return whole(file).map(|bytes| Contents::Whole(Bytes::new(bytes)));
    }
    let mut head = Vec::new();
    (&mut file).take(HEAD).read_to_end(&mut head)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // The end of the head may be the half of a character.
    let end = head.iter().rposition(|byte| *byte == b'\n');
    let decoded = decode_document(&head[..end.unwrap_or(head.len())], None);
    let has_wide_lines = decoded.encoding.starts_with("UTF-16");
    if Format::of(&name, &head).is_some() || is_binary(&decoded.text) || has_wide_lines {
        file.rewind()?;
        return whole(file).map(|bytes| Contents::Whole(Bytes::new(bytes)));
    }
    Large::open(file, bytes, decoded.encoding).map(Contents::Large)
}

/// The bytes of a file, within what is read of a document.
fn whole(file: File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(DOCUMENT_BYTES.most + 1).read_to_end(&mut bytes)?;
    match DOCUMENT_BYTES.allows(bytes.len() as u64) {
        true => Ok(bytes),
        false => Err(DOCUMENT_BYTES.error(bytes.len() as u64)),
    }
}

fn large_document(large: Large, held: Held, shown: String) -> Document {
    Document {
        form: Some(Form::Text(large.encoding())),
        path: Some(shown),
        ..Document::large(held, large)
    }
}

/// Reads the bytes of a file as what they are.
fn read(
    bytes: Bytes,
    path: &Path,
    held: Held,
    shown: String,
    charset: Option<&str>,
    archive: &Archive,
) -> Document {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if held != Held::Digest
        && let Some(format) = Format::of(&name, bytes.all())
    {
        let answer = archive.extract(format, &bytes);
        return document(format, answer, held, shown);
    }
    let decoded = decode_document(bytes.all(), charset);
    if is_binary(&decoded.text) {
        let problem = format!("`{shown}` is no text, and of no format that is read here.");
        return Document {
            problem: Some(problem),
            path: Some(shown),
            ..Document::new(Held::NoText, Vec::new())
        };
    }
    let cut = match held {
        Held::Digest => Cut::Digest,
        _ => Cut::of(path),
    };
    Document {
        form: Some(Form::Text(decoded.encoding)),
        path: Some(shown),
        ..Document::new(held, paragraphs(&decoded.text, cut))
    }
}

/// Whether controls that no writing has are more than a few.
fn is_binary(text: &str) -> bool {
    let is_control = |byte: &u8| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0C');
    let controls = text.bytes().filter(is_control).count();
    controls > 8 && controls > text.len() / 64
}

/// The document that the reader of its format gave, or did not.
fn document(
    format: Format,
    answer: Result<Extracted, Unreadable>,
    held: Held,
    shown: String,
) -> Document {
    match answer {
        Ok(extracted) => Document {
            path: Some(shown),
            ..Document::extracted(held, format, extracted)
        },
        Err(why) => Document {
            form: Some(Form::Foreign(format)),
            problem: Some(format!("`{shown}` {}.", why.says(format))),
            path: Some(shown),
            ..Document::new(Held::NoText, Vec::new())
        },
    }
}
