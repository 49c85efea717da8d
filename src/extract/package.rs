//! Documents that are ZIP archives of XML files.

use std::io::{Cursor, Read};

use zip::{ZipArchive, result::ZipError};

use super::{Unreadable, msg};
use crate::text;

/// How much is unpacked of a document, all its parts together. A novel has a few megabytes; deflate
/// makes a thousand times as much of a hostile file, and reading takes four times that of memory.
const UNPACKED_BYTES: u64 = 64 << 20;

/// How many parts a document may have. Those with many pictures have some hundreds.
const PARTS: usize = 5_000;

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
    /// `Other` for an Office document that is encrypted or old, `TooBig` for one with too many parts,
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

#[cfg(test)]
pub mod tests {
    use std::io::Write;

    use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

    use super::*;

    /// An archive of parts.
    pub fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, text) in parts {
            writer.start_file(*name, options).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn parts_by_name() {
        let bytes = packed(&[("b", "text"), ("a", "\u{feff}more")]);
        let mut package = Package::open(&bytes).unwrap();
        assert_eq!(package.names(), ["a", "b"]);
        assert_eq!(package.part("a"), Ok(Some("more".to_owned())));
        assert_eq!(package.part("c"), Ok(None));
        assert!(matches!(package.needed("c"), Err(Unreadable::Damaged(_))));
    }

    #[test]
    fn what_unpacks_to_too_much_in_one_part_or_in_all() {
        let spaces = " ".repeat(60_000);
        let bytes = packed(&[("a", &spaces), ("b", &spaces)]);
        assert!(bytes.len() < 1_000);
        let with_room_for = |most: u64| {
            let mut package = Package::open(&bytes).unwrap();
            package.left = most;
            [package.part("a"), package.part("b")].map(|part| part.map(|_| ()))
        };
        assert_eq!(with_room_for(120_000), [Ok(()), Ok(())]);
        let [first, second] = with_room_for(119_999);
        assert!(first.is_ok() && matches!(second, Err(Unreadable::TooBig(_))));
        assert!(matches!(
            with_room_for(59_999)[0],
            Err(Unreadable::TooBig(_))
        ));
    }

    #[test]
    fn an_encrypted_part_needs_its_password() {
        let mut bytes = packed(&[("a", "text")]);
        // The first flag, in the part's own head and in the directory.
        bytes[6] |= 1;
        let directory = bytes.windows(4).position(|at| at == b"PK\x01\x02").unwrap();
        bytes[directory + 8] |= 1;
        let mut package = Package::open(&bytes).unwrap();
        assert_eq!(package.part("a"), Err(Unreadable::NeedsPassword));
    }

    #[test]
    fn too_many_parts() {
        let names: Vec<String> = (0..=PARTS).map(|n| n.to_string()).collect();
        let parts: Vec<(&str, &str)> = names.iter().map(|name| (&**name, "")).collect();
        assert!(Package::open(&packed(&parts[1..])).is_ok());
        assert!(matches!(
            Package::open(&packed(&parts)),
            Err(Unreadable::TooBig(_))
        ));
    }
}
