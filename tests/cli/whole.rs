//! What is written is there whole or not at all: on a full disk, and where the program is killed.
//!
//! The disk is full in the middle of a file where the size of files is limited: the system then writes what
//! has room and refuses the rest, whether its signal for that is ignored or not.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use super::harness::{BINARY, World};

/// A library with a case, and what else there is to write from; all that is written is larger than a file
/// may be here.
fn world() -> World {
    let long = "A long summary of what was seen there. ".repeat(60);
    World::case(&format!("summary: {long}\n"))
        .file("letter.txt", &"A line of a letter.\n".repeat(400))
        .file("summary.md", "An old summary.\n")
        .file("empty/x", "")
}

/// Runs the program where no file may be larger than a few hundred bytes.
fn run(world: &World, arguments: &str, is_ignored: bool) -> Output {
    let ignored = if is_ignored { "trap '' XFSZ; " } else { "" };
    let arguments = arguments.split_whitespace();
    let shell = format!("{ignored}ulimit -f 1; exec \"$0\" \"$@\"");
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &shell, BINARY]).args(arguments);
    command.env_clear().envs(world.environment());
    command.current_dir(world.path("")).output().unwrap()
}

/// Every file and folder below a folder, files with what they hold.
fn all(folder: &Path) -> Vec<(String, Option<Vec<u8>>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        found.push((path.display().to_string(), fs::read(&path).ok()));
        if path.is_dir() {
            found.extend(all(&path));
        }
    }
    found.sort();
    found
}

fn is_temporary(path: &str) -> bool {
    path.contains("/.casefile-")
}

/// Whatever writes a file, and what it writes.
const WRITERS: [(&str, &str); 6] = [
    ("init new/library", "new/library/library.yaml"),
    ("init empty", "empty/library.yaml"),
    ("export visit -f md --output new.md", "new.md"),
    (
        "export visit -f md --output summary.md --force",
        "summary.md",
    ),
    (
        "source add letter.txt --append casefiles/visit.yaml",
        "casefiles/visit.yaml",
    ),
    (
        "source add letter.txt --digest casefiles/letter.md",
        "casefiles/letter.md",
    ),
];

#[test]
fn a_full_disk_leaves_what_was_there_and_nothing_else() {
    let both = [true, false].into_iter();
    for (is_ignored, (arguments, _)) in both.flat_map(|is| WRITERS.map(|writer| (is, writer))) {
        let world = world();
        fs::remove_file(world.path("empty/x")).unwrap();
        let before = all(&world.path(""));
        let ran = run(&world, arguments, is_ignored);
        let err = String::from_utf8(ran.stderr).unwrap();
        // The world itself is in a temporary folder.
        let err = err.replace(&world.path("").display().to_string(), "");
        assert_eq!(ran.status.code(), Some(2), "{arguments}: {err}");
        assert!(err.starts_with("error: "), "{arguments}: {err}");
        assert!(
            !err.contains(".casefile-") && !err.contains(".tmp"),
            "{arguments}: {err}"
        );
        assert_eq!(all(&world.path("")), before, "{arguments}");
    }
}

#[test]
fn what_a_kill_left_is_removed_by_the_next_write() {
    for (arguments, written) in WRITERS {
        let world = world();
        fs::remove_file(world.path("empty/x")).unwrap();
        let before = all(&world.path(""));
        // In the folder in which it was being written: the first that is there.
        let mut folders = Path::new(written)
            .ancestors()
            .skip(1)
            .map(|it| world.path("").join(it));
        let folder = folders.find(|folder| folder.is_dir()).unwrap();
        fs::write(folder.join(".casefile-1-abcdef.tmp"), "Half of it").unwrap();
        world.run(arguments).code(0);
        let after = all(&world.path(""));
        assert!(
            !after.iter().any(|(path, _)| is_temporary(path)),
            "{arguments}: {after:#?}"
        );
        let written = world.path(written).display().to_string();
        let old = before.iter().find(|(path, _)| *path == written);
        let new = after.iter().find(|(path, _)| *path == written);
        assert!(new.is_some() && new != old, "{arguments}");
    }
}

#[test]
fn what_another_process_is_writing_is_left_to_it() {
    let world = world();
    let held = world.path(".casefile-1-abcdef.tmp");
    let left = world.path(".casefile-1-ghijkl.tmp");
    let like = world.path(".casefile-notes.tmp");
    for path in [&held, &left, &like] {
        fs::write(path, "x").unwrap();
    }
    let file = fs::File::open(&held).unwrap();
    file.lock().unwrap();
    world.run("export visit -f md --output new.md").code(0);
    assert!(held.exists() && like.exists() && !left.exists());
    drop(file);
    world
        .run("export visit -f md --output new.md --force")
        .code(0);
    assert!(like.exists() && !held.exists());
}

/// The text of a document that was read is kept through the same door.
#[test]
fn a_cache_on_a_full_disk_keeps_nothing_and_says_nothing() {
    let page = format!(
        "<html><body><p>{}</p></body></html>",
        "Two boats left. ".repeat(200)
    );
    let world =
        World::case("sources:\n  s: {title: S, text: s.html}\n").file("casefiles/s.html", &page);
    let cache = || {
        let home = world.path("../home");
        let found = all(&home)
            .into_iter()
            .filter(|(path, _)| path.contains("casefile/texts-"));
        found.filter(|(_, content)| content.is_some()).count()
    };
    let ran = run(&world, "casefiles search boats", false);
    assert_eq!(ran.status.code(), Some(0), "{ran:?}");
    assert_eq!(cache(), 0);
    world.run("casefiles search boats").code(0);
    assert_eq!(cache(), 1);
}

#[test]
fn a_library_is_made_where_one_is() {
    let world = World::empty();
    for (from, folder, at) in [
        ("a", ".", "a"),
        ("b", "../c", "c"),
        (".", "d/", "d"),
        (".", "./e/f", "e/f"),
    ] {
        fs::create_dir_all(world.path(from)).unwrap();
        let ran = world
            .command(&["init", folder])
            .current_dir(world.path(from))
            .output()
            .unwrap();
        assert_eq!(ran.status.code(), Some(0), "{ran:?}");
        assert!(world.path(at).join("library.yaml").is_file());
    }
    fs::create_dir(world.path("target")).unwrap();
    std::os::unix::fs::symlink("target", world.path("link")).unwrap();
    world.run("init link").code(0);
    assert!(world.path("link").is_symlink() && world.path("target/library.yaml").is_file());
    let names = all(&world.path(""));
    assert!(
        !names.iter().any(|(path, _)| is_temporary(path)),
        "{names:#?}"
    );
}
