//! The words of a cell, in runs that look alike.

use super::font::Font;
use crate::extract::xml::{Event, Then};

/// What a cell says: its runs, each with its font if that is another than the cell's.
#[derive(Clone, Debug, Default)]
pub struct Words(pub Vec<(String, Option<Font>)>);

/// The run that is read.
#[derive(Debug, Default)]
pub struct Run {
    font: Option<Font>,
    is_in_font: bool,
    is_in_text: bool,
}

impl Words {
    /// Words that look as their cell does.
    pub fn plain(text: String) -> Self {
        Self(vec![(text, None)])
    }
}

impl Run {
    /// Takes what stands in a text of a cell.
    pub fn take(&mut self, event: &Event<'_>, words: &mut Words) -> Then {
        match event {
            // How a word is spoken.
            Event::Open("rPh", _) => return Then::Skip,
            Event::Open("si" | "is" | "r", _) => self.font = None,
            Event::Open("rPr", _) => {
                self.font = Some(Font::default());
                self.is_in_font = true;
            }
            Event::Close("rPr") => self.is_in_font = false,
            Event::Open("t", _) => {
                self.is_in_text = true;
                words.0.push((String::new(), self.font));
            }
            Event::Close("t") => self.is_in_text = false,
            Event::Text(text) if self.is_in_text => {
                if let Some((words, _)) = words.0.last_mut() {
                    words.push_str(text);
                }
            }
            event if self.is_in_font => {
                if let Some(font) = &mut self.font {
                    font.take(event);
                }
            }
            _ => {}
        }
        Then::GoOn
    }
}
