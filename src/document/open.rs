//! A source's document, opened.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    Archive, Document, Form, Held, Pages,
    archive::Found,
    contents::{Bytes, Contents, contents, has_many_lines, is_binary, whole},
    cut::{self, Cut},
    large::Large,
    originals,
};
use crate::{
    door::{self, Reach, Refusal},
    extract::{Extracted, FORMATS, Format, Other, Unreadable},
    library::{Library, Record},
    limits::{PARAGRAPHS, TEXT_BYTES, WHOLE_TEXT_BYTES},
    model::{
        Body,
        record::{Numbering, Original, Source, TextBy},
    },
    text::{decode_document, name_of},
};

impl Document {
    /// Opens what is held of a source: the working copy; else the original, found by its hash in the
    /// archive or beside the record's file; else the digest.
    pub fn open(record: &Record, archive: &Archive) -> Arc<Self> {
        let Body::Source(source) = &record.body else {
            return Arc::new(Self::not_held(None));
        };
        Arc::new(Self {
            numbering: source.paragraphs.as_deref().copied(),
            ..Self::open_source(&record.reach, source, archive)
        })
    }

    fn open_source(reach: &Reach, source: &Source, archive: &Archive) -> Self {
        let opening = Opening {
            reach,
            archive,
            charset: source.original.as_ref().and_then(charset),
            is_ocr: source.text_by.as_deref() == Some(&TextBy::Ocr),
        };
        if let Some(text) = &source.text {
            let copy = opening.beside(text.raw(), Held::WorkingCopy);
            let original = source.original.as_ref();
            let pages = match copy.pages {
                Pages::None if original.is_some_and(may_have_pages) => Pages::Unknown,
                known => known,
            };
            return Self {
                pages,
                is_ocr: opening.is_ocr,
                ..copy
            };
        }
        let original = source.original.as_ref();
        let original = original.and_then(|original| opening.original(original));
        let digest = source.digest.as_ref();
        let digest = || digest.map(|digest| opening.beside(digest.raw(), Held::Digest));
        match original {
            Some(original) if original.held.has_text() => original,
            // What cannot be read in the original may be read in the digest, which then says so.
            Some(original) => match digest() {
                Some(digest) if digest.held.has_text() => Self {
                    problem: original.problem,
                    has_failed: original.has_failed,
                    ..digest
                },
                _ => original,
            },
            None => digest().unwrap_or_else(|| Self::not_held(None)),
        }
    }
}

/// The files that a source may be read from: as what each is read, its path, and its state; none where it is not there. It tells a document from what it is after a change of any of
/// them, without reading it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    files: Vec<(Held, PathBuf, Option<door::Stamp>)>,
    /// What the numbers of its paragraphs are in citations.
    numbering: Option<Numbering>,
}

impl Stamp {
    /// The stamp of a source; that of any other record is empty.
    pub fn of(record: &Record, archive: &Archive) -> Self {
        let mut stamp = Self::default();
        let Body::Source(source) = &record.body else {
            return stamp;
        };
        stamp.numbering = source.paragraphs.as_deref().copied();
        let original = source.original.as_ref();
        if let Some(Found { held, path, .. }) = original.and_then(|original| archive.find(original))
            && let (Some(folder), Some(name)) = (path.parent(), path.file_name())
        {
            let state = Reach::below(folder).stamp(name).ok();
            stamp.files.push((held, path, state));
        }
        let named = original.and_then(|original| original.file.as_ref());
        for (held, file) in [
            (Held::WorkingCopy, source.text.as_ref()),
            (Held::Original, named),
            (Held::Digest, source.digest.as_ref()),
        ] {
            if let Some(file) = file {
                let path = record.reach.shown(file.raw());
                stamp
                    .files
                    .push((held, path, record.reach.stamp(file.raw()).ok()));
            }
        }
        stamp
    }

    /// The size of the files together, in bytes.
    pub fn bytes(&self) -> u64 {
        let found = self.files.iter().filter_map(|(_, _, found)| *found);
        found.map(|found| found.bytes).sum()
    }

    /// Remembers with the library that these files were looked at now.
    pub fn note(&self, library: &Library) {
        for (_, path, found) in &self.files {
            library.looked.note(path, *found);
        }
    }

    /// Whether each of them is as it was when it was first looked at for the library.
    pub fn is_first_of(&self, library: &Library) -> bool {
        let mut files = self.files.iter();
        files.all(|(_, path, found)| library.looked.is_still(path, *found))
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
        let cannot = |error| unread(&name_of(path.display()), &error);
        let opened = originals::open(path, archive.limits())
            .and_then(|file| contents(file, path, archive.limits()));
        let opened = opened.and_then(|contents| Ok((contents.sha256()?, contents)));
        let (sha256, contents) = opened.map_err(cannot)?;
        let shown = name_of(path.display());
        let document = match contents {
            Contents::Large(large) => large_document(large, Held::Original, shown),
            Contents::Whole(bytes) => {
                let cut = Cut::of(path);
                read(bytes, path, Held::Original, shown, None, cut, archive)
            }
        };
        Ok(Self { document, sha256 })
    }
}

/// The bytes of a file, wherever it lies.
///
/// # Errors
/// A sentence, where it is no file that can be read, or too large.
pub fn bytes(path: &Path, archive: &Archive) -> Result<Vec<u8>, String> {
    let limits = archive.limits();
    let read = originals::open(path, limits).and_then(|mut file| whole(&mut file, limits));
    read.map_err(|error| unread(&name_of(path.display()), &error))
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

/// Whether an original may have pages, by what is recorded of it: plain text, web pages and mail have none.
fn may_have_pages(original: &Original) -> bool {
    let small = |text: &str| text.trim().to_ascii_lowercase();
    if let Some(media_type) = &original.media_type {
        let media_type = small(media_type.raw().split(';').next().unwrap_or_default());
        let mut formats = FORMATS.iter();
        let format = formats.find(|row| row.media_types.contains(&&*media_type));
        return format.map_or(!media_type.starts_with("text/"), |row| row.has_pages);
    }
    let file = original.file.as_ref();
    let extension = file.and_then(|file| Some(small(Path::new(file.raw()).extension()?.to_str()?)));
    match extension.as_deref() {
        Some("txt" | "text" | "md" | "markdown") => false,
        Some(extension) => Format::named(extension).is_none_or(|format| format.row().has_pages),
        None => true,
    }
}

struct Opening<'o> {
    reach: &'o Reach,
    archive: &'o Archive,
    /// The encoding that the record names.
    charset: Option<&'o str>,
    /// Whether a program recognised the words of the working copy.
    is_ocr: bool,
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
        let shown = name_of(found.path.display());
        if let Some((format, kept)) = self.archive.kept(&found.sha256) {
            return document(format, kept, found.held, shown);
        }
        let limits = self.archive.limits();
        let read = originals::open(&found.path, limits)
            .and_then(|file| contents(file, &found.path, limits));
        match read {
            Ok(Contents::Large(large)) => large_document(large, found.held, shown),
            Ok(Contents::Whole(bytes)) => self.read(bytes, &found.path, found.held, shown),
            Err(error) => unreadable(&shown, &error),
        }
    }

    /// The original of the recorded name beside the record's file.
    fn original_beside(&self, original: &Original) -> Option<Document> {
        let file = original.file.as_ref()?.raw();
        let path = self.reach.shown(file);
        let shown = name_of(path.display());
        let limits = self.archive.limits();
        let opened = self.reach.file(file, &limits.of(&TEXT_BYTES));
        let read = opened.and_then(|file| {
            let contents = contents(file, &path, limits)?;
            let held = match &original.sha256 {
                Some(_) => originals::held(original, &contents.sha256()?),
                None => Held::Original,
            };
            Ok((contents, held))
        });
        match read {
            Ok((Contents::Large(large), held)) => Some(large_document(large, held, shown)),
            Ok((Contents::Whole(bytes), held)) => Some(self.read(bytes, &path, held, shown)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => Some(unreadable(file, &error)),
        }
    }

    /// A file beside the record's.
    fn beside(&self, file: &str, held: Held) -> Document {
        let path = self.reach.shown(file);
        let shown = name_of(path.display());
        let limits = self.archive.limits();
        let opened = self.reach.file(file, &limits.of(&TEXT_BYTES));
        match opened.and_then(|file| contents(file, &path, limits)) {
            Ok(Contents::Large(large)) => large_document(large, held, shown),
            Ok(Contents::Whole(bytes)) => self.read(bytes, &path, held, shown),
            Err(error) => unreadable(file, &error),
        }
    }

    fn read(&self, bytes: Bytes, path: &Path, held: Held, shown: String) -> Document {
        let cut = match held {
            Held::Digest => Cut::Digest,
            Held::WorkingCopy if self.is_ocr => Cut::Recognised,
            _ => Cut::of(path),
        };
        read(bytes, path, held, shown, self.charset, cut, self.archive)
    }
}

/// Why a file cannot be read, as a sentence.
fn unread(shown: &str, error: &io::Error) -> String {
    match (error.kind(), Refusal::of(error)) {
        (io::ErrorKind::NotFound, _) => format!("`{shown}` is not there."),
        (_, Some(refusal)) => format!("`{shown}` is not opened: {refusal}."),
        _ => format!("`{shown}` cannot be read: {error}."),
    }
}

/// A document that cannot be read: not there, or there and of no use.
fn unreadable(shown: &str, error: &io::Error) -> Document {
    let problem = Some(unread(shown, error));
    if error.kind() == io::ErrorKind::NotFound {
        return Document::not_held(problem);
    }
    Document {
        problem,
        has_failed: true,
        path: Some(shown.to_owned()),
        ..Document::new(Held::NoText, Vec::new())
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
    cut: Cut,
    archive: &Archive,
) -> Document {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if held != Held::Digest
        && let Some(format) = Format::of(&name, bytes.all())
    {
        let answer = archive.extract(format, &bytes);
        return document(format, answer, held, shown);
    }
    let no_text = |shown: String, why: &str, has_failed| Document {
        problem: Some(format!("`{shown}` {why}.")),
        has_failed,
        path: Some(shown),
        ..Document::new(Held::NoText, Vec::new())
    };
    if let Some(other) = Other::of(bytes.all()) {
        return Document {
            form: Some(Form::Other(other)),
            ..no_text(shown, &other.says(), false)
        };
    }
    let count = bytes.all().len() as u64;
    let limits = archive.limits();
    let whole = limits.of(&WHOLE_TEXT_BYTES);
    if !whole.allows(count) {
        let why = format!("is too big: {}", whole.beyond());
        return no_text(shown, &why, true);
    }
    let decoded = decode_document(bytes.all(), charset);
    if is_binary(&decoded.text) {
        return Document {
            form: Some(Form::Unknown),
            ..no_text(
                shown,
                "is no text, and of no format that is read here",
                false,
            )
        };
    }
    if has_many_lines(decoded.text.as_bytes(), limits) {
        let paragraphs = limits.of(&PARAGRAPHS);
        let why = format!("is too big: {}", paragraphs.beyond());
        return no_text(shown, &why, true);
    }
    let document = Document::of_text(held, cut::paragraphs(&decoded.text, cut));
    Document {
        pages: cut::pages(&decoded.text, cut).map_or(document.pages, Pages::Counted),
        form: Some(Form::Text(decoded.encoding)),
        path: Some(shown),
        ..document
    }
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
            form: Some(match why {
                Unreadable::Other(other) => Form::Other(other),
                _ => Form::Foreign(format),
            }),
            problem: Some(format!("`{shown}` {}.", why.says(format))),
            has_failed: !matches!(
                why,
                Unreadable::NeedsPassword
                    | Unreadable::NoTextLayer
                    | Unreadable::NoLetters
                    | Unreadable::Other(_)
            ),
            path: Some(shown),
            ..Document::new(Held::NoText, Vec::new())
        },
    }
}
