use std::process::Command;

use super::*;
use crate::limits::{GIT_SECONDS, Limit, REVISION_LIST_BYTES};

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
    let found = Revision::read(&all.path().join("lib"), "main", &[]).unwrap();
    let read = |name: &str| fs::read_to_string(found.path().join(name)).ok();
    assert_eq!(read("a.yaml").as_deref(), Some("old\n"));
    assert_eq!(read("s/t.md").as_deref(), Some("text"));
    assert_eq!(read("../b.yaml"), None);
    let file = Revision::read(&all.path().join("lib/a.yaml"), "main", &[]).unwrap();
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
    let found = Revision::read(&all.path().join("l/c"), "HEAD", &[]).unwrap();
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
    let found = Revision::read(all.path(), "HEAD", &[]).unwrap();
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
    let why = |folder: &Path, revision: &str| Revision::read(folder, revision, &[]).err().unwrap();
    // Of parents git says first what it thinks of the program's settings.
    for revision in ["nowhere", "HEAD~99"] {
        let why = why(all.path(), revision);
        assert!(why.starts_with("git says: fatal: "), "{why}");
    }
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

/// A program in the place of git, of a shell's lines.
fn git_that(folder: &Path, lines: &str, limits: &Limits) -> Git {
    use std::os::unix::fs::PermissionsExt;
    let program = folder.join("git");
    fs::write(&program, format!("#!/bin/sh\n{lines}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    Git::that_is(program, folder, limits)
}

/// A child that goes on by itself is ended with it: nobody waits for the pipe that it holds.
#[test]
fn a_git_that_takes_too_long_is_ended_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits::default().with(&GIT_SECONDS, 1);
    let began = std::time::Instant::now();
    let git = git_that(folder.path(), "/bin/sleep 60 & /bin/sleep 60", &limits);
    let why = git.commit("HEAD").unwrap_err();
    assert!(why.starts_with(GIT_SECONDS.name), "{why}");
    // So is one that has answered, and does not go on.
    let lines = "read id; echo $id blob 3; echo abc; /bin/sleep 60 & /bin/sleep 60";
    let git = git_that(folder.path(), lines, &limits);
    let blob = |size| Blob {
        path: "a".into(),
        size,
        is_file: true,
        id: "0".into(),
    };
    let mut reader = git.reader().unwrap();
    assert_eq!(reader.content(&blob(3)).unwrap(), b"abc");
    let why = reader.content(&blob(3)).unwrap_err();
    assert!(why.starts_with(GIT_SECONDS.name), "{why}");
    drop(reader);
    assert!(began.elapsed() < std::time::Duration::from_secs(20));
}

#[test]
fn a_list_without_end_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits::default().with(&REVISION_LIST_BYTES, 1000);
    let lines = "while echo 0123456789; do echo 0123456789 >&2; done";
    let git = git_that(folder.path(), lines, &limits);
    assert_eq!(
        git.commit("HEAD").unwrap_err(),
        Limit {
            most: 1000,
            ..REVISION_LIST_BYTES
        }
        .beyond()
    );
}
