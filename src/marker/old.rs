//! A library at its marker, opened beside what it is now.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use super::{FILES, Marker, content, from, hashes, opened, plain, sha256};
use crate::{
    library::{Library, Parsed, ParsedRecord},
    load,
    model::{Body, record::Source},
    save::{StagedFolder, make_private, staged_folder},
};

/// A library as it was. Sources whose files are the same are read where they are; the others from a folder of their own,
/// which is gone when this is.
pub struct Old {
    pub library: Library,
    _folder: StagedFolder,
}

/// How far above the folder that was opened a file may be.
const MOST_ABOVE: usize = 16;

impl Marker {
    /// Opens the library as it was at the marker, beside the one that was read at the path: no place in the one is a place
    /// in the other.
    ///
    /// # Errors
    /// Where what is kept cannot be laid out, or the library cannot be read there.
    pub fn open(mut self, path: &Path, now: &Library) -> io::Result<Old> {
        let within = self.store.path();
        let within = within.parent().unwrap_or(Path::new("."));
        make_private(within)?;
        let folder = staged_folder(within)?;
        let base = self.base(folder.folder.path());
        fs::create_dir_all(&base)?;
        let files = self.list.files.clone();
        for name in files
            .iter()
            .filter(|(_, file)| file.is_case)
            .map(|(name, _)| name)
        {
            if !self.lay(name, &base)? {
                return Err(io::Error::other("not all of it was kept"));
            }
        }
        let library = match &self.list.file {
            Some(file) => base.join(file),
            None => base.clone(),
        };
        let read = load::read_beside(&library, &now.files);
        let (mut parsed, found) =
            read.map_err(|unopened| io::Error::other(unopened.to_string()))?;
        self.find_sources(&mut parsed, &base, (path, now))?;
        Ok(Old {
            library: Library::link(parsed, found),
            _folder: folder,
        })
    }

    /// The folder in which the library is laid out: as far below the given one as files may be above it.
    fn base(&self, folder: &Path) -> PathBuf {
        let up = |path: &String| path.split('/').take_while(|part| *part == "..").count();
        let up = self.list.files.keys().map(up).max().unwrap_or(0);
        let mut base = folder.to_owned();
        base.extend(std::iter::repeat_n("above", up.min(MOST_ABOVE)));
        let name = Path::new(&self.list.folder);
        let is_name = matches!(
            name.components().collect::<Vec<_>>()[..],
            [Component::Normal(_)]
        );
        base.push(if is_name { name } else { Path::new("library") });
        base
    }

    /// Writes a file that is kept to where it was. Whether it is there now.
    fn lay(&mut self, name: &str, base: &Path) -> io::Result<bool> {
        let Some(filed) = self.list.files.get(name).filter(|file| file.is_kept) else {
            return Ok(false);
        };
        let up = name.split('/').take_while(|part| *part == "..").count();
        let below = name.split('/').skip(up);
        // No name of a list that somebody wrote leads out of the folder.
        let is_plain =
            |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']);
        if up > MOST_ABOVE || !below.clone().all(is_plain) {
            return Ok(false);
        }
        let mut path = base.to_owned();
        for _ in 0..up {
            path.pop();
        }
        path.extend(below);
        let bytes = content(&mut self.archive, &format!("{FILES}{name}"))?;
        if sha256(&bytes) != filed.sha256 {
            return Err(io::Error::other("what was kept of it is damaged"));
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, bytes)?;
        Ok(true)
    }

    /// Has the sources of the old library read where their files are.
    fn find_sources(
        &mut self,
        parsed: &mut Parsed,
        base: &Path,
        (path, now): (&Path, &Library),
    ) -> io::Result<()> {
        let hold = hashes(path, now)?;
        let (folder, _) = opened(path);
        for record in &mut parsed.records {
            let Body::Source(source) = &record.body else {
                continue;
            };
            // From the folder that was opened, then as now.
            let names = |record: &ParsedRecord| -> Vec<String> {
                let shown = paths(source).map(|path| plain(&record.reach.shown(path)));
                shown.filter_map(|shown| from(base, &shown)).collect()
            };
            let names = names(record);
            let is_same = |name: &String| {
                let then = self.list.files.get(name).map(|file| &file.sha256);
                then == hold.get(name)
            };
            let there = now.get(&record.key).filter(|there| match &there.body {
                Body::Source(other) => {
                    let here = paths(other).map(|path| plain(&there.reach.shown(path)));
                    let here = here.filter_map(|shown| from(&folder, &shown));
                    here.eq(names.iter().cloned())
                }
                _ => false,
            });
            if let Some(there) = there.filter(|_| names.iter().all(is_same)) {
                record.reach = Arc::clone(&there.reach);
                record.lacks_file = there.lacks_file;
                continue;
            }
            let mut is_laid = true;
            for name in &names {
                is_laid &= self.lay(name, base)?;
            }
            record.lacks_file &= !is_laid;
        }
        Ok(())
    }
}

/// The files that a source names.
pub(super) fn paths(source: &Source) -> impl Iterator<Item = &str> {
    let original = source.original.as_ref();
    let original = original.and_then(|original| original.file.as_ref());
    let files = [source.text.as_ref(), source.digest.as_ref(), original];
    files.into_iter().flatten().map(|file| file.raw())
}
