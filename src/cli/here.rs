//! The library at hand, where none is named.

use std::path::{Path, PathBuf};

use crate::load::{CASE, LIBRARY};

/// The folder that is opened before any other.
const USUAL: &str = "casefiles";

/// The library at hand: `./casefiles`, else the folder that the program was started in, or the nearest one
/// above it, that plainly is a library or a case.
pub fn at_hand() -> Option<PathBuf> {
    let usual = Path::new(USUAL);
    if usual.is_dir() {
        return Some(usual.to_owned());
    }
    around(&std::env::current_dir().ok()?, dirs::home_dir().as_deref())
}

/// The nearest library around a folder, which is written as seen from there: `.`, `..`, `../..`.
///
/// The sign is a `library.yaml` or a `case.yaml`: any other YAML may lie in a folder for its own reasons,
/// and a folder of case files without one of them is opened by `casefile .`. The home folder and what is
/// above it, and the root of all folders, hold too much else to be opened because of one file. Above where
/// one is, only what belongs to the user counts: in a folder that everybody can write to, a stranger's
/// `library.yaml` would be in the way of everybody.
fn around(folder: &Path, home: Option<&Path>) -> Option<PathBuf> {
    let home = home.and_then(|home| home.canonicalize().ok());
    let is_too_wide = |folder: &Path| {
        let is_home = home.as_ref().is_some_and(|home| home.starts_with(folder));
        is_home || folder.parent().is_none()
    };
    let folders = folder.ancestors().take_while(|folder| !is_too_wide(folder));
    let mut folders = folders.enumerate();
    let (steps, _) = folders.find(|(steps, folder)| is_library(folder, *steps))?;
    Some(match steps {
        0 => ".".into(),
        steps => std::iter::repeat_n("..", steps).collect(),
    })
}

/// Whether a folder, some steps above where one is, plainly is a library or a case.
fn is_library(folder: &Path, steps: usize) -> bool {
    [LIBRARY, CASE].iter().any(|name| {
        let found = folder.join(name).metadata();
        found.is_ok_and(|found| found.is_file() && (steps == 0 || is_own(&found)))
    })
}

fn is_own(found: &std::fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        found.uid() == rustix::process::geteuid().as_raw()
    }
    #[cfg(not(unix))]
    {
        let _ = found;
        true
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_nearest_folder_with_the_sign_is_found_and_the_home_is_not() {
        let all = tempfile::tempdir().unwrap();
        let root = all.path().canonicalize().unwrap();
        for name in ["home/lib/case-a/deep", "home/yaml/deep", "srv/lib/deep"] {
            fs::create_dir_all(root.join(name)).unwrap();
        }
        for name in [
            "library.yaml",
            "home/library.yaml",
            "home/case.yaml",
            "home/lib/library.yaml",
            "home/lib/case-a/case.yaml",
            "home/yaml/other.yaml",
            "srv/lib/library.yaml",
        ] {
            fs::write(root.join(name), "format: 1\n").unwrap();
        }
        let around = |folder: &str| {
            let found = around(&root.join(folder), Some(&root.join("home")));
            found.map(|path| path.display().to_string())
        };
        for (folder, expected) in [
            ("home/lib", Some(".")),
            ("home/lib/case-a", Some(".")),
            ("home/lib/case-a/deep", Some("..")),
            // Case files alone are no sign, and the home folder is never opened.
            ("home/yaml/deep", None),
            ("home/yaml", None),
            ("home", None),
            ("srv/lib", Some(".")),
            ("srv/lib/deep", Some("..")),
            // What is above the home is none either.
            (".", None),
        ] {
            assert_eq!(around(folder).as_deref(), expected, "{folder}");
        }
        fs::remove_file(root.join("home/lib/case-a/case.yaml")).unwrap();
        assert_eq!(around("home/lib/case-a/deep").as_deref(), Some("../.."));
        // A folder of that name is no sign.
        fs::create_dir(root.join("home/lib/case-a/library.yaml")).unwrap();
        assert_eq!(around("home/lib/case-a").as_deref(), Some(".."));
    }

    /// Only root can give a file away, so it is tried where the tests run as root.
    #[cfg(unix)]
    #[test]
    fn a_strangers_file_above_is_no_sign() {
        let all = tempfile::tempdir().unwrap();
        let root = all.path().canonicalize().unwrap();
        fs::create_dir(root.join("deep")).unwrap();
        fs::write(root.join("library.yaml"), "format: 1\n").unwrap();
        assert_eq!(around(&root.join("deep"), None), Some("..".into()));
        if std::os::unix::fs::chown(root.join("library.yaml"), Some(12_345), None).is_ok() {
            assert_eq!(around(&root.join("deep"), None), None);
            // In the folder itself the reader plainly is.
            assert_eq!(around(&root, None), Some(".".into()));
        }
    }
}
