//! What is opened for a path, and what of a folder is not.

use std::path::Path;

use casefile::{
    document::Archive,
    limits, load,
    model::{Body, Key},
};

use super::{codes, folder, open, records, told};

const CASE: &[u8] = b"format: 1\ntitle: X\n";
const SHARED: &[u8] = b"format: 1\ntitle: L\npeople:\n  ann: {name: Ann}\n";
/// A case that refers to a shared person and to a record of the case `other`.
const NEIGHBOURLY: &[u8] = b"format: 1
title: X
see_also: [other]
events:
  visit: {title: A visit, participants: [ann, other/bob]}
";
const OTHER: &[u8] = b"format: 1\ntitle: Y\npeople:\n  bob: {name: Bob}\n";

#[test]
fn a_library_folder() {
    let folder = folder(&[
        ("library.yaml", SHARED),
        ("b.yaml", NEIGHBOURLY),
        ("other/case.yaml", OTHER),
        ("z.yml", CASE),
        (".hidden.yaml", b"["),
        ("notes.txt", b"["),
        ("sources/a.yaml", b"["),
    ]);
    let library = open(folder.path());
    assert_eq!(told(&library), "");
    assert_eq!(records(&library), "ann b b/visit other other/bob z");
    assert_eq!(library.title.as_ref().unwrap().raw(), "L");
}

#[test]
fn a_case_opened_alone_brings_the_shared_records_and_knows_its_neighbours() {
    let folder = folder(&[
        ("library.yaml", SHARED),
        ("b.yaml", NEIGHBOURLY),
        ("other.yaml", b"["),
    ]);
    let library = open(&folder.path().join("b.yaml"));
    assert_eq!(told(&library), "");
    assert_eq!(records(&library), "ann b b/visit");
    // A case that is not in the folder is still a mistake.
    std::fs::remove_file(folder.path().join("other.yaml")).unwrap();
    let library = open(&folder.path().join("b.yaml"));
    assert_eq!(codes(&library), ["unknown-reference"; 2]);
}

#[test]
fn a_case_folder_is_the_same_case_however_it_is_opened() {
    let folder = folder(&[
        ("library.yaml", SHARED),
        ("b/case.yaml", NEIGHBOURLY),
        ("other.yaml", OTHER),
    ]);
    for path in ["b", "b/case.yaml", "b/"] {
        let library = open(&folder.path().join(path));
        assert_eq!(told(&library), "", "{path}");
        assert_eq!(records(&library), "ann b b/visit", "{path}");
    }
}

#[test]
fn library_yaml_alone() {
    let folder = folder(&[("library.yaml", SHARED), ("b.yaml", b"[")]);
    let library = open(&folder.path().join("library.yaml"));
    assert_eq!((&*told(&library), &*records(&library)), ("", "ann"));
}

#[test]
fn a_file_of_another_name() {
    let folder = folder(&[("My notes.txt", CASE)]);
    let library = open(&folder.path().join("My notes.txt"));
    assert_eq!(
        told(&library),
        "warning[wrong-id]: the name of `My notes.txt` gives no id, so its case goes by `my-notes`.
 = help: rename it to `my-notes.yaml`.
"
    );
    assert_eq!(records(&library), "my-notes");
}

#[test]
fn names_that_are_no_ids() {
    let folder = folder(&[
        ("Ann & Co.yaml", CASE),
        ("v1.2/case.yaml", CASE),
        ("漢字.yaml", CASE),
        ("ok.yaml", CASE),
    ]);
    let library = open(folder.path());
    assert_eq!(
        told(&library),
        "warning[wrong-id]: the name of `Ann & Co.yaml` gives no id, so its case goes by `ann-co`.
 = help: rename it to `ann-co.yaml`.
warning[wrong-id]: the name of `v1.2` gives no id, so its case goes by `v1-2`.
 = help: rename it to `v1-2`.
warning[wrong-id]: the name of `漢字.yaml` gives no id, so its case goes by `case`.
 = help: rename it to `case.yaml`.
"
    );
    assert_eq!(records(&library), "ann-co ok v1-2 case");
    // What is wrong with the names of neighbours is not told of a case opened alone.
    assert_eq!(told(&open(&folder.path().join("ok.yaml"))), "");
}

#[test]
fn an_empty_folder_says_so() {
    let folder = folder(&[("readme.md", b"")]);
    let library = open(folder.path());
    assert_eq!(codes(&library), ["no-case-file"]);
    assert!(
        library.diagnostics[0]
            .message
            .ends_with("holds no case file")
    );
    assert_eq!(records(&library), "");
}

/// The system's viewer is given a file only that the case may show itself.
#[test]
fn no_file_that_is_refused_is_given_to_a_viewer() {
    let key = Key::Of("x".parse().unwrap(), "s".parse().unwrap());
    let named = |file: &str| format!("format: 1\ntitle: X\nsources:\n  s: {{title: S, {file}}}\n");
    for (file, is_given) in [
        ("text: ../secret.txt", false),
        ("text: .secret.txt", false),
        ("original: {file: ../secret.txt}", false),
        ("digest: sources/../../secret.txt", false),
        ("original: {file: ../secret.txt}, text: open.txt", true),
        ("text: open.txt", true),
    ] {
        let folder = folder(&[
            ("x/case.yaml", named(file).as_bytes()),
            ("x/open.txt", b"o"),
            ("x/sources/a.txt", b"a"),
            ("x/.secret.txt", b"s"),
            ("secret.txt", b"s"),
        ]);
        let library = open(&folder.path().join("x"));
        let record = library.get(&key).unwrap();
        let Body::Source(source) = &record.body else {
            unreachable!()
        };
        let given = Archive::default().file(record, source);
        let expected = is_given.then(|| folder.path().join("x/open.txt"));
        assert_eq!(given.clone().ok().flatten(), expected, "{file}");
        assert_eq!(given.is_err(), !is_given, "{file}");
    }
}

#[test]
fn a_path_that_is_not_there() {
    let folder = folder(&[]);
    let path = folder.path().join("none.yaml");
    let error = load::read(&path).unwrap_err().to_string();
    assert!(
        error.ends_with(&format!("`casefile init {}`", path.display())),
        "{error}"
    );
}

#[test]
fn a_file_that_is_too_large_costs_itself() {
    let folder = folder(&[("a.yaml", NEIGHBOURLY), ("other.yaml", b"")]);
    let file = std::fs::File::create(folder.path().join("other.yaml")).unwrap();
    let edge = limits::YAML_BYTES.most;
    file.set_len(edge + 1).unwrap();
    std::fs::write(folder.path().join("library.yaml"), SHARED).unwrap();
    let library = open(folder.path());
    let told = told(&library);
    assert!(
        told.starts_with("error[unreadable-file]: `other.yaml` cannot be read: the size of a case file is limited to 16777216 bytes, and this has 16777217; split the case in two.\n"),
        "{told}"
    );
    // What refers to it may be right.
    assert_eq!(codes(&library), ["unreadable-file"]);
    assert_eq!(records(&library), "ann a a/visit [other]");
}

#[test]
fn references_into_shared_records_that_cannot_be_read_are_no_mistakes() {
    let folder = folder(&[("a.yaml", NEIGHBOURLY), ("other.yaml", OTHER)]);
    let file = std::fs::File::create(folder.path().join("library.yaml")).unwrap();
    file.set_len(limits::YAML_BYTES.most + 1).unwrap();
    assert_eq!(codes(&open(folder.path())), ["unreadable-file"]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::{ffi::OsStrExt, fs::symlink};

    use super::*;

    #[test]
    fn links_are_followed_within_the_library_only() {
        let outside = folder(&[("secret.yaml", SHARED), ("d/case.yaml", CASE)]);
        let folder = folder(&[("x/real.yaml", CASE), ("y/none", b"")]);
        let link = |target: &Path, name: &str| symlink(target, folder.path().join(name)).unwrap();
        link(Path::new("x/real.yaml"), "a.yaml");
        link(&outside.path().join("secret.yaml"), "b.yaml");
        link(Path::new("../none.yaml"), "c.yaml");
        link(&outside.path().join("d"), "d");
        link(&outside.path().join("d/case.yaml"), "y/case.yaml");
        let library = open(folder.path());
        let expected: String = [("error", "b.yaml"), ("error", "c.yaml"), ("error", "y/case.yaml"), ("warning", "d")]
            .iter()
            .map(|(level, name)| format!("{level}[link-outside]: `{name}` is a link that leads out of the library, to something hidden, or nowhere, and is not followed.\n = help: put a copy of the file here, if you trust it.\n"))
            .collect();
        assert_eq!(told(&library), expected);
        assert_eq!(records(&library), "a");
        // A link that the reader names is the reader's own.
        let library = open(&folder.path().join("b.yaml"));
        assert_eq!(records(&library), "secret secret/ann");
    }

    #[test]
    fn a_pipe_is_not_waited_for() {
        let folder = folder(&[("a.yaml", CASE)]);
        for name in ["p.yaml", "q"] {
            let made = std::process::Command::new("mkfifo")
                .arg(folder.path().join(name))
                .status();
            assert!(made.unwrap().success());
        }
        let library = open(folder.path());
        assert_eq!(
            told(&library),
            "error[unreadable-file]: `p.yaml` is no regular file and is not opened.\n = help: put the text into a file of that name.\n"
        );
        assert_eq!(records(&library), "a");
    }

    #[test]
    fn a_name_that_is_no_unicode_is_left_out() {
        let folder = folder(&[("a.yaml", CASE)]);
        let name = std::ffi::OsStr::from_bytes(b"\xFF.yaml");
        std::fs::write(folder.path().join(name), CASE).unwrap();
        assert_eq!(records(&open(folder.path())), "a");
    }

    #[test]
    fn a_file_that_may_not_be_read_costs_itself() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder(&[("a.yaml", CASE), ("b.yaml", CASE)]);
        let path = folder.path().join("b.yaml");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
        // Whoever may read everything (root) reads this, too.
        let may = std::fs::read(&path).is_ok();
        let library = open(folder.path());
        let expected = if may { "a b" } else { "a [b]" };
        assert_eq!(records(&library), expected);
        assert_eq!(library.diagnostics.is_empty(), may);
    }
}
