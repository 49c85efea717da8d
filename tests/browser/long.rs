//! Lists so long that they are made beside the loop.

use std::{fmt::Write as _, fs};

use casefile::tui::{
    effect::Effect,
    list::{Item, RowId},
    message::Message,
    update::update,
};
use ratatui::crossterm::event::Event;
use tempfile::{TempDir, tempdir};

use crate::story::{Story, key_event};

const ROWS: usize = 3_000;

/// Statements of two speakers, one in ten of them of ferries.
fn library() -> TempDir {
    let folder = tempdir().unwrap();
    let mut case = String::from(
        "format: 1\ntitle: Long\npeople:\n  ana: {name: Ana Example}\n  ben: {name: Ben Example}\nallegations:\n",
    );
    for number in 0..ROWS {
        let what = if number % 10 == 3 { "ferry" } else { "lamp" };
        let by = if number % 3 == 0 { "ben" } else { "ana" };
        writeln!(
            case,
            "  s{number}: {{statement: The {what} of night {number} was lit, by: {by}}}"
        )
        .unwrap();
    }
    fs::write(folder.path().join("long.yaml"), case).unwrap();
    folder
}

fn story(folder: &TempDir) -> Story {
    let mut story = Story::open(folder.path(), (120, 40));
    story.keys("g a");
    assert_eq!(story.model.shown.items.len(), ROWS);
    story
}

/// Presses keys and carries nothing out. Returns what was wanted.
fn press(story: &mut Story, keys: &str) -> Vec<Effect> {
    let keys = keys.split(' ').map(key_event);
    let press = |key| update(&mut story.model, Message::Terminal(Event::Key(key)));
    keys.flat_map(press).collect()
}

/// The lists that were asked for.
fn lists(effects: &[Effect]) -> Vec<Effect> {
    let lists = effects
        .iter()
        .filter(|effect| matches!(effect, Effect::List(_)));
    lists.cloned().collect()
}

fn selected(story: &Story) -> Option<RowId> {
    story.model.state.place.list.cursor.clone()
}

#[test]
fn a_long_list_is_filtered_sorted_and_grouped_beside_the_loop() {
    let folder = library();
    for (keys, rows) in [("f f", ROWS / 10), ("S p", ROWS), ("B p", ROWS + 2)] {
        let mut story = story(&folder);
        let wanted = lists(&press(&mut story, keys));
        assert_eq!(wanted.len(), 1, "{keys}");
        // The rows of before stay, and it is said that they are of before.
        assert_eq!(story.model.shown.items.len(), ROWS, "{keys}");
        assert!(story.screen().contains("listing…"), "{keys}");
        story.carry_out(wanted[0].clone());
        assert_eq!(story.model.shown.items.len(), rows, "{keys}");
        assert!(!story.screen().contains("listing…"), "{keys}");
    }
}

#[test]
fn the_list_that_was_asked_for_last_is_the_one_that_is_shown() {
    let folder = library();
    let mut story = story(&folder);
    // A letter with which no key begins: what may become a key is waited for.
    let begun = lists(&press(&mut story, "f x"));
    let Effect::List(old) = begun[0] else {
        panic!("no list is wanted");
    };
    let late = story.model.listing_of(old).unwrap();
    let late = late.make(None, &|_| {}).unwrap();
    let wanted = lists(&press(&mut story, "Backspace f e r r y x Backspace"));
    assert!(wanted.len() > 2);
    update(&mut story.model, Message::Listed(old, Box::new(late)));
    assert_eq!(story.model.shown.items.len(), ROWS);
    for effect in wanted.into_iter().rev() {
        story.carry_out(effect);
        assert_eq!(story.model.shown.items.len(), ROWS / 10);
    }
}

#[test]
fn the_first_rows_are_shown_before_the_others_are_found() {
    let folder = library();
    let mut story = story(&folder);
    story.keys("G");
    let last = selected(&story);
    let wanted = press(&mut story, "f l a m p");
    let Some(Effect::List(number)) = lists(&wanted).pop() else {
        panic!("no list is wanted");
    };
    let listing = story.model.listing_of(number).unwrap();
    let first = std::cell::RefCell::new(Vec::new());
    let whole = listing
        .make(None, &|made| first.borrow_mut().push(made))
        .unwrap();
    let [first] = <[_; 1]>::try_from(first.into_inner()).unwrap();
    update(&mut story.model, Message::Listed(number, Box::new(first)));
    assert_eq!(story.model.shown.items.len(), 200);
    assert!(story.screen().contains("listing…"));
    // A record that may still come is not given up.
    assert_eq!(selected(&story), last);
    update(&mut story.model, Message::Listed(number, Box::new(whole)));
    assert_eq!(story.model.shown.items.len(), ROWS - ROWS / 10);
    assert_eq!(selected(&story), last);
    assert_eq!(story.model.shown.position, ROWS - ROWS / 10 - 1);
}

#[test]
fn a_view_that_was_left_filtered_waits_for_its_rows_and_is_as_it_was() {
    let folder = library();
    let mut story = story(&folder);
    story.keys("f f e r r y Enter j j j Enter j");
    let before = story.model.state.place.clone();
    story.keys("g p");
    let wanted = press(&mut story, "g a");
    assert!(story.model.shown.waits());
    let screen = story.screen();
    assert!(
        screen.contains("Listing …") && !screen.contains("Nothing holds"),
        "{screen}"
    );
    story.carry_out(lists(&wanted)[0].clone());
    assert_eq!(story.model.state.place.list.cursor, before.list.cursor);
    assert_eq!(story.model.state.place.record, before.record);
}

#[test]
fn folding_sorts_and_looks_up_nothing_and_unfolding_returns_to_the_row() {
    let folder = library();
    let mut story = story(&folder);
    story.keys("B p 1 0 j");
    let row = selected(&story);
    assert!(matches!(row, Some(RowId::Record(_))));
    let wanted = press(&mut story, "z a");
    assert!(lists(&wanted).is_empty());
    assert!(matches!(
        story.model.shown.items[story.model.shown.position],
        Item::Head(_)
    ));
    assert_eq!(story.model.shown.items.len(), 2 + ROWS - ROWS / 3);
    press(&mut story, "z a");
    assert_eq!(selected(&story), row);
    // All folded and the groups ended: still the same row.
    press(&mut story, "z M");
    assert_eq!(story.model.shown.items.len(), 2);
    press(&mut story, "z R");
    assert_eq!(selected(&story), row);
    press(&mut story, "z M");
    story.keys("B n");
    assert_eq!(selected(&story), row);
    // A head on which one went by oneself leads to its first row.
    story.keys("B p g g");
    let first = story.model.shown.items[1].id(&story.model.known.library);
    story.keys("z a B n");
    assert_eq!(selected(&story), first);
}
