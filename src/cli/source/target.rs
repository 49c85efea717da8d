//! Where a record goes: into a case file, or to be pasted into one.

use std::path::{Path, PathBuf};

use super::made::{beside, inside};
use crate::{
    clean_format,
    cli::{Failure, context::Context, out::Out, unbroken::unbroken},
    door::{Door, is_hidden},
    export::yaml::{self, NewSource},
    library::Library,
    limits::YAML_BYTES,
    load::yaml::insert::insert,
    model::Id,
    save::{Existing, save},
    scalar::scalar,
    text::name_of,
};

/// The library that a record is for, and the case file that it is to be put into.
pub struct Place {
    /// None where there is none to be found, and none was named.
    pub library: Option<Library>,
    target: Option<Target>,
    has_printed: bool,
    has_changed: bool,
}

impl Place {
    /// The place of records that go into the case file `append`, or are printed.
    ///
    /// # Errors
    /// Where a library or a case file is named that cannot be read.
    pub fn open(append: Option<&Path>, context: &Context<'_>) -> Result<Self, Failure> {
        // Where a case file is named, its library is the one that may know the document.
        let library = match (append, context.named()) {
            (Some(file), None) => {
                let folder = file
                    .parent()
                    .filter(|folder| !folder.as_os_str().is_empty());
                Some(context.library(Some(folder.unwrap_or(Path::new("."))))?)
            }
            _ => context.library_if_there()?,
        };
        Ok(Self {
            library,
            target: append.map(Target::open).transpose()?,
            has_printed: false,
            has_changed: false,
        })
    }

    /// The folder of the file in which the record will stand.
    pub fn folder(&self) -> Option<&Path> {
        match &self.target {
            Some(target) => Some(&*target.folder),
            None => self.library.as_ref().map(|library| &*library.root),
        }
    }

    /// What a case file here calls a file that is to be written, `what` being what people call it, and
    /// `usual` what it may be called.
    ///
    /// # Errors
    /// Where no case file here could name it.
    pub fn names(&self, what: &str, usual: &str, file: &Path) -> Result<String, Failure> {
        let within = self.folder().and_then(|folder| inside(folder, file));
        let named = match within {
            Some(path) if path.iter().any(is_hidden) => Err("is hidden"),
            None if self.target.is_some() => Err("is in another folder than the case file"),
            _ => beside(self.folder(), file),
        };
        named.map_err(|why| {
            let file = name_of(file.display());
            Failure::Wrong(clean_format!(
                "No case file could name the {what} `{file}`, which {why}; choose another name, such as `sources/{usual}` beside the case file."
            ))
        })
    }

    /// Puts the record of a file where it goes, or prints it.
    ///
    /// # Errors
    /// Where it cannot be written as YAML, or put there.
    pub fn put(
        &mut self,
        file: &Path,
        id: &Id,
        source: &NewSource,
        out: &mut Out,
    ) -> Result<(), Failure> {
        let wrong = |error: serde_yaml::Error| {
            Failure::Wrong(clean_format!(
                "`{}` cannot be written as YAML: {error}.",
                name_of(file.display())
            ))
        };
        let record = yaml::source(source).map_err(wrong)?;
        if let Some(target) = &mut self.target {
            target.insert(id, &record)?;
            self.has_changed = true;
            return Ok(());
        }
        if !self.has_printed {
            out.line(&"sources:".into())?;
            self.has_printed = true;
        }
        let key = scalar(id.as_str()).map_err(wrong)?;
        out.line(&clean_format!("  {key}:"))?;
        for line in record.lines() {
            out.line(&clean_format!("    {line}"))?;
        }
        Ok(())
    }

    /// Writes the case file, if something was put into it.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn save(&self) -> Result<(), Failure> {
        let changed = self.target.as_ref().filter(|_| self.has_changed);
        changed.map_or(Ok(()), Target::save)
    }
}

/// A case file to which records are added.
struct Target {
    path: PathBuf,
    folder: PathBuf,
    text: String,
}

impl Target {
    fn open(path: &Path) -> Result<Self, Failure> {
        let wrong = |why: String| {
            Failure::Wrong(clean_format!(
                "`{}` cannot be added to: {why}.",
                name_of(path.display())
            ))
        };
        // A link stays a link; what it leads to is written.
        let path = path
            .canonicalize()
            .map_err(|error| wrong(error.to_string()))?;
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(wrong("it is no file".into()));
        };
        let door = Door::open(folder).map_err(|error| wrong(error.to_string()))?;
        let bytes = door.read(Path::new(name), &YAML_BYTES);
        let bytes = bytes.map_err(|error| wrong(error.to_string()))?;
        let text = String::from_utf8(bytes).map_err(|_| wrong("it is not UTF-8".into()))?;
        Ok(Self {
            folder: folder.to_owned(),
            text,
            path,
        })
    }

    fn insert(&mut self, id: &Id, record: &str) -> Result<(), Failure> {
        let inserted = insert(&self.text, "sources", id, record);
        // A title can be as long as its document, and a file that cannot be read any more helps nobody.
        let inserted = inserted.and_then(|text| match YAML_BYTES.allows(text.len() as u64) {
            true => Ok(text),
            false => Err(YAML_BYTES.beyond()),
        });
        self.text = inserted.map_err(|why| {
            Failure::Wrong(clean_format!(
                "`{}` is left as it is: {why}.",
                name_of(self.path.display())
            ))
        })?;
        Ok(())
    }

    fn save(&self) -> Result<(), Failure> {
        let saved = unbroken(|| save(&self.path, &self.text, Existing::Replace));
        saved.map_err(|error| {
            Failure::Wrong(clean_format!(
                "`{}` cannot be written: {error}.",
                name_of(self.path.display())
            ))
        })
    }
}
