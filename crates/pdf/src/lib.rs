//! Documents of headings, paragraphs, lists and tables, as PDF.
//!
//! What [`write()`] returns is at once what an archive keeps (PDF/A-2a, ISO 19005-2) and what can be read without
//! eyes (PDF/UA-1, ISO 14289-1): every word belongs to an element that says what it is. The same document gives the
//! same bytes; they hold its title, and neither a name, nor a day, nor a program.
//!
//! Latin, Greek, Cyrillic, Arabic and Hebrew are set, in fonts that come with this crate and go into the file. A letter
//! of another script stands there as its number, `‹U+9648›`, and is told in [`Written::unset`].
//!
//! It opens no file and asks the system for nothing. What it rests on panics where it is led wrong, so a program that
//! must not end with it runs it in a process of its own.

mod flow;
mod fonts;
pub mod model;
mod page;
mod paint;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod tree;

use std::fmt;

use serde::{Deserialize, Serialize};

use fonts::Fonts;
use text::Setter;

/// A document as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub bytes: Vec<u8>,
    /// The letters that no font has, in the order in which they come.
    pub unset: Vec<Unset>,
}

/// A letter that could not be set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unset {
    pub character: char,
    /// The words that it stands in.
    pub within: String,
}

impl Unset {
    /// What stands in its place: `‹U+9648›`.
    pub fn mark(&self) -> String {
        text::mark(self.character)
    }
}

/// Why a document could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed(String);

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failed {}

/// Writes a document.
///
/// # Errors
/// Where it cannot be what both standards ask for: it has no title, or is longer than a file can be.
pub fn write(document: &model::Document) -> Result<Written, Failed> {
    let fonts = Fonts::new().map_err(|number| Failed(format!("font {number} cannot be read")))?;
    let mut setter = Setter::new(fonts);
    let flow = flow::lay_out(&mut setter, document);
    let bytes = paint::write(flow, document)?;
    Ok(Written {
        bytes,
        unset: setter.unset,
    })
}
