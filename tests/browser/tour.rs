//! The tour: every step can be taken by the keys that it names, the guidance fits the screen, and the
//! case shows what it is there to show.

#[path = "tour/case.rs"]
mod case;

use std::path::Path;

use casefile::{
    load::document::{Archive, Originals},
    tui::{
        action::Action,
        input::keymap::Keymap,
        list::View,
        measure::layout::layout,
        message::Message,
        tour::{Part, STEPS, Tour},
    },
};
use ratatui::layout::Size;

use crate::story::Story;

pub const LIBRARY: &str = "assets/tour";

/// What a reader does at each step: keys, and after `'` what is typed.
const DONE: [&str; STEPS.len()] = [
    "Enter",
    "j j Enter",
    "g Enter",
    "s",
    "c",
    "H",
    "f 'money Enter",
    "Enter",
    "Ctrl+p 'every Enter",
    "s",
    "Ctrl+p 'calls Enter s",
    "/ 'wait Enter",
    "1 k",
    "j j j j",
    "j j Enter Enter",
    "?",
];

pub fn archive() -> Archive {
    let folder = Path::new(LIBRARY).join("originals");
    Archive::of([Originals::under(&folder).expect("the originals of the tour")])
}

fn begun(size: (u16, u16)) -> Story {
    let mut story = Story::with_archive(LIBRARY, size, archive());
    story.model.state.tour = Some(Tour::default());
    story
}

fn done(story: &Story) -> usize {
    story.model.state.tour.expect("a tour").done()
}

fn follow(story: &mut Story, keys: &str) {
    for key in keys.split_whitespace() {
        match key.strip_prefix('\'') {
            Some(words) => story.types(words),
            None => story.keys(key),
        }
    }
}

/// The guidance as it should stand on the screen.
fn line(story: &Story) -> String {
    let parts = story.model.state.tour.expect("a tour").guidance().iter();
    parts
        .map(|part| part.words(&story.model.fixed.keymap).to_string())
        .collect()
}

#[test]
fn each_step_is_taken_by_the_keys_it_names_and_not_before() {
    let mut story = begun((80, 24));
    for (step, keys) in DONE.iter().enumerate() {
        assert_eq!(done(&story), step, "before {keys:?}");
        follow(&mut story, keys);
        assert_eq!(done(&story), step + 1, "after {keys:?}\n{}", story.screen());
    }
    story.keys("Esc");
    assert!(story.screen().contains("The tour is over"));
    story.keys("q");
    assert!(story.model.state.done);
}

#[test]
fn a_step_asks_for_no_key_that_it_does_not_name() {
    let keymap = Keymap::default();
    for (step, keys) in STEPS.iter().zip(DONE) {
        let mut named: Vec<String> = Vec::new();
        for part in step.guidance {
            match part {
                Part::Key(_) => named.push(part.words(&keymap).to_string()),
                Part::Type(words) => named.push(format!("'{words}")),
                Part::Say(words) if words.contains("Enter") => named.push("Enter".into()),
                Part::Say(_) => {}
            }
        }
        let mut pressed: Vec<String> = keys
            .split_whitespace()
            .map(|key| key.replace("Ctrl+p", "^P"))
            .collect();
        for keys in [&mut named, &mut pressed] {
            keys.sort_unstable();
            keys.dedup();
        }
        assert_eq!(pressed, named);
    }
}

#[test]
fn whatever_else_is_pressed_leaves_the_step() {
    let mut story = begun((80, 24));
    story.keys("? Esc T + + j k : Esc / z z Enter");
    assert_eq!(done(&story), 0);
    // What is done by other keys is done all the same.
    story.keys("Right Alt+2 Alt+1 Down Down Right");
    assert_eq!(done(&story), 2);
}

#[test]
fn a_key_of_the_readers_own_is_the_one_that_is_named() {
    let mut story = begun((80, 24));
    let binding = |keys: &str| {
        casefile::config::parse(
            &format!("[keys]\nopen = [{keys}]\n"),
            casefile::model::FileId(0),
            None,
        )
        .0
        .keys
    };
    for (keys, named) in [("\"F5\"", "Press F5 to open"), ("", "Press open to open")] {
        let mut fixed = (*story.model.fixed).clone();
        fixed.keymap = Keymap::with(&binding(keys)).0;
        story.model.fixed = fixed.into();
        assert!(story.screen().contains(named), "{}", story.screen());
    }
    assert!(story.model.fixed.keymap.keys(Action::Open).is_empty());
}

#[test]
fn the_guidance_is_one_line_above_the_footer_where_there_is_room() {
    for step in 0..=STEPS.len() {
        let mut story = begun((80, 24));
        DONE[..step]
            .iter()
            .for_each(|keys| follow(&mut story, keys));
        story.keys("Esc");
        for (width, height) in [(80, 24), (120, 40), (40, 10), (61, 15)] {
            story.send(Message::Sized(Size { width, height }));
            let screen = story.screen();
            let rows: Vec<&str> = screen.lines().collect();
            let guide = rows[usize::from(height) - 2];
            let number = (step + 1).min(STEPS.len());
            let whole = format!(" {number}/{}  {}", STEPS.len(), line(&story));
            match whole.chars().count() <= usize::from(width) {
                true => assert_eq!(guide, whole),
                false => {
                    let cut = guide.trim_end_matches('…').trim_end();
                    assert!(cut.len() > 30 && whole.starts_with(cut), "{guide:?}");
                }
            }
        }
        for (width, height) in [(20, 5), (39, 24), (80, 9), (19, 4), (1, 1), (0, 0)] {
            story.send(Message::Sized(Size { width, height }));
            assert!(
                layout(story.model.state.size, &story.model)
                    .guide
                    .is_empty()
            );
            assert!(!story.screen().contains(&format!("/{}  ", STEPS.len())));
        }
    }
}

#[test]
fn there_is_no_guidance_outside_the_tour() {
    let mut story = begun((80, 24));
    story.model.state.tour = None;
    story.keys("Enter");
    assert!(story.model.state.tour.is_none());
    assert!(
        layout(story.model.state.size, &story.model)
            .guide
            .is_empty()
    );
    assert!(!story.screen().contains("/16"));
}

#[test]
fn every_screen_says_that_it_is_invented() {
    let says_so = |story: &Story| {
        let screen = story.screen();
        let head = screen.lines().next().unwrap_or_default();
        let size = story.model.state.size;
        assert!(head.contains("Tour: an invented"), "{size}\n{screen}");
    };
    for keys in ["~", "~ Enter"] {
        let mut story = begun((80, 24));
        story.keys(keys);
        let views = match keys {
            "~" => View::OF_LIBRARY,
            _ => View::OF_CASE,
        };
        for number in 0..views.len() {
            for pane in ["1", "2", "3", "4"] {
                story.keys("Alt+1 g g");
                story.keys(&"j ".repeat(number));
                story.keys(pane);
                for (width, height) in [(20, 5), (40, 10), (80, 24), (120, 40)] {
                    story.send(Message::Sized(Size { width, height }));
                    says_so(&story);
                    if width < 40 {
                        continue;
                    }
                    for overlay in ["?", "Ctrl+p", ":", "[", "f", "/", "x"] {
                        story.keys(overlay);
                        says_so(&story);
                        story.keys("Esc Esc");
                    }
                }
            }
        }
    }
}
