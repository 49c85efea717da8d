//! A change on its way to the disk: worked out to be looked at, then written, then taken back. The command and the browser
//! go the same way.

use std::path::Path;

use super::{
    Change, Edited, apply,
    file::{CaseFile, NotWritten},
    judged::judged,
    undo,
};
use crate::{
    clean_format,
    document::Archive,
    library::Library,
    model::{FileId, Key},
    session::Store,
    text::{Clean, decode, name_of},
};

/// A change that is worked out, and not written.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposed {
    file: CaseFile,
    edited: Edited,
    key: Key,
    path: String,
    notes: Vec<Clean>,
}

impl Proposed {
    /// Works out what becomes of a file of a library, and of the library by that. The file is read again, and must be what
    /// was read of it; so are the sources.
    ///
    /// # Errors
    /// Why the file is left as it is, as a sentence.
    pub fn of(
        library: &Library,
        file: FileId,
        change: &Change,
        archive: &Archive,
    ) -> Result<Self, Clean> {
        let read = library.files.get(file);
        let read = read.ok_or("The record stands in no file.")?;
        let path = read.path.clone();
        let on_disk = CaseFile::read(Path::new(&path)).map_err(|why| left(&path, why))?;
        if decode(on_disk.bytes()).text != *read.text {
            return Err(left(&path, "it was changed since it was read"));
        }
        let edited = apply(on_disk.bytes(), change).map_err(|why| left(&path, why))?;
        let notes = judged(library, file, change, &edited, archive);
        let notes = notes.map_err(|why| left(&path, why))?;
        let key = change.key().clone();
        Ok(Self {
            file: on_disk,
            edited,
            key,
            path: path.to_string(),
            notes,
        })
    }

    pub fn edited(&self) -> &Edited {
        &self.edited
    }

    /// The record that is changed.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// What `check` will say of the record that it does not say now, each as a sentence.
    pub fn notes(&self) -> &[Clean] {
        &self.notes
    }

    /// The path of the file, as it was read.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Writes it, so that it can be taken back where there is a place to keep that.
    ///
    /// # Errors
    /// Why not, as a sentence.
    pub fn write(&self, store: Option<&Store>) -> Result<(), Clean> {
        let written = match store {
            Some(store) => undo::write(store, &self.file, &self.edited, &self.key),
            None => self.file.write(&self.edited),
        };
        written.map_err(|why| not_written(&self.path, why))
    }

    /// Takes it back, where it is the last change of its library. Returns what to say of it.
    ///
    /// # Errors
    /// Why not.
    pub fn take_back(&self, store: &Store) -> Result<Clean, NotTaken> {
        let there = CaseFile::read(self.file.path());
        if there.is_ok_and(|there| there.bytes() == self.edited.before()) {
            return Err(NotTaken::Ever(clean_format!(
                "The change of `{}` is taken back already.",
                self.key
            )));
        }
        let last = last(store).map_err(NotTaken::Ever)?;
        let last = last.filter(|last| {
            last.file.path() == self.file.path() && last.edited.before() == self.edited.after()
        });
        let last = last.ok_or_else(|| {
            NotTaken::Ever(clean_format!(
                "Nothing is taken back: another change was written to the library after that of `{}`.",
                self.key
            ))
        })?;
        take_back(store, &last).map_err(NotTaken::ForNow)
    }
}

/// Why a change is not taken back, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// The system did not let it, and may do so later.
    ForNow(Clean),
    /// Something else came after it.
    Ever(Clean),
}

/// That a change was written to the file at a path, and by what it can be taken back, where it can.
pub fn written(path: &str, taken_back_by: Option<&Clean>) -> Clean {
    let path = name_of(path);
    match taken_back_by {
        Some(by) => clean_format!("Written to `{path}`; {by} takes it back."),
        None => clean_format!("Written to `{path}`. {FOR_GOOD}"),
    }
}

/// Said of a change that cannot be taken back.
pub const FOR_GOOD: &str = "It cannot be taken back: nothing is remembered (`session = false`, or there is no folder for it).";

/// The last change of a library, where it can be taken back; none where there is none.
///
/// # Errors
/// Why it cannot, as a sentence.
pub fn last(store: &Store) -> Result<Option<undo::Last>, Clean> {
    undo::last(store).map_err(|error| clean_format!("Nothing is taken back: {error}."))
}

/// Takes the last change back. Returns what to say of it.
///
/// # Errors
/// Why not, as a sentence.
pub fn take_back(store: &Store, last: &undo::Last) -> Result<Clean, Clean> {
    let path = last.file.path().display().to_string();
    undo::take_back(store, last).map_err(|why| not_written(&path, why))?;
    Ok(clean_format!(
        "Taken back: `{}` is as it was before `{}` was changed.",
        name_of(&path),
        last.record
    ))
}

fn left(path: &str, why: impl std::fmt::Display) -> Clean {
    clean_format!("`{}` is left as it is: {why}.", name_of(path))
}

fn not_written(path: &str, why: NotWritten) -> Clean {
    match why {
        NotWritten::Kept(error) => left(path, error),
        NotWritten::Unsure(error) => clean_format!(
            "`{}` has the change, but the system does not say that it is on the disk: {error}.",
            name_of(path)
        ),
    }
}
