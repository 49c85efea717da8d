//! What the reader chose: where they are, where they were, what is open over it.

mod place;

use ratatui::layout::Size;

pub use place::{ListPane, Pane, Place, RecordPane, SourcePane};

use super::{everywhere::Everywhere, input::keymap::Sequence, overlay::Overlay, tour::Tour};
use crate::search::text::Sought;

/// A word to the reader in the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    pub is_error: bool,
}

/// What the reader chose. All that is shown follows from it and from what is known.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub size: Size,
    /// Which of the themes.
    pub theme: usize,
    pub place: Place,
    /// Where the reader was, the latest last.
    pub back: Vec<Place>,
    /// Where `jump-back` came from.
    pub forward: Vec<Place>,
    /// Where the reader was before the library became another one, until what the filter asks for is
    /// known of it again, or a key is pressed.
    pub awaited: Option<Place>,
    pub overlay: Option<Overlay>,
    /// Keys of a sequence that is not whole yet.
    pub pending: Sequence,
    pub notice: Option<Notice>,
    /// What is searched for in the panes.
    pub search: Sought,
    /// Whether the source pane is still to be scrolled to the words of its paragraph that are searched for.
    pub to_words: bool,
    /// The search of all texts, which is kept when it is closed.
    pub everywhere: Everywhere,
    pub done: bool,
    /// How far the reader has come in the tour; none outside it.
    pub tour: Option<Tour>,
}

impl State {
    /// A word to the reader.
    pub fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            is_error: false,
        });
    }

    /// The same, for what went wrong.
    pub fn complain(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            is_error: true,
        });
    }
}
