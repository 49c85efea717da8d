//! A case in a form that can be handed on: pure functions from a library to blocks, and from blocks
//! to clean text.
//!
//! An export is the same bytes twice: it holds no date of today, no version and nothing of this
//! machine.

pub mod block;
mod document;
mod markdown;
pub mod protected;
pub mod yaml;

use std::{collections::HashMap, ffi::OsStr, path::Path, sync::Arc};

pub use document::{MOST_WORDS, RULE, document};

use crate::{
    clean_format,
    library::{Index, Library},
    model::Key,
    query::{Context, Query},
    text::{Clean, is_blank},
};
use block::{Document, Line};
use protected::{Named, Written};

/// A row of [`FORMATS`].
pub struct Format {
    /// The word of `--format`.
    pub name: &'static str,
    /// What its files end in, without the dot.
    pub extension: &'static str,
    /// What it is, for the manual.
    pub says: &'static str,
    /// Writes a document.
    write: fn(&Document) -> Written,
}

/// A case as it would be handed on.
pub struct Export {
    pub text: Clean,
    /// The protected people whom it, or the name of its file, names. It is for nobody else's eyes
    /// where there are any, unless the reader says so.
    pub named: Vec<Named>,
    /// Whether there may be others: what cases share could not be read, and whom it protects.
    pub is_unsure: bool,
}

/// Every format that a case can be exported to.
pub const FORMATS: [Format; 1] = [Format {
    name: "md",
    extension: "md",
    says: "Markdown: to read as it is, or to print",
    write: markdown::write,
}];

/// How much of a case is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Two pages, by [`RULE`].
    #[default]
    Summary,
    /// Everything that its records say.
    Full,
}

/// What is to be written of a case.
pub struct Asked<'a> {
    /// The library, with what was found of its quotes.
    pub context: &'a Context<'a>,
    /// The case.
    pub case: Index,
    /// Of its records those that this matches; where it is empty, all.
    pub query: &'a Query,
    /// What was opened of its sources.
    pub documents: &'a HashMap<Key, Arc<crate::document::Document>>,
    pub form: Form,
}

/// Whether a file may be called so that someone named to be written.
///
/// # Errors
/// Where nobody would see the name, and for `-`, which means standard output elsewhere.
pub fn can_be_named(path: &Path) -> Result<(), Clean> {
    let is_unseen = |name: &OsStr| is_blank(&name.to_string_lossy());
    // A path that ends in `..` has no name.
    if is_unseen(path.as_os_str()) || path.file_name().is_some_and(is_unseen) {
        return Err("The file needs a name that can be seen.".into());
    }
    match path == Path::new("-") {
        true => Err("`-` means standard output elsewhere; name a file, such as `./-`.".into()),
        false => Ok(()),
    }
}

impl Format {
    /// The format of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Writes a document, and looks whom it must not name: the one way from a document to a text.
    /// `file_name` is that of the file which is to be written, if one is.
    pub fn export(
        &self,
        library: &Library,
        mut document: Document,
        file_name: Option<&str>,
    ) -> Export {
        let written = (self.write)(&document);
        let named = protected::named(library, &written, file_name);
        let is_unsure = library.is_shared_unread;
        if named.is_empty() {
            let text = written.text;
            return Export {
                text,
                named,
                is_unsure,
            };
        }
        document.warnings.push(Line::text(
            "Not for others: people are named here whom the case file protects.",
        ));
        let text = (self.write)(&document).text;
        Export {
            text,
            named,
            is_unsure,
        }
    }

    /// The format that the ending of a file's name asks for; the first where it has no ending.
    ///
    /// # Errors
    /// Where no format has that ending; the message says which there are.
    pub fn of_file(path: &Path) -> Result<&'static Self, Clean> {
        let Some(ending) = path.extension() else {
            return Ok(&FORMATS[0]);
        };
        let fits = |format: &&Self| ending.eq_ignore_ascii_case(format.extension);
        FORMATS.iter().find(fits).ok_or_else(|| {
            let endings = FORMATS
                .each_ref()
                .map(|format| format!("`.{}`", format.extension));
            clean_format!(
                "`{}` cannot be written: no format has this ending; write a name that ends in {}.",
                path.display(),
                endings.join(" or ")
            )
        })
    }
}
