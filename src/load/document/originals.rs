//! The folder in which originals are kept: a file is found by its hash, wherever it lies and
//! whatever it is called.

use std::{
    collections::HashMap,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::OnceLock,
};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::Held;
use crate::{
    load::{
        Door,
        door::EntryKind,
        limits::{DOCUMENT_BYTES, ORIGINALS},
    },
    model::record::Original,
};

/// How deep folders are looked into.
const DEPTH: usize = 16;

/// A folder of originals. It is looked through once, when the first original is asked for.
#[derive(Debug)]
pub struct Originals {
    folder: PathBuf,
    index: OnceLock<Index>,
}

#[derive(Debug, Default)]
struct Index {
    by_hash: HashMap<Box<str>, PathBuf>,
    by_name: HashMap<String, PathBuf>,
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
            index: OnceLock::new(),
        })
    }

    /// The file of an original: by its hash, else by its recorded name. A file of that name has
    /// another content, if a hash is recorded.
    pub fn find(&self, original: &Original) -> Option<(Held, PathBuf)> {
        let index = self.index.get_or_init(|| Index::of(&self.folder));
        let by_hash = original
            .sha256
            .as_ref()
            .and_then(|hash| index.by_hash.get(hash.as_str()));
        if let Some(path) = by_hash {
            return Some((Held::Original, path.clone()));
        }
        let name = Path::new(original.file.as_ref()?.raw())
            .file_name()?
            .to_str()?;
        let path = index.by_name.get(name)?.clone();
        // Without a recorded hash there is nothing to say that it changed from.
        let held = if original.sha256.is_some() {
            Held::Changed
        } else {
            Held::Original
        };
        Some((held, path))
    }
}

impl Index {
    fn of(folder: &Path) -> Self {
        let mut paths = Vec::new();
        if let Ok(door) = Door::open(folder) {
            collect(&door, folder, DEPTH, &mut paths);
        }
        let hashes: Vec<_> = paths.par_iter().map(|path| hash(path).ok()).collect();
        let mut index = Self::default();
        for (path, hash) in paths.into_iter().zip(hashes) {
            let Some(hash) = hash else { continue };
            if let Some(name) = path.file_name().and_then(|name| name.to_str()) {
                index
                    .by_name
                    .entry(name.to_owned())
                    .or_insert_with(|| path.clone());
            }
            index.by_hash.entry(hash).or_insert(path);
        }
        index
    }
}

fn collect(door: &Door, folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) {
    for entry in door.entries().unwrap_or_default() {
        if !ORIGINALS.allows(paths.len() as u64 + 1) {
            return;
        }
        let path = folder.join(&entry.name);
        match entry.kind {
            EntryKind::File => paths.push(path),
            EntryKind::Folder if depth > 0 => {
                if let Ok(inner) = door.folder(Path::new(&entry.name)) {
                    collect(&inner, &path, depth - 1, paths);
                }
            }
            _ => {}
        }
    }
}

/// Opens a file of the originals folder: a regular one, of a bounded size.
fn file(path: &Path) -> io::Result<File> {
    let name = path.file_name().ok_or(io::ErrorKind::NotFound)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let file = Door::open(folder)?.file(Path::new(name), &DOCUMENT_BYTES)?;
    Ok(file.into_std())
}

/// Reads an original whole.
///
/// # Errors
/// A sentence for the reader.
pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    file(path)
        .and_then(|file| file.take(DOCUMENT_BYTES.most).read_to_end(&mut bytes))
        .map_err(|error| format!("the original `{}` cannot be read: {error}", path.display()))?;
    Ok(bytes)
}

fn hash(path: &Path) -> io::Result<Box<str>> {
    let mut hasher = Sha256::new();
    let mut file = file(path)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            count => hasher.update(&buffer[..count]),
        }
    }
    Ok(hex(&hasher.finalize()).into())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(
            originals.find(&original("x.txt", Some(hash))),
            Some((Held::Original, path.clone()))
        );
        assert_eq!(originals.find(&original("x.txt", None)), None);
        let other = hash.replace('b', "c");
        assert_eq!(
            originals.find(&original("renamed.bin", Some(&other))),
            Some((Held::Changed, path.clone()))
        );
        assert_eq!(
            originals.find(&original("renamed.bin", None)),
            Some((Held::Original, path))
        );
    }
}
