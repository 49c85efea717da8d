//! The keys of the query language, in one table.

use crate::model::Date;

/// What can be asked for by `key:value`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    Kind,
    Case,
    Standing,
    Status,
    By,
    About,
    Source,
    Via,
    Date,
    Before,
    After,
    Origins,
    Depth,
    Quote,
    Has,
    Is,
    Evidence,
    Id,
}

/// A value that was asked for, read as its key wants it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A word of a closed list, as the list has it.
    Word(&'static str),
    /// An id or part of a name, folded.
    Name(String),
    Date(Date),
    Number(Compare, u64),
}

/// How a number compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    Less,
    AtMost,
    Equal,
    AtLeast,
    More,
}
