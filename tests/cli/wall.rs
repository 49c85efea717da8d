//! What a case file may name as a source: judged the same however the case is opened, by whatever key it
//! names the file, and for every command that would show it.

use std::{fs, os::unix::fs::symlink};

use super::harness::{Ran, World};

/// A word of the files that no case here may show.
const SECRET: &str = "xyzzy";

/// The ways in which a source can name a file.
const KEYS: [&str; 3] = ["text: NAME", "digest: NAME", "original: {file: NAME}"];

fn case(key: &str, name: &str) -> String {
    let key = key.replace("NAME", name);
    format!("format: 1\ntitle: X\nsources:\n  s: {{title: S, {key}}}\n")
}

/// The folder of somebody who has more in it than the case.
fn home() -> World {
    let secret = format!("The word is {SECRET}.\n");
    let files = [
        ".ssh/id_rsa",
        ".profile",
        "diary.txt",
        "Documents/taxes.txt",
        "y/letter.txt",
        "x/.hidden/a.txt",
        "x/.env",
        "sources/.hidden",
        "x/sources/.a/b.txt",
    ];
    let mut world = World::empty();
    for path in files {
        world = world.file(path, &secret);
    }
    world
}

/// Opens a library from the folder `from`, and says what each command has of the source.
fn ask(world: &World, from: &str, opened: &str) -> [Ran; 3] {
    let key = if opened.ends_with("library.yaml") {
        "s"
    } else {
        "x/s"
    };
    [&["check"][..], &["search", SECRET], &["show", key]].map(|command| {
        let mut arguments = vec![opened];
        arguments.extend(command);
        let mut command = world.command(&arguments);
        Ran::of(command.current_dir(world.path(from)).output().unwrap())
    })
}

#[track_caller]
fn refused(world: &World, from: &str, opened: &str, why: &str) {
    let [check, search, show] = ask(world, from, opened);
    for ran in [&check, &search, &show] {
        let said = format!("{}{}", ran.out, ran.err);
        // `search` repeats the word that it was asked for.
        assert!(!said.contains(&format!("is {SECRET}")), "{opened}: {said}");
    }
    assert_eq!(check.code, Some(1), "{opened}: {check:#?}");
    let place = format!(
        "{}:4:",
        if opened.ends_with("case.yaml") || from == "x" {
            "case.yaml"
        } else {
            ".yaml"
        }
    );
    assert!(
        check.out.contains("error[refused-file]"),
        "{opened}: {check:#?}"
    );
    // Once, at its place: that its words were not compared follows.
    assert!(!check.out.contains("unread-source"), "{opened}: {check:#?}");
    assert!(check.out.contains(&place), "{opened}: {check:#?}");
    assert!(check.out.contains(why), "{opened}: {check:#?}");
    assert_eq!(search.code, Some(2), "{opened}: {search:#?}");
    assert!(search.err.contains(why), "{opened}: {search:#?}");
    assert_eq!(show.code, Some(0), "{opened}: {show:#?}");
    assert!(show.out.contains(why), "{opened}: {show:#?}");
}

#[track_caller]
fn shown(world: &World, from: &str, opened: &str) {
    let [check, search, show] = ask(world, from, opened);
    assert_eq!(check.code, Some(0), "{opened}: {check:#?}");
    assert_eq!(search.code, Some(0), "{opened}: {search:#?}");
    assert_eq!(show.code, Some(0), "{opened}: {show:#?}");
    assert!(search.out.contains(SECRET), "{opened}: {search:#?}");
}

const OUT: &str = "it leads out of";
const HIDDEN: &str = "is hidden";
const BESIDE: &str = "opened by itself";

#[test]
fn a_case_folder_opened_alone_shows_nothing_beyond_itself() {
    for key in KEYS {
        for (name, why) in [
            ("../.ssh/id_rsa", OUT),
            ("../diary.txt", OUT),
            ("../y/letter.txt", OUT),
            ("sources/../../diary.txt", OUT),
            ("../../work/diary.txt", OUT),
            ("/etc/hostname", OUT),
            (".hidden/a.txt", HIDDEN),
            (".env", HIDDEN),
            ("./.env", HIDDEN),
            ("sources/../.env", HIDDEN),
            ("sources/.a/b.txt", HIDDEN),
        ] {
            let world = home().file("x/case.yaml", &case(key, name));
            refused(&world, ".", "x", why);
            // However the case is opened, it is the same.
            let is_one_of_each = ["../.ssh/id_rsa", "./.env"].contains(&name);
            if key == KEYS[0] && is_one_of_each {
                for opened in ["x/", "./x", "x/.", "y/../x", "x/case.yaml"] {
                    refused(&world, ".", opened, why);
                }
                for opened in [".", "case.yaml", "../x"] {
                    refused(&world, "x", opened, why);
                }
                refused(&world, "x/sources", "..", why);
            }
        }
    }
}

#[test]
fn a_case_file_in_a_home_folder_shows_what_lies_beside_it_and_below_its_sources() {
    for key in KEYS {
        for (name, why) in [
            (".ssh/id_rsa", HIDDEN),
            (".profile", HIDDEN),
            ("sources/.hidden", HIDDEN),
            ("Documents/taxes.txt", BESIDE),
            ("sources/../Documents/taxes.txt", BESIDE),
            ("y/letter.txt", BESIDE),
            ("../work/diary.txt", OUT),
        ] {
            let world = home().file("x.yaml", &case(key, name));
            refused(&world, ".", "x.yaml", why);
            if key == KEYS[0] {
                refused(&world, ".", "y/../x.yaml", why);
                refused(&world, "y", "../x.yaml", why);
            }
        }
        // Its own text is there in each of the places.
        for name in [
            "note.txt",
            "sources/note.txt",
            "sources/deep/note.txt",
            "x/note.txt",
        ] {
            let digest = format!("¶1 The word is {SECRET}.\n");
            let world = home().file("x.yaml", &case(key, name));
            let world = world.file(name, &digest);
            shown(&world, ".", "x.yaml");
            shown(&world, "y", "../x.yaml");
        }
    }
    let world = home().file("x.yaml", &case(KEYS[0], "Documents/taxes.txt"));
    let ran = world.run("x.yaml check").code(1);
    assert!(
        ran.out.contains("open the folder instead: `casefile .`"),
        "{ran:#?}"
    );
    shown(&world, ".", ".");
    // A folder called `case.yaml` names itself no more than any other file does.
    let world = home().file("x/case.yaml", &case(KEYS[0], "papers/a.txt"));
    let world = world.file("x/papers/a.txt", SECRET);
    refused(&world, ".", "x/case.yaml", BESIDE);
    shown(&world, ".", "x");
}

#[test]
fn a_link_is_judged_by_what_it_leads_to() {
    let world = || {
        home()
            .file("x/note.txt", SECRET)
            .file("x/sources/a.txt", SECRET)
    };
    let link = |world: &World, to: &str, at: &str| symlink(to, world.path(at)).unwrap();
    for key in KEYS {
        for (to, why) in [
            ("../diary.txt", OUT),
            ("../.ssh/id_rsa", OUT),
            ("/etc/hostname", OUT),
            (".env", HIDDEN),
            (".hidden/a.txt", HIDDEN),
        ] {
            let world = world().file("x/case.yaml", &case(key, "sources/../innocent.txt"));
            link(&world, to, "x/innocent.txt");
            refused(&world, ".", "x", why);
            refused(&world, ".", "x/case.yaml", why);
            refused(&world, "x", ".", why);
        }
        // A folder that is a link, to what is hidden and out of the case.
        for (to, name, why) in [
            (".hidden", "inner/a.txt", HIDDEN),
            ("../y", "inner/letter.txt", OUT),
        ] {
            let world = world().file("x/case.yaml", &case(key, name));
            link(&world, to, "x/inner");
            refused(&world, ".", "x", why);
        }
        // What does not leave the wall is followed.
        let world = world().file("x/case.yaml", &case(key, "innocent.txt"));
        link(&world, "sources/a.txt", "x/innocent.txt");
        shown(&world, ".", "x");
        // A file that may name only what is beside it may not link further either.
        let world = home().file("x.yaml", &case(key, "innocent.txt"));
        link(&world, "Documents/taxes.txt", "innocent.txt");
        refused(&world, ".", "x.yaml", BESIDE);
    }
    // The case itself, reached through a link: its own folder is the wall, not that of the link.
    let world = world().file("x/case.yaml", &case(KEYS[0], "../diary.txt"));
    fs::create_dir(world.path("links")).unwrap();
    link(&world, "../x", "links/folder");
    link(&world, "../x/case.yaml", "links/file.yaml");
    for opened in ["links/folder", "links/folder/", "links/file.yaml"] {
        refused(&world, ".", opened, OUT);
    }
    let world = world.file("x/case.yaml", &case(KEYS[0], "note.txt"));
    for opened in ["links/folder", "links/folder/", "links/file.yaml"] {
        shown(&world, ".", opened);
    }
    // The file of the case can be a link as well, and its mistakes would show what it leads to.
    let world = home();
    link(&world, "../.ssh/id_rsa", "x/case.yaml");
    let ran = world.run("x check");
    assert!(!ran.out.contains(SECRET), "{ran:#?}");
    assert!(ran.out.contains("link-outside"), "{ran:#?}");
}

#[test]
fn a_library_file_above_a_case_opens_what_it_names_itself_and_nothing_for_the_case() {
    let shared =
        |name: &str| format!("format: 1\ntitle: L\nsources:\n  t: {{title: T, text: {name}}}\n");
    for opened in ["x", "x/", "x/case.yaml"] {
        let world = home()
            .file("library.yaml", &shared("y/letter.txt"))
            .file("y/letter.txt", "Nothing.\n")
            .file("x/case.yaml", &case(KEYS[0], "../diary.txt"));
        refused(&world, ".", opened, OUT);
        let world = world.file("y/letter.txt", SECRET);
        let world = world.file("x/case.yaml", &case(KEYS[0], "papers/a.txt"));
        let world = world.file("x/papers/a.txt", "Nothing.\n");
        let ran = world.run(&format!("{opened} search {SECRET}")).code(0);
        assert!(ran.out.contains("  t\n"), "{ran:#?}");
        // What it names is judged too.
        for (name, why) in [(".ssh/id_rsa", HIDDEN), ("../work/diary.txt", OUT)] {
            let world = home().file("library.yaml", &shared(name));
            let world = world.file("x/case.yaml", "format: 1\ntitle: X\n");
            let ran = world.run(&format!("{opened} check")).code(1);
            assert!(
                ran.out.contains(why) && ran.out.contains("library.yaml:4:"),
                "{ran:#?}"
            );
        }
    }
    // From within the folder of the case, too.
    let world = home()
        .file("library.yaml", &shared("y/letter.txt"))
        .file("x/case.yaml", "format: 1\ntitle: X\n");
    let ran = world
        .command(&[".", "search", SECRET])
        .current_dir(world.path("x"))
        .output();
    let ran = Ran::of(ran.unwrap()).code(0);
    assert!(ran.out.contains("  t\n"), "{ran:#?}");
    // A case file beside it is part of that library, whose folder is then the wall.
    let world = home()
        .file("library.yaml", "format: 1\ntitle: L\n")
        .file("x.yaml", &case(KEYS[0], "Documents/taxes.txt"));
    shown(&world, ".", "x.yaml");
    let world = world.file("x.yaml", &case(KEYS[0], ".ssh/id_rsa"));
    refused(&world, ".", "x.yaml", HIDDEN);
}

#[test]
fn a_library_folder_is_the_wall_and_its_hidden_files_are_no_sources() {
    for key in KEYS {
        let world = home()
            .file("x/case.yaml", &case(key, "../y/letter.txt"))
            .file("y/letter.txt", &format!("¶1 The word is {SECRET}.\n"));
        shown(&world, ".", ".");
        shown(&world, "x", "../../work");
        for (name, why) in [
            ("../.ssh/id_rsa", HIDDEN),
            (".env", HIDDEN),
            ("../../work/diary.txt", OUT),
        ] {
            let world = home().file("x/case.yaml", &case(key, name));
            refused(&world, ".", "../work", why);
        }
    }
}

#[test]
fn the_path_that_was_opened_may_be_hidden() {
    let lies = ".local/share/library";
    let named = |name: &str| case(KEYS[0], name);
    let world = World::empty()
        .file(&format!("{lies}/x.yaml"), &named("s.txt"))
        .file(&format!("{lies}/s.txt"), SECRET)
        .file(".cases/x/case.yaml", &named("s.txt"))
        .file(".cases/x/s.txt", SECRET)
        .file(".x.yaml", &named("s.txt"))
        .file("s.txt", SECRET);
    for opened in [
        lies,
        ".local/share/library/x.yaml",
        ".cases/x",
        ".cases/x/case.yaml",
        ".x.yaml",
    ] {
        shown(&world, ".", opened);
    }
    shown(&world, lies, ".");
    shown(&world, ".cases/x", ".");
}

#[test]
fn originals_may_be_in_a_hidden_folder_and_may_not_be_hidden_in_it() {
    // sha256 of "abc"
    let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let source = format!("original: {{file: a.txt, sha256: {hash}}}");
    let world = World::empty()
        .file("lib/x.yaml", &case(&source, ""))
        .file(".kept/deep/b.txt", "abc")
        .file("seen/.git/a.txt", "abc")
        .file("seen/.a.txt", "abc");
    let ran = world.run("lib --originals .kept show x/s").code(0);
    assert!(ran.out.contains("original"), "{ran:#?}");
    assert!(!ran.out.contains("Held         no"), "{ran:#?}");
    let ran = world.run("lib --originals seen show x/s").code(0);
    assert!(ran.out.contains("Held         no"), "{ran:#?}");
}

#[test]
fn references_into_cases_that_were_not_opened_are_no_mistakes() {
    let refers = "format: 1\ntitle: X\nsee_also: [other]\nevents:\n  e: {title: E, participants: [other/bob]}\n";
    let world = World::empty()
        .file("x/case.yaml", refers)
        .file("other.yaml", "[");
    for opened in ["x", "x/case.yaml"] {
        let ran = world.run(&format!("{opened} check"));
        assert!(!ran.out.contains("unknown-reference"), "{ran:#?}");
    }
    let ran = world
        .command(&[".", "check"])
        .current_dir(world.path("x"))
        .output();
    let ran = Ran::of(ran.unwrap());
    assert!(!ran.out.contains("unknown-reference"), "{ran:#?}");
}

#[test]
fn a_source_is_added_under_a_name_that_a_case_file_may_say() {
    let world = World::empty()
        .file("lib/x.yaml", "format: 1\ntitle: X\n")
        .file("lib/.private/letter.txt", "A letter.\n")
        .file("lib/.letter.txt", "Another letter.\n");
    // It is found by its name, or by its hash alone.
    let ran = world
        .run("source add lib/.private/letter.txt --append lib/x.yaml --id a")
        .code(0);
    assert!(!world.read("lib/x.yaml").contains(".private"), "{ran:#?}");
    assert!(world.read("lib/x.yaml").contains("file: letter.txt"));
    world
        .run("source add lib/.letter.txt --append lib/x.yaml --id b")
        .code(0);
    let text = world.read("lib/x.yaml");
    assert!(!text.contains("file: .letter.txt"), "{text}");
    world.run("lib check").out("").code(0);
    // A digest that no case file could name is not written.
    for digest in ["lib/.digest.md", "lib/.private/digest.md", "elsewhere.md"] {
        let world = World::empty()
            .file("lib/x.yaml", "format: 1\ntitle: X\n")
            .file("lib/.private/kept", "")
            .file("lib/letter.txt", "A letter.\n");
        let before = world.read("lib/x.yaml");
        let ran = world.run(&format!(
            "source add lib/letter.txt --append lib/x.yaml --digest {digest}"
        ));
        assert_eq!(ran.code, Some(2), "{ran:#?}");
        assert!(ran.err.contains(digest), "{ran:#?}");
        assert!(!world.path(digest).exists());
        assert_eq!(world.read("lib/x.yaml"), before);
    }
}
