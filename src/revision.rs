//! A library as it was at a revision of its git repository.
//!
//! It is read by three plumbing commands of the `git` program, `rev-parse`, `ls-tree` and `cat-file --batch`, which run
//! nothing that a repository configures: `git status`, `git diff` and `git log -p` do, and a repository may come from a
//! stranger. The program is looked for outside of the folder; the configuration of the user and the system is shut out,
//! what that of the repository could have run is set to nothing, and nothing is fetched. It has so much time, and is ended
//! with all that it started when that is over. The files are written into a
//! folder of their own that only the user can read, and are opened there as any library is.

mod git;

use std::{
    ffi::OsStr,
    fs, io,
    path::{Component, Path, PathBuf},
};

use tempfile::TempDir;

use crate::{
    limits::{Limits, REVISION_BYTES, REVISION_FILES},
    load::{CASE, LIBRARY},
};
use git::{Blob, Git};

/// What stands before a revision where a library is named.
pub const MARK: &str = "git:";

/// The revision that is named in the place of a library: `git:HEAD~3`. What is called so itself is written `./git:x`.
pub fn named(typed: &Path) -> Option<&str> {
    typed.to_str()?.strip_prefix(MARK)
}

/// The files of a library at a revision; they are gone when this is.
pub struct Revision {
    folder: TempDir,
    /// The library in it.
    library: PathBuf,
    /// How many links there are that are not followed, and names that no file may have here.
    pub left_out: usize,
}

impl Revision {
    /// The library at this revision; `library` is where it is in the working tree, a folder or a case file. No program of
    /// these `others` is run either, which somebody may have sent.
    ///
    /// # Errors
    /// In a sentence: there is no `git`, no repository, no such revision, no library in it; git's own words where it
    /// refuses; a limit.
    pub fn read(library: &Path, revision: &str, others: &[&Path]) -> Result<Self, String> {
        Self::read_within(library, revision, others, &Limits::default())
    }

    /// The same within other limits.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_within(
        library: &Path,
        revision: &str,
        others: &[&Path],
        limits: &Limits,
    ) -> Result<Self, String> {
        let (files, bytes) = (limits.of(&REVISION_FILES), limits.of(&REVISION_BYTES));
        let is_file = fs::metadata(library).is_ok_and(|found| found.is_file());
        let own = || library.file_name().filter(|_| is_file);
        let within = match is_file {
            true => library.parent().filter(|it| !it.as_os_str().is_empty()),
            false => Some(library),
        };
        let within = within.unwrap_or(Path::new("."));
        let git = Git::of(within, others, limits)?;
        let commit = git.commit(revision)?;
        let prefix = git.prefix()?;
        let mut blobs = git.blobs(&commit, &prefix)?;
        if blobs.is_empty() {
            return Err(format!(
                "`{revision}` has no folder `{}`",
                if prefix.is_empty() { "." } else { &prefix }
            ));
        }
        // A case that is opened alone brings what cases share.
        let case = format!("{prefix}{CASE}");
        if !prefix.is_empty() && blobs.iter().any(|blob| blob.path == case) {
            let above = prefix.trim_end_matches('/').rsplit_once('/');
            let above = above.map_or(String::new(), |(above, _)| format!("{above}/"));
            blobs.extend(git.blobs(&commit, &format!("{above}{LIBRARY}"))?);
        }
        let all = blobs.len() as u64;
        if !files.allows(all) {
            return Err(files.error(all).to_string());
        }
        let size = blobs.iter().map(|blob| blob.size);
        let size = size.fold(0, u64::saturating_add);
        if !bytes.allows(size) {
            return Err(bytes.error(size).to_string());
        }
        let folder = own_folder();
        let folder = folder.map_err(|error| format!("no folder can be made for it: {error}"))?;
        let left_out = write(&git, &blobs, folder.path())?;
        let mut library = folder.path().join(&prefix);
        library.extend(own());
        Ok(Self {
            folder,
            library,
            left_out,
        })
    }

    /// Where the library is.
    pub fn path(&self) -> &Path {
        match self.library.starts_with(self.folder.path()) {
            true => &self.library,
            false => self.folder.path(),
        }
    }
}

/// A new folder that only the user can read.
fn own_folder() -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("casefile-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o700));
    }
    builder.tempdir()
}

/// Writes files below a folder, and gives how many were left out: links, and what no name of a file here may be.
fn write(git: &Git, blobs: &[Blob], folder: &Path) -> Result<usize, String> {
    let mut reader = git.reader()?;
    let mut left_out = 0;
    for blob in blobs {
        let Some(path) = blob.is_file.then(|| below(folder, &blob.path)).flatten() else {
            left_out += 1;
            continue;
        };
        let content = reader.content(blob)?;
        put(&path, &content)
            .map_err(|error| format!("`{}` cannot be written: {error}", blob.path))?;
    }
    Ok(left_out)
}

fn put(path: &Path, content: &[u8]) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)?;
    io::Write::write_all(&mut file, content)
}

/// The place of a file below a folder; none of a name that would lead out of it.
fn below(folder: &Path, path: &str) -> Option<PathBuf> {
    let is_plain = |part: Component<'_>| match part {
        Component::Normal(name) => !name.eq_ignore_ascii_case(OsStr::new(".git")),
        _ => false,
    };
    let is_whole = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    let is_below = is_whole && !path.contains('\\') && Path::new(path).components().all(is_plain);
    is_below.then(|| folder.join(path))
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
