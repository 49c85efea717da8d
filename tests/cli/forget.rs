//! What `forget` removes, and what it leaves.

use std::{fs, path::PathBuf};

use casefile::session::{KnownBy, Store};

use super::harness::World;

/// A world in which two libraries and a document are remembered.
fn world() -> World {
    let world = World::starter().file("other/a.yaml", "format: 1\ntitle: A\n");
    for library in ["casefiles", "other"] {
        store(&world, library).write("{\"view\":1}").unwrap();
    }
    let text = format!("{}.json", "ab".repeat(32));
    for folder in ["texts-0.0.1-1", "texts-0.1.0-2"] {
        let folder = cache(&world).join(folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(&text), "12345").unwrap();
    }
    world
}

fn home(world: &World) -> PathBuf {
    world.path("../home")
}

fn cache(world: &World) -> PathBuf {
    home(world).join(".cache/casefile")
}

fn store(world: &World, library: &str) -> Store {
    Store::at(&home(world).join(".local/state"), &world.path(library))
}

#[test]
fn it_removes_what_is_remembered_of_a_library_and_all_texts() {
    let world = world();
    world.run("forget --dry-run").code(0).err("").out(
        "Would remove what is remembered of `casefiles` (1 file, 10 bytes).\nWould remove the texts that are \
         kept of documents (2 files, 10 bytes).\n",
    );
    assert!(store(&world, "casefiles").size().is_some());
    world.run("forget").code(0).err("").out(
        "Removed what was remembered of `casefiles` (1 file, 10 bytes).\nRemoved the texts that were kept of \
         documents (2 files, 10 bytes).\n",
    );
    assert_eq!(store(&world, "casefiles").size(), None);
    assert!(store(&world, "other").size().is_some());
    assert_eq!(fs::read_dir(cache(&world)).unwrap().count(), 0);
    world
        .run("forget")
        .code(0)
        .err("")
        .out("Nothing is remembered of `casefiles`.\nNo text of a document is kept.\n");
    // Also of one that is gone.
    fs::remove_dir_all(world.path("other")).unwrap();
    let ran = world.run("other forget").code(0);
    assert!(
        ran.out
            .starts_with("Removed what was remembered of `other` (1 file, 10 bytes).\n"),
        "{}",
        ran.out
    );
}

#[test]
fn all_libraries_are_forgotten_at_once() {
    let world = world();
    let ran = world.run("forget --all").code(0).err("");
    assert!(
        ran.out
            .starts_with("Removed what was remembered of any library (2 files, 20 bytes).\n"),
        "{}",
        ran.out
    );
    assert_eq!(store(&world, "other").size(), None);
    world.run("forget --all other").code(2).out("");
    world
        .run("other forget --all")
        .code(2)
        .out("")
        .err("error: `--all` is of all libraries; leave out `other`.\n");
}

#[test]
fn nothing_of_anyone_else_is_touched() {
    use std::os::unix::fs::symlink;

    let world = world();
    let sessions = home(&world).join(".local/state/casefile/sessions");
    let texts = cache(&world).join("texts-0.1.0-2");
    let text = format!("{}.json", "cd".repeat(32));
    fs::create_dir(home(&world).join("mine")).unwrap();
    fs::write(home(&world).join("mine").join(&text), "mine").unwrap();
    for kept in [
        sessions.join("notes.json"),
        texts.join("notes.json"),
        cache(&world).join("note"),
    ] {
        fs::write(kept, "mine").unwrap();
    }
    // A link to a folder of texts is no folder of texts.
    symlink(home(&world).join("mine"), cache(&world).join("texts-mine")).unwrap();
    world.run("forget --all").code(0).err("");
    for kept in [
        sessions.join("notes.json"),
        texts.join("notes.json"),
        cache(&world).join("note"),
        home(&world).join("mine").join(&text),
        cache(&world).join("texts-mine"),
    ] {
        assert!(kept.exists(), "{}", kept.display());
    }
    assert!(!texts.join(format!("{}.json", "ab".repeat(32))).exists());
}

#[test]
fn a_record_is_not_remembered_and_not_forgotten() {
    let world = world();
    for arguments in ["forget other#a", "forget other#a --dry-run"] {
        world.run(arguments).code(2).out("").err(
            "error: `other#a` names a record, and what is remembered is of a library; write `casefile forget other`.\n",
        );
    }
    assert!(store(&world, "other").size().is_some());
    // What was remembered of a library with such a name is of that.
    store(&world, "other#a").write("{\"view\":1}").unwrap();
    let ran = world.run("forget other#a").code(0);
    assert!(
        ran.out
            .starts_with("Removed what was remembered of `other#a` (1 file, 10 bytes).\n"),
        "{}",
        ran.out
    );
    let ran = world.run("forget nowhere#a").code(0);
    assert!(
        ran.out
            .starts_with("Nothing is remembered of `nowhere#a`.\n"),
        "{}",
        ran.out
    );
}

#[test]
fn a_library_that_was_kept_as_it_was_seen_is_forgotten() {
    let world = world().file("casefiles/library.yaml", "format: 1\nid: the-visits\n");
    let state = home(&world).join(".local/state");
    let path = world.path("casefiles");
    let (parsed, found) = casefile::load::read(&path).unwrap();
    let library = casefile::library::Library::link(parsed, found);
    let marker = casefile::marker::store(&state, &path, &library);
    casefile::marker::put(&marker, &path, &library, 1).unwrap();
    let size = marker.size().unwrap();
    let ran = world.run("forget --dry-run").code(0);
    let told = format!("`casefiles` (2 files, {} bytes)", size + 10);
    assert!(ran.out.contains(&told), "{}", ran.out);
    assert!(marker.size().is_some());
    // Also where the library is gone, and nobody can ask it for its id.
    fs::remove_dir_all(&path).unwrap();
    world.run("casefiles forget").code(0);
    assert_eq!(marker.size(), None);
    assert!(store(&world, "other").size().is_some());
}

#[test]
fn notes_that_were_never_saved_are_forgotten() {
    for (file, head, all) in [
        ("casefiles/library.yaml", "format: 1\nid: harbour\n", false),
        ("casefiles/library.yaml", "format: 1\n", false),
        ("casefiles/library.yaml", "format: 1\nid: harbour\n", true),
    ] {
        let world = World::case("").file(file, head);
        let path = world.path("casefiles");
        let id = "harbour".parse().unwrap();
        let by = match head.contains("id:") {
            true => KnownBy::Id(&id),
            false => KnownBy::Path(&path),
        };
        let drafts = Store::of_drafts(&home(&world).join(".local/share"), by);
        drafts.keep("[]").unwrap();
        let what = if all { "--all" } else { "" };
        let ran = world.run(&format!("forget {what}")).code(0).err("");
        assert!(ran.out.contains("(1 file, 2 bytes)"), "{}", ran.out);
        assert_eq!(drafts.size(), None, "{head}");
    }
}
