//! Records as a table: a record a row, a key a column, for those who sort, filter and count.
//!
//! The columns of a kind are its keys in the order of their one description ([`Describe::fields`]), filled or not,
//! so that two tables of a kind have the same columns whatever is in them; behind them stands what follows from the
//! records. Whoever is named is named as lists name them.
//!
//! [`Describe::fields`]: crate::model::record::field::Describe::fields

mod cells;
mod columns;
mod csv;
mod defuse;
pub mod lines;
mod xlsx;

#[cfg(test)]
mod tests;

pub use cells::status_word;
pub use columns::{columns, of};

use crate::{clean, library::Index, text::Clean};

/// Records in rows.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What it is a table of.
    pub title: Clean,
    /// The names of its columns; no two are the same.
    pub columns: Vec<Clean>,
    /// Each with as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// A record.
#[derive(Clone, Debug)]
pub struct Row {
    pub of: Index,
    pub cells: Vec<Cell>,
}

/// What a column says of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Texts beside each other; nothing where there are none.
    Texts(Vec<Clean>),
    /// What can be reckoned with: a count, a grade, a line.
    Number(u64),
}

/// What parts several values in one cell.
pub const BETWEEN: &str = "; ";

/// A table as a file.
#[derive(Clone, Debug)]
pub struct Made {
    pub bytes: Vec<u8>,
    /// What was changed for the sake of the form, in sentences.
    pub remarks: Vec<Clean>,
}

impl Table {
    /// The table as comma-separated values (RFC 4180).
    ///
    /// # Errors
    /// Where it cannot be written so.
    pub fn csv(&self) -> Result<Made, Clean> {
        csv::write(self)
    }

    /// The table as a workbook of one sheet.
    ///
    /// # Errors
    /// Where a sheet cannot hold as many rows.
    pub fn xlsx(&self) -> Result<Made, Clean> {
        xlsx::write(self)
    }
}

impl Cell {
    /// Nothing.
    pub const EMPTY: Self = Self::Texts(Vec::new());

    /// One text; nothing where it is empty.
    fn text(text: impl Into<Clean>) -> Self {
        let text = text.into();
        Self::Texts(match text.is_empty() {
            true => Vec::new(),
            false => vec![text],
        })
    }

    /// One text, if there is one.
    fn some(text: Option<Clean>) -> Self {
        text.map_or(Self::EMPTY, Self::text)
    }

    /// A count.
    fn count(count: usize) -> Self {
        u64::try_from(count).map_or(Self::EMPTY, Self::Number)
    }

    /// The cell in words.
    pub fn words(&self) -> Clean {
        match self {
            Self::Texts(texts) => Clean::join(texts.iter().cloned(), BETWEEN),
            Self::Number(number) => clean![*number],
        }
    }
}

/// So many cells, and what is true of them: `1 cell begins`, `3 cells begin`.
fn cells_that(count: usize, one: &str, several: &str) -> String {
    match count {
        1 => format!("1 cell {one}"),
        _ => format!("{count} cells {several}"),
    }
}
