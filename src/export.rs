//! A case in a form that can be handed on: pure functions from a library to clean text.
//!
//! An export is the same bytes twice: it holds no date of today, no version and nothing of this
//! machine.

mod markdown;
pub mod protected;
pub mod yaml;

use protected::{Named, Written};

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
    write: fn(&Context<'_>, Index, &Query, Warning) -> Written,
}

/// Whether a text for others begins by saying that it names the protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Warning {
    None,
    Names,
}

/// A case as it would be handed on.
pub struct Export {
    pub text: Clean,
    /// The protected people whom it, or the name of its file, names. It is for nobody else's eyes
    /// where there are any, unless the reader says so.
    pub named: Vec<Named>,
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

    /// The case at an index: of its records those of which the query holds, and what these name.
    /// `file_name` is that of the file which is to be written, if one is.
    pub fn export(
        &self,
        context: &Context<'_>,
        index: Index,
        query: &Query,
        file_name: Option<&str>,
    ) -> Export {
        let written = (self.write)(context, index, query, Warning::None);
        let named = protected::named(context.library, &written, file_name);
        let text = match named.is_empty() {
            true => written.text,
            false => (self.write)(context, index, query, Warning::Names).text,
        };
        Export { text, named }
    }
}
