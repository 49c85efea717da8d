//! Interim: plain words only.

use crate::{
    query::{Expr, Term, TextTerm, What},
    text::fold,
};

pub fn read(typed: &str) -> Result<Expr, String> {
    let term = |word: &str| {
        let (not, word) = match word.strip_prefix('-') {
            Some(word) => (true, word),
            None => (false, word),
        };
        let what = match word.strip_suffix('~') {
            Some(word) => TextTerm::Near {
                word: fold(word),
                edits: 1,
            },
            None => TextTerm::Begun(fold(word)),
        };
        let term = Expr::Term(Term {
            what: What::Text(what),
            range: 0..0,
        });
        if not { Expr::Not(Box::new(term)) } else { term }
    };
    let mut terms: Vec<Expr> = typed.split_whitespace().map(term).collect();
    Ok(match terms.len() {
        0 => Expr::All,
        1 => terms.remove(0),
        _ => Expr::And(terms),
    })
}
