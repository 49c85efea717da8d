//! A record as a page: rows of text, links and citations, the same for the screen and for `show`.
//!
//! The page is made of clean text only and knows nothing of widths, colours or keys.

mod chosen;
mod found;
mod held;
mod measure;
mod page;
mod pieces;
mod problem;
mod report;
mod rows;
mod spots;
mod tally;

pub use chosen::{Chosen, Kept};
pub use found::{difference, signs};
pub use held::{form, messages};
pub use measure::{figure, in_digits, measure_words, number};
pub use pieces::{BETWEEN, when};
pub use report::{
    Days, Found, Length, Look, MatrixLook, Rows, SAID_TO_BE_MISSING, away, between,
    conflicts_picture, matrix_picture, matrix_rows, origins_picture, origins_told, pieces_of,
    stands,
};
pub use spots::Spot;

use crate::{
    clean,
    library::{Index, Library, Scope},
    model::{Citation, Id, Key, RecordPart},
    picture::{Mark, Opens},
    sign::{Sign, Tone},
    text::Clean,
};

/// Part of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Text(Clean, Tone),
    /// A record that can be opened.
    Link(Key, Clean),
    /// `[n]`: the n-th citation of the page, from 1; opens its passage.
    Citation(usize),
    Sign(Sign),
    /// A mark of a picture that leads somewhere.
    Mark(Box<Mark>),
}

/// A row of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The key of the record that the row says; empty where it says none.
    pub key: &'static str,
    /// What the row is, in the left column; empty on rows that go on.
    pub label: &'static str,
    pub pieces: Vec<Piece>,
    pub style: RowStyle,
    /// The part of the record that the row is about.
    pub part: RecordPart,
    /// What the picture shows that begins with the row; none of any other.
    pub shows: Option<Clean>,
    /// Whether it says where the record is written, at the foot of its page.
    pub is_foot: bool,
}

/// How a row is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowStyle {
    #[default]
    Field,
    /// The record's own words, at the top.
    Title,
    /// The name of the rows below.
    Heading,
    /// One of several below a heading.
    Item,
    /// A line of a picture, whose cells stay where they are: it is cut and never wrapped. One that `stays` is the head of
    /// those below it, and in sight while they are.
    Drawn {
        stays: bool,
    },
    Blank,
}

/// A citation of a page.
#[derive(Clone, Debug)]
pub struct Cited {
    pub citation: Citation,
    /// The case in which its references are meant.
    pub case: Option<Id>,
    /// The source, where it is found.
    pub source: Option<Index>,
}

/// The page of a record.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub rows: Vec<Row>,
    /// Its citations, in the order of their numbers.
    pub citations: Vec<Cited>,
    /// Whether some of its rows are of a picture.
    pub is_drawn: bool,
}

impl Sheet {
    /// The page of a record. `scope` says from where it is looked at: records of other cases are
    /// named with their case.
    pub fn of(library: &Library, index: Index, scope: &Scope) -> Self {
        page::sheet(library, index, scope)
    }

    /// What a record says, what follows from it and what bears on it, for a document that holds all
    /// records and names its sources at the end.
    pub fn facts(library: &Library, index: Index, scope: &Scope) -> Self {
        page::facts(library, index, scope)
    }

    /// The page of a problem, with an excerpt in so many columns.
    pub fn of_problem(
        library: &Library,
        diagnostic: &crate::diagnostic::Diagnostic,
        columns: usize,
    ) -> Self {
        problem::sheet(library, diagnostic, columns)
    }
}

/// The words of a piece as they are drawn, made so that no line ends between a glyph and its word: as many bytes and
/// columns, for finding where lines end.
pub fn bound(piece: &Piece, drawn: &Clean) -> String {
    match (piece, drawn.split_once(' ')) {
        (Piece::Sign(sign), Some((glyph, word))) if word == sign.word => format!("{glyph}_{word}"),
        _ => drawn.to_string(),
    }
}

/// What stands above the citations of a field; of those of a record as a whole, where none is named.
pub fn rests_on(field: Option<&'static str>) -> Clean {
    field.map_or_else(
        || "Rests on".into(),
        |label| clean!["Cited under “", label, "”"],
    )
}

/// The width of the labels' column.
pub const LABEL: usize = 13;

impl Row {
    /// Which of its pieces can be opened, from the left.
    pub fn targets(&self) -> Vec<&Piece> {
        self.pieces.iter().filter(|piece| piece.opens()).collect()
    }

    /// Whether marks of a picture stand in it that lead somewhere.
    pub fn has_marks(&self) -> bool {
        let is_mark = |piece: &Piece| matches!(piece, Piece::Mark(_));
        self.pieces.iter().any(is_mark)
    }

    /// Whether it says what is held of a source.
    pub fn is_held(&self) -> bool {
        self.style == RowStyle::Field && self.label == held::HELD
    }

    /// The row's content as plain text.
    pub fn plain(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| piece.words().to_string())
            .collect()
    }
}

impl Piece {
    /// Whether it leads somewhere.
    pub fn opens(&self) -> bool {
        match self {
            Self::Link(..) | Self::Citation(_) => true,
            Self::Mark(mark) => mark.opens.is_some(),
            Self::Text(..) | Self::Sign(_) => false,
        }
    }

    /// The record that it names, where it names one.
    pub fn names(&self) -> Option<&Key> {
        match self {
            Self::Link(key, _) => Some(key),
            Self::Mark(mark) => match mark.opens.as_ref()? {
                Opens::Record(key, _) => Some(key),
                Opens::List(..) | Opens::Chronology(_) => None,
            },
            Self::Text(..) | Self::Citation(_) | Self::Sign(_) => None,
        }
    }

    /// The piece in words, without its meaning as a link.
    pub fn words(&self) -> Clean {
        match self {
            Self::Text(text, _) | Self::Link(_, text) => text.clone(),
            Self::Citation(number) => clean!["[", *number, "]"],
            Self::Sign(sign) => clean![sign.glyph, " ", sign.word],
            Self::Mark(mark) => mark.signs(),
        }
    }
}
