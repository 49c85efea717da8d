//! The query language: which records are looked for, in one line that a filter, a list, the
//! chronology and an export understand alike.
//!
//! - Terms side by side must all hold; `OR` (or `|`) parts alternatives and binds weaker; `NOT` or `-`
//!   negates; parentheses group.
//! - A bare word is found as the beginning of a word (`deport` finds *deported*), blind to case and
//!   accents; `word*` says the same. `"exact words"` are whole words, one after the other. `word~`
//!   allows an edit, `word~2` two.
//! - `key:value` asks something of a record; [`KEYS`] is the table. Several values, with commas
//!   between, are alternatives; `key:"words with spaces"`.
//!
//! Words are looked for in what a record says itself, names and quotes included, and, where the caller
//! has them, in the texts of sources.

mod ast;
mod complete;
mod error;
mod eval;
mod explain;
mod fields;
mod guide;
mod help;
mod keys;
mod lex;
mod lists;
mod parse;
mod read;
mod stamped;
mod stays;
mod taking;
mod text;
mod together;
mod traits;
mod values;

#[cfg(test)]
mod tests;

pub use ast::{Expr, Field, Term, TextTerm, Wanted, What};
pub use complete::{Completion, Offer, Offered, complete};
pub use error::QueryError;
pub use eval::{Context, Passages, Texts, quoted, replied};
pub use explain::Explained;
pub use fields::{NO_REPLY, VERDICTS as QUOTES};
pub use guide::{COUNTED, count as count_of, guide};
pub use help::{markdown, plain, roff};
pub use keys::{KEYS, Key, KeyInfo, Takes};
pub use lists::Word;
pub use parse::{DEEPEST, LONGEST};
pub use stamped::widened;
pub use text::{holds_begun, is_begin, is_boundary, is_of_word};
pub use traits::{HAS, IS, Trait};
pub use values::{Compare, Value};

use std::cmp::Reverse;

use traits::Told;

/// A query that was understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    text: Box<str>,
    expr: Expr,
    /// The same, what costs least first.
    plan: Expr,
}

impl Query {
    /// Reads a query; an empty one asks for everything.
    ///
    /// # Errors
    /// Where it cannot be understood.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let expr = parse::parse(text)?;
        Ok(Self {
            text: text.trim().into(),
            plan: cheap_first(&expr),
            expr,
        })
    }

    /// As it was written, without the white space around it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is looked for.
    pub fn expr(&self) -> &Expr {
        &self.expr
    }

    /// Whether everything is asked for.
    pub fn is_empty(&self) -> bool {
        self.expr == Expr::All
    }

    /// Whether every match of `self` also matches `other`; may answer no when unsure. Then only what the
    /// other found has to be looked at.
    pub fn narrows(&self, other: &Self) -> bool {
        let parts = |query: &Self| match &query.expr {
            Expr::All => Vec::new(),
            Expr::And(all) => all.clone(),
            one => vec![one.clone()],
        };
        let asked = parts(self);
        parts(other)
            .iter()
            .all(|wide| asked.iter().any(|narrow| implies(narrow, wide)))
    }

    /// Whether it asks what was found of quotes, for which sources have to be opened.
    pub fn needs_verdicts(&self) -> bool {
        self.expr.terms().iter().any(|(term, _)| match &term.what {
            What::Field(field) => {
                field.key == Key::Quote && !field.values.iter().all(fields::is_told_by_record)
            }
            What::Text(_) => false,
        })
    }

    /// Whether it asks what a reader marked or noted, for which their log has to be read.
    pub fn needs_marks(&self) -> bool {
        self.asks(&|told| told != Told::Record, true)
    }

    /// Whether it asks what has changed since it was reviewed, for which sources have to be opened besides.
    pub fn needs_versions(&self) -> bool {
        self.asks(&|told| told == Told::Versions, false)
    }

    /// Whether it asks for a trait that is told so, or for a label.
    fn asks(&self, is_told: &dyn Fn(Told) -> bool, labels: bool) -> bool {
        let is_asked = |field: &Field, traits: &[Trait]| {
            let mut traits = traits.iter().filter(|one| is_told(one.told));
            traits.any(|one| field.values.contains(&Value::Word(one.word)))
        };
        self.expr.terms().iter().any(|(term, _)| match &term.what {
            What::Field(field) => match field.key {
                Key::Label => labels,
                Key::Has => is_asked(field, &HAS),
                Key::Is => is_asked(field, &IS),
                _ => false,
            },
            What::Text(_) => false,
        })
    }

    /// Whether it looks for words, which may stand in the texts of sources.
    pub fn needs_texts(&self) -> bool {
        let terms = self.expr.terms();
        terms
            .iter()
            .any(|(term, _)| matches!(term.what, What::Text(_)))
    }
}

/// Whether one part of a query holds only where another does.
fn implies(narrow: &Expr, wide: &Expr) -> bool {
    let (Expr::Term(narrow), Expr::Term(wide)) = (narrow, wide) else {
        return false;
    };
    match (&narrow.what, &wide.what) {
        (What::Text(TextTerm::Begun(longer)), What::Text(TextTerm::Begun(word))) => {
            longer.starts_with(word.as_str())
        }
        (narrow, wide) => narrow == wide,
    }
}

/// The same expression with the parts of each group in the order of what they cost.
fn cheap_first(expr: &Expr) -> Expr {
    let sorted = |parts: &[Expr]| {
        let mut parts: Vec<Expr> = parts.iter().map(cheap_first).collect();
        parts.sort_by_key(|part| Reverse(cheapness(part)));
        parts
    };
    match expr {
        Expr::All | Expr::Term(_) => expr.clone(),
        Expr::Not(of) => Expr::Not(Box::new(cheap_first(of))),
        Expr::And(all) => Expr::And(sorted(all)),
        Expr::Or(any) => Expr::Or(sorted(any)),
    }
}

/// How little it costs to tell: what stands in the record most, then names, then words, then what has
/// to be worked out.
fn cheapness(expr: &Expr) -> u8 {
    match expr {
        Expr::All => 4,
        Expr::Not(of) => cheapness(of),
        Expr::And(parts) | Expr::Or(parts) => parts.iter().map(cheapness).min().unwrap_or(0),
        Expr::Term(term) => match &term.what {
            What::Text(TextTerm::Near { .. }) => 1,
            What::Text(_) => 2,
            What::Field(field) => match field.key {
                Key::Standing | Key::Origins | Key::Depth | Key::Quote => 0,
                Key::Status | Key::Has | Key::Is | Key::Evidence => 1,
                Key::By | Key::About | Key::Names | Key::Source | Key::Via | Key::Case => 3,
                _ => 4,
            },
        },
    }
}
