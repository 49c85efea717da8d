//! Which files a library rests on, and what they hold.

use std::{
    collections::{BTreeMap, HashMap},
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use sha2::{Digest, Sha256};

use super::seen::{Content, Seen};
use crate::{
    door::{Door, EntryKind, Reach, Stamp, is_hidden, read_whole},
    library::Library,
    limits::{Limit, TEXT_BYTES, YAML_BYTES},
    load,
    model::Body,
    text::decode,
};

/// What a library rests on: its case files, which are those that would be read now, and the files of its sources.
pub struct Rests {
    path: PathBuf,
    /// By the path that the user could type.
    sources: BTreeMap<PathBuf, (Arc<Reach>, PathBuf)>,
}

/// A file that a library rests on.
enum Rest<'r> {
    Case(load::CaseFile),
    Source(&'r Reach, &'r Path),
}

impl Rests {
    /// Of the library that was read at a path.
    pub fn of(path: &Path, library: &Library) -> Self {
        let mut sources = BTreeMap::new();
        for record in library.records() {
            let Body::Source(source) = &record.body else {
                continue;
            };
            let original = source.original.as_ref();
            let original = original.and_then(|original| original.file.as_ref());
            let files = [source.text.as_ref(), source.digest.as_ref(), original];
            for file in files.into_iter().flatten() {
                let shown = record.reach.shown(file.raw());
                let opened = (Arc::clone(&record.reach), PathBuf::from(file.raw()));
                sources.insert(shown, opened);
            }
        }
        Self {
            path: path.to_owned(),
            sources,
        }
    }

    /// The folder that was opened, or that of the file.
    ///
    /// # Errors
    /// Where it is not there, or may not be read.
    pub fn root(&self) -> io::Result<Door> {
        if !self.path.is_file() {
            return Door::open(&self.path);
        }
        let folder = self.path.parent();
        let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
        Door::open(folder.unwrap_or(Path::new(".")))
    }

    /// The folders in which these files are, or one more may come to be; some of them more than once. A folder that
    /// cannot be opened is none.
    pub fn folders(&self) -> Vec<(PathBuf, Door)> {
        let mut folders = Vec::new();
        let Ok(root) = self.root() else {
            return folders;
        };
        // A case file may be put into each of them.
        if !self.path.is_file() {
            let entries = root.entries().unwrap_or_default().into_iter();
            let inner = entries.filter(|entry| {
                let is_folder = entry.kind == EntryKind::Folder && !entry.is_link;
                is_folder && !is_hidden(entry.name.as_ref())
            });
            folders.extend(inner.filter_map(|entry| {
                let name = Path::new(&entry.name);
                Some((self.path.join(name), root.folder(name).ok()?))
            }));
        }
        folders.insert(0, (self.path.clone(), root));
        for (shown, file) in self.files().unwrap_or_default() {
            let door = match file {
                Rest::Case(file) => file.folder(),
                Rest::Source(reach, name) => reach.folder_of(name),
            };
            folders.extend(door.ok().map(|door| (parent(&shown), door)));
        }
        folders
    }

    /// What its files hold.
    pub fn look(&self, looked: &mut Looked) -> Seen {
        let at = SystemTime::now();
        let files = match self.files() {
            Ok(files) => files,
            Err(error) => {
                let closed = Content::Closed(error.to_string());
                return Seen([(self.path.clone(), closed)].into());
            }
        };
        let mut seen = Seen::default();
        let mut now = HashMap::new();
        for (shown, file) in files {
            let (content, stamp) = looked.content(&shown, &file);
            if let Some(stamp) = stamp {
                let content = content.clone();
                now.insert(shown.clone(), Look { stamp, at, content });
            }
            seen.0.extend(content.map(|content| (shown, content)));
        }
        looked.0 = now;
        seen
    }

    fn files(&self) -> io::Result<BTreeMap<PathBuf, Rest<'_>>> {
        let sources = self.sources.iter();
        let sources =
            sources.map(|(shown, (reach, name))| (shown.clone(), Rest::Source(reach, name)));
        let mut files: BTreeMap<PathBuf, Rest<'_>> = sources.collect();
        // One that is both is a case file.
        let cases = load::files(&self.path)?.into_iter();
        files.extend(cases.map(|file| (file.shown().into(), Rest::Case(file))));
        Ok(files)
    }
}

fn parent(path: &Path) -> PathBuf {
    path.parent().unwrap_or(path).to_owned()
}

impl Rest<'_> {
    fn open(&self) -> io::Result<File> {
        match self {
            Self::Case(file) => file.open(&YAML_BYTES),
            Self::Source(reach, name) => reach.file(name, &TEXT_BYTES),
        }
    }

    /// The hash of what it holds: of a case file that of its text, which is what a library knows of it.
    fn hash(&self, file: File) -> io::Result<[u8; 32]> {
        match self {
            Self::Case(_) => Ok(hash_of(&decode(&read_whole(file, &YAML_BYTES)?).text)),
            Self::Source(..) => hash(file, &TEXT_BYTES),
        }
    }
}

fn hash_of(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

fn hash(file: File, limit: &Limit) -> io::Result<[u8; 32]> {
    let mut file = file.take(limit.most);
    let mut sum = Sha256::new();
    let mut part = vec![0; 64 << 10];
    loop {
        match file.read(&mut part)? {
            0 => return Ok(sum.finalize().into()),
            count => sum.update(&part[..count]),
        }
    }
}

/// How long after a file was written its stamp says that it was not written since: file systems count time in steps, of up
/// to two seconds.
const STEP: Duration = Duration::from_secs(2);

/// How much earlier than the clock a file system may say that a file was written.
const BEHIND: Duration = Duration::from_millis(50);

/// A file as it was looked at.
struct Look {
    stamp: Stamp,
    at: SystemTime,
    content: Option<Content>,
}

impl Look {
    /// Whether the file holds what it held, for certain, by its stamp now.
    fn is_true_of(&self, stamp: &Stamp) -> bool {
        self.stamp == *stamp && stamp.is_before(self.at - STEP)
    }
}

/// What files held when they were last looked at.
#[derive(Default)]
pub struct Looked(HashMap<PathBuf, Look>);

impl Looked {
    /// What a file holds; no content where it is not there. It is not read where its stamp says that it was not
    /// written since the last look. Without a stamp where it cannot be opened.
    fn content(&self, shown: &Path, rest: &Rest<'_>) -> (Option<Content>, Option<Stamp>) {
        let closed = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => None,
            _ => Some(Content::Closed(error.to_string())),
        };
        let opened = rest.open().and_then(|file| Ok((Stamp::of(&file)?, file)));
        let (stamp, file) = match opened {
            Ok(opened) => opened,
            Err(error) => return (closed(error), None),
        };
        let last = self.0.get(shown);
        if let Some(last) = last.filter(|last| last.is_true_of(&stamp)) {
            return (last.content.clone(), Some(stamp));
        }
        let content = match rest.hash(file) {
            Ok(hash) => Some(Content::Of(hash)),
            Err(error) => closed(error),
        };
        (content, Some(stamp))
    }

    /// What the files held when a library was read, by what they hold `now`. Of case files the library knows it. Of
    /// the others it is what they hold now, but for those that were changed since reading began.
    pub fn when_read(&self, library: &Library, mut now: Seen, since: SystemTime) -> Seen {
        for (path, content) in &mut now.0 {
            let changed = self.0.get(path).and_then(|looked| looked.stamp.changed());
            // A file system whose clock is ahead of ours says nothing by it.
            if changed.is_some_and(|at| at >= since - BEHIND && at <= SystemTime::now()) {
                *content = Content::Unknown;
            }
        }
        let is_shown_before = |id| library.as_before.iter().any(|file| file.before == id);
        for (id, file) in library.files.iter() {
            if !is_shown_before(id) {
                let path = PathBuf::from(&file.path);
                now.0.insert(path, Content::Of(hash_of(&file.text)));
            }
        }
        now
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_tells_of_a_file_that_was_not_just_written() {
        let written = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000);
        let stamp = |bytes, number, changed| Stamp::made(bytes, number, written, changed);
        // After how many milliseconds it was looked at, its stamp now, and whether it still holds the same.
        let table = [
            (60_000, stamp(5, 7, 1_000), true),
            (60_000, stamp(6, 7, 1_000), false),
            (60_000, stamp(5, 8, 1_000), false),
            (60_000, stamp(5, 7, 1_030), false),
            (2_001, stamp(5, 7, 1_000), true),
            (1_999, stamp(5, 7, 1_000), false),
            (0, stamp(5, 7, 1_000), false),
        ];
        for (after, now, holds) in table {
            let look = Look {
                stamp: stamp(5, 7, 1_000),
                at: written + Duration::from_millis(after),
                content: None,
            };
            assert_eq!(look.is_true_of(&now), holds, "{after} {now:?}");
        }
    }
}
