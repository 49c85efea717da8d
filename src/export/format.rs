//! The forms that a document is written in: [`FORMATS`] is the table, a file each.
//!
//! Whatever the form, the words are those of the document's blocks, in the order in which [`walk`] goes through them;
//! a form adds what it is made of (marks, elements, parts of a package) and nothing that is said.

mod columns;
mod docx;
mod html;
mod markdown;
mod notes;
mod odt;
pub(super) mod package;
#[cfg(feature = "pdf")]
mod pdf;
pub mod plain;
pub(in crate::export) mod side;
mod walk;

use std::path::Path;

use super::block::Document;
use crate::{clean_format, document::foreign::Press, text::Clean};

/// A row of [`FORMATS`].
pub struct Format {
    /// The word of `--format`.
    pub name: &'static str,
    /// What its files end in, without the dot.
    pub extension: &'static str,
    /// What it is, for the manual.
    pub says: &'static str,
    /// How what it has written is read again.
    pub again: Again,
    writes: fn(&Document, Press<'_>) -> Result<Made, Clean>,
}

/// What is handed on, as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// A text, which a terminal may show.
    Text(Clean),
    /// The bytes of a package, which it may not.
    Package(Vec<u8>),
    /// The same, where the form could not hold all of it as it is; says what stands in its place.
    Lacking { bytes: Vec<u8>, lacks: Clean },
}

/// How what a form has written is read again before anybody else has it, layer by layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// As it is.
    Text,
    /// A page: its words, and what its elements hold.
    Page,
    /// The words of its pages, what else the file holds, and what it says of itself.
    Pages,
    /// The same as of a page of each part of a package, of which there are so many.
    Package(usize),
}

/// Every form that a case can be exported in. The first is that of a file whose name has no ending.
pub const FORMATS: [Format; 6] = [
    Format {
        name: "md",
        extension: "md",
        says: "Markdown: to read as it is, or to print",
        again: Again::Text,
        writes: |document, _| Ok(markdown::write(document)),
    },
    Format {
        name: "txt",
        extension: "txt",
        says: "Plain text, in lines of 78 columns",
        again: Again::Text,
        writes: |document, _| Ok(plain::write(document)),
    },
    Format {
        name: "html",
        extension: "html",
        says: "A web page in one file, which loads nothing: to read in a browser, or to print",
        again: Again::Page,
        writes: |document, _| Ok(html::write(document)),
    },
    Format {
        name: "docx",
        extension: "docx",
        says: "A document of Word, with footnotes",
        again: Again::Package(docx::PARTS),
        writes: |document, _| docx::write(document),
    },
    Format {
        name: "odt",
        extension: "odt",
        says: "An OpenDocument text, with footnotes",
        again: Again::Package(odt::PARTS),
        writes: |document, _| odt::write(document),
    },
    Format {
        name: "pdf",
        extension: "pdf",
        says: "Pages: PDF that archives keep and screen readers read (PDF/A-2a, PDF/UA-1)",
        again: Again::Pages,
        #[cfg(feature = "pdf")]
        writes: pdf::write,
        #[cfg(not(feature = "pdf"))]
        writes: |_, _| {
            Err(
                "This build of casefile writes no PDF: it was made without its feature `pdf`."
                    .into(),
            )
        },
    },
];

impl Made {
    /// What is written to a file.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Package(bytes) | Self::Lacking { bytes, .. } => bytes,
        }
    }

    /// What the form could not hold as it is, as a sentence.
    pub fn lacks(&self) -> Option<&Clean> {
        match self {
            Self::Lacking { lacks, .. } => Some(lacks),
            Self::Text(_) | Self::Package(_) => None,
        }
    }
}

impl Format {
    /// Writes a document; `press` sets its pages, where it becomes pages.
    ///
    /// # Errors
    /// Where the form cannot hold it.
    pub fn write(&self, document: &Document, press: Press<'_>) -> Result<Made, Clean> {
        (self.writes)(document, press)
    }

    /// The format of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
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
                "`{}` cannot be written: no format has this ending; write a name that ends in one of {}.",
                path.display(),
                endings.join(", ")
            )
        })
    }
}
