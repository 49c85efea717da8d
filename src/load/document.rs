//! Source documents: held, held as a digest, or not held; cut into paragraphs.

mod forms;
mod originals;

use std::{
    collections::HashMap,
    ops::RangeInclusive,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
    time::SystemTime,
};

use rayon::prelude::*;

use sha2::{Digest, Sha256};

pub use forms::{BREAK, Forms, Mark};
pub use originals::Originals;

use super::{Door, limits::DOCUMENT_BYTES};
use crate::{
    library::{Library, Record, Scope},
    model::{Body, Key, Kind, Locator, locator::Place, record::Source},
    text::decode,
};

/// What of a source is on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Held {
    /// The evidentiary copy, found by its hash.
    Original,
    /// A file of the recorded name, whose hash is another: the text may differ from what was cited.
    Changed,
    /// The working copy that the library ships.
    WorkingCopy,
    /// A retelling in other words; only what it puts in quotation marks are the source's words.
    Digest,
    /// Nothing: the source is cited only.
    NotHeld,
}

impl Held {
    /// What the library itself has of a source, by its record: without looking at any file, and
    /// without the originals.
    pub fn recorded(source: &Source) -> Self {
        match (&source.text, &source.digest) {
            (Some(_), _) => Self::WorkingCopy,
            (None, Some(_)) => Self::Digest,
            (None, None) => Self::NotHeld,
        }
    }

    /// As a screen says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Changed => "changed original",
            Self::WorkingCopy => "working copy",
            Self::Digest => "digest",
            Self::NotHeld => "not held",
        }
    }
}

/// A paragraph of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number in the original, from 1; none for a digest's own words about itself.
    pub number: Option<u32>,
    /// As it stands, without the digest's `¶7`.
    pub text: Box<str>,
    /// The lines of the file it takes up, from 1.
    pub lines: RangeInclusive<u32>,
}

/// A source as it can be read here. It does not change once it is made.
#[derive(Clone, Debug)]
pub struct Document {
    pub held: Held,
    /// Empty where the source is not held.
    pub paragraphs: Vec<Paragraph>,
    /// The file it was read from, for messages; none where it is not held.
    pub path: Option<String>,
    /// Why the file that should be there could not be read.
    pub problem: Option<String>,
    forms: OnceLock<Forms>,
    content: OnceLock<Content>,
}

/// What tells the contents of documents apart: a SHA-256 over what is held, and of each paragraph
/// its number, its first line and its text.
pub type Content = [u8; 32];

/// A file, as what it is read, its size and when it was last changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    path: PathBuf,
    held: Held,
    pub bytes: u64,
    changed: Option<SystemTime>,
}

/// Where the text of a source lies.
enum Lies<'s> {
    /// In a file of the library.
    Beside(&'s str, Held),
    /// In the folder of originals.
    Original(PathBuf, Held),
    Nowhere,
}

impl<'s> Lies<'s> {
    /// The working copy comes first; then the original; then the digest.
    fn of(source: &'s Source, originals: Option<&Originals>) -> Self {
        if let Some(text) = &source.text {
            return Self::Beside(text.raw(), Held::WorkingCopy);
        }
        let original = originals.zip(source.original.as_ref());
        if let Some((held, path)) = original.and_then(|(folder, original)| folder.find(original)) {
            return Self::Original(path, held);
        }
        match &source.digest {
            Some(digest) => Self::Beside(digest.raw(), Held::Digest),
            None => Self::Nowhere,
        }
    }
}

/// How a text is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    /// A paragraph is a non-empty line.
    Lines,
    /// A paragraph is a block between empty lines.
    Blocks,
    /// The same, and each names its number in the original: `¶7 …`.
    Digest,
}

impl Document {
    /// Opens what is held of a source: the working copy; else the original, found by its hash under
    /// the originals folder or beside the library; else the digest.
    pub fn open(root: &Path, record: &Record, originals: Option<&Originals>) -> Arc<Self> {
        let Body::Source(source) = &record.body else {
            return Arc::new(Self::not_held(None));
        };
        Arc::new(Self::open_source(root, record, source, originals))
    }

    fn open_source(
        root: &Path,
        record: &Record,
        source: &Source,
        originals: Option<&Originals>,
    ) -> Self {
        match Lies::of(source, originals) {
            Lies::Beside(file, held) => Self::read_beside(root, record, file, held),
            Lies::Original(path, held) => match originals::read(&path) {
                Ok(bytes) => {
                    Self::from_bytes(&bytes, cut_of(&path), held, path.display().to_string())
                }
                Err(problem) => Self::not_held(Some(problem)),
            },
            Lies::Nowhere => Self::not_held(None),
        }
    }

    /// What tells the file of a source from what it is after a change, without reading it; none where
    /// there is no file to be read.
    pub fn stamp(root: &Path, record: &Record, originals: Option<&Originals>) -> Option<Stamp> {
        let Body::Source(source) = &record.body else {
            return None;
        };
        let (folder, path, held) = match Lies::of(source, originals) {
            Lies::Beside(file, held) => (root.to_owned(), record.folder.join(file), held),
            Lies::Original(path, held) => {
                let name = PathBuf::from(path.file_name()?);
                (path.parent()?.to_owned(), name, held)
            }
            Lies::Nowhere => return None,
        };
        let (bytes, changed) = Door::open(&folder).ok()?.stamp(&path).ok()?;
        Some(Stamp {
            path: folder.join(path),
            held,
            bytes,
            changed,
        })
    }

    /// A source of which there is nothing to read; `problem` says why where there should be.
    pub fn not_held(problem: Option<String>) -> Self {
        Self {
            path: None,
            problem,
            ..Self::new(Held::NotHeld, Vec::new())
        }
    }

    /// A document of these paragraphs that was read from no file.
    pub fn new(held: Held, paragraphs: Vec<Paragraph>) -> Self {
        Self {
            held,
            paragraphs,
            path: None,
            problem: None,
            forms: OnceLock::new(),
            content: OnceLock::new(),
        }
    }

    /// The paragraphs in the form for comparing quotations; made when they are first asked for.
    pub fn forms(&self) -> &Forms {
        self.forms.get_or_init(|| Forms::of(&self.paragraphs))
    }

    /// What tells this document's content from that of others; worked out when first asked for.
    pub fn content(&self) -> &Content {
        self.content.get_or_init(|| {
            let mut hasher = Sha256::new();
            hasher.update(self.held.words());
            for paragraph in &self.paragraphs {
                hasher.update(paragraph.number.unwrap_or(0).to_le_bytes());
                hasher.update(paragraph.lines.start().to_le_bytes());
                hasher.update(paragraph.lines.end().to_le_bytes());
                hasher.update(paragraph.text.len().to_le_bytes());
                hasher.update(paragraph.text.as_bytes());
            }
            hasher.finalize().into()
        })
    }

    fn read_beside(root: &Path, record: &Record, file: &str, held: Held) -> Self {
        let path = record.folder.join(file);
        let cut = if held == Held::Digest {
            Cut::Digest
        } else {
            cut_of(&path)
        };
        match Door::open(root).and_then(|door| door.read(&path, &DOCUMENT_BYTES)) {
            Ok(bytes) => Self::from_bytes(&bytes, cut, held, root.join(path).display().to_string()),
            Err(error) => Self::not_held(Some(format!("`{file}` cannot be read: {error}"))),
        }
    }

    fn from_bytes(bytes: &[u8], cut: Cut, held: Held, path: String) -> Self {
        Self {
            path: Some(path),
            ..Self::new(held, paragraphs(&decode(bytes).text, cut))
        }
    }

    /// The paragraphs (by their place in [`Document::paragraphs`]) that a locator names.
    pub fn located(&self, locator: &Locator) -> Vec<usize> {
        let named = |paragraph: &Paragraph| {
            locator.places.iter().any(|place| match place {
                Place::Paragraphs(range) => paragraph
                    .number
                    .is_some_and(|number| range.contains(&number)),
                Place::Lines(range) => {
                    paragraph.lines.start() <= range.end() && range.start() <= paragraph.lines.end()
                }
                Place::Section(number) => paragraph
                    .text
                    .trim_start_matches(['#', ' ', '§'])
                    .starts_with(&**number),
                // Plain text has no pages.
                Place::Pages(_) | Place::OnPage(..) => false,
            })
        };
        (0..self.paragraphs.len())
            .filter(|&index| named(&self.paragraphs[index]))
            .collect()
    }
}

/// Opens what is held of every source of a library, on all cores.
pub fn open_all(library: &Library, originals: Option<&Originals>) -> HashMap<Key, Arc<Document>> {
    let sources = library.of_kind(&Scope::Library, Kind::Source);
    let open = |index| {
        let record = library.at(index);
        let document = Document::open(&library.root, record, originals);
        (record.key.clone(), document)
    };
    sources.par_iter().copied().map(open).collect()
}

fn cut_of(path: &Path) -> Cut {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("md" | "markdown") => Cut::Blocks,
        _ => Cut::Lines,
    }
}

fn paragraphs(text: &str, cut: Cut) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut open = false;
    let mut counted = 0;
    for (number, line) in (1..).zip(text.split('\n')) {
        let line = line.trim_end_matches('\r');
        if line.trim().is_empty() {
            open = false;
            continue;
        }
        match paragraphs.last_mut() {
            Some(paragraph) if open && cut != Cut::Lines => {
                let mut joined = std::mem::take(&mut paragraph.text).into_string();
                joined.push('\n');
                joined.push_str(line);
                paragraph.text = joined.into();
                paragraph.lines = *paragraph.lines.start()..=number;
            }
            _ => {
                let (own, text) = match cut {
                    Cut::Digest => numbered(line),
                    Cut::Lines | Cut::Blocks => {
                        counted += 1;
                        (Some(counted), line)
                    }
                };
                paragraphs.push(Paragraph {
                    number: own,
                    text: text.into(),
                    lines: number..=number,
                });
                open = true;
            }
        }
    }
    paragraphs
}

/// The number and the rest of a digest's `¶7 …`.
fn numbered(line: &str) -> (Option<u32>, &str) {
    let parts = line
        .trim_start()
        .strip_prefix('¶')
        .map(str::trim_start)
        .and_then(|rest| {
            let digits = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            rest[..digits]
                .parse()
                .ok()
                .map(|number| (number, rest[digits..].trim_start()))
        });
    match parts {
        Some((number, rest)) => (Some(number), rest),
        None => (None, line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, cut: Cut) -> Vec<(Option<u32>, String, RangeInclusive<u32>)> {
        paragraphs(text, cut)
            .into_iter()
            .map(|p| (p.number, p.text.into_string(), p.lines))
            .collect()
    }

    #[test]
    fn in_plain_text_a_paragraph_is_a_line_that_is_not_empty() {
        assert_eq!(
            cut("\na\r\n \t\nb\nc", Cut::Lines),
            [
                (Some(1), "a".into(), 2..=2),
                (Some(2), "b".into(), 4..=4),
                (Some(3), "c".into(), 5..=5)
            ]
        );
        assert!(cut("", Cut::Lines).is_empty());
    }

    #[test]
    fn in_markdown_a_paragraph_is_a_block() {
        assert_eq!(
            cut("# A\n\nb\nc\n\n\nd", Cut::Blocks),
            [
                (Some(1), "# A".into(), 1..=1),
                (Some(2), "b\nc".into(), 3..=4),
                (Some(3), "d".into(), 7..=7)
            ]
        );
    }

    #[test]
    fn a_digest_numbers_its_own_paragraphs() {
        assert_eq!(
            cut(
                "About this.\n\n¶4 first\nmore\n\n¶ 12 last\n\n¶ none",
                Cut::Digest
            ),
            [
                (None, "About this.".into(), 1..=1),
                (Some(4), "first\nmore".into(), 3..=4),
                (Some(12), "last".into(), 6..=6),
                (None, "¶ none".into(), 8..=8)
            ]
        );
    }

    #[test]
    fn a_locator_finds_its_paragraphs() {
        let document = Document::new(Held::WorkingCopy, paragraphs("a\nb\n\nc\nd", Cut::Lines));
        let located = |locator: &str| document.located(&locator.parse().unwrap());
        assert_eq!(located("¶2-3"), [1, 2]);
        assert_eq!(located("¶1, 4"), [0, 3]);
        assert_eq!(located("l. 4-5"), [2, 3]);
        assert_eq!(located("¶9"), [0usize; 0]);
        assert_eq!(located("p. 1"), [0usize; 0]);
    }
}
