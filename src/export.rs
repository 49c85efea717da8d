//! A case in a form that can be handed on: pure functions from a library to clean text.
//!
//! An export is the same bytes twice: it holds no date of today, no version and nothing of this
//! machine.

mod markdown;
pub mod yaml;

pub use markdown::protected;

use crate::{
    library::Index,
    query::{Context, Query},
    text::Clean,
};

/// A row of [`FORMATS`].
pub struct Format {
    /// The word of `--format`.
    pub name: &'static str,
    /// What its files end in, without the dot.
    pub extension: &'static str,
    /// What it is, for the manual.
    pub says: &'static str,
    /// Writes the case at that index: of its records those of which the query holds, and what these
    /// name.
    pub write: fn(&Context<'_>, Index, &Query) -> Clean,
}

/// Every format that a case can be exported to.
pub const FORMATS: [Format; 1] = [Format {
    name: "md",
    extension: "md",
    says: "Markdown: a summary to read as it is, or to print",
    write: markdown::case,
}];

impl Format {
    /// The format of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }
}
