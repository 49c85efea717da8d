//! A library as it was when its reader last said that they had seen it: where their read marker is.
//!
//! Kept are its case files, as they were read, and the files of its sources, in one file that only the reader can open. It is
//! a ZIP archive whose first entry lists the others, with their hashes. So what changed since is told by the comparison of two
//! libraries that `casefile diff` makes, and a release that works out more of a library works it out of this one as well. The
//! file is replaced as a whole: a marker that is half written never is one.

mod old;

use std::{
    collections::{BTreeMap, HashMap},
    fmt,
    io::{self, Cursor, Read, Write},
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::{
    door::{Reach, read_whole},
    library::Library,
    limits::{Limit, TEXT_BYTES, YAML_BYTES},
    load,
    model::Body,
    session::{KnownBy, Store, whole},
    text::{decode, hex},
};

pub use old::Old;

/// The form of what is kept; of a newer one nothing is known here.
const EDITION: u32 = 1;

/// All that is kept of a library, before it is packed. Case files come first, then what is small.
const CONTENT: Limit = Limit {
    name: "the size of what is kept of a library as it was last seen",
    most: 64 << 20,
    unit: "bytes",
    help: "of the files beyond it is only told that they changed",
};

/// The archive. What cannot be packed takes a little more room in it than it has bytes.
const ARCHIVE: Limit = Limit {
    name: "the size of the file in which a library is kept as it was last seen",
    most: 96 << 20,
    unit: "bytes",
    help: "remove it with `casefile forget`",
};

/// The entry that lists the others, and what stands before the names of these.
const LIST: &str = "list.json";
const FILES: &str = "files/";

/// What is kept, and of which library.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct List {
    edition: u32,
    /// When the marker was put there, in milliseconds since 1970.
    at: u64,
    /// The library, also where one case of it was opened: its folder, without links, and the name that it gives itself.
    path: Option<String>,
    id: Option<String>,
    /// The name of the folder that was opened, and of the file in it where one was.
    folder: String,
    file: Option<String>,
    /// By their paths from that folder, which go up where a file is above it.
    files: BTreeMap<String, Filed>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Filed {
    /// Of a case file, that of its text.
    sha256: String,
    is_case: bool,
    /// Whether what it held is kept, or was too much.
    is_kept: bool,
}

/// The edition of a list, whatever else it says.
#[derive(Deserialize)]
struct Edition {
    edition: u32,
}

/// Why there is no marker to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// None was put anywhere yet.
    Nothing,
    /// It is from a newer release.
    Newer,
    /// It is damaged, or cannot be opened.
    Damaged,
}

impl Unread {
    /// What is so, as a sentence without its period.
    pub fn words(self) -> &'static str {
        match self {
            Self::Nothing => "no read marker was set yet",
            Self::Newer => "the read marker was set by a newer casefile",
            Self::Damaged => "what was kept with the read marker cannot be read",
        }
    }
}

/// Why a marker is not put anywhere; the one of before stays then.
#[derive(Debug)]
pub enum NotPut {
    /// A file of a source is otherwise than when it was first looked at, so that nobody has seen what it holds.
    Unseen,
    Unwritten(io::Error),
}

impl From<io::Error> for NotPut {
    fn from(error: io::Error) -> Self {
        Self::Unwritten(error)
    }
}

/// Why, as a part of a sentence.
impl fmt::Display for NotPut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unseen => f.write_str(
                "sources have changed since they were read, and nobody has seen what they say now; read them again first",
            ),
            Self::Unwritten(error) => error.fmt(f),
        }
    }
}

/// With what a library is compared.
#[derive(Clone, Debug, Default)]
pub struct Against {
    /// The state folder of the user, where read markers are; none where nothing is remembered.
    pub state: Option<PathBuf>,
    /// Another version, named as for `casefile diff`; none for that at the read marker.
    pub named: Option<PathBuf>,
}

/// A library as it was at the marker.
pub struct Marker {
    store: Store,
    list: List,
    archive: ZipArchive<Cursor<Vec<u8>>>,
}

/// Where the marker is of the library that was read at a path, below the state folder of the user: by its `id`, else by
/// where it is. A case that is opened alone has one of its own, by its path: who saw it has not seen the others.
pub fn store(state_folder: &Path, path: &Path, library: &Library) -> Store {
    let is_case = path.is_file() || library.around.is_some();
    let by = match &library.id {
        Some(id) if !is_case => KnownBy::Id(id),
        _ => KnownBy::Path(path),
    };
    Store::of_markers(state_folder, by)
}

/// The markers that were put into the library at a path, whatever it calls itself by now.
pub fn stores_of(state_folder: &Path, library: &Path) -> Vec<Store> {
    let own = Store::of_markers(state_folder, KnownBy::Path(library));
    let path = whole(library).to_str().map(str::to_owned);
    let is_of_it = |store: &Store| {
        let list = Marker::read(store.clone()).map(|marker| marker.list);
        *store == own || path.is_some() && list.is_ok_and(|list| list.path == path)
    };
    let all = Store::all_of_markers(state_folder).into_iter();
    all.filter(is_of_it).collect()
}

/// Puts the marker where a library is that was read at a path: it counts as seen. How many of the files that it rests on
/// were too much to be kept.
///
/// # Errors
/// Where it cannot be written, or would hold what nobody has seen.
pub fn put(store: &Store, path: &Path, library: &Library, at: u64) -> Result<usize, NotPut> {
    let mut files = files(path, library)?;
    // What is kept is what the library is worked out of, and what says most in few bytes.
    files.sort_by_key(|file| (!file.is_case(), file.size));
    let (folder, file) = opened(path);
    let (mut left, mut left_out) = (CONTENT.most, 0);
    let mut list = List {
        edition: EDITION,
        at,
        path: whole(library.around.as_deref().unwrap_or(&library.root))
            .to_str()
            .map(str::to_owned),
        id: library.id.as_ref().map(ToString::to_string),
        folder: folder
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into()),
        file,
        files: BTreeMap::new(),
    };
    let mut contents = Vec::new();
    for file in files {
        let (is_case, path) = (file.is_case(), file.path.clone());
        let (sha256, content) = match file.size <= left {
            true => {
                left -= file.size;
                let bytes = file.content()?;
                (sha256(&bytes), Some(bytes))
            }
            false => {
                left_out += 1;
                (file.hash()?, None)
            }
        };
        let filed = Filed {
            sha256,
            is_case,
            is_kept: content.is_some(),
        };
        list.files.insert(path.clone(), filed);
        contents.extend(content.map(|content| (path, content)));
    }
    // Once they are read, so that they were the same all the while.
    if !is_as_seen(library) {
        return Err(NotPut::Unseen);
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.start_file(LIST, packed).map_err(io::Error::from)?;
    serde_json::to_writer(&mut writer, &list).map_err(io::Error::from)?;
    for (path, content) in contents {
        let entry = format!("{FILES}{path}");
        writer.start_file(entry, packed).map_err(io::Error::from)?;
        writer.write_all(&content)?;
    }
    let archive = writer.finish().map_err(io::Error::from)?;
    store.keep_bytes(&archive.into_inner(), &ARCHIVE)?;
    Ok(left_out)
}

impl Marker {
    /// Reads a marker.
    ///
    /// # Errors
    /// Where there is none, or it cannot be read here.
    pub fn read(store: Store) -> Result<Self, Unread> {
        let file = match store.open(&ARCHIVE) {
            Ok(file) => file,
            Err(error) => {
                let is_none = [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory];
                return Err(match is_none.contains(&error.kind()) {
                    true => Unread::Nothing,
                    false => Unread::Damaged,
                });
            }
        };
        let damaged = |_| Unread::Damaged;
        let bytes = read_whole(file, &ARCHIVE).map_err(damaged)?;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Damaged)?;
        let list = content(&mut archive, LIST).map_err(damaged)?;
        let edition: Edition = serde_json::from_slice(&list).map_err(|_| Unread::Damaged)?;
        if edition.edition > EDITION {
            return Err(Unread::Newer);
        }
        let list: List = serde_json::from_slice(&list).map_err(|_| Unread::Damaged)?;
        Ok(Self {
            store,
            list,
            archive,
        })
    }

    /// When it was put there, in milliseconds since 1970.
    pub fn at(&self) -> u64 {
        self.list.at
    }

    /// How many files were too much to be kept with it.
    pub fn left_out(&self) -> usize {
        let files = self.list.files.values();
        files.filter(|file| !file.is_kept).count()
    }

    /// Whether the library that was read at a path rests on the same files, and these hold the same.
    ///
    /// # Errors
    /// Where its folder cannot be opened.
    pub fn is_of(&self, path: &Path, library: &Library) -> io::Result<bool> {
        let now = hashes(path, library)?;
        let then = self.list.files.iter();
        let then = then.map(|(path, file)| (path, &file.sha256));
        Ok(then.eq(now.iter()))
    }
}

/// What the files of a library hold now, by their paths from the folder that was opened.
fn hashes(path: &Path, library: &Library) -> io::Result<BTreeMap<String, String>> {
    let files = files(path, library)?.into_iter();
    // What is gone meanwhile is not there.
    let hashes = files.filter_map(|file| Some((file.path.clone(), file.hash().ok()?)));
    Ok(hashes.collect())
}

/// A file that a library rests on.
struct Rest {
    /// From the folder that was opened.
    path: String,
    size: u64,
    holds: Holds,
}

/// What it holds.
enum Holds {
    /// The text of a case file.
    Text(Vec<u8>),
    /// Something of a source, in which it is named so.
    Source(Arc<Reach>, PathBuf),
}

impl Rest {
    fn is_case(&self) -> bool {
        matches!(self.holds, Holds::Text(_))
    }

    /// All that it holds, up to the size that it had.
    fn content(self) -> io::Result<Vec<u8>> {
        let file = match self.holds {
            Holds::Text(text) => return Ok(text),
            Holds::Source(reach, name) => reach.file(name, &TEXT_BYTES)?,
        };
        let mut bytes = Vec::new();
        file.take(self.size).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn hash(self) -> io::Result<String> {
        let mut file = match self.holds {
            Holds::Text(text) => return Ok(sha256(&text)),
            Holds::Source(reach, name) => reach.file(name, &TEXT_BYTES)?,
        };
        let mut sum = Sha256::new();
        let mut part = vec![0; 64 << 10];
        loop {
            match file.read(&mut part)? {
                0 => return Ok(hex(&sum.finalize())),
                count => sum.update(&part[..count]),
            }
        }
    }
}

/// The files that a library rests on and that can be opened, of which the path is a text.
fn files(path: &Path, library: &Library) -> io::Result<Vec<Rest>> {
    let (folder, _) = opened(path);
    let texts = library.files.iter();
    let texts: HashMap<&str, &str> = texts.map(|(_, file)| (&*file.path, &*file.text)).collect();
    let mut all: BTreeMap<String, Rest> = BTreeMap::new();
    let mut add = |shown: &Path, size: u64, holds: Holds| {
        if let Some(path) = from(&folder, &plain(shown)) {
            // One that is both is a case file, which comes first.
            let rest = Rest {
                path: path.clone(),
                size,
                holds,
            };
            all.entry(path).or_insert(rest);
        }
    };
    for file in load::files(path)? {
        let shown = file.shown();
        // As it was read: what is there by now nobody may have seen.
        let text = match texts.get(&*shown) {
            Some(text) => text.as_bytes().to_owned(),
            None => match file.read(&YAML_BYTES) {
                Ok(bytes) => decode(&bytes).text.into_bytes(),
                Err(_) => continue,
            },
        };
        add(Path::new(&shown), text.len() as u64, Holds::Text(text));
    }
    for record in library.records() {
        let Body::Source(source) = &record.body else {
            continue;
        };
        for name in old::paths(source) {
            let opened = record.reach.file(name, &TEXT_BYTES);
            if let Ok(found) = opened.and_then(|file| file.metadata()) {
                let holds = Holds::Source(Arc::clone(&record.reach), name.into());
                add(&record.reach.shown(name), found.len(), holds);
            }
        }
    }
    Ok(all.into_values().collect())
}

/// Whether the files of all sources are as they were when they were first looked at.
fn is_as_seen(library: &Library) -> bool {
    let mut sources = library.records().filter_map(|record| match &record.body {
        Body::Source(source) => Some((record, source)),
        _ => None,
    });
    sources.all(|(record, source)| {
        let mut names = old::paths(source);
        names.all(|name| {
            let now = record.reach.stamp(name).ok();
            library.looked.is_still(&record.reach.shown(name), now)
        })
    })
}

fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The folder that was opened, without links, and the name of the file where one was.
fn opened(path: &Path) -> (PathBuf, Option<String>) {
    let path_of = plain(path);
    match path.is_file() {
        false => (path_of, None),
        true => {
            let name = path_of
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            let folder = path_of.parent().map(Path::to_owned).unwrap_or_default();
            (folder, name)
        }
    }
}

/// A path from the root, without parts that lead up again.
fn plain(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut plain = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

/// A path as it is from a folder, with `/` between its parts; none of one that is no text.
fn from(folder: &Path, path: &Path) -> Option<String> {
    let both = folder.components().zip(path.components());
    let same = both.take_while(|(one, other)| one == other).count();
    let up = folder.components().count() - same;
    let down = path.components().skip(same);
    let down = down.map(|part| part.as_os_str().to_str().map(str::to_owned));
    let parts = std::iter::repeat_n(Some("..".to_owned()), up).chain(down);
    let parts: Option<Vec<String>> = parts.collect();
    parts.map(|parts| parts.join("/"))
}

/// What an entry holds. No more of it is read than the limit allows, whatever it says.
fn content(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> io::Result<Vec<u8>> {
    let entry = archive.by_name(name)?;
    let mut bytes = Vec::new();
    entry.take(CONTENT.most + 1).read_to_end(&mut bytes)?;
    match CONTENT.allows(bytes.len() as u64) {
        true => Ok(bytes),
        false => Err(CONTENT.error(bytes.len() as u64)),
    }
}

#[cfg(test)]
mod tests;
