//! Bates numbers among the words of a query: a number that lies in a range of some evidence is looked for as that range, too,
//! which is what its record has.

use super::{Expr, Term, TextTerm, What, parse::folded};
use crate::{
    library::Library,
    model::{Bates, BatesNumber, Body},
};

/// The same query, in which each word that is a number within a range asks for the range as well.
pub fn widened(expr: &Expr, library: &Library) -> Expr {
    let parts = |parts: &[Expr]| parts.iter().map(|part| widened(part, library)).collect();
    match expr {
        Expr::All => Expr::All,
        Expr::Not(of) => Expr::Not(Box::new(widened(of, library))),
        Expr::And(all) => Expr::And(parts(all)),
        Expr::Or(any) => Expr::Or(parts(any)),
        Expr::Term(term) => {
            let mut ranges = ranges(term, library);
            match ranges.is_empty() {
                true => expr.clone(),
                false => {
                    ranges.insert(0, expr.clone());
                    Expr::Or(ranges)
                }
            }
        }
    }
}

fn ranges(term: &Term, library: &Library) -> Vec<Expr> {
    let Some(number) = number(&term.what) else {
        return Vec::new();
    };
    let mut ranges: Vec<String> = Vec::new();
    for index in library.indices() {
        if let Body::Evidence(evidence) = &library.at(index).body {
            for written in evidence.bates.holding(&number).filter_map(folded) {
                if !ranges.contains(&written) {
                    ranges.push(written);
                }
            }
        }
    }
    let term = |written| {
        let what = What::Text(TextTerm::Whole(written));
        let range = term.range.clone();
        Expr::Term(Term { what, range })
    };
    ranges.into_iter().map(term).collect()
}

/// Whether words of a query are a number that is one of these.
pub fn is_stamped(words: &TextTerm, bates: &Bates) -> bool {
    !bates.is_empty() && of_words(words).is_some_and(|number| bates.contains(&number))
}

fn number(what: &What) -> Option<BatesNumber> {
    match what {
        What::Text(words) => of_words(words),
        What::Field(_) => None,
    }
}

fn of_words(words: &TextTerm) -> Option<BatesNumber> {
    match words {
        TextTerm::Begun(words) | TextTerm::Whole(words) => BatesNumber::of_word(words),
        TextTerm::Near { .. } => None,
    }
}
