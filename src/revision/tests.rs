use std::process::Command;

use super::*;
use crate::limits::Limit;

/// A repository with these files in one commit.
fn repository(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        put(&folder.path().join(path), text.as_bytes()).unwrap();
    }
    git(folder.path(), &["init", "-q", "-b", "main"]);
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-q", "-m", "x"]);
    folder
}

fn git(folder: &Path, arguments: &[&str]) {
    let done = Command::new("git")
        .args(["-c", "user.name=x", "-c", "user.email=x@example.org"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
}

#[test]
fn the_files_of_a_folder_are_read_as_they_were() {
    let all = repository(&[
        ("lib/a.yaml", "old\n"),
        ("lib/s/t.md", "text"),
        ("b.yaml", ""),
    ]);
    fs::write(all.path().join("lib/a.yaml"), "new\n").unwrap();
    let found = Revision::read(&all.path().join("lib"), "main").unwrap();
    let read = |name: &str| fs::read_to_string(found.path().join(name)).ok();
    assert_eq!(read("a.yaml").as_deref(), Some("old\n"));
    assert_eq!(read("s/t.md").as_deref(), Some("text"));
    assert_eq!(read("../b.yaml"), None);
    let file = Revision::read(&all.path().join("lib/a.yaml"), "main").unwrap();
    assert_eq!(fs::read_to_string(file.path()).unwrap(), "old\n");
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(found.folder.path())
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn a_case_of_its_own_brings_what_cases_share() {
    let all = repository(&[
        ("l/c/case.yaml", "c"),
        ("l/library.yaml", "l"),
        ("l/d.yaml", "d"),
    ]);
    let found = Revision::read(&all.path().join("l/c"), "HEAD").unwrap();
    let above = found.path().parent().unwrap();
    assert!(above.join("library.yaml").exists());
    assert!(!above.join("d.yaml").exists());
}

#[test]
fn links_are_left_out_and_no_name_leads_out() {
    let all = repository(&[("a.yaml", "a")]);
    std::os::unix::fs::symlink("/etc/hostname", all.path().join("l.yaml")).unwrap();
    git(all.path(), &["add", "-A"]);
    git(all.path(), &["commit", "-q", "-m", "y"]);
    let found = Revision::read(all.path(), "HEAD").unwrap();
    assert_eq!(found.left_out, 1);
    assert!(!found.path().join("l.yaml").exists());
    for name in [
        "../a",
        "/a",
        "a/../../b",
        "a//b",
        ".git/config",
        "x/.GIT/hooks/y",
        "a\\b",
        ".",
    ] {
        assert_eq!(below(Path::new("/t"), name), None, "{name}");
    }
    assert_eq!(below(Path::new("/t"), "a/b.md"), Some("/t/a/b.md".into()));
}

#[test]
fn what_cannot_be_read_is_said() {
    let all = repository(&[("a/a.yaml", "a")]);
    let why = |folder: &Path, revision: &str| Revision::read(folder, revision).err().unwrap();
    assert!(why(all.path(), "nowhere").starts_with("git says: fatal: "));
    assert_eq!(why(all.path(), "--help"), "`--help` is no revision");
    assert_eq!(why(all.path(), ""), "`` is no revision");
    fs::create_dir(all.path().join("new")).unwrap();
    assert_eq!(
        why(&all.path().join("new"), "main"),
        "`main` has no folder `new/`"
    );
    let none = tempfile::tempdir().unwrap();
    let why = why(none.path(), "main");
    assert!(why.contains("not a git repository"), "{why}");
}

#[test]
fn limits_are_kept_to_the_file_and_to_the_byte() {
    let all = repository(&[("a.yaml", "12345"), ("b.yaml", "678")]);
    let read = |files, bytes| {
        let files = Limit {
            most: files,
            ..REVISION_FILES
        };
        let bytes = Limit {
            most: bytes,
            ..REVISION_BYTES
        };
        Revision::read_within(all.path(), "main", &files, &bytes).map(drop)
    };
    assert_eq!(read(2, 8), Ok(()));
    assert!(read(1, 8).unwrap_err().contains(REVISION_FILES.name));
    assert!(read(2, 7).unwrap_err().contains(REVISION_BYTES.name));
}
