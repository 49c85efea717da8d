//! What the browser wants done in the outside world.

use std::path::PathBuf;

use super::job::export::Export;
use crate::model::Key;

/// Something to do outside the model.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read the library again.
    Load(u64),
    /// Open what is held of a source.
    Open(u64, Key),
    /// Look with the basic rules for what is wrong with a library, of that edition.
    Check(u64),
    /// Read what was not read yet of all texts, for the library of that edition.
    Gather(u64),
    /// Search them for a query; the number is that of the question.
    Find(u64, String),
    /// Say in a moment that what is remembered is due to be written.
    Wait,
    /// See whether files of the library have changed since it was read.
    Watch(u64),
    /// Write what is remembered.
    Remember(String),
    /// Put a text on the clipboard; the label says what it is.
    Copy { text: String, label: &'static str },
    /// Open the editor.
    Edit { path: PathBuf, line: u32 },
    /// Open the original of a source in the system's viewer, at a page where it has pages.
    View { source: Key, page: Option<u32> },
    /// Write the summary of a case.
    Export(Export),
    /// Stop until the shell's `fg`.
    Suspend,
    /// Draw everything again.
    Redraw,
}
