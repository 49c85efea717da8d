//! What keys are bound to.

use super::key::Key;
use crate::{
    clean, clean_format, config,
    diagnostic::{Diagnostic, nearest},
    text::Clean,
    tui::action::{Action, Layer, Row, actions},
};

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

/// Where lines are typed: what types a character there is text.
const TYPED: [Layer; 2] = [Layer::Narrowed, Layer::Prompt];

/// Refuses keys that no terminal sends, what begins with a digit over the panes, where digits say how often, and what
/// begins with a character of the text where text is typed.
fn usable(written: &str, keys: Sequence, row: &Row) -> Result<Sequence, String> {
    for (word, key) in written.split_whitespace().zip(&keys) {
        key.sendable(word)?;
    }
    let is_text = |key: &&Key| **key == Key::LETTER || key.typed().is_some();
    let text = keys.first().filter(is_text);
    if let Some(text) = text.filter(|_| TYPED.iter().any(|layer| row.layers.contains(layer))) {
        return Err(format!(
            "`{text}` is typed into lines, where `{}` is heard too\nwrite a key that types nothing",
            row.name
        ));
    }
    let first = keys.first().filter(|key| key.is_count());
    match first.filter(|_| row.layers.contains(&Layer::Panes)) {
        Some(digit) => Err(format!(
            "`{digit}` begins a number, which says how often\nwrite another key first"
        )),
        None => Ok(keys),
    }
}

/// What must be left of ways out: where it is heard, the actions of which one needs a key, and what they do.
struct WayOut {
    layer: Layer,
    actions: &'static [Action],
    does: &'static str,
}

/// A question needs none: any key answers it.
const WAYS_OUT: [WayOut; 2] = [
    WayOut {
        layer: Layer::Panes,
        actions: &[Action::Quit, Action::Leave],
        does: "leave the program",
    },
    WayOut {
        layer: Layer::Prompt,
        actions: &[Action::Close],
        does: "close a line that is typed",
    },
];

impl WayOut {
    /// What is wrong where the user took it away: told of the last binding that did.
    fn missing(&self, bindings: &[Binding], users: &[config::Binding]) -> Option<Diagnostic> {
        let leads = |(_, row): &Binding| {
            self.actions.contains(&row.action) && row.layers.contains(&self.layer)
        };
        if bindings.iter().any(leads) {
            return None;
        }
        let names = self.actions.iter().map(|action| action.row().name);
        let taken =
            |binding: &&config::Binding| names.clone().any(|name| binding.action.value == name);
        let binding = users.iter().rfind(taken)?;
        let message = format!("no key would {}", self.does);
        let names: Vec<String> = names.clone().map(|name| format!("`{name}`")).collect();
        let help = format!("give {} one", names.join(" or "));
        Some(Diagnostic::error("no-way-out", binding.action.span, message).help(help))
    }
}

/// A sequence as it is shown: `y c`.
pub fn shown(keys: &[Key]) -> Clean {
    Clean::join(keys.iter().map(|key| clean_format!("{key}")), " ")
}

/// Keys, and the action that they mean.
type Binding = (Sequence, &'static Row);

/// What the keys do.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

/// What some keys mean so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// An action, with the letter that was pressed where any could be.
    Action(Action, Option<char>),
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
    pub fn with(users: &[config::Binding]) -> (Self, Vec<Diagnostic>) {
        let mut wrong = Vec::new();
        let mut bindings: Vec<Binding> = Vec::new();
        for config::Binding { action: name, keys } in users {
            let Some(row) = Action::named(name).map(Action::row) else {
                let near = nearest(name, actions().map(|row| row.name));
                let help = near.map_or_else(
                    || "`casefile keys` lists the actions".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                let message = format!("`{}` is no action", name.value);
                wrong.push(Diagnostic::error("unknown-action", name.span, message).help(help));
                continue;
            };
            for key in keys {
                let taken = match sequence(key).and_then(|keys| usable(key, keys, row)) {
                    Err(message) => {
                        let (message, help) = message.split_once('\n').unwrap_or((&message, ""));
                        wrong.push(Diagnostic::error("unknown-key", key.span, message).help(help));
                        continue;
                    }
                    Ok(keys) => match conflict(&bindings, &keys, row) {
                        None => {
                            bindings.push((keys, row));
                            continue;
                        }
                        Some(other) => other,
                    },
                };
                if taken.action != row.action {
                    let message = format!("`{}` is bound to `{}` already", key.value, taken.name);
                    wrong.push(
                        Diagnostic::error("key-conflict", key.span, message)
                            .help("give one of them another key"),
                    );
                }
            }
        }
        for row in actions() {
            if users.iter().any(|binding| binding.action.value == row.name) {
                continue;
            }
            for key in row.keys {
                let Ok(keys) = sequence(key) else { continue };
                let Some(other) = conflict(&bindings, &keys, row) else {
                    bindings.push((keys, row));
                    continue;
                };
                // A user's key that another action has by default must be resolved by the user: to
                // take it away silently would leave that action without its key.
                let by = users
                    .iter()
                    .find(|binding| binding.action.value == other.name);
                if let Some(binding) = by {
                    let message = format!("`{key}` is the key of `{}` already", row.name);
                    wrong.push(
                        Diagnostic::error("key-conflict", binding.action.span, message)
                            .help(format!("bind `{}` to other keys too", row.name)),
                    );
                }
            }
        }
        let missing = |way: &WayOut| way.missing(&bindings, users);
        wrong.extend(WAYS_OUT.iter().filter_map(missing));
        (Self { bindings }, wrong)
    }

    /// What some keys, pressed one after another, mean where a layer hears them.
    pub fn meaning(&self, layer: Layer, keys: &[Key]) -> Meaning {
        let mut meaning = Meaning::Nothing;
        for (bound, row) in self.heard_by(layer) {
            if !begins(bound, keys) {
                continue;
            }
            if bound.len() == keys.len() {
                let letter = bound.last() == Some(&Key::LETTER);
                let letter = keys.last().filter(|_| letter).and_then(|key| key.typed());
                return Meaning::Action(row.action, letter);
            }
            meaning = Meaning::Prefix;
        }
        meaning
    }

    /// The keys of an action, as they are shown.
    pub fn keys(&self, action: Action) -> Vec<Clean> {
        let bindings = self.bindings.iter();
        bindings
            .filter(|(_, row)| row.action == action)
            .map(|(keys, _)| shown(keys))
            .collect()
    }

    /// The first key of an action, where it has one: what a footer names.
    pub fn first(&self, action: Action) -> Option<Clean> {
        self.keys(action).into_iter().next()
    }

    /// The same as a sentence names it. An action that is bound to no key goes by its name, which the palette
    /// knows.
    pub fn key(&self, action: Action) -> Clean {
        let first = self.first(action);
        first.unwrap_or_else(|| clean!["`", action.row().name, "`"])
    }

    /// What may follow some keys in a layer: the rest of the binding, and its action.
    pub fn continuations<'a>(
        &'a self,
        layer: Layer,
        keys: &'a [Key],
    ) -> impl Iterator<Item = (Clean, &'static Row)> + 'a {
        let longer = self.heard_by(layer);
        let longer = longer.filter(|(bound, _)| bound.len() > keys.len() && begins(bound, keys));
        longer.map(move |(bound, row)| (shown(&bound[keys.len()..]), *row))
    }

    fn heard_by(&self, layer: Layer) -> impl Iterator<Item = &Binding> {
        let bindings = self.bindings.iter();
        bindings.filter(move |(_, row)| row.layers.contains(&layer))
    }
}

/// Whether what is bound begins with the keys that were pressed.
fn begins(bound: &[Key], pressed: &[Key]) -> bool {
    bound.len() >= pressed.len()
        && bound
            .iter()
            .zip(pressed)
            .all(|(bound, key)| bound.is_met_by(*key))
}

/// The action, heard in a layer where this one is, whose binding is the same, begins so, or is the
/// beginning.
fn conflict(bindings: &[Binding], keys: &[Key], row: &Row) -> Option<&'static Row> {
    let clashes = |(bound, other): &&Binding| {
        let together = row.layers.iter().any(|layer| other.layers.contains(layer));
        together && (begins(bound, keys) || begins(keys, bound))
    };
    bindings.iter().find(clashes).map(|(_, row)| *row)
}

#[cfg(test)]
mod tests;
