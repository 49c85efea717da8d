//! The case file into which records are put.

use std::path::{Path, PathBuf};

use crate::{
    clean_format,
    cli::{Failure, unbroken::unbroken},
    door::Door,
    limits::YAML_BYTES,
    load::yaml::insert::insert,
    model::Id,
    save::{Existing, save},
};

/// A case file to which records are added.
pub struct Target {
    path: PathBuf,
    pub folder: PathBuf,
    text: String,
}

impl Target {
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let wrong = |why: String| {
            Failure::Wrong(clean_format!(
                "`{}` cannot be added to: {why}.",
                path.display()
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

    pub fn insert(&mut self, id: &Id, record: &str) -> Result<(), Failure> {
        let inserted = insert(&self.text, "sources", id, record);
        // A title can be as long as its document, and a file that cannot be read any more helps nobody.
        let inserted = inserted.and_then(|text| match YAML_BYTES.allows(text.len() as u64) {
            true => Ok(text),
            false => Err(YAML_BYTES.beyond()),
        });
        self.text = inserted.map_err(|why| {
            Failure::Wrong(clean_format!(
                "`{}` is left as it is: {why}.",
                self.path.display()
            ))
        })?;
        Ok(())
    }

    pub fn save(&self) -> Result<(), Failure> {
        let saved = unbroken(|| save(&self.path, &self.text, Existing::Replace));
        saved.map_err(|error| {
            Failure::Wrong(clean_format!(
                "`{}` cannot be written: {error}.",
                self.path.display()
            ))
        })
    }
}
