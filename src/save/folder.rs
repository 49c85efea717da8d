//! A folder of files.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Write},
    path::{Component, Path, PathBuf},
};

use super::{folder_of, staged, sync_folder};

/// Makes a folder with these files, each with its path in the folder; it may be there, if it is empty.
///
/// A folder that is not there comes to be with all that is in it in one step, with the folders above it
/// that are missing. Into one that is there, files and folders are moved one by one once all are written,
/// the first of `files` last: the folder itself may be where somebody is, or a link to elsewhere, and stays.
///
/// # Errors
/// `DirectoryNotEmpty` where it holds anything; else what the system says. Nothing is left then.
pub fn save_folder(folder: &Path, files: &[(&str, &str)]) -> io::Result<()> {
    // Without a slash at the end, behind which a name is no name.
    let folder: PathBuf = folder.components().collect();
    match fs::metadata(&folder) {
        Ok(_) => fill(&folder, files),
        Err(error) if error.kind() == io::ErrorKind::NotFound => make(&folder, files),
        Err(error) => Err(error),
    }
}

fn make(folder: &Path, files: &[(&str, &str)]) -> io::Result<()> {
    // The first of the folders that are missing, and the rest of the path.
    let mut first = folder;
    while let Some(above) = first.parent().filter(|above| !is_there(above)) {
        first = above;
    }
    let rest = folder.strip_prefix(first).unwrap_or(Path::new(""));
    if rest.components().any(|part| part == Component::ParentDir) {
        return Err(io::ErrorKind::NotFound.into());
    }
    let within = folder_of(first);
    let staged = staged::folder(within)?;
    write(&staged.folder.path().join(rest), files)?;
    fs::rename(staged.folder.path(), first)?;
    // It has its own name now.
    let _ = staged.folder.keep();
    sync_folder(within)
}

fn is_there(folder: &Path) -> bool {
    // Of a path of one name, the folder above is the one that the program is in.
    folder.as_os_str().is_empty() || folder.exists()
}

fn fill(folder: &Path, files: &[(&str, &str)]) -> io::Result<()> {
    staged::remove_left_behind(folder);
    if fs::read_dir(folder)?.next().is_some() {
        return Err(io::ErrorKind::DirectoryNotEmpty.into());
    }
    let staged = staged::folder(folder)?;
    write(staged.folder.path(), files)?;
    let mut moved = Vec::new();
    for (name, _) in files.iter().rev() {
        let name = Path::new(name).iter().next().unwrap_or_default();
        if moved.contains(&name) {
            continue;
        }
        if let Err(error) = fs::rename(staged.folder.path().join(name), folder.join(name)) {
            for name in moved {
                // It was moved out of there a moment ago; what goes wrong now has been reported.
                let _ = fs::rename(folder.join(name), staged.folder.path().join(name));
            }
            return Err(error);
        }
        moved.push(name);
    }
    sync_folder(folder)
}

/// Writes the files, on the disk and not only to it.
fn write(folder: &Path, files: &[(&str, &str)]) -> io::Result<()> {
    let mut folders = BTreeSet::from([folder.to_owned()]);
    for (name, text) in files {
        let path = folder.join(name);
        let above = folder_of(&path);
        fs::create_dir_all(above)?;
        folders.insert(above.to_owned());
        let mut file = File::create_new(&path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
    }
    folders.iter().try_for_each(|folder| sync_folder(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [(&str, &str); 2] = [("a", "1"), ("b/c", "2")];

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn it_is_made_with_what_is_missing_above_it_or_filled() {
        let all = tempfile::tempdir().unwrap();
        for name in ["one", "two/", "x/y/z", "empty"] {
            let folder = all.path().join(name);
            if name == "empty" {
                fs::create_dir(&folder).unwrap();
                // As a process that was killed leaves it.
                fs::create_dir(folder.join(".casefile-1-abcdef.tmp")).unwrap();
            }
            save_folder(&folder, &FILES).unwrap();
            assert_eq!(names(&folder), ["a", "b"], "{name}");
            assert_eq!(fs::read_to_string(folder.join("b/c")).unwrap(), "2");
            let error = save_folder(&folder, &FILES).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::DirectoryNotEmpty);
        }
        assert_eq!(names(all.path()), ["empty", "one", "two", "x"]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let usual = all.path().join("usual");
            fs::create_dir(&usual).unwrap();
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(mode(&all.path().join("one")), mode(&usual));
        }
    }

    #[test]
    fn what_cannot_be_written_leaves_nothing() {
        let all = tempfile::tempdir().unwrap();
        fs::create_dir(all.path().join("empty")).unwrap();
        // A file cannot be written where a file is a folder.
        let files = [("a", "1"), ("a/b", "2")];
        for name in ["new", "x/y", "empty"] {
            save_folder(&all.path().join(name), &files).unwrap_err();
        }
        assert_eq!(names(all.path()), ["empty"]);
        assert!(names(&all.path().join("empty")).is_empty());
        let error = save_folder(&all.path().join("none/../new"), &FILES).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
        assert_eq!(names(all.path()), ["empty"]);
    }
}
