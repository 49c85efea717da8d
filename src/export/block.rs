//! A document as blocks: what is said, and nothing of how a format writes it.
//!
//! All of it is clean text. A format is a function from a [`Document`] to a text, and no other module
//! knows the marks of a format.

use std::{fmt, ops::Range};

use super::format::side;
use crate::{
    clean,
    library::Index,
    model::date::Day,
    picture::Picture,
    text::{Clean, clean_line, sentence},
};

/// A document before it is written in some format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub title: Clean,
    /// What a reader must know before anything else.
    pub warnings: Vec<Line>,
    pub blocks: Vec<Block>,
    /// The records that have a place of their own.
    pub places: Vec<(Anchor, Index)>,
    /// What each source is, in the order of their numbers: what `[1]` stands for.
    pub sources: Vec<Clean>,
    /// The record that the document is about.
    pub about: Option<Index>,
    /// Whether nothing is to be read in what a form says itself.
    pub is_blank: bool,
    /// The day that the document gives as its own; none where it gives none, or no more than a month.
    pub day: Option<Day>,
}

/// A part of a document that begins a line of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading below the title, from level 2.
    Heading {
        level: usize,
        anchor: Option<Anchor>,
        /// The record that is written below it, where that is one.
        of: Option<Index>,
        line: Line,
    },
    Paragraph(Line),
    List(Vec<Point>),
    /// Rows of as many cells as the head has.
    Table {
        head: Vec<Clean>,
        rows: Vec<Vec<Line>>,
    },
    /// A picture, which is only looked at: what it shows is said beside it.
    Picture(Picture),
}

/// A point of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Point {
    pub anchor: Option<Anchor>,
    pub line: Line,
    /// The points below it.
    pub below: Vec<Point>,
}

/// Pieces beside one another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Inline>);

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    Text(Clean),
    Strong(Clean),
    /// Leads to another place of the document, in words of the program.
    Reference {
        to: Anchor,
        words: Clean,
    },
    /// The address of a source; a link where it is one of the web or of mail.
    Address(Clean),
}

impl Document {
    /// The record that has its place there.
    pub fn record_at(&self, anchor: Anchor) -> Option<Index> {
        let mut places = self.places.iter();
        let record = places.find(|(place, _)| *place == anchor);
        record.map(|(_, record)| *record)
    }
}

/// A place of a document that can be led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// A record, by the letter of its kind and its number among the records of that kind: `A3`.
    Record(Within, &'static str, usize),
    /// A source, by its number in the lists of sources, which go on from case to case: `[3]`.
    Source(usize),
    /// The table of what has a date.
    Chronology(Within),
    /// A case, of several.
    Case(usize),
}

/// In which case of a document a place is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Within {
    /// In the only one.
    #[default]
    Only,
    /// In one of several, by its number.
    OneOf(usize),
}

impl Anchor {
    /// The name of the place within the document: `a3`, `s3`; in one of several cases `c2-a3`. No word, which
    /// might be the name of somebody whom nothing may name: the letters C and D are of no kind.
    pub fn id(self) -> String {
        let within = |within: Within| match within {
            Within::Only => String::new(),
            Within::OneOf(case) => format!("c{case}-"),
        };
        match self {
            Self::Record(case, letter, number) => {
                format!("{}{}{number}", within(case), letter.to_lowercase())
            }
            Self::Source(number) => format!("s{number}"),
            Self::Chronology(case) => format!("{}d0", within(case)),
            Self::Case(case) => format!("c{case}"),
        }
    }

    /// Whether some words are the name of a place, of whichever document: `a3`, `c2-a3`.
    pub fn is_id(words: &str) -> bool {
        let is_one = |words: &str| {
            let number = words.strip_prefix(|c: char| c.is_ascii_lowercase());
            number.is_some_and(|number| {
                !number.is_empty() && number.bytes().all(|c| c.is_ascii_digit())
            })
        };
        match words.split_once('-') {
            Some((case, place)) => case.starts_with('c') && is_one(case) && is_one(place),
            None => is_one(words),
        }
    }
}

/// As the text names it: `A3`, `[3]`; in one of several cases `2-A3`.
impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record(Within::Only, letter, number) => write!(f, "{letter}{number}"),
            Self::Record(Within::OneOf(case), letter, number) => {
                write!(f, "{case}-{letter}{number}")
            }
            Self::Source(number) => write!(f, "[{number}]"),
            Self::Chronology(_) => f.write_str("the chronology"),
            Self::Case(case) => write!(f, "case {case}"),
        }
    }
}

impl Line {
    /// A line of one text.
    pub fn text(text: impl Into<Clean>) -> Self {
        Self(side::runs(text.into()).map(Inline::Text).collect())
    }

    /// What a reader must know before anything else, behind the word that says so.
    pub fn warning(words: impl Into<Clean>) -> Self {
        let words = clean![" ", words.into()];
        Self(vec![Inline::Strong("Note:".into()), Inline::Text(words)])
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a text. What begins with a full stop ends the sentence before it, which a name with one may have ended.
    pub fn say(&mut self, text: impl Into<Clean>) {
        let mut text = text.into();
        if text.starts_with('.') {
            let left = sentence::behind(&self.plain(), &text).len();
            text = text.part(text.len() - left..text.len());
        }
        if !text.is_empty() {
            self.0.extend(side::runs(text).map(Inline::Text));
        }
    }

    /// Adds a way to another place.
    pub fn lead(&mut self, to: Anchor) {
        self.0.push(Inline::to(to));
    }

    /// Adds the pieces of another line.
    pub fn add(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The line with the pieces of another one behind it.
    pub fn and(mut self, other: Self) -> Self {
        self.add(other);
        self
    }

    /// Adds lines with something between them.
    pub fn join(&mut self, lines: impl IntoIterator<Item = Self>, between: &'static str) {
        for (number, line) in lines.into_iter().enumerate() {
            if number > 0 {
                self.say(between);
            }
            self.add(line);
        }
    }

    /// As it is read, without its ways.
    pub fn plain(&self) -> String {
        self.0.iter().map(|piece| piece.words().as_str()).collect()
    }

    /// The same with the words of files alone: nothing is to be read in the program's own, each of which is as long as it
    /// was.
    pub fn of_files(&self) -> String {
        let words = self.0.iter().map(Inline::words);
        words.map(|words| words.of_files().to_string()).collect()
    }

    /// Leaves nothing to be read in some parts of the line, in order.
    pub fn blank(&mut self, parts: &[Range<usize>]) {
        let mut at = 0;
        for piece in &mut self.0 {
            let len = piece.words().len();
            let within = parts
                .iter()
                .filter(|part| part.start < at + len && at < part.end);
            let within: Vec<Range<usize>> = within
                .map(|part| part.start.saturating_sub(at)..(part.end - at).min(len))
                .collect();
            at += len;
            if !within.is_empty() {
                let text = piece.text_mut();
                *text = text.blanked(&within);
            }
        }
    }
}

impl Inline {
    /// What is read of it.
    pub fn words(&self) -> &Clean {
        match self {
            Self::Text(text) | Self::Strong(text) | Self::Address(text) => text,
            Self::Reference { words, .. } => words,
        }
    }

    /// Its text.
    pub fn text_mut(&mut self) -> &mut Clean {
        match self {
            Self::Text(text) | Self::Strong(text) | Self::Address(text) => text,
            Self::Reference { words, .. } => words,
        }
    }

    /// What leads to another place, in the words that name it.
    pub fn to(place: Anchor) -> Self {
        Self::Reference {
            to: place,
            words: clean_line(&place.to_string()).as_own(),
        }
    }
}

impl Point {
    /// A point of one line.
    pub fn new(line: Line) -> Self {
        Self {
            line,
            ..Self::default()
        }
    }
}
