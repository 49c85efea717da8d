//! One press of a key, and its name.

use std::{fmt, str::FromStr};

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::diagnostic::nearest;

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

const NAMED: [(&str, KeyCode); 16] = [
    ("Letter", KeyCode::Null),
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
    /// Stands for any letter or digit in what is bound: `m Letter`.
    pub const LETTER: Self = Self {
        code: KeyCode::Null,
        ctrl: false,
        alt: false,
    };

    /// Whether a key that was pressed is this one, which is bound.
    pub fn is_met_by(self, pressed: Self) -> bool {
        match self {
            Self::LETTER => {
                let is_letter = |c: char| c.is_alphanumeric() || c == '\'';
                pressed == Self::LETTER || pressed.typed().is_some_and(is_letter)
            }
            bound => bound == pressed,
        }
    }

    /// The digit that it types.
    pub fn digit(self) -> Option<usize> {
        let digit = self.typed()?.to_digit(10)?;
        usize::try_from(digit).ok()
    }

    /// Whether it is a digit, which before other keys says how often.
    pub fn is_count(self) -> bool {
        self.digit().is_some()
    }

    /// Refuses a key that no terminal sends, written so; a line of text knows it all the same, for terminals that do.
    ///
    /// # Errors
    /// A sentence, then on a second line what to write instead.
    pub fn sendable(self, written: &str) -> Result<(), String> {
        let Some(sent) = sent_instead(self.code).filter(|_| self.ctrl) else {
            return Ok(());
        };
        let sent = Self {
            alt: self.alt,
            ..sent
        };
        let help = match sent.to_string().parse() == Ok(sent) && !sent.is_count() {
            true => format!("write `{sent}`, or another key"),
            false => "write another key".to_owned(),
        };
        Err(format!("a terminal sends {sent} for `{written}`\n{help}"))
    }

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

/// What a terminal sends for Ctrl and a key, where that is another key: it takes all but five bits away from
/// `@` to `_` (ECMA-48 has no other control characters), gives some digits those that are left over, and
/// sends any other key as if Ctrl were not held down. Which of them are keys of their own is as crossterm
/// reads them, where the line feed is Enter too; of `^H`, many terminals make Backspace.
fn sent_instead(code: KeyCode) -> Option<Key> {
    let KeyCode::Char(c) = code else { return None };
    let (code, ctrl) = match c {
        'i' => (KeyCode::Tab, false),
        'm' | 'j' => (KeyCode::Enter, false),
        '[' | '3' => (KeyCode::Esc, false),
        'h' | '8' | '?' => (KeyCode::Backspace, false),
        '\\' => (KeyCode::Char('4'), true),
        ']' => (KeyCode::Char('5'), true),
        '^' => (KeyCode::Char('6'), true),
        '_' | '/' => (KeyCode::Char('7'), true),
        'a'..='z' | '4'..='7' | ' ' => return None,
        // These two are the character of no bits, as Ctrl and the space bar are, which has no name here.
        '@' | '2' => return None,
        other => (KeyCode::Char(other), false),
    };
    Some(Key {
        code,
        ctrl,
        alt: false,
    })
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
        if self.ctrl {
            match self.code {
                KeyCode::Char(c) => return write!(f, "^{}", c.to_ascii_uppercase()),
                _ => f.write_str("Ctrl+")?,
            }
        }
        match (self.code, named) {
            (_, Some((name, _))) => f.write_str(name),
            (KeyCode::Char(c), _) => write!(f, "{c}"),
            (KeyCode::F(number), _) => write!(f, "F{number}"),
            (other, _) => write!(f, "{other}"),
        }
    }
}
