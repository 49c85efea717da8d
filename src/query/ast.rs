//! A query as a tree: what the parser makes, and what evaluation, full text and `--explain` read.

use std::ops::Range;

use super::{keys::Key, values::Value};

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Expr {
    /// Everything: the empty query.
    #[default]
    All,
    Term(Term),
    Not(Box<Expr>),
    /// All of these; two at least.
    And(Vec<Expr>),
    /// Any of these; two at least.
    Or(Vec<Expr>),
}

/// A leaf, with the bytes of the query that it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub what: What,
    pub range: Range<usize>,
}

/// What a leaf asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Words in a text.
    Text(TextTerm),
    /// `key:value`.
    Field(Field),
}

/// Words to be found in a text; all strings are folded by [`crate::text::fold`], their white space
/// is one space.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TextTerm {
    /// A word, or a phrase of whole words, whose last word may go on.
    Begun(String),
    /// Whole words, one after the other.
    Whole(String),
    /// A whole word within so many edits: one or two.
    Near { word: String, edits: u8 },
}

/// A key with its values, any of which will do.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub key: Key,
    /// One at least.
    pub values: Vec<Value>,
}

impl Expr {
    /// Every leaf, in the order of the query, with whether it is wanted or, under a NOT, unwanted.
    pub fn terms(&self) -> Vec<(&Term, Wanted)> {
        let mut terms = Vec::new();
        self.collect(Wanted::Yes, &mut terms);
        terms
    }

    fn collect<'e>(&'e self, wanted: Wanted, terms: &mut Vec<(&'e Term, Wanted)>) {
        match self {
            Self::All => {}
            Self::Term(term) => terms.push((term, wanted)),
            Self::Not(of) => of.collect(wanted.other(), terms),
            Self::And(all) | Self::Or(all) => {
                all.iter().for_each(|part| part.collect(wanted, terms));
            }
        }
    }
}

/// Whether a leaf is looked for or kept out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Yes,
    No,
}

impl Wanted {
    /// What it is under a NOT.
    pub fn other(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
        }
    }
}
