//! A case file on the disk. It is written again only while it is what was read.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::Edited;
use crate::{
    door::Door,
    limits::YAML_BYTES,
    save::{Existing, Next, save_asking},
};

/// A case file, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFile {
    /// Without a link in it: a link stays one, and what it leads to is written.
    path: PathBuf,
    bytes: Vec<u8>,
}

/// Why a change cannot be said to be written.
#[derive(Debug)]
pub enum NotWritten {
    /// The file is what it was.
    Kept(io::Error),
    /// The file has the change, and the system does not say that this is on the disk.
    Unsure(io::Error),
}

impl CaseFile {
    /// Reads a case file.
    ///
    /// # Errors
    /// Where it is not there, no regular file or too large.
    pub fn read(path: &Path) -> io::Result<Self> {
        let path = path.canonicalize()?;
        let bytes = bytes_at(&path)?;
        Ok(Self { path, bytes })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Replaces the file by the one with the change, whole or not at all, with its permissions.
    ///
    /// # Errors
    /// Where the file is not what was read any more, has a second name or is closed to writing, and what the system says.
    pub fn write(&self, edited: &Edited) -> Result<(), NotWritten> {
        self.write_asking(edited, &mut |_| Ok(()))
    }

    /// The same, where somebody is asked before each thing that is done.
    ///
    /// # Errors
    /// As of [`Self::write`], and what the one who is asked says.
    pub fn write_asking(
        &self,
        edited: &Edited,
        ask: &mut dyn FnMut(Next) -> io::Result<()>,
    ) -> Result<(), NotWritten> {
        if edited.before() != self.bytes {
            return Err(NotWritten::Kept(other("it is another file")));
        }
        // Until it has its name, what stands there is what others wrote, were it the same.
        let mut has_name = false;
        let saved = save_asking(&self.path, edited.after(), Existing::Replace, &mut |next| {
            has_name = next == Next::SyncName;
            ask(next)?;
            match next {
                Next::Look => self.may_be_replaced(),
                Next::Replace => self.is_as_read(),
                _ => Ok(()),
            }
        });
        saved.map_err(|error| match bytes_at(&self.path) {
            Ok(bytes) if has_name && bytes == edited.after() => NotWritten::Unsure(error),
            _ => NotWritten::Kept(error),
        })
    }

    fn is_as_read(&self) -> io::Result<()> {
        match bytes_at(&self.path)? == self.bytes {
            true => Ok(()),
            false => Err(other(CHANGED)),
        }
    }

    /// A file with a second name would keep its old words under that. Nor is one replaced that whoever owns it closed to writing.
    fn may_be_replaced(&self) -> io::Result<()> {
        let found = fs::metadata(&self.path)?;
        if found.permissions().readonly() {
            return Err(other(
                "it is closed to writing (`chmod u+w` opens it to its owner)",
            ));
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            if found.nlink() > 1 {
                return Err(other(
                    "it has a second name (a hard link), under which its old words would stay",
                ));
            }
        }
        #[cfg(not(unix))]
        let _ = found;
        Ok(())
    }
}

fn bytes_at(path: &Path) -> io::Result<Vec<u8>> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(other("it is no file"));
    };
    Door::open(folder)?.read(Path::new(name), &YAML_BYTES)
}

/// That the file is not what was read any more.
const CHANGED: &str = "another program changed it at the same time; look at what it says now, and do this again where that is still \
     missing";

fn other(why: &'static str) -> io::Error {
    io::Error::other(why)
}
