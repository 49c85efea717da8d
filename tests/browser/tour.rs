//! The tour: every step can be taken by the keys that it names, the guidance fits the screen, and the
//! case shows what it is there to show.

#[path = "tour/case.rs"]
mod case;

use std::{collections::BTreeSet, path::Path};

use casefile::{
    document::{Archive, Originals},
    tui::{
        action::Action,
        effect::{Effect, Export},
        input::keymap::Keymap,
        list::View,
        measure::layout::layout,
        message::Message,
        model::Model,
        state::Pane,
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
    "g g Enter",
    "O",
    "s",
    "c",
    "v",
    "y n",
    "H H",
    "D '2031-05 Enter",
    "Esc",
    "g c",
    "g m",
    "g a f 'money Enter",
    "Enter",
    "Ctrl+p 'every Enter",
    "s",
    "Ctrl+p 'calls Enter s",
    "/ 'wait Enter",
    "g p",
    "g t",
    "g q Enter",
    "x Enter Enter",
    "? q",
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
    export(
        story,
        &tempfile::tempdir().expect("a folder").path().join("two.md"),
    );
}

/// Writes what the reader wanted written, to another file than they named.
fn export(story: &mut Story, path: &Path) {
    for effect in std::mem::take(&mut story.left.0) {
        if let Effect::Export(export) = effect {
            story.carry_out(Effect::Export(Export {
                path: path.into(),
                ..export
            }));
        }
    }
}

/// A tour in which so many steps are done.
fn after(steps: usize) -> Story {
    let mut story = begun((80, 24));
    let done = DONE[..steps].iter();
    done.for_each(|keys| follow(&mut story, keys));
    story
}

fn told(parts: &[Part], model: &Model) -> String {
    let words = parts.iter().map(|part| part.words(model).to_string());
    words.collect()
}

/// The guidance as it should stand on the screen.
fn line(story: &Story) -> String {
    let tour = story.model.state.tour.expect("a tour");
    told(tour.guidance(&story.model), &story.model)
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
    story.keys("Q");
    assert!(story.model.state.done);
}

/// Steps, by how many are done before; the keys that lead away; what is then said, and the keys back.
const STRAYED: [(usize, &str, &str, &str); 28] = [
    (0, "g p", "~ goes back to the list of cases.", "~"),
    (0, "Alt+3", "~ goes back to the list of cases.", "~"),
    (1, "Enter", "h goes back to the views", "h"),
    (
        1,
        "g q Enter",
        "h goes back to the views",
        "h h k k k k k k k Enter",
    ),
    (
        1,
        "g m Backspace",
        "Up with k to Allegations",
        "k k k k k k k k k Enter",
    ),
    (1, "h", "The case is closed: ~ goes", "~ Enter"),
    (2, "g p", "g a goes to the allegations", "g a"),
    (2, "Alt+1", "g a goes to the allegations", "g a"),
    (2, "f 'money Enter", "Esc takes the filter away", "Esc"),
    (2, "D '2031-05 Enter", "an earlier day: Esc leaves", "Esc"),
    (
        3,
        "h j",
        "^P goes back to the three papers",
        "Ctrl+p '52 Enter",
    ),
    (
        4,
        "g q",
        "^P goes back to the three papers",
        "Ctrl+p '52 Enter",
    ),
    (5, "h", "s goes to the words again", "s"),
    (6, "h", "s goes to the words again", "s"),
    (7, "Esc", "s goes to the words again, and v chooses", "s v"),
    (
        7,
        "Alt+3",
        "s goes to the words again, and v chooses",
        "s v",
    ),
    (8, "Alt+2", "g 3 goes to the record", "g 3"),
    (
        8,
        "g q",
        "^P goes back to the three papers",
        "Ctrl+p '52 Enter",
    ),
    (
        9,
        "D '2031-03 Enter",
        "That is another day: Esc",
        "Esc Ctrl+p '52 Enter",
    ),
    (
        9,
        "g q",
        "^P goes back to the three papers",
        "Ctrl+p '52 Enter",
    ),
    (11, "~", "The case is closed: ~ goes", "~ Enter"),
    (
        14,
        "Ctrl+p '61 Enter",
        "^P goes to it: type money",
        "Ctrl+p 'money Enter",
    ),
    (14, "s", "h goes back to the record", "h"),
    (
        16,
        "Ctrl+p '52 Enter",
        "^P goes back to it: type every",
        "Ctrl+p 'every Enter",
    ),
    (
        18,
        "Ctrl+p '52 Enter",
        "^P goes back to it: type calls",
        "Ctrl+p 'calls Enter s",
    ),
    (18, "h", "s goes to the words again", "s"),
    (21, "~", "The case is closed: ~ goes", "~ Enter"),
    // What is searched for goes first.
    (
        22,
        "D '2031-05 Enter",
        "an earlier day: Esc leaves",
        "Esc Esc",
    ),
];

#[test]
fn who_has_strayed_is_told_the_way_back() {
    let usual = Model::default();
    let mut ways = BTreeSet::new();
    let mut story = after(0);
    for (step, away, way, back) in STRAYED {
        (done(&story)..step).for_each(|step| follow(&mut story, DONE[step]));
        let before = story.model.clone();
        let asked = told(STEPS[step].guidance, &usual);
        assert_eq!(line(&story), asked, "after {step} steps");
        follow(&mut story, away);
        assert_eq!(done(&story), step, "{away}");
        assert!(line(&story).contains(way), "{away}\n{}", story.screen());
        assert!(story.screen().contains(&line(&story)));
        ways.insert(line(&story));
        follow(&mut story, back);
        if done(&story) == step {
            assert_eq!(line(&story), asked, "{back}\n{}", story.screen());
            follow(&mut story, DONE[step]);
        }
        assert!(done(&story) > step, "{away}\n{}", story.screen());
        story.model = before;
    }
    let all = STEPS.iter().flat_map(|step| step.strayed);
    let all: BTreeSet<String> = all.map(|strayed| told(strayed.way, &usual)).collect();
    assert_eq!(ways, all);
}

#[test]
fn a_file_that_is_not_written_leaves_the_step() {
    let step = DONE.iter().position(|keys| *keys == "x Enter Enter");
    let step = step.expect("an export");
    let mut story = after(step);
    story.keys("x Enter Enter");
    assert_eq!(done(&story), step);
    let folder = tempfile::tempdir().expect("a folder");
    export(&mut story, &folder.path().join("nowhere").join("two.md"));
    assert_eq!(done(&story), step);
    let path = folder.path().join("two.md");
    // It can be tried again from where it failed.
    story.keys("Enter Enter");
    export(&mut story, &path);
    assert_eq!(done(&story), step + 1);
    assert!(path.exists());
}

/// Over the marks of a picture `h` goes to the left: what leads out is Backspace, and that is what is said.
#[test]
fn in_a_picture_the_key_is_named_that_goes_back() {
    let mut story = after(1);
    story.keys("g t");
    assert!(story.model.mark().is_some());
    let way = "Backspace goes back to the views, a pane at a time.";
    assert!(story.screen().contains(way), "{}", story.screen());
    let footer = story.screen();
    let footer = footer.lines().last().unwrap_or_default();
    assert!(
        footer.contains("h left") && footer.contains("Backspace back"),
        "{footer}"
    );
    story.keys("l h");
    assert!(story.model.mark().is_some());
    story.keys("Backspace");
    assert_eq!(story.model.state.place.pane, Pane::Menu);
    assert_eq!(done(&story), 1);
}

/// What the footer has to say needs several lines; the sentence stands above them.
#[test]
fn a_sentence_stays_in_sight() {
    for (steps, keys) in [(9, "D '2031-05 Enter"), (13, "g a f"), (13, "g a f 'm")] {
        let mut story = after(steps);
        follow(&mut story, keys);
        let screen = story.screen();
        assert!(screen.contains(&line(&story)), "{keys}\n{screen}");
    }
    let mut story = after(9);
    follow(&mut story, "D '2031-05 Enter");
    let screen = story.screen();
    let row = |words: &str| screen.lines().position(|row| row.contains(words));
    let (guide, notice) = (row(&line(&story)), row("As of May 2031, these"));
    assert_eq!(guide.map(|guide| guide + 1), notice, "{screen}");
    assert!(notice < Some(22));
}

#[test]
fn a_step_asks_for_no_key_that_it_does_not_name() {
    let usual = Model::default();
    for (step, keys) in STEPS.iter().zip(DONE) {
        let mut named: Vec<String> = Vec::new();
        for part in step.guidance {
            match part {
                Part::Key(_) => {
                    let keys = part.words(&usual).to_string();
                    named.extend(keys.split(' ').map(str::to_owned));
                }
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
    for (keys, named) in [("\"F5\"", "Press F5 to open"), ("", "Press `open` to open")] {
        let mut fixed = (*story.model.fixed).clone();
        fixed.keymap = Keymap::with(&binding(keys)).0;
        story.model.fixed = fixed.into();
        assert!(story.screen().contains(named), "{}", story.screen());
    }
    assert!(story.model.fixed.keymap.keys(Action::Open).is_empty());
}

#[test]
fn the_guidance_stands_above_the_footer_where_there_is_room() {
    let mut walked = after(0);
    for keys in DONE.iter().chain([&""]) {
        let before = walked.model.clone();
        let story = &mut walked;
        story.keys("Esc");
        let number = (done(story) + 1).min(STEPS.len());
        let whole = format!("{number}/{}  {}", STEPS.len(), line(story));
        for (width, height) in [(80, 24), (120, 40), (40, 10), (40, 12), (61, 15)] {
            story.send(Message::Sized(Size { width, height }));
            let screen = story.screen();
            let place = layout(story.model.state.size, &story.model).guide;
            let rows = screen.lines().skip(place.y.into());
            let rows: Vec<&str> = rows.take(place.height.into()).map(str::trim).collect();
            assert_eq!(place.bottom(), height - 1);
            let guide = rows.join(" ");
            assert_eq!(guide.trim(), whole, "{width}x{height}\n{screen}");
            assert_eq!(place.height == 1, width >= 80);
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
        walked.model = before;
        follow(&mut walked, keys);
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
    assert!(!story.screen().contains(&format!("/{}", STEPS.len())));
}

#[test]
fn every_screen_says_that_it_is_invented() {
    let head_says_so = |screen: &str| {
        let head = screen.lines().next().unwrap_or_default();
        head.contains("Tour: an invented")
    };
    for keys in ["~", "~ Enter"] {
        let mut story = begun((80, 24));
        story.keys(keys);
        let views = match keys {
            "~" => View::OF_LIBRARY,
            _ => View::OF_CASE,
        };
        for number in 0..views.len() {
            for pane in ["Alt+1", "Alt+2", "Alt+3", "Alt+4"] {
                story.keys("Alt+1 g g");
                story.keys(&"j ".repeat(number));
                story.keys(pane);
                for (width, height) in [(80, 24), (120, 40)] {
                    story.send(Message::Sized(Size { width, height }));
                    let screen = story.screen();
                    if !head_says_so(&screen) {
                        // Inside a text the breadcrumb lacks the room; every text says it at its top.
                        let is_source = story.model.state.place.pane == Pane::Source;
                        assert!(is_source && width < 120, "{screen}");
                        continue;
                    }
                    for overlay in ["?", "Ctrl+p", ":", "[", "f", "/", "x"] {
                        story.keys(overlay);
                        let screen = story.screen();
                        assert!(head_says_so(&screen), "{overlay}\n{screen}");
                        story.keys("Esc Esc");
                    }
                }
            }
        }
    }
}
