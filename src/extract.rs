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
pub mod markdown;
pub mod mhtml;
pub mod msg;
pub mod odt;
pub mod pdf;
pub mod pptx;
pub mod rtf;
pub mod xlsx;

mod codepage;
mod core;
mod date;
mod equation;
mod flow;
mod format;
mod forms;

mod numerals;
mod other;
mod package;
mod paragraphs;
mod quoted;
mod relations;
mod script;
mod tnef;
mod whose;
mod xml;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use format::{FORMATS, Format, Row};
pub use other::{OTHERS, Other};
pub use whose::{By, Span, Whose};

use crate::limits::EXTRACT_SECONDS;

/// What was read from a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extracted {
    pub about: About,
    /// How many pages it has; none for formats without pages.
    pub pages: Option<u32>,
    /// The pages whose text is not all there, or means nothing, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flawed: Vec<(u32, Flaw)>,
    /// What of it holds words that are not in its text, wherever they would stand: a phrase each, such as `a part that is
    /// encrypted (S/MIME)`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<Box<str>>,
    /// What is printed on each page as its number, where the file says so and one differs from the number of
    /// its sheet; else empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<Box<str>>,
    /// Its text in the order of reading; none is empty or white space only.
    pub blocks: Vec<Block>,
    /// Words that the file writes one after the other, in a line or the next one below, and that its text has apart: each run
    /// as the places of its words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<Places>,
    /// Words that its text has apart, too, and that may be one after the other, which the order of the file does not tell: what
    /// may be a column, from its top to its foot, and a sentence out of which a mark was taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guessed: Vec<Places>,
    /// The lines of pages that have a number printed beside them, in the order of pages and numbers; a page on which
    /// one number stands twice has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub printed: Vec<PrintedLine>,
    /// What came with it.
    pub attachments: Vec<Attachment>,
    /// The messages of a mailbox, or those attached to a message, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Letter>,
    /// What of it could not be read, or cannot be trusted: a sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// Words in some of the blocks of a document: which block, and the bytes of its text.
pub type Places = Vec<(usize, Range<usize>)>;

/// A line of a page with a number printed beside it, as pleadings and transcripts have them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedLine {
    /// The sheet, from 1.
    pub page: u32,
    pub number: u32,
    /// Its words.
    pub places: Places,
}

impl Extracted {
    /// Adds a message that came attached, whose words are its sender's; and where its bytes stand in the file,
    /// if they stand there as they are.
    fn attach(&mut self, about: About, blocks: Vec<Block>, bytes: Option<Range<u64>>) {
        let from = about.all_authors();
        let whose = Whose::Attached(from.clone().map(Into::into));
        let blocks = blocks.into_iter().map(|block| block.of(whose.clone()));
        self.blocks.extend(blocks);
        self.messages.push(Letter {
            from,
            subject: about.title,
            date: about.date,
            bytes,
        });
    }
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

impl About {
    /// Those who wrote it, in one line; none where nobody is named.
    pub fn all_authors(&self) -> Option<String> {
        (!self.authors.is_empty()).then(|| self.authors.join(", "))
    }
}

/// A paragraph, heading, cell or list item: what a reader would take for one block.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The page it begins on, from 1; none for formats without pages.
    pub page: Option<u32>,
    /// Without line breaks of the layout: lines are joined, and of a hyphen at the end of one a soft hyphen
    /// (U+00AD) is left, which nobody sees: `infor\u{AD}mation`. Behind a hyphen that belongs to the word it
    /// stands too: `well-\u{AD}known`.
    pub text: String,
    /// Which of its words are not simply the document's, and what they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
    /// Its lines in which tabs or wide blanks part cells: rows of a table that has no other form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Range<usize>>,
    /// Whether it stands beside the block before it, and has its number: words that were struck from that
    /// one. At the head of a document it has the number of the one behind it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_beside: bool,
    /// The size of most letters of its first line, in tenths of a point; none where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u16>,
}

impl Block {
    /// A block of the document's own words.
    pub fn new(page: Option<u32>, text: impl Into<String>) -> Self {
        Self {
            page,
            text: text.into(),
            ..Self::default()
        }
    }

    /// The same, all of whose words are that.
    pub fn of(self, whose: Whose) -> Self {
        let mut spans = self.spans;
        spans.insert(0, (0..self.text.len(), whose));
        Self { spans, ..self }
    }
}

/// A message among others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// As its headers say it, each.
    pub from: Option<String>,
    pub subject: Option<String>,
    pub date: Option<String>,
    /// Its bytes in the file, where they stand there as they are.
    pub bytes: Option<Range<u64>>,
}

/// Why words that a page shows may not be in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Flaw {
    /// It is a picture, with a line of text at most.
    Picture,
    /// The file does not hold it any more.
    Lost,
    /// Its end is missing: the file is damaged within it.
    BreaksOff,
    /// Of its letters so many in a hundred are signs of which the file does not say what they mean.
    Meaningless(u8),
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
    /// Its fonts do not say which letters they draw.
    NoLetters,
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
                Format::Html | Format::Mhtml => {
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
            Self::NoLetters => {
                "has no letters that could be read: its fonts do not say which they \
                 draw; a copy with recognised text can be a source's working copy"
                    .into()
            }
            Self::Damaged(why) => format!("is damaged: {why}"),
            Self::TooBig(why) => format!("is too big: {why}"),
            Self::Other(other) => other.says(),
            Self::TimedOut => format!("took too long to read: {}", EXTRACT_SECONDS.beyond()),
        }
    }
}
