//! The lines of the help: what the keys do here, then the rest and why it does nothing.

use crate::{
    clean,
    search::text::Sought,
    text::{Clean, clean, wrap},
    tui::{
        action::{Action, Group, actions},
        model::Model,
    },
};

/// How a line of the help is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    Heading,
    /// It does something now.
    Here,
    Elsewhere,
}

/// A line of the help, before it is wrapped.
#[derive(Clone, Debug)]
pub struct Entry {
    pub keys: Clean,
    pub what: Clean,
    pub meant: Meant,
    /// What Enter does on it.
    pub action: Option<Action>,
}

/// The columns of the keys.
pub const KEYS: usize = 18;

/// What the keys do: first what works here, by groups, then the rest and why it does not.
pub fn entries(model: &Model) -> Vec<Entry> {
    let keymap = &model.fixed.keymap;
    let heading = |title: &'static str| Entry {
        keys: Clean::default(),
        what: title.into(),
        meant: Meant::Heading,
        action: None,
    };
    let mut entries = Vec::new();
    let mut elsewhere = vec![heading("Not here")];
    for group in Group::ALL {
        let begin = entries.len();
        for row in actions().filter(|row| row.group == group) {
            let keys = Clean::join(keymap.keys(row.action), " ");
            let of = |what, meant| Entry {
                keys: keys.clone(),
                what,
                meant,
                action: (row.group != Group::Over).then_some(row.action),
            };
            match (row.enabled)(model) {
                Ok(()) => entries.push(of(clean![row.what, "."], Meant::Here)),
                Err(why) => {
                    let what = clean![row.what, " (", why.words(keymap), ")."];
                    elsewhere.push(of(what, Meant::Elsewhere));
                }
            }
        }
        if entries.len() > begin {
            entries.insert(begin, heading(group.title()));
        }
    }
    if elsewhere.len() > 1 {
        entries.append(&mut elsewhere);
    }
    entries
}

/// The first entry from one on, round the end, that holds what is searched for.
pub fn first_with(entries: &[Entry], sought: &Sought, from: usize) -> Option<usize> {
    let count = entries.len();
    let mut order = (0..count).map(|offset| (from + offset) % count);
    order.find(|number| {
        let entry = &entries[*number];
        sought.is_in(&clean![entry.keys, " ", entry.what])
    })
}

/// An entry in lines of so many columns: the keys and the words of each.
pub fn lines(entry: &Entry, columns: usize) -> Vec<(Clean, Clean)> {
    if entry.meant == Meant::Heading {
        return vec![(Clean::default(), entry.what.clone())];
    }
    let room = columns.saturating_sub(KEYS + 2).max(10);
    let lines = wrap(&entry.what, room).into_iter().enumerate();
    lines
        .map(|(number, range)| {
            let keys = match number {
                0 => entry.keys.clone(),
                _ => Clean::default(),
            };
            let words = clean(&entry.what[range]);
            (clean![" ", keys.pad(KEYS), " "], words)
        })
        .collect()
}
