//! Keys and what they are bound to.

use std::{fmt, str::FromStr};

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::tui::action::{ACTIONS, Action, Group};
use crate::{
    clean_format,
    config::Binding,
    diagnostic::{Diagnostic, nearest},
    text::Clean,
};

/// One press of a key. Ctrl and Alt make another key of it: Alt and `q` is no `q`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    ctrl: bool,
    alt: bool,
}

/// How Alt is written before the rest of a key.
const ALT: &str = "Alt+";

/// The modifiers that are Alt: terminals have several names for one key.
const ALT_IS: KeyModifiers = KeyModifiers::ALT
    .union(KeyModifiers::META)
    .union(KeyModifiers::SUPER)
    .union(KeyModifiers::HYPER);

const NAMED: [(&str, KeyCode); 15] = [
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Shift+Tab", KeyCode::BackTab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Space", KeyCode::Char(' ')),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
];

impl Key {
    /// The key of a terminal's event. A terminal sends Alt and a key as Esc and the key, in one piece:
    /// what was read in one piece is Alt, and Esc with the key behind it in another are two keys.
    pub fn of(event: KeyEvent) -> Self {
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.intersects(ALT_IS);
        let code = match event.code {
            KeyCode::Char(c) if ctrl => KeyCode::Char(c.to_ascii_lowercase()),
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            code => code,
        };
        Self { code, ctrl, alt }
    }

    /// Whether Alt is held down with it.
    pub fn has_alt(self) -> bool {
        self.alt
    }

    /// The character that the key types, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// The same by the name that the configuration uses.
    pub fn is(self, name: &str) -> bool {
        name.parse() == Ok(self)
    }
}

impl FromStr for Key {
    type Err = String;
    /// Errors: a sentence, then on a second line what to write instead.
    fn from_str(text: &str) -> Result<Self, String> {
        let (alt, rest) = match text.strip_prefix(ALT) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let Some((code, ctrl)) = without_alt(rest) else {
            let names = NAMED.iter().map(|(name, _)| *name);
            let help = nearest(rest, names).map_or_else(
                || {
                    "write one character, Ctrl+x, Alt+x, F1 to F12, or a name such as Enter or PageDown"
                        .to_owned()
                },
                |near| format!("did you mean `{}{near}`?", if alt { ALT } else { "" }),
            );
            return Err(format!("`{text}` is no key\n{help}"));
        };
        // Behind Esc, these begin what a terminal sends for other keys.
        let begins_another = matches!(code, KeyCode::Esc | KeyCode::Char('[' | 'O'));
        if alt && begins_another && !ctrl {
            return Err(format!(
                "no terminal can distinguish `{text}` from other keys\nwrite another key"
            ));
        }
        Ok(Self { code, ctrl, alt })
    }
}

/// A key by its name, and whether Ctrl is held down with it.
fn without_alt(text: &str) -> Option<(KeyCode, bool)> {
    if let Some((_, code)) = NAMED.iter().find(|(name, _)| *name == text) {
        return Some((*code, false));
    }
    let (ctrl, rest) = match text
        .strip_prefix("Ctrl+")
        .or_else(|| text.strip_prefix('^').filter(|rest| !rest.is_empty()))
    {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut characters = rest.chars();
    if let (Some(c), None) = (characters.next(), characters.next()) {
        let code = KeyCode::Char(if ctrl { c.to_ascii_lowercase() } else { c });
        return (!c.is_control()).then_some((code, ctrl));
    }
    let number = rest.strip_prefix('F')?.parse().ok()?;
    ((1..=12).contains(&number) && !ctrl).then_some((KeyCode::F(number), false))
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.alt {
            f.write_str(ALT)?;
        }
        let named = NAMED.iter().find(|(_, code)| *code == self.code);
        match (self.code, named) {
            (_, Some((name, _))) if !self.ctrl => f.write_str(name),
            (KeyCode::Char(c), _) if self.ctrl => write!(f, "^{}", c.to_ascii_uppercase()),
            (KeyCode::Char(c), _) => write!(f, "{c}"),
            (KeyCode::F(number), _) => write!(f, "F{number}"),
            (other, _) => write!(f, "{other}"),
        }
    }
}

/// Some presses of keys, one after another.
pub type Sequence = Vec<Key>;

fn sequence(text: &str) -> Result<Sequence, String> {
    let keys: Sequence = text
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    match keys.is_empty() {
        true => Err("a key is expected, and nothing is written\nwrite a key such as j, Ctrl+p or Enter, or [] for none".into()),
        false => Ok(keys),
    }
}

/// A sequence as it is shown: `y c`.
pub fn shown(keys: &[Key]) -> Clean {
    Clean::join(keys.iter().map(|key| clean_format!("{key}")), " ")
}

/// What the keys do.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<(Sequence, Action)>,
}

/// What some keys mean so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Action(Action),
    /// Bindings begin so; more keys are awaited.
    Prefix,
    Nothing,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::with(&[]).0
    }
}

impl Keymap {
    /// The default keys with the user's in their place: an action that the user binds has the
    /// user's keys only. What is wrong is named, and the bindings concerned are left out.
    pub fn with(users: &[Binding]) -> (Self, Vec<Diagnostic>) {
        let mut wrong = Vec::new();
        let mut bindings: Vec<(Sequence, Action)> = Vec::new();
        for Binding { action: name, keys } in users {
            let Some(action) = Action::named(name) else {
                let near = nearest(name, ACTIONS.iter().map(|info| info.name));
                let help = near.map_or_else(
                    || "`casefile keys` lists the actions".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                let message = format!("`{}` is no action", name.value);
                wrong.push(Diagnostic::error("unknown-action", name.span, message).help(help));
                continue;
            };
            for key in keys {
                let taken = match sequence(key) {
                    Err(message) => {
                        let (message, help) = message.split_once('\n').unwrap_or((&message, ""));
                        wrong.push(Diagnostic::error("unknown-key", key.span, message).help(help));
                        continue;
                    }
                    Ok(keys) => match conflict(&bindings, &keys) {
                        None => {
                            bindings.push((keys, action));
                            continue;
                        }
                        Some(other) => other,
                    },
                };
                if taken != action {
                    let message = format!(
                        "`{}` is bound to `{}` already",
                        key.value,
                        taken.info().name
                    );
                    wrong.push(
                        Diagnostic::error("key-conflict", key.span, message)
                            .help("give one of them another key"),
                    );
                }
            }
        }
        for info in &ACTIONS {
            if users
                .iter()
                .any(|binding| binding.action.value == info.name)
            {
                continue;
            }
            for key in info.keys {
                let Ok(keys) = sequence(key) else { continue };
                let Some(other) = conflict(&bindings, &keys) else {
                    bindings.push((keys, info.action));
                    continue;
                };
                // A user's key that another action has by default must be resolved by the user: to
                // take it away silently would leave that action without its key.
                let by = users
                    .iter()
                    .find(|binding| binding.action.value == other.info().name);
                if let Some(binding) = by {
                    let message = format!("`{key}` is the key of `{}` already", info.name);
                    wrong.push(
                        Diagnostic::error("key-conflict", binding.action.span, message)
                            .help(format!("bind `{}` to other keys too", info.name)),
                    );
                }
            }
        }
        (Self { bindings }, wrong)
    }

    /// What some keys, pressed one after another, mean.
    pub fn meaning(&self, keys: &[Key]) -> Meaning {
        let mut meaning = Meaning::Nothing;
        for (bound, action) in &self.bindings {
            if bound == keys {
                return Meaning::Action(*action);
            }
            if bound.starts_with(keys) {
                meaning = Meaning::Prefix;
            }
        }
        meaning
    }

    /// The keys of an action, as they are shown.
    pub fn keys(&self, action: Action) -> Vec<Clean> {
        self.bindings
            .iter()
            .filter(|(_, bound)| *bound == action)
            .map(|(keys, _)| shown(keys))
            .collect()
    }

    /// What may follow some keys: the rest of the binding, and its action.
    pub fn continuations<'a>(
        &'a self,
        keys: &'a [Key],
    ) -> impl Iterator<Item = (Clean, Action)> + 'a {
        let begins = move |(bound, _): &&(Sequence, Action)| {
            bound.len() > keys.len() && bound.starts_with(keys)
        };
        self.bindings
            .iter()
            .filter(begins)
            .map(move |(bound, action)| (shown(&bound[keys.len()..]), *action))
    }
}

/// The action whose binding is the same, begins so, or is the beginning.
fn conflict(bindings: &[(Sequence, Action)], keys: &[Key]) -> Option<Action> {
    let clashes = |bound: &Sequence| bound.starts_with(keys) || keys.starts_with(bound);
    bindings
        .iter()
        .find(|(bound, _)| clashes(bound))
        .map(|(_, action)| *action)
}

/// The table of `casefile keys`: one line an action, by groups.
pub fn plain(keymap: &Keymap) -> String {
    let mut text = String::new();
    for group in Group::ALL {
        text.push_str(&format!("{}\n", group.title()));
        for info in ACTIONS.iter().filter(|info| info.group == group) {
            text.push_str(&format!(
                "  {:<22} {:<18} {}.\n",
                Clean::join(keymap.keys(info.action), ", "),
                info.name,
                info.what
            ));
        }
    }
    text
}

/// The same as roff, for the manual page.
pub fn roff() -> String {
    let keymap = Keymap::default();
    let mut text = String::new();
    for group in Group::ALL {
        text.push_str(&format!(".SS {}\n", group.title()));
        for info in ACTIONS.iter().filter(|info| info.group == group) {
            let keys = Clean::join(keymap.keys(info.action), ", ")
                .replace('\\', "\\e")
                .replace('-', "\\-");
            text.push_str(&format!(
                ".TP\n\\&{keys}\n{}. (\\fB{}\\fR)\n",
                info.what,
                info.name.replace('-', "\\-")
            ));
        }
    }
    text
}

/// The same as a Markdown table, for `docs/keys.md`.
pub fn markdown() -> String {
    let keymap = Keymap::default();
    let mut text = String::from("| keys | does |\n| --- | --- |\n");
    for info in &ACTIONS {
        let keys: Vec<String> = keymap
            .keys(info.action)
            .iter()
            .map(|keys| format!("`{keys}`"))
            .collect();
        text.push_str(&format!("| {} | {} |\n", keys.join(" "), info.what));
    }
    text
}

/// The same as lines of the configuration file's table `[keys]`, commented out.
pub fn config() -> String {
    let mut text = String::new();
    for info in &ACTIONS {
        let keys: Vec<String> = info.keys.iter().map(|key| format!("{key:?}")).collect();
        text.push_str(&format!(
            "# {}\n# {} = [{}]\n",
            info.what,
            info.name,
            keys.join(", ")
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{At, Span};

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
        let told =
            |found: Diagnostic| format!("{}; {}", found.message, found.help.unwrap_or_default());
        (keymap, wrong.into_iter().map(told).collect())
    }

    #[test]
    fn the_default_keys_do_not_clash_and_use_no_alt() {
        assert_eq!(user(&[]).1, Vec::<String>::new());
        let keymap = Keymap::default();
        let mut keys = keymap.bindings.iter().flat_map(|(keys, _)| keys);
        assert!(!keys.any(|key| key.has_alt()));
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
            assert!(!key.is(name.strip_prefix(ALT).unwrap()));
        }
        assert_eq!("Alt+Ctrl+c".parse::<Key>(), "Alt+^C".parse());
        let (keymap, wrong) = user(&[("help", &["Alt+h", "Alt+q"])]);
        assert_eq!(wrong, Vec::<String>::new());
        let meaning = |keys| keymap.meaning(&sequence(keys).unwrap());
        assert_eq!(meaning("Alt+q"), Meaning::Action(Action::Help));
        assert_eq!(meaning("q"), Meaning::Action(Action::Quit));
    }

    #[test]
    fn keys_are_read_back_as_they_are_shown() {
        for info in &ACTIONS {
            for keys in info.keys {
                let keys = sequence(keys).unwrap();
                assert_eq!(sequence(&shown(&keys)).unwrap(), keys);
            }
        }
    }

    #[test]
    fn a_sequence_is_a_prefix_until_it_is_whole() {
        let keymap = Keymap::default();
        let keys = sequence("y c").unwrap();
        assert_eq!(keymap.meaning(&keys[..1]), Meaning::Prefix);
        assert_eq!(keymap.meaning(&keys), Meaning::Action(Action::CopyCitation));
        assert_eq!(keymap.meaning(&sequence("y z").unwrap()), Meaning::Nothing);
        assert!(
            keymap
                .continuations(&keys[..1])
                .any(|(rest, action)| rest.as_str() == "c" && action == Action::CopyCitation)
        );
    }

    #[test]
    fn users_bindings_replace_the_default_ones() {
        let (keymap, wrong) = user(&[("help", &["F2"])]);
        assert_eq!(wrong, Vec::<String>::new());
        assert_eq!(keymap.keys(Action::Help), [Clean::from("F2")]);
        assert_eq!(keymap.meaning(&sequence("?").unwrap()), Meaning::Nothing);
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
}
