//! Turning to another day: its library is worked out beside the loop, and what is typed meanwhile waits for it.

use std::fs;

use casefile::tui::{effect::Effect, message::Message, update::update};
use ratatui::crossterm::event::Event;
use tempfile::{TempDir, tempdir};

use crate::story::{Story, key_event};

fn library() -> TempDir {
    let folder = tempdir().unwrap();
    let case = "format: 1\ntitle: Lamps\npeople:\n  ana: {name: Ana Example}\nallegations:\n  \
                old: {statement: The lamp was lit, by: ana, date: 2020-03-01}\n  \
                new: {statement: The lamp was out, by: ana, date: 2024-03-01}\n";
    fs::write(folder.path().join("lamps.yaml"), case).unwrap();
    folder
}

/// A browser that was told the day and has not answered.
fn turning(folder: &TempDir, day: &str) -> (Story, Vec<Effect>) {
    let mut story = Story::open(folder.path(), (120, 40));
    story.keys("g a");
    story.types("D");
    let typed = day.chars().map(String::from).map(|key| match key.as_str() {
        " " => "Space".into(),
        _ => key,
    });
    let keys: Vec<String> = typed.chain(["Enter".into()]).collect();
    let wanted = press(&mut story, &keys.join(" "));
    (story, wanted)
}

/// Presses keys and carries nothing out. Returns what was wanted.
fn press(story: &mut Story, keys: &str) -> Vec<Effect> {
    let keys = keys.split(' ').map(key_event);
    let press = |key| update(&mut story.model, Message::Terminal(Event::Key(key)));
    keys.flat_map(press).collect()
}

fn carry_out(story: &mut Story, effects: Vec<Effect>) {
    effects.into_iter().for_each(|it| story.carry_out(it));
}

fn rows(story: &Story) -> usize {
    story.model.shown.items.len()
}

#[test]
fn what_is_typed_for_a_day_waits_until_it_is_there() {
    let folder = library();
    let (mut story, wanted) = turning(&folder, "2021");
    assert!(wanted.iter().any(|it| matches!(it, Effect::Turn(_))));
    assert!(
        story
            .screen()
            .contains("Going to 2021; keys wait for it, Esc stays here.")
    );
    press(&mut story, "g e");
    assert_eq!(rows(&story), 2, "the day is not there yet");
    carry_out(&mut story, wanted);
    let screen = story.screen();
    assert!(screen.contains("AS OF 2021"), "{screen}");
    assert!(screen.contains("Library › Evidence"), "{screen}");
}

#[test]
fn esc_stays_at_the_day_that_is_shown_and_forgets_what_was_typed() {
    let folder = library();
    let (mut story, wanted) = turning(&folder, "2021");
    press(&mut story, "g e Esc");
    assert!(story.screen().contains("It is still today."));
    carry_out(&mut story, wanted);
    assert_eq!((rows(&story), story.model.day()), (2, None));
    story.keys("G");
    assert_eq!(story.model.shown.position, 1, "keys are heard again");
}

#[test]
fn a_day_that_cannot_be_worked_out_is_told_and_keys_are_heard_again() {
    let folder = library();
    let (mut story, _) = turning(&folder, "2021");
    press(&mut story, "G");
    let why = "The library as of 2021 could not be worked out: no more is known.";
    let edition = story.model.known.edition;
    story.send(Message::Turned(edition, Err(why.into())));
    assert_eq!((story.model.day(), story.model.shown.position), (None, 1));
}

#[test]
fn a_library_that_is_read_again_meanwhile_is_turned_to_the_day_as_well() {
    let folder = library();
    let mut story = Story::open(folder.path(), (120, 40));
    story.keys("g a");
    let read = press(&mut story, "R");
    let turn = press(&mut story, "D 2 0 2 1 Enter");
    carry_out(&mut story, read);
    // The answer to the older question comes late, and nothing waits for it.
    carry_out(&mut story, turn);
    assert_eq!(
        story.model.day().map(|day| day.words().to_string()),
        Some("2021".into())
    );
    assert_eq!(rows(&story), 1);
    story.keys("R");
    assert_eq!((rows(&story), story.model.state.turning.clone()), (1, None));
}
