//! Where something of a library is kept from one run to the next: what the browser remembers and what can be taken back of
//! changes, in the user's own state folder; codes of audiences and the log of reviews, in their data folder.
//!
//! There is one file a library, named by a hash of the library's path or of its `id`: whoever sees the name does not learn
//! which library it is, and two libraries never share one. Only its owner can read it. What it says
//! is its reader's business; a text that cannot be trusted is no text, and why is said.

mod codes;

use std::{
    fs::{self, TryLockError},
    io,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use sha2::{Digest, Sha256};

use crate::{
    door::Door,
    limits::Limit,
    model::Id,
    save::{
        Existing, make_private, remove_left_behind, save, save_bytes, save_for_now, sync_folder,
    },
    text::hex,
};

pub use codes::{Codes, Kept, with_codes};

/// Where sessions are below the user's state folder.
const FOLDER: &str = "casefile/sessions";

/// Where the codes of audiences are below the user's data folder.
const CODES: &str = "casefile/codes";

/// Where the logs of reviews are below the user's data folder.
const REVIEWS: &str = "casefile/reviews";

/// Where what can be taken back of changes is below the user's state folder.
const CHANGES: &str = "casefile/changes";

/// Where libraries are kept as their readers last saw them, below the user's state folder.
const MARKERS: &str = "casefile/markers";

/// Where notes that are being written are below the user's data folder.
const DRAFTS: &str = "casefile/drafts";

/// What the name of a text that is replaced as a whole ends in.
const TEXT: &str = ".json";

/// The same of a packed library.
const PACKED: &str = ".zip";

/// The same of a log, which only grows.
const LOG: &str = ".log";

/// The same of the file by which a place is held; it is empty, and stays.
const HELD: &str = "held";

/// How long it is waited before it is tried again to hold a place.
const AGAIN: Duration = Duration::from_millis(20);

/// The hexadecimal digits of a SHA-256 that name a library: enough for no two to have the same.
const DIGITS: usize = 32;

/// The text of a session. It holds ids and settings; one that is larger is not this program's.
const SESSION_BYTES: Limit = Limit {
    name: "the size of a session",
    most: 1 << 20,
    unit: "bytes",
    help: "remove it with `casefile forget`",
};

/// How the browser begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// Where the reader left it.
    #[default]
    Resume,
    /// As for the first time; it is remembered all the same.
    Fresh,
}

/// What is remembered of a library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Remembered {
    #[default]
    Nothing,
    /// The text that was written last.
    Text(String),
    /// Something is there that cannot be read or trusted, and why: words without a period.
    Unreadable(String),
}

impl Remembered {
    /// The text; none where there is none, or it cannot be read.
    pub fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Nothing | Self::Unreadable(_) => None,
        }
    }
}

/// What a library is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownBy<'k> {
    /// The name that it gives itself, which stays where it is moved.
    Id(&'k Id),
    /// Where it is.
    Path(&'k Path),
}

/// The place where one library is remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Store {
    folder: PathBuf,
    name: String,
}

/// A place while it is held. The system lets go of it also where the program is killed.
#[must_use]
pub struct Held {
    _file: fs::File,
}

impl Store {
    /// The place of the library at `library`, below the state folder of the user. Nothing is made or read.
    ///
    /// A library has one place however its path is written: links are followed, and a path that begins at
    /// the working folder is completed. Of a library that is not there the path is taken as it is written.
    pub fn at(state_folder: &Path, library: &Path) -> Self {
        Self::below(state_folder.join(FOLDER), KnownBy::Path(library), TEXT)
    }

    /// The place of the codes by which audiences know whom a library protects, below the data folder of the user:
    /// what cannot be made again, and is not forgotten with the rest.
    pub fn of_codes(data_folder: &Path, library: &Path) -> Self {
        Self::below(data_folder.join(CODES), KnownBy::Path(library), TEXT)
    }

    /// The place of the codes of a case that was opened alone, and is of the library at `around`: an audience knows one by the same code
    /// wherever the case is opened from. Codes that were given for the case alone stay.
    pub fn of_codes_around(data_folder: &Path, opened: &Path, around: Option<&Path>) -> Self {
        let own = Self::of_codes(data_folder, opened);
        match around {
            Some(library) if own.size().is_none() => Self::of_codes(data_folder, library),
            _ => own,
        }
    }

    /// The place of the log of what was reviewed of a library, below the data folder of the user.
    pub fn of_reviews(data_folder: &Path, library: KnownBy<'_>) -> Self {
        Self::below(data_folder.join(REVIEWS), library, LOG)
    }

    /// The place of what can be taken back of changes that were written to the files of a library, below the state folder
    /// of the user.
    pub fn of_changes(state_folder: &Path, library: &Path) -> Self {
        Self::below(state_folder.join(CHANGES), KnownBy::Path(library), TEXT)
    }

    /// The place of notes on a library that are being written, below the data folder of the user.
    pub fn of_drafts(data_folder: &Path, library: KnownBy<'_>) -> Self {
        Self::below(data_folder.join(DRAFTS), library, TEXT)
    }

    /// The place where a library is kept as its reader last saw it, below the state folder of the user.
    pub fn of_markers(state_folder: &Path, library: KnownBy<'_>) -> Self {
        Self::below(state_folder.join(MARKERS), library, PACKED)
    }

    fn below(folder: PathBuf, library: KnownBy<'_>, suffix: &str) -> Self {
        let digest = match library {
            KnownBy::Path(path) => Sha256::digest(whole(path).as_os_str().as_encoded_bytes()),
            // No whole path begins so.
            KnownBy::Id(id) => Sha256::digest(format!("id:{id}")),
        };
        let mut name = hex(&digest);
        name.truncate(DIGITS);
        Self {
            folder,
            name: name + suffix,
        }
    }

    /// All places below a state folder in which something is remembered, by name. None where the folder
    /// cannot be listed.
    pub fn all(state_folder: &Path) -> Vec<Self> {
        let folders = [FOLDER, CHANGES].into_iter();
        let all = folders.flat_map(|folder| Self::all_in(&state_folder.join(folder), TEXT));
        all.chain(Self::all_of_markers(state_folder)).collect()
    }

    /// All places below a state folder in which a library is kept as it was seen, by name.
    pub fn all_of_markers(state_folder: &Path) -> Vec<Self> {
        Self::all_in(&state_folder.join(MARKERS), PACKED)
    }

    /// All places below a data folder in which there is a log of reviews, by name; none where the folder cannot be
    /// listed.
    pub fn all_of_reviews(data_folder: &Path) -> Vec<Self> {
        Self::all_in(&data_folder.join(REVIEWS), LOG)
    }

    /// All places below a data folder in which there are notes that are being written, by name.
    pub fn all_of_drafts(data_folder: &Path) -> Vec<Self> {
        Self::all_in(&data_folder.join(DRAFTS), TEXT)
    }

    fn all_in(folder: &Path, suffix: &str) -> Vec<Self> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|name| is_name(name, suffix)).collect();
        names.sort();
        let stores = names.into_iter().map(|name| Self {
            folder: folder.to_owned(),
            name,
        });
        stores.collect()
    }

    /// Where it is.
    pub fn path(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// What was written last. A link, what is no regular file, another user's, larger than 1 MB or no UTF-8 is
    /// not read.
    pub fn read(&self) -> Remembered {
        match self.text() {
            Ok(text) => Remembered::Text(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Remembered::Nothing,
            Err(error) => Remembered::Unreadable(error.to_string()),
        }
    }

    fn text(&self) -> io::Result<String> {
        let bytes = crate::door::read_whole(self.open(&SESSION_BYTES)?, &SESSION_BYTES)?;
        String::from_utf8(bytes).map_err(|_| io::Error::other("it is no text"))
    }

    /// Opens the file for reading.
    ///
    /// # Errors
    /// Where it is not there, is a link, no regular file, another user's or larger than the limit.
    pub fn open(&self, limit: &Limit) -> io::Result<fs::File> {
        // Through the door: a pipe would be waited for, and a link would lead elsewhere.
        let door = Door::open(&self.folder)?;
        own(door.file_itself(self.name.as_ref(), limit)?)
    }

    /// Opens the file to read it and to write at its end; where it is not there it is made, with its folders, for its
    /// owner alone.
    ///
    /// # Errors
    /// What the system says, and where it is a link, no regular file or another user's.
    pub fn open_to_append(&self) -> io::Result<fs::File> {
        self.append(&self.name)
    }

    fn append(&self, name: &str) -> io::Result<fs::File> {
        make_private(&self.folder)?;
        own(Door::open(&self.folder)?.append_itself(name.as_ref())?)
    }

    /// Waits until it is on the disk that the file is there: its name, and those of the folders that are made for it.
    ///
    /// # Errors
    /// What the system says.
    pub fn sync_name(&self) -> io::Result<()> {
        // The folder itself, that of the program, and that of the user.
        self.folder.ancestors().take(3).try_for_each(sync_folder)
    }

    /// Gives the file of this place to another one. Both are to be held, and nothing may be at the other but an empty file,
    /// which is what is left of a write that never began.
    ///
    /// # Errors
    /// What the system says, and `AlreadyExists` where something is there.
    pub fn give_to(&self, other: &Self) -> io::Result<()> {
        let is_empty = |found: fs::Metadata| found.is_file() && found.len() == 0;
        if fs::symlink_metadata(other.path()).is_ok_and(|found| !is_empty(found)) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        fs::rename(self.path(), other.path())?;
        other.sync_name()
    }

    /// Whether a text is small enough to be remembered.
    pub fn has_room_for(text: &str) -> bool {
        SESSION_BYTES.allows(text.len() as u64)
    }

    /// Remembers a text in place of the one before. Whoever reads at the same time gets one of the two
    /// whole; of two that write, the last one's stays.
    ///
    /// # Errors
    /// Where the text is larger than 1 MB, or the system does not let it be written. What was there stays.
    pub fn write(&self, text: &str) -> io::Result<()> {
        let size = text.len() as u64;
        if !SESSION_BYTES.allows(size) {
            return Err(SESSION_BYTES.error(size));
        }
        make_private(&self.folder)?;
        save_for_now(&self.path(), text)
    }

    /// The same for what cannot be made again: it is on the disk when this returns.
    ///
    /// # Errors
    /// As for [`Self::write`].
    pub fn keep(&self, text: &str) -> io::Result<()> {
        let size = text.len() as u64;
        if !SESSION_BYTES.allows(size) {
            return Err(SESSION_BYTES.error(size));
        }
        make_private(&self.folder)?;
        close_folder(&self.folder);
        save(&self.path(), text, Existing::ReplaceForOwner)
    }

    /// The same for bytes, up to another limit.
    ///
    /// # Errors
    /// As for [`Self::write`].
    pub fn keep_bytes(&self, bytes: &[u8], limit: &Limit) -> io::Result<()> {
        let size = bytes.len() as u64;
        if !limit.allows(size) {
            return Err(limit.error(size));
        }
        make_private(&self.folder)?;
        save_bytes(&self.path(), bytes, Existing::ReplaceForOwner)
    }

    /// Holds the place until what this returns is dropped, and waits for so long until nobody else does: for those who
    /// read, and then write what follows from it. Reading or writing alone needs no hold, nor does one keep others from
    /// it.
    ///
    /// # Errors
    /// Where the system does not let it be held, or another still holds it: by which file.
    pub fn hold(&self, at_most: Duration) -> io::Result<Held> {
        // A file of its own: that of the text is another one after each write.
        let path = self.path().with_extension(HELD);
        let name = path.file_name().and_then(|name| name.to_str());
        let named = |error: io::Error| {
            io::Error::new(error.kind(), format!("`{}`: {error}", path.display()))
        };
        let file = self.append(name.unwrap_or_default()).map_err(named)?;
        let begin = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Held { _file: file }),
                Err(TryLockError::Error(error)) => return Err(named(error)),
                Err(TryLockError::WouldBlock) if begin.elapsed() < at_most => thread::sleep(AGAIN),
                Err(TryLockError::WouldBlock) => {
                    let held = format!("another run of casefile still holds `{}`", path.display());
                    return Err(io::Error::new(io::ErrorKind::WouldBlock, held));
                }
            }
        }
    }

    /// How many bytes are remembered; none where nothing is.
    pub fn size(&self) -> Option<u64> {
        let found = fs::symlink_metadata(self.path()).ok()?;
        (!found.is_dir()).then_some(found.len())
    }

    /// Forgets what is remembered. Returns how many bytes that were; none where nothing was. A link of that
    /// name is removed, not what it leads to.
    ///
    /// # Errors
    /// What the system says.
    pub fn remove(&self) -> io::Result<Option<u64>> {
        let size = self.size();
        if size.is_none() {
            return Ok(None);
        }
        remove_left_behind(&self.folder);
        match fs::remove_file(self.path()) {
            Ok(()) => Ok(size),
            // Another window was faster.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// The whole path of a library, without links; of one that is not there, the path as it is written.
pub fn whole(library: &Path) -> PathBuf {
    let whole = fs::canonicalize(library).or_else(|_| std::path::absolute(library));
    whole.unwrap_or_else(|_| library.to_owned())
}

/// Whether a name is one that this module gives.
fn is_name(name: &str, suffix: &str) -> bool {
    let digits = name.strip_suffix(suffix);
    digits.is_some_and(|digits| {
        digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// A file that belongs to who runs the program; where a copy or a restored one was left open to others, it is closed to them.
fn own(file: cap_std::fs::File) -> io::Result<fs::File> {
    if !is_own(&file) {
        return Err(io::Error::other("it belongs to another user"));
    }
    let file = file.into_std();
    close(&file);
    Ok(file)
}

/// Closes a file to all but its owner.
fn close(file: &fs::File) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let found = file.metadata();
        if found.is_ok_and(|found| found.permissions().mode() & 0o077 != 0) {
            // Where the system does not let it be closed, its folder is closed all the same.
            let _ = file.set_permissions(fs::Permissions::from_mode(0o600));
        }
    }
    #[cfg(not(unix))]
    let _ = file;
}

/// Closes a folder of the program's own to all but its owner, where it was opened to others.
fn close_folder(folder: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let found = fs::symlink_metadata(folder);
        if found.is_ok_and(|found| found.is_dir() && found.permissions().mode() & 0o077 != 0) {
            // Where the system does not let it be closed, the files in it are closed all the same.
            let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o700));
        }
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// Whether a file belongs to who runs the program.
fn is_own(file: &cap_std::fs::File) -> bool {
    #[cfg(unix)]
    {
        use cap_std::fs::MetadataExt;
        let user = rustix::process::geteuid().as_raw();
        file.metadata().is_ok_and(|found| found.uid() == user)
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        true
    }
}

#[cfg(test)]
mod tests;
