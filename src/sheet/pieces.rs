//! What the rows of pages are made of.

use super::Piece;
use crate::{
    analysis::origins::Origin,
    clean,
    model::{At, Date, Text},
    sign::Tone,
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

/// What a reader should know of whoever said it first: ` · anonymous · party to it`.
pub fn cautions(origin: &Origin) -> impl Iterator<Item = Piece> + use<> {
    let anonymous = origin.is_anonymous.then_some("anonymous");
    let party = origin.is_party.then_some("party to it");
    let words = anonymous.into_iter().chain(party);
    words.map(|word| dim(clean![BETWEEN, word]))
}
