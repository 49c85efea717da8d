//! The words of a cell, in runs that look alike.

use crate::extract::xml::{Event, Then};

/// What a cell says, and what is struck out in it.
#[derive(Clone, Debug, Default)]
pub struct Words {
    pub stands: String,
    /// Each run of what is struck out.
    pub struck: Vec<String>,
    /// Whether the last words are struck, so that the next that are go on.
    goes_on: bool,
}

/// The run that is read.
#[derive(Debug, Default)]
pub struct Run {
    is_struck: bool,
    is_in_text: bool,
}

impl Words {
    /// Words none of which is struck out.
    pub fn standing(stands: String) -> Self {
        Self {
            stands,
            ..Self::default()
        }
    }

    pub fn push(&mut self, text: &str, is_struck: bool) {
        match (is_struck, self.struck.last_mut()) {
            (false, _) => self.stands.push_str(text),
            (true, Some(last)) if self.goes_on => last.push_str(text),
            (true, _) => self.struck.push(text.to_owned()),
        }
        self.goes_on = is_struck;
    }

    /// The same where all of it is struck out.
    pub fn all_struck(self) -> Self {
        Self {
            struck: [self.stands].into_iter().chain(self.struck).collect(),
            ..Self::default()
        }
    }
}

impl Run {
    /// Takes what stands in a text of a cell.
    pub fn take(&mut self, event: &Event<'_>, words: &mut Words) -> Then {
        match event {
            // How a word is spoken.
            Event::Open("rPh", _) => return Then::Skip,
            Event::Open("si" | "is" | "r", _) => self.is_struck = false,
            Event::Open("strike", attributes) => {
                self.is_struck = !matches!(attributes.get("val").as_deref(), Some("0" | "false"));
            }
            Event::Open("t", _) => self.is_in_text = true,
            Event::Close("t") => self.is_in_text = false,
            Event::Text(text) if self.is_in_text => words.push(text, self.is_struck),
            _ => {}
        }
        Then::GoOn
    }
}
