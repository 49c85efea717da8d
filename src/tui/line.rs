//! A line that is typed: a text, a caret in it, and what was last killed.
//!
//! The keys are readline's, in one table ([`EDITS`]) from which both [`Line::press`] and the help
//! live. Nothing here knows what is asked for: a prompt takes its own keys (Enter, Esc, Tab, Up)
//! first and gives the others to its line.

mod history;
mod lines;
mod seen;
mod word;

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::input::key::Key;
use crate::{clean_format, text::Clean};
pub use history::History;
pub use lines::Lines;
pub use seen::Seen;
use word::Word;

/// The characters that a line may hold: more is a mistake of the clipboard, and would be searched for.
pub const CHARACTERS: usize = 1_000;

/// Says that a line is full, and how many characters were left out, where those are several.
pub fn full(left: usize) -> String {
    match left {
        0 | 1 => format!("A line holds {CHARACTERS} characters."),
        left => format!("A line holds {CHARACTERS} characters; {left} are left out."),
    }
}

/// A line that is typed.
#[derive(Clone, Debug)]
pub struct Line {
    /// Without control characters.
    text: String,
    /// The characters that it may hold.
    most: usize,
    /// A byte of the text, always between two graphemes.
    caret: usize,
    killed: String,
    last: Last,
}

/// What the last key did. Kills that follow one another are yanked together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Last {
    Kill,
    #[default]
    Other,
}

/// What a key did to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// The text is another.
    Edited,
    /// As `Edited`, but not all that was to be put in had room.
    Full,
    /// The key is one of the line's, and the text is as before.
    Moved,
    /// The key means nothing to a line as it is.
    Ignored,
}

/// Where text that is killed stood, seen from the caret.
enum Side {
    Before,
    Behind,
}

/// Some keys, and what they do in every line.
pub struct Edit {
    /// By the names that the configuration uses; any of them does it.
    pub keys: &'static [&'static str],
    /// What they do, as a sentence without its period.
    pub what: &'static str,
    act: fn(&mut Line) -> Pressed,
}

const fn row(
    keys: &'static [&'static str],
    what: &'static str,
    act: fn(&mut Line) -> Pressed,
) -> Edit {
    Edit { keys, what, act }
}

/// Every key of a line besides those that type. `Alt+^H` is what some terminals send for Alt and
/// Backspace.
#[rustfmt::skip] // A table: a line a row.
pub const EDITS: [Edit; 14] = [
    row(&["Left", "^B"], "Go back by a character", |line| line.go(line.before())),
    row(&["Right", "^F"], "Go on by a character", |line| line.go(line.behind())),
    row(&["Alt+b", "Alt+Left"], "Go back by a word", |line| line.go(line.start_of(Word::Lettered))),
    row(&["Alt+f", "Alt+Right"], "Go on by a word", |line| line.go(line.end_of(Word::Lettered))),
    row(&["Home", "^A"], "Go to the start of the line", |line| line.go(0)),
    row(&["End", "^E"], "Go to the end of the line", |line| line.go(line.text.len())),
    row(&["Backspace", "^H"], "Delete the character before the caret", |line| line.delete(line.before()..line.caret)),
    row(&["Delete", "^D"], "Delete the character at the caret", |line| line.delete(line.caret..line.behind())),
    row(&["Alt+Backspace", "Alt+^H"], "Cut the word before the caret", |line| line.kill(line.start_of(Word::Lettered), Side::Before)),
    row(&["Alt+d", "Alt+Delete"], "Cut the word behind the caret", |line| line.kill(line.end_of(Word::Lettered), Side::Behind)),
    row(&["^W"], "Cut back to the last space", |line| line.kill(line.start_of(Word::Spaced), Side::Before)),
    row(&["^U"], "Cut all before the caret", |line| line.kill(0, Side::Before)),
    row(&["^K"], "Cut all behind the caret", |line| line.kill(line.text.len(), Side::Behind)),
    row(&["^Y"], "Put in what was cut last", Line::yank),
];

impl Edit {
    /// Its keys, as they are shown.
    pub fn shown(&self) -> Clean {
        let keys = self.keys.iter().filter_map(|name| name.parse().ok());
        Clean::join(keys.map(|key: Key| clean_format!("{key}")), ", ")
    }
}

impl Default for Line {
    fn default() -> Self {
        Self {
            text: String::new(),
            most: CHARACTERS,
            caret: 0,
            killed: String::new(),
            last: Last::Other,
        }
    }
}

impl Line {
    /// An empty line that holds what is put in, however long that is.
    fn of_any_length() -> Self {
        Self {
            most: usize::MAX,
            ..Self::default()
        }
    }

    /// A line with a text, which is taken as [`Line::insert`] takes it, and the caret at its end.
    pub fn new(text: &str) -> Self {
        let mut line = Self::default();
        line.set(text);
        line
    }

    /// The same, as if this had been cut in it: the key that puts in what was cut puts it in.
    pub fn having_cut(self, text: &str) -> Self {
        Self {
            killed: on_one_line(text),
            ..self
        }
    }

    /// What is typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte at which the next text is put in: always between two graphemes, or at an end.
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Another text, with the caret at its end. What was killed stays. Returns as [`Line::insert`].
    pub fn set(&mut self, text: &str) -> usize {
        self.replace(0..self.text.len(), text)
    }

    /// Puts a text in at the caret, as on one line: line breaks and other control characters become
    /// spaces. Of what makes the line longer than [`CHARACTERS`] whole graphemes are left out; returns
    /// how many characters those are.
    pub fn insert(&mut self, text: &str) -> usize {
        self.replace(self.caret..self.caret, text)
    }

    /// Puts a text in the place of some bytes, with the caret behind it. A byte inside a character
    /// means its start, one beyond the end the end. Text and return value are as in [`Line::insert`].
    pub fn replace(&mut self, range: Range<usize>, with: &str) -> usize {
        self.last = Last::Other;
        let start = self.text.floor_char_boundary(range.start);
        let end = self.text.floor_char_boundary(range.end).max(start);
        let goes = count(&self.text[start..end]);
        let mut room = self.most.saturating_sub(count(&self.text) - goes);
        let with = on_one_line(with);
        let mut taken = 0;
        for grapheme in with.graphemes(true) {
            let Some(left) = room.checked_sub(count(grapheme)) else {
                break;
            };
            room = left;
            taken += grapheme.len();
        }
        self.text.replace_range(start..end, &with[..taken]);
        self.caret = between(&self.text, start + taken);
        count(&with[taken..])
    }

    /// Types a key, or does what [`EDITS`] has for it. An empty line ignores the keys that delete one
    /// character, since prompts have other uses for them.
    pub fn press(&mut self, key: Key) -> Pressed {
        if let Some(c) = key.typed() {
            return match self.insert(c.encode_utf8(&mut [0; 4])) {
                0 => Pressed::Edited,
                _ => Pressed::Full,
            };
        }
        let is_its = |edit: &&Edit| edit.keys.iter().any(|name| key.is(name));
        match EDITS.iter().find(is_its) {
            Some(edit) => (edit.act)(self),
            None => Pressed::Ignored,
        }
    }

    /// Goes to the first place at a byte or behind it, or to the end.
    fn go_near(&mut self, at: usize) {
        self.go(between(&self.text, at));
    }

    fn go(&mut self, to: usize) -> Pressed {
        self.last = Last::Other;
        self.caret = to;
        Pressed::Moved
    }

    fn delete(&mut self, range: Range<usize>) -> Pressed {
        if self.text.is_empty() {
            return Pressed::Ignored;
        }
        if range.is_empty() {
            return self.go(self.caret);
        }
        self.replace(range, "");
        Pressed::Edited
    }

    /// Takes out what stands between the caret and a byte, and keeps it for [`Line::yank`]. Where
    /// nothing stands there, what was killed before stays.
    fn kill(&mut self, to: usize, side: Side) -> Pressed {
        let range = self.caret.min(to)..self.caret.max(to);
        if range.is_empty() {
            return self.go(self.caret);
        }
        let before = match self.last {
            Last::Kill => self.killed.as_str(),
            Last::Other => "",
        };
        let text = &self.text[range.clone()];
        self.killed = match side {
            Side::Before => format!("{text}{before}"),
            Side::Behind => format!("{before}{text}"),
        };
        self.replace(range, "");
        self.last = Last::Kill;
        Pressed::Edited
    }

    fn yank(&mut self) -> Pressed {
        if self.killed.is_empty() {
            return self.go(self.caret);
        }
        match self.insert(&self.killed.clone()) {
            0 => Pressed::Edited,
            _ => Pressed::Full,
        }
    }

    /// The start of the grapheme before the caret.
    fn before(&self) -> usize {
        let mut starts = self.text[..self.caret].grapheme_indices(true);
        starts.next_back().map_or(0, |(at, _)| at)
    }

    /// The end of the grapheme behind the caret.
    fn behind(&self) -> usize {
        let mut graphemes = self.text[self.caret..].graphemes(true);
        self.caret + graphemes.next().map_or(0, str::len)
    }

    fn start_of(&self, word: Word) -> usize {
        word.start_before(&self.text, self.caret)
    }

    fn end_of(&self, word: Word) -> usize {
        word.end_behind(&self.text, self.caret)
    }
}

fn count(text: &str) -> usize {
    text.chars().count()
}

/// A text without control characters: a space for each, and one for the two that end a line.
fn on_one_line(text: &str) -> String {
    text.replace("\r\n", " ").replace(char::is_control, " ")
}

/// The first place at a byte or behind it that is not inside a grapheme: what is put in may join what
/// stands beside it.
fn between(text: &str, at: usize) -> usize {
    let mut starts = text.grapheme_indices(true).map(|(start, _)| start);
    starts.find(|start| *start >= at).unwrap_or(text.len())
}

#[cfg(test)]
mod tests;
