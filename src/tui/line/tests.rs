use proptest::prelude::*;

use super::*;
use crate::text::width;

fn key(name: &str) -> Key {
    name.parse().unwrap()
}

fn press(line: &mut Line, names: &[&str]) -> Vec<Pressed> {
    names.iter().map(|name| line.press(key(name))).collect()
}

/// The line with `|` at its caret.
fn told(line: &Line) -> String {
    let (before, behind) = line.text().split_at(line.caret());
    format!("{before}|{behind}")
}

/// What keys make of a text; `|` in it is where the caret is before them.
fn after(text: &str, names: &[&str]) -> String {
    let (before, behind) = text.split_once('|').unwrap();
    let mut line = Line::new(&format!("{before}{behind}"));
    line.caret = before.len();
    press(&mut line, names);
    told(&line)
}

#[test]
fn story_5_alt_and_a_letter_types_nothing_and_ends_nothing() {
    let mut line = Line::default();
    for c in "one two".chars() {
        line.press(Key::of(ratatui::crossterm::event::KeyCode::Char(c).into()));
    }
    for name in ["Alt+q", "Alt+^C", "Alt+Space", "Alt+Up", "Alt+x", "F2"] {
        assert_eq!(press(&mut line, &[name]), [Pressed::Ignored], "{name}");
        assert_eq!(told(&line), "one two|");
    }
}

#[test]
fn story_6_alt_and_backspace_deletes_a_word() {
    let text = "by:villatoro standing:denied|";
    for name in ["Alt+Backspace", "Alt+^H"] {
        assert_eq!(after(text, &[name]), "by:villatoro |");
    }
    // In an empty line too it is a key of the line, and no way back.
    let mut line = Line::default();
    assert_eq!(press(&mut line, &["Alt+Backspace"]), [Pressed::Moved]);
}

#[test]
fn story_7_the_caret_moves() {
    let keys = ["Left", "Left", "Left", "Left", "Left", "l"];
    assert_eq!(after("by:vilatoro|", &keys), "by:vill|atoro");
    for (text, names, then) in [
        ("ab|", &["Home", "x"][..], "x|ab"),
        ("ab|", &["^A", "Right", "x"], "ax|b"),
        ("|ab", &["End", "x"], "abx|"),
        ("|ab", &["^E", "^B", "^B", "^F", "x"], "ax|b"),
        ("a|bc", &["Delete"], "a|c"),
        ("a|bc", &["^D", "^D", "^D"], "a|"),
        ("a|bc", &["Backspace", "^H"], "|bc"),
        ("a|bc", &["^K"], "a|"),
        ("a|bc", &["^U"], "|bc"),
        ("one two-three|", &["Alt+b"], "one two-|three"),
        (
            "one two-three|",
            &["Alt+b", "Alt+Left", "Alt+Left", "Alt+b"],
            "|one two-three",
        ),
        ("|one two-three", &["Alt+f"], "one| two-three"),
        (
            "|one two-three",
            &["Alt+f", "Alt+Right", "Alt+f", "Alt+f"],
            "one two-three|",
        ),
        ("|one two-three", &["Alt+d", "Alt+d"], "|-three"),
        ("one two-three |", &["^W"], "one |"),
        ("one two-three |", &["Alt+Backspace"], "one two-|"),
    ] {
        assert_eq!(after(text, names), then, "{text} {names:?}");
    }
}

#[test]
fn story_8_a_prompt_remembers() {
    let mut history = History::default();
    history.push("standing:denied");
    let mut line = Line::default();
    let text = history.older(line.text()).unwrap();
    line.set(text);
    assert_eq!(told(&line), "standing:denied|");
    line.set(history.newer("standing:denied").unwrap());
    assert_eq!(told(&line), "|");
}

#[test]
fn it_moves_and_deletes_by_what_is_seen_as_one_character() {
    let woman = "👩\u{200D}💻";
    for one in ["e\u{301}", woman, "🇸🇻", "न्दी", "각"] {
        let text = format!("a{one}b|");
        assert_eq!(after(&text, &["Left", "Left"]), format!("a|{one}b"));
        assert_eq!(after(&text, &["Left", "Backspace"]), "a|b");
        assert_eq!(
            after(&text, &["Home", "Right", "Right"]),
            format!("a{one}|b")
        );
        assert_eq!(after(&text, &["Home", "Right", "^D"]), "a|b");
    }
}

#[test]
fn what_joins_its_neighbour_is_not_cut_in_two() {
    assert_eq!(after("🇸x|🇻", &["Backspace"]), "🇸🇻|");
    let mut line = Line::new("\u{301}x");
    press(&mut line, &["Home", "e"]);
    assert_eq!(told(&line), "e\u{301}|x");
}

#[test]
fn what_is_cut_can_be_put_in_again() {
    for (text, names, then) in [
        ("one two|", &["^W", "^A", "^Y"][..], "two|one "),
        ("one two|", &["^W", "^Y", "^Y"], "one twotwo|"),
        // Cuts that follow one another are one.
        ("one two three|", &["^W", "^W", "^Y"], "one two three|"),
        (
            "one| two three",
            &["Alt+d", "Alt+d", "^Y"],
            "one two three|",
        ),
        ("one two| three", &["^U", "^K", "^Y"], "one two three|"),
        // A key between them makes them two, and a cut of nothing keeps what there is.
        (
            "one two three|",
            &["^W", "Left", "End", "^W", "^Y"],
            "one two |",
        ),
        ("one two|", &["^W", "^K", "^Y"], "one two|"),
        ("|one", &["^U", "^W", "Alt+Backspace", "^Y"], "|one"),
        // What is deleted is not cut.
        ("one two|", &["^W", "Backspace", "^Y"], "onetwo|"),
    ] {
        assert_eq!(after(text, names), then, "{text} {names:?}");
    }
    let mut line = Line::new("one two");
    press(&mut line, &["^W"]);
    line.set("other ");
    press(&mut line, &["^Y"]);
    assert_eq!(told(&line), "other two|", "another text has what was cut");
}

#[test]
fn a_key_says_what_it_did() {
    use Pressed::{Edited, Full, Ignored, Moved};
    let mut line = Line::default();
    let deleting = ["Backspace", "^H", "Delete", "^D"];
    assert_eq!(
        press(&mut line, &deleting),
        [Ignored; 4],
        "nothing is there"
    );
    assert_eq!(press(&mut line, &["^W", "^Y", "Left"]), [Moved; 3]);
    assert_eq!(press(&mut line, &["a", "Delete"]), [Edited, Moved]);
    assert_eq!(press(&mut line, &["Home", "Backspace"]), [Moved, Moved]);
    assert_eq!(press(&mut line, &["Delete", "x", "^U"]), [Edited; 3]);
    line.set(&"x".repeat(CHARACTERS));
    assert_eq!(press(&mut line, &["x", "^Y"]), [Full, Full]);
}

#[test]
fn what_is_put_in_is_one_line_and_no_longer_than_it_may_be() {
    let mut line = Line::new("ab");
    press(&mut line, &["Left"]);
    assert_eq!(line.insert("1\r\n2\n\t3\u{9b}\0"), 0);
    assert_eq!(told(&line), "a1 2  3  |b");
    let full = "x".repeat(CHARACTERS - 2);
    line.set(&full);
    assert_eq!(line.insert("ye\u{301}z"), 3, "no half of a letter");
    assert_eq!(line.text(), format!("{full}y"));
    assert_eq!(line.insert("éé"), 1);
    assert_eq!(
        Line::new(&"é".repeat(CHARACTERS + 5))
            .text()
            .chars()
            .count(),
        CHARACTERS
    );
}

#[test]
fn a_part_is_replaced_where_it_stands() {
    let mut line = Line::new("by:vil standing:denied");
    assert_eq!(line.replace(3..6, "villatoro"), 0);
    assert_eq!(told(&line), "by:villatoro| standing:denied");
    line.set("é");
    line.replace(1..99, "x");
    assert_eq!(told(&line), "x|");
}

#[test]
fn every_key_of_the_table_is_a_key_and_is_there_once() {
    let mut seen: Vec<Key> = Vec::new();
    for name in EDITS.iter().flat_map(|edit| edit.keys) {
        let key = key(name);
        assert!(!seen.contains(&key), "{name}");
        assert_eq!(key.typed(), None, "{name}");
        seen.push(key);
    }
    let kill = EDITS.iter().find(|edit| edit.keys.contains(&"^H")).unwrap();
    assert_eq!(kill.shown().as_str(), "Backspace, ^H");
}

/// Texts that join one another, have no glyph or are more than one column wide.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<char>().prop_map(String::from),
        proptest::sample::select(vec![
            "a", ":", " ", "é", "e\u{301}", "\u{301}", "👩", "\u{200D}", "💻", "\u{FE0F}", "🇸",
            "🇻", "न्", "दी", "\u{94D}", "각", "ᄀ", "ᅡ", "東", "\u{202E}", "\n", "\u{1b}",
            "\u{FF9E}", "\u{600}", "\u{903}",
        ])
        .prop_map(String::from),
    ]
}

fn pieces() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..20).prop_map(|pieces| pieces.concat())
}

#[derive(Clone, Debug)]
enum Step {
    Key(Key),
    Type(String),
    Set(String),
}

fn step() -> impl Strategy<Value = Step> {
    let names: Vec<&str> = EDITS.iter().flat_map(|edit| edit.keys).copied().collect();
    prop_oneof![
        4 => proptest::sample::select(names).prop_map(|name| Step::Key(key(name))),
        4 => piece().prop_map(Step::Type),
        1 => pieces().prop_map(Step::Set),
    ]
}

fn check(line: &Line) {
    let (text, caret) = (line.text(), line.caret());
    let ends = text.grapheme_indices(true).map(|(start, _)| start);
    assert!(ends.chain([text.len()]).any(|end| end == caret), "{line:?}");
    assert!(!text.contains(char::is_control), "{line:?}");
    assert!(text.chars().count() <= CHARACTERS);
    for room in [0, 1, 2, 3, 7, 20, 500] {
        let seen = line.seen(room);
        assert!(seen.caret < room.max(1), "{line:?} in {room}: {seen:?}");
        assert!(width(&seen.text) <= room, "{line:?} in {room}: {seen:?}");
        assert_eq!(
            seen.column(caret),
            seen.caret,
            "{line:?} in {room}: {seen:?}"
        );
        let parts = seen.parts(caret..text.len());
        assert_eq!(Clean::join(parts, ""), seen.text, "{line:?} in {room}");
        if room == 500 {
            assert_eq!(seen.text, crate::text::clean(text));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_keys(steps in proptest::collection::vec(step(), 0..40)) {
        let mut line = Line::default();
        for step in steps {
            let before = line.text().to_owned();
            match step {
                Step::Key(key) => {
                    let pressed = line.press(key);
                    let is_same = line.text() == before;
                    prop_assert_eq!(
                        is_same,
                        matches!(pressed, Pressed::Moved | Pressed::Ignored),
                        "{:?} {:?}", key, line
                    );
                }
                Step::Type(text) => prop_assert_eq!(line.insert(&text), 0),
                Step::Set(text) => prop_assert_eq!(line.set(&text), 0),
            }
            check(&line);
        }
    }

    /// Text and, where the letters round it do not join, the caret.
    #[test]
    fn a_kill_and_a_yank_restore_the_line(text in pieces(), at in 0_usize..30) {
        for name in ["^K", "^U", "^W", "Alt+d", "Alt+Backspace"] {
            let mut line = Line::new(&text);
            press(&mut line, &["Home"]);
            (0..at).for_each(|_| { line.press(key("Right")); });
            let before = line.clone();
            if line.press(key(name)) == Pressed::Moved {
                continue;
            }
            let gone = before.text().len() - line.text().len();
            let cut_at = match name {
                "^K" | "Alt+d" => before.caret(),
                _ => before.caret() - gone,
            };
            let is_joined = line.caret() != cut_at;
            line.press(key("^Y"));
            prop_assert_eq!(line.text().len(), before.text().len());
            prop_assert!(is_joined || line.text() == before.text(), "{} {:?}", name, before);
        }
    }
}
