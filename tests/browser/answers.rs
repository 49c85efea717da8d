//! Keys and answers that come when something else is going on.

use std::{cell::RefCell, sync::Arc};

use casefile::tui::{
    effect::Effect, everywhere, message::Message, overlay::Overlay, state::Pane, update::update,
};
use ratatui::crossterm::event::Event;

use crate::story::{Story, archive, key_event};

fn press(story: &mut Story, key: &str) -> Vec<Effect> {
    update(
        &mut story.model,
        Message::Terminal(Event::Key(key_event(key))),
    )
}

#[test]
fn enter_opens_what_was_typed_before_it_and_not_what_was_found_of_less() {
    let mut story = Story::open("tests/browser/harbour", (80, 24));
    story.keys("Ctrl+f");
    story.types("n");
    let before = story.model.state.place.clone();
    let asked: Vec<Effect> = "obody".chars().fold(Vec::new(), |_, letter| {
        press(&mut story, &letter.to_string())
    });
    assert!(press(&mut story, "Enter").is_empty());
    assert_eq!(
        story.model.state.place, before,
        "the answer is not there yet"
    );
    assert!(matches!(
        story.model.state.overlay,
        Some(Overlay::Everywhere)
    ));
    asked.into_iter().for_each(|effect| story.carry_out(effect));
    assert!(story.model.state.overlay.is_none());
    assert_ne!(story.model.state.place.pane, Pane::Menu);
    assert!(story.screen().to_lowercase().contains("nobody"));
}

#[test]
fn a_key_after_enter_takes_it_back() {
    let mut story = Story::open("tests/browser/harbour", (80, 24));
    story.keys("Ctrl+f");
    for key in ["n", "o", "Enter"] {
        press(&mut story, key);
    }
    let asked = press(&mut story, "b");
    asked.into_iter().for_each(|effect| story.carry_out(effect));
    assert!(matches!(
        story.model.state.overlay,
        Some(Overlay::Everywhere)
    ));
}

#[test]
fn the_shell_is_one_key_away_whatever_lies_over_the_panes() {
    for opener in ["Ctrl+f", "f", "Ctrl+p", ":", "?"] {
        let mut story = Story::open("tests/browser/harbour", (80, 24));
        story.keys(opener);
        story.keys("c");
        let before = story.screen();
        let asked = press(&mut story, "Ctrl+z");
        assert!(asked.contains(&Effect::Suspend), "{opener}");
        assert_eq!(story.screen(), before);
    }
}

#[test]
fn nothing_is_found_only_where_all_was_searched() {
    let mut story = Story::open("tests/browser/harbour", (80, 24));
    press(&mut story, "Ctrl+f");
    "inspecton".chars().for_each(|letter| {
        press(&mut story, &letter.to_string());
    });
    let (edition, library) = (
        story.model.known.edition,
        Arc::clone(&story.model.known.library),
    );
    let told = RefCell::new(Vec::new());
    everywhere::gather(edition, &library, &archive(), None, None, &|message| {
        told.borrow_mut().push(message);
    });
    let mut screens = Vec::new();
    for message in told.into_inner() {
        story.send(message);
        screens.push(story.screen());
    }
    let (last, before) = screens.split_last().expect("a screen");
    assert!(last.contains("nothing found  did you mean inspection?"));
    assert!(!before.is_empty());
    for screen in before {
        assert!(screen.contains("searching "), "{screen}");
        assert!(!screen.contains("nothing found"), "{screen}");
        assert!(!screen.contains("did you mean"), "{screen}");
    }
}
