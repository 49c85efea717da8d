//! Two versions of a library, opened to be compared.

use std::path::Path;

use super::quotes::{self, Passages};
use crate::{
    compare::{self, Comparison, OfText, Side},
    diagnostic::Files,
    document::{self, Archive, Document},
    library::{Library, Scope},
    load,
    model::Kind,
    revision::{self, Revision},
};

/// A library that was opened; of a revision, its files are there as long as it is.
pub struct Opened {
    pub library: Library,
    /// How many files of a revision are left out: links, and what no name of a file may be.
    pub left_out: usize,
    _files: Option<Revision>,
}

impl From<Library> for Opened {
    fn from(library: Library) -> Self {
        Self {
            library,
            left_out: 0,
            _files: None,
        }
    }
}

/// Why none was.
pub enum NotOpened {
    Library(load::Unopened),
    /// In a sentence without its period.
    Revision(String),
}

/// Opens a library that is named by a folder, a case file or, as `git:REV`, a revision of the library that is at `here`,
/// with these files: no place in it is a place in the other library that they are of. No program of `others` is run for it.
///
/// # Errors
/// Where it cannot be opened.
pub fn open(
    typed: &Path,
    here: &Path,
    others: &[&Path],
    beside: &Files,
) -> Result<Opened, NotOpened> {
    let files = match revision::named(typed) {
        None => None,
        Some(revision) => {
            let read = Revision::read(here, revision, others);
            Some(read.map_err(NotOpened::Revision)?)
        }
    };
    let path = files.as_ref().map_or(typed, Revision::path);
    let read = load::read_beside(path, beside);
    let (parsed, found) = read.map_err(NotOpened::Library)?;
    Ok(Opened {
        library: Library::link(parsed, found),
        left_out: files.as_ref().map_or(0, |files| files.left_out),
        _files: files,
    })
}

/// One of two versions, with what was found of its quotes.
pub struct Version {
    pub library: Library,
    found: Passages,
    _files: Option<Revision>,
}

impl Version {
    /// Looks for the quotes of a library. Opens every source that is cited with one.
    pub fn of(opened: Opened, archive: &Archive) -> Self {
        let (library, found) = quotes::looked_for(opened.library, archive);
        Self {
            library,
            found,
            _files: opened._files,
        }
    }

    /// How another version differs from this one, where these texts of their sources differ.
    pub fn compared_with(&self, new: &Self, texts: Vec<OfText>) -> Comparison {
        Comparison::of(self.side(), new.side(), texts)
    }

    fn side(&self) -> Side<'_> {
        Side {
            library: &self.library,
            passages: &self.found,
        }
    }
}

/// How two versions differ. Opens every source that both have.
pub fn compared(old: &Version, new: &Version, archive: &Archive) -> Comparison {
    old.compared_with(new, texts(&old.library, &new.library, archive))
}

/// The texts of sources that differ, where both are held.
pub fn texts(old: &Library, new: &Library, archive: &Archive) -> Vec<OfText> {
    let sources = new.of_kind(&Scope::Library, Kind::Source).iter().copied();
    let both: Vec<_> = sources
        .filter(|source| old.get(&new.at(*source).key).is_some())
        .collect();
    let mut texts = Vec::new();
    document::each_of(
        new,
        archive,
        &both,
        |source, document| {
            let key = &new.at(source).key;
            let before = Document::open(old.get(key)?, archive);
            compare::paragraphs(key, &before, document)
        },
        |_, text| texts.extend(text),
    );
    texts
}
