//! Searching: names by some of their texts by their words.
//!
//! Both look at folded copies in memory and touch no file; [`crate::gather::corpus`] makes the copy of
//! the documents.

mod meant;
mod names;
pub mod text;

pub use meant::{Unfound, meant};
pub use names::{Hit, Match, marks, names};
