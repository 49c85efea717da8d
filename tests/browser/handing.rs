//! Handing on, where a story cannot tell it: what is called off, what comes too late.

use std::path::Path;

use casefile::{
    session::{Store, with_codes},
    tui::{
        effect::{Effect, Export, Handed},
        message::Message,
    },
};
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

#[test]
fn where_codes_are_kept_is_said_below_the_look_and_behind_the_file() {
    let folder = tempdir().expect("a folder");
    let store = Store::of_codes(folder.path(), Path::new("library"));
    let give = || {
        let given = with_codes(Some(&store), "court", |codes| {
            codes.insert("visit/ana".to_owned(), 1);
            Ok(())
        });
        given.ok().and_then(|(_, kept)| kept)
    };
    let mut story = Story::open(HARBOUR, (120, 30));
    story.keys("Enter x Enter");
    let number = story.model.state.exports;
    let looked = Handed::Looked {
        text: "The words of it.".into(),
        kept: give(),
    };
    story.send(Message::Handed(number, looked));
    let screen = story.screen();
    assert!(screen.contains("The words of it."), "{screen}");
    assert!(
        screen.contains("The codes of the audience `court` are new"),
        "{screen}"
    );
    story.keys("Enter");
    let Some(Effect::Export(export)) = story.left.0.pop() else {
        panic!("nothing is to be written");
    };
    // They are kept since it was looked at; to the reader they are new all the same.
    let written = Handed::Written {
        told: "Wrote it.".to_owned(),
        kept: give(),
    };
    story.send(Message::Handed(export.number, written));
    let screen = story.screen();
    assert!(
        screen.contains("Wrote it. The codes of the audience `court` are new"),
        "{screen}"
    );
}

/// The name of a file goes with it: what is proposed names nobody, so that nothing is refused for it.
#[test]
fn what_is_proposed_for_a_case_that_is_called_by_a_name_does_not_have_it() {
    let folder = tempdir().expect("a folder");
    let library = folder.path().join("library");
    std::fs::create_dir(&library).expect("a folder");
    let write = |file: &str, text: &str| std::fs::write(library.join(file), text).expect("a file");
    write("library.yaml", "format: 1\naudiences: {press: {}}\n");
    write(
        "ana-ruiz.yaml",
        "format: 1\ntitle: A visit\npeople:\n  ana: {name: Ana Ruiz, protect: {as: Witness A}}\n  \
         tom: {name: Tom Ruiz}\nallegations:\n  a: {statement: Rosa Ruiz and Ana saw it., by: tom}\n",
    );
    let mut story = Story::open(library.display().to_string(), (120, 30));
    story.keys("Enter x");
    let screen = story.screen();
    assert!(
        screen.contains("case.md") && !screen.contains("ruiz.md"),
        "{screen}"
    );
    // The audience is the last row.
    story.keys("Down Down Down Down Down Right Enter Enter");
    let Some(Effect::Export(export)) = story.left.0.pop() else {
        panic!("nothing is to be written: {}", story.screen());
    };
    assert_eq!(export.audience.as_deref(), Some("press"));
    assert_eq!(export.path, Path::new("case.md"));
    story.carry_out(Effect::Export(Export {
        path: folder.path().join("case.md"),
        ..export
    }));
    let screen = story.screen();
    assert!(
        screen.contains("in 1 of them by [name left out]."),
        "{screen}"
    );
    assert!(folder.path().join("case.md").exists());
}

#[test]
fn whom_another_case_file_protects_is_neither_handed_on_nor_shown_where_names_are_covered() {
    let folder = tempdir().expect("a folder");
    let files = [
        ("library.yaml", "format: 1\naudiences: { court: {} }\n"),
        (
            "other.yaml",
            "people: { z: { name: Zulimo Hartog, protect: { as: Person Q } } }\n",
        ),
        (
            "visit/case.yaml",
            "title: A\nallegations: { a: { statement: Hartog left. } }\n",
        ),
    ];
    for (name, text) in files {
        let path = folder.path().join(name);
        let within = path.parent().expect("a folder");
        std::fs::create_dir_all(within).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    let visit = folder.path().join("visit");
    let mut story = Story::open(visit.to_str().expect("a path"), (80, 24));
    story.keys("x Enter Enter");
    let Some(Effect::Export(export)) = story.left.0.pop() else {
        panic!("nothing is to be written: {}", story.screen());
    };
    let path = folder.path().join("a.md");
    story.carry_out(Effect::Export(Export {
        path: path.clone(),
        ..export
    }));
    assert!(
        story.screen().contains("Hand protected names on?"),
        "{}",
        story.screen()
    );
    assert!(!path.exists());
    story.keys("n Esc Esc g a");
    assert!(
        story.screen().contains("Hartog left."),
        "{}",
        story.screen()
    );
    story.keys("P");
    assert!(
        story.screen().contains("Person Q left."),
        "{}",
        story.screen()
    );
    assert!(!story.screen().contains("Hartog"), "{}", story.screen());
    // Who covers names does not hand them on unless that is chosen.
    story.keys("x");
    assert!(story.screen().contains("[court]"), "{}", story.screen());
}
