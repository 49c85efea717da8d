//! The folder in which originals are kept: a file is found by its hash, wherever it lies and
//! whatever it is called.

use std::{
    collections::HashMap,
    ffi::OsStr,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::OnceLock,
};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::{Held, archive::Found};
use crate::{
    diagnostic::Diagnostic,
    door::{Door, EntryKind, is_hidden},
    limits::{Limits, ORIGINALS, ORIGINALS_DEPTH, TEXT_BYTES},
    model::record::Original,
    text::{counted, hex, name_of},
};

/// A folder of originals. It is looked through once, when the first original is asked for.
#[derive(Debug)]
pub struct Originals {
    folder: PathBuf,
    limits: Limits,
    index: OnceLock<Index>,
}

#[derive(Debug, Default)]
struct Index {
    by_hash: HashMap<Box<str>, PathBuf>,
    by_name: HashMap<String, (PathBuf, Box<str>)>,
    /// What was left out, and why.
    left_out: Vec<Diagnostic>,
}

impl Originals {
    /// The originals under a folder.
    ///
    /// # Errors
    /// Where the folder cannot be opened.
    pub fn under(folder: &Path) -> io::Result<Self> {
        Door::open(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
            limits: Limits::default(),
            index: OnceLock::new(),
        })
    }

    /// The same folder within other limits, not looked through yet.
    pub(super) fn within(self, limits: &Limits) -> Self {
        Self {
            limits: limits.clone(),
            index: OnceLock::new(),
            ..self
        }
    }

    /// The same folder, not looked through yet.
    pub(super) fn renewed(&self) -> Self {
        Self {
            folder: self.folder.clone(),
            limits: self.limits.clone(),
            index: OnceLock::new(),
        }
    }

    /// The original with the recorded hash.
    pub(super) fn by_hash(&self, original: &Original) -> Option<Found> {
        let hash = original.sha256.as_ref()?.as_str();
        let path = self.index().by_hash.get(hash)?;
        Some(Found {
            held: Held::Original,
            path: path.clone(),
            sha256: hash.into(),
        })
    }

    /// The file of the recorded name, which has another content than the original if a hash is
    /// recorded.
    pub(super) fn by_name(&self, original: &Original) -> Option<Found> {
        let name = Path::new(original.file.as_ref()?.raw())
            .file_name()?
            .to_str()?;
        let (path, sha256) = self.index().by_name.get(name)?.clone();
        Some(Found {
            held: held(original, &sha256),
            path,
            sha256,
        })
    }

    /// What was not looked at in the folder; looks through it, unless that is done.
    pub(super) fn left_out(&self) -> &[Diagnostic] {
        &self.index().left_out
    }

    /// Looks through the folder, unless that is done.
    pub(super) fn look_through(&self) {
        self.index();
    }

    fn index(&self) -> &Index {
        self.index
            .get_or_init(|| Index::of(&self.folder, &self.limits))
    }
}

/// What a file with that hash is of an original. Without a recorded hash there is nothing to say
/// that it changed from.
pub(super) fn held(original: &Original, sha256: &str) -> Held {
    match &original.sha256 {
        Some(recorded) if recorded.as_str() != sha256 => Held::Changed,
        _ => Held::Original,
    }
}

impl Index {
    fn of(folder: &Path, limits: &Limits) -> Self {
        let mut walk = Walk {
            left: limits.of(&ORIGINALS).most,
            is_cut: false,
            too_deep: 0,
            unread: Unread::default(),
            paths: Vec::new(),
        };
        match Door::open(folder) {
            Ok(door) => walk.through(&door, folder, limits.of(&ORIGINALS_DEPTH).most),
            Err(error) => walk.unread.add(folder, &error),
        }
        let paths = walk.paths.par_iter();
        let hashes: Vec<_> = paths.map(|path| hash(path, limits)).collect();
        let mut index = Self::default();
        for (path, hash) in walk.paths.into_iter().zip(hashes) {
            let hash = match hash {
                Ok(hash) => hash,
                Err(error) => {
                    walk.unread.add(&path, &error);
                    continue;
                }
            };
            if let Some(name) = path.file_name().and_then(|name| name.to_str()) {
                let named = index.by_name.entry(name.to_owned());
                named.or_insert_with(|| (path.clone(), hash.clone()));
            }
            index.by_hash.entry(hash).or_insert(path);
        }
        let shown = name_of(folder.display());
        if walk.is_cut {
            let what = format!("the originals folder `{shown}` was looked through in part");
            let limit = limits.of(&ORIGINALS);
            index.left_out.push(Diagnostic::left_out(&limit, &what));
        }
        if walk.too_deep > 0 {
            let folders = counted(walk.too_deep, "folder");
            let what = format!("{folders} deep in `{shown}` were not looked into for originals");
            let limit = limits.of(&ORIGINALS_DEPTH);
            index.left_out.push(Diagnostic::left_out(&limit, &what));
        }
        index.left_out.extend(walk.unread.diagnostic());
        index
    }
}

/// A folder while it is looked through.
struct Walk {
    /// How many entries may still be looked at.
    left: u64,
    /// Whether there were more.
    is_cut: bool,
    /// Folders that were not looked into.
    too_deep: u64,
    unread: Unread,
    paths: Vec<PathBuf>,
}

/// What could not be read: how much, and the first of it with the reason.
#[derive(Default)]
struct Unread {
    count: u64,
    first: String,
}

impl Unread {
    fn add(&mut self, path: &Path, error: &io::Error) {
        self.count += 1;
        if self.count == 1 {
            self.first = format!("`{}` cannot be read: {error}", name_of(path.display()));
        }
    }

    fn diagnostic(&self) -> Option<Diagnostic> {
        let message = match self.count {
            0 => return None,
            1 => self.first.clone(),
            many => format!(
                "{}; nor can {} more",
                self.first,
                counted(many - 1, "original")
            ),
        };
        let help =
            "make it readable, or take it out of the originals folder: what is in it is not known";
        Some(Diagnostic::without_place("unreadable-file", message).help(help))
    }
}

impl Walk {
    /// Finds the files under a folder that are not hidden, nor in a hidden one: as in a library, nothing
    /// hidden is a source. What is a link lies elsewhere under it too, and is found there; where
    /// links were followed, ten of them to the folder they are in would never come to an end.
    fn through(&mut self, door: &Door, folder: &Path, depth: u64) {
        let entries = door.entries().unwrap_or_else(|error| {
            self.unread.add(folder, &error);
            Vec::new()
        });
        for entry in entries {
            let Some(fewer) = self.left.checked_sub(1) else {
                self.is_cut = true;
                return;
            };
            self.left = fewer;
            let path = folder.join(&entry.name);
            match (entry.kind, depth.checked_sub(1)) {
                _ if entry.is_link || is_hidden(OsStr::new(&entry.name)) => {}
                (EntryKind::File, _) => self.paths.push(path),
                (EntryKind::Folder, None) => self.too_deep += 1,
                (EntryKind::Folder, Some(below)) => match door.folder(Path::new(&entry.name)) {
                    Ok(inner) => self.through(&inner, &path, below),
                    Err(error) => self.unread.add(&path, &error),
                },
                (EntryKind::Leads | EntryKind::Special, _) => {}
            }
        }
    }
}

/// Opens a file of the originals folder: a regular one, of a bounded size.
///
/// # Errors
/// What the system says.
pub(super) fn open(path: &Path, limits: &Limits) -> io::Result<File> {
    let name = path.file_name().ok_or(io::ErrorKind::NotFound)?;
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let file = Door::open(folder)?.file(Path::new(name), &limits.of(&TEXT_BYTES))?;
    Ok(file.into_std())
}

fn hash(path: &Path, limits: &Limits) -> io::Result<Box<str>> {
    let mut hasher = Sha256::new();
    let mut file = open(path, limits)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            count => hasher.update(&buffer[..count]),
        }
    }
    Ok(hex(&hasher.finalize()).into())
}

/// The SHA-256 of these bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> Box<str> {
    hex(&Sha256::digest(bytes)).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Archive;

    const HASH: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn original(file: &str, sha256: Option<&str>) -> Original {
        let mut yaml = format!("file: {file}\n");
        if let Some(hash) = sha256 {
            yaml.push_str(&format!("sha256: {hash}\n"));
        }
        crate::load::yaml::value(&yaml)
    }

    #[test]
    fn an_original_is_found_by_its_hash_wherever_it_lies() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("deep")).unwrap();
        let path = folder.path().join("deep/renamed.bin");
        std::fs::write(&path, "abc").unwrap();
        let originals = Originals::under(folder.path()).unwrap();
        let archive = Archive::of([originals]);
        let find = |file: &str, hash: Option<&str>| {
            let found = archive.find(&original(file, hash))?;
            assert_eq!(&*found.sha256, HASH);
            Some((found.held, found.path))
        };
        assert_eq!(
            find("x.txt", Some(HASH)),
            Some((Held::Original, path.clone()))
        );
        assert_eq!(find("x.txt", None), None);
        let other = HASH.replace('b', "c");
        assert_eq!(
            find("renamed.bin", Some(&other)),
            Some((Held::Changed, path.clone()))
        );
        assert_eq!(find("renamed.bin", None), Some((Held::Original, path)));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_linked_is_found_once_and_where_it_lies() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("deep")).unwrap();
        std::fs::write(folder.path().join("deep/a.bin"), "abc").unwrap();
        // Followed, they would be ten ways to each of ten ways, sixteen times.
        for link in 0..10 {
            let link = folder.path().join(format!("link-{link}"));
            std::os::unix::fs::symlink(".", link).unwrap();
        }
        std::os::unix::fs::symlink("deep/a.bin", folder.path().join("0.bin")).unwrap();
        let limits = |most| Limits::default().with(&ORIGINALS, most);
        let index = Index::of(folder.path(), &limits(13));
        let found: Vec<&PathBuf> = index.by_hash.values().collect();
        assert_eq!(found, [&folder.path().join("deep/a.bin")]);
        assert_eq!(index.left_out, []);
        assert_eq!(Index::of(folder.path(), &limits(12)).left_out.len(), 1);
    }

    #[test]
    fn folders_count_as_well_as_files() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a/b/c", "d", "e"] {
            std::fs::create_dir_all(folder.path().join(name)).unwrap();
        }
        std::fs::write(folder.path().join("e/file"), "").unwrap();
        let found = |most| {
            let limits = Limits::default().with(&ORIGINALS, most);
            let index = Index::of(folder.path(), &limits);
            (index.by_hash.len(), index.left_out.len())
        };
        assert_eq!([found(5), found(6)], [(0, 1), (1, 0)]);
    }
}
