//! Documents that are ZIP archives of XML files.

use std::io::{Cursor, Read};

use zip::{ZipArchive, result::ZipError};

use super::{Unreadable, msg};
use crate::text;

/// How much is unpacked of a document, all its parts together. A novel has a few megabytes; deflate
/// makes a thousand times as much of a hostile file.
const UNPACKED_BYTES: u64 = 128 << 20;

/// How many parts a document may have. Those with many pictures have some hundreds.
const PARTS: usize = 20_000;

/// An opened archive.
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How much may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens an archive.
    ///
    /// # Errors
    /// `NeedsPassword` for an Office document that is encrypted, `TooBig` for one with too many parts,
    /// `Damaged` for what is no archive.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        if msg::is_compound(bytes) {
            // Encrypted Office documents are compound files; so are those of before 2007.
            return Err(msg::what_else(bytes));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if archive.len() > PARTS {
            return Err(Unreadable::TooBig(format!(
                "it has more than {PARTS} parts"
            )));
        }
        Ok(Self {
            archive,
            left: UNPACKED_BYTES,
        })
    }

    /// The names of all parts, sorted.
    pub fn names(&self) -> Vec<String> {
        let names = self.archive.file_names().flatten();
        let mut names: Vec<String> = names.map(|name| name.into_owned()).collect();
        names.sort_unstable();
        names
    }

    /// The text of a part; none if there is no such part.
    ///
    /// # Errors
    /// `NeedsPassword` if it is encrypted, `TooBig` if too much has been unpacked, `Damaged` if it
    /// cannot be unpacked.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(&error)),
        };
        let mut bytes = Vec::new();
        let read = part.take(self.left + 1).read_to_end(&mut bytes);
        read.map_err(|error| Unreadable::Damaged(format!("its part {name} is damaged: {error}")))?;
        let Some(left) = self.left.checked_sub(bytes.len() as u64) else {
            return Err(Unreadable::TooBig(format!(
                "it unpacks to more than {} MB",
                UNPACKED_BYTES >> 20
            )));
        };
        self.left = left;
        Ok(Some(text::decode(&bytes).text))
    }

    /// The same for a part without which there is no document.
    ///
    /// # Errors
    /// As [`Package::part`]; `Damaged` if there is no such part.
    pub fn needed(&mut self, name: &str) -> Result<String, Unreadable> {
        let missing = || Unreadable::Damaged(format!("its part {name} is missing"));
        self.part(name)?.ok_or_else(missing)
    }
}

fn damaged(error: &ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unreadable::NeedsPassword,
        error => Unreadable::Damaged(format!("its archive cannot be read: {error}")),
    }
}
