//! What is remembered from one run to the next.

use std::{fs, path::Path};

use casefile::{session::Store, tui::saved};
use tempfile::tempdir;

use crate::story::Story;

/// Words in statements, names, notes and texts, and in no id.
const PLANTED: [&str; 7] = [
    "plantedcase",
    "plantedname",
    "plantedsaid",
    "plantednote",
    "plantedentry",
    "plantedtext",
    "plantedquestion",
];

const CASE: &str = "\
format: 1
title: plantedcase
people:
  ana: {name: plantedname Ana}
  ben: {name: plantedname Ben}
sources:
  paper: {title: A plantedcase paper, text: paper.txt, published: 2024-02-01}
allegations:
  one: {statement: plantedsaid one, by: ana, note: plantednote, cites: [{source: paper, at: ¶1, quote: plantedtext one}]}
  two: {statement: plantedsaid two, by: ben, cites: [{source: paper, at: ¶2}]}
  three: {statement: plantedsaid three, by: ben, cites: [{source: paper, at: ¶2}]}
proceedings:
  trial:
    title: plantedcase trial
    entries: [{date: 2024-03-01, title: plantedentry, cites: [{source: paper, at: ¶1}]}]
questions:
  why: {question: plantedquestion?}
";

fn library() -> tempfile::TempDir {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("case-one.yaml"), CASE).unwrap();
    fs::write(
        folder.path().join("paper.txt"),
        "plantedtext one\nplantedtext two\n",
    )
    .unwrap();
    folder
}

/// All that was written below a folder.
fn written(folder: &Path) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => text.push_str(&written(&path)),
            false => text.push_str(&fs::read_to_string(path).unwrap()),
        }
    }
    text
}

#[test]
fn the_next_run_begins_where_the_last_one_ended_at_any_size() {
    let (folder, state) = (library(), tempdir().unwrap());
    let store = Store::at(state.path(), folder.path());
    let mut story = Story::remembering(folder.path(), (120, 40), store.clone());
    story.keys("g a S p j Enter j j");
    let before = story.model.state.place.clone();
    assert_eq!(before.pane.number(), 3);
    drop(story);
    let mut story = Story::remembering(folder.path(), (80, 24), store);
    let place = &story.model.state.place;
    assert_eq!(place.list.cursor, before.list.cursor);
    assert_eq!(place.list.arrangement, before.list.arrangement);
    assert_eq!(
        (place.pane, &place.record.row),
        (before.pane, &before.record.row)
    );
    // The other views are as they were left, too.
    story.keys("g q g a");
    assert_eq!(story.model.state.place.list.cursor, before.list.cursor);
}

#[test]
fn folded_groups_stay_folded_and_the_head_of_one_selected() {
    let (folder, state) = (library(), tempdir().unwrap());
    let store = Store::at(state.path(), folder.path());
    for (group, is_kept) in [("B s", true), ("B d", true), ("B c", true), ("B p", false)] {
        let mut story = Story::remembering(folder.path(), (120, 40), store.clone());
        story.keys("g a B n G B n");
        story.keys(group);
        story.keys("z M");
        let before = story.model.state.place.list.clone();
        assert!(!before.arrangement.folded.is_empty(), "{group}");
        drop(story);
        let mut story = Story::remembering(folder.path(), (120, 40), store.clone());
        let list = story.model.state.place.list.clone();
        match is_kept {
            true => {
                assert_eq!(list.arrangement, before.arrangement, "{group}");
                assert_eq!(list.cursor, before.cursor, "{group}");
            }
            // Who says it is a word of the file: the groups are open, at the row that was selected in them.
            false => {
                assert!(list.arrangement.folded.is_empty());
                assert_eq!(list.cursor, before.within);
            }
        }
        story.keys("z R");
        assert_eq!(
            story.model.state.place.list.cursor, before.within,
            "{group}"
        );
    }
}

#[test]
fn nothing_that_a_case_says_is_remembered_but_what_the_reader_typed() {
    let (folder, state) = (library(), tempdir().unwrap());
    let store = Store::at(state.path(), folder.path());
    let mut story = Story::remembering(folder.path(), (120, 40), store);
    for view in ["o", "p", "a", "e", "r", "t", "m", "c", "q", "s", "i", "x"] {
        story.keys(&format!("g {view} j Enter j s j v Esc h h m {view}"));
    }
    story.keys("g a B p z a j z M j B s z M / ");
    story.types("plantedsaid");
    story.keys("Enter n Ctrl+f");
    story.types("plantedtext");
    story.keys("Enter g a");
    let text = written(state.path());
    assert!(text.contains("case-one/one"), "{text}");
    for word in PLANTED {
        assert!(!text.contains(word), "{word} in {text}");
    }
    story.keys("f");
    story.types("plantedname");
    story.keys("Enter j");
    let text = written(state.path());
    assert!(
        text.contains("plantedname"),
        "a filter is the reader's own: {text}"
    );
}

#[test]
fn where_a_record_is_gone_the_nearest_row_is_selected_and_a_word_says_so() {
    let (folder, state) = (library(), tempdir().unwrap());
    let store = Store::at(state.path(), folder.path());
    let mut story = Story::remembering(folder.path(), (120, 40), store.clone());
    story.keys("g a j");
    drop(story);
    let case = CASE.replace("  two: {", "  deux: {");
    fs::write(folder.path().join("case-one.yaml"), case).unwrap();
    let story = Story::remembering(folder.path(), (120, 40), store);
    assert_eq!(story.model.shown.position, 1);
    let screen = story.screen();
    assert!(
        screen.contains("`case-one/two` is no longer there"),
        "{screen}"
    );
}

#[test]
fn what_cannot_be_read_begins_anew() {
    let (folder, state) = (library(), tempdir().unwrap());
    let store = Store::at(state.path(), folder.path());
    for text in [
        "",
        "{",
        "{\"edition\":99}",
        "[1]",
        "{\"edition\":1,\"place\":{\"view\":\"Nowhere\"}}",
    ] {
        store.write(text).unwrap();
        let mut story = Story::remembering(folder.path(), (120, 40), store.clone());
        let screen = story.screen();
        assert!(screen.contains("plantedcase"), "{text}");
        // What names a view that is not there any more can be read.
        let says = !text.contains("\"edition\":1,");
        assert_eq!(
            screen.contains("cannot be taken up"),
            says,
            "{text}:\n{screen}"
        );
        // Who only looks overwrites nothing.
        story.keys("?");
        story.keys("Esc");
        assert_eq!(saved::due(&story.model), None, "{text}");
        assert_eq!(store.read().text().as_deref(), Some(text));
        // It is said once, and what the reader does then is remembered.
        story.keys("g a j");
        assert!(!story.screen().contains("cannot be taken up"), "{text}");
        drop(story);
        let story = Story::remembering(folder.path(), (120, 40), store.clone());
        assert_eq!(story.model.shown.position, 1, "{text}");
        assert!(!story.screen().contains("cannot be taken up"), "{text}");
    }
}

#[test]
fn why_it_cannot_be_read_is_said() {
    let (folder, state) = (library(), tempdir().unwrap());
    let store = Store::at(state.path(), folder.path());
    let says = |why: &str| {
        let story = Story::remembering(folder.path(), (160, 40), store.clone());
        let screen = story.screen();
        assert!(screen.contains(why), "{why}:\n{screen}");
    };
    store.write("{\"edition\":99,\"place\":7}").unwrap();
    says(
        "cannot be taken up: it was written by a newer casefile. It is kept until you go on from here.",
    );
    store.write("garbage").unwrap();
    says("cannot be taken up: it was not written by this program, or is damaged.");
    fs::write(store.path(), [0xff, 0xfe]).unwrap();
    says("cannot be taken up: it is no text.");
    fs::remove_file(store.path()).unwrap();
    fs::create_dir(store.path()).unwrap();
    says("cannot be taken up: it is not a regular file.");
}

#[test]
fn what_is_forgotten_while_a_window_is_open_stays_forgotten_until_the_reader_goes_on() {
    let (folder, state) = (library(), tempdir().unwrap());
    let store = Store::at(state.path(), folder.path());
    let mut story = Story::remembering(folder.path(), (120, 40), store.clone());
    story.keys("g a j");
    assert!(store.size().is_some());
    store.remove().unwrap();
    // Leaving writes what is due, and looking on changes nothing.
    assert_eq!(saved::due(&story.model), None);
    story.keys("?");
    story.keys("Esc");
    assert_eq!((saved::due(&story.model), store.size()), (None, None));
    story.keys("j");
    assert!(store.size().is_some());
}

#[test]
fn a_window_in_which_nothing_is_done_takes_nothing_from_another() {
    let (folder, state) = (library(), tempdir().unwrap());
    let store = Store::at(state.path(), folder.path());
    let idle = Story::remembering(folder.path(), (120, 40), store.clone());
    let mut other = Story::remembering(folder.path(), (120, 40), store.clone());
    other.keys("g a j");
    assert_eq!(saved::due(&idle.model), None);
}

/// It may have been written by another release, or by hand.
#[test]
fn what_of_it_says_nothing_is_told_and_the_rest_is_taken_up() {
    let (folder, state) = (library(), tempdir().unwrap());
    let store = Store::at(state.path(), folder.path());
    let place = "\"case\":\"case-one\",\"view\":\"Allegations\",\"record\":\"case-one/two\"";
    for (rest, day, told) in [
        ("", "null", ""),
        (
            ",\"filter\":\"colour:red\"",
            "null",
            "not taken up: the filter `colour:red` (",
        ),
        (
            ",\"sort\":\"size\"",
            "null",
            "not taken up: sorting by `size` (no column).",
        ),
        (
            ",\"group\":\"size\"",
            "null",
            "not taken up: grouping by `size` (no column).",
        ),
        (
            ",\"zoom\":false},\"views\":[{\"view\":\"Nowhere\"}],\"x\":{\"a\":1",
            "null",
            "not taken up: the view `Nowhere` (there is none).",
        ),
        (
            "",
            "\"2024-02-31\"",
            "not taken up: the day `2024-02-31` (it is none).",
        ),
        (
            ",\"sort\":\"size\"",
            "\"x\"",
            "not taken up: the day `x` (it is none), and 1 more.",
        ),
    ] {
        let text = format!("{{\"edition\":1,\"day\":{day},\"place\":{{{place}{rest}}}}}");
        store.write(&text).unwrap();
        let story = Story::remembering(folder.path(), (200, 40), store.clone());
        let screen = story.screen();
        assert!(screen.contains(told), "{told}:\n{screen}");
        assert_eq!(
            screen.contains("not taken up"),
            !told.is_empty(),
            "{screen}"
        );
        assert_eq!(story.model.shown.position, 1, "{told}:\n{screen}");
    }
}
