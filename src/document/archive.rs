//! Where documents come from besides the library, and how those in foreign formats are read.

use std::path::PathBuf;

use super::{
    Held, Originals,
    contents::Bytes,
    foreign::{Extractor, Kept, Press},
};
use crate::{
    diagnostic::Diagnostic,
    door::Refusal,
    extract::{Extracted, Format, Unreadable},
    library::Record,
    limits::Limits,
    model::record::{Original, Source},
};

/// The folders in which originals lie, and the reader of foreign formats. The empty one knows only
/// what lies in the library, as text.
#[derive(Debug, Default)]
pub struct Archive {
    originals: Vec<Originals>,
    extractor: Option<Extractor>,
    limits: Limits,
}

/// The file of an original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub held: Held,
    pub path: PathBuf,
    /// Its SHA-256, in hexadecimal.
    pub sha256: Box<str>,
}

impl Archive {
    /// These folders of originals, the first of which goes before the others.
    pub fn of(originals: impl IntoIterator<Item = Originals>) -> Self {
        Self {
            originals: originals.into_iter().collect(),
            ..Self::default()
        }
    }

    /// The same, which keeps to other limits.
    pub fn within(self, limits: &Limits) -> Self {
        let originals = self.originals.into_iter();
        Self {
            originals: originals.map(|all| all.within(limits)).collect(),
            extractor: self.extractor.map(|extractor| extractor.within(limits)),
            limits: limits.clone(),
        }
    }

    /// What is kept to while documents are read.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The same, with a reader of foreign formats.
    pub fn reading_by(self, extractor: Extractor) -> Self {
        Self {
            extractor: Some(extractor),
            ..self
        }
    }

    /// Where pages are set: by the program that reads foreign formats.
    pub fn press(&self) -> Press<'_> {
        Press::of(self.extractor.as_ref())
    }

    /// The same, which has not looked into its folders yet.
    pub fn renewed(&self) -> Self {
        Self {
            originals: self.originals.iter().map(Originals::renewed).collect(),
            extractor: self.extractor.clone(),
            limits: self.limits.clone(),
        }
    }

    /// What was not looked at of each folder of originals, where that is anything; looks through them,
    /// unless that is done.
    pub fn left_out(&self) -> impl Iterator<Item = &[Diagnostic]> {
        let left_out = self.originals.iter().map(Originals::left_out);
        left_out.filter(|left_out| !left_out.is_empty())
    }

    /// Looks through its folders, unless that is done. To be called before originals are asked for on
    /// several threads: one that came upon the folders amid such work would wait for its own end.
    pub fn look_through(&self) {
        self.originals.iter().for_each(Originals::look_through);
    }

    /// The file of an original: by its hash, wherever it lies under the folders of originals, else
    /// by its recorded name.
    pub fn find(&self, original: &Original) -> Option<Found> {
        let by_hash = self.originals.iter().find_map(|all| all.by_hash(original));
        by_hash.or_else(|| self.originals.iter().find_map(|all| all.by_name(original)))
    }

    /// The file that stands for a source, of which there may be no text: its original, else its
    /// working copy, else its digest; none where there is none.
    ///
    /// # Errors
    /// Where it names only files that may not be opened: why.
    pub fn file(&self, record: &Record, source: &Source) -> Result<Option<PathBuf>, Refusal> {
        let original = source.original.as_ref();
        if let Some(found) = original.and_then(|original| self.find(original)) {
            return Ok(Some(found.path));
        }
        let named = original.and_then(|original| original.file.as_ref());
        let beside = [named, source.text.as_ref(), source.digest.as_ref()];
        let mut refused = None;
        for file in beside.into_iter().flatten() {
            match record.reach.path(file.raw()) {
                Ok(path) => return Ok(Some(path)),
                Err(error) => refused = refused.or(Refusal::of(&error).cloned()),
            }
        }
        refused.map_or(Ok(None), Err)
    }

    /// What was read before of the document with that hash.
    pub(super) fn kept(&self, sha256: &str) -> Option<Kept> {
        self.extractor.as_ref()?.kept(sha256)
    }

    /// Reads a document in a foreign format.
    pub(super) fn extract(&self, format: Format, bytes: &Bytes) -> Result<Extracted, Unreadable> {
        match &self.extractor {
            Some(extractor) => extractor.read(format, bytes.all(), bytes.sha256()),
            None => Err(Unreadable::Damaged(
                "nothing reads its format here".to_owned(),
            )),
        }
    }
}
