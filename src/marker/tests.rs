use std::fs;

use tempfile::{TempDir, tempdir};

use super::*;
use crate::load;

const CASE: &str = "\
format: 1
title: The visit
sources:
  post: {title: The post, text: post.txt}
allegations:
  locked: {statement: The door was locked., cites: [{source: post, at: ¶1}]}
";

/// A library with a case in a folder of its own, and what its reader saw of it.
struct World {
    folder: TempDir,
}

impl World {
    fn new() -> Self {
        let world = Self {
            folder: tempdir().unwrap(),
        };
        world.write("library/library.yaml", "format: 1\n");
        world.write("library/visit/case.yaml", CASE);
        world.write("library/visit/post.txt", "The door was locked.\n");
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn library(&self, name: &str) -> Library {
        let (parsed, found) = load::read(&self.path(name)).unwrap();
        Library::link(parsed, found)
    }

    fn store(&self, name: &str) -> Store {
        store(&self.path("state"), &self.path(name), &self.library(name))
    }

    fn put(&self, name: &str) -> usize {
        let library = self.library(name);
        put(&self.store(name), &self.path(name), &library, 7).unwrap()
    }

    fn read(&self, name: &str) -> Result<Marker, Unread> {
        Marker::read(self.store(name))
    }

    fn is_same(&self, name: &str) -> bool {
        let marker = self.read(name).unwrap();
        marker.is_of(&self.path(name), &self.library(name)).unwrap()
    }

    fn old(&self, name: &str) -> Old {
        let marker = self.read(name).unwrap();
        marker.open(&self.path(name), &self.library(name)).unwrap()
    }

    /// What is in the folder of markers.
    fn kept(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.path("state/casefile/markers")).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    }
}

/// What the one statement says.
fn said(library: &Library) -> String {
    let key = &library.find("locked").unwrap().key;
    library.label(library.index(key).unwrap()).to_string()
}

/// The text of the source, as it is read by way of its record.
fn text(library: &Library) -> String {
    let source = library.find("post").unwrap();
    let bytes = source.reach.read("post.txt", &TEXT_BYTES).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_library_is_as_it_was_however_it_was_opened() {
    for name in ["library", "library/visit", "library/visit/case.yaml"] {
        let world = World::new();
        assert!(matches!(world.read(name), Err(Unread::Nothing)));
        assert_eq!(world.put(name), 0);
        assert!(world.is_same(name), "{name}");
        world.write(
            "library/visit/case.yaml",
            &CASE.replace("was locked.", "was open."),
        );
        assert!(!world.is_same(name), "{name}");
        let old = world.old(name);
        assert!(said(&old.library).contains("was locked."), "{name}");
        // The text is the same, and is read where it is.
        world.write("library/visit/post.txt", "Nobody knows.\n");
        assert_eq!(text(&old.library), "Nobody knows.\n", "{name}");
        drop(old);
        let old = world.old(name);
        assert_eq!(text(&old.library), "The door was locked.\n", "{name}");
        assert!(!old.library.find("post").unwrap().lacks_file);
        drop(old);
        assert_eq!(world.kept().len(), 1, "{name}: nothing stays unpacked");
    }
}

#[test]
fn a_case_that_is_opened_alone_has_a_marker_of_its_own() {
    for id in ["", "id: harbour-1\n"] {
        let world = World::new();
        world.write("library/library.yaml", &format!("format: 1\n{id}"));
        world.write("library/other.yaml", "format: 1\ntitle: Other\n");
        let names = [
            "library",
            "library/visit",
            "library/visit/case.yaml",
            "library/other.yaml",
        ];
        for name in names {
            assert!(matches!(world.read(name), Err(Unread::Nothing)), "{name}");
            world.put(name);
        }
        world.write("library/other.yaml", "format: 1\ntitle: Another\n");
        assert!(!world.is_same("library/other.yaml"));
        world.put("library/other.yaml");
        assert!(world.is_same("library/other.yaml"));
        // What was seen of it alone is new to who looks at the library.
        assert!(!world.is_same("library"), "{id}");
        assert_eq!(world.kept().len(), names.len());
        let of_library = stores_of(&world.path("state"), &world.path("library"));
        assert_eq!(of_library.len(), names.len(), "{id}");
    }
}

#[test]
fn a_file_that_comes_or_goes_is_a_change() {
    let world = World::new();
    world.put("library");
    world.write("library/more.yaml", "format: 1\ntitle: More\n");
    assert!(!world.is_same("library"));
    world.put("library");
    assert!(world.is_same("library"));
    fs::remove_file(world.path("library/visit/post.txt")).unwrap();
    assert!(!world.is_same("library"));
    // One that is only touched is none.
    world.write("library/visit/post.txt", "The door was locked.\n");
    assert!(world.is_same("library"));
}

#[test]
fn what_cannot_be_read_is_no_marker_and_stays() {
    let world = World::new();
    world.put("library");
    let path = world.store("library").path();
    let whole = fs::read(&path).unwrap();
    // Wherever it is cut, and whatever is damaged of the list.
    for cut in [0, 1, 40, whole.len() / 2, whole.len() - 1] {
        fs::write(&path, &whole[..cut]).unwrap();
        assert!(
            matches!(world.read("library"), Err(Unread::Damaged)),
            "{cut}"
        );
        assert_eq!(fs::read(&path).unwrap().len(), cut);
    }
    for (edition, wanted) in [(EDITION + 1, Unread::Newer), (EDITION, Unread::Damaged)] {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer
            .start_file(LIST, SimpleFileOptions::default())
            .unwrap();
        // A newer one may say everything else in another way.
        write!(writer, "{{\"edition\": {edition}, \"files\": 3}}").unwrap();
        fs::write(&path, writer.finish().unwrap().into_inner()).unwrap();
        assert_eq!(world.read("library").err(), Some(wanted));
    }
    // What was damaged within is noticed when it is needed.
    fs::write(&path, &whole).unwrap();
    let mut marker = world.read("library").unwrap();
    marker.list.files.get_mut("visit/case.yaml").unwrap().sha256 = "0".repeat(64);
    let opened = marker.open(&world.path("library"), &world.library("library"));
    assert!(opened.is_err_and(|error| error.to_string().contains("damaged")));
}

#[test]
fn no_name_in_a_list_leads_out_of_the_folder() {
    let world = World::new();
    world.put("library");
    let outside = world.path("outside");
    for name in [
        "../../../../../../../../../../../../../../../../../../outside",
        "a/../../../outside",
        "/outside",
        "a//b",
        "a\\b",
        ".",
    ] {
        let mut marker = world.read("library").unwrap();
        let filed = marker.list.files["visit/case.yaml"].clone();
        marker.list.files.insert(name.into(), filed);
        let opened = marker.open(&world.path("library"), &world.library("library"));
        assert!(opened.is_err(), "{name}");
        assert!(!outside.exists());
    }
}

#[test]
fn what_a_killed_run_left_unpacked_is_removed_by_the_next() {
    let world = World::new();
    world.put("library");
    let left = world.path("state/casefile/markers/.casefile-1-abcdef.tmp");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("words"), "of a stranger").unwrap();
    world.put("library");
    assert!(!left.exists());
    assert_eq!(world.kept().len(), 1);
}

#[test]
fn files_beyond_the_limit_are_known_by_their_hashes() {
    let world = World::new();
    let text = "a".repeat(usize::try_from(CONTENT.most).unwrap());
    world.write("library/visit/post.txt", &text);
    assert_eq!(world.put("library"), 1);
    assert!(world.is_same("library"));
    assert_eq!(world.read("library").unwrap().left_out(), 1);
    world.write("library/visit/post.txt", "b");
    assert!(!world.is_same("library"));
    let old = world.old("library");
    assert!(old.library.find("post").unwrap().lacks_file);
}

#[test]
fn markers_of_a_path_are_found_whatever_the_library_calls_itself() {
    let world = World::new();
    let (state, library) = (world.path("state"), world.path("library"));
    world.put("library");
    world.write("library/library.yaml", "format: 1\nid: the-visits\n");
    world.put("library");
    world.write("other/one.yaml", "format: 1\ntitle: One\n");
    world.put("other");
    assert_eq!(Store::all_of_markers(&state).len(), 3);
    assert_eq!(stores_of(&state, &library).len(), 2);
    // Also where it is gone.
    let whole = crate::session::whole(&library);
    fs::remove_dir_all(&library).unwrap();
    assert_eq!(stores_of(&state, &whole).len(), 2);
    // It is moved, and called by its id.
    assert!(world.read("other").is_ok());
}
