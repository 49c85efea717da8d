use super::*;
use crate::{
    config::Binding,
    model::{At, Span},
};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

fn user(bindings: &[(&str, &[&str])]) -> (Keymap, Vec<String>) {
    let at = |text: &str| At {
        value: text.to_owned(),
        span: Span::default(),
    };
    let binding = |(action, keys): &(&str, &[&str])| Binding {
        action: at(action),
        keys: keys.iter().map(|key| at(key)).collect(),
    };
    let bindings: Vec<Binding> = bindings.iter().map(binding).collect();
    let (keymap, wrong) = Keymap::with(&bindings);
    let told = |found: Diagnostic| format!("{}; {}", found.message, found.help.unwrap_or_default());
    (keymap, wrong.into_iter().map(told).collect())
}

#[test]
fn the_default_keys_do_not_clash_and_none_needs_alt() {
    assert_eq!(user(&[]).1, Vec::<String>::new());
    for row in actions() {
        let without = |keys: &&&str| !keys.contains("Alt+");
        assert!(row.keys.iter().any(|keys| without(&keys)), "{}", row.name);
    }
}

#[test]
fn a_key_with_alt_is_another_key_and_can_be_bound() {
    for name in [
        "Alt+q",
        "Alt+Backspace",
        "Alt+^C",
        "Alt+F2",
        "Alt+Space",
        "Alt++",
    ] {
        let key: Key = name.parse().unwrap();
        assert_eq!(key.to_string(), name);
        assert_eq!(key.typed(), None);
        assert!(!key.is(name.strip_prefix("Alt+").unwrap()));
    }
    assert_eq!("Alt+Ctrl+c".parse::<Key>(), "Alt+^C".parse());
    let (keymap, wrong) = user(&[("help", &["Alt+h", "Alt+q"])]);
    assert_eq!(wrong, Vec::<String>::new());
    let meaning = |keys| keymap.meaning(Layer::Panes, &sequence(keys).unwrap());
    assert_eq!(meaning("Alt+q"), Meaning::Action(Action::Help, None));
    assert_eq!(meaning("q"), Meaning::Action(Action::Quit, None));
}

#[test]
fn a_letter_behind_a_key_is_bound_once() {
    let (_, wrong) = user(&[("down", &["m Letter"])]);
    assert!(wrong[0].contains("mark"), "{wrong:?}");
}

#[test]
fn a_key_is_named_with_all_that_was_held_down() {
    let held = |code| Key::of(KeyEvent::new(code, KeyModifiers::CONTROL)).to_string();
    assert_eq!(held(KeyCode::Left), "Ctrl+Left");
    assert_eq!(held(KeyCode::F(1)), "Ctrl+F1");
    assert_eq!(held(KeyCode::Char('d')), "^D");
}

#[test]
fn keys_are_read_back_as_they_are_shown() {
    for row in actions() {
        for keys in row.keys {
            let keys = sequence(keys).unwrap();
            assert_eq!(sequence(&shown(&keys)).unwrap(), keys);
        }
    }
}

#[test]
fn a_sequence_is_a_prefix_until_it_is_whole() {
    let keymap = Keymap::default();
    let keys = sequence("y c").unwrap();
    assert_eq!(keymap.meaning(Layer::Panes, &keys[..1]), Meaning::Prefix);
    assert_eq!(
        keymap.meaning(Layer::Panes, &keys),
        Meaning::Action(Action::CopyCitation, None)
    );
    assert_eq!(
        keymap.meaning(Layer::Panes, &sequence("y z").unwrap()),
        Meaning::Nothing
    );
    assert!(
        keymap
            .continuations(Layer::Panes, &keys[..1])
            .any(|(rest, row)| rest.as_str() == "c" && row.action == Action::CopyCitation)
    );
}

#[test]
fn users_bindings_replace_the_default_ones() {
    let (keymap, wrong) = user(&[("help", &["F2"])]);
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(keymap.keys(Action::Help), [Clean::from("F2")]);
    assert_eq!(
        keymap.meaning(Layer::Panes, &sequence("?").unwrap()),
        Meaning::Nothing
    );
}

#[test]
fn what_is_wrong_with_bindings_is_named() {
    for (bindings, message) in [
        (
            &[("hlep", &["F2"][..])][..],
            "`hlep` is no action; did you mean `help`?",
        ),
        (
            &[("help", &["Entr"])],
            "`Entr` is no key; did you mean `Enter`?",
        ),
        (
            &[("help", &["Alt+Entr"])],
            "`Alt+Entr` is no key; did you mean `Alt+Enter`?",
        ),
        (
            &[("help", &["Alt+["])],
            "no terminal can distinguish `Alt+[` from other keys; write another key",
        ),
        (
            &[("help", &["Ctrl+i"])],
            "a terminal sends Tab for `Ctrl+i`; write `Tab`, or another key",
        ),
        (
            &[("help", &["g Ctrl+M"])],
            "a terminal sends Enter for `Ctrl+M`; write `Enter`, or another key",
        ),
        (
            &[("help", &["Alt+^["])],
            "a terminal sends Alt+Esc for `Alt+^[`; write another key",
        ),
        (
            &[("help", &["Ctrl+j"])],
            "a terminal sends Enter for `Ctrl+j`; write `Enter`, or another key",
        ),
        (
            &[("help", &["Ctrl+h"])],
            "a terminal sends Backspace for `Ctrl+h`; write `Backspace`, or another key",
        ),
        (
            &[("help", &["Ctrl+]"])],
            "a terminal sends ^5 for `Ctrl+]`; write `^5`, or another key",
        ),
        (
            &[("help", &["Ctrl+1"])],
            "a terminal sends 1 for `Ctrl+1`; write another key",
        ),
        (
            &[("help", &["Ctrl+é"])],
            "a terminal sends é for `Ctrl+é`; write `é`, or another key",
        ),
        (
            &[("help", &["5 x"])],
            "`5` begins a number, which says how often; write another key first",
        ),
        (
            &[("accept", &["a"])],
            "`a` is typed into lines, where `accept` is heard too; write a key that types nothing",
        ),
        (
            &[("redraw", &["Space"])],
            "`Space` is typed into lines, where `redraw` is heard too; write a key that types nothing",
        ),
        (
            &[("close", &["5"])],
            "`5` is typed into lines, where `close` is heard too; write a key that types nothing",
        ),
        (
            &[("take-offer", &["Letter"])],
            "`Letter` is typed into lines, where `take-offer` is heard too; write a key that types nothing",
        ),
        (
            &[("help", &["q"])],
            "`q` is the key of `quit` already; bind `quit` to other keys too",
        ),
        (
            &[("help", &["y"])],
            "`y y` is the key of `copy-text` already; bind `copy-text` to other keys too",
        ),
        (
            &[("help", &["F2"]), ("quit", &["F2"])],
            "`F2` is bound to `help` already; give one of them another key",
        ),
        (
            &[("help", &[""])],
            "a key is expected, and nothing is written; write a key such as j, Ctrl+p or Enter, or [] for none",
        ),
    ] {
        let (_, wrong) = user(bindings);
        assert!(wrong.iter().any(|found| found == message), "{wrong:?}");
    }
}

#[test]
fn digits_may_follow_and_chords_that_terminals_send_may_be_bound() {
    let (_, wrong) = user(&[
        ("help", &["g 5", "Ctrl+x", "^4", "Alt+7", "Ctrl+z x"][..4]),
        ("yes", &["1"]),
    ]);
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_way_out_is_left() {
    let none: &[&str] = &[];
    let leaves = "no key would leave the program; give `quit` or `leave` one";
    let closes = "no key would close a line that is typed; give `close` one";
    for (bindings, told) in [
        (&[("quit", none), ("leave", none)][..], &[leaves][..]),
        (&[("leave", none)], &[]),
        (&[("quit", none), ("leave", &["F9"])], &[]),
        (
            &[("quit", none), ("close", none), ("leave", none)],
            &[closes, leaves],
        ),
        (&[("close", none), ("close-list", none)], &[closes]),
    ] {
        let (_, mut wrong) = user(bindings);
        wrong.sort();
        assert_eq!(wrong, told, "{bindings:?}");
    }
}
