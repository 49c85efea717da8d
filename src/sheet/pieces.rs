//! What the rows of pages are made of.

use super::Piece;
use crate::{
    analysis::{origins::Origin, reason::whose},
    clean, clean_format,
    library::{Index, Library},
    model::{At, Date, Text},
    sign::{Sign, Tone},
    text::Clean,
};

/// What parts records on a row: their names are sentences and hold commas of their own.
pub const BETWEEN: &str = " · ";

/// Text of the program's own.
pub fn own(text: impl Into<Clean>) -> Piece {
    Piece::Text(text.into(), Tone::Plain)
}

/// Text that stands back behind what the record says.
pub fn dim(text: impl Into<Clean>) -> Piece {
    Piece::Text(text.into(), Tone::Dim)
}

/// How many there are, in a column of its own.
pub fn number(count: usize) -> Piece {
    Piece::Text(clean_format!("{count:>4}  "), Tone::Strong)
}

/// Text of the file.
pub fn said(text: &Text) -> Piece {
    Piece::Text(text.clean(), Tone::Plain)
}

/// Names beside one another; nothing where there are none.
pub fn names(names: &[Text]) -> Vec<Piece> {
    if names.is_empty() {
        return Vec::new();
    }
    vec![own(Clean::join(names.iter().map(Text::clean), ", "))]
}

/// What has become of a record, for behind its name: before a speaker it would read as what they did. By whom or
/// according to whom it is so comes with it. Nothing for a kind that has no status.
pub fn status(library: &Library, index: Index) -> Vec<Piece> {
    let record = library.at(index);
    let Some(sign) = Sign::of(library, index) else {
        return Vec::new();
    };
    let by = match record.here.counted.is_apart() {
        true => Clean::default(),
        false => whose(library, index).whole,
    };
    let mut pieces = behind(sign);
    pieces.extend((!by.is_empty()).then(|| dim(by)));
    pieces
}

/// A sign behind a name.
pub fn behind(sign: Sign) -> Vec<Piece> {
    vec![own("  "), Piece::Sign(sign)]
}

/// A date as it may be shown: in words, or as far as the source gives it. What the file has of a relative
/// date need not be the source's own words.
pub fn when(date: Option<&At<Date>>, said: Option<&Text>) -> Vec<Piece> {
    let exact = date.map(|date| own(date.words()));
    match (exact, said) {
        (Some(exact), Some(said)) => vec![exact, dim(clean![" (given as: ", said.clean(), ")"])],
        (None, Some(said)) => vec![own(said.clean()), dim(" (no exact date given)")],
        (exact, None) => exact.into_iter().collect(),
    }
}

/// What a reader should know of whoever said it first: ` · unnamed · a party's own`.
pub fn cautions(origin: &Origin) -> impl Iterator<Item = Piece> + use<> {
    let unnamed = origin.is_unnamed.then_some("unnamed");
    let party = origin.is_party.then_some("a party's own");
    let words = unnamed.into_iter().chain(party);
    words.map(|word| dim(clean![BETWEEN, word]))
}
