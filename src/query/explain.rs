//! How a query was understood, in plain words.

use super::{Expr, Query, Term, TextTerm, What, eval::Context, eval::holds_of};
use crate::{
    library::Index,
    text::{Clean, clean_line},
};

/// A part of a query in words.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Explained {
    /// How deep it stands, from 0.
    pub depth: usize,
    /// `standing is denied`.
    pub words: Clean,
    /// Of how many records it holds by itself.
    pub records: usize,
}

impl Query {
    /// The query as a tree, a part a line, each with the number of these records that it holds of.
    pub fn explain(&self, context: &Context<'_>, records: &[Index]) -> Vec<Explained> {
        let mut lines = Vec::new();
        let count = |expr: &Expr| {
            let records = records.iter();
            records
                .filter(|index| holds_of(expr, context, **index))
                .count()
        };
        explain(self.expr(), 0, &count, &mut lines);
        lines
    }
}

fn explain(expr: &Expr, depth: usize, count: &impl Fn(&Expr) -> usize, lines: &mut Vec<Explained>) {
    let (words, parts) = match expr {
        Expr::All => ("everything".to_owned(), &[][..]),
        Expr::Term(term) => (term_words(term), &[][..]),
        Expr::Not(of) => ("not".to_owned(), std::slice::from_ref(&**of)),
        Expr::And(all) => ("all of these".to_owned(), &all[..]),
        Expr::Or(any) => ("any of these".to_owned(), &any[..]),
    };
    lines.push(Explained {
        depth,
        words: clean_line(&words),
        records: count(expr),
    });
    for part in parts {
        explain(part, depth + 1, count, lines);
    }
}

fn term_words(term: &Term) -> String {
    match &term.what {
        What::Text(TextTerm::Begun(words)) => format!("words that begin with “{words}”"),
        What::Text(TextTerm::Whole(words)) => format!("the exact words “{words}”"),
        What::Text(TextTerm::Near { word, edits: 1 }) => {
            format!("a word within one letter of “{word}”, or the same name in another spelling")
        }
        What::Text(TextTerm::Near { word, edits }) => {
            format!(
                "a word within {edits} letters of “{word}”, or the same name in another spelling"
            )
        }
        What::Field(field) => {
            let values: Vec<String> = field.values.iter().map(|value| value.words()).collect();
            format!("{} {}", field.key.info().words, values.join(" or "))
        }
    }
}
