//! Text out of foreign formats: PDF, HTML, Word, OpenDocument, e-mail, RTF, EPUB, spreadsheets, presentations.
//!
//! Plain functions from bytes to blocks of text. Their parsers are other people's work on input that
//! may be hostile, so the program runs them in a limited child of itself and nowhere else; nothing
//! here opens a file.

pub mod csv;
pub mod docx;
pub mod email;
pub mod epub;
pub mod html;
pub mod msg;
pub mod odt;
pub mod pdf;
pub mod pptx;
pub mod rtf;
pub mod xlsx;

mod codepage;
mod core;
mod date;
mod flow;
mod format;
mod other;
mod package;
mod paragraphs;
mod relations;
mod xml;

use serde::{Deserialize, Serialize};

pub use format::{FORMATS, Format, Row};
pub use other::{OTHERS, Other};

use crate::limits::EXTRACT_SECONDS;

/// What was read from a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extracted {
    pub about: About,
    /// How many pages it has; none for formats without pages.
    pub pages: Option<u32>,
    /// Its text in the order of reading; none is empty or white space only.
    pub blocks: Vec<Block>,
    /// What came with it.
    pub attachments: Vec<Attachment>,
    /// What is to be known of it before one trusts it, such as that a sheet is hidden: a clause each.
    pub remarks: Vec<String>,
}

/// What a format states about its document, as it states it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub title: Option<String>,
    pub authors: Vec<String>,
    /// When it was published, sent or made: an ISO 8601 date or date with time.
    pub date: Option<String>,
    /// A BCP 47 tag.
    pub language: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
}

/// A paragraph, heading, cell or list item: what a reader would take for one block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The page it begins on, from 1; none for formats without pages.
    pub page: Option<u32>,
    /// Without line breaks of the layout: lines are joined, hyphens at their ends taken out.
    pub text: String,
}

/// A file inside a document, such as an e-mail's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    pub name: String,
    pub media_type: String,
    /// Its size in bytes, decoded.
    pub bytes: u64,
}

/// Why a document gives no text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unreadable {
    /// It is locked.
    NeedsPassword,
    /// It holds pictures of text, or nothing.
    NoTextLayer,
    /// It is not what it should be; says what is wrong.
    Damaged(String),
    /// It, or what it unpacks to, is beyond a limit; says which.
    TooBig(String),
    /// Reading it took too long.
    TimedOut,
    /// It is something that is not read here.
    Other(Other),
}

impl Unreadable {
    /// Why a document of that format gives no text, and what to do, as the end of a sentence that begins
    /// with the document.
    pub fn says(&self, format: Format) -> String {
        match self {
            Self::NeedsPassword => {
                "needs a password; a copy saved without one can be read, as a source of its own"
                    .into()
            }
            Self::NoTextLayer => match format {
                Format::Pdf => {
                    "has no text layer: its pages are pictures, or empty; `casefile source ocr` \
                     recognises their words, for a working copy"
                }
                Format::Html => {
                    "holds no words: a script brings them, or there are none; a copy saved \
                     as text from a browser can be a source's working copy"
                }
                Format::Docx
                | Format::Odt
                | Format::Msg
                | Format::Email
                | Format::Xlsx
                | Format::Pptx
                | Format::Epub
                | Format::Rtf
                | Format::Csv => {
                    "holds no words: it is empty, or shows pictures; a copy with recognised \
                     text can be a source's working copy"
                }
            }
            .into(),
            Self::Damaged(why) => format!("is damaged: {why}"),
            Self::TooBig(why) => format!("is too big: {why}"),
            Self::Other(other) => other.says(),
            Self::TimedOut => format!("took too long to read: {}", EXTRACT_SECONDS.beyond()),
        }
    }
}
