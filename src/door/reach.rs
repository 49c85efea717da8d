//! What the records of a case file may open: judged here, and nowhere else.
//!
//! A case file may come from a stranger, and what a source of it names is shown. So nothing is opened
//! outside of a folder, the wall, and nothing hidden below it: a name that begins with a dot is where
//! programs keep their keys and their histories. What leads to a file is walked name by name, links as
//! well, and each name is judged before it is looked at; so a link says no more than a name does, and
//! there is no moment between judging a file and opening it.

use std::{
    ffi::{OsStr, OsString},
    fmt,
    fs::File,
    io,
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use super::{Door, EntryKind, Stamp, Step, read_whole};
use crate::limits::Limit;

/// What the records of one file may open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The folder outside of which nothing is opened.
    wall: Arc<Path>,
    /// The folder of the file, from the wall: what names are relative to.
    folder: PathBuf,
    names: Names,
}

/// Which names below the wall may be opened, where they are not hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Names {
    All,
    /// Those in the wall itself, in [`SOURCES`], and in a folder of this name.
    Beside(OsString),
}

/// The folder in which a case file that is opened by itself may have its sources.
const SOURCES: &str = "sources";

/// Links that are followed on the way to one file.
const LINKS: usize = 16;

/// Why a name is not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    why: Why,
    wall: Arc<Path>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Why {
    /// It leads out of the wall.
    Outside,
    /// This file or folder is hidden.
    Hidden(OsString),
    /// A case file opened by itself names a file elsewhere than beside itself; this is what a folder of
    /// its own would be called.
    NotBeside(OsString),
}

/// A file that may be opened.
struct Found {
    /// The folder that it is in.
    door: Door,
    name: OsString,
    /// The path to it from the wall, without a link.
    path: PathBuf,
    stamp: Stamp,
}

impl Reach {
    /// All files below a folder that are not hidden.
    pub fn below(wall: &Path) -> Self {
        Self {
            wall: wall.into(),
            folder: PathBuf::new(),
            names: Names::All,
        }
    }

    /// The files that a case file may name which was opened by itself, in a folder that holds other things
    /// as well: those beside it, and those below `sources` or a folder called `name`.
    pub fn beside(wall: &Path, name: &OsStr) -> Self {
        Self {
            names: Names::Beside(name.into()),
            ..Self::below(wall)
        }
    }

    /// The same wall, with names relative to this folder of it.
    pub fn from(&self, folder: &Path) -> Self {
        Self {
            folder: folder.into(),
            ..self.clone()
        }
    }

    /// The folder outside of which nothing is opened.
    pub fn wall(&self) -> &Path {
        &self.wall
    }

    /// A name as a path that the user could type; it may be refused, or not be there.
    pub fn shown(&self, name: impl AsRef<Path>) -> PathBuf {
        self.wall.join(self.folder.join(name))
    }

    /// Opens a regular file of at most the size that the limit gives.
    ///
    /// # Errors
    /// A [`Refusal`]; else as for [`Door::file`].
    pub fn file(&self, name: impl AsRef<Path>, limit: &Limit) -> io::Result<File> {
        let found = self.find(name.as_ref())?;
        Ok(found.door.file_itself(&found.name, limit)?.into_std())
    }

    /// Reads a regular file whole.
    ///
    /// # Errors
    /// A [`Refusal`]; else as for [`Door::read`].
    pub fn read(&self, name: impl AsRef<Path>, limit: &Limit) -> io::Result<Vec<u8>> {
        read_whole(self.file(name, limit)?, limit)
    }

    /// The path of a regular file, without a link in it below the wall.
    ///
    /// # Errors
    /// A [`Refusal`], or where it is not there or no regular file.
    pub fn path(&self, name: impl AsRef<Path>) -> io::Result<PathBuf> {
        Ok(self.wall.join(self.find(name.as_ref())?.path))
    }

    /// The folder that a regular file is in.
    ///
    /// # Errors
    /// As for [`Reach::path`].
    pub fn folder_of(&self, name: impl AsRef<Path>) -> io::Result<Door> {
        Ok(self.find(name.as_ref())?.door)
    }

    /// The state of a regular file.
    ///
    /// # Errors
    /// As for [`Reach::path`].
    pub fn stamp(&self, name: impl AsRef<Path>) -> io::Result<Stamp> {
        Ok(self.find(name.as_ref())?.stamp)
    }

    /// Walks to a file.
    fn find(&self, name: &Path) -> io::Result<Found> {
        let mut door = Door::open(&self.wall)?;
        // The folders that were gone through, with their names, so that `..` leads back through them.
        let mut behind: Vec<(Door, OsString)> = Vec::new();
        let mut ahead = Vec::new();
        let mut links = 0;
        let queue = |path: &Path, ahead: &mut Vec<OsString>| match path.has_root() {
            true => Err(self.refuse(Why::Outside)),
            false => {
                let names = path.components().rev();
                ahead.extend(names.map(|name| name.as_os_str().to_owned()));
                Ok(())
            }
        };
        queue(&self.folder.join(name), &mut ahead)?;
        while let Some(name) = ahead.pop() {
            if name == Component::CurDir.as_os_str() {
                continue;
            }
            if name == Component::ParentDir.as_os_str() {
                let (outer, _) = behind.pop().ok_or_else(|| self.refuse(Why::Outside))?;
                door = outer;
                continue;
            }
            self.judge(&name, behind.is_empty() && !ahead.is_empty())?;
            match door.step(&name)? {
                Step::Link(_) if links == LINKS => {
                    return Err(io::Error::other("too many links lead to it"));
                }
                Step::Link(target) => {
                    links += 1;
                    queue(&target, &mut ahead)?;
                }
                Step::Into(inner) => behind.push((std::mem::replace(&mut door, inner), name)),
                Step::At(EntryKind::File, stamp) if ahead.is_empty() => {
                    let mut path: PathBuf = behind.iter().map(|(_, name)| name).collect();
                    path.push(&name);
                    return Ok(Found {
                        door,
                        name,
                        path,
                        stamp,
                    });
                }
                Step::At(..) => break,
            }
        }
        Err(io::Error::other("it is not a regular file"))
    }

    /// Whether a name may be looked at; `enters` says that it is a folder of the wall itself, in which
    /// something is looked for.
    fn judge(&self, name: &OsStr, enters: bool) -> io::Result<()> {
        if is_hidden(name) {
            return Err(self.refuse(Why::Hidden(name.to_owned())));
        }
        match &self.names {
            Names::Beside(own) if enters && name != SOURCES && name != own => {
                Err(self.refuse(Why::NotBeside(own.clone())))
            }
            Names::Beside(_) | Names::All => Ok(()),
        }
    }

    fn refuse(&self, why: Why) -> io::Error {
        io::Error::other(Refusal {
            why,
            wall: Arc::clone(&self.wall),
        })
    }
}

/// Whether a file or folder of that name is hidden, and so is never a source.
pub fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

impl Refusal {
    /// The refusal that an error is; none where something else is wrong.
    pub fn of(error: &io::Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }

    /// What to do instead: a part of a sentence.
    pub fn help(&self) -> String {
        let wall = self.wall.display();
        match &self.why {
            Why::Outside => format!(
                "if you trust the case, put a copy of the file below `{wall}`, or open the library folder that holds both"
            ),
            Why::Hidden(_) => {
                "if it is meant to be read, put a copy where no name begins with a dot".to_owned()
            }
            Why::NotBeside(_) => format!(
                "if all of that folder belongs to the case, open the folder instead: `casefile {wall}`"
            ),
        }
    }
}

/// Why, as a part of a sentence.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.why {
            Why::Outside => {
                let wall = self.wall.display();
                write!(
                    f,
                    "it leads out of the folder `{wall}`, and nothing outside is opened"
                )
            }
            Why::Hidden(name) => {
                let name = name.display();
                write!(
                    f,
                    "`{name}` is hidden, and nothing hidden is opened as a source"
                )
            }
            Why::NotBeside(name) => {
                let name = name.display();
                write!(
                    f,
                    "a case file opened by itself may name only files beside it and below `{SOURCES}` or `{name}`"
                )
            }
        }
    }
}

impl std::error::Error for Refusal {}
