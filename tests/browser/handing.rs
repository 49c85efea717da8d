//! Handing on, where a story cannot tell it: what is called off, what comes too late.

use casefile::tui::effect::{Effect, Export};
use tempfile::tempdir;

use crate::story::Story;

const HARBOUR: &str = "tests/browser/harbour";

/// A story in which something is asked to be written and no job has begun, and what is asked.
fn asked() -> (Story, Export) {
    let mut story = Story::open(HARBOUR, (80, 24));
    story.keys("Enter x Enter Enter");
    let Some(Effect::Export(export)) = story.left.0.pop() else {
        panic!("nothing is to be written");
    };
    (story, export)
}

#[test]
fn what_is_called_off_is_not_written() {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("two.md");
    let (mut story, export) = asked();
    story.keys("Esc");
    assert!(story.screen().contains("Nothing was written."));
    let path_of = |export: &Export| Export {
        path: path.clone(),
        ..export.clone()
    };
    story.carry_out(Effect::Export(path_of(&export)));
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("a folder").count(),
        0
    );
    // What is asked for anew is another thing.
    story.keys("Enter Enter");
    let Some(Effect::Export(export)) = story.left.0.pop() else {
        panic!("nothing is to be written");
    };
    story.carry_out(Effect::Export(path_of(&export)));
    assert!(path.exists());
    assert!(story.screen().contains("bytes."));
}

#[test]
fn what_is_being_put_in_its_place_is_not_said_to_be_called_off() {
    let (mut story, export) = asked();
    assert!(export.turn.take());
    story.keys("Esc");
    assert!(!story.screen().contains("Nothing was written."));
}

#[test]
fn an_answer_to_an_older_question_is_dropped() {
    let (mut story, export) = asked();
    story.keys("Esc Esc x");
    let before = story.screen();
    let folder = tempdir().expect("a folder");
    story.carry_out(Effect::Preview(Export {
        path: folder.path().join("two.md"),
        turn: Default::default(),
        ..export
    }));
    assert_eq!(story.screen(), before);
}
