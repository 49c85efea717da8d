//! What prompts say where it is seen: that a line is full, that something cannot be done, how much was found.

use std::fs;

use casefile::{
    config::Binding,
    model::{At, Span},
    tui::{
        effect::{Effect, Handed},
        input::keymap::Keymap,
        line::CHARACTERS,
        message::Message,
        model::Fixed,
    },
};
use ratatui::{crossterm::event::Event, layout::Size};
use tempfile::{TempDir, tempdir};

use crate::story::Story;

const HARBOUR: &str = "tests/browser/harbour";

/// The text of a line that is full.
fn most() -> String {
    "a ".repeat(CHARACTERS / 2)
}

#[test]
fn every_line_says_that_it_is_full() {
    // The filter, the search, the day, the export; then lines over the panes.
    for key in ["f", "/", "D", "x", "Ctrl+p", "Ctrl+f", ":"] {
        let mut story = Story::open(HARBOUR, (80, 24));
        story.keys(&format!("Enter j j Enter {key} Ctrl+u"));
        story.send(Message::Terminal(Event::Paste(most())));
        assert!(!story.screen().contains("A line holds"), "{key}");
        story.types("b");
        let screen = story.screen();
        assert!(
            screen.contains("A line holds 1000 characters."),
            "{key}:\n{screen}"
        );
        story.send(Message::Terminal(Event::Paste("bcd".to_owned())));
        let screen = story.screen();
        assert!(screen.contains("3 are left out"), "{key}:\n{screen}");
    }
}

#[test]
fn an_offer_that_has_no_room_says_so() {
    let mut story = Story::open(HARBOUR, (80, 24));
    story.keys("Enter j j Enter f");
    let typed = format!("{}sta", "a ".repeat(CHARACTERS / 2 - 2));
    story.send(Message::Terminal(Event::Paste(typed)));
    story.keys("Tab");
    let screen = story.screen();
    assert!(
        screen.contains("A line holds 1000 characters; 5 are left out."),
        "{screen}"
    );
}

#[test]
fn what_cannot_be_done_is_said_above_a_prompt_and_not_after_it() {
    const WHY: &str = "There is no shell to go to.";
    for key in ["f", "/", "D", "x", "Ctrl+p", "Ctrl+f", "?", "j"] {
        let mut story = Story::open(HARBOUR, (80, 24));
        story.keys(&format!("Enter j j Enter {key}"));
        story.send(Message::Refused(WHY.to_owned()));
        assert!(story.screen().contains(WHY), "{key}:\n{}", story.screen());
        story.keys("a Esc");
        assert!(!story.screen().contains(WHY), "{key}:\n{}", story.screen());
    }
}

#[test]
fn no_screen_is_too_small_for_what_lies_over_the_panes() {
    for key in ["f", "/", "D", "x", "Ctrl+p", "Ctrl+f", ":", "?", "T"] {
        let mut story = Story::open(HARBOUR, (20, 5));
        story.keys(&format!("Enter j j Enter {key}"));
        for (width, height) in [
            (20, 5),
            (20, 6),
            (39, 5),
            (39, 8),
            (10, 3),
            (1, 1),
            (0, 0),
            (80, 24),
        ] {
            story.send(Message::Sized(Size { width, height }));
            story.screen();
            story.types("a");
            story.screen();
        }
    }
}

/// A library of many events, and a source of many paragraphs; the first and the last hold `needle`.
fn large() -> TempDir {
    let folder = tempdir().unwrap();
    let mut case = String::from(
        "format: 1\ntitle: Large\nsources:\n  text: {title: A text, text: text.txt}\nevents:\n",
    );
    for number in 0..5_100 {
        let word = match number {
            0 | 5_099 => "needle",
            _ => "hay",
        };
        case.push_str(&format!(
            "  e-{number:04}: {{title: {word}, date: 2020-01-01, cites: [{{source: text, at: ¶1}}]}}\n"
        ));
    }
    fs::write(folder.path().join("large.yaml"), case).unwrap();
    let mut text = String::from("needle\n\n");
    text.push_str(&"hay\n\n".repeat(20_500));
    text.push_str("needle\n");
    fs::write(folder.path().join("text.txt"), text).unwrap();
    folder
}

#[test]
fn of_what_is_not_all_looked_through_the_count_says_so() {
    let folder = large();
    let mut story = Story::open(folder.path(), (120, 40));
    story.keys("Enter g l /");
    story.types("needle");
    assert!(story.screen().contains("1/1+"), "{}", story.screen());
    story.keys("Enter n");
    assert_eq!(story.model.shown.position, 5_099);
    assert!(story.screen().contains("1+ found"), "{}", story.screen());
    // As the reader comes to the text from a row that cites it.
    story.keys("s /");
    story.types("needle");
    assert!(story.screen().contains("1/1+"), "{}", story.screen());
    story.keys("Enter n");
    assert!(story.screen().contains("2+ found"), "{}", story.screen());
}

/// The browser with some actions bound to no key.
fn without_keys(actions: &[&str], size: (u16, u16)) -> Story {
    let binding = |action: &&str| Binding {
        action: At {
            value: (*action).to_owned(),
            span: Span::default(),
        },
        keys: Vec::new(),
    };
    let bound: Vec<Binding> = actions.iter().map(binding).collect();
    let (keymap, wrong) = Keymap::with(&bound);
    assert!(wrong.is_empty(), "{wrong:?}");
    let fixed = Fixed {
        keymap,
        ..Fixed::default()
    };
    let path = "tests/browser/harbour".into();
    Story::begin(path, size, crate::story::archive(), None, fixed)
}

#[test]
fn an_action_without_a_key_has_no_place_in_a_footer() {
    let actions = [
        "cancel",
        "search-next",
        "search-previous",
        "next",
        "previous",
        "accept",
        "take-offer",
        "older",
        "newer",
        "reload",
        "help",
        "filter",
        "next-in-help",
        "previous-in-help",
    ];
    for size in [(80, 24), (120, 40)] {
        let mut story = without_keys(&actions, size);
        story.keys("/");
        story.types("crane");
        let typed = story.screen();
        story.keys("Ctrl+c /");
        story.types("crane");
        let mut screens = vec![typed];
        story.model.state.overlay = None;
        screens.push(story.screen());
        story.keys("g");
        screens.push(story.screen());
        for keys in ["a :", "Ctrl+c Ctrl+p", "Ctrl+c Ctrl+f"] {
            story.keys(keys);
            screens.push(story.screen());
        }
        for screen in screens {
            let footer = screen.lines().last().unwrap_or_default();
            for action in actions {
                assert!(
                    !footer.contains(&format!("`{action}`")),
                    "{action}: {screen}"
                );
            }
            assert!(!footer.contains('`'), "{screen}");
        }
    }
}

#[test]
fn that_nothing_is_found_is_said_until_another_view_is_looked_at() {
    for size in [(80, 24), (120, 40)] {
        let mut story = Story::open("tests/browser/harbour", size);
        story.keys("Enter g a /");
        story.types("qqq");
        story.keys("Enter");
        story.keys("j");
        assert!(story.screen().contains("not found"), "{}", story.screen());
        story.keys("g p");
        assert!(!story.screen().contains("not found"), "{}", story.screen());
        assert!(!story.screen().contains("qqq"), "{}", story.screen());
        story.keys("g a");
        assert!(!story.screen().contains("qqq"), "{}", story.screen());
        // What is found somewhere goes along.
        story.keys("/");
        story.types("a");
        story.keys("Enter g p");
        assert!(!story.model.state.search.is_nothing());
    }
}

/// What is asked before protected people are named says where they are, on a narrow screen too.
#[test]
fn a_question_is_read_to_its_end() {
    let question = "Hand protected names on? y/n  A dock worker (`crane/dock-worker`): “A dock worker” in \
                    `crane/warned`, “dock worker” in the file's name";
    let mut story = Story::open(HARBOUR, (60, 24));
    story.keys("Enter j j Enter x Enter Enter");
    let Some(Effect::Export(yes)) = story.left.0.pop() else {
        panic!("nothing is to be written");
    };
    let ask = Handed::Ask {
        question: question.to_owned(),
        yes: Box::new(yes),
    };
    story.send(Message::Handed(story.model.state.exports, ask));
    let screen = story.screen();
    let lines: Vec<&str> = screen.lines().map(str::trim).collect();
    let last = lines[lines.len() - 3..].join(" ");
    assert_eq!(last, question);
    story.keys("n");
    assert!(story.screen().contains("Nothing was written."));
}
