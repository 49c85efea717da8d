//! Opening two versions of a library.

use std::{borrow::Cow, path::Path};

use crate::{
    clean_format,
    cli::{
        Failure,
        context::{Context, named},
        out::Out,
    },
    compare::Side,
    diagnostic::{Files, Report},
    document::Archive,
    gather::quotes::{self, Passages},
    library::{Library, Parsed},
    load,
    revision::{self, Revision},
    text::counted,
};

/// One of the two, with what was found of its quotes.
pub struct Version {
    pub library: Library,
    found: Passages,
    /// Of a revision, its files: they are there as long as the library is.
    _files: Option<Revision>,
}

impl Version {
    /// As it is compared.
    pub fn side(&self) -> Side<'_> {
        Side {
            library: &self.library,
            passages: &self.found,
        }
    }
}

/// Opens the two of them.
pub struct Opening<'c> {
    context: &'c Context<'c>,
    pub archive: Archive,
}

impl<'c> Opening<'c> {
    pub fn of(context: &'c Context<'c>) -> Result<Self, Failure> {
        let archive = context.archive()?;
        Ok(Self { context, archive })
    }

    /// The old and the new one; the new one is the library that is open where it is not named.
    pub fn both(
        &self,
        old: &Path,
        new: Option<&Path>,
        out: &mut Out,
    ) -> Result<(Version, Version), Failure> {
        let here = new.filter(|typed| revision::named(typed).is_none());
        let new = match new.and_then(revision::named) {
            None => self.looked_for(self.context.library(here)?, None),
            Some(revision) => self.at(revision, None, &Files::default(), out)?,
        };
        let beside = &new.library.files;
        let old = match revision::named(old) {
            None => self.version(load::read_beside(old, beside), None)?,
            Some(revision) => self.at(revision, here, beside, out)?,
        };
        Ok((old, new))
    }

    /// A revision of the library that is at `here`, else of the one that is open.
    fn at(
        &self,
        revision: &str,
        here: Option<&Path>,
        beside: &Files,
        out: &mut Out,
    ) -> Result<Version, Failure> {
        let here = here.map_or_else(
            || self.context.path().map(Cow::Owned),
            |here| Ok(Cow::Borrowed(here)),
        )?;
        let shown = named(revision);
        let files = Revision::read(&here, revision)
            .map_err(|why| Failure::Wrong(clean_format!("`git:{shown}` cannot be read: {why}.")))?;
        if files.left_out > 0 {
            let left = counted(files.left_out as u64, "file");
            out.note(&clean_format!(
                "note: {left} of `git:{shown}` left out: links are not followed, and no name may lead out of the \
                 folder.\n"
            ));
        }
        let read = load::read_beside(files.path(), beside);
        self.version(read, Some(files))
    }

    fn version(
        &self,
        read: Result<(Parsed, Report), load::Unopened>,
        files: Option<Revision>,
    ) -> Result<Version, Failure> {
        let (parsed, found) = read.map_err(|error| self.context.unopened(&error))?;
        Ok(self.looked_for(Library::link(parsed, found), files))
    }

    fn looked_for(&self, library: Library, files: Option<Revision>) -> Version {
        let (library, found) = quotes::looked_for(library, &self.archive);
        Version {
            library,
            found,
            _files: files,
        }
    }
}
