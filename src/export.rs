//! A case in a form that can be handed on: pure functions from a library to blocks, and from blocks
//! to clean text.
//!
//! An export is the same bytes twice: it holds no date of today, no version and nothing of this
//! machine.

pub mod block;
mod document;
pub mod format;
mod paper;
pub mod protected;
pub mod reviewed;
pub mod table;
pub mod yaml;

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    ffi::OsStr,
    path::Path,
    sync::Arc,
};

pub use document::{MOST_WORDS, RULE, document, part, several::together};
pub use format::{FORMATS, Format, Made};
pub use paper::{Drawn, DrawnInfo, ORDERS, Order, OrderInfo, PAPERS, PICTURES, Paper, PaperInfo};

use crate::{
    document::foreign::Press,
    library::{Index, Library},
    model::{Date, Key},
    query::{Context, Query},
    text::{Clean, is_blank},
};
use block::{Document, Line, Within};
use format::plain;
use protected::{
    Covered, Named, Protected, Written, cover,
    hand_on::{ForAudience, Handed},
    layers::{self, Layer, Leak},
    mask::Masks,
};

/// A case as it would be handed on.
pub struct Export {
    pub made: Made,
    /// The protected people whom it, or the name of its file, names. It is for nobody else's eyes
    /// where there are any, unless the reader says so.
    pub named: Vec<Named>,
    /// Whether there may be others: something that says who is protected could not be read.
    pub is_unsure: bool,
}

/// Whether the remarks of the case file are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notes {
    #[default]
    Written,
    LeftOut,
}

/// Where a case stands in a document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    pub within: Within,
    /// How many sources are listed before its own.
    pub sources: usize,
}

/// What is to be written of a case.
pub struct Asked<'a> {
    /// The library, with what was found of its quotes.
    pub context: &'a Context<'a>,
    /// The case.
    pub case: Index,
    /// What was asked of its records; nothing, where it is empty.
    pub query: &'a Query,
    /// Whether other words stand in the place of names.
    pub is_covered: bool,
    /// Whether what was asked is not told, since it may name some of the protected.
    pub is_query_kept: bool,
    /// The records that it matches ([`part`]); none for all.
    pub part: Option<HashSet<Index>>,
    /// What was opened of its sources.
    pub documents: &'a HashMap<Key, Arc<crate::document::Document>>,
    pub paper: Paper,
    /// Whom a paper of one person is about.
    pub of: Option<Index>,
    /// Whether the remarks of the case file are written.
    pub notes: Notes,
    /// In which order it is listed, where not as the paper has it.
    pub order: Option<Order>,
    /// The day on which it is prepared, where whoever prepares it says so.
    pub prepared: Option<&'a Date>,
    /// What it shows as pictures, too.
    pub pictures: &'a [Drawn],
    /// Where in the document it stands.
    pub place: Place,
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
    /// Writes a document, and looks whom it must not name: the one way from a document to what is handed
    /// on. `file_name` is that of the file which is to be written, if one is.
    ///
    /// # Errors
    /// Where the form cannot hold it.
    pub fn export(
        &self,
        library: &Library,
        mut document: Document,
        file_name: Option<&str>,
        press: Press<'_>,
    ) -> Result<Export, Clean> {
        // The words are the same in all forms, and none of the program's own is a name.
        let said = || plain::unbroken(&cover::of_files(&document));
        let named = protected::named(library, said, file_name);
        if !named.is_empty() {
            document.warnings.push(Line::warning(
                "Not for others: people are named here whom the case file protects.",
            ));
        }
        Ok(Export {
            made: self.write(&document, press)?,
            named,
            is_unsure: library.is_protection_unsure(),
        })
    }

    /// The same before an audience: other words stand in the place of the names of the protected, and what was
    /// written is read again before anybody else has it. `document` was made of the library that
    /// [`Masks::library`] gives, `library` is the one it was given.
    ///
    /// # Errors
    /// Where a name would still stand in it, and where; where the form cannot hold it.
    pub fn export_for(
        &self,
        library: &Library,
        masks: &Masks,
        document: Document,
        file_name: Option<&str>,
        press: Press<'_>,
    ) -> Result<ForAudience<Made>, Clean> {
        let handed = ForOthers {
            format: self,
            document,
            press,
        };
        masks.hand_on(library, handed, file_name)
    }
}

/// A document as it is handed on to an audience.
struct ForOthers<'a> {
    format: &'a Format,
    document: Document,
    press: Press<'a>,
}

impl Handed for ForOthers<'_> {
    type Made = Made;

    fn cover(&mut self, masks: &Masks) -> (Covered, BTreeSet<Protected>) {
        let covered = masks.cover(&mut self.document);
        let called = masks.called_in(&mut self.document);
        let method = masks.method(covered, self.format.again.count(), &called);
        self.document.blocks.extend(method);
        (covered, called)
    }

    fn blank(&mut self, masks: &Masks) {
        masks.blank(&mut self.document);
    }

    fn said(&mut self) -> Written {
        plain::unbroken(&cover::of_files(&self.document))
    }

    fn bare(&self) -> Result<Option<Made>, Clean> {
        self.format.write(&layers::empty(), self.press).map(Some)
    }

    fn write(&self) -> Result<Made, Clean> {
        self.format.write(&self.document, self.press)
    }

    fn read_again(&self, made: &Made) -> Result<Vec<Layer>, Leak> {
        layers::read_again(self.format, made)
    }
}
