//! A watcher on real folders.

use std::{
    fs,
    io::Write,
    os::unix::fs::symlink,
    path::Path,
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, SystemTime},
};

use super::*;
use crate::load;

const CASE: &str = "\
format: 1
title: One
sources:
  paper: {title: Paper, text: texts/paper.txt}
allegations:
  one: {statement: First, by: ana, cites: [{source: paper, at: ¶1}]}
people:
  ana: {name: Ana}
";

/// A library in a folder of its own, and a watcher of it.
struct Story {
    folder: tempfile::TempDir,
    asks: Asks,
    told: Receiver<Told>,
    number: u64,
}

impl Story {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir(root.join("texts")).unwrap();
        fs::create_dir(root.join("empty")).unwrap();
        fs::write(root.join("one.yaml"), CASE).unwrap();
        fs::write(root.join("texts/paper.txt"), "Words\n").unwrap();
        // What was just written counts as changed since: nobody knows.
        thread::sleep(Duration::from_millis(100));
        let (asks, watcher) = Asks::new();
        let (sender, told) = channel();
        thread::spawn(move || watcher.run(&|told| drop(sender.send(told))));
        let mut story = Self {
            folder,
            asks,
            told,
            number: 0,
        };
        story.read();
        story
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Reads the library, and watches it.
    fn read(&mut self) {
        self.number += 1;
        let since = SystemTime::now();
        let path = self.folder.path().to_owned();
        let (parsed, found) = load::read(&path).unwrap();
        self.asks.watch(Of {
            number: self.number,
            path,
            library: Arc::new(Library::link(parsed, found)),
            since,
        });
        self.silent("it was read");
    }

    /// Nothing is told for as long as it takes.
    #[track_caller]
    fn silent(&self, why: &str) {
        let told = self.told.recv_timeout(QUIET_TWICE);
        assert!(told.is_err(), "{why}: {told:?}");
    }

    /// A change is told once; and nothing more once it was read.
    #[track_caller]
    fn once(&mut self, why: &str) {
        let told = self.told.recv_timeout(Duration::from_secs(20));
        assert_eq!(told, Ok(Told::Changed(self.number)), "{why}");
        self.silent(why);
        self.read();
    }
}

const QUIET_TWICE: Duration = Duration::from_millis(400);

/// What is done to files of a library, and whether it changes one.
type Save = (&'static str, bool, fn(&Path));

#[test]
fn each_way_to_save_is_seen_once() {
    let saves: &[Save] = &[
        ("written in place", true, |root| {
            fs::write(root.join("one.yaml"), CASE.replace("First", "Second")).unwrap();
        }),
        ("touched", false, |root| {
            let file = fs::File::options()
                .append(true)
                .open(root.join("one.yaml"))
                .unwrap();
            file.set_modified(SystemTime::now() + Duration::from_secs(9))
                .unwrap();
        }),
        ("written as it was", false, |root| {
            let text = fs::read(root.join("one.yaml")).unwrap();
            fs::write(root.join("one.yaml"), text).unwrap();
        }),
        ("replaced by another file", true, |root| {
            fs::write(root.join("new.tmp"), CASE.replace("First", "Third")).unwrap();
            fs::rename(root.join("new.tmp"), root.join("one.yaml")).unwrap();
        }),
        ("put aside and written anew", true, |root| {
            fs::rename(root.join("one.yaml"), root.join("one.yaml~")).unwrap();
            thread::sleep(Duration::from_millis(40));
            fs::write(root.join("one.yaml"), CASE.replace("First", "Fourth")).unwrap();
            fs::remove_file(root.join("one.yaml~")).unwrap();
        }),
        ("truncated, and written later while open", true, |root| {
            let mut file = fs::File::create(root.join("one.yaml")).unwrap();
            thread::sleep(Duration::from_millis(600));
            file.write_all(CASE.replace("First", "Fifth").as_bytes())
                .unwrap();
        }),
        ("a source's text", true, |root| {
            fs::write(root.join("texts/paper.txt"), "Other words\n").unwrap();
        }),
        ("a source's text of the same length", true, |root| {
            fs::write(root.join("texts/paper.txt"), "Other wards\n").unwrap();
        }),
        ("a case more", true, |root| {
            fs::write(root.join("two.yaml"), "format: 1\ntitle: Two\n").unwrap();
        }),
        ("a case in a folder that was there", true, |root| {
            fs::write(root.join("empty/case.yaml"), "format: 1\ntitle: Three\n").unwrap();
        }),
        ("a case in a folder that was not", true, |root| {
            fs::create_dir(root.join("more")).unwrap();
            fs::write(root.join("more/case.yaml"), "format: 1\ntitle: Four\n").unwrap();
        }),
        ("a file gone", true, |root| {
            fs::remove_file(root.join("two.yaml")).unwrap()
        }),
        ("a folder gone", true, |root| {
            fs::remove_dir_all(root.join("more")).unwrap()
        }),
        ("no case file", false, |root| {
            fs::write(root.join("letter.txt"), "Dear").unwrap();
            fs::write(root.join(".one.yaml.swp"), "b0VIM").unwrap();
        }),
        ("hundreds at once", true, |root| {
            for number in 0..300 {
                let name = format!("case-{number}.yaml");
                fs::write(root.join(name), format!("format: 1\ntitle: {number}\n")).unwrap();
            }
        }),
    ];
    let mut story = Story::new();
    for (name, changes, save) in saves {
        save(story.folder.path());
        match changes {
            true => story.once(name),
            false => story.silent(name),
        }
    }
}

#[test]
fn what_changed_before_it_was_watched_is_told() {
    let story = Story::new();
    let since = SystemTime::now();
    let path = story.folder.path().to_owned();
    let (parsed, found) = load::read(&path).unwrap();
    fs::write(story.path("texts/paper.txt"), "Meanwhile\n").unwrap();
    fs::write(story.path("two.yaml"), "format: 1\ntitle: Two\n").unwrap();
    story.asks.watch(Of {
        number: 7,
        path,
        library: Arc::new(Library::link(parsed, found)),
        since,
    });
    let last = std::iter::from_fn(|| story.told.recv_timeout(QUIET_TWICE).ok()).last();
    assert_eq!(last, Some(Told::Changed(7)));
}

#[test]
fn a_link_out_of_the_library_leads_to_nothing_that_is_watched() {
    let mut story = Story::new();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("case.yaml"), "format: 1\ntitle: Out\n").unwrap();
    symlink(outside.path(), story.path("out")).unwrap();
    story.silent("a link is no file of the library");
    story.read();
    let rests = Rests::of(story.folder.path(), &Library::default());
    let mut folders: Vec<PathBuf> = rests.folders().into_iter().map(|(path, _)| path).collect();
    folders.sort();
    folders.dedup();
    let expected = ["", "empty", "texts"].map(|name| match name {
        "" => story.folder.path().to_owned(),
        name => story.path(name),
    });
    assert_eq!(folders, expected);
}

#[test]
fn a_folder_that_goes_is_told_once_and_one_that_comes_back_at_the_next_key() {
    let story = Story::new();
    let (root, aside) = (
        story.folder.path(),
        story.folder.path().with_extension("aside"),
    );
    fs::rename(root, &aside).unwrap();
    let told = story.told.recv_timeout(Duration::from_secs(20));
    assert_eq!(told, Ok(Told::Changed(1)));
    story.asks.look();
    story.silent("it is still gone");
    fs::rename(&aside, root).unwrap();
    story.silent("nobody watches what is around a library");
    story.asks.look();
    let told = story.told.recv_timeout(Duration::from_secs(20));
    assert_eq!(told, Ok(Told::Changed(1)));
}
