//! What is to be set: a document as its parts follow one another, and nothing of how they look.

use serde::{Deserialize, Serialize};

/// A document before it is set in pages.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Document {
    /// Its title, which is also its first heading and that of its window.
    pub title: String,
    /// The language of its own words, as in `en`.
    pub language: String,
    /// The day that the file gives as the one on which it was made.
    pub day: Option<Day>,
    /// What stands between the number of a page and that of the last: ` of `.
    pub page_of: String,
    /// What a reader must know before anything else.
    pub warnings: Vec<Line>,
    pub blocks: Vec<Block>,
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Day {
    pub year: u16,
    /// From 1.
    pub month: u8,
    pub day: u8,
}

/// A part of a document that begins a line of its own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Block {
    /// A heading below the title, from level 2.
    Heading {
        level: usize,
        /// The name by which others lead to it.
        anchor: Option<String>,
        line: Line,
    },
    Paragraph(Line),
    List(Vec<Point>),
    /// Rows of as many cells as the head has. The head is repeated on each page.
    Table {
        head: Vec<String>,
        rows: Vec<Vec<Line>>,
    },
}

/// A point of a list.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Point {
    pub anchor: Option<String>,
    pub line: Line,
    /// The points below it.
    pub below: Vec<Point>,
}

/// Pieces beside one another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Line(pub Vec<Run>);

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    pub text: String,
    pub is_strong: bool,
    pub leads: Option<Leads>,
}

/// Where a piece leads, and how that is said to who does not see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leads {
    pub to: Target,
    pub says: String,
}

/// Where a piece can lead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Target {
    /// A place of the document, by its name. One that is not there is not led to.
    Anchor(String),
    /// An address of the web or of mail.
    Address(String),
}

impl Line {
    /// A line of one text.
    pub fn text(text: impl Into<String>) -> Self {
        Self(vec![Run::text(text)])
    }
}

impl Run {
    /// Words that lead nowhere.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_strong: false,
            leads: None,
        }
    }

    /// The same, to be seen among others.
    pub fn strong(text: impl Into<String>) -> Self {
        Self {
            is_strong: true,
            ..Self::text(text)
        }
    }
}
