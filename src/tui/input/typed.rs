//! What was typed of a command so far: how often, and the keys of a sequence.

use super::{
    key::Key,
    keymap::{Keymap, Meaning, Sequence},
};
use crate::tui::action::{Action, Layer};

/// The highest count; more digits change nothing.
const MOST: usize = 999_999;

/// How an action was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Press {
    /// The number that was typed before it.
    pub count: Option<usize>,
    /// The last key, where any letter could have been it.
    pub letter: Option<char>,
}

impl Press {
    /// How often it is to be done.
    pub fn times(self) -> usize {
        self.count.unwrap_or(1)
    }
}

/// Keys that are no whole command yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub count: Option<usize>,
    pub keys: Sequence,
}

/// What a key completes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// More keys are awaited.
    More,
    Do(Action, Press),
    /// These keys mean nothing here.
    Nothing(Sequence),
}

impl Typed {
    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.count.is_none() && self.keys.is_empty()
    }

    /// Takes a key. Digits before the keys of an action say how often, over the panes, where nothing is
    /// typed into a line.
    pub fn read(&mut self, key: Key, keymap: &Keymap, layer: Layer) -> Read {
        if let Some(digit) = key.digit().filter(|_| layer == Layer::Panes)
            && self.keys.is_empty()
            && (digit > 0 || self.count.is_some())
            && keymap.meaning(layer, &[key]) == Meaning::Nothing
        {
            let count = self.count.unwrap_or(0) * 10 + digit;
            self.count = Some(count.min(MOST));
            return Read::More;
        }
        self.keys.push(key);
        match keymap.meaning(layer, &self.keys) {
            Meaning::Prefix => Read::More,
            Meaning::Action(action, letter) => {
                let count = self.count;
                *self = Self::default();
                Read::Do(action, Press { count, letter })
            }
            Meaning::Nothing => Read::Nothing(std::mem::take(self).keys),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(keys: &str) -> Vec<Read> {
        let keymap = Keymap::default();
        let mut typed = Typed::default();
        let keys = keys.split(' ').map(|key| key.parse().unwrap());
        keys.map(|key| typed.read(key, &keymap, Layer::Panes))
            .filter(|read| *read != Read::More)
            .collect()
    }

    fn times(count: usize) -> Press {
        Press {
            count: Some(count),
            letter: None,
        }
    }

    #[test]
    fn digits_say_how_often() {
        assert_eq!(read("1 0 j"), [Read::Do(Action::Down, times(10))]);
        assert_eq!(read("5 G"), [Read::Do(Action::Last, times(5))]);
        assert_eq!(
            read("2 g g j"),
            [
                Read::Do(Action::First, times(2)),
                Read::Do(Action::Down, Press::default())
            ]
        );
        let many = "9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 j";
        assert_eq!(read(many), [Read::Do(Action::Down, times(MOST))]);
    }

    #[test]
    fn a_key_that_means_nothing_takes_its_count_along() {
        let wrong = vec!["y".parse().unwrap(), "z".parse().unwrap()];
        let down = Read::Do(Action::Down, Press::default());
        assert_eq!(read("3 y z j"), [Read::Nothing(wrong), down]);
    }

    #[test]
    fn a_letter_is_handed_on() {
        let press = Press {
            count: None,
            letter: Some('x'),
        };
        assert_eq!(read("m x"), [Read::Do(Action::Mark, press)]);
    }
}
