//! The help, as far as the reader is in it.

use crate::{search::text::Sought, tui::line::Line};

/// The help: a list of what the keys do, in which one can search.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// The selected line, among the entries.
    pub selected: usize,
    /// What is searched for.
    pub line: Line,
    /// Whether that is being typed.
    pub typing: bool,
}

impl Help {
    /// Begins to type what is searched for.
    pub fn begin(&mut self) {
        self.line = Line::default();
        self.typing = true;
    }

    /// What is typed is what is searched for.
    pub fn found(self) -> Self {
        Self {
            typing: false,
            ..self
        }
    }

    /// Searches for nothing.
    pub fn unsought(self) -> Self {
        Self {
            line: Line::default(),
            typing: false,
            ..self
        }
    }

    /// What is searched for.
    pub fn sought(&self) -> Sought {
        Sought::letters(self.line.text())
    }
}
