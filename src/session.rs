//! What the browser remembers of a library from one run to the next, in the user's own state folder.
//!
//! There is one file a library, named by a hash of the library's path: whoever sees the name does not learn
//! which library it is, and two libraries never share one. Only its owner can read it. What the text says
//! is the browser's business; a text that cannot be trusted is no text, and why is said.

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
    save::{Existing, make_private, remove_left_behind, save, save_for_now},
    text::hex,
};

pub use codes::{Codes, Kept, with_codes};

/// Where sessions are below the user's state folder.
const FOLDER: &str = "casefile/sessions";

/// Where the codes of audiences are below the user's data folder.
const CODES: &str = "casefile/codes";

/// What the name of a session ends in.
const SUFFIX: &str = ".json";

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
        Self::below(state_folder.join(FOLDER), library)
    }

    /// The place of the codes by which audiences know whom a library protects, below the data folder of the user:
    /// what cannot be made again, and is not forgotten with the rest.
    pub fn of_codes(data_folder: &Path, library: &Path) -> Self {
        Self::below(data_folder.join(CODES), library)
    }

    /// The same of a case that was opened alone, and is of the library at `around`: an audience knows one by the same code
    /// wherever the case is opened from. Codes that were given for the case alone stay.
    pub fn of_codes_around(data_folder: &Path, opened: &Path, around: Option<&Path>) -> Self {
        let own = Self::of_codes(data_folder, opened);
        match around {
            Some(library) if own.size().is_none() => Self::of_codes(data_folder, library),
            _ => own,
        }
    }

    fn below(folder: PathBuf, library: &Path) -> Self {
        let whole = fs::canonicalize(library).or_else(|_| std::path::absolute(library));
        let whole = whole.unwrap_or_else(|_| library.to_owned());
        let mut name = hex(&Sha256::digest(whole.as_os_str().as_encoded_bytes()));
        name.truncate(DIGITS);
        Self {
            folder,
            name: name + SUFFIX,
        }
    }

    /// All places below a state folder in which something is remembered, by name. None where the folder
    /// cannot be listed.
    pub fn all(state_folder: &Path) -> Vec<Self> {
        let folder = state_folder.join(FOLDER);
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|name| is_name(name)).collect();
        names.sort();
        let stores = names.into_iter().map(|name| Self {
            folder: folder.clone(),
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
        // Through the door: a pipe would be waited for, and a link would lead elsewhere.
        let door = Door::open(&self.folder)?;
        let file = door.file_itself(self.name.as_ref(), &SESSION_BYTES)?;
        if !is_own(&file) {
            return Err(io::Error::other("it belongs to another user"));
        }
        close(&file);
        let bytes = crate::door::read_whole(file, &SESSION_BYTES)?;
        String::from_utf8(bytes).map_err(|_| io::Error::other("it is no text"))
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
        save(&self.path(), text, Existing::ReplaceForOwner)
    }

    /// Holds the place until what this returns is dropped, and waits for so long until nobody else does: for those who
    /// read, and then write what follows from it. Reading or writing alone needs no hold, nor does one keep others from
    /// it.
    ///
    /// # Errors
    /// Where the system does not let it be held, or another still holds it: by which file.
    pub fn hold(&self, at_most: Duration) -> io::Result<Held> {
        make_private(&self.folder)?;
        // A file of its own: that of the text is another one after each write.
        let path = self.path().with_extension(HELD);
        let file = fs::File::options().create(true).append(true).open(&path)?;
        let begin = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Held { _file: file }),
                Err(TryLockError::Error(error)) => return Err(error),
                Err(TryLockError::WouldBlock) if begin.elapsed() < at_most => thread::sleep(AGAIN),
                Err(TryLockError::WouldBlock) => {
                    let held = format!("another export still holds `{}`", path.display());
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

/// Whether a name is one that this module gives.
fn is_name(name: &str) -> bool {
    let digits = name.strip_suffix(SUFFIX);
    digits.is_some_and(|digits| {
        digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// Closes a file to all but its owner, where a copy or a restored one was left open to others.
fn close(file: &cap_std::fs::File) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = file.try_clone().map(cap_std::fs::File::into_std);
        let Ok((file, found)) = file.and_then(|file| file.metadata().map(|found| (file, found)))
        else {
            return;
        };
        if found.permissions().mode() & 0o077 != 0 {
            // Where the system does not let it be closed, its folder is closed all the same.
            let _ = file.set_permissions(fs::Permissions::from_mode(0o600));
        }
    }
    #[cfg(not(unix))]
    let _ = file;
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
