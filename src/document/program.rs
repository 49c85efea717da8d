//! Where programs are found that are not ours.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

/// The program of that name: a path as it is, else looked for in PATH. Entries that are relative,
/// or inside one of `folders`, could be the work of whoever sent these; so could what a link leads to there.
pub fn find(program: &str, path: Option<OsString>, folders: &[&Path]) -> Option<PathBuf> {
    if program.contains('/') {
        return Some(PathBuf::from(program));
    }
    let folders = folders
        .iter()
        .filter_map(|folder| folder.canonicalize().ok());
    let folders: Vec<PathBuf> = folders.collect();
    let is_inside = |entry: &Path| {
        // A link on the way may lead inside as well.
        let led = entry.canonicalize().unwrap_or_else(|_| entry.to_owned());
        let mut folders = folders.iter();
        folders.any(|folder| entry.starts_with(folder) || led.starts_with(folder))
    };
    env::split_paths(&path?)
        .filter(|entry| entry.is_absolute() && !is_inside(entry))
        .map(|entry| entry.join(program))
        // What lies elsewhere may be a link to what lies inside.
        .find(|candidate| candidate.is_file() && !is_inside(candidate))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_run_from_a_relative_entry_or_from_the_case_itself() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().canonicalize().unwrap();
        std::fs::write(inside.join("vi"), "").unwrap();
        let deep = inside.join("cases/a");
        std::fs::create_dir_all(&deep).unwrap();
        let path = |entries: &[&Path]| Some(env::join_paths(entries).unwrap());
        for folders in [&[&*inside][..], &[&deep, &inside], &[&inside, &deep]] {
            assert_eq!(find("vi", path(&[&inside]), folders), None);
            assert_eq!(find("vi", path(&[Path::new(".")]), folders), None);
        }
        let elsewhere = tempfile::tempdir().unwrap();
        let found = Some(inside.join("vi"));
        let folders = [elsewhere.path(), &deep];
        assert_eq!(find("vi", path(&[&inside]), &folders), found);
        #[cfg(unix)]
        {
            let link = elsewhere.path().join("bin");
            std::os::unix::fs::symlink(&inside, &link).unwrap();
            assert_eq!(find("vi", path(&[&link]), &[&inside]), None);
            // So may the file itself; the next of that name is taken.
            let (bin, other) = (elsewhere.path().join("own"), elsewhere.path().join("other"));
            std::fs::create_dir_all(&bin).unwrap();
            std::fs::create_dir_all(&other).unwrap();
            std::os::unix::fs::symlink(inside.join("vi"), bin.join("vi")).unwrap();
            std::fs::write(other.join("vi"), "").unwrap();
            let found = find("vi", path(&[&bin, &other]), &[&inside]);
            assert_eq!(found, Some(other.join("vi")));
        }
    }
}
